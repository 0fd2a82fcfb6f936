//! `margin-lab train` and `margin-lab study`, as a user runs them.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // stopping is how a test fails

use margin_lab::head::HEADS;
use serde_json::{Value, json};
use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_margin-lab")).args(args).output().unwrap()
}

/// The one sentence with which a command refuses.
fn refusal(args: &[&str]) -> String {
    let output = run(args);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{args:?}: {said}");
    assert!(output.stdout.is_empty(), "{args:?}");
    said
}

#[test]
fn a_flag_that_would_change_nothing_is_refused() {
    for (args, part) in [
        (&["--head", "nsl", "--m", "0.3"][..], "--m belongs to "),
        (
            &["--head", "nsl", "--lambda", "3"],
            "--lambda belongs to l-softmax, sphereface; here it would change nothing",
        ),
        (&["--data", "iris", "--samples", "30"], "data iris"),
        (&["--term-margin", "1"], "--term-margin belongs to triplet, contrastive"),
        (&["--term", "intra", "--alpha", "1"], "--alpha belongs to center"),
        (
            &["--momentum", "0.5"],
            "--momentum would change nothing with optimiser adam; it belongs to optimiser sgd.",
        ),
        (&["--table", "no-such.csv"], "--table needs --data table."),
        (&["--table", "no-such.csv", "data=iris"], "--table needs --data table."),
    ] {
        let said = refusal(&[&["train", "--steps", "1"], args].concat());
        assert!(said.contains(part), "{args:?}: {said}");
    }
    // A link brings keys of the page's choosing, and events that change the head later.
    let link = "data=iris&head=nsl&m=0.3&momentum=0.5&view.theme=dark&e=1:head:arcface;:m:0.2";
    for args in [&[][..], &["--head", "cosface", "--m", "0.1"], &["--optimiser", "sgd", "--momentum", "0.8"]]
    {
        let output = run(&[&["train", link, "--steps", "2"], args].concat());
        assert!(output.status.success() && output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn a_refusal_says_what_would_be_taken() {
    for (args, sentence) in [
        (
            &["train", "--head", "arcface", "--m", "9"][..],
            "angular margin: 9 is outside the range from 0 to 1.5.",
        ),
        (&["train", "--dim", "2.5"], "dimensions: 2.5 is not a whole number."),
        (&["train", "--seed", "-1"], "seed: -1 is outside the range from 0 to 4294967295."),
        (&["train", "seed=3&m=9"], "angular margin: 9 is outside the range from 0 to 1.5."),
        (
            &["train", "--term", "centre"],
            "There is no term called “centre”; the terms are none, center, intra, inter, triplet, contrastive.",
        ),
        (&["train", "--head", "arc"], "There is no head called “arc”; the heads are softmax, "),
        (&["train", "--data", "moon"], "There is no data set called “moon”; the data sets are digits, "),
        (&["study", "--dim", "99"], "dimensions: 99 is outside the range from 2 to 16."),
        (
            &["study", "--data", "iris,table"],
            "There is no data set called “table”; the data sets are digits, ",
        ),
        (&["study", "--seeds", "4"], "--seeds: “4” is not a whole number from 5 to 1000."),
        (&["train", "--steps", "1.5"], "--steps: “1.5” is not a whole number from 0 to 10000000."),
        (&["train", "--steps", "-1"], "--steps: “-1” is not a whole number from 0 to "),
        (&["train", "--every", "0"], "--every: “0” is not a whole number from 1 to "),
    ] {
        let said = refusal(args);
        assert!(said.contains(sentence) && !said.contains("is used"), "{args:?}: {said}");
    }
    // What a flag replaces was not asked for.
    assert!(run(&["train", "data=iris&m=9", "--m", "0.3", "--steps", "1"]).status.success());
}

fn lines(args: &[&str]) -> Vec<String> {
    let output = run(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn json(args: &[&str]) -> Value {
    let output = run(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A file of this test alone.
fn file(name: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

const BARE: [&str; 8] = ["train", "--data", "iris", "--layers", "", "--head", "nsl", "--steps"];

#[test]
fn steps_are_whole_and_none_are_a_row_too() {
    let run = json(&[&BARE[..], &["20", "--every", "10", "--json"]].concat());
    let steps: Vec<&Value> = run["rows"].as_array().unwrap().iter().map(|row| &row["step"]).collect();
    assert_eq!(steps, [&json!(10), &json!(20)]);
    assert!(steps.iter().all(|step| step.is_u64()), "{steps:?}");
    let table = lines(&[&BARE[..], &["0"]].concat());
    assert_eq!(table.len(), 2);
    assert!(table[1].starts_with("0,,0."), "a step, no loss, an accuracy: {}", table[1]);
    assert_eq!(json(&[&BARE[..], &["0", "--json"]].concat())["rows"][0]["loss"], json!("NaN"));
    assert_eq!(
        refusal(&[&BARE[..], &["1", "--hash", "--json"]].concat()),
        "margin-lab: --hash prints only the last state; --json does not go with it.\n"
    );
    assert_eq!(
        refusal(&[&BARE[..], &["1", "--case", "--embedding"]].concat()),
        "margin-lab: --embedding prints only the last state; --case does not go with it.\n"
    );
}

#[test]
fn an_embedding_is_a_table_with_the_names_of_the_classes() {
    let table = lines(&[&BARE[..], &["30", "--embedding"]].concat());
    assert_eq!(
        (table[0].as_str(), table.len()),
        ("sample,part,class,predicted,probability,theta,x1,x2", 151)
    );
    assert!(table[1].contains(",setosa,"), "{}", table[1]);
}

#[test]
fn accuracies_are_shares_with_all_their_digits() {
    let row = &json(&[&BARE[..], &["30", "--json"]].concat())["rows"][0];
    assert_eq!(row["test-accuracy"], row["accuracy"]);
    let right = row["train-accuracy"].as_f64().unwrap() * 112.0;
    assert!(right > 0.0 && (right - right.round()).abs() < 1e-12, "{right} of 112 samples");
}

/// A learning rate that runs away from step 700 on. It falls back to step 813, the last before the loss ran away.
#[test]
fn a_run_that_comes_apart_says_why_and_shows_where_it_stands() {
    let link = "data=iris&head=softmax&optimiser=sgd&lr=0.01&e=700:lr:1;:momentum:0.999";
    let train = |args: &[&str]| {
        let output = run(&[&["train", link, "--steps", "2000"], args].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            said.contains("a learning rate of 1 each step overshoots") && said.lines().count() == 1,
            "{said}"
        );
        String::from_utf8(output.stdout).unwrap()
    };
    let steps = |table: &str| {
        table.lines().skip(1).map(|row| row.split(',').next().unwrap().parse().unwrap()).collect::<Vec<u64>>()
    };
    let (table, every) = (train(&[]), train(&["--every", "1"]));
    assert_eq!(steps(&table), [500, 813]);
    // The mean of the losses between the rows, and the very state that was there.
    let row = |text: &str, step: u64| {
        let row =
            text.lines().find_map(|row| row.strip_prefix(&format!("{step},")).map(str::to_owned)).unwrap();
        let (loss, state) = row.split_once(',').unwrap();
        (loss.parse::<f64>().unwrap(), state.to_owned())
    };
    let losses: f64 = (501..=813).map(|step| row(&every, step).0).sum();
    assert!((row(&table, 813).0 - losses / 313.0).abs() < 1e-12);
    assert_eq!(row(&table, 813).1, row(&every, 813).1);
    assert!(steps(&every).len() > 813, "rows beyond the last good state stay, and it is not told twice");
    assert_eq!(train(&["--hash"]).trim().len(), 16);
    let first = "data=iris&head=softmax&optimiser=sgd&lr=1&momentum=0.999";
    let table = String::from_utf8(run(&["train", first, "--steps", "2000"]).stdout).unwrap();
    assert_eq!(steps(&table), [3]);
}

/// What iris needs on its way to a plane: 4 inputs, 2 outputs, 3 classes.
fn start(change: impl Fn(&mut Value)) -> String {
    let mut start = json!({
        "layers": [{ "weights": [[0.1, 0.2], [0.3, -0.4], [0.5, 0.6], [-0.7, 0.8]], "bias": [0, 0.1] }],
        "prototypes": [[1, 0], [0, 1], [-1, -1]],
    });
    change(&mut start);
    start.to_string()
}

#[test]
fn what_a_file_started_has_no_log() {
    let path = file("start.json", &start(|_| {}));
    let args = [&BARE[..], &["5", "--json", "--initial", &path]].concat();
    let (given, own) = (json(&args), json(&[&BARE[..], &["5", "--json"]].concat()));
    assert!(given.get("log").is_none() && own["log"].is_string());
    assert!(given["rows"] != own["rows"] && given == json(&args));
    // All that a term needs can be given too.
    let path = file("centres.json", &start(|start| start["centres"] = json!([[1, 0], [0, 1], [0, 0]])));
    assert!(run(&[&BARE[..], &["5", "--term", "center", "--initial", &path]].concat()).status.success());
}

#[test]
fn starting_parameters_that_do_not_fit_are_named() {
    let path = |text: &str| file("broken-start.json", text);
    let with = |key: &'static str, value: Value| start(move |start| start[key] = value.clone());
    let layer = |key: &'static str, value: Value| start(move |start| start["layers"][0][key] = value.clone());
    for (text, part) in [
        (start(|_| {}).replace("0.5", "NaN"), "JSON has no NaN (line 1, column "),
        ("[]".to_owned(), "broken-start.json: an object of keys and values is needed, not a list."),
        ("{}".to_owned(), "layers is missing."),
        (
            with("center", json!([])),
            "“center” is not one of the keys, which are layers, prototypes, bias, centres.",
        ),
        (with("layers", json!([])), "layers has length 0, but these settings need 1."),
        (with("layers", json!([1])), "layer 1: an object of keys and values is needed, not 1."),
        (
            layer("weights", json!([[1, 2, 3, 4], [1, 2, 3, 4]])),
            "layer 1: weights is 2 × 4, but these settings need 4 × 2.",
        ),
        (layer("bias", json!([1])), "layer 1: bias has length 1, but these settings need 2."),
        (
            layer("weights", json!([[1, 2], [1, null]])),
            "layer 1: weights: row 2, column 2 is null, which is not a finite number.",
        ),
        (with("prototypes", json!([[1, 0], [0, 1]])), "prototypes is 2 × 2, but these settings need 3 × 2."),
        (with("bias", json!([1, 2])), "bias has length 2, but these settings need 3."),
        (with("centres", json!([[1, 0], [0, 1], [0, 0]])), "centres was given, but no term."),
        (start(|_| {}).replacen("{", "{\"bias\":[],\"bias\":[],", 1), "The key “bias” stands twice"),
    ] {
        let said = refusal(&[&BARE[..], &["1", "--initial", &path(&text)]].concat());
        assert!(said.contains(part), "{said} does not say {part}");
    }
    let said = refusal(&[&BARE[..], &["1", "--term", "center", "--initial", &path(&start(|_| {}))]].concat());
    assert!(said.contains("center needs centres: a row for each prototype."), "{said}");
}

#[test]
fn a_study_begins_with_its_command() {
    for presets in ["''", "cm1"] {
        let args = format!("study --data iris --dim 2 --presets {presets} --seeds 5 --steps 0");
        let words: Vec<&str> = args.split(' ').map(|word| word.trim_matches('\'')).collect();
        assert_eq!(lines(&words)[0], format!("# margin-lab {args}"));
    }
}

#[test]
fn help_names_the_seeds_that_are_taken() {
    let help = lines(&["study", "--help"]).join("\n");
    assert!(help.contains("from 5 to 1000"), "{help}");
}

/// What a flag takes is said where it says what it belongs to.
#[test]
fn help_says_what_each_setting_takes() {
    let help = lines(&["train", "--help"]).join("\n");
    let heads_with = |id: &str| {
        let heads = HEADS.iter().filter(|head| head.knobs.iter().any(|knob| knob.id == id));
        heads.map(|head| head.id).collect::<Vec<_>>().join(", ")
    };
    for part in [
        "digits (digits, iris, ",
        ", table)",
        "none (none, center, ",
        "relu (relu, tanh, gelu)",
        "--layers <VALUE>        64-64\n",
        &format!("{}: 16 (1 to 128)", heads_with("s")),
        &format!("{}\n", heads_with("beyond-pi")),
    ] {
        assert!(help.contains(part), "{part}: {help}");
    }
}

#[test]
fn the_log_replays_to_the_same_bits() {
    let link = "data=iris&layers=&e=3:m:0.2";
    let log = json(&["train", link, "--head", "cosface", "--steps", "8", "--json"])["log"]
        .as_str()
        .unwrap()
        .to_owned();
    let hash = lines(&["train", link, "--head", "cosface", "--steps", "8", "--hash"]);
    assert_eq!((lines(&["train", &log, "--hash"]), hash[0].len()), (hash.clone(), 16));
}

/// A log that says a step stands there, at 0 too; one that says none is trained.
#[test]
fn a_log_of_no_steps_is_not_trained() {
    let hash = |args: &[&str]| lines(&[&["train", "--hash"], args].concat());
    for link in ["data=iris&layers=", "data=iris&layers=&e=:m:0.2"] {
        let start = hash(&[link, "--steps", "0"]);
        let log = json(&["train", link, "--steps", "0", "--json"])["log"].as_str().unwrap().to_owned();
        assert_eq!(hash(&[&log]), start, "{log}");
        assert_eq!(hash(&[&format!("step=0&{link}")]), start);
        assert_ne!(hash(&[&log, "--steps", "9"]), start);
    }
    let default = hash(&["data=iris&layers=", "--steps", "3000"]);
    assert_eq!(
        [hash(&["data=iris&layers="]), hash(&["data=iris&layers=&step=9&step=x"])],
        [default.clone(), default]
    );
}

/// What people have at hand: the address of the page, its fragment, and a file as the page saves it.
#[test]
fn a_log_is_a_link_or_a_file() {
    let fragment = "v=3&data=iris&layers=&head=cosface&m=0.2&view.theme=dark&step=4";
    let hash = lines(&["train", fragment, "--hash"]);
    assert_ne!(hash, lines(&["train", "data=iris&layers=&step=4", "--hash"]));
    assert_eq!(lines(&["train", &format!("http://localhost:8000/lab/#{fragment}"), "--hash"]), hash);
    // Its first setting is the head, which the file's first line must not swallow.
    let saved = file("run.margin-lab", "margin-lab 1\nhead=cosface&data=iris&layers=&m=0.2&step=4\n");
    assert_eq!(lines(&["train", &saved, "--hash"]), hash);
    let table = "x,y,class\n0,0.5,a\n1,2,b\n0.25,0,a\n1,3,b\n";
    let own = format!("margin-lab 1\ndata=table&layers=&step=4\n\n{table}");
    let (saved, alone) = (file("own.margin-lab", &own), file("own.csv", table));
    assert_eq!(
        lines(&["train", &saved, "--hash"]),
        lines(&["train", "data=table&layers=&step=4", "--table", &alone, "--hash"])
    );
    // Flags come on top of a file as they do of a link.
    assert!(run(&["train", &saved, "--data", "iris", "--hash"]).status.success());
}

/// In whatever encoding, and whether or not an empty line stands before it.
#[test]
fn the_table_of_a_file_is_its_bytes() {
    let table = b"a,b,y\n1,2,\xe9\n3,4,v\n5,6,\xe9\n7,8,v\n";
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let hash = |name: &str, head: &str| {
        let path = folder.join(name);
        std::fs::write(&path, [head.as_bytes(), table].concat()).unwrap();
        lines(&["train", &path.to_string_lossy(), "--hash"])
    };
    let wanted = {
        std::fs::write(folder.join("latin.csv"), table).unwrap();
        let path = folder.join("latin.csv");
        lines(&["train", "data=table&layers=&step=3", "--table", &path.to_string_lossy(), "--hash"])
    };
    let head = "margin-lab 1\ndata=table&layers=&step=3\n";
    assert_eq!(hash("latin.margin-lab", &format!("{head}\n")), wanted);
    assert_eq!(hash("dense.margin-lab", head), wanted);
}

#[test]
fn what_is_no_log_does_not_train_the_default() {
    let other = file("other.margin-lab", "margin-lab 2\ndata=moons&step=5\n");
    assert!(
        refusal(&["train", &other]).contains("was saved in the format “2”; this version reads the format 1")
    );
    let empty = file("empty.margin-lab", "margin-lab 1\n\n");
    for log in ["iris", "haed=cosface", "http://localhost:8000/", "{\"head\": \"nsl\"}", &empty] {
        let said = refusal(&["train", log, "--steps", "1"]);
        assert!(said.contains("holds no setting that is known; a link, its fragment"), "{log}: {said}");
    }
    assert!(refusal(&["train", "no-such.margin-lab"]).contains("Cannot read no-such.margin-lab: "));
    let output = run(&["train", "data=iris&layers=&tomorrow=1", "--steps", "1"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("The log has “tomorrow”") && said.lines().count() == 1);
    assert!(run(&["train", "", "--data", "iris", "--steps", "1"]).stderr.is_empty());
}

/// The formats' page shows a start that works, and names every key and column.
#[test]
fn the_documents_tell_of_the_formats() {
    let docs = include_str!("../docs/cli.md");
    let example = docs.split("```json").find(|block| block.contains("\"layers\"")).unwrap();
    let path = file("documented-start.json", example.split("```").next().unwrap());
    let table = lines(&[&BARE[..], &["1", "--every", "1", "--order", "plain", "--initial", &path]].concat());
    for name in table[0].split(',').chain([
        "layers",
        "weights",
        "prototypes",
        "centres",
        "--initial",
        "--every",
        "--hash",
    ]) {
        assert!(docs.contains(&format!("`{name}")), "docs/cli.md tells of {name}");
    }
}
