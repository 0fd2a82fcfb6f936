//! The values of a list of knobs, by id: what settings, heads, terms, data sets, classifiers and figures are built from.

use super::{Kind, Knob, Value};
use crate::math::{Real, decimal};
use crate::message::Message;

/// A value for each knob of a list. Built complete, so that reading one never fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    entries: Vec<(Knob, Value)>,
}

impl Values {
    /// Every knob at its default.
    #[must_use]
    pub fn defaults(knobs: &[Knob]) -> Self {
        Self { entries: knobs.iter().map(|knob| (*knob, knob.default_value())).collect() }
    }

    /// Sets one knob from text. Returns the clamp, if there was one.
    ///
    /// # Errors
    /// A message where the list has no such knob, or the text is no value of it.
    pub fn set(&mut self, id: &str, text: &str) -> Result<Option<Message>, Message> {
        let entry = self.entries.iter_mut().find(|(knob, _)| knob.id == id);
        let (knob, value) = entry.ok_or_else(|| Message::new("knob.unknown").text("knob", id))?;
        let (read, clamp) = knob.read(text)?;
        *value = read;
        Ok(clamp)
    }

    /// Sets a number directly, clamped into the knob's range; does nothing where there is no such number.
    pub fn put(&mut self, id: &str, number: f64) {
        for (knob, value) in &mut self.entries {
            if let (true, Kind::Number { range, .. }) = (knob.id == id, knob.kind) {
                *value = Value::Number(number.at_least(range.0).at_most(range.1));
            }
        }
    }

    /// Sets a number as it is, beyond the knob's range too: who checks a formula must get it at exactly their number.
    ///
    /// # Errors
    /// A message where the list has no such number, or the number is not finite.
    pub fn put_exactly(&mut self, id: &str, number: f64) -> Result<(), Message> {
        match self.entries.iter_mut().find(|(knob, _)| knob.id == id) {
            Some((_, value @ Value::Number(_))) if number.is_finite() => {
                *value = Value::Number(number);
                Ok(())
            }
            Some((knob, _)) => {
                let message = Message::new("knob.not-a-number").word("knob", knob.words);
                Err(message.text("value", decimal::shortest(number)))
            }
            None => Err(Message::new("knob.unknown").text("knob", id)),
        }
    }

    /// The value of a knob.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.entries.iter().find(|(knob, _)| knob.id == id).map(|(_, value)| value)
    }

    /// A number by its id; NaN where the list has none (asking for a knob one did not declare is a mistake that tests catch).
    #[must_use]
    pub fn number(&self, id: &str) -> f64 {
        match self.get(id) {
            Some(Value::Number(number)) => *number,
            _ => f64::NAN,
        }
    }

    /// A number as a count.
    #[must_use]
    pub fn count(&self, id: &str) -> usize {
        self.number(id) as usize
    }

    /// A word by its id; empty where the list has none.
    #[must_use]
    pub fn word(&self, id: &str) -> &'static str {
        match self.get(id) {
            Some(Value::Word(word)) => word,
            _ => "",
        }
    }

    /// Whether a switch is on; not where the list has none.
    #[must_use]
    pub fn on(&self, id: &str) -> bool {
        self.word(id) == "on"
    }

    /// Layer widths by their id; empty where the list has none.
    #[must_use]
    pub fn widths(&self, id: &str) -> &[usize] {
        match self.get(id) {
            Some(Value::Widths(list)) => list,
            _ => &[],
        }
    }

    /// A text by its id; empty where the list has none.
    #[must_use]
    pub fn text(&self, id: &str) -> &str {
        match self.get(id) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// All knobs with their values, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = (&Knob, &Value)> {
        self.entries.iter().map(|(knob, value)| (knob, value))
    }
}
