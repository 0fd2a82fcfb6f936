//! An experiment: a log being lived. It trains, remembers, rewinds, takes events and hands out frames.
//!
//! ```text
//!              set(key, value)            rewind(step)
//!                    │                        │ nearest checkpoint
//!  log ──open──►  events at their steps ──► Trainer::step ──► curve, checkpoints ──► frame(wants)
//! ```
//!
//! Checkpoints hold the state *before* the events of their step, so replaying from one meets each event exactly once.

use super::evaluation::Evaluation;
use super::event;
use super::history::{Checkpoint, Curve, History};
use super::log::{Event, Log};
use super::parameters::Parameters;
use super::query;
use super::settings::Settings;
use super::trainer::Trainer;
use crate::data::{self, Dataset, Prepared};
use crate::message::Message;
use std::sync::Arc;

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
    /// What is wrong with events, not asked for yet.
    problems: Vec<Message>,
    history: History,
    newest: u64,
    last_loss: f32,
}

impl Experiment {
    /// Opens a log. `table` is the content of its data file, or the uploaded table. The messages say what was refused, clamped
    /// or left out.
    ///
    /// # Errors
    /// A message where the data cannot be read.
    pub fn open(log: &str, table: Option<&[u8]>) -> Result<(Self, Vec<Message>), Message> {
        let (mut log, mut problems) = Log::parse(log);
        let data = load(&log.settings, table, &mut problems)?;
        // Ours are known by name; their fingerprint, which takes longer than reading them, is asked for where a log brings one.
        let own = log.settings.data.is_none();
        let hash = if own || log.data_hash != 0 { data.fingerprint() } else { 0 };
        if log.data_hash != 0 && log.data_hash != hash {
            problems.push(Message::new("log.other-data"));
        }
        log.data_hash = if own { hash } else { 0 };
        let prepared = Prepared::new(&data, &log.settings.preparation, log.settings.seed());
        let trainer = Trainer::new(log.settings.clone(), Arc::new(prepared));
        let newest = log.step;
        let mut experiment = Self {
            trainer,
            evaluation: Evaluation::default(),
            curve: Curve::default(),
            diverged: None,
            log,
            applied: 0,
            judged: 0,
            problems: Vec::new(),
            history: History::default(),
            newest,
            last_loss: f32::NAN,
        };
        experiment.arrive();
        problems.append(&mut experiment.problems);
        Ok((experiment, problems))
    }

