//! Skips work whose inputs did not change: a step's stamp is the hash of the contents of everything it reads.
//!
//! Contents, not times: a branch switched there and back costs nothing.

use crate::shell::root;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// FNV-1a, 64 bits: `h ← (h ⊕ byte) · p`.
pub struct Hash(u64);

impl Hash {
    /// The hash of nothing.
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Takes in bytes, and where they end.
    pub fn take(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self.0 = (self.0 ^ bytes.len() as u64).wrapping_mul(0x0100_0000_01b3);
    }

    /// Takes in a file, or every file below a folder; what is missing counts as empty.
    fn walk(&mut self, path: &Path) -> Result<()> {
        self.take(path.as_os_str().as_encoded_bytes());
        if path.is_dir() {
            let mut names: Vec<PathBuf> =
                fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
            names.sort();
            names.iter().try_for_each(|name| self.walk(name))
        } else {
            let bytes = if path.exists() { fs::read(path)? } else { Vec::new() };
            self.take(&bytes);
            Ok(())
        }
    }
}

/// Runs `work` unless `output` stands and was made from the same `inputs` (paths from the root).
pub fn unless_fresh(
    name: &str,
    inputs: &[&str],
    output: &str,
    work: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let root = root();
    let mut hash = Hash::new();
    for input in inputs {
        hash.walk(&root.join(input)).with_context(|| format!("reading {input}"))?;
    }
    let wanted = format!("{:016x}", hash.0);
    let stamp = root.join("target/xtask").join(format!("{name}.stamp"));
    if root.join(output).exists() && fs::read_to_string(&stamp).is_ok_and(|kept| kept == wanted) {
        return Ok(());
    }
    work()?;
    fs::create_dir_all(root.join("target/xtask"))?;
    Ok(fs::write(stamp, wanted)?)
}
