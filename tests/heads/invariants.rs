//! What must not change a loss, and what must stay finite.

use super::{Sample, apart, build, variants};
use margin_lab::head::{Batch, HEADS, Output, Shape};
use margin_lab::knob::Values;
use margin_lab::math::Real;
use std::panic::catch_unwind;

fn same(name: &str, a: &Output<f64>, b: &Output<f64>) {
    let arrays = [
        ("losses", &a.losses, &b.losses),
        ("logits", &a.logits, &b.logits),
        ("d_embeddings", &a.d_embeddings, &b.d_embeddings),
        ("d_prototypes", &a.d_prototypes, &b.d_prototypes),
    ];
    for (array, a, b) in arrays {
        assert!(apart(a, b) < 1e-12, "{name}, {array}: {:e}", apart(a, b));
    }
}

#[test]
fn without_a_margin_every_cosine_head_is_the_normalised_softmax() {
    let sample = Sample::random(37, 3, 1);
    let plain = sample.run(&*build("nsl", &[("s", "20")]));
    for rule in ["none", "linear", "easy", "clamp"] {
        let head = build("arcface", &[("s", "20"), ("m", "0"), ("beyond-pi", rule)]);
        same(rule, &sample.run(&*head), &plain);
    }
    same("cosface", &sample.run(&*build("cosface", &[("s", "20"), ("m", "0")])), &plain);
    let combined = build("combined", &[("s", "20"), ("m1", "1"), ("m2", "0"), ("m3", "0")]);
    same("combined", &sample.run(&*combined), &plain);
}

#[test]
fn l_softmax_with_m_one_is_softmax_without_bias() {
    let sample = Sample::random(37, 3, 2);
    let plain = sample.run(&*build("softmax", &[("bias", "off")]));
    for lambda in ["0", "5"] {
        same("l-softmax", &sample.run(&*build("l-softmax", &[("m", "1"), ("lambda", lambda)])), &plain);
    }
}

#[test]
fn combined_holds_arcface_and_cosface() {
    let sample = Sample::random(37, 3, 3);
    for rule in ["none", "clamp"] {
        let arcface = build("arcface", &[("s", "30"), ("m", "0.5"), ("beyond-pi", rule)]);
        let settings = [("s", "30"), ("m1", "1"), ("m2", "0.5"), ("m3", "0"), ("beyond-pi", rule)];
        same(rule, &sample.run(&*build("combined", &settings)), &sample.run(&*arcface));
    }
    let cosface = build("cosface", &[("s", "30"), ("m", "0.35")]);
    let settings = [("s", "30"), ("m1", "1"), ("m2", "0"), ("m3", "0.35")];
    same("cosface", &sample.run(&*build("combined", &settings)), &sample.run(&*cosface));
}

/// Rotates every row in the plane of the first two axes.
fn rotated(rows: &[f64], dim: usize) -> Vec<f64> {
    let (cos, sin) = (Real::cos(1.1_f64), Real::sin(1.1_f64));
    let mut rows = rows.to_vec();
    for row in rows.chunks_exact_mut(dim) {
        (row[0], row[1]) = (cos * row[0] - sin * row[1], sin * row[0] + cos * row[1]);
    }
    rows
}

#[test]
fn a_rotation_of_everything_rotates_the_gradients_and_nothing_else() {
    let sample = Sample::random(37, 3, 4);
    let mut turned = sample.clone();
    turned.embeddings = rotated(&sample.embeddings, 3);
    turned.prototypes = rotated(&sample.prototypes, 3);
    for spec in HEADS {
        for values in variants(spec) {
            let head = spec.exact(&values).unwrap();
            let mut still = sample.run(&*head);
            still.d_embeddings = rotated(&still.d_embeddings, 3);
            still.d_prototypes = rotated(&still.d_prototypes, 3);
            same(spec.id, &turned.run(&*head), &still);
        }
    }
}

#[test]
fn the_order_of_classes_does_not_matter() {
    let sample = Sample::random(37, 3, 5);
    let mut moved = sample.clone();
    let from = |j: usize| (j + 2) % 5;
    for j in 0..5 {
        moved.prototypes[j * 3..][..3].copy_from_slice(&sample.prototypes[from(j) * 3..][..3]);
        moved.bias[j] = sample.bias[from(j)];
    }
    moved.labels = sample.labels.iter().map(|&y| (y + 3) % 5).collect();
    for spec in HEADS {
        for values in variants(spec) {
            let head = spec.exact(&values).unwrap();
            let (a, b) = (sample.run(&*head), moved.run(&*head));
            assert!(apart(&a.losses, &b.losses) < 1e-12, "{}", spec.id);
            assert!(apart(&a.d_embeddings, &b.d_embeddings) < 1e-12, "{}", spec.id);
        }
    }
}

#[test]
fn a_sample_s_loss_does_not_depend_on_its_company() {
    let sample = Sample::random(13, 2, 6);
    for spec in HEADS {
        let head = spec.exact(&variants(spec)[0]).unwrap();
        let all = sample.run(&*head);
        for i in 0..13 {
            let mut alone = sample.clone();
            alone.embeddings = sample.embeddings[i * 2..][..2].to_vec();
            alone.labels = vec![sample.labels[i]];
            assert_eq!(alone.run(&*head).losses[0].to_bits(), all.losses[i].to_bits(), "{} {i}", spec.id);
        }
    }
}