    /// What of the log's events was refused or clamped since this was asked last. Each event is judged once, however often it is
    /// replayed.
    pub fn problems(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.problems)
    }

    /// Only the samples of a log: what a page needs to name and show those of frames trained elsewhere.
    ///
    /// # Errors
    /// A message where the data cannot be read.
    pub fn samples(log: &str, table: Option<&[u8]>) -> Result<Dataset, Message> {
        let (settings, _) = Settings::parse(&query::read(log));
        let data = load(&settings, table, &mut Vec::new())?;
        Ok(data::samples(data, &settings.preparation, settings.seed()))
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

    /// Begins again, at step 0, from these parameters instead of the seed's: rewinding and falling back lead to them too. A log
    /// holds settings only, so it no longer tells all of the experiment.
    ///
    /// # Errors
    /// A message where they do not fit; the experiment then begins again as it was opened.
    pub fn start_from(&mut self, parameters: &Parameters) -> Result<(), Message> {
        self.restore(0);
        let fits = self.trainer.set_parameters(parameters);
        if fits.is_ok() {
            self.history = History::default();
        }
        self.arrive();
        fits
    }

    /// Applies an event at the present step. Whatever came later is cut off: it is only in logs that were written before.
    ///
    /// # Errors
    /// A message where the event makes no sense; nothing has changed then.
    pub fn set(&mut self, key: &str, value: &str) -> Result<Option<Message>, Message> {
        let clamp = event::apply(&mut self.trainer, key, value)?;
        let step = self.step();
        // Always: at the last step of a log, too, there may be checkpoints beyond it, of a longer log that was turned from.
        self.log.events.truncate(self.applied);
        self.history.cut(step);
        self.newest = step;
        // A drag within one step, of a slider or a point, is one event: the last value.
        let repeats = !event::adds_up(key);
        if repeats && self.log.events.last().is_some_and(|last| last.step == step && last.key == key) {
            self.log.events.pop();
        }
        self.log.events.push(Event { step, key: key.to_owned(), value: value.to_owned() });
        self.applied = self.log.events.len();
        self.judged = self.applied;
        self.diverged = None;
        Ok(clamp)
    }

    /// Goes back to the nearest checkpoint at or before `step`; [`Experiment::advance`] replays the rest.
    pub fn rewind(&mut self, step: u64) {
        self.restore(step);
        self.arrive();
    }

    /// Back to the nearest checkpoint at or before `step`, before the events of its step.
    fn restore(&mut self, step: u64) {
        let Some(Checkpoint { state, settings, curve }) = self.history.before(step).cloned() else { return };
        self.applied = self.log.events.partition_point(|event| event.step < state.step);
        self.trainer.restore(state, settings);
        self.curve = curve;
        self.diverged = None;
        self.last_loss = f32::NAN;
    }

    /// Turns to another log of the same experiment: back to the last checkpoint before the two part, from where
    /// [`Experiment::advance`] goes on along the other one. False where they are of different experiments, or there is something to
    /// say of the other one; nothing has changed then.
    pub fn turn_to(&mut self, log: &str) -> bool {
        let (log, problems) = Log::parse(log);
        let same = log.settings.all() == self.log.settings.all() && log.data_hash == self.log.data_hash;
        if !same || !problems.is_empty() {
            return false;
        }
        let shared = self.log.events.iter().zip(&log.events).take_while(|(a, b)| a == b).count();
        let rest = [&self.log.events, &log.events].map(|events| events.get(shared).map(|event| event.step));
        let fork = rest.into_iter().flatten().min().unwrap_or(u64::MAX);
        self.history.cut(fork);
        self.newest = log.step;
        self.judged = self.judged.min(shared);
        self.log = log;
        self.rewind(fork.min(self.newest));
        true
    }

    /// The log up to the present step.
    #[must_use]
    pub fn log(&self) -> String {
        let events = self.log.events[..self.applied].to_vec();
        Log { step: self.step(), events, ..self.log.clone() }.write()
    }

    fn record(&mut self, loss: f32) {
        let step = self.step();
        self.last_loss = loss;
        if self.curve.add(step, loss) {
            self.evaluation.renew(&self.trainer);
            let (train, test) = self.evaluation.accuracies(&self.trainer.state().data);
            self.curve.close(step, train, test);
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

    /// Divergence: back to the last checkpoint whose loss had not begun to run away, with the reason.
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
        self.newest = step;
        self.diverged = Some(cause);
    }
}

/// The data set that the settings name, from the bytes given or from its seed.
fn load(settings: &Settings, table: Option<&[u8]>, problems: &mut Vec<Message>) -> Result<Dataset, Message> {
    match settings.data {
        Some(spec) => spec.read(&settings.data_knobs, settings.seed(), table),
        None => {
            let absent = || Message::new("data.no-bytes").text("id", settings.data_id());
            own(table.ok_or_else(absent)?, problems)
        }
    }
}

/// A person's own table, as `data::plain` writes it; where there is room for the reader of any table, any.
fn own(table: &[u8], problems: &mut Vec<Message>) -> Result<Dataset, Message> {
    #[cfg(feature = "gallery")]
    if !data::plain::is_written(table) {
        let table = data::csv::read(table)?;
        problems.extend(table.notes);
        return Ok(table.data);
    }
    let _ = problems;
    data::plain::read(table)
}
