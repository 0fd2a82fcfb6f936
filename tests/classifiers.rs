//! The classic classifiers against reference numbers (tests/fixtures/classifiers.py says where each comes from): coefficients and
//! decisions to 1e-6, optimised evidence and its probabilities to 1e-3, predictions wherever no tie decides.
#![allow(clippy::expect_used)] // stopping is how a test fails

mod classifiers {
    pub(crate) mod reference;
}

use classifiers::reference::{Case, cases, check, fit, knobs, set, written};
use margin_lab::classifier::{CLASSIFIERS, Quantity, Training, find};
use margin_lab::data::Dataset;
use margin_lab::knob::Values;

/// Largest error allowed: decisions, probabilities, quantities (each relative to 1 + its size).
fn run(file: &str, tolerance: [f64; 3]) {
    let cases: Vec<Case> = cases(file);
    assert!(!cases.is_empty());
    for case in &cases {
        check(case, tolerance);
    }
}

/// Each program draws a forest, and the landmarks of radial features, in its own way: these have no number in common.
const WITHOUT_CASES: [&str; 2] = ["rbf-logistic", "forest"];

#[test]
fn every_classifier_has_reference_numbers() {
    let compared: Vec<String> =
        written().iter().flat_map(|file| cases(file)).map(|case| case.classifier).collect();
    for spec in CLASSIFIERS.iter().filter(|spec| !WITHOUT_CASES.contains(&spec.id)) {
        assert!(
            compared.iter().any(|id| id == spec.id),
            "tests/fixtures/classifiers has no case of {}; tests/fixtures/classifiers.py writes them",
            spec.id
        );
    }
}

#[test]
fn svm_is_the_exact_machine() {
    run("svm", [1e-6, 1e-6, 1e-6]);
}

#[test]
fn logistic_reaches_the_optimum() {
    run("logistic", [1e-6, 1e-6, 1e-6]);
}

#[test]
fn linear_is_least_squares() {
    run("linear", [1e-9, 1e-9, 1e-9]);
}

#[test]
fn gaussian_process_with_fixed_hyper_parameters() {
    let fixed: Vec<Case> = cases("gaussian-process")
        .into_iter()
        .filter(|case| case.params.iter().any(|(_, v)| v == "fixed"))
        .collect();
    assert_eq!(fixed.len(), 4);
    fixed.iter().for_each(|case| check(case, [1e-6, 1e-6, 1e-6]));
}

/// Iris, class 1 against the rest, σ² = 10⁴ and ℓ = 3: the latent mean by Newton's method in 40 digits (mpmath).
/// Where the objective's last digit decides, errors are 3·10⁻³.
#[test]
fn gaussian_process_of_large_variance_stands_at_the_mode() {
    let (iris, _) = set("iris");
    let params = [("hyper-parameters", "fixed"), ("variance", "10000"), ("length-scale", "3")];
    let fitted = fit("gaussian-process", &iris, &params);
    for (place, mean) in [
        ([5.0, 2.5], 0.771_777_352_122_384),
        ([6.2, 3.3], -0.329_723_942_158_788),
        ([5.8, 2.7], 1.240_364_921_540_02),
        ([6.9, 3.0], -1.376_867_625_129_15),
        ([5.5, 2.4], 2.020_216_261_453_14),
        ([7.5, 2.0], -5.430_754_153_355_56),
    ] {
        let ours = fitted.decisions(&place)[1];
        assert!((ours - mean).abs() < 1e-6, "{place:?}: {ours}, not {mean}");
    }
}

/// scikit-learn 1.5, 500 trees with `min_samples_leaf=5`: mean depth 5.96, out of bag 0.780.
#[test]
fn forest_leaves_hold_samples_not_draws() {
    let (iris, _) = set("iris");
    let report = fit("forest", &iris, &[("trees", "500"), ("min-leaf", "5")]).report();
    let of = |name: &str| report.iter().find(|quantity| quantity.name == name).expect(name).values.clone();
    let depth = of("depths").iter().sum::<f64>() / 500.0;
    assert!((depth - 5.96).abs() < 0.15, "mean depth {depth}");
    let share = of("out-of-bag-accuracy")[0];
    assert!((share - 0.78).abs() < 0.015, "out of bag {share}");
}

#[test]
fn gaussian_process_finds_the_largest_evidence() {
    let learnt: Vec<Case> = cases("gaussian-process")
        .into_iter()
        .filter(|case| case.params.iter().any(|(_, v)| v == "optimised"))
        .collect();
    assert_eq!(learnt.len(), 2);
    learnt.iter().for_each(|case| check(case, [1e-3, 1e-3, 1e-4]));
}

#[test]
fn knn_votes_as_scikit_learn() {
    run("knn", [1e-9, 1e-9, 1e-9]);
}

