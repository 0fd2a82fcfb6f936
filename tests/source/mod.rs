//! Reads the repository's own text for the tests of layering and tidiness.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with this ending, as sorted paths from the root with `/`.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<String> {
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
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
