//! An axis: its range, its ticks, its name.
//!
//! Ticks are the multiples of 1, 2 or 5 × 10ᵏ; of whole degrees that divide a turn; of simple parts of π; or powers of ten. There
//! are as many as fit beside each other: a label never touches its neighbour, at whatever width.

use super::number;
use super::{Align, Anchor, Ink, Point, Rect, TextStyle, Theme, text};
use crate::math::Real;

/// A marked value and its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The value.
    pub at: f64,
    /// What is written there.
    pub label: String,
}

/// What the numbers of an axis are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Plain numbers.
    Linear,
    /// Counts: ticks at whole numbers only.
    Whole,
    /// Radians, written in degrees.
    Degrees,
    /// Radians, written as parts of π.
    Pi,
    /// Shares from 0 to 1, written in per cent.
    Percent,
    /// The same, ticks at the two ends alone: for a short bar that begins at no round share.
    PercentEnds,
    /// Positive numbers, equal ratios equally far apart.
    Log,
}

/// A range of values with its ticks and name.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    low: f64,
    high: f64,
    scale: Scale,
    name: String,
}

/// Space between two labels side by side, in ems.
const GAP: f64 = 0.8;
/// Bounds are cut to ± this.
const HUGE: f64 = 1e15;
/// No axis needs more ticks.
const MOST: usize = 12;

impl Axis {
    /// A linear axis. Bounds that leave no range, or one too fine for its numbers, are widened; beyond ±10¹⁵ they are cut.
    #[must_use]
    pub fn new(low: f64, high: f64) -> Self {
        let bound = |x: f64, other: f64| {
            let x = if x.is_nan() { other } else { x };
            if x.is_nan() { 0.0 } else { x.clamp(-HUGE, HUGE) }
        };
        let (mut low, mut high) = (bound(low, high), bound(high, low));
        let finest = 1e-9 * low.abs().max(high.abs()) + 1e-12;
        if high - low < finest {
            let half = finest.max(0.5);
            (low, high) = (low - half, low + half);
        }
        Self { low, high, scale: Scale::Linear, name: String::new() }
    }

    /// The same range on another scale; a logarithmic one needs `low` > 0 and stays linear otherwise.
    #[must_use]
    pub fn scaled(mut self, scale: Scale) -> Self {
        if scale != Scale::Log || self.low > 0.0 {
            self.scale = scale;
        }
        self
    }

    /// The same axis with a name, which is written beside it.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Smallest value shown.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// Largest value shown.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }

    /// Its name; may be empty.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where a value lies: 0 at `low`, 1 at `high`, beyond them outside.
    #[must_use]
    pub fn share(&self, value: f64) -> f64 {
        if self.scale == Scale::Log {
            let low = Real::ln(self.low);
            return (Real::ln(value) - low) / (Real::ln(self.high) - low);
        }
        (value - self.low) / (self.high - self.low)
    }

    /// The value at a share; inverse of [`Self::share`].
    #[must_use]
    pub fn value(&self, share: f64) -> f64 {
        if self.scale == Scale::Log {
            let (low, high) = (Real::ln(self.low), Real::ln(self.high));
            return Real::exp(low + share * (high - low));
        }
        self.low + share * (self.high - self.low)
    }

    /// At most `most` ticks at round values, in order.
    #[must_use]
    pub fn ticks(&self, most: usize) -> Vec<Tick> {
        let most = most.clamp(1, 1000);
        match self.scale {
            Scale::Linear | Scale::Whole => self.decimal(most, 1.0, ""),
            Scale::Percent => self.decimal(most, 100.0, "%"),
            Scale::PercentEnds => {
                let end = |at: f64| Tick { at, label: format!("{}%", number::whole(100.0 * at)) };
                vec![end(self.low), end(self.high)]
            }
            Scale::Degrees => {
                self.parts(most, f64::PI / 180.0, &[1, 2, 5, 10, 15, 30, 45, 60, 90, 180, 360], |i| {
                    format!("{}°", number::whole(i as f64))
                })
            }
            Scale::Pi => self.parts(most, f64::PI / 12.0, &[1, 2, 3, 4, 6, 12, 24], pi_label),
            Scale::Log => self.powers(most),
        }
    }

    /// As many ticks as fit into `length` CSS pixels without their labels touching; `upright` for an axis that goes upwards.
    #[must_use]
    pub fn ticks_within(&self, length: f64, style: &TextStyle, upright: bool) -> Vec<Tick> {
        let mut chosen = Vec::new();
        for most in (1..=MOST).rev() {
            chosen = self.ticks(most);
            if self.fits(&chosen, length, style, upright) {
                break;
            }
        }
        chosen
    }

