//! The classic classifiers against reference numbers (tests/fixtures/classifiers.py says where each comes from): coefficients and
//! decisions to 1e-6, optimised evidence and its probabilities to 1e-3, predictions wherever no tie decides.

mod classifiers {
    pub(crate) mod reference;
}

use classifiers::reference::{Case, cases, check};

/// Largest error allowed: decisions, probabilities, quantities (each relative to 1 + its size).
fn run(file: &str, tolerance: [f64; 3]) {
    let cases: Vec<Case> = cases(file);
    assert!(!cases.is_empty());
    for case in &cases {
        check(case, tolerance);
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
