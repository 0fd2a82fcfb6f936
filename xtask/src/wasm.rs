//! The wasm package: `cargo build` for wasm32, bindings, wasm-opt, into `pkg/`.
//!
//! Two modules of one crate: the Lab's, which is part of the page's first load, and `pkg/gallery`, with what the other rooms
//! need besides (feature `gallery`), fetched when one of them is entered.

use crate::shell::{cargo, command, find, read, root, run, step};
use crate::{npm, stamp};
use anyhow::{Result, anyhow, bail};
use std::env;
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const FEATURES: [&str; 7] = [
    "simd",
    "bulk-memory",
    "nontrapping-float-to-int",
    "sign-ext",
    "mutable-globals",
    "reference-types",
    "multivalue",
];

/// Brings `pkg/` up to date.
pub fn build() -> Result<()> {
    target()?;
    npm::packages("www")?;
    package("margin-lab", &[], "pkg")?;
    package("margin-lab", &["gallery"], "pkg/gallery")
}

/// Builds a package of this workspace for wasm32 with these features, and its bindings, into a folder.
pub fn package(package: &str, features: &[&str], folder: &str) -> Result<()> {
    step(&format!("wasm: cargo build ({folder})"));
    // The flags of .cargo/config.toml (simd128) hold only while no variable replaces them.
    run(cargo()
        .args([
            "build",
            "--package",
            package,
            "--lib",
            "--no-default-features",
            "--features",
            &features.join(","),
            "--release",
            "--target",
            TARGET,
        ])
        .env("CARGO_TARGET_DIR", root().join("target"))
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS"))?;
    let name = package.replace('-', "_");
    let built = format!("target/{TARGET}/release/{name}.wasm");
    let wasm = format!("{folder}/{name}_bg.wasm");
    let inputs = [built.as_str(), "xtask/src/wasm.rs", "www/package-lock.json"];
    stamp::unless_fresh(&format!("wasm-{}", folder.replace('/', "-")), &inputs, &wasm, || {
        step("wasm: bindings");
        bind(&built, &name, folder)?;
        step("wasm: wasm-opt");
        optimise(&wasm)
    })
}

/// The wasm32 target, added where rustup can.
fn target() -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library = read(command(rustc).args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    let Some(rustup) = find(&["rustup"]) else {
        bail!("the Rust target {TARGET} is missing, and rustup to add it with too: https://rustup.rs");
    };
    step("wasm: rustup target add");
    run(command(rustup).args(["target", "add", TARGET]))
}

fn bind(built: &str, name: &str, folder: &str) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(root().join(built)).out_name(name).typescript(true).omit_default_module_path(false);
    let done = bindgen.web(true).and_then(|web| web.generate(root().join(folder)));
    done.map_err(|error| anyhow!("wasm-bindgen: {error:#}"))
}

/// -O3: the page trains in this module, so speed is worth its bytes. Nothing lives in the first kilobyte, where the stack ends:
/// knowing that, loads take constant offsets in themselves. The features are those that rustc's own code uses.
fn optimise(wasm: &str) -> Result<()> {
    let features = FEATURES.map(|feature| format!("--enable-{feature}"));
    run(binaryen("wasm-opt")?.args([wasm, "-O3", "--low-memory-unused", "-o", wasm]).args(features))
}

/// Turns wasm's text form into a module beside it.
pub fn assemble(text: &Path) -> Result<()> {
    run(binaryen("wasm-as")?.arg(text).arg("--enable-simd").arg("-o").arg(text.with_extension("wasm")))
}

fn binaryen(program: &str) -> Result<Command> {
    let mut node = command(npm::node()?);
    node.arg(root().join("www/node_modules/binaryen/bin").join(program));
    Ok(node)
}
