//! Finds which modules of the crate a Rust file names: `crate::…` paths in `use` lines and in the code itself.

use std::collections::BTreeSet;

/// Rust source without line comments and without what its strings say.
pub(crate) fn without_comments(text: &str) -> String {
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
pub(crate) fn modules_named(code: &str) -> BTreeSet<String> {
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
