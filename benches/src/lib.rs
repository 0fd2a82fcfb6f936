//! The work that is measured, the same natively and in a browser: each cell is one kind of work, done as often as asked.
//!
//! ```text
//! step/<head>/<optimiser>   one training step: digits, 64-64-64-2, batch 128, through the whole experiment (curve, checkpoints)
//! bare/<head>/<optimiser>   the same without curve and checkpoints
//! field/<head>              the test posterior over 256 × 256 pixels and 10 classes, as colours
//! label/<head>              the same for the training posterior of a given label, margin included
//! frame/<head>              every sample embedded, judged and written as a frame
//! ```
//!
//! Who measures holds the clock: `main.rs` natively, `page/bench.js` in a browser.

#[cfg(target_arch = "wasm32")]
mod web;

use margin_lab::engine::{Experiment, Frame, Trainer, Wants};
use margin_lab::figure::view::field::{Grid, Memory, Show, Source, Tint};
use margin_lab::head::HEADS;
use margin_lab::math::Window;
use margin_lab::plot::Theme;
use std::sync::Arc;

const DIGITS: &[u8] = include_bytes!("../../data/digits.csv");
const OPTIMISERS: [&str; 2] = ["adam", "sgd"];
/// Steps before anything is measured: caches are warm, and classes stand apart as they do while one watches.
const WARM: u64 = 200;
/// Leaves 1,280 samples to train on: ten whole batches an epoch, as the peers' steps are whole.
const TEST_SHARE: &str = "0.2877";

/// Every cell's name.
#[must_use]
pub fn cells() -> Vec<String> {
    let steps =
        HEADS.iter().flat_map(|head| OPTIMISERS.map(|optimiser| format!("step/{}/{optimiser}", head.id)));
    let fields = HEADS.iter().map(|head| format!("field/{}", head.id));
    steps
        .chain(fields)
        .chain(["bare/arcface/adam", "label/arcface", "frame/arcface"].map(str::to_owned))
        .collect()
}

/// One cell, warmed up.
pub struct Cell {
    work: Work,
}

enum Work {
    Step(Box<Experiment>),
    Bare(Box<Trainer>),
    Frame(Box<Experiment>),
    Field { frame: Box<Frame>, memory: Box<Memory>, label: Option<u32> },
}

impl Cell {
    /// Makes the cell ready. `None` where there is none of this name or its experiment cannot be opened.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let mut parts = name.split('/');
        let (kind, head, optimiser) = (parts.next()?, parts.next()?, parts.next().unwrap_or("adam"));
        let log = format!(
            "data=digits&test-share={TEST_SHARE}&head={head}&layers=64-64&batch=128&optimiser={optimiser}"
        );
        let mut experiment = Experiment::open(&log, Some(DIGITS)).ok()?;
        if experiment.advance(WARM) < WARM {
            return None;
        }
        let mut experiment = Box::new(experiment);
        let work = match kind {
            "step" => Work::Step(experiment),
            "bare" => Work::Bare(Box::new(bare(&experiment))),
            "frame" => Work::Frame(experiment),
            "field" | "label" => {
                let frame = Box::new(experiment.frame(Wants::default()));
                Work::Field { frame, memory: Box::default(), label: (kind == "label").then_some(0) }
            }
            _ => return None,
        };
        Some(Self { work })
    }

    /// Does the work `times` times. The number keeps the compiler from leaving any of it out.
    pub fn run(&mut self, times: u32) -> f64 {
        match &mut self.work {
            Work::Step(experiment) => experiment.advance(u64::from(times)) as f64,
            Work::Bare(trainer) => {
                let losses = (0..times).filter_map(|_| trainer.step().ok());
                losses.map(f64::from).sum()
            }
            Work::Frame(experiment) => {
                (0..times).map(|_| experiment.frame(Wants::default()).to_bytes().len() as f64).sum()
            }
            Work::Field { frame, memory, label } => {
                (0..times).map(|_| f64::from(field(frame, memory, *label))).sum()
            }
        }
    }
}

/// The same experiment from its beginning without curve and checkpoints, as warm as it.
fn bare(experiment: &Experiment) -> Trainer {
    let mut trainer = Trainer::new(experiment.settings().clone(), Arc::new(experiment.data().clone()));
    for _ in 0..WARM {
        let _ = trainer.step();
    }
    trainer
}

/// One field; a byte of it.
fn field(frame: &Frame, memory: &mut Memory, label: Option<u32>) -> u8 {
    let grid = Grid { columns: 256, rows: 256, area: Window::about(frame.reach), length: None };
    let show = label.map_or(Show::Winner, |label| Show::Class(label as usize));
    let tint = Tint::new(&Theme::light(), frame.shape.classes, show);
    let rgba = match label {
        Some(label) => {
            let head = frame.head.build();
            let (classes, prototypes) = (frame.shape.classes, frame.prototypes.as_slice());
            memory.label(
                &Source { head: head.as_ref(), classes, prototypes, bias: &frame.bias },
                &grid,
                &tint,
                label,
            )
        }
        None => memory.rule(&frame.rule, &grid, &tint),
    };
    rgba.get(rgba.len() / 3).copied().unwrap_or_default()
}
