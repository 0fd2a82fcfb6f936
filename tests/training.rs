//! The first training steps against PyTorch, from the same start, on the same batches (fixture: tests/fixtures/training.py).

use margin_lab::data;
use margin_lab::engine::parameters::{LayerParameters, Parameters};
use margin_lab::engine::{Experiment, query};
use serde_json::Value;

fn wave(count: usize, gain: f64, phase: f64) -> Vec<f32> {
    (0..count).map(|k| (gain * libm::sin(0.7 * k as f64 + phase)) as f32).collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(widths) => widths.iter().map(ToString::to_string).collect::<Vec<_>>().join("-"),
        other => other.to_string(),
    }
}

fn start(sizes: &[usize], classes: usize) -> Parameters {
    let layer = |(l, pair): (usize, &[usize])| LayerParameters {
        weights: wave(pair[0] * pair[1], (2.0 / pair[0] as f64).sqrt(), l as f64),
        bias: vec![0.0; pair[1]],
    };
    Parameters {
        layers: sizes.windows(2).enumerate().map(layer).collect(),
        prototypes: wave(classes * sizes[sizes.len() - 1], 1.0, 5.0),
        bias: vec![0.0; classes],
        centres: Vec::new(),
    }
}

#[test]
fn losses_agree_with_pytorch_step_by_step() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("fixtures/training.json")).unwrap();
    for case in cases {
        let keys = [
            "data",
            "layers",
            "dim",
            "batch",
            "lr",
            "momentum",
            "weight-decay",
            "activation",
            "optimiser",
            "head",
        ];
        let mut pairs: Vec<(&str, String)> = keys.iter().map(|key| (*key, text(&case[*key]))).collect();
        pairs.extend(
            [("order", "plain"), ("test-share", "0"), ("warm-up", "0"), ("warm-up-s", "0")]
                .map(|(k, v)| (k, v.to_owned())),
        );
        match case["head"].as_str().unwrap() {
            "softmax" => pairs.push(("bias", "off".to_owned())),
            _ => pairs.extend(["s", "m"].map(|key| (key, text(&case[key])))),
        }
        let bytes = data::find(case["data"].as_str().unwrap()).and_then(data::Spec::included);
        let mut experiment = Experiment::open(&query::write(pairs), bytes).unwrap();
        assert_eq!(experiment.problems(), []);
        let hidden = case["layers"].as_array().unwrap().iter().map(|w| w.as_u64().unwrap() as usize);
        let sizes: Vec<usize> = std::iter::once(experiment.data().width())
            .chain(hidden)
            .chain([case["dim"].as_u64().unwrap() as usize])
            .collect();
        let parameters = start(&sizes, experiment.data().classes());
        experiment.start_from(&parameters).unwrap();
        for (step, want) in case["losses"].as_array().unwrap().iter().enumerate() {
            experiment.advance(1);
            let (ours, theirs) = (f64::from(experiment.last_loss()), want.as_f64().unwrap());
            let tolerance = 1e-5 * theirs.abs().max(1.0);
            assert!((ours - theirs).abs() <= tolerance, "{case}: step {step}: {ours} {theirs}");
        }
    }
}
