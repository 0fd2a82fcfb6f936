//! One variant, one file, one line of its list: read both ways.

use super::none;
use super::source::{files, read};
use margin_lab::{
    classifier::CLASSIFIERS, data::DATASETS, figure::FIGURES, figure::view::VIEWS, head::HEADS,
    metric::METRICS, term::TERMS,
};

/// Each folder with the ids of its list.
fn registries() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("src/head", HEADS.iter().map(|spec| spec.id).collect()),
        ("src/term", TERMS.iter().map(|spec| spec.id).collect()),
        ("src/data", DATASETS.iter().map(|spec| spec.id).collect()),
        ("src/metric", METRICS.iter().map(|spec| spec.id).collect()),
        ("src/classifier", CLASSIFIERS.iter().map(|spec| spec.id).collect()),
        ("src/figure", FIGURES.iter().map(|spec| spec.id).collect()),
        ("src/figure/view", VIEWS.iter().map(|spec| spec.id).collect()),
    ]
}

/// The files that an id may have.
fn files_of(folder: &str, id: &str) -> [String; 2] {
    let name = id.replace('-', "_");
    [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")]
}

#[test]
fn ids_are_file_names() {
    let mut wrong = Vec::new();
    for (folder, ids) in registries() {
        let files = files(folder, "rs");
        for id in ids {
            if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
                wrong.push(format!("{folder}: the id {id} is not kebab-case"));
            }
            let may = files_of(folder, id);
            if !files.iter().any(|path| may.contains(path)) {
                wrong.push(format!("{folder}: {id} has no file {}", may[0]));
            }
        }
    }
    none(wrong);
}

/// A file with a `SPEC` is a variant; what variants share has none.
#[test]
fn every_variant_is_listed() {
    let listed: Vec<String> = registries()
        .into_iter()
        .flat_map(|(folder, ids)| ids.into_iter().flat_map(move |id| files_of(folder, id)))
        .collect();
    let variants: Vec<String> =
        files("src", "rs").into_iter().filter(|path| read(path).contains("const SPEC: Spec")).collect();
    assert!(variants.len() > 50, "only {} variants were seen", variants.len());
    let forgotten = variants.into_iter().filter(|path| !listed.contains(path));
    none(forgotten.map(|path| format!("{path}: its SPEC stands in no list")));
}

/// The compiler passes over a file that no `mod` names.
#[test]
fn every_file_is_part_of_the_program() {
    let all = files("src", "rs");
    let stray = |path: &&String| {
        let module = path.trim_end_matches(".rs").trim_end_matches("/mod");
        let (folder, name) = module.rsplit_once('/').unwrap_or_default();
        let parents = ["/mod.rs", ".rs", "/lib.rs", "/main.rs"].map(|end| format!("{folder}{end}"));
        let declared = format!("mod {name};");
        let names = |parent: &&String| read(parent).lines().any(|line| line.ends_with(&declared));
        !all.iter().filter(|path| parents.contains(path)).any(|parent| names(&parent))
    };
    let roots = ["src/lib.rs", "src/main.rs"];
    let found = all.iter().filter(|path| !roots.contains(&path.as_str())).filter(stray);
    none(found.map(|path| format!("{path}: no mod names it")));
}