    fn fits(&self, ticks: &[Tick], length: f64, style: &TextStyle, upright: bool) -> bool {
        let half = |tick: &Tick| {
            if upright {
                style.size * 0.8
            } else {
                text::width(&tick.label, style) / 2.0 + GAP / 2.0 * style.size
            }
        };
        ticks.windows(2).all(|pair| {
            let apart = (self.share(pair[1].at) - self.share(pair[0].at)) * length;
            apart >= half(&pair[0]) + half(&pair[1])
        })
    }

    /// Multiples of 1, 2 or 5 × 10ᵏ of `factor`·value, written with `unit`.
    fn decimal(&self, most: usize, factor: f64, unit: &str) -> Vec<Tick> {
        let span = (self.high - self.low) * factor;
        let first = Real::floor(Real::ln(span / most as f64) / std::f64::consts::LN_10) as i32 - 1;
        let steps = (first..).flat_map(|k| [(1.0, k), (2.0, k), (5.0, k)]);
        for (mantissa, k) in steps.take(18).filter(|&(_, k)| self.scale != Scale::Whole || k >= 0) {
            let scale = |i: f64| number::scaled(i * mantissa, k) / factor;
            let Some(range) = multiples(self.low, self.high, scale(1.0), most) else { continue };
            let label = |i: i64| {
                format!(
                    "{}{unit}",
                    number::decimal(number::scaled(i as f64 * mantissa, k), (-k).max(0) as usize)
                )
            };
            return range.map(|i| Tick { at: scale(i as f64), label: label(i) }).collect();
        }
        Vec::new()
    }

    /// Multiples of `unit` times one of `steps`.
    fn parts(&self, most: usize, unit: f64, steps: &[i64], label: fn(i64) -> String) -> Vec<Tick> {
        for &step in steps {
            if let Some(range) = multiples(self.low, self.high, unit * step as f64, most) {
                return range
                    .map(|i| Tick { at: (i * step) as f64 * unit, label: label(i * step) })
                    .collect();
            }
        }
        Vec::new()
    }

    /// Powers of ten, every nth of them if there are too many.
    fn powers(&self, most: usize) -> Vec<Tick> {
        let decade = |x: f64| Real::ln(x) / std::f64::consts::LN_10;
        let (low, high) = (decade(self.low), decade(self.high));
        for every in 1..=700 {
            if let Some(range) = multiples(low, high, f64::from(every), most) {
                let ticks: Vec<Tick> = range
                    .map(|i| {
                        let k = i as i32 * every;
                        Tick {
                            at: number::scaled(1.0, k),
                            label: number::decimal(number::scaled(1.0, k), (-k).max(0) as usize),
                        }
                    })
                    .collect();
                // Less than two powers of ten say little: mark round numbers instead.
                return if ticks.len() < 2 { self.decimal(most, 1.0, "") } else { ticks };
            }
        }
        Vec::new()
    }
}

/// Which multiples of `step` lie within bounds, if at most `most` do. Rounding may not lose a tick on the bound itself.
fn multiples(low: f64, high: f64, step: f64, most: usize) -> Option<std::ops::RangeInclusive<i64>> {
    let (first, last) = ((low / step - 1e-9).ceil(), (high / step + 1e-9).floor());
    (last - first < most as f64 && first.abs() < 1e15).then_some(first as i64..=last as i64)
}

/// i·π/12 in lowest terms.
fn pi_label(i: i64) -> String {
    let common = [12, 6, 4, 3, 2].into_iter().find(|d| i % d == 0).unwrap_or(1);
    let (over, under) = (i / common, 12 / common);
    let sign = if over < 0 { "−" } else { "" };
    match (over.abs(), under) {
        (0, _) => "0".to_owned(),
        (1, 1) => format!("{sign}π"),
        (n, 1) => format!("{sign}{n}π"),
        (1, d) => format!("{sign}π/{d}"),
        (n, d) => format!("{sign}{n}π/{d}"),
    }
}

