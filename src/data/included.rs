//! The data files, compiled into native programs. The page fetches them instead, so its wasm stays small.

/// The bytes of a file in `data/`, by the name in a [`Source::File`](super::Source::File).
#[must_use]
pub fn bytes(file: &str) -> Option<&'static [u8]> {
    match file {
        "digits.csv" => Some(include_bytes!("../../data/digits.csv")),
        "iris.csv" => Some(include_bytes!("../../data/iris.csv")),
        "wine.csv" => Some(include_bytes!("../../data/wine.csv")),
        "breast_cancer.csv" => Some(include_bytes!("../../data/breast_cancer.csv")),
        _ => None,
    }
}
