//! What crosses the wasm boundary is what ARCHITECTURE.md lists: each class with its methods, and each function, by name.

mod source;

use source::{files, read};
use std::collections::{BTreeMap, BTreeSet};

/// Exported names by class; functions stand under no name.
type Exports = BTreeMap<String, BTreeSet<String>>;

/// What `src/web` exports: below `#[wasm_bindgen]`, a function, or the public ones of an `impl`.
fn exported() -> Exports {
    let mut exports = Exports::new();
    for path in files("src/web", "rs") {
        let (mut marked, mut class) = (false, None);
        for line in read(&path).lines() {
            let code = line.trim();
            if let Some(name) = code.strip_prefix("pub fn ").and_then(|rest| rest.split('(').next()) {
                let own = if line.starts_with(' ') { class.clone() } else { marked.then(String::new) };
                if let (Some(own), false) = (own, name == "new") {
                    exports.entry(own).or_default().insert(name.to_owned());
                }
            }
            if let Some(name) = line.strip_prefix("impl ").and_then(|rest| rest.strip_suffix(" {")) {
                class = marked.then(|| name.to_owned());
            }
            // Attributes and comments may stand between the mark and what it marks.
            marked =
                line == "#[wasm_bindgen]" || marked && (code.starts_with("#[") || code.starts_with("//"));
        }
    }
    exports
}

/// What ARCHITECTURE.md lists: every word of a class, and every `function`; comments, types and arguments aside.
fn listed() -> Exports {
    let text = read("ARCHITECTURE.md");
    let block = text.split("```ts\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    let (mut lists, mut class) = (Exports::new(), String::new());
    for line in block.lines() {
        let code = line.split("//").next().unwrap_or_default();
        if let Some(name) = code.strip_prefix("class ").and_then(|rest| rest.split(' ').next()) {
            class = name.to_owned();
        } else if code.starts_with('}') {
            class = String::new();
        } else {
            let members = code.split(';').flat_map(|part| members(part.trim()));
            // wasm-bindgen's own.
            let members = members.filter(|name| name != "constructor" && name != "free");
            lists.entry(class.clone()).or_default().extend(members);
        }
    }
    lists
}

/// The names in `function f(…): …`, `f(…): …`, `readonly x: …` or `f, g, h`.
fn members(part: &str) -> Vec<String> {
    let part = part.trim_start_matches("function ").trim_start_matches("readonly ");
    let names = part.split(['(', ':']).next().unwrap_or_default();
    names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

#[test]
fn the_listing_is_what_is_exported() {
    let (exported, listed) = (exported(), listed());
    assert_eq!(exported.keys().collect::<Vec<_>>(), ["", "Fitter", "Picture", "Plate", "Session"]);
    let mut wrong = Vec::new();
    for (here, there, said) in [(&exported, &listed, "misses"), (&listed, &exported, "invents")] {
        for (class, names) in here {
            let known = there.get(class).cloned().unwrap_or_default();
            wrong.extend(
                names.difference(&known).map(|name| format!("ARCHITECTURE.md {said} {class}.{name}")),
            );
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
