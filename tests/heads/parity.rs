//! Against PyTorch's autograd in f64 (`tests/fixtures/heads.py`): values to 1e-12, gradients to 1e-9 of the largest entry.

use super::batch::{Sample, apart, fixture, flat};
use margin_lab::head::{HEADS, Shape};
use margin_lab::knob::Values;
use serde_json::Value;

const VALUES: f64 = 1e-12;
const GRADIENTS: f64 = 1e-9;

fn sample(inputs: &Value, dim: usize) -> Sample<f64> {
    let given = &inputs[dim.to_string()];
    let prototypes = flat(&given["prototypes"]);
    Sample {
        shape: Shape { classes: prototypes.len() / dim, dim },
        embeddings: flat(&given["embeddings"]),
        prototypes,
        bias: flat(&given["bias"]),
        centres: Vec::new(),
        labels: flat(&given["labels"]).into_iter().map(|label| label as u32).collect(),
    }
}

#[test]
fn every_head_agrees_with_autograd() {
    let inputs = fixture("heads/inputs");
    for spec in HEADS {
        let cases = fixture(&format!("heads/{}", spec.id));
        for case in cases.as_array().unwrap() {
            let mut values = Values::defaults(spec.knobs);
            for (id, value) in case["params"].as_object().unwrap() {
                match value.as_f64() {
                    Some(number) => values.put_exactly(id, number).unwrap(),
                    None => drop(values.set(id, value.as_str().unwrap()).unwrap()),
                }
            }
            let dim = case["dim"].as_u64().unwrap() as usize;
            let got = sample(&inputs, dim).run(&*spec.exact(&values).unwrap());
            let mut arrays = vec![
                ("losses", &got.losses, VALUES),
                ("logits", &got.logits, VALUES),
                ("d_embeddings", &got.d_embeddings, GRADIENTS),
                ("d_prototypes", &got.d_prototypes, GRADIENTS),
            ];
            if case.get("d_bias").is_some() {
                arrays.push(("d_bias", &got.d_bias, GRADIENTS));
            }
            for (name, array, tolerance) in arrays {
                let error = apart(array, &flat(&case[name]));
                assert!(error < tolerance, "{} {} d={dim} {name}: {error:e}", spec.id, case["params"]);
            }
        }
    }
}
