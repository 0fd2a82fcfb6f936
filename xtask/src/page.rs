//! The page: npm packages, the generated catalogue, `vite build` into `www/dist`.

use crate::shell::{cargo, command, need, read, root, run, step};
use crate::{stamp, wasm};
use anyhow::{Result, bail};
use std::fs;
use std::path::PathBuf;

const CATALOGUE: &str = "www/src/generated/catalogue.json";
const INPUTS: [&str; 10] = [
    "www/src",
    "www/public",
    "www/index.html",
    "www/embed.html",
    "www/vite.config.ts",
    "www/tsconfig.json",
    "www/package-lock.json",
    "pkg",
    "messages",
    "data",
];

/// Brings the wasm package and the page up to date.
pub fn build() -> Result<()> {
    wasm::build()?;
    catalogue()?;
    stamp::unless_fresh("page", &INPUTS, "www/dist/index.html", || {
        step("page: vite build");
        run(command(node()?).current_dir(root().join("www")).args([
            "node_modules/vite/bin/vite.js",
            "build",
            "--logLevel",
            "warn",
        ]))
    })?;
    Ok(())
}

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
    })?;
    Ok(())
}

/// The registries, as the page reads them.
fn catalogue() -> Result<()> {
    step("page: catalogue");
    let json = read(cargo().args([
        "run",
        "--quiet",
        "--package",
        "margin-lab",
        "--bin",
        "margin-lab",
        "--",
        "catalogue",
    ]))?;
    if json.trim().is_empty() {
        return Ok(());
    }
    let file = root().join(CATALOGUE);
    if fs::read_to_string(&file).is_ok_and(|kept| kept == json) {
        return Ok(());
    }
    fs::create_dir_all(root().join("www/src/generated"))?;
    Ok(fs::write(file, json)?)
}
