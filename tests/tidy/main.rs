//! House rules that no compiler holds: file heads and lengths, ids and file names, words that exist and are used, nothing left
//! lying. (The words of registries: `words.rs`.)

#[cfg(feature = "cli")]
mod keys;
mod registries;
#[path = "../source/mod.rs"]
mod source;

use source::{files, read};

const LINES: usize = 400;
/// Of a line of Rust, in characters: rustfmt does not break comments.
const WIDTH: usize = 132;
/// Of a line of TypeScript: a template's tags are read along the line.
const WIDTH_OF_TEMPLATES: usize = 200;

fn rust() -> Vec<String> {
    ["src", "tests", "benches", "examples", "xtask"].iter().flat_map(|folder| files(folder, "rs")).collect()
}

fn typescript() -> Vec<String> {
    ["www", "tests/browser"].iter().flat_map(|folder| files(folder, "ts")).collect()
}

/// Fails with every complaint at once.
fn none(complaints: impl IntoIterator<Item = String>) {
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let headless = |path: &String, head: &str| !read(path).starts_with(head);
    none(
        rust()
            .into_iter()
            .filter(|path| headless(path, "//!"))
            .map(|path| format!("{path}: opens without //!")),
    );
    none(
        typescript()
            .into_iter()
            .filter(|path| headless(path, "/**"))
            .map(|path| format!("{path}: opens without /**")),
    );
}

#[test]
fn files_are_short() {
    let lines = |path: &String| read(path).lines().count();
    let long = rust().into_iter().chain(typescript()).filter(|path| lines(path) > LINES);
    none(long.map(|path| format!("{path}: {} lines, {LINES} is the limit", lines(&path))));
}

#[test]
fn lines_are_short() {
    let of = |path: String, most: usize| {
        let text = read(&path);
        let wide = text.lines().enumerate().filter(|(_, line)| line.chars().count() > most);
        wide.map(|(at, _)| format!("{path}:{}: wider than {most}", at + 1)).collect::<Vec<_>>()
    };
    none(rust().into_iter().flat_map(|path| of(path, WIDTH)));
    none(typescript().into_iter().flat_map(|path| of(path, WIDTH_OF_TEMPLATES)));
}

#[test]
fn nothing_is_left_lying() {
    // Put together here, so that this file does not find itself.
    let later = ["TO", "FIX"].map(|start| format!("{start}{}", if start == "TO" { "DO" } else { "ME" }));
    let loose = ["console.log", "innerHTML", "unsafeHTML", "debugger;", ": any", "<any>", "as any"];
    let mut found = Vec::new();
    for path in rust().into_iter().chain(typescript()) {
        let text = read(&path);
        found.extend(later.iter().filter(|word| text.contains(*word)).map(|word| format!("{path}: {word}")));
    }
    for path in files("www/src", "ts") {
        let text = read(&path);
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])).collect();
        found.extend(loose.iter().filter(|word| code.contains(*word)).map(|word| format!("{path}: {word}")));
    }
    none(found);
}