#[test]
fn enn_follows_its_definition() {
    run("enn", [1e-9, 1e-9, 1e-9]);
}

#[test]
fn tree_asks_as_cart() {
    run("tree", [1e-9, 1e-9, 1e-9]);
}

#[test]
fn published_figures_come_out() {
    let (blobs, _) = set("blobs");
    let of = |report: &[Quantity], name: &str| {
        report.iter().find(|quantity| quantity.name == name).expect(name).values.clone()
    };
    for (cost, width, carriers) in
        [("1000", 2.283_573, 3), ("1", 2.283_573, 3), ("0.05", 3.908, 8), ("0.01", 5.714, 18)]
    {
        let report = fit("svm", &blobs, &[("C", cost)]).report();
        assert!((of(&report, "margin-width")[0] - width).abs() < 1e-3, "C = {cost}: {report:?}");
        assert_eq!(of(&report, "support").len(), carriers, "C = {cost}");
    }
    let (iris, _) = set("iris");
    let report = fit("svm", &iris, &[("C", "10")]).report();
    let weights = [-4.0, 4.0, -2.926_829, 2.439_024, -1.6, -0.8];
    for (ours, theirs) in of(&report, "coefficients").iter().zip(weights) {
        assert!((ours - theirs).abs() < 1e-6, "{report:?}");
    }
    for (params, right) in [
        (vec![("penalty", "l1"), ("C", "10")], 125),
        (vec![("penalty", "l2"), ("C", "10")], 125),
        (vec![("scheme", "ovr"), ("C", "10")], 120),
    ] {
        assert_eq!(hits("logistic", &iris, &params), right, "{params:?}");
    }
    assert_eq!(hits("svm", &iris, &[("C", "10")]), 123);
    assert_eq!(hits("gaussian-process", &iris, &[]), 124);
    assert_eq!(hits("svm", &iris, &[("kernel", "rbf"), ("gamma", "0.7")]), 124);
    assert_eq!(hits("svm", &iris, &[("kernel", "poly"), ("gamma-rule", "auto")]), 122);
}

fn hits(id: &str, data: &Dataset, params: &[(&str, &str)]) -> usize {
    let predicted = fit(id, data, params).predict(&data.features);
    predicted.iter().zip(&data.labels).filter(|(a, b)| a == b).count()
}

#[test]
fn every_classifier_answers_in_shape_and_repeats_itself() {
    for spec in CLASSIFIERS {
        for name in ["iris", "moons"] {
            let (data, grid) = set(name);
            let classes = data.classes.len();
            let first = fit::<&str>(spec.id, &data, &[]);
            let (shares, predicted) = (first.probabilities(&grid), first.predict(&grid));
            assert_eq!((shares.len(), predicted.len()), (625 * classes, 625), "{}", spec.id);
            assert!(shares.iter().all(|share| (0.0..=1.0 + 1e-12).contains(share)), "{}", spec.id);
            if spec.id != "linear" {
                let sums = shares.chunks_exact(classes).map(|row| row.iter().sum::<f64>());
                assert!(sums.into_iter().all(|sum| (sum - 1.0).abs() < 1e-9), "{}", spec.id);
            }
            let again = fit::<&str>(spec.id, &data, &[]);
            assert_eq!((again.probabilities(&grid), again.report()), (shares, first.report()), "{}", spec.id);
            assert_eq!(first.probabilities(&[]), Vec::<f64>::new());
            assert!(hits(spec.id, &data, &[]) * 100 >= data.len() * 78, "{} on {name}", spec.id);
        }
    }
}

#[test]
fn a_place_is_answered_alike_alone_and_in_company() {
    let (data, grid) = set("iris");
    for spec in CLASSIFIERS {
        let fitted = fit::<&str>(spec.id, &data, &[]);
        let together = fitted.probabilities(&grid);
        let alone: Vec<f64> = grid.chunks_exact(2).flat_map(|place| fitted.probabilities(place)).collect();
        assert_eq!(together, alone, "{}", spec.id);
    }
}

#[test]
fn classes_without_samples_get_nothing() {
    let (mut data, grid) = set("moons");
    data.classes.push("empty".to_owned());
    data.labels.iter_mut().for_each(|label| *label *= 2);
    for spec in CLASSIFIERS {
        let fitted = fit::<&str>(spec.id, &data, &[]);
        assert!(fitted.probabilities(&grid).chunks_exact(3).all(|row| row[1] == 0.0), "{}", spec.id);
        assert!(fitted.predict(&grid).iter().all(|class| *class != 1), "{}", spec.id);
    }
}

