//! The page: the generated catalogue, `vite build` into `www/dist`.

use crate::npm::node;
use crate::shell::{cargo, command, read, root, run, step};
use crate::{stamp, wasm};
use anyhow::{Result, anyhow};
use std::{fs, thread};

const CATALOGUE: &str = "www/src/generated/catalogue.json";
const INPUTS: [&str; 11] = [
    "www/src",
    "www/public",
    "www/index.html",
    "www/embed.html",
    "www/parts.ts",
    "www/vite.config.ts",
    "www/tsconfig.json",
    "www/package-lock.json",
    "pkg",
    "messages",
    "data",
];

/// Brings the wasm package and the page up to date.
pub fn build() -> Result<()> {
    // A module is linked on one core: the program that prints the catalogue is built meanwhile.
    thread::scope(|scope| {
        let catalogue = scope.spawn(catalogue);
        wasm::build()?;
        catalogue.join().map_err(|_| anyhow!("the catalogue could not be made"))?
    })?;
    stamp::unless_fresh("page", &INPUTS, "www/dist/index.html", || {
        step("page: vite build");
        run(command(node()?).current_dir(root().join("www")).args([
            "node_modules/vite/bin/vite.js",
            "build",
            "--logLevel",
            "warn",
        ]))
    })
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
