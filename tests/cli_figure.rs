//! `margin-lab figure`: what it writes, and what it says where it cannot.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used)] // stopping is how a test fails

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn figure(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_margin-lab"))
        .arg("figure")
        .args(args)
        .output()
        .expect("the command line")
}

/// A file of this test alone, not there yet.
fn fresh(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::remove_file(&path).ok();
    path
}

fn refused(args: &[&str]) -> String {
    let out = figure(args);
    assert!(out.stdout.is_empty(), "{args:?}");
    let said = String::from_utf8(out.stderr).expect("text");
    assert_eq!((out.status.code(), said.lines().count()), (Some(2), 1), "{args:?}: {said}");
    said
}

#[test]
fn what_is_printed_is_what_is_written_and_the_ending_decides() {
    let (svg, png) = (fresh("scale.svg"), fresh("scale.PNG"));
    let printed = figure(&["scale", "--m", "0.1"]).stdout;
    for file in [&svg, &png] {
        assert!(figure(&["scale", "--m", "0.1", "-o", file.to_str().expect("a path")]).status.success());
    }
    assert_eq!(std::fs::read(svg).expect("an SVG"), printed);
    let bytes = std::fs::read(png).expect("a PNG");
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    // Two pixels to a CSS pixel of 640 × 360.
    assert_eq!((&bytes[16..20], &bytes[20..24]), (&1280_u32.to_be_bytes()[..], &720_u32.to_be_bytes()[..]));
}

#[test]
fn a_run_takes_knobs_seed_and_steps() {
    let drawn = |args: &[&str]| figure(&[&["arcface-toy", "--steps", "20"], args].concat()).stdout;
    let plain = drawn(&[]);
    assert!(!plain.is_empty() && plain == drawn(&[]), "the same twice");
    for change in [["--seed", "8"], ["--m", "0.2"], ["--theme", "dark"]] {
        assert!(drawn(&change) != plain, "{change:?}");
    }
}

#[test]
fn what_cannot_be_done_is_refused_with_a_sentence() {
    for (args, sentence) in [
        (&["no-such"][..], "There is no figure “no-such”. There are: arcface-toy, "),
        (
            &["scale", "--steps", "10"],
            "The figure scale has no knob “steps”. It has: classes, m, m-large, wanted.",
        ),
        (&["scale", "--m", "9"], "cosine margin: 9 is outside the range from 0 to 1."),
        (&["scale", "--classes", "2.5"], "2.5 is not a whole number."),
        (&["scale", "--m", "wide"], "“wide” is not a number."),
        (&["two-class-margins", "--axes", "up"], "“up” is not one of angles, cosines."),
        (
            &["scale", "-o", "scale.jpg"],
            "scale.jpg: a figure is written to a file that ends in .svg or .png.",
        ),
        (&["probability-gallery", "--rows", "foo"], "Row 1: there is no classifier “foo”."),
        (
            &["probability-gallery", "--rows", "svm,C:1e9"],
            "cost: 1e9 is outside the range from 0.001 to 1000000.",
        ),
        (&["scale", "--width", "wide"], "--width: “wide” is not a number."),
        (&["scale", "--width", "-5"], "The width is from 1 to 8192 pixels."),
        (&["scale", "--theme", "x"], "--theme: “x” is not one of light, dark, projector."),
        (&["scale", "--width", "0"], "The width is from 1 to 8192 pixels."),
        (&["scale", "-o", "no/such/folder/scale.svg"], "Cannot write no/such/folder/scale.svg"),
    ] {
        let said = refused(args);
        assert!(said.contains(sentence), "{args:?}: {said}");
    }
    let file = fresh("large.png");
    for (zoom, sentence) in [
        ("1e9", "sides of 1 to 16384 pixels"),
        ("0", "--zoom must be a number above 0, not 0."),
        ("-1", "not -1."),
        ("NaN", "--zoom: “NaN” is not a number."),
        ("1e999", "not inf."),
    ] {
        let zoom = format!("--zoom={zoom}");
        let said = refused(&["scale", &zoom, "-o", file.to_str().expect("a path")]);
        assert!(said.contains(sentence), "{zoom}: {said}");
    }
    assert!(!file.exists());
}

/// The page leaves such a list out, or a part of it; here nothing is drawn.
#[test]
fn lists_that_cannot_be_drawn_whole_are_refused() {
    for (args, sentence) in [
        (
            &["svm", "--points", "0,0,0;foo"][..],
            "Point 2 is “foo”, which is not x, y and class with commas between them.\n",
        ),
        (
            &["svm", "--points", "0,0,0;1,1,7"],
            "Point 2 is “1,1,7”; its class must be a whole number from 0 to 1.\n",
        ),
        (&["svm", "--points", &["0,0,0"; 401].join(";")], "401 points are listed, the board holds 400.\n"),
        (&["svm", "--points", &["0,0,0"; 2001].join(";")], "The list has more than 2000 points.\n"),
        (
            &["probability-gallery", "--rows", &["svm"; 14].join(";")],
            "14 rows are listed, 12 are the most.\n",
        ),
    ] {
        let said = refused(args);
        assert!(said.contains(sentence), "{args:?}: {said}");
    }
}

#[test]
fn nothing_is_written_where_one_of_all_cannot_be_drawn() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("all-or-none");
    std::fs::remove_dir_all(&folder).ok();
    let to = folder.to_str().expect("a path");
    for (args, sentence) in [
        (["--degree", "99"], "degree: 99 is outside the range from 1 to 10."),
        (["--rows", "foo"], "Row 1: there is no classifier “foo”."),
        (["--zoom", "0"], "--zoom must be a number above 0, not 0."),
    ] {
        assert!(
            refused(&[&["--all", "--steps", "0", "-o", to][..], &args].concat()).contains(sentence),
            "{args:?}"
        );
        assert!(!folder.exists());
    }
}