#[test]
fn single_precision_is_close_to_double() {
    let sample = Sample::random(61, 2, 7);
    for spec in HEADS {
        for values in variants(spec) {
            let exact = sample.run(&*spec.exact(&values).unwrap());
            let quick = sample.single().run(&*(spec.build)(&values));
            let wide = |v: &[f32]| v.iter().map(|&x| f64::from(x)).collect::<Vec<f64>>();
            assert!(apart(&wide(&quick.losses), &exact.losses) < 1e-6, "{}: losses", spec.id);
            assert!(apart(&wide(&quick.logits), &exact.logits) < 1e-6, "{}: logits", spec.id);
            assert!(
                apart(&wide(&quick.d_embeddings), &exact.d_embeddings) < 1e-5,
                "{}: d_embeddings",
                spec.id
            );
            assert!(
                apart(&wide(&quick.d_prototypes), &exact.d_prototypes) < 1e-5,
                "{}: d_prototypes",
                spec.id
            );
        }
    }
}

/// Samples so far from their rivals that shares fall below f32's smallest normal number: what is left of them must be nothing,
/// since a denormal slows every product of the way back through the encoder.
#[test]
fn gradients_hold_no_denormals() {
    let mut sample = Sample::random(61, 2, 7).single();
    for (k, x) in sample.embeddings.iter_mut().enumerate() {
        *x *= [1.0, 8.0, 20.0, 40.0, 100.0][k / 2 % 5];
    }
    for spec in HEADS {
        let mut values = Values::defaults(spec.knobs);
        if spec.knobs.iter().any(|knob| knob.id == "s") {
            values.set("s", "64").unwrap();
        }
        let output = sample.run(&*(spec.build)(&values));
        for gradient in [&output.d_embeddings, &output.d_prototypes, &output.d_bias] {
            assert!(gradient.iter().all(|x| *x == 0.0 || x.is_normal()), "{}: {gradient:?}", spec.id);
        }
    }
}

/// On, opposite, beside and at the origin of the own prototype; class 2's prototype is the zero vector.
fn degenerate() -> Sample<f64> {
    Sample {
        shape: Shape { classes: 3, dim: 2 },
        embeddings: vec![2.0, 0.0, -2.0, 0.0, 0.0, 0.0, 1.0, 1.0, 2.0, 1e-300, 1e-30, 0.0],
        prototypes: vec![1.0, 0.0, -0.5, 0.0, 0.0, 0.0],
        bias: vec![0.0; 3],
        centres: Vec::new(),
        labels: vec![0, 0, 0, 2, 0, 1],
    }
}

fn finite<R: Real>(name: &str, output: &Output<R>) {
    let Output { losses, logits, d_embeddings, d_prototypes, .. } = output;
    for array in [losses, logits, d_embeddings, d_prototypes] {
        assert!(array.iter().all(|x| x.finite()), "{name}: {output:?}");
    }
}

#[test]
fn everything_stays_finite_where_directions_end() {
    for spec in HEADS {
        for values in variants(spec) {
            let sample = degenerate();
            let exact = sample.run(&*spec.exact(&values).unwrap());
            finite(spec.id, &exact);
            finite(spec.id, &sample.single().run(&*(spec.build)(&values)));
            if spec.id != "softmax" {
                assert_eq!(
                    exact.d_embeddings[4..6],
                    [0.0, 0.0],
                    "{}: the zero vector is not turned",
                    spec.id
                );
                assert_eq!(exact.d_prototypes[4..6], [0.0, 0.0], "{}: nor the zero prototype", spec.id);
            }
            let target = (spec.target_logit)(&values);
            for theta in [0.0, f64::PI] {
                assert!(target.at(theta).is_finite() && target.pull(theta).is_finite(), "{}", spec.id);
            }
        }
    }
}

#[test]
fn nothing_at_all_is_answered_with_nothing() {
    for spec in HEADS {
        let mut sample = Sample::random(0, 2, 8);
        let output = sample.run(&*spec.exact(&variants(spec)[0]).unwrap());
        assert!(output.losses.is_empty() && output.d_prototypes.iter().all(|&x| x == 0.0), "{}", spec.id);
        sample.shape.classes = 0;
        sample.prototypes.clear();
        sample.bias.clear();
        sample.run(&*spec.exact(&variants(spec)[0]).unwrap());
    }
}

/// Numbers that come out of a batch of other lengths would look like losses.
#[test]
fn a_batch_of_other_lengths_is_no_batch() {
    let shape = Shape { classes: 3, dim: 2 };
    let whole: Batch<f64> =
        Batch { shape, embeddings: &[0.5; 4], prototypes: &[1.0; 6], bias: &[], labels: &[0, 2] };
    let broken = [
        Batch { embeddings: &[0.5; 2], ..whole },
        Batch { prototypes: &[1.0; 4], ..whole },
        Batch { bias: &[0.0; 2], ..whole },
        Batch { labels: &[0, 3], ..whole },
    ];
    for spec in HEADS {
        let runs = |batch: Batch<f64>| {
            catch_unwind(|| build(spec.id, &[]).pass(&batch, &mut Output::default())).is_ok()
        };
        assert!(runs(whole) && !broken.into_iter().any(runs), "{}", spec.id);
        let asked =
            |batch: Batch<f64>| catch_unwind(|| build(spec.id, &[]).logits(&batch, &mut Vec::new())).is_ok();
        assert!(asked(whole) && !broken.into_iter().take(3).any(asked), "{}", spec.id);
    }
}
