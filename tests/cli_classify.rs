//! `margin-lab classify` and `margin-lab classifiers`, as a user runs them.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::unwrap_used)] // stopping is how a test fails

mod command;

use command::{answer, run};
use margin_lab::classifier::CLASSIFIERS;
use serde_json::{Value, json};

fn classify(case: &Value) -> Value {
    answer("classify", case)
}

fn refusal(case: &Value) -> String {
    let said = command::refusal("classify", &case.to_string());
    assert!(!said.contains('{'), "{case}: {said}");
    said
}

/// Two columns of two; the widest margin lies half way, y = 1.5, with half width 1.5.
fn case(classifier: &str, params: Value) -> Value {
    json!({ "classifier": classifier, "params": params, "X": [[0, 0], [1, 0], [0, 3], [1, 3]], "y": [0, 0, 1, 1],
            "at": [[0.5, 1.5], [0.5, 3], [7, 0]] })
}

fn close(value: &Value, want: f64) {
    let got = value.as_f64().unwrap();
    assert!((got - want).abs() < 1e-12, "{got}, not {want}");
}

#[test]
fn a_machine_says_what_it_found() {
    let answer = classify(&case("svm", json!({ "kernel": "linear", "C": 10 })));
    let fitted = &answer["fitted"];
    close(&fitted["margin_width"][0], 3.0);
    close(&fitted["coefficients"][0][0], 0.0);
    close(&fitted["coefficients"][0][1], 2.0 / 3.0);
    close(&fitted["intercepts"][0], -1.0);
    close(&answer["decisions"][1][0], 1.0);
    close(&answer["probabilities"][0][0], 0.5);
    assert_eq!(answer["predictions"][2], json!(0));
    assert_eq!((&answer["classes"], &answer["training_accuracy"]), (&json!([0, 1]), &json!(1.0)));
    assert!(fitted["support"].as_array().unwrap().iter().all(Value::is_u64));
}

#[test]
fn labels_may_be_words_and_cases_a_list() {
    let mut named = case("knn", json!({ "k": 1 }));
    named["y"] = json!(["low", "low", "high", "high"]);
    let answers = classify(&json!([named, case("tree", json!({}))]));
    assert_eq!(answers[0]["classes"], json!(["high", "low"]));
    assert_eq!(answers[0]["predictions"], json!(["low", "high", "low"]));
    assert_eq!(answers[1]["fitted"]["questions"][0], json!([1.0, 1.5, 1.0, 2.0]));
}

#[test]
fn bad_cases_get_one_sentence() {
    let mut ragged = case("svm", json!({}));
    ragged["X"][1] = json!([1]);
    let mut huge = case("knn", json!({ "k": 1 }));
    huge["X"][3][0] = json!(2e150);
    let mut single = case("svm", json!({}));
    single["y"] = json!([1, 1, 1, 1]);
    let mut wide = case("svm", json!({}));
    wide["at"] = json!([[1, 2, 3]]);
    let mut empty = case("svm", json!({}));
    (empty["X"], empty["y"], empty["at"]) = (json!([]), json!([]), json!([]));
    let cell = |value: Value| {
        let mut case = case("svm", json!({}));
        case["at"][2][1] = value;
        case
    };
    let label = |value: Value| {
        let mut case = case("svm", json!({}));
        case["y"][1] = value;
        case
    };
    for (case, part) in [
        (empty, "no samples"),
        (cell(json!(null)), "at: row 3, column 2 is null, which is not a finite number."),
        (cell(json!("NaN")), "at: row 3, column 2 is “NaN”, which is not a finite number."),
        // Its distance to every sample would be infinite, and the first of them the nearest.
        (cell(json!(-1e200)), "at: row 3, column 2 is beyond ±1e150"),
        (label(json!(0.5)), "label 2 is 0.5"),
        (label(json!(true)), "label 2 is true"),
        (case("knn", json!({ "k": 2.5 })), "params.k: neighbours: 2.5 is not a whole number."),
        (case("svm", json!({ "C": [1] })), "params.C"),
        (case("perceptron", json!({})), "perceptron"),
        (case("svm", json!({ "cost": 1 })), "cost"),
        (case("svm", json!({ "C": -1 })), "-1"),
        (case("svm", json!({ "kernel": "sigmoid" })), "sigmoid"),
        (ragged, "row 2"),
        (huge, "X: row 4, column 1 is beyond ±1e150: its square would leave the range of f64."),
        (single, "one class"),
        (wide, "3"),
    ] {
        assert!(refusal(&case).contains(part), "{case}");
    }
}

/// Places that the classifier's own numbers do not reach, though they can be squared.
#[test]
fn a_place_too_far_out_is_named() {
    let mut three = case("svm", json!({ "kernel": "poly", "degree": 3, "gamma": 1000 }));
    (three["X"], three["y"]) = (json!([[0, 0], [1, 1], [2, 0]]), json!([0, 1, 2]));
    three["at"] = json!([[1, 0], [1e105, 0]]);
    let mut two = case("svm", json!({ "kernel": "poly", "degree": 10 }));
    two["at"] = json!([[0, 1], [1e31, 1e31]]);
    for case in [three, two] {
        assert!(refusal(&case).contains("at: row 2 lies too far out for this classifier"), "{case}");
    }
}

/// Python writes them, JSON has none of them.
#[test]
fn not_a_number_is_named() {
    let case = case("svm", json!({})).to_string();
    for (text, word) in [("NaN", "NaN"), ("-Infinity", "Infinity"), ("1e999", "number out of range")] {
        let output = run(&["classify", "-"], &case.replacen("[1,0]", &format!("[1,{text}]"), 1));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(word) && said.contains("line 1"), "{said}");
        assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1));
    }
}

#[test]
fn labels_are_any_whole_numbers_and_places_may_be_none() {
    let mut case = case("logistic", json!({}));
    case["y"] = json!([-1.0, -1, 7, 7.0]);
    let answer = classify(&case);
    assert_eq!((&answer["classes"], &answer["predictions"][1]), (&json!([-1, 7]), &json!(7)));
    case["at"] = json!([]);
    let answer = classify(&case);
    for key in ["predictions", "decisions", "probabilities"] {
        assert_eq!(answer[key], json!([]), "{key}");
    }
    assert_eq!(answer["training_accuracy"], json!(1.0));
}

#[test]
fn the_list_names_every_id() {
    let list: Value = serde_json::from_slice(&run(&["classifiers", "--json"], "").stdout).unwrap();
    let ids: Vec<&str> = list.as_array().unwrap().iter().map(|spec| spec["id"].as_str().unwrap()).collect();
    assert_eq!(ids, CLASSIFIERS.iter().map(|spec| spec.id).collect::<Vec<_>>());
    let text = String::from_utf8(run(&["classifiers"], "").stdout).unwrap();
    assert!(ids.iter().all(|id| text.contains(id)) && !text.contains("classifier."));
}
