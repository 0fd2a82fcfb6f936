//! One value of a knob, and how it is read from text and written as text.
//!
//! ```text
//! "9" ── Knob::read ──► (1.5, “9 is outside the range; 1.5 is used.”)        1.5 ── Display ──► "1.5"
//! ```

use super::{Kind, Knob};
use crate::math::{Real, decimal};
use crate::message::Message;

/// Most hidden layers, and most units in one, that an encoder may have.
pub const WIDTH_LIMITS: (usize, usize) = (4, 256);

/// Most bytes of a [`Kind::Text`].
pub const LONGEST: usize = 1 << 16;

/// A knob's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Of a [`Kind::Number`].
    Number(f64),
    /// Of a [`Kind::Choice`].
    Word(&'static str),
    /// Of a [`Kind::Widths`].
    Widths(Vec<usize>),
    /// Of a [`Kind::Text`].
    Text(String),
}

/// As a link and a log write it; [`Knob::read`] gives the same value back.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => f.write_str(&decimal::shortest(*number)),
            Self::Word(word) => f.write_str(word),
            Self::Widths(list) => {
                f.write_str(&list.iter().map(ToString::to_string).collect::<Vec<_>>().join("-"))
            }
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl Knob {
    /// The default as a [`Value`].
    #[must_use]
    pub fn default_value(&self) -> Value {
        match self.kind {
            Kind::Number { default, .. } => Value::Number(default),
            Kind::Choice { default, .. } => Value::Word(default),
            Kind::Widths { default } => Value::Widths(widths(default).unwrap_or_default()),
            Kind::Text { default } => Value::Text(default.to_owned()),
        }
    }

    /// Whether its numbers are whole: step and lower bound are.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(self.kind, Kind::Number { range, step, .. } if step.fract() == 0.0 && range.0.fract() == 0.0)
    }

    /// Reads a value as a person or a link wrote it. Numbers outside the range are clamped, and parts of a whole are rounded, with
    /// a message saying so.
    ///
    /// # Errors
    /// A message where the text is no number, no finite number, or not one of the words.
    pub fn read(&self, text: &str) -> Result<(Value, Option<Message>), Message> {
        let text = text.trim();
        let refuse = |key: &str| Message::new(key).word("knob", self.words).excerpt("value", text);
        match self.kind {
            Kind::Number { range, .. } => {
                let number = decimal::read(text).filter(|number| number.is_finite());
                let number = number.ok_or_else(|| refuse("knob.not-a-number"))?;
                let whole = if self.is_whole() { number.round() } else { number };
                let kept = whole.at_least(range.0).at_most(range.1);
                let said = match () {
                    () if kept != whole => Some("knob.clamped"),
                    () if whole != number => Some("knob.rounded"),
                    () => None,
                };
                let limited = |message: Message| {
                    message.number("low", range.0).number("high", range.1).number("kept", kept)
                };
                Ok((Value::Number(kept), said.map(|key| limited(refuse(key)))))
            }
            Kind::Choice { options, .. } => options
                .iter()
                .find(|option| **option == text)
                .map(|option| (Value::Word(option), None))
                .ok_or_else(|| refuse("knob.not-an-option").text("options", options.join(", "))),
            Kind::Widths { .. } => {
                widths(text).map(|list| (Value::Widths(list), None)).ok_or_else(|| refuse("knob.not-widths"))
            }
            Kind::Text { .. } if text.len() > LONGEST => {
                Err(Message::new("knob.too-long").word("knob", self.words).number("most", LONGEST as f64))
            }
            Kind::Text { .. } => Ok((Value::Text(text.to_owned()), None)),
        }
    }
}

fn widths(text: &str) -> Option<Vec<usize>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let list: Vec<usize> = text.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let fits = list.len() <= WIDTH_LIMITS.0 && list.iter().all(|w| (1..=WIDTH_LIMITS.1).contains(w));
    fits.then_some(list)
}
