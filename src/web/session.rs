//! A session: one experiment in a worker.

use crate::engine::{Experiment, Wants, query};
use crate::message::Message;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// One experiment.
#[wasm_bindgen]
pub struct Session {
    experiment: Experiment,
}

#[wasm_bindgen]
impl Session {
    /// Opens a log with the bytes of its data file or uploaded table.
    ///
    /// # Errors
    /// A wire message where the data cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(log: &str, table: Option<Vec<u8>>) -> Result<Session, JsValue> {
        let experiment = Experiment::open(log, table.as_deref()).map_err(|m| m.to_wire())?;
        Ok(Self { experiment })
    }

    /// Turns to another log of the same experiment without training anew what they share; false where it must be opened.
    pub fn turn_to(&mut self, log: &str) -> bool {
        self.experiment.turn_to(log)
    }

    /// What of the log was refused, clamped or left out since this was asked last.
    pub fn problems(&mut self) -> Vec<String> {
        wires(self.experiment.problems())
    }

    /// Trains at most so many steps; returns how many were taken.
    pub fn advance(&mut self, steps: u32) -> u32 {
        self.experiment.advance(u64::from(steps)) as u32
    }

    /// A frame's bytes; `wants` names what it holds besides the embedding ([`Wants::read`]).
    pub fn frame(&mut self, wants: &str) -> Vec<u8> {
        self.experiment.frame(Wants::read(wants)).to_bytes()
    }

    /// An event at this step; returns the clamp or the refusal, if any.
    pub fn set(&mut self, key: &str, value: &str) -> Vec<String> {
        match self.experiment.set(key, value) {
            Ok(clamp) => wires(clamp),
            Err(refusal) => wires([refusal]),
        }
    }

    /// Back to the nearest checkpoint at or before a step; `advance` the rest.
    pub fn rewind(&mut self, step: u32) {
        self.experiment.rewind(u64::from(step));
    }

    /// Steps taken.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn step(&self) -> u32 {
        self.experiment.step() as u32
    }

    /// The furthest step of the log.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn newest(&self) -> u32 {
        self.experiment.newest() as u32
    }

    /// Every setting's value now, events applied, as a query.
    #[must_use]
    pub fn settings(&self) -> String {
        query::write(self.experiment.settings().all())
    }

    /// Whether an event up to this step changed this.
    #[must_use]
    pub fn holds(&self, key: &str) -> bool {
        self.experiment.holds(key)
    }

    /// How often an event has changed the log.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn edits(&self) -> u32 {
        self.experiment.edits()
    }

    /// The experiment up to this step, as a query.
    #[must_use]
    pub fn log(&self) -> String {
        self.experiment.log()
    }
}

fn wires(messages: impl IntoIterator<Item = Message>) -> Vec<String> {
    messages.into_iter().map(|message| message.to_wire()).collect()
}
