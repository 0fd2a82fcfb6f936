//! Who may use whom: the graph of ARCHITECTURE.md, held against the paths that the source really names.
//!
//! ```text
//! math, knob, message, formula, paper ← data, encoder, head, term, classifier, metric ← engine ← figure ← web, cli
//!                                                                             plot (no ML) ←──────┘
//! www: shell → rooms → stage → experiment, elements → store;   trainer/ and drawing/ alone import the wasm package
//! ```
//!
//! Tests inside a file (below `#[cfg(test)]`) may use what they like.

#[path = "source/paths.rs"]
mod paths;
mod source;

use paths::{modules_named, without_comments};
use source::{files, read};
use std::collections::BTreeSet;

const GROUND: &[&str] = &["math", "knob", "message", "formula", "paper"];
const FAMILIES: &[&str] = &["data", "encoder", "head", "term", "classifier", "metric"];

/// What a module of `src/` may name of the crate, besides itself.
fn allowed(module: &str) -> Option<Vec<&'static str>> {
    let below_figure = [GROUND, FAMILIES, &["engine"]].concat();
    Some(match module {
        "math" | "paper" => vec![],
        // Macros: what they make is about knobs.
        "registry" | "choice" => vec!["knob"],
        "knob" => vec!["message", "math"],
        "message" | "formula" => vec!["math"],
        // A classifier is fitted to a table and reports on it.
        "classifier" => [GROUND, &["data"]].concat(),
        // A term joins a head: it adds to the same outcome of the same batch.
        "term" => [GROUND, &["head"]].concat(),
        family if FAMILIES.contains(&family) => GROUND.to_vec(),
        "engine" => [GROUND, FAMILIES].concat(),
        "plot" => vec!["math"],
        "figure" => [&below_figure[..], &["plot"]].concat(),
        "web" | "cli" => [&below_figure[..], &["plot", "figure"]].concat(),
        _ => return None,
    })
}

