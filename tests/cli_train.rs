//! `margin-lab train` and `margin-lab study`, as a user runs them.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // stopping is how a test fails

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
    let link = "data=iris&head=nsl&m=0.3&momentum=0.5&tomorrow=1&e=1:head:arcface;:m:0.2";
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
            "There is no term called “centre”; the terms are center, intra, inter, triplet, contrastive.",
        ),
        (&["train", "--head", "arc"], "There is no head called “arc”; the heads are softmax, "),
        (&["train", "--data", "moon"], "There is no data set called “moon”; the data sets are digits, "),
        (&["study", "--dim", "99"], "dimensions: 99 is outside the range from 2 to 16."),
        (&["study", "--data", "moon"], "There is no data set called “moon”"),
    ] {
        let said = refusal(args);
        assert!(said.contains(sentence) && !said.contains("is used"), "{args:?}: {said}");
    }
    // What a flag replaces was not asked for.
    assert!(run(&["train", "data=iris&m=9", "--m", "0.3", "--steps", "1"]).status.success());
}
