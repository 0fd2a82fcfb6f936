//! The wasm package: `cargo build` for wasm32, bindings, wasm-opt, into `pkg/`.

use crate::shell::{cargo, command, find, read, root, run, step};
use crate::{page, stamp};
use anyhow::{Context, Result, anyhow, bail};
use std::env;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const BUILT: &str = "target/wasm32-unknown-unknown/release/margin_lab.wasm";

/// Brings `pkg/` up to date.
pub fn build() -> Result<()> {
    target()?;
    page::packages("www")?;
    step("wasm: cargo build");
    // The flags of .cargo/config.toml (simd128) hold only while no variable replaces them.
    run(cargo()
        .args([
            "build",
            "--package",
            "margin-lab",
            "--lib",
            "--no-default-features",
            "--release",
            "--target",
            TARGET,
        ])
        .env("CARGO_TARGET_DIR", root().join("target"))
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS"))?;
    stamp::unless_fresh(
        "wasm",
        &[BUILT, "xtask/src/wasm.rs", "www/package-lock.json"],
        "pkg/margin_lab_bg.wasm",
        || {
            step("wasm: bindings");
            bind()?;
            step("wasm: wasm-opt");
            optimise()
        },
    )?;
    Ok(())
}

/// The wasm32 target, added where rustup can.
fn target() -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library = read(command(rustc).args(["--print", "target-libdir", "--target", TARGET]))?;
    if std::path::Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    let Some(rustup) = find(&["rustup"]) else {
        bail!("the Rust target {TARGET} is missing, and rustup to add it with too: https://rustup.rs");
    };
    step("wasm: rustup target add");
    run(command(rustup).args(["target", "add", TARGET]))
}

fn bind() -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(root().join(BUILT))
        .out_name("margin_lab")
        .typescript(true)
        .omit_default_module_path(false);
    bindgen
        .web(true)
        .and_then(|web| web.generate(root().join("pkg")))
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))
}

/// -O3: the page trains in this module, so speed is worth its bytes. The features are those the build may use.
fn optimise() -> Result<()> {
    let wasm = root().join("pkg/margin_lab_bg.wasm");
    let features = [
        "simd",
        "bulk-memory",
        "nontrapping-float-to-int",
        "sign-ext",
        "mutable-globals",
        "reference-types",
        "multivalue",
    ];
    let program = root().join("www/node_modules/binaryen/bin/wasm-opt");
    let node = page::node()?;
    run(command(node)
        .arg(program)
        .arg(&wasm)
        .arg("-O3")
        .args(features.map(|feature| format!("--enable-{feature}")))
        .arg("-o")
        .arg(&wasm))
    .context("wasm-opt")
}
