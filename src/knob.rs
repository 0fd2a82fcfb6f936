//! Knobs: the one description of everything a person may set.
//!
//! A head, data set, classifier, figure or the trainer lists its knobs once; the page's sliders, the URL's keys, the command
//! line's flags, the documentation and the reading of [`Value`]s all follow from that list.

mod chosen;
mod value;
mod values;

pub use chosen::{Chosen, Entry};
pub use value::{LONGEST, Value, WIDTH_LIMITS};
pub use values::Values;

/// One thing that can be set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knob {
    /// Kebab-case, or the one letter that everyone writes (`C`); also the URL key, the JSON key and the command-line flag.
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
    /// Of a margin: the value at which it changes nothing.
    pub neutral: Option<f64>,
    /// Choices of the same list under all of which it matters, each with the options that do; empty: it always does.
    pub when: &'static [(&'static str, &'static [&'static str])],
    /// Nothing that one chooses while looking: how finely something is drawn, what only a later test reads. The page does not
    /// ask for it.
    pub technical: bool,
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

/// Named settings of a list of knobs. Name: message `preset.<id>`.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Kebab-case.
    pub id: &'static str,
    /// Knob ids and values; all others take their defaults.
    pub values: &'static [(&'static str, &'static str)],
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A pure number.
    None,
    /// Radians inside; the page also shows degrees.
    Radians,
    /// Degrees, inside too.
    Degrees,
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

/// How training approaches a knob's value. What times it is named by the knob that says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ramp {
    /// At once.
    None,
    /// In a straight line.
    Line {
        /// From this value.
        from: f64,
        /// Over as many steps as this setting of the experiment says.
        over: &'static str,
    },
    /// SphereFace's annealing, `max(value, start·(1 + γ·step)^−power)`, each a number of the same list.
    Anneal {
        /// Where it starts.
        start: &'static str,
        /// γ
        gamma: &'static str,
        /// How steeply it falls.
        power: &'static str,
    },
}

impl Knob {
    /// Live, without symbol, unit, ramp or condition.
    const fn new(id: &'static str, words: &'static str, kind: Kind) -> Self {
        let (unit, effect, ramp) = (Unit::None, Effect::Live, Ramp::None);
        Self { id, symbol: "", words, unit, kind, effect, ramp, neutral: None, when: &[], technical: false }
    }

    /// A live number with linear spacing.
    #[must_use]
    pub const fn number(
        id: &'static str,
        words: &'static str,
        range: (f64, f64),
        default: f64,
        step: f64,
    ) -> Self {
        Self::new(id, words, Kind::Number { range, default, step, spacing: Spacing::Linear })
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
        Self::new(id, words, Kind::Number { range, default, step, spacing: Spacing::Log })
    }

    /// A live choice among words.
    #[must_use]
    pub const fn choice(
        id: &'static str,
        words: &'static str,
        options: &'static [&'static str],
        default: &'static str,
    ) -> Self {
        Self::new(id, words, Kind::Choice { options, default })
    }

    /// A live choice of `off` and `on`: [`Values::on`] says which.
    #[must_use]
    pub const fn switch(id: &'static str, words: &'static str, on: bool) -> Self {
        Self::choice(id, words, &["off", "on"], if on { "on" } else { "off" })
    }

    /// A live text.
    #[must_use]
    pub const fn text(id: &'static str, words: &'static str, default: &'static str) -> Self {
        Self::new(id, words, Kind::Text { default })
    }

    /// Live widths of hidden layers.
    #[must_use]
    pub const fn widths(id: &'static str, words: &'static str, default: &'static str) -> Self {
        Self::new(id, words, Kind::Widths { default })
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

    /// The same knob, not offered by the page; links and commands take it.
    #[must_use]
    pub const fn technical(self) -> Self {
        Self { technical: true, ..self }
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

    /// The same knob as a margin that changes nothing at this value.
    #[must_use]
    pub const fn neutral(self, value: f64) -> Self {
        Self { neutral: Some(value), ..self }
    }

    /// The same knob, mattering only where other choices stand so. A value set all the same is kept.
    #[must_use]
    pub const fn when(self, when: &'static [(&'static str, &'static [&'static str])]) -> Self {
        Self { when, ..self }
    }
}

#[cfg(test)]
mod tests;