/// Up to a module of tests that stands in the file, the last thing in it; `#[cfg(test)]` on anything else hides nothing.
fn without_tests(text: &str) -> &str {
    let block = |at: &usize| {
        text[*at..].lines().nth(1).is_some_and(|line| line.contains("mod ") && line.ends_with('{'))
    };
    let end = text.match_indices("#[cfg(test)]").map(|(at, _)| at).find(block);
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn only_a_module_of_tests_is_passed_over() {
    let text = "use a;\n#[cfg(test)]\nmod tests;\n#[cfg(test)]\nfn b() {}\nuse c;\n";
    assert_eq!(without_tests(text), text);
    assert_eq!(without_tests(&format!("{text}#[cfg(test)]\npub(crate) mod tests {{\nuse d;\n}}\n")), text);
}

#[test]
fn every_module_uses_only_what_stands_below_it() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let Some(module) = path.strip_prefix("src/").and_then(|rest| rest.split(['/', '.']).next()) else {
            continue;
        };
        if matches!(module, "lib" | "main") {
            continue;
        }
        let Some(may) = allowed(module) else {
            wrong.push(format!(
                "{path}: the module `{module}` has no place in the graph (ARCHITECTURE.md, tests/layering.rs)"
            ));
            continue;
        };
        let text = read(&path);
        let code = without_comments(without_tests(&text));
        for used in modules_named(&code) {
            if used != module && is_module(&used) && !may.contains(&used.as_str()) {
                wrong.push(format!("{path}: `{module}` may not use `{used}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_outermost_modules_know_their_platform() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let code = without_comments(&read(&path));
        let names = |words: &[&str]| words.iter().any(|word| code.contains(&format!("{word}::")));
        if !path.starts_with("src/web/") && names(&["wasm_bindgen", "web_sys", "js_sys", "plotters_canvas"]) {
            wrong.push(format!("{path}: web types stay in src/web"));
        }
        if !path.starts_with("src/cli/") && names(&["clap", "rayon"]) {
            wrong.push(format!("{path}: the command line's crates stay in src/cli"));
        }
        if !path.starts_with("src/plot/")
            && !path.starts_with("src/figure/")
            && !path.starts_with("src/web/")
            && names(&["plotters"])
        {
            wrong.push(format!("{path}: plotters is behind plot"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_is_layered_too() {
    /// Folder of `www/src`, and the folders that it may import from besides itself.
    const MAY: &[(&str, &[&str])] = &[
        ("words", &[]),
        ("styles", &[]),
        ("store", &["words"]),
        // The two sides of the wasm package, training and drawing, and above them what turns an experiment's wheel.
        ("trainer", &["store", "words"]),
        ("drawing", &["trainer", "store", "words", "styles"]),
        ("experiment", &["drawing", "trainer", "store", "words", "styles"]),
        ("elements", &["store", "words", "styles", "drawing"]),
        ("stage", &["elements", "experiment", "drawing", "trainer", "store", "words", "styles"]),
        ("rooms", &["elements", "stage", "experiment", "drawing", "trainer", "store", "words", "styles"]),
        (
            "shell",
            &["rooms", "elements", "stage", "experiment", "drawing", "trainer", "store", "words", "styles"],
        ),
        ("specimens", &["elements", "styles", "words", "store"]),
    ];
    let mut wrong = Vec::new();
    for path in files("www/src", "ts") {
        let folder =
            path.strip_prefix("www/src/").and_then(|rest| rest.split_once('/')).map(|(folder, _)| folder);
        for import in imports(&read(&path)) {
            let wasm = import == "margin-lab" || import.starts_with("margin-lab/");
            if wasm && !matches!(folder, Some("trainer" | "drawing")) {
                wrong.push(format!("{path}: only trainer/ and drawing/ import the wasm package"));
            }
            let (Some(folder), Some(target)) = (folder, folder_of(&path, &import)) else { continue };
            if folder == target {
                continue;
            }
            match MAY.iter().find(|(name, _)| *name == folder) {
                None => {
                    wrong.push(format!("{path}: the folder `{folder}` has no place in tests/layering.rs"))
                }
                Some((_, may)) if !may.contains(&target.as_str()) && target != "generated" => {
                    wrong.push(format!("{path}: `{folder}` may not import from `{target}`"));
                }
                Some(_) => {}
            }
        }
    }
    let wrong: BTreeSet<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}", Vec::from_iter(wrong).join("\n"));
}

/// The folder of `www/src` that a relative import of a file leads to; none for its top.
fn folder_of(path: &str, import: &str) -> Option<String> {
    let mut at: Vec<&str> = path.strip_prefix("www/src/")?.split('/').collect();
    at.pop();
    for step in import.starts_with('.').then(|| import.split('/'))? {
        match step {
            "." => {}
            ".." => drop(at.pop()?),
            name => at.push(name),
        }
    }
    (at.len() > 1).then(|| at[0].to_owned())
}

/// Whether `src/` has a module of this name (else the name is an item at the crate's root).
fn is_module(name: &str) -> bool {
    files("src", "rs")
        .iter()
        .any(|path| *path == format!("src/{name}.rs") || *path == format!("src/{name}/mod.rs"))
}

/// The specifiers of a TypeScript file's imports, static and dynamic. Types alone tie nothing together and are left out.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for mark in ["from \"", "import \"", "import(\"", "new URL(\""] {
        let pieces: Vec<&str> = text.split(mark).collect();
        for pair in pieces.windows(2) {
            let statement = pair[0].rsplit(';').next().unwrap_or_default();
            if !statement.contains("import type ") {
                found.extend(pair[1].split('"').next().map(str::to_owned));
            }
        }
    }
    found
}

#[test]
fn the_scanner_sees_every_form_of_a_path() {
    let code = "use crate::{head::{Head, arcface}, math::Real, knob}; fn f() -> crate::plot::Ink { crate :: data :: find() }";
    let named: Vec<String> = modules_named(code).into_iter().collect();
    assert_eq!(named, ["data", "head", "knob", "math", "plot"]);
    assert_eq!(without_comments("a // crate::web\nb \"crate::web\" c").trim_end(), "a \nb \"\" c");
}
