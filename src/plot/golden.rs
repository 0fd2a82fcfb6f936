//! Golden files: pictures as they were when somebody last looked at them, byte for byte. Tests compare; `BLESS=1` writes them anew.

use crate::math::rng;
use std::fs;
use std::path::Path;

/// Of a picture larger than this only length and fingerprint are kept, bytes.
const LARGE: usize = 60 * 1024;

/// Compares a picture with its file in `tests/golden`.
pub(crate) fn check(name: &str, drawn: &str) {
    let fingerprint = format!("{} bytes, {:016x}\n", drawn.len(), rng::hash(drawn.as_bytes()));
    let large = drawn.len() > LARGE;
    let (ending, wanted) = if large { ("txt", fingerprint.as_str()) } else { ("svg", drawn) };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    same(&folder.join(format!("{name}.{ending}")), wanted);
}

/// Compares what is wanted with a file.
pub(crate) fn same(path: &Path, wanted: &str) {
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, wanted).expect("the folder is writable");
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(kept == wanted, "{} differs; look at it, then BLESS=1 if it should", path.display());
}
