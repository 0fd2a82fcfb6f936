//! `cargo xtask bench`: builds what is measured, natively and as wasm, and lets `benches/run.mjs` measure it beside its peers.

use crate::serve::Server;
use crate::shell::{cargo, command, root, run, step};
use crate::{browsers, npm, page, wasm};
use anyhow::Result;
use std::path::PathBuf;

/// What a run may leave out or write.
pub struct Options {
    /// Three short rounds instead of nine.
    pub quick: bool,
    /// No TensorFlow.js, no PyTorch.
    pub alone: bool,
    /// Where the numbers go as JSON.
    pub json: Option<PathBuf>,
}

/// Builds and measures. An error where a bar is missed.
pub fn bench(options: &Options) -> Result<()> {
    page::build()?;
    npm::packages("benches/peers")?;
    step("bench: native");
    run(cargo().args(["build", "--release", "--package", "margin-lab-bench", "--bin", "margin-lab-bench"]))?;
    step("bench: wasm");
    wasm::package("margin-lab-bench", &[], "target/xtask/bench")?;
    let peak = root().join("target/xtask/bench/peak.wat");
    let write = "import('./benches/peak.mjs').then(({ text }) => require('fs').writeFileSync(process.argv[1], text()))";
    run(command(npm::node()?).args(["-e", write]).arg(&peak))?;
    wasm::assemble(&peak)?;
    step("bench: measure");
    let server = Server::bench()?;
    let mut measure = command(npm::node()?);
    measure.arg(root().join("benches/run.mjs"));
    measure.env("BENCH_URL", server.address());
    measure.env(
        "BENCH_NATIVE",
        root().join("target/release").join(format!("margin-lab-bench{}", std::env::consts::EXE_SUFFIX)),
    );
    measure.env("BENCH_CHROMIUM", browsers::chromium()?);
    measure.env("BENCH_ALONE", if options.alone { "1" } else { "" });
    measure.env("BENCH_QUICK", if options.quick { "1" } else { "" });
    if let Some(json) = &options.json {
        measure.env("BENCH_JSON", std::path::absolute(json)?);
    }
    run(&mut measure)
}
