//! Opening an experiment: its log read, its data read and prepared, its trainer fresh.

use super::Experiment;
use crate::data::{self, Dataset, Prepared};
use crate::engine::evaluation::Evaluation;
use crate::engine::history::{Curve, History};
use crate::engine::log::Log;
use crate::engine::query;
use crate::engine::settings::Settings;
use crate::engine::trainer::Trainer;
use crate::message::Message;
use std::sync::Arc;

impl Experiment {
    /// Opens a log. `table` is the content of its data file, or the uploaded table. What was refused, clamped or left out,
    /// [`Experiment::problems`] says.
    ///
    /// # Errors
    /// A message where the data cannot be read.
    pub fn open(log: &str, table: Option<&[u8]>) -> Result<Self, Message> {
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
            edits: 0,
            problems,
            history: History::default(),
            newest,
            last_loss: f32::NAN,
        };
        experiment.arrive();
        Ok(experiment)
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
}

/// The data set that the settings name, from the bytes given or from its seed.
fn load(settings: &Settings, table: Option<&[u8]>, problems: &mut Vec<Message>) -> Result<Dataset, Message> {
    match &settings.data {
        Some(set) => set.spec().read(set.values(), settings.seed(), table),
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
