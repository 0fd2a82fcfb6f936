//! `cargo xtask`: everything that is done with this repository, on a machine with Rust and Node and nothing else.
//!
//! ```text
//! build ── wasm32 target → cargo build → bindgen → wasm-opt → pkg/ ┐
//!          cargo run catalogue → www/src/generated/catalogue.json  ├→ vite build → www/dist
//!          npm ci → www/node_modules ──────────────────────────────┘
//! ```
//!
//! Every step is skipped while its inputs are unchanged, so that the second `serve` starts at once.

mod page;
mod shell;
mod stamp;
mod wasm;

use clap::{Parser, Subcommand};
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
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build => page::build(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
