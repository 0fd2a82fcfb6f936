//! Ways other than on: an event, back to an earlier step, over to another log, and a start from given parameters.
//!
//! ```text
//!  0 ──○───○───○── rewind ◄──┐          ○ checkpoints, each before the events of its step
//!              └── set: what came later is cut off ──►
//!          └────── turn_to: from the last checkpoint that both logs share ──►
//! ```

use super::Experiment;
use crate::engine::event;
use crate::engine::history::{Checkpoint, History};
use crate::engine::log::{Event, Log};
use crate::engine::parameters::Parameters;
use crate::message::Message;

impl Experiment {
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
        let event = Event { step, key: key.to_owned(), value: value.to_owned() };
        let last = self.log.events.last();
        let last = last.filter(|last| !event::adds_up(key) && last.step == step && last.key == key);
        if last != Some(&event) {
            self.edits = self.edits.wrapping_add(1);
        }
        if last.is_some() {
            self.log.events.pop();
        }
        self.log.events.push(event);
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
}

#[cfg(test)]
mod tests {
    use super::Experiment;

    #[test]
    fn an_edit_is_an_event_that_changes_the_log() {
        let mut experiment = Experiment::open("data=moons&head=cosface", None).expect("can be opened");
        let mut edits = |key, value| {
            let log = experiment.log();
            let before = experiment.edits();
            let _ = experiment.set(key, value);
            assert_eq!(experiment.edits() != before, experiment.log() != log, "{key}:{value}");
            experiment.edits()
        };
        assert_eq!(
            [edits("m", "0.3"), edits("m", "0.3"), edits("m", "0.4"), edits("m", "none")],
            [1, 1, 2, 2]
        );
        assert_eq!([edits("point.add", "0,0,1"), edits("point.add", "0,0,1")], [3, 4]);
        assert_eq!([experiment.holds("m"), experiment.holds("head")], [true, false]);
        assert!(experiment.set("head", "arcface").is_ok() && experiment.holds("head"));
    }
}
