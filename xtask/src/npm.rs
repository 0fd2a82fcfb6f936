//! Node and the npm packages: found, checked for their age, and installed from a folder's lock file.

use crate::shell::{command, need, read, root, run, step};
use crate::stamp;
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Node, of a version that Vite runs on.
pub fn node() -> Result<PathBuf> {
    let node = need("node", "install Node.js 20.19 or newer, https://nodejs.org")?;
    let version = read(command(&node).arg("--version"))?;
    let numbers: Vec<u32> =
        version.trim().trim_start_matches('v').split('.').map_while(|part| part.parse().ok()).collect();
    if numbers.as_slice() < [20, 19].as_slice() {
        bail!("Node {} is too old: 20.19 or newer is needed, https://nodejs.org", version.trim());
    }
    Ok(node)
}

/// The npm packages of a folder's lock file.
pub fn packages(folder: &str) -> Result<()> {
    node()?;
    let npm = need("npm", "it comes with Node.js, https://nodejs.org")?;
    let (lock, done) =
        (format!("{folder}/package-lock.json"), format!("{folder}/node_modules/.package-lock.json"));
    stamp::unless_fresh(&format!("npm-{}", folder.replace('/', "-")), &[&lock], &done, || {
        step(&format!("{folder}: npm ci"));
        run(command(npm).current_dir(root().join(folder)).args([
            "ci",
            "--no-audit",
            "--no-fund",
            "--loglevel",
            "error",
        ]))
    })
}
