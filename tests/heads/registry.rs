//! What every registry entry must hold, without naming one.

use super::{Sample, apart, variants};
use margin_lab::formula::Formula;
use margin_lab::head::{HEADS, Shape};
use margin_lab::knob::{Kind, Values};

fn knobs_of(formula: &Formula, found: &mut Vec<&'static str>) {
    match formula {
        Formula::Knob(id) => found.push(id),
        Formula::Name(_) | Formula::Number(_) => {}
        Formula::Sum(parts) | Formula::Product(parts) | Formula::List(parts) => {
            parts.iter().for_each(|part| knobs_of(part, found));
        }
        Formula::Where(parts) => parts.iter().for_each(|part| knobs_of(part, found)),
        Formula::Difference(a, b) | Formula::Quotient(a, b) | Formula::Power(a, b) => {
            [a, b].iter().for_each(|part| knobs_of(part, found))
        }
        Formula::Call(_, inner) | Formula::Fence(_, inner, _) | Formula::Root(inner) => {
            knobs_of(inner, found)
        }
    }
}

#[test]
fn presets_and_formulas_name_knobs_that_exist() {
    for spec in HEADS {
        for preset in spec.presets {
            let mut values = Values::defaults(spec.knobs);
            for (id, text) in preset.values {
                assert_eq!(values.set(id, text).unwrap(), None, "{}: {id}={text} is clamped", preset.id);
            }
        }
        let mut found = Vec::new();
        knobs_of(&spec.formula, &mut found);
        assert!(
            found.iter().all(|id| spec.knobs.iter().any(|knob| knob.id == *id)),
            "{}: {found:?}",
            spec.id
        );
    }
}

#[cfg(feature = "cli")]
#[test]
fn every_word_exists() {
    let words = margin_lab::message::Words::english();
    for spec in HEADS {
        let mut keys = vec![format!("head.{}", spec.id), format!("head.{}.what", spec.id)];
        keys.extend(spec.presets.iter().map(|preset| format!("preset.{}", preset.id)));
        for knob in spec.knobs {
            keys.extend([knob.words.to_owned(), format!("{}.help", knob.words)]);
            if let Kind::Choice { options, .. } = knob.kind {
                keys.extend(options.iter().map(|option| format!("{}.{option}", knob.words)));
            }
        }
        let shapes = [(2, 2), (10, 2), (4, 3), (10, 3), (40, 3), (20, 8)];
        for (classes, dim) in shapes {
            let limits = (spec.limits)(&Values::defaults(spec.knobs), Shape { classes, dim });
            keys.extend(limits.into_iter().map(|limit| limit.reason.key));
        }
        for key in keys {
            assert!(words.has(&key), "{key} is not in messages/en.json");
        }
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