/// The ticks of an axis along the foot of a plot that is drawn by hand: hairlines through it and labels below, none beyond the
/// picture, and the axis's name above `bottom` if it has one.
pub fn below(ink: &mut dyn Ink, plot: &Rect, axis: &Axis, bottom: f64, theme: &Theme) {
    let style = theme.label().placed(Align::Middle, Anchor::Top);
    for tick in axis.ticks_within(0.92 * plot.width, &style, false) {
        let x = plot.x + plot.width * axis.share(tick.at);
        ink.line(Point::new(x, plot.y), Point::new(x, plot.bottom()), &theme.hairline());
        let most = ink.size().0 - 1.0 - text::width(&tick.label, &style) / 2.0;
        ink.text(&tick.label, Point::new(x.at_most(most), plot.bottom() + 0.5 * style.size), &style);
    }
    if !axis.name().is_empty() {
        let name = text::fit(axis.name(), plot.width, &style);
        let at = Point::new(plot.center().x, bottom - 0.3 * style.size);
        ink.text(&name, at, &style.placed(Align::Middle, Anchor::Baseline));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::Color;

    fn labels(axis: &Axis, most: usize) -> Vec<String> {
        axis.ticks(most).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(labels(&Axis::new(0.0, 1.0), 6), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(labels(&Axis::new(-1.2, 1.0), 5), ["−1.0", "−0.5", "0.0", "0.5", "1.0"]);
        assert_eq!(labels(&Axis::new(0.0, 1487.0), 4), ["0", "500", "1,000"]);
        assert_eq!(labels(&Axis::new(0.0, 2.4).scaled(Scale::Whole), 9), ["0", "1", "2"]);
        assert_eq!(labels(&Axis::new(0.0, 1.0).scaled(Scale::Percent), 3), ["0%", "50%", "100%"]);
        assert_eq!(labels(&Axis::new(1.0 / 3.0, 1.0).scaled(Scale::PercentEnds), 9), ["33%", "100%"]);
        assert_eq!(labels(&Axis::new(1e-5, 1.0).scaled(Scale::Log), 3), ["0.0001", "0.01", "1"]);
    }

    #[test]
    fn angles_are_marked_in_degrees_or_parts_of_pi() {
        let turn = Axis::new(0.0, f64::PI);
        assert_eq!(labels(&turn.clone().scaled(Scale::Degrees), 5), ["0°", "45°", "90°", "135°", "180°"]);
        assert_eq!(labels(&turn.clone().scaled(Scale::Pi), 5), ["0", "π/4", "π/2", "3π/4", "π"]);
        let both = Axis::new(-f64::PI, f64::PI).scaled(Scale::Pi);
        assert_eq!(labels(&both, 5), ["−π", "−π/2", "0", "π/2", "π"]);
    }

    #[test]
    fn labels_never_touch_at_any_width() {
        let style = TextStyle::new(11.0, Color::hex(0));
        let axes = [
            Axis::new(0.0, 1500.0),
            Axis::new(-0.001, 0.0023),
            Axis::new(0.0, f64::PI).scaled(Scale::Degrees),
            Axis::new(1e-6, 10.0).scaled(Scale::Log),
            Axis::new(9_999_990.0, 10_000_010.0),
        ];
        for (axis, width) in axes.iter().flat_map(|axis| (10..70).map(move |w| (axis, f64::from(w) * 10.0))) {
            let ticks = axis.ticks_within(width, &style, false);
            let boxes: Vec<(f64, f64)> = ticks
                .iter()
                .map(|tick| (axis.share(tick.at) * width, text::width(&tick.label, &style) / 2.0))
                .collect();
            assert!(
                boxes.windows(2).all(|pair| pair[0].0 + pair[0].1 + 4.0 < pair[1].0 - pair[1].1),
                "{axis:?} at {width}: {boxes:?}"
            );
            assert!(ticks.len() >= 2 || width < 250.0, "{axis:?} at {width}: {ticks:?}");
        }
    }

    #[test]
    fn strange_bounds_still_give_an_axis() {
        let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, 5e-324, 1e300, -1e300, 3.0];
        for (low, high) in odd.iter().flat_map(|&a| odd.iter().map(move |&b| (a, b))) {
            for scale in [Scale::Linear, Scale::Whole, Scale::Degrees, Scale::Pi, Scale::Percent, Scale::Log]
            {
                let axis = Axis::new(low, high).scaled(scale);
                let ticks = axis.ticks(6);
                assert!(ticks.len() <= 6 && ticks.is_sorted_by(|a, b| a.at < b.at), "{axis:?} {ticks:?}");
                assert!(axis.share(axis.low()).abs() < 1e-9 && (axis.share(axis.high()) - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn shares_and_values_are_inverse() {
        for axis in [Axis::new(-2.0, 3.0), Axis::new(1e-4, 10.0).scaled(Scale::Log)] {
            for share in [0.0, 0.3, 1.0] {
                assert!((axis.share(axis.value(share)) - share).abs() < 1e-12);
            }
        }
    }
}
