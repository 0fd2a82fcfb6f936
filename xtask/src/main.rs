//! `cargo xtask`: everything that is done with this repository, on a machine with Rust and Node and nothing else.
//!
//! ```text
//! build ── wasm32 target → cargo build → bindgen → wasm-opt → pkg/ ┐
//!          cargo run catalogue → www/src/generated/catalogue.json  ├→ vite build → www/dist
//!          npm ci → www/node_modules ──────────────────────────────┘
//! ```
//!
//! Every step is skipped while its inputs are unchanged, so that the second `serve` starts at once.

mod bench;
mod browsers;
mod check;
mod http;
mod npm;
mod page;
mod serve;
mod shell;
mod stamp;
mod test;
mod wasm;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds, serves, checks, tests and measures margin-lab.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the wasm package (pkg/) and the page (www/dist)
    Build,
    /// Build, then serve the page on this machine
    Serve {
        /// The port to serve on
        #[arg(long, default_value_t = 8642)]
        port: u16,
        /// Print the address without opening a browser
        #[arg(long)]
        no_open: bool,
    },
    /// Format, lints, types, layering, tidiness
    Check,
    /// Everything: checks, Rust tests, the page's tests, real browsers
    Test {
        /// Only the browser tests whose title matches
        #[arg(long)]
        only: Option<String>,
    },
    /// Measure speed and weight, here and against peers; fails where a bar is missed
    Bench {
        /// Three short rounds instead of nine
        #[arg(long)]
        quick: bool,
        /// Without TensorFlow.js and PyTorch
        #[arg(long)]
        alone: bool,
        /// Write the numbers as JSON too
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// Write the golden files anew from what the code draws now
    Bless,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build => page::build(),
        Command::Serve { port, no_open } => page::build().and_then(|()| serve::serve(port, !no_open)),
        Command::Check => check::check(),
        Command::Test { only } => test::test(only.as_deref()),
        Command::Bench { quick, alone, json } => bench::bench(&bench::Options { quick, alone, json }),
        Command::Bless => test::bless(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
