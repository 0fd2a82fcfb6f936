//! Fit: a model fitted to samples of the plane, and seen on a grid over it.
//!
//! ```text
//! Fit { model, samples, window, grid } ──Fitter (a worker keeps one)──► Fitting { planes, samples with their answers, findings }
//! ```
//!
//! A model is a classic classifier or a margin head of the Lab trained for a number of steps. Where its classes are fitted against
//! the rest one by one, two workers may share them: each takes a [`Lane`], [`Fitting::join`] puts them together.

mod bytes;
mod fitting;
mod head;
mod lanes;
mod points;
mod samples;
mod scatter;
mod text;

use crate::classifier::{self, Method, Start, Training, WholeFit};
use crate::knob::Chosen;
use crate::math::Window;
use crate::message::Message;
pub use fitting::{Finding, Fitting};
pub use points::{Points, parts};
pub use samples::{Samples, Source, Split};
pub use scatter::Scatter;
pub use text::STEPS;

/// What is fitted, to which samples, and where it is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// What is fitted.
    pub model: Model,
    /// To which samples.
    pub samples: Samples,
    /// The part of the plane that is looked at; `None`: around the samples.
    pub window: Option<Window>,
    /// Columns and rows of the grid, each at least 2 and at most [`FINEST`].
    pub grid: (usize, usize),
}

/// Most cells along a side of a grid.
pub const FINEST: usize = 400;

/// What can be fitted.
#[derive(Clone, Debug, PartialEq)]
pub enum Model {
    /// A classic classifier.
    Classifier(Chosen<classifier::Spec>),
    /// An encoder with a margin head, trained.
    Head {
        /// The Lab's settings as a query; its data are the fit's own.
        settings: String,
        /// For how many steps.
        steps: u64,
    },
}

/// Which part of the work is done: that of lane `at` of `of`, each taking every `of`-th class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Number of the lane, from 0.
    pub at: usize,
    /// How many there are.
    pub of: usize,
}

impl Lane {
    /// All of the work.
    pub const WHOLE: Self = Self { at: 0, of: 1 };
}

impl Model {
    /// Whether lanes may share it. One that cannot be shared, or has fewer classes to share than there are lanes, does all of its
    /// work in every lane.
    #[must_use]
    pub fn shareable(&self) -> bool {
        matches!(self, Self::Classifier(chosen) if matches!(chosen.spec().method, Method::Contests(_)))
    }
}

/// Carries out fits; it remembers where the last one that can be resumed ended, from where the next one starts.
#[derive(Default)]
pub struct Fitter {
    last: Option<(&'static str, Start)>,
}

impl Fitter {
    /// Fits and evaluates. `table` is the content of the data set's file, where it has one.
    ///
    /// # Errors
    /// A message where the samples cannot be read or learnt from, or the model cannot be fitted to them.
    pub fn fit(&mut self, fit: &Fit, table: Option<&[u8]>, lane: Lane) -> Result<Fitting, Message> {
        let scatter = fit.samples.scatter(table)?;
        let window = fit.window.unwrap_or_else(|| scatter.window());
        let lattice = Lattice { window, grid: fit.grid };
        match &fit.model {
            Model::Head { settings, steps } => {
                let trained = head::Trained::new(settings, *steps, &scatter)?;
                Ok(Fitting::of(&trained, scatter, &lattice))
            }
            Model::Classifier(chosen) => {
                let training = Training::new(&scatter.trained_on())?;
                if let Method::Contests(contest) = chosen.spec().method
                    && lane.of > 1
                    && lane.of <= training.contests().len()
                {
                    let own: Vec<u32> = training.contests().skip(lane.at).step_by(lane.of).collect();
                    let contests = own.iter().map(|class| contest(&training, chosen.values(), *class));
                    let contests = contests.collect::<Result<Vec<_>, Message>>()?;
                    return Ok(Fitting::of_contests(own, &contests, scatter, &lattice));
                }
                let fitted = self.train(chosen, &training)?;
                Ok(Fitting::of(fitted.as_ref(), scatter, &lattice))
            }
        }
    }

    fn train(&mut self, chosen: &Chosen<classifier::Spec>, training: &Training) -> WholeFit {
        let (spec, values) = (chosen.spec(), chosen.values());
        let Method::Resumed(resume) = spec.method else {
            return training.spread(spec.method.fit(training, values)?);
        };
        // Taken, and put back only by a fit that was made: what overflowed or was refused is no place to start from.
        let last = self.last.take().filter(|(id, _)| *id == spec.id);
        let (fitted, start) = resume(training, values, last.as_ref().map(|(_, start)| start))?;
        let fitted = training.spread(fitted)?;
        self.last = Some((spec.id, start));
        Ok(fitted)
    }
}

/// Where a fit is looked at.
struct Lattice {
    window: Window,
    grid: (usize, usize),
}

impl Fit {
    /// Carries the whole fit out, afresh.
    ///
    /// # Errors
    /// As [`Fitter::fit`].
    pub fn carry_out(&self, table: Option<&[u8]>) -> Result<Fitting, Message> {
        Fitter::default().fit(self, table, Lane::WHOLE)
    }
}

impl Lattice {
    /// The middles of the cells, row-major from the top left, as x, y.
    fn places(&self) -> Vec<f64> {
        self.window.cells(self.grid).flatten().collect()
    }
}

#[cfg(test)]
mod tests;
