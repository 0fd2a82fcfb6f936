//! `cargo xtask test`: checks, Rust tests, the page's unit tests, then the real page in real browsers.
//!
//! Each runner's output passes through as it comes; at the end one line a runner says what it counted.

use crate::serve::Server;
use crate::shell::{cargo, command, read, root, run, step};
use crate::{browsers, check, npm, page};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::Stdio;

/// What a runner counted.
#[derive(Debug, Default, PartialEq)]
struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(out, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

/// Runs everything; the first runner that fails ends it.
pub fn test(only: Option<&str>) -> Result<()> {
    page::build()?;
    npm::packages("tests/browser")?;
    if only.is_some() {
        return browser(only).map(|_| ());
    }
    check::lints()?;
    let tallies = [("rust", rust()?), ("page", units()?), ("browser", browser(None)?)];
    println!();
    for (name, tally) in &tallies {
        println!("{name}: {tally}");
    }
    Ok(())
}

/// `cargo xtask bless`: the golden tests (their names hold the word) write what they would compare.
pub fn bless() -> Result<()> {
    let named = ["test", "--package", "margin-lab", "--lib", "--test", "*golden*", "golden"];
    run(cargo().args(named).env("BLESS", "1"))
}

/// `cargo test` of the crate and of this one, each with the features it is built with anyway: together they would all be built
/// anew.
fn rust() -> Result<Tally> {
    let mut tally = Tally::default();
    for package in ["xtask", "margin-lab"] {
        cargo_test(package, &mut tally)?;
    }
    Ok(tally)
}

/// `cargo test` of a package, its lines counted on their way to the reader.
fn cargo_test(package: &str, tally: &mut Tally) -> Result<()> {
    step(&format!("test: cargo test --package {package}"));
    let words = ["test", "--no-fail-fast", "--package", package];
    let mut child = cargo().args(words).stdout(Stdio::piped()).spawn()?;
    for line in BufReader::new(child.stdout.take().context("cargo test has no output")?).lines() {
        let line = line?;
        println!("{line}");
        count(&line, tally);
    }
    if !child.wait()?.success() {
        bail!("cargo test of {package} failed: {tally}");
    }
    Ok(())
}

/// Adds the numbers of a line `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn count(line: &str, tally: &mut Tally) {
    let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) else {
        return;
    };
    for part in counts.split(';') {
        let mut words = part.split_whitespace();
        let (Some(Ok(number)), Some(what)) = (words.next().map(str::parse::<u64>), words.next()) else {
            continue;
        };
        match what {
            "passed" => tally.passed += number,
            "failed" => tally.failed += number,
            "ignored" => tally.skipped += number,
            _ => {}
        }
    }
}

/// The page's unit tests.
fn units() -> Result<Tally> {
    step("test: vitest");
    let report = root().join("target/xtask/vitest.json");
    let mut vitest = command(npm::node()?);
    vitest.current_dir(root().join("www")).args(["node_modules/vitest/vitest.mjs", "run"]);
    run(vitest
        .args(["--reporter=default", "--reporter=json"])
        .arg(format!("--outputFile.json={}", report.display())))?;
    let said: Value = serde_json::from_str(&fs::read_to_string(&report)?)?;
    let number = |key: &str| said[key].as_u64().unwrap_or(0);
    Ok(Tally {
        passed: number("numPassedTests"),
        failed: number("numFailedTests"),
        skipped: number("numPendingTests"),
    })
}

/// The real page, driven; and the same bits in every engine.
fn browser(only: Option<&str>) -> Result<Tally> {
    let chromium = browsers::chromium()?;
    let firefox = browsers::firefox()?;
    let bits = native_bits()?;
    let figures = native_figures()?;
    step("test: Playwright");
    let server = Server::tests()?;
    let report = root().join("target/xtask/playwright.json");
    let mut playwright = command(npm::node()?);
    playwright
        .current_dir(root().join("tests/browser"))
        .args(["node_modules/@playwright/test/cli.js", "test"]);
    playwright.args(only.map(|title| ["--grep", title]).into_iter().flatten());
    playwright.env("MARGIN_LAB_CHROMIUM", chromium);
    playwright.arg("--reporter=list,json").env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    playwright.env("MARGIN_LAB_URL", server.address()).env("MARGIN_LAB_BITS", bits);
    playwright.env("MARGIN_LAB_FIGURES", figures);
    if let Some(firefox) = firefox {
        playwright.env("MARGIN_LAB_FIREFOX", firefox);
    }
    run(&mut playwright)?;
    let said: Value = serde_json::from_str(&fs::read_to_string(&report)?)?;
    let number = |key: &str| said["stats"][key].as_u64().unwrap_or(0);
    // No flaky one comes this far: it fails the run (playwright.config.ts).
    Ok(Tally { passed: number("expected"), failed: number("unexpected"), skipped: number("skipped") })
}

/// The experiments of `examples/bits.rs` with their native hashes, for the browsers to repeat.
fn native_bits() -> Result<PathBuf> {
    step("test: native bits");
    let file = root().join("target/xtask/bits.json");
    // As the tests are built: the bits are the same at every level of optimisation, and a release of all would take minutes.
    let said = read(cargo().args(["run", "--quiet", "--example", "bits"]))?;
    fs::write(&file, said)?;
    Ok(file)
}

/// Every figure as the command line draws it, for the browser's downloads to equal byte for byte.
fn native_figures() -> Result<PathBuf> {
    step("test: native figures");
    let folder = root().join("target/xtask/figures");
    let words =
        ["run", "--quiet", "--package", "margin-lab", "--bin", "margin-lab", "--", "figure", "--all", "-o"];
    run(cargo().args(words).arg(&folder))?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_add_up() {
        let mut tally = Tally::default();
        for line in [
            "running 4 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        ] {
            count(line, &mut tally);
        }
        assert_eq!(tally.to_string(), "5 passed, 1 failed, 1 skipped");
    }
}
