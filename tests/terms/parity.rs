//! Against PyTorch's autograd in f64 (`tests/fixtures/terms.py`): values to 1e-12, gradients to 1e-9 of the largest entry.

use super::batch::{Sample, apart, fixture, flat};
use super::mean;
use margin_lab::head::Shape;
use margin_lab::knob::Values;
use margin_lab::term::TERMS;
use serde_json::Value;

const VALUES: f64 = 1e-12;
const GRADIENTS: f64 = 1e-9;

fn sample(given: &Value) -> Sample<f64> {
    let classes = given["prototypes"].as_array().unwrap().len();
    let prototypes = flat(&given["prototypes"]);
    Sample {
        shape: Shape { classes, dim: prototypes.len() / classes },
        embeddings: flat(&given["embeddings"]),
        prototypes,
        bias: Vec::new(),
        centres: flat(&given["centres"]),
        labels: flat(&given["labels"]).into_iter().map(|label| label as u32).collect(),
    }
}

#[test]
fn every_term_agrees_with_autograd() {
    let inputs = fixture("terms/inputs");
    for spec in TERMS {
        for case in fixture(&format!("terms/{}", spec.id)).as_array().unwrap() {
            let mut values = Values::defaults(spec.knobs);
            for (id, value) in case["params"].as_object().unwrap() {
                values.put_exactly(id, value.as_f64().unwrap()).unwrap();
            }
            let term = spec.exact(&values).unwrap();
            let sample = sample(&inputs[case["batch"].as_str().unwrap()]);
            let got = sample.run(&*term);
            let (loss, moved) = (vec![mean(&got)], sample.moved(&*term));
            let mut arrays = vec![
                ("loss", &loss, VALUES),
                ("d_embeddings", &got.d_embeddings, GRADIENTS),
                ("d_prototypes", &got.d_prototypes, GRADIENTS),
            ];
            if spec.centres {
                arrays.push(("centres", &moved, VALUES));
            }
            for (name, array, tolerance) in arrays {
                let error = apart(array, &flat(&case[name]));
                assert!(
                    error < tolerance,
                    "{} {} {} {name}: {error:e}",
                    spec.id,
                    case["params"],
                    case["batch"]
                );
            }
        }
    }
}
