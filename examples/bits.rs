//! Native half of the promise "same log, same bits": trains experiments and prints a hash of each one's frame.
//!
//! `cargo run --example bits` writes one JSON array; `cargo xtask test` has Chromium and Firefox repeat every line through wasm and
//! compares. Every head trains 2,000 steps on digits; then every optimiser, activation and start, three dimensions, a plane with
//! its regions, and a log with events.

use margin_lab::data;
use margin_lab::engine::{Experiment, Wants};
use margin_lab::head::HEADS;

/// What a frame holds besides the embedding: measures and silhouettes, and the input regions where there are two inputs.
const WANTS: &str = "measures silhouettes regions";

const OTHERS: [&str; 11] = [
    "data=digits&head=arcface&optimiser=sgd&lr=0.05",
    "data=digits&head=arcface&optimiser=adamw&weight-decay=0.01",
    "data=digits&head=arcface&activation=tanh&init=xavier",
    "data=digits&head=arcface&activation=gelu",
    "data=digits&head=cosface&dim=3&layers=32-16",
    "data=moons&head=arcface",
    "data=identities&head=combined",
    "data=iris&head=sphereface&batch=32",
    "data=digits&head=arcface&e=500:m:0.3;400:s:24",
    "data=digits&head=softmax&term=center&weight=0.1",
    "data=digits&head=nsl&term=triplet&e=900:term:inter;300:term:contrastive",
];

fn main() {
    let heads = HEADS.iter().map(|head| format!("data=digits&head={}", head.id));
    let lines: Vec<String> =
        heads.chain(OTHERS.map(str::to_owned)).filter_map(|log| line(&log, 2000)).collect();
    println!("[\n{}\n]", lines.join(",\n"));
}

/// One experiment as JSON; none where its log cannot be opened, which is said aloud.
fn line(log: &str, steps: u64) -> Option<String> {
    let id = log.split('&').find_map(|pair| pair.strip_prefix("data="))?;
    let set = data::find(id)?;
    let mut experiment = match Experiment::open(log, None) {
        Ok(experiment) => experiment,
        Err(refused) => return complain(log, &format!("{refused:?}")),
    };
    let problems = experiment.problems();
    if !problems.is_empty() {
        return complain(log, &format!("{problems:?}"));
    }
    let taken = experiment.advance(steps);
    let hash = fnv(&experiment.frame(Wants::read(WANTS)).to_bytes());
    let file = set.file().map_or("null".to_owned(), |file| format!("{file:?}"));
    Some(format!(
        r#"{{"log": {log:?}, "file": {file}, "steps": {steps}, "taken": {taken}, "wants": {WANTS:?}, "hash": "{hash:08x}"}}"#
    ))
}

fn complain(log: &str, why: &str) -> Option<String> {
    eprintln!("{log}: {why}");
    std::process::exit(1);
}

/// FNV-1a, 32 bits.
fn fnv(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
