//! The keys of `messages/en.json`: what the source names exists, and what exists is used.
//!
//! ```text
//! "upload.choose"            that key
//! `paint.${id}.help`         every key that this fits, where what fills the hole stands as a word of its own somewhere
//! format!("{name}.said")     the same ending behind any key in use, or behind any word of its own
//! `head.${id}`, knobs …      what the registries hold (source/registered.rs), and no more
//! cli.…                      what some `--help` prints
//! ```
#![allow(clippy::expect_used)] // stopping is how a test fails

use super::none;
use super::source::{files, read};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

#[path = "../source/registered.rs"]
mod registered;

/// Sections whose keys are composed of ids: the registries say of which.
const FAMILIES: [&str; 8] = ["head", "term", "data", "metric", "classifier", "figure", "preset", "group"];

/// Keys and templates.
fn words() -> BTreeMap<String, String> {
    serde_json::from_str(&read("messages/en.json")).expect("a flat object of texts")
}

/// Whether a text has the characters of a part of a key.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Every string literal of the source that has the form of a key with a known first part, and every literal start of a composed
/// one.
#[test]
fn every_key_named_in_the_source_exists() {
    let keys: BTreeSet<String> = words().into_keys().collect();
    let sections: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('.').next()).collect();
    let mut missing = BTreeSet::new();
    for (path, literal) in literals() {
        let is_key = literal.contains('.')
            && literal.split('.').next().is_some_and(|first| sections.contains(first))
            && literal.split('.').all(|part| is_word(part) && part.to_lowercase() == part);
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

/// The source's ways to name a key.
struct Uses {
    /// What stands as it is.
    whole: BTreeSet<String>,
    /// What the registries compose.
    registered: BTreeSet<String>,
    /// The fixed parts of what is composed otherwise, between the holes.
    composed: BTreeSet<Vec<String>>,
}

impl Uses {
    fn read() -> Self {
        let (mut whole, mut composed) = (BTreeSet::new(), BTreeSet::new());
        for (_, literal) in literals() {
            match fixed_parts(&literal) {
                Some(parts) if parts.len() > 1 => drop(composed.insert(parts)),
                _ => drop(whole.insert(literal)),
            }
        }
        let of_a_registry = |parts: &Vec<String>| {
            parts.len() == 2 && FAMILIES.iter().any(|family| parts[0] == format!("{family}."))
        };
        composed.retain(|parts| !of_a_registry(parts) && parts.iter().any(|part| part.len() > 1));
        Self { whole, registered: registered::keys().into_iter().collect(), composed }
    }

    fn has(&self, key: &str) -> bool {
        self.whole.contains(key)
            || self.registered.contains(key)
            || self.composed.iter().any(|parts| match parts.split_first() {
                Some((first, [ending])) if first.is_empty() => key
                    .strip_suffix(&**ending)
                    .is_some_and(|base| self.whole.contains(base) || self.has(base)),
                Some((first, rest)) => key.strip_prefix(&**first).is_some_and(|left| self.fits(left, rest)),
                None => false,
            })
    }

    /// Whether a text is: a word of its own, the first of these parts, a word, the next part …
    fn fits(&self, text: &str, parts: &[String]) -> bool {
        let Some((part, rest)) = parts.split_first() else { return text.is_empty() };
        let ends = (1..=text.len()).filter(|&end| text.is_char_boundary(end) && is_word(&text[..end]));
        ends.into_iter().any(|end| {
            let left = text[end..].strip_prefix(&**part);
            self.whole.contains(&text[..end]) && left.is_some_and(|left| self.fits(left, rest))
        })
    }
}

/// What stands between the holes of a composed key: `share.${id}.link` is `share.` and `.link`. None where it is no key.
fn fixed_parts(literal: &str) -> Option<Vec<String>> {
    let mut parts = vec![String::new()];
    let mut rest = literal;
    while let Some(at) = rest.find('{') {
        let end = at + rest[at..].find('}')?;
        parts.last_mut()?.push_str(rest[..at].trim_end_matches('$'));
        parts.push(String::new());
        rest = &rest[end + 1..];
    }
    parts.last_mut()?.push_str(rest);
    let of_keys = |part: &String| part.split('.').all(|word| word.is_empty() || is_word(word));
    (parts.iter().all(of_keys) && parts.concat().contains('.')).then_some(parts)
}

/// What the command line prints about itself, in one line: its help texts are looked up by the names of its arguments.
fn helped() -> String {
    let help = |args: &[&str]| {
        let said =
            Command::new(env!("CARGO_BIN_EXE_margin-lab")).args(args).output().expect("the command line");
        String::from_utf8(said.stdout).expect("text")
    };
    let all = help(&["--help"]);
    let commands = all
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| is_word(name));
    let each: String = commands.map(|name| help(&[name, "--help"])).collect();
    in_one_line(&(all.clone() + &each))
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_key_is_used() {
    let (uses, helped) = (Uses::read(), helped());
    let printed = |key: &str, text: &str| key.starts_with("cli.") && helped.contains(&in_one_line(text));
    let unused = words().into_iter().filter(|(key, text)| !uses.has(key) && !printed(key, text));
    none(unused.map(|(key, _)| format!("messages/en.json: nothing uses {key}")));
}

#[test]
fn what_is_only_near_a_key_is_not_used() {
    let uses = Uses::read();
    for key in [
        "figure.nothing.at-all",
        "head.nonsense",
        "share.no-such-thing",
        "share.no-such-thing.link",
        "cli.no-such-thing",
        "figure.scale.no-such-thing",
    ] {
        assert!(!uses.has(key), "{key}");
    }
    for key in ["head.nsl", "knob.m-angle.help", "paint.move.help", "figure.note.unmet.said"] {
        assert!(uses.has(key), "{key}");
    }
}

/// Every piece of `src/` and `www/` between two quotes of one kind, with the file that it stands in: the literals, and the code
/// between them, which has no form of a key. Comments and tests are left out; templates are kept with their holes.
fn literals() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let tests = |path: &String| path.ends_with("/tests.rs") || path.ends_with(".test.ts");
    for path in files("src", "rs").into_iter().chain(files("www/src", "ts")).filter(|path| !tests(path)) {
        let text = read(&path);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])) {
            for quote in ['"', '`', '\''] {
                found.extend(line.split(quote).map(|literal| (path.clone(), literal.to_owned())));
            }
        }
    }
    found
}
