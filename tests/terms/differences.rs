//! Against central differences: whatever is registered is checked, without being named here.

use super::{Sample, apart, mean};
use margin_lab::knob::Values;
use margin_lab::term::{TERMS, Term};

/// What a coordinate is moved by, and the error that may leave (curvature and rounding).
const STEP: f64 = 1e-6;
const TOLERANCE: f64 = 1e-7;

type Part = fn(&mut Sample<f64>) -> &mut Vec<f64>;

/// Gradient of the mean loss by moving each number of one array both ways.
fn differences(sample: &Sample<f64>, term: &dyn Term<f64>, part: Part) -> Vec<f64> {
    let mut moved = sample.clone();
    let mut loss_at = |k: usize, by: f64| {
        let kept = part(&mut moved)[k];
        part(&mut moved)[k] = kept + by;
        let loss = mean(&moved.run(term));
        part(&mut moved)[k] = kept;
        loss
    };
    let count = part(&mut sample.clone()).len();
    (0..count).map(|k| (loss_at(k, STEP) - loss_at(k, -STEP)) / (2.0 * STEP)).collect()
}

#[test]
fn gradients_are_the_derivatives_of_the_mean_loss() {
    for spec in TERMS {
        let term = spec.exact(&Values::defaults(spec.knobs)).unwrap();
        for (dim, seed) in [(2, 21), (3, 22), (5, 23)] {
            let sample = Sample::random(24, dim, seed);
            let got = sample.run(&*term);
            let parts: [(&str, &[f64], Part); 2] = [
                ("d_embeddings", &got.d_embeddings, |s| &mut s.embeddings),
                ("d_prototypes", &got.d_prototypes, |s| &mut s.prototypes),
            ];
            let mut strongest = 0.0_f64;
            for (name, gradient, part) in parts {
                let error = apart(gradient, &differences(&sample, &*term, part));
                assert!(error < TOLERANCE, "{} d={dim} {name}: {error:e}", spec.id);
                strongest = gradient.iter().fold(strongest, |most, g| most.max(g.abs()));
            }
            assert!(strongest > 1e-4, "{} d={dim} pulls at nothing", spec.id);
        }
    }
}

#[test]
fn single_precision_follows_double() {
    let widen = |list: &[f32]| list.iter().map(|&x| f64::from(x)).collect::<Vec<f64>>();
    for spec in TERMS {
        let values = Values::defaults(spec.knobs);
        let (exact, near) = (spec.exact(&values).unwrap(), (spec.build)(&values));
        let sample = Sample::random(40, 3, 5);
        let (want, got) = (sample.run(&*exact), sample.single().run(&*near));
        assert!(apart(&widen(&got.losses), &want.losses) < 2e-6, "{}", spec.id);
        assert!(apart(&widen(&got.d_embeddings), &want.d_embeddings) < 1e-5, "{}", spec.id);
        assert!(apart(&widen(&got.d_prototypes), &want.d_prototypes) < 1e-5, "{}", spec.id);
        let moved = widen(&sample.single().moved(&*near));
        assert!(apart(&moved, &sample.moved(&*exact)) < 1e-6, "{}", spec.id);
    }
}