#[test]
fn samples_that_cannot_be_learnt_from_are_refused() {
    let (data, _) = set("moons");
    let refusal = |change: fn(&mut Dataset)| {
        let mut broken = data.clone();
        change(&mut broken);
        Training::new(&broken).expect_err("a refusal").key
    };
    assert_eq!(refusal(|data| data.labels.fill(0)), "classifier.one-class");
    assert_eq!(refusal(|data| data.labels[3] = 7), "classifier.no-such-class");
    assert_eq!(refusal(|data| data.features[5] = f64::NAN), "classifier.not-finite");
    assert_eq!(refusal(|data| data.labels.clear()), "classifier.no-samples");
}

/// Two samples, twins of different classes, one place for all, huge and tiny features: an answer or a refusal, no panic.
#[test]
fn awkward_samples_do_no_harm() {
    let sets = [
        planar(&[0.0, 0.0, 1.0, 1.0], &[0, 1]),
        planar(&[0.5, 0.5, 0.5, 0.5], &[0, 1]),
        planar(&[2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0], &[0, 1, 1, 0]),
        planar(&[1e150, 0.0, -1e150, 1e150, 0.0, 1.0], &[0, 1, 1]),
        planar(&[1e155, 0.0, -1e155, 1e155, 0.0, 1.0], &[0, 1, 1]),
        planar(&[1e-200, 0.0, 0.0, 1e-200, 3e-200, 0.0], &[0, 1, 0]),
        planar(&[0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0], &[0, 1, 1, 0]),
    ];
    for spec in CLASSIFIERS {
        for (at, data) in sets.iter().enumerate() {
            if let Ok(fitted) = spec.fit(data, &Values::defaults(spec.knobs)) {
                let shares = fitted.probabilities(&data.features);
                assert_eq!(shares.len(), data.len() * 2, "{} on {at}", spec.id);
                assert!(
                    shares.iter().all(|share| (0.0..=1.0).contains(share)),
                    "{} on {at}: {shares:?}",
                    spec.id
                );
                assert_eq!(fitted.predict(&[0.3, 0.4]).len(), 1, "{} on {at}", spec.id);
            }
        }
    }
}

/// Samples of the plane in two classes, a and b.
fn planar(features: &[f64], labels: &[u32]) -> Dataset {
    Dataset {
        features: features.to_vec(),
        labels: labels.to_vec(),
        classes: vec!["a".to_owned(), "b".to_owned()],
        columns: vec!["x".to_owned(), "y".to_owned()],
        picture: None,
        held_out: vec![],
    }
}

/// A model of zeros is no answer to numbers that overflow.
#[test]
fn numbers_beyond_a_classifier_are_refused() {
    let huge = planar(&[1e200, 0.0, 1.0, 0.0, 0.0, 1e200, 1.0, 4.0], &[0, 0, 1, 1]);
    for (id, params, said) in [
        ("logistic", vec![], "classifier.not-reached"),
        ("logistic", vec![("penalty", "l1")], "classifier.not-reached"),
        ("svm", vec![], "classifier.overflow"),
    ] {
        let spec = find(id).expect(id);
        let refusal = spec.fit(&huge, &knobs(id, &params)).map(|_| id);
        assert_eq!(refusal.expect_err("a refusal").key, said, "{id} {params:?}");
    }
}

/// Least squares of any size: the same scores, the coefficients the other way round.
#[test]
fn linear_takes_any_size() {
    let small = [1.0, 0.0, 2.0, 1.0, 0.0, 3.0, 1.0, 4.0];
    for size in [1e-300, 1e-200, 1.0, 1e160, 1e200] {
        let data = planar(&small.map(|x| x * size), &[0, 0, 1, 1]);
        let scores = fit::<&str>("linear", &data, &[]).decisions(&data.features);
        let right = scores.iter().zip([-1.0, -1.0, 1.0, 1.0]).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(right, "{size:e}: {scores:?}");
    }
}

/// A large feature does not end the search for the others' coefficients (scikit-learn, newton-cholesky: 0.683983); where no digits
/// are left for those, there is no fit.
#[test]
fn logistic_regards_every_feature() {
    for size in [1e8, 1e10, 1e20, 1e100] {
        let data = planar(&[size, 0.0, 1.0, 0.0, 0.0, size, 1.0, 4.0], &[0, 0, 1, 1]);
        for (penalty, wanted) in [("l2", 0.683_982_826_4), ("l1", 1.124_670)] {
            let spec = find("logistic").expect("logistic");
            let fitted = match spec.fit(&data, &knobs("logistic", &[("penalty", penalty)])) {
                Ok(fitted) => fitted,
                Err(message) => {
                    assert!(size > 1e10 && message.key == "classifier.not-reached", "{size:e}: {message:?}");
                    continue;
                }
            };
            let report = fitted.report();
            let value = report.iter().find(|quantity| quantity.name == "objective").expect("objective");
            assert!((value.values[0] - wanted).abs() < 1e-5, "{penalty} at {size:e}: {:?}", value.values);
        }
    }
}
