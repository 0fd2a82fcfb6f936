//! What a figure needs before it can be drawn, and what comes of it.
//!
//! A plan is data: natively [`carry_out`] works it off, the page hands each need to a worker and draws what is there so far.

use super::fit::{Fit, Fitting};
use super::{Experiment, Frame, Settings, Wants, query};
use crate::data::{self, Dataset};
use crate::message::Message;
use crate::metric::Distance;
use std::cell::RefCell;

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
    /// What there is of a run.
    #[must_use]
    pub fn shots(&self) -> Option<&Shots> {
        match self {
            Self::Run(shots) => Some(shots),
            _ => None,
        }
    }

    /// The frames taken so far, oldest first; none where there is no run.
    #[must_use]
    pub fn frames(&self) -> &[Frame] {
        self.shots().map_or(&[], |shots| &shots.frames)
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
    silhouettes: RefCell<Vec<(Clustered, Option<f64>)>>,
}

/// The frame at a step, in so many clusters or in its classes, measured by a distance.
type Clustered = (u64, Option<usize>, Distance);

impl Shots {
    /// The data of a run, with the bytes of their file where they have one, and no frame yet.
    ///
    /// # Errors
    /// A message where the data cannot be read.
    pub fn begin(run: &Run, table: Option<&[u8]>) -> Result<Self, Message> {
        Ok(Self {
            data: Experiment::samples(&run.log, table)?,
            frames: Vec::new(),
            silhouettes: RefCell::default(),
        })
    }

    /// Takes the run's next frame; whether the run is whole now: at its last step, or as far as it came before it diverged. A
    /// frame between two wanted steps gives way to the next one, and so does what lies beyond a frame that fell back.
    pub fn take(&mut self, run: &Run, frame: Frame) -> bool {
        while self.frames.last().is_some_and(|last| !run.at.contains(&last.step) || last.step >= frame.step) {
            self.frames.pop();
        }
        let frames = &self.frames;
        self.silhouettes.get_mut().retain(|((step, ..), _)| frames.iter().any(|frame| frame.step == *step));
        let whole = frame.diverged.is_some() || Some(&frame.step) == run.at.last();
        self.frames.push(frame);
        whole
    }

    /// The mean silhouette of a frame. It takes long to work out, and a picture asks for that of every frame at every drawing:
    /// `work` is done once, and what came of it kept as long as the frame.
    pub fn silhouette(&self, of: Clustered, work: impl FnOnce() -> Option<f64>) -> Option<f64> {
        let kept = self.silhouettes.borrow().iter().find(|(kept, _)| *kept == of).map(|(_, mean)| *mean);
        kept.unwrap_or_else(|| {
            let mean = work();
            self.silhouettes.borrow_mut().push((of, mean));
            mean
        })
    }
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
    let mut shots = Shots::begin(run, None)?;
    for &step in &run.at {
        experiment.advance(step.saturating_sub(experiment.step()));
        if shots.take(run, experiment.frame(Wants::default())) {
            break;
        }
    }
    Ok(shots)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Watched in strides, as on the page, or not: the frames that a figure calls start, middle and end are the same.
    #[test]
    fn a_run_that_diverges_ends_with_its_last_good_frame() {
        let log = "head=softmax&optimiser=sgd&e=20:lr:1".to_owned();
        let run = Run { log, at: vec![0, 10, 30, 60, 4000, 5000, 6000] };
        let direct = shots(&run).unwrap();
        let mut experiment = Experiment::open(&run.log, None).unwrap();
        let mut watched = Shots::begin(&run, None).unwrap();
        while !watched.take(&run, experiment.frame(Wants::default())) {
            experiment.advance(5);
        }
        let bytes = |shots: &Shots| -> Vec<Vec<u8>> { shots.frames.iter().map(Frame::to_bytes).collect() };
        assert!(bytes(&direct) == bytes(&watched));
        let steps: Vec<u64> = direct.frames.iter().map(|frame| frame.step).collect();
        assert!(steps.starts_with(&[0, 10]) && steps.is_sorted_by(|a, b| a < b), "{steps:?}");
        assert!(direct.frames.last().is_some_and(|frame| frame.diverged.is_some()), "{steps:?}");
    }

    #[test]
    fn a_silhouette_is_worked_out_once_and_kept_as_long_as_its_frame() {
        let run = Run { log: "data=moons".to_owned(), at: vec![0, 10] };
        let mut shots = Shots::begin(&run, None).unwrap();
        let mut experiment = Experiment::open(&run.log, None).unwrap();
        for step in [0, 5, 10] {
            experiment.advance(step - experiment.step());
            shots.take(&run, experiment.frame(Wants::default()));
            let (classes, pairs) = ((step, None, Distance::Cosine), (step, Some(2), Distance::Cosine));
            assert_eq!(shots.silhouette(classes, || Some(0.5)), Some(0.5));
            assert_eq!(shots.silhouette(pairs, || None), None);
            assert_eq!(shots.silhouette(classes, || unreachable!()), Some(0.5));
            assert_eq!(shots.silhouette(pairs, || unreachable!()), None);
            assert_eq!(shots.silhouette((0, None, Distance::Cosine), || unreachable!()), Some(0.5));
        }
        assert_eq!(shots.silhouettes.borrow().len(), 4, "the frame of step 5 has gone");
    }
}
