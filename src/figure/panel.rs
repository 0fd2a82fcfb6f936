//! Panel: a derivation step by step, or a program line by line, beside a figure. Each step is a formula and is worked out from that
//! same formula, so what is read, what is plugged in and what is drawn cannot differ.
//!
//! ```text
//! 5  scale        z_j = s·cos θ_j            words, name, formula         symbols
//!                 z_y = 8 · cos 22.3° = 7.40     lines: name, formula     numbers
//! ```

use crate::formula::Formula;
use crate::knob::{Kind, Knob, Unit, Values};
use crate::math::Real;
use crate::plot::number;
use std::collections::BTreeMap;

/// What stands beside a figure.
pub struct Panel {
    /// The knob that counts the chosen step, from 1.
    pub knob: &'static str,
    /// All steps; which of them are shown depends on the knobs.
    pub steps: &'static [Step],
    /// What the first step finds already known.
    pub given: fn(&Values) -> Numbers,
}

/// One step of a derivation, or one line of a program.
pub struct Step {
    /// Choices (knob, option) with which it is shown; with all where there are none.
    pub when: &'static [(&'static str, &'static str)],
    /// Message: what it does.
    pub words: &'static str,
    /// What it defines, such as z_j.
    pub name: &'static str,
    /// What that is, in symbols.
    pub formula: Formula,
    /// What is worked out, in order: later lines and steps know it by its name. Where empty, the formula itself.
    pub lines: &'static [(&'static str, Formula)],
}

/// A number and whether it is an angle, by name.
pub type Numbers = BTreeMap<&'static str, Quantity>;

/// A number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// Radians where it is an angle.
    pub value: f64,
    /// Whether it is an angle.
    pub angle: bool,
}

impl Quantity {
    /// A plain number.
    #[must_use]
    pub const fn plain(value: f64) -> Self {
        Self { value, angle: false }
    }

    /// An angle, radians.
    #[must_use]
    pub const fn angle(value: f64) -> Self {
        Self { value, angle: true }
    }

    /// As it is written: `−0.35`, `28.6°`; whole numbers without a point.
    #[must_use]
    pub fn text(self) -> String {
        if self.angle {
            return format!("{}°", number::decimal(self.value * 180.0 / f64::PI, 1));
        }
        let digits = match self.value.abs() {
            size if size == size.floor() => 0,
            size if size < 0.01 => 4,
            _ => 2,
        };
        number::decimal(self.value, digits)
    }
}

/// A line that was worked out.
pub struct Line {
    /// Which of the shown steps it belongs to, from 0.
    pub step: usize,
    /// What it defines.
    pub name: &'static str,
    /// What each name of its formula stood for.
    pub numbers: Numbers,
    /// What it came to; `None` where that is no number.
    pub value: Option<Quantity>,
}

impl Step {
    fn shown(&self, values: &Values) -> bool {
        self.when.iter().all(|(knob, option)| values.get(knob).is_some_and(|is| is.to_string() == *option))
    }

    /// The lines to be worked out.
    pub fn worked(&self) -> impl Iterator<Item = (&'static str, &Formula)> {
        let own = self.lines.is_empty().then_some((self.name, &self.formula));
        own.into_iter().chain(self.lines.iter().map(|(name, formula)| (*name, formula)))
    }
}

impl Panel {
    /// The steps that the knobs show.
    pub fn steps(&self, values: &Values) -> Vec<&'static Step> {
        self.steps.iter().filter(|step| step.shown(values)).collect()
    }

    /// Which of them is chosen, from 0.
    pub fn chosen(&self, values: &Values) -> usize {
        values.count(self.knob).clamp(1, self.steps(values).len().max(1)) - 1
    }

    /// Every line of every shown step, in order.
    #[must_use]
    pub fn work(&self, values: &Values) -> Vec<Line> {
        let mut lines = Vec::new();
        run(&self.steps(values), (self.given)(values), &mut |line, known, value| {
            lines.push(Line { step: line.0, name: line.1, numbers: known.clone(), value });
        });
        lines
    }
}

/// Takes a line's step and name, what was known before it, and what it came to.
type Each<'a> = dyn FnMut((usize, &'static str), &Numbers, Option<Quantity>) + 'a;

/// Works steps out one after the other, line by line.
pub(super) fn run(steps: &[&'static Step], mut known: Numbers, each: &mut Each) {
    for (k, step) in steps.iter().enumerate() {
        for (name, formula) in step.worked() {
            let value = formula.value(&|name| known.get(name).map(|found| found.value));
            let value = value.map(|value| Quantity { value, angle: name.starts_with('θ') });
            each((k, name), &known, value);
            if let Some(value) = value {
                known.insert(name, value);
            }
        }
    }
}

/// The numbers of a figure's own knobs.
pub(super) fn knobs(knobs: &'static [Knob], values: &Values) -> Numbers {
    let number = |knob: &'static Knob| {
        let (Kind::Number { .. }, value) = (knob.kind, values.number(knob.id)) else { return None };
        Some((knob.id, Quantity { value, angle: knob.unit == Unit::Radians }))
    };
    knobs.iter().filter_map(number).collect()
}
