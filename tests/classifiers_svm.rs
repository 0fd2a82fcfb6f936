//! Support vector machines on samples nobody prepared: exact at every cost and kernel, from a cold and from a warm start.
#![allow(clippy::expect_used)] // stopping is how a test fails

use margin_lab::classifier::svm::{SPEC, Svm};
use margin_lab::classifier::{Fitted, Training};
use margin_lab::data::Dataset;
use margin_lab::knob::Values;
use margin_lab::math::Rng;

/// Two normal classes of `n` samples in all; a `spread` of 1 overlaps a little, 3 a lot.
fn two_classes(n: usize, spread: f64) -> Dataset {
    let mut rng = Rng::new(3);
    let labels: Vec<u32> = (0..n as u32).map(|i| i % 2).collect();
    let centre = |label: &u32| f64::from(*label) * 2.0 - 1.0;
    let mut place = |label| [centre(label) + spread * rng.normal(), centre(label) + spread * rng.normal()];
    let features = labels.iter().flat_map(&mut place).collect();
    let (classes, columns) = (vec!["a".to_owned(), "b".to_owned()], vec!["x".to_owned(), "y".to_owned()]);
    Dataset { features, labels, classes, columns, picture: None, held_out: vec![] }
}

fn knobs(kernel: &str, cost: &str, gamma: &str) -> Values {
    let mut values = Values::defaults(SPEC.knobs);
    for (id, text) in [("kernel", kernel), ("C", cost), ("gamma", gamma)] {
        assert_eq!(values.set(id, text), Ok(None), "{id}={text}");
    }
    values
}

/// The optimality conditions, from the report alone: free support vectors on their margin, others on the right side of it.
fn assert_optimal(data: &Dataset, svm: &Svm, cap: f64) {
    let pair = &svm.pairs()[0];
    let decisions = svm.decisions(&data.features);
    let mut sum = 0.0;
    for (i, decision) in decisions.iter().enumerate() {
        let y = if data.labels[i] == 1 { 1.0 } else { -1.0 };
        let (alpha, margin) = (y * pair.dual(i), y * decision);
        sum += y * alpha;
        assert!((0.0..=cap).contains(&alpha), "dual {alpha}");
        if alpha < cap {
            assert!(margin > 1.0 - 1e-8, "sample {i}: {margin} with dual {alpha}");
        }
        if alpha > 0.0 {
            assert!(margin < 1.0 + 1e-8, "sample {i}: {margin} with dual {alpha}");
        }
    }
    assert!(sum.abs() < 1e-9 * cap.max(1.0), "{sum}");
}

#[test]
fn exact_at_any_cost_and_kernel() {
    for spread in [0.5, 1.0, 3.0] {
        let data = two_classes(200, spread);
        let training = Training::new(&data).expect("samples");
        for (kernel, cost, gamma) in [
            ("linear", "0.01", "1"),
            ("linear", "1", "1"),
            ("linear", "1000", "1"),
            ("rbf", "1", "1"),
            ("rbf", "1000", "0.01"),
            ("rbf", "1000", "100"),
            ("rbf", "1000", "1"),
        ] {
            let values = knobs(kernel, cost, gamma);
            assert_optimal(&data, &Svm::fit(&training, &values, None), values.number("C"));
        }
    }
}

/// A feature that follows from others makes the kernel matrix of a few samples singular without looking so.
#[test]
fn dependent_features_keep_the_duals_in_balance() {
    for seed in 0..20 {
        let mut rng = Rng::new(seed);
        let mut data = two_classes(76, 1.0);
        let mut row = |i: usize| {
            let [x, y, z] = [data.features[2 * i], data.features[2 * i + 1], rng.normal()];
            [x, y, z, x + y - z]
        };
        data.features = (0..76).flat_map(&mut row).collect();
        data.columns = ["x", "y", "z", "w"].map(str::to_owned).to_vec();
        let training = Training::new(&data).expect("samples");
        for cost in ["0.1", "10"] {
            let values = knobs("linear", cost, "1");
            assert_optimal(&data, &Svm::fit(&training, &values, None), values.number("C"));
        }
    }
}

#[test]
fn a_warm_start_ends_where_a_cold_one_does() {
    let mut data = two_classes(200, 1.0);
    for values in [knobs("linear", "1000", "1"), knobs("rbf", "100", "0.5")] {
        let mut start = Svm::fit(&Training::new(&data).expect("samples"), &values, None).start();
        for step in 0..20 {
            match step {
                5 => {
                    data.features.drain(14..16);
                    data.labels.remove(7);
                }
                10 => {
                    data.features.extend([0.1, -0.2]);
                    data.labels.push(1);
                }
                15 => data.labels[0] = 1 - data.labels[0],
                _ => data.features[0] += 0.1,
            }
            let training = Training::new(&data).expect("samples");
            let (warm, cold) =
                (Svm::fit(&training, &values, Some(&start)), Svm::fit(&training, &values, None));
            let (ours, theirs) = (warm.decisions(&data.features), cold.decisions(&data.features));
            let gap = ours.iter().zip(&theirs).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(gap < 1e-6, "step {step}: {gap}");
            assert_optimal(&data, &warm, values.number("C"));
            start = warm.start();
        }
    }
}
