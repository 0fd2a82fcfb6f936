//! What every registry entry must hold, without naming one.

use super::{Sample, apart, variants};
use margin_lab::head::{HEADS, Shape};
use margin_lab::knob::Values;

#[test]
fn presets_and_formulas_name_knobs_that_exist() {
    for spec in HEADS {
        for preset in spec.presets {
            let mut values = Values::defaults(spec.knobs);
            for (id, text) in preset.values {
                assert_eq!(values.set(id, text).unwrap(), None, "{}: {id}={text} is clamped", preset.id);
            }
        }
        let found = spec.formula.knobs();
        assert!(
            found.iter().all(|id| spec.knobs.iter().any(|knob| knob.id == *id)),
            "{}: {found:?}",
            spec.id
        );
    }
}

#[test]
fn the_default_margins_can_be_met_by_ten_classes_on_a_circle() {
    use margin_lab::head::limit::Side;
    for spec in HEADS {
        let values = Values::defaults(spec.knobs);
        for limit in (spec.limits)(&values, Shape { classes: 10, dim: 2 }) {
            if limit.side == Side::Above {
                assert!(
                    values.number(limit.knob) <= limit.bound,
                    "{} {}: {}",
                    spec.id,
                    limit.knob,
                    limit.bound
                );
            }
        }
    }
}

#[test]
fn the_posterior_of_given_labels_is_what_training_sees() {
    let sample = Sample::random(21, 3, 9);
    for spec in HEADS {
        for values in variants(spec) {
            let head = spec.exact(&values).unwrap();
            let mut logits = Vec::new();
            head.logits(&sample.batch(), &mut logits);
            assert_eq!(logits, sample.run(&*head).logits, "{}", spec.id);
        }
    }
}

#[test]
fn the_rule_is_the_head_without_its_margin() {
    let sample = Sample::random(21, 3, 10);
    for spec in HEADS {
        let head = spec.exact(&Values::defaults(spec.knobs)).unwrap();
        let rule = head.rule(&sample.prototypes, &sample.bias, sample.shape);
        let got = sample.run(&*head).logits;
        let (mut ruled, mut trained) = (Vec::new(), Vec::new());
        for (i, x) in sample.embeddings.chunks_exact(3).enumerate() {
            let norm = x.iter().map(|x| x * x).sum::<f64>().sqrt();
            for j in (0..5).filter(|&j| j != sample.labels[i] as usize) {
                let product: f64 = x.iter().zip(&rule.weights[j * 3..]).map(|(x, w)| x * w).sum();
                ruled.push(rule.scale.map_or(product + rule.bias[j], |s| s * product / norm));
                trained.push(got[i * 5 + j]);
            }
        }
        assert!(apart(&ruled, &trained) < 1e-14, "{}", spec.id);
    }
}
