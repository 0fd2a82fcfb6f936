//! Against central differences: whatever is registered is checked, without being named here.

use super::{Sample, apart, variants};
use margin_lab::head::{HEADS, Head, TargetLogit};
use margin_lab::knob::Values;

/// What a coordinate is moved by, and the error that may leave (curvature and rounding).
const STEP: f64 = 1e-6;
const TOLERANCE: f64 = 1e-7;

fn exact(values: &Values) -> bool {
    values.word("gradient") != "detached"
}

/// Whether T bends or jumps sharply within 0.01 of an angle, judged by its values alone: T″ stays below 100 elsewhere.
fn kinked(target: &TargetLogit, theta: f64) -> bool {
    let step = 1e-3;
    (-10..=10).any(|k| {
        let at = theta + step * f64::from(k);
        let bend = target.at(at + step) - 2.0 * target.at(at) + target.at(at - step);
        bend.abs() / (step * step) > 100.0
    })
}

/// A sample whose own-class angles are away from the head's kinks and from both ends.
fn smooth_sample(target: &TargetLogit, dim: usize) -> Sample<f64> {
    let mut sample = Sample::random(40, dim, 11);
    let d = dim;
    let keep: Vec<usize> = (0..40)
        .filter(|&i| {
            let own = sample.labels[i] as usize;
            let (x, w) = (&sample.embeddings[i * d..][..d], &sample.prototypes[own * d..][..d]);
            let theta = margin_lab::math::angle::between(x, w);
            theta > 0.1 && theta < 3.04 && !kinked(target, theta)
        })
        .collect();
    assert!(keep.len() > 20, "a head that is kinked nearly everywhere");
    sample.embeddings = keep.iter().flat_map(|&i| sample.embeddings[i * d..][..d].to_vec()).collect();
    sample.labels = keep.iter().map(|&i| sample.labels[i]).collect();
    sample
}

type Part = fn(&mut Sample<f64>) -> &mut Vec<f64>;

/// Gradient of the mean loss by moving each number of one array both ways.
fn differences(sample: &Sample<f64>, head: &dyn Head<f64>, part: Part) -> Vec<f64> {
    let mut moved = sample.clone();
    let mut loss_at = |k: usize, by: f64| {
        let kept = part(&mut moved)[k];
        part(&mut moved)[k] = kept + by;
        let losses = moved.run(head).losses;
        part(&mut moved)[k] = kept;
        losses.iter().sum::<f64>() / losses.len() as f64
    };
    let count = part(&mut sample.clone()).len();
    (0..count).map(|k| (loss_at(k, STEP) - loss_at(k, -STEP)) / (2.0 * STEP)).collect()
}

#[test]
fn gradients_are_the_derivatives_of_the_mean_loss() {
    for spec in HEADS {
        for values in variants(spec).iter().filter(|values| exact(values)) {
            let (head, target) = (spec.exact(values).unwrap(), (spec.target_logit)(values));
            for dim in [2, 3, 5] {
                let sample = smooth_sample(&target, dim);
                let got = sample.run(&*head);
                let mut parts: Vec<(&str, &[f64], Part)> = vec![
                    ("d_embeddings", &got.d_embeddings, |s| &mut s.embeddings),
                    ("d_prototypes", &got.d_prototypes, |s| &mut s.prototypes),
                ];
                if !got.d_bias.is_empty() {
                    parts.push(("d_bias", &got.d_bias, |s| &mut s.bias));
                }
                for (name, gradient, part) in parts {
                    let error = apart(gradient, &differences(&sample, &*head, part));
                    assert!(error < TOLERANCE, "{} d={dim} {name}: {error:e} {values:?}", spec.id);
                }
            }
        }
    }
}

#[test]
fn pull_is_minus_the_slope_of_the_target() {
    for spec in HEADS {
        for values in variants(spec) {
            let target = (spec.target_logit)(&values);
            for theta in (2..62).map(|k| f64::from(k) * 0.05).filter(|&theta| !kinked(&target, theta)) {
                let slope = (target.at(theta - STEP) - target.at(theta + STEP)) / (2.0 * STEP);
                let want = if exact(&values) { slope } else { libm::sin(theta) };
                assert!((target.pull(theta) - want).abs() < 1e-8, "{} at {theta}: {values:?}", spec.id);
            }
        }
    }
}
