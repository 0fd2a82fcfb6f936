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

/// What a package is made from.
const INPUTS: [&str; 8] = [
    "src",
    "benches/src",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "rust-toolchain.toml",
    "xtask/src/wasm.rs",
    "www/package-lock.json",
];

/// Builds a package of this workspace for wasm32 with these features, and its bindings, into a folder.
///
/// One crate with other features overwrites the module that cargo built before, and cargo would build both anew each time; contents
/// tell whether it is called at all.
pub fn package(package: &str, features: &[&str], folder: &str) -> Result<()> {
    let name = package.replace('-', "_");
    let wasm = format!("{folder}/{name}_bg.wasm");
    stamp::unless_fresh(&format!("wasm-{}", folder.replace('/', "-")), &INPUTS, &wasm, || {
        step(&format!("wasm: cargo build ({folder})"));
        compile(package, features)?;
        step("wasm: bindings");
        bind(&format!("target/{TARGET}/release/{name}.wasm"), &name, folder)?;
        step("wasm: wasm-opt");
        optimise(&wasm)
    })
}

fn compile(package: &str, features: &[&str]) -> Result<()> {
    let words =
        ["build", "--package", package, "--lib", "--release", "--no-default-features", "--target", TARGET];
    // The flags of .cargo/config.toml (simd128) hold only while no variable replaces them.
    run(cargo()
        .args(words)
        .args(["--features", &features.join(",")])
        .env("CARGO_TARGET_DIR", root().join("target"))
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS"))
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
