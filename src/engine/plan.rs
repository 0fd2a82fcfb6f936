//! What a figure needs before it can be drawn, and what comes of it.
//!
//! A plan is data: natively [`carry_out`] works it off, the page hands each need to a worker and draws what is there so far.

use super::fit::{Fit, Fitting};
use super::{Experiment, Frame, Settings, Wants, query};
use crate::data::{self, Dataset};
use crate::message::Message;

/// One thing to work out.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// An experiment, seen at some of its steps.
    Run(Run),
    /// A model fitted to samples of the plane.
    Fit(Fit),
}

/// An experiment, seen at some of its steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Its log, in query form.
    pub log: String,
    /// The steps at which a frame is wanted, ascending.
    pub at: Vec<u64>,
}

impl Run {
    /// The data set it trains on; `None` where that is a person's own table.
    #[must_use]
    pub fn set(&self) -> Option<&'static data::Spec> {
        Settings::parse(&query::read(&self.log)).0.data.map(|set| set.spec())
    }
}

/// What came of a need.
pub enum Outcome {
    /// Not begun yet.
    Waiting,
    /// The data and the frames taken so far, oldest first.
    Run(Shots),
    /// What was fitted, on its grid.
    Fit(Box<Fitting>),
    /// Why there is nothing.
    Failed(Message),
}

impl Outcome {
    /// The frames taken so far, oldest first; none where there is no run.
    #[must_use]
    pub fn frames(&self) -> &[Frame] {
        match self {
            Self::Run(shots) => &shots.frames,
            _ => &[],
        }
    }

    /// What was fitted, if it is there.
    #[must_use]
    pub fn fitting(&self) -> Option<&Fitting> {
        match self {
            Self::Fit(fitting) => Some(fitting),
            _ => None,
        }
    }
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
/// A message where a log's data cannot be read. A fit that cannot be made is an outcome: [`Outcome::Failed`].
pub fn carry_out(plan: &[Need]) -> Result<Vec<Outcome>, Message> {
    let work = |need: &Need| match need {
        Need::Run(run) => shots(run).map(Outcome::Run),
        Need::Fit(fit) => Ok(fitting(fit)),
    };
    plan.iter().map(work).collect()
}

fn fitting(fit: &Fit) -> Outcome {
    match fit.carry_out(None) {
        Ok(fitting) => Outcome::Fit(Box::new(fitting)),
        Err(reason) => Outcome::Failed(reason),
    }
}

fn shots(run: &Run) -> Result<Shots, Message> {
    let mut experiment = Experiment::open(&run.log, None)?;
    let mut frames = Vec::with_capacity(run.at.len());
    for &step in &run.at {
        experiment.advance(step.saturating_sub(experiment.step()));
        frames.push(experiment.frame(Wants::default()));
    }
    Ok(Shots { data: Experiment::samples(&run.log, None)?, frames })
}
