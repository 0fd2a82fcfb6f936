//! `margin-lab measure`, run as people run it.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_margin-lab"));
    command.args(["measure", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("margin-lab starts");
    child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("written");
    child.wait_with_output().expect("margin-lab ends")
}

fn measure(input: &Value) -> Value {
    let output = run(&input.to_string());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
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
        (json!({ "embeddings": [[1, 2]], "labels": [0, 1] }), "labels has length 2 for 1 embeddings."),
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
            "Case 2: labels has length 2 for 1 embeddings.",
        ),
    ] {
        let output = run(&input.to_string());
        assert_eq!(output.status.code(), Some(2), "{input}");
        assert_eq!(String::from_utf8_lossy(&output.stderr).trim(), format!("margin-lab: {sentence}"));
        assert!(output.stdout.is_empty());
    }
    for input in
        ["", "{", "[1]", "{\"embeddings\": [[\"a\"]]}", "{\"embeddings\": [[1e999]], \"labels\": [0]}"]
    {
        assert_eq!(run(input).status.code(), Some(2), "{input}");
    }
}
