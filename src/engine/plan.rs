//! What a figure needs before it can be drawn, and what comes of it.
//!
//! A plan is data: natively [`carry_out`] works it off, the page hands each need to a worker and draws what is there so far.

use super::{Experiment, Frame, Wants};
use crate::data::Dataset;
use crate::message::Message;

/// One thing to work out.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// An experiment, seen at some of its steps.
    Run(Run),
}

/// An experiment, seen at some of its steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Its log, in query form.
    pub log: String,
    /// The steps at which a frame is wanted, ascending.
    pub at: Vec<u64>,
    /// What those frames hold besides the embedding.
    pub wants: Wants,
}

/// What came of a need.
pub enum Outcome {
    /// Not begun yet.
    Waiting,
    /// The data and the frames taken so far, oldest first.
    Run(Shots),
}

/// Frames of one experiment.
pub struct Shots {
    /// Class names, pictures, features.
    pub data: Dataset,
    /// At the wanted steps reached so far; the last may stand at a step between two of them.
    pub frames: Vec<Frame>,
}

/// Works off a whole plan.
///
/// # Errors
/// A message where a log's data cannot be read.
pub fn carry_out(plan: &[Need]) -> Result<Vec<Outcome>, Message> {
    plan.iter().map(|Need::Run(run)| shots(run).map(Outcome::Run)).collect()
}

fn shots(run: &Run) -> Result<Shots, Message> {
    let (mut experiment, _) = Experiment::open(&run.log, None)?;
    let mut frames = Vec::with_capacity(run.at.len());
    for &step in &run.at {
        experiment.advance(step.saturating_sub(experiment.step()));
        frames.push(experiment.frame(run.wants));
    }
    Ok(Shots { data: Experiment::prepare(&run.log, None)?.data, frames })
}
