//! `margin-lab catalogue`, from which the page is built, and the lists `heads`, `terms`, `classifiers`.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used)] // stopping is how a test fails

use serde_json::{Value, json};
use std::process::Command;

fn printed(args: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_margin-lab")).args(args).output().expect("the command line");
    assert!(out.status.success(), "{args:?}");
    String::from_utf8(out.stdout).expect("text")
}

fn catalogue() -> Value {
    serde_json::from_str(&printed(&["catalogue"])).expect("JSON")
}

fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().expect(key)
}

/// The first of a list with this id.
fn one<'a>(of: &'a Value, key: &str, id: &str) -> &'a Value {
    list(of, key).iter().find(|one| one["id"] == id).expect(id)
}

#[test]
fn the_page_is_told_what_it_would_have_to_repeat() {
    let all = catalogue();
    assert_eq!((&all["none"], &all["table"]), (&json!("none"), &json!("table")));
    assert_eq!(all["columns"]["iris"][0], "sepal length (cm)");
    assert_eq!(list(&all["columns"], "digits").len(), 64);
    assert_eq!(all["columns"].get("moons"), None);
    let layers = one(&all, "settings", "layers");
    assert_eq!((&layers["layers"], &layers["units"]), (&json!(4), &json!(256)));
    assert_eq!(one(&all, "settings", "batch")["whole"], true);
    let softmax = one(&all, "heads", "softmax");
    assert!(list(softmax, "knobs").iter().all(|knob| knob.get("over").is_none()));
    assert_eq!(one(one(&all, "heads", "arcface"), "knobs", "m")["over"], "warm-up");
    assert_eq!(all["groups"][0], json!(["training", ["lr"]]));
    let (svm, gallery) = (one(&all, "figures", "svm"), one(&all, "figures", "probability-gallery"));
    assert_eq!((&svm["face"], &svm["most"]), (&json!("board"), &json!(400)));
    assert_eq!((&gallery["face"], &gallery["most"]), (&json!("gallery"), &json!(12)));
    assert_eq!(one(&all, "figures", "scale")["most"], Value::Null);
    assert_eq!(one(svm, "knobs", "C")["whole"], false);
    assert_eq!(one(one(&all, "views", "sphere"), "knobs", "yaw")["unit"], "degrees");
    for (kind, knobs) in ["views", "figures"]
        .iter()
        .flat_map(|kind| list(&all, kind).iter().map(move |spec| (kind, list(spec, "knobs"))))
    {
        for knob in knobs {
            assert_eq!(knob.get("technical").is_some(), knob["id"] == "grid", "{kind} {}", knob["id"]);
        }
    }
}

#[test]
fn a_list_is_that_of_the_catalogue() {
    let all = catalogue();
    for command in ["heads", "terms", "classifiers"] {
        let list: Value = serde_json::from_str(&printed(&[command, "--json"])).expect("JSON");
        assert_eq!(list, all[command], "{command}");
        let text = printed(&[command]);
        for one in list.as_array().expect("a list") {
            let id = one["id"].as_str().expect("an id");
            assert!(text.lines().any(|line| line.starts_with(&format!("{id}  "))), "{command}: {id}");
        }
        assert!(!text.contains(&format!("{}.", command.trim_end_matches('s'))), "a word is missing:\n{text}");
    }
}

/// Of a list of the catalogue.
fn ids<'a>(all: &'a Value, kind: &str) -> Vec<&'a str> {
    list(all, kind).iter().map(|one| one["id"].as_str().expect("an id")).collect()
}

/// The tables of docs/cli.md are written by hand. What is missing is printed as it may be put in.
#[test]
fn the_docs_have_a_row_for_each() {
    let (all, docs) = (catalogue(), include_str!("../docs/cli.md"));
    let mut missing = Vec::new();
    for (kind, table) in [
        ("heads", "| head | own class's logit z_y | z_j |"),
        ("terms", "| term | adds | |"),
        ("classifiers", "| classifier | `decisions` | `fitted` |"),
    ] {
        let rows = docs.split(table).nth(1).and_then(|rest| rest.split("\n\n").next()).expect(table);
        let absent = ids(&all, kind).into_iter().filter(|id| !rows.contains(&format!("\n| `{id}` | ")));
        missing.extend(absent.map(|id| format!("below {table}\n| `{id}` | … |")));
    }
    for (kind, row) in [
        ("heads", "| `head` | "),
        ("terms", "| `term` | optional, an auxiliary loss: "),
        ("classifiers", "| `classifier` | "),
    ] {
        let row = format!("{row}`{}` |", ids(&all, kind).join("`, `"));
        missing.extend((!docs.contains(&row)).then_some(row));
    }
    let measure = docs.split("\n## ").find(|part| part.starts_with("measure")).expect("measure");
    let absent = ids(&all, "metrics").into_iter().filter(|id| !measure.contains(&format!("`{id}`")));
    missing.extend(absent.map(|id| format!("below measure, Out\n| `{id}` | … |")));
    assert!(missing.is_empty(), "docs/cli.md lacks\n{}", missing.join("\n"));
}
