//! Knobs: the one description of everything a person may set.
//!
//! A head, data set, classifier, figure or the trainer lists its knobs once; the page's sliders, the URL's keys, the command
//! line's flags, the documentation and the parsing below all follow from that list.

use crate::math::{Real, decimal};
use crate::message::Message;

/// One thing that can be set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knob {
    /// Kebab-case; also the URL key, the JSON key and the command-line flag.
    pub id: &'static str,
    /// The papers' symbol (`m`, `s`, `λ`), empty where there is none.
    pub symbol: &'static str,
    /// Message key of its name in plain words; `<words>.help` explains it.
    pub words: &'static str,
    /// What its number means.
    pub unit: Unit,
    /// Which values it takes.
    pub kind: Kind,
    /// What a change does to a running experiment.
    pub effect: Effect,
    /// How training approaches the value.
    pub ramp: Ramp,
    /// Choices of the same list under all of which it matters, each with the options that do; empty: it always does.
    pub when: &'static [(&'static str, &'static [&'static str])],
}

/// The values a knob takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A real number.
    Number {
        /// Smallest and largest value allowed; values outside are clamped and the clamp is reported.
        range: (f64, f64),
        /// The value nobody chose.
        default: f64,
        /// What one arrow key does; 1 with integer bounds means whole numbers.
        step: f64,
        /// How a slider spreads the range.
        spacing: Spacing,
    },
    /// One word of a list.
    Choice {
        /// The words, kebab-case; the message key of each is `<words>.<option>`.
        options: &'static [&'static str],
        /// The word nobody chose.
        default: &'static str,
    },
    /// Hidden layer widths, written `64-64`; empty for none.
    Widths {
        /// The widths nobody chose.
        default: &'static str,
    },
    /// A list that its owner reads and bounds itself (points, rows of a gallery); the page shows an editor of its own for it.
    Text {
        /// The text nobody chose.
        default: &'static str,
    },
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A pure number.
    None,
    /// Radians inside; the page also shows degrees.
    Radians,
    /// Training steps.
    Steps,
    /// A share of 1, shown in per cent.
    Share,
    /// The index of a class; the page shows the classes' names.
    Class,
}

/// How a slider spreads its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// Evenly.
    Linear,
    /// Evenly in the logarithm.
    Log,
}

/// What a change does to a running experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Takes effect at the next step; nothing trained is lost.
    Live,
    /// Starts the experiment again.
    Restart,
}

/// How training approaches a knob's value over the warm-up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ramp {
    /// At once.
    None,
    /// In a straight line from this value, over the `warm-up` steps (a margin).
    Margin(f64),
    /// In a straight line from this value, over the `warm-up-s` steps (a scale).
    Scale(f64),
    /// SphereFace's annealing, `max(λ, start·(1 + γ·step)^−power)`.
    Anneal,
}

impl Knob {
    /// A live number with linear spacing, no unit, no ramp: the commonest knob, to be adjusted with struct update.
    #[must_use]
    pub const fn number(
        id: &'static str,
        words: &'static str,
        range: (f64, f64),
        default: f64,
        step: f64,
    ) -> Self {
        Self {
            id,
            symbol: "",
            words,
            unit: Unit::None,
            kind: Kind::Number { range, default, step, spacing: Spacing::Linear },
            effect: Effect::Live,
            ramp: Ramp::None,
            when: &[],
        }
    }

    /// The same with logarithmic spacing.
    #[must_use]
    pub const fn log(
        id: &'static str,
        words: &'static str,
        range: (f64, f64),
        default: f64,
        step: f64,
    ) -> Self {
        let kind = Kind::Number { range, default, step, spacing: Spacing::Log };
        Self { kind, ..Self::number(id, words, range, default, step) }
    }

    /// A live choice among words.
    #[must_use]
    pub const fn choice(
        id: &'static str,
        words: &'static str,
        options: &'static [&'static str],
        default: &'static str,
    ) -> Self {
        Self { kind: Kind::Choice { options, default }, ..Self::number(id, words, (0.0, 0.0), 0.0, 1.0) }
    }

    /// A live text.
    #[must_use]
    pub const fn text(id: &'static str, words: &'static str, default: &'static str) -> Self {
        Self { kind: Kind::Text { default }, ..Self::number(id, words, (0.0, 0.0), 0.0, 1.0) }
    }

    /// The same knob, restarting the experiment when changed.
    #[must_use]
    pub const fn restarting(self) -> Self {
        Self { effect: Effect::Restart, ..self }
    }

    /// The same knob with the papers' symbol.
    #[must_use]
    pub const fn symbol(self, symbol: &'static str) -> Self {
        Self { symbol, ..self }
    }

    /// The same knob in a unit.
    #[must_use]
    pub const fn unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    /// The same knob with a ramp.
    #[must_use]
    pub const fn ramp(self, ramp: Ramp) -> Self {
        Self { ramp, ..self }
    }

    /// The same knob, mattering only where other choices stand so. A value set all the same is kept.
    #[must_use]
    pub const fn when(self, when: &'static [(&'static str, &'static [&'static str])]) -> Self {
        Self { when, ..self }
    }

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

    /// Reads a value as a person or a link wrote it. Numbers outside the range are clamped, and parts of a whole are rounded, with a
    /// message saying so.
    ///
    /// # Errors
    /// A message where the text is no number, no finite number, or not one of the words.
    pub fn read(&self, text: &str) -> Result<(Value, Option<Message>), Message> {
        let text = text.trim();
        let refuse = |key: &str| Message::new(key).word("knob", self.words).text("value", text);
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
                Ok((Value::Number(kept), said.map(|key| refuse(key).number("kept", kept))))
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

/// Most hidden layers, and most units in one, that an encoder may have.
pub const WIDTH_LIMITS: (usize, usize) = (4, 256);

/// Most bytes of a [`Kind::Text`].
pub const LONGEST: usize = 1 << 16;

fn widths(text: &str) -> Option<Vec<usize>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let list: Vec<usize> = text.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let fits = list.len() <= WIDTH_LIMITS.0 && list.iter().all(|w| (1..=WIDTH_LIMITS.1).contains(w));
    fits.then_some(list)
}

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

#[cfg(test)]
mod tests;
