//! Reads the repository's own text for the tests of layering and tidiness.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with this ending, as sorted paths from the root with `/`.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut |path| {
        if path.extension().is_some_and(|e| e == ending)
            && let Ok(inside) = path.strip_prefix(root())
        {
            found.push(inside.to_string_lossy().replace('\\', "/"));
        }
    });
    found.sort();
    found
}

fn walk(folder: &Path, visit: &mut dyn FnMut(&Path)) {
    const SKIPPED: [&str; 4] = ["node_modules", "dist", "generated", "output"];
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !SKIPPED.iter().any(|name| entry.file_name() == *name) {
                walk(&path, visit);
            }
        } else {
            visit(&path);
        }
    }
}

/// A file's text.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Rust source without line comments and without what its strings say.
pub fn without_comments(text: &str) -> String {
    text.lines().map(|line| without_comment(line) + "\n").collect()
}

fn without_comment(line: &str) -> String {
    let (mut kept, mut quoted, mut escaped) = (String::new(), false, false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => {
                quoted = !quoted;
                kept.push('"');
            }
            '/' if !quoted && letters.peek() == Some(&'/') => break,
            // The character '"' opens no string.
            '\'' if !quoted && letters.peek() == Some(&'"') => {
                letters.next();
                letters.next();
            }
            _ if quoted => {}
            _ => kept.push(letter),
        }
    }
    kept
}

/// The first names after `crate::` (and after `margin_lab::`), through groups: `crate::{a::b, c}` names `a` and `c`.
pub fn modules_named(code: &str) -> BTreeSet<String> {
    let dense: String = code.split_whitespace().collect::<Vec<_>>().join(" ").replace(" :: ", "::");
    let mut names = BTreeSet::new();
    for mark in ["crate::", "margin_lab::"] {
        for rest in dense.split(mark).skip(1) {
            match rest.strip_prefix('{') {
                None => names.extend(first_name(rest)),
                Some(group) => names.extend(members(group).iter().filter_map(|member| first_name(member))),
            }
        }
    }
    names
}

/// The members of a `{…}` group, split at its own commas only.
fn members(group: &str) -> Vec<String> {
    let (mut members, mut depth) = (vec![String::new()], 0_usize);
    for letter in group.chars() {
        match letter {
            '}' if depth == 0 => break,
            ',' if depth == 0 => members.push(String::new()),
            _ => {
                depth = match letter {
                    '{' => depth + 1,
                    '}' => depth - 1,
                    _ => depth,
                };
                if let Some(last) = members.last_mut() {
                    last.push(letter);
                }
            }
        }
    }
    members
}

fn first_name(path: &str) -> Option<String> {
    let name: String = path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}
