//! House rules that no compiler holds: file heads and lengths, ids and file names, words that exist and are used, nothing left
//! lying. (The words of registries: `words.rs`.)

mod source;

use margin_lab::{
    classifier::CLASSIFIERS, data::DATASETS, figure::FIGURES, figure::view::VIEWS, head::HEADS,
    metric::METRICS, term::TERMS,
};
use source::{files, read};
use std::collections::BTreeSet;

const LINES: usize = 400;
/// Of a line of Rust, in characters: rustfmt does not break comments.
const WIDTH: usize = 132;

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
    let of = |path: String| {
        let text = read(&path);
        let wide = text.lines().enumerate().filter(|(_, line)| line.chars().count() > WIDTH);
        wide.map(|(at, _)| format!("{path}:{}: wider than {WIDTH}", at + 1)).collect::<Vec<_>>()
    };
    none(rust().into_iter().flat_map(of));
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

struct Registry {
    folder: &'static str,
    /// What the keys of its words begin with.
    prefix: &'static str,
    ids: Vec<&'static str>,
}

fn registries() -> Vec<Registry> {
    let registry = |folder, prefix, ids: &mut dyn Iterator<Item = &'static str>| Registry {
        folder,
        prefix,
        ids: ids.collect(),
    };
    vec![
        registry("src/head", "head", &mut HEADS.iter().map(|spec| spec.id)),
        registry("src/term", "term", &mut TERMS.iter().map(|spec| spec.id)),
        registry("src/data", "data", &mut DATASETS.iter().map(|spec| spec.id)),
        registry("src/metric", "metric", &mut METRICS.iter().map(|spec| spec.id)),
        registry("src/classifier", "classifier", &mut CLASSIFIERS.iter().map(|spec| spec.id)),
        registry("src/figure", "figure", &mut FIGURES.iter().map(|spec| spec.id)),
        registry("src/figure/view", "figure", &mut VIEWS.iter().map(|spec| spec.id)),
    ]
}

#[test]
fn ids_are_file_names() {
    let mut wrong = Vec::new();
    for Registry { folder, ids, .. } in registries() {
        let files = files(folder, "rs");
        for id in ids {
            if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
                wrong.push(format!("{folder}: the id {id} is not kebab-case"));
            }
            let name = id.replace('-', "_");
            let stands = files.iter().any(|path| {
                *path == format!("{folder}/{name}.rs") || *path == format!("{folder}/{name}/mod.rs")
            });
            if !stands {
                wrong.push(format!("{folder}: {id} has no file {name}.rs"));
            }
        }
    }
    none(wrong);
}

/// The message keys, from the file itself: `"key": "template"`, one a line.
fn keys() -> BTreeSet<String> {
    let quoted = |line: &str| {
        line.trim().strip_prefix('"').and_then(|rest| rest.split_once("\": ")).map(|(key, _)| key.to_owned())
    };
    read("messages/en.json").lines().filter_map(quoted).collect()
}

/// Every string literal of the source that has the form of a key with a known first part, and every literal start of a composed
/// one.
#[test]
fn every_key_named_in_the_source_exists() {
    let keys = keys();
    let sections: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('.').next()).collect();
    let mut missing = BTreeSet::new();
    for (path, literal) in literals() {
        let is_key = literal.contains('.')
            && literal.split('.').next().is_some_and(|first| sections.contains(first))
            && literal.split('.').all(|part| {
                !part.is_empty()
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            });
        // A prefix of keys is composed with an id elsewhere; a file name only looks like a key.
        let is_prefix =
            keys.iter().any(|key| key.strip_prefix(&*literal).is_some_and(|rest| rest.starts_with('.')));
        let is_file = ["csv", "json", "md", "rs", "ts", "svg", "png"]
            .iter()
            .any(|ending| literal.ends_with(&format!(".{ending}")));
        if is_key && !is_prefix && !is_file && !keys.contains(&literal) {
            missing.insert(format!("{path}: messages/en.json has no {literal}"));
        }
    }
    none(missing);
}

#[test]
fn every_key_is_used() {
    let (mut whole, mut starts) = (BTreeSet::new(), BTreeSet::new());
    for (_, literal) in literals() {
        // `format!("head.{id}.what")` and `${prefix}.what` use every key that starts (or ends) with their fixed part.
        match literal.find(['{', '$']) {
            Some(at) => starts.insert(literal[..at].to_owned()),
            None if literal.ends_with('.') => starts.insert(literal.clone()),
            None => whole.insert(literal),
        };
    }
    for Registry { prefix, ids, .. } in registries() {
        starts.extend(ids.into_iter().map(|id| format!("{prefix}.{id}")));
    }
    starts.retain(|start| start.contains('.'));
    let used = |key: &String| {
        // A section's title names the section for those who read the file; the command line looks its help up by argument.
        whole.contains(key)
            || key.ends_with(".section")
            || key.starts_with("cli.")
            || starts.iter().any(|start| key.starts_with(start.as_str()))
            || key.rsplit_once('.').is_some_and(|(base, _)| whole.contains(base))
    };
    none(
        keys()
            .into_iter()
            .filter(|key| !used(key))
            .map(|key| format!("messages/en.json: nothing uses {key}")),
    );
}

/// Every string literal of `src/` and `www/`, with the file that it stands in. Comments and tests are left out; templates are kept
/// with their holes.
fn literals() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let tests = |path: &String| path.ends_with("/tests.rs") || path.ends_with(".test.ts");
    for path in files("src", "rs").into_iter().chain(files("www/src", "ts")).filter(|path| !tests(path)) {
        let text = read(&path);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])) {
            for quote in ['"', '`', '\''] {
                let inner = line.split(quote).skip(1).step_by(2);
                found.extend(inner.map(|literal| (path.clone(), literal.to_owned())));
            }
        }
    }
    found
}
