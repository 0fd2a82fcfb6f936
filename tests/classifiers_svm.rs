//! Support vector machines on samples nobody prepared: exact at every cost and kernel, from a cold and from a warm start.
#![allow(clippy::expect_used)] // stopping is how a test fails

use margin_lab::classifier::Start;
use margin_lab::classifier::svm::{SPEC, Svm};
use margin_lab::classifier::{Fitted, Training};
use margin_lab::data::{self, Dataset};
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

fn fitted(training: &Training, values: &Values, start: Option<&Start>) -> Svm {
    Svm::fit(training, values, start).expect("a fit")
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

/// As scikit-learn: `1.0 / (n_features * X.var()) if X.var() != 0 else 1.0`.
#[test]
fn a_gamma_of_what_does_not_vary_is_one() {
    let mut values = knobs("rbf", "1", "1");
    assert_eq!(values.set("gamma-rule", "scale"), Ok(None));
    let mut data = two_classes(8, 1.0);
    for (features, gamma) in
        [(vec![2.0; 16], 1.0), (vec![0.1; 16], 1.0), ([vec![0.0; 8], vec![2.0; 8]].concat(), 0.5)]
    {
        data.features = features;
        let svm = fitted(&Training::new(&data).expect("samples"), &values, None);
        let report = svm.report();
        let found = report.iter().find(|quantity| quantity.name == "gamma").expect("gamma");
        assert_eq!(found.values, [gamma]);
    }
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
            assert_optimal(&data, &fitted(&training, &values, None), values.number("C"));
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
            assert_optimal(&data, &fitted(&training, &values, None), values.number("C"));
        }
    }
}

#[test]
fn a_warm_start_ends_where_a_cold_one_does() {
    let mut data = two_classes(200, 1.0);
    for values in [knobs("linear", "1000", "1"), knobs("rbf", "100", "0.5")] {
        let mut start = fitted(&Training::new(&data).expect("samples"), &values, None).start();
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
            let (warm, cold) = (fitted(&training, &values, Some(&start)), fitted(&training, &values, None));
            let (ours, theirs) = (warm.decisions(&data.features), cold.decisions(&data.features));
            let gap = ours.iter().zip(&theirs).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(gap < 1e-6, "step {step}: {gap}");
            assert_optimal(&data, &warm, values.number("C"));
            start = warm.start();
        }
    }
}

/// Two samples far out, two near: the widest margin lies between the near ones, whatever the far ones' size. ½‖w‖² = ⅛.
#[test]
fn samples_of_very_different_lengths_keep_their_margin() {
    let mut data = two_classes(4, 1.0);
    data.labels = vec![0, 0, 1, 1];
    for size in [1e4, 1e7, 1e8, 1e10, 1e20, 1e100] {
        data.features = vec![size, 0.0, 1.0, 0.0, 0.0, size, 1.0, 4.0];
        let training = Training::new(&data).expect("samples");
        let svm = fitted(&training, &knobs("linear", "1", "1"), None);
        let pair = &svm.pairs()[0];
        assert!((pair.objective - 0.125).abs() < 1e-6, "{size:e}: {}", pair.objective);
        assert!((pair.weights[1] - 0.5).abs() < 1e-6 && pair.violation < 1e-6, "{size:e}: {pair:?}");
        assert_eq!(svm.predict(&data.features), data.labels, "{size:e}");
    }
}

/// Far from 0 the differences count: the machine is the one at 0, moved.
#[test]
fn samples_far_from_zero_lose_no_more_than_their_digits() {
    let mut data = two_classes(60, 1.0);
    let values = knobs("linear", "1", "1");
    let at_zero = fitted(&Training::new(&data).expect("samples"), &values, None);
    data.features.iter_mut().for_each(|x| *x += 1e8);
    let away = fitted(&Training::new(&data).expect("samples"), &values, None);
    for (ours, theirs) in away.pairs()[0].weights.iter().zip(&at_zero.pairs()[0].weights) {
        assert!((ours - theirs).abs() < 1e-6, "{ours} {theirs}");
    }
}

/// Degree 10 on features of size 8: kernel values of 10¹⁹, of which the decision is the last digit. No fit is better than a wrong
/// one.
#[test]
fn a_machine_that_is_not_optimal_is_refused() {
    let spec = data::find("iris").expect("iris");
    let table = include_bytes!("../data/iris.csv");
    let mut data = spec.read(&Values::defaults(spec.knobs), 0, Some(table)).expect("iris");
    data.features = data.features.chunks_exact(4).flat_map(|row| [row[0], row[1]]).collect();
    data.columns.truncate(2);
    let mut values = knobs("poly", "1", "1");
    for (id, text) in [("degree", "10"), ("coef0", "1")] {
        assert_eq!(values.set(id, text), Ok(None));
    }
    let refusal = SPEC.fit(&data, &values).map(|_| ()).expect_err("a refusal");
    assert_eq!(refusal.key, "classifier.unfinished");
}

/// Kernel values of 10¹⁶ to 10²⁴: to the solver, which has no digits left for a decision, such machines look optimal. The first
/// one's duals, evaluated in 60 digits, miss by 1138; the best machine is about as good as w = 0, whose objective is 60.
#[test]
fn a_machine_that_only_looks_optimal_is_refused() {
    for (start, count, labels, degree, cost) in [
        (1e3, 6, [0, 1, 0, 1, 0, 1], "3", "10"),
        (1e4, 4, [0, 1, 1, 0, 0, 0], "2", "1"),
        (1e6, 6, [0, 1, 0, 1, 0, 1], "2", "1"),
    ] {
        let mut data = two_classes(count, 1.0);
        data.features = (0..count).map(|i| start + i as f64).collect();
        data.labels = labels[..count].to_vec();
        data.columns.truncate(1);
        let mut values = knobs("poly", cost, "1");
        assert_eq!(values.set("degree", degree), Ok(None));
        match SPEC.fit(&data, &values) {
            Ok(_) => panic!("a machine at {start:e}"),
            Err(refusal) => assert_eq!(refusal.key, "classifier.unfinished"),
        }
    }
}
