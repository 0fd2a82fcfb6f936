//! What a plate says beside its picture: its knobs as they act, its panel worked out, what can be pointed at or dragged, and the
//! Lab's address of the same experiment.

use super::plate::Plate;
use crate::engine::query;
use crate::figure::panel::Line;
use crate::figure::{Look, Spot};
use crate::math::decimal;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Plate {
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
