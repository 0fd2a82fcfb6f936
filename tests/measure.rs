//! `margin-lab measure`, run as people run it.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod command;

use command::{answer, refusal};
use serde_json::{Value, json};

fn measure(input: &Value) -> Value {
    answer("measure", input)
}

/// Rows of a flat list.
fn rows(flat: &Value, width: &Value) -> Value {
    let width = width.as_u64().expect("width") as usize;
    flat.as_array().expect("list").chunks(width).map(|row| json!(row)).collect()
}

fn close(ours: &Value, theirs: &Value) -> bool {
    match (ours.as_f64(), theirs.as_f64()) {
        (Some(ours), Some(theirs)) => (ours - theirs).abs() <= 1e-12 * theirs.abs().max(1.0),
        _ => ours.is_null() && theirs.is_null(),
    }
}

#[test]
fn a_list_of_cases_is_answered_like_the_reference() {
    let cases: Value = serde_json::from_str(include_str!("fixtures/measures.json")).expect("fixture");
    let cases = cases.as_array().expect("cases");
    let inputs = cases.iter().map(|case| {
        json!({
            "embeddings": rows(&case["embeddings"], &case["dim"]),
            "prototypes": rows(&case["prototypes"], &case["dim"]),
            "labels": case["labels"],
            "predicted": case["predicted"],
            "distance": case["distance"],
        })
    });
    let answers = measure(&inputs.collect());
    for (ours, case) in answers.as_array().expect("a list").iter().zip(cases) {
        for (id, number) in case["measures"].as_object().expect("measures") {
            let ours = if id == "silhouette" { &ours[id]["mean"] } else { &ours[id] };
            assert!(close(ours, number), "{}, {id}: {ours} {number}", case["name"]);
        }
        for (key, fixture) in [("per_sample", "silhouettes"), ("per_class", "silhouettes_of_classes")] {
            let (ours, theirs) = (ours["silhouette"][key].as_array(), case[fixture].as_array());
            let (ours, theirs) = (ours.expect(key), theirs.expect(fixture));
            assert!(ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| close(a, b)), "{key}");
        }
        assert_eq!(ours["confusion"], rows(&case["confusion"], &case["classes"]));
    }
}

#[test]
fn any_whole_numbers_are_labels_without_prototypes() {
    let answer = measure(&json!({
        "embeddings": [[0.0, 0.0], [0.0, 1.0], [5.0, 0.0], [5.0, 1.0]], "labels": [907, -3, 907, -3],
    }));
    assert_eq!(answer["distance"], "euclidean");
    let names: Vec<&Value> =
        answer["classes"].as_array().expect("classes").iter().map(|row| &row["class"]).collect();
    assert_eq!(names, [&json!(-3), &json!(907)]);
    assert_eq!(answer["classes"][0]["nearest"], json!(907));
    assert!(answer.get("accuracy").is_none() && answer.get("theta-to-prototype").is_none());
    assert!(answer["silhouette"]["mean"].as_f64().is_some_and(|mean| mean < 0.0));
}

#[test]
fn one_class_has_no_silhouette() {
    let answer = measure(&json!({ "embeddings": [[1.0], [2.0]], "labels": [4, 4] }));
    assert!(answer.get("silhouette").is_none() && answer["compactness"] == json!(0.5), "{answer}");
}

#[test]
fn what_has_no_direction_is_at_a_distance_of_one() {
    let answer = measure(&json!({
        "embeddings": [[0, 0], [0, 0], [0, 0], [3, 4]], "labels": [4, 4, 5, 5], "distance": "cosine",
    }));
    assert_eq!(answer["classes"].as_array().expect("classes").len(), 2);
    assert_eq!(answer["silhouette"]["per_sample"], json!([0.0, 0.0, 0.0, 0.0]));
    let alone = measure(&json!({ "embeddings": [[0, 0], [0, 0]], "labels": [4, 4], "distance": "cosine" }));
    assert_eq!(alone["compactness"], json!(1.0));
}

#[test]
fn bad_cases_get_a_sentence_and_exit_code_2() {
    let many: Vec<u32> = (0..2001).collect();
    let crowd = json!({ "embeddings": many.iter().map(|x| [x]).collect::<Vec<_>>(), "labels": many, "predicted": many });
    for (input, sentence) in [
        (
            crowd,
            "A confusion matrix of 2001 classes is too large; at most 2000 are possible. Leave predicted out.",
        ),
        (
            json!({ "embeddings": [], "labels": [] }),
            "embeddings must hold at least one row of at least one number.",
        ),
        (
            json!({ "embeddings": [[1, 2], [3]], "labels": [0, 1] }),
            "embeddings: row 2 has length 1, row 1 has 2.",
        ),
        (
            json!({ "embeddings": [[1, 2]], "labels": [0, 1] }),
            "labels has length 2, embeddings 1: they must be equal.",
        ),
        (
            json!({ "embeddings": [[1, 2]], "labels": [0], "distance": "manhattan" }),
            "distance must be euclidean or cosine, not “manhattan”.",
        ),
        (
            json!({ "embeddings": [[1, 2], [3, 4]], "labels": [0, 2], "prototypes": [[1, 0], [0, 1]] }),
            "labels: number 2 is 2, but prototypes go from 0 to 1.",
        ),
        (
            json!({ "embeddings": [[1, 2]], "labels": [0], "prototypes": [[1, 0, 0]] }),
            "The rows of embeddings have length 2, rows of prototypes 3: they must be equal.",
        ),
        (
            json!([{ "embeddings": [[1]], "labels": [0] }, { "embeddings": [[1]], "labels": [0, 0] }]),
            "Case 2: labels has length 2, embeddings 1: they must be equal.",
        ),
    ] {
        assert_eq!(refusal("measure", &input.to_string()).trim(), format!("margin-lab: {sentence}"));
    }
    for input in
        ["", "{", "[1]", "{\"embeddings\": [[\"a\"]]}", "{\"embeddings\": [[1e999]], \"labels\": [0]}"]
    {
        refusal("measure", input);
    }
}
