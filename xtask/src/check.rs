//! What needs no run of the program: format, lints natively and for wasm32, the crate's documentation, types, and the house rules.

use crate::npm;
use crate::page;
use crate::shell::{cargo, command, root, run, step};
use anyhow::Result;

/// `cargo xtask check`: everything below, and the tests of layering and tidiness alone.
pub fn check() -> Result<()> {
    page::build()?;
    lints()?;
    step("check: layering and tidiness");
    run(cargo().args(["test", "--quiet", "--package", "margin-lab", "--test", "layering", "--test", "tidy"]))
}

/// Format, lints, documentation and types.
pub fn lints() -> Result<()> {
    step("check: cargo fmt");
    run(cargo().args(["fmt", "--all", "--check"]))?;
    step("check: clippy");
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    step("check: clippy for wasm32");
    let wasm = ["--lib", "--no-default-features", "--target", "wasm32-unknown-unknown"];
    for features in ["", "gallery"] {
        let package = ["--package", "margin-lab", "--features", features];
        run(cargo().arg("clippy").args(package).args(wasm).args(["--", "-D", "warnings"]))?;
    }
    step("check: documentation");
    run(cargo().args(["rustdoc", "--package", "margin-lab", "--lib", "--", "-D", "warnings"]))?;
    step("check: types of the page and of its tests");
    let tsc = || -> Result<_> {
        let mut tsc = command(npm::node()?);
        tsc.arg(root().join("www/node_modules/typescript/bin/tsc")).arg("--noEmit");
        Ok(tsc)
    };
    run(tsc()?.args(["--project", "www"]))?;
    run(tsc()?.args(["--project", "tests/browser"]))
}
