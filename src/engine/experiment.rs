//! An experiment: a log being lived. It trains, remembers, rewinds, takes events and hands out frames.
//!
//! ```text
//!              set(key, value)            rewind(step)
//!                    │                        │ nearest checkpoint
//!  log ──open──►  events at their steps ──► Trainer::step ──► curve, checkpoints ──► frame(wants)
//! ```
//!
//! Checkpoints hold the state *before* the events of their step, so replaying from one meets each event exactly once.

mod open;
mod ways;

use super::evaluation::Evaluation;
use super::event;
use super::history::{Checkpoint, Curve, History};
use super::log::Log;
use super::parameters::Parameters;
use super::settings::Settings;
use super::trainer::Trainer;
use crate::data::Prepared;
use crate::message::Message;

/// A loss has begun to run away when it lies above the lowest by more than that one's size and this: batches, and a changed
/// knob, make less of a difference. By its size, since losses may be negative (`inter`'s is); and this, since the lowest may be 0.
const CALM: f64 = 1.0;

/// One running experiment.
pub struct Experiment {
    pub(super) trainer: Trainer,
    pub(super) evaluation: Evaluation,
    pub(super) curve: Curve,
    pub(super) diverged: Option<Message>,
    log: Log,
    /// Events of the log that have been applied.
    applied: usize,
    /// Events of the log about which all has been said that there is to say.
    judged: usize,
    edits: u32,
    /// What is wrong with the log and its events, not asked for yet.
    problems: Vec<Message>,
    history: History,
    newest: u64,
    last_loss: f32,
}

impl Experiment {
    /// What of the log and its events was refused, clamped or left out since this was asked last. Each event is judged once,
    /// however often it is replayed.
    pub fn problems(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.problems)
    }

    /// Takes up to `steps` steps, meeting the log's events on the way. Returns how many were taken: fewer only when training
    /// diverged.
    pub fn advance(&mut self, steps: u64) -> u64 {
        for taken in 0..steps {
            if self.diverged.is_some() {
                return taken;
            }
            match self.trainer.step() {
                Ok(loss) => self.record(loss),
                Err(cause) => {
                    self.fall_back(cause);
                    return taken;
                }
            }
        }
        steps
    }

    /// Steps taken.
    #[must_use]
    pub fn step(&self) -> u64 {
        self.trainer.state().step
    }

    /// The mean loss of the latest batch that was trained on; NaN where none was, or another step was gone back to since.
    #[must_use]
    pub fn last_loss(&self) -> f32 {
        self.last_loss
    }

    /// Why training stopped, if it diverged.
    #[must_use]
    pub fn diverged(&self) -> Option<&Message> {
        self.diverged.as_ref()
    }

    /// The furthest step that the log reaches.
    #[must_use]
    pub fn newest(&self) -> u64 {
        self.newest
    }

    /// The settings as they are now, events applied.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.trainer.settings()
    }

    /// The data as it is now.
    #[must_use]
    pub fn data(&self) -> &Prepared {
        &self.trainer.state().data
    }

    /// The present parameters.
    #[must_use]
    pub fn parameters(&self) -> Parameters {
        self.trainer.state().parameters()
    }

    /// The log up to the present step.
    #[must_use]
    pub fn log(&self) -> String {
        self.log.write_at(self.step(), self.applied)
    }

    /// Whether an event up to the present step changed this.
    #[must_use]
    pub fn holds(&self, key: &str) -> bool {
        self.log.events[..self.applied].iter().any(|event| event.key == key)
    }

    /// How often an event has changed the log.
    #[must_use]
    pub fn edits(&self) -> u32 {
        self.edits
    }

    fn record(&mut self, loss: f32) {
        let step = self.step();
        self.last_loss = loss;
        if self.curve.add(step, loss) {
            self.evaluation.renew(&self.trainer);
            self.curve.close(step, self.evaluation.accuracies(&self.trainer.state().data));
        }
        self.newest = self.newest.max(step);
        self.arrive();
    }

    /// Keeps a checkpoint where one is due, then applies the log's events of this step.
    fn arrive(&mut self) {
        let step = self.step();
        if self.history.is_due(step) {
            let (state, settings) = (self.trainer.state().clone(), self.trainer.settings().clone());
            self.history.keep(Checkpoint { state, settings, curve: self.curve.clone() });
        }
        while let Some(event) = self.log.events.get(self.applied).filter(|event| event.step <= step) {
            // A log from outside may hold events that make no sense here: they are passed over, and that is said.
            let problem = event::apply(&mut self.trainer, &event.key, &event.value);
            self.applied += 1;
            if self.applied > self.judged {
                self.judged = self.applied;
                self.problems.extend(problem.unwrap_or_else(Some));
            }
        }
    }

    /// How many steps lead from here to the last state, before a step, whose loss lies within a bound. Trains on to find out.
    fn calm_steps(&mut self, end: u64, bound: f64) -> u64 {
        let mut calm: u64 = 0;
        while self.step() < end {
            match self.trainer.step() {
                Ok(loss) if f64::from(loss) <= bound => self.record(loss),
                _ => break,
            }
            calm += 1;
        }
        // A step's loss is that of the state it began from.
        calm.saturating_sub(1)
    }

    /// Divergence: back to the last checkpoint whose loss had not begun to run away, and from there on as far as it still had not;
    /// with the reason.
    fn fall_back(&mut self, cause: Message) {
        let step = self.step();
        let beyond = |loss: f64| loss + loss.abs() + CALM;
        // A loss that ran away before the curve had its first point is in all of its points: the first step's tells.
        let lowest = self.curve.lowest_loss().min(beyond(self.curve.first_loss()));
        let bound = beyond(lowest);
        let calm = self
            .history
            .newest(|checkpoint| checkpoint.curve.loss().is_nan() || checkpoint.curve.loss() <= bound);
        let calm = calm.map_or(0, |checkpoint| checkpoint.state.step);
        self.rewind(calm);
        let more = self.calm_steps(step, bound);
        self.rewind(calm);
        self.advance(more);
        self.newest = step;
        self.diverged = Some(cause);
    }
}
