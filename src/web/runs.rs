//! What a plate says of the runs that its figure needs, and how it takes their frames one by one, so that a figure moves while
//! workers still train.

use super::plate::Plate;
use crate::engine::plan::{Need, Outcome, Run, Shots};
use crate::engine::{Frame, query};
use crate::figure::panel::Line;
use crate::figure::{Look, Spot};
use crate::math::decimal;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Plate {
    /// A run as a query, `log=…&at=0,100,800`; empty where the need is none.
    #[must_use]
    pub fn run(&self, i: usize) -> String {
        let Some(Need::Run(Run { log, at })) = self.needs.get(i) else { return String::new() };
        let at: Vec<String> = at.iter().map(ToString::to_string).collect();
        query::write([("log", log.clone()), ("at", at.join(","))])
    }

    /// Begins a run's outcome: its data, with the bytes of their file where they have one, and no frame yet.
    ///
    /// # Errors
    /// A wire message where the data cannot be read.
    pub fn begin(&mut self, i: usize, table: Option<Vec<u8>>) -> Result<(), JsValue> {
        if let (Some(Need::Run(run)), Some(place)) = (self.needs.get(i), self.outcomes.get_mut(i)) {
            *place = Outcome::Run(Shots::begin(run, table.as_deref()).map_err(|m| m.to_wire())?);
        }
        Ok(())
    }

    /// Takes a run's next frame; whether the run is whole now.
    ///
    /// # Errors
    /// A wire message where the bytes are no frame; nothing has changed then.
    pub fn frame(&mut self, i: usize, bytes: &[u8]) -> Result<bool, JsValue> {
        let (Some(Need::Run(run)), Some(Outcome::Run(shots))) = (self.needs.get(i), self.outcomes.get_mut(i))
        else {
            return Ok(false);
        };
        let frame = Frame::from_bytes(bytes).map_err(|m| m.to_wire())?;
        let whole = shots.take(run, frame);
        if let Some(stale) = self.stale.get_mut(i) {
            *stale = !whole;
        }
        Ok(whole)
    }

    /// The Lab's address of the same experiment; empty for a figure that is none.
    #[must_use]
    pub fn lab(&self) -> String {
        (self.spec.lab)(&self.values).unwrap_or_default()
    }

    /// Every knob with the value in force, as a query: what was refused stands at its default, what was clamped at what was kept.
    #[must_use]
    pub fn knobs(&self) -> String {
        query::write(self.values.iter().map(|(knob, value)| (knob.id, value.to_string())))
    }

    /// Every line of its panel worked out, in order: the name and number of all it needed as a query, under `value` what it came
    /// to.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let lines = self.spec.panel.map(|panel| panel.work(&self.values)).unwrap_or_default();
        let written = |line: &Line| {
            let value = line.value.map(|value| ("value", value.text()));
            query::write(line.numbers.iter().map(|(name, number)| (*name, number.text())).chain(value))
        };
        lines.iter().map(written).collect()
    }

    /// What can be pointed at, each as `x;y;message`, the message a wire message; empty for most figures.
    #[must_use]
    pub fn spots(&self, options: &str) -> Vec<String> {
        let (values, options) = self.look(options);
        let size = (options.width, options.height);
        let found = super::WORDS.with_borrow(|words| {
            let look = Look { theme: &options.theme, words };
            self.spec.spots.map(|spots| spots(&self.outcomes, &values, size, &look)).unwrap_or_default()
        });
        let written = |(at, said): &Spot| {
            format!("{};{};{}", decimal::shortest(at.x), decimal::shortest(at.y), said.to_wire())
        };
        found.iter().map(written).collect()
    }

    /// Whether anything in the picture can be dragged.
    #[must_use]
    pub fn drags(&self) -> bool {
        self.spec.drag.is_some()
    }
}
