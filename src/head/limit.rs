//! Limits: which knob values cannot be met by this many classes in this many dimensions, and why.
//!
//! A sample on its own prototype (θ = 0) must still win against the nearest other prototype, [`gap`] away:
//!
//! ```text
//! CosFace    1 − m ≥ cos gap              m ≤ 1 − cos gap          (CosFace, section 3.4)
//! ArcFace    cos m ≥ cos gap              m ≤ gap
//! combined   cos m₂ − m₃ ≥ cos gap        one for m₂, one for m₃
//! s          P(own class) ≥ 0.99 there    s ≥ ((C−1)/C)·ln((C−1)·P/(1−P)); on a circle the exact value
//! ```

use super::Shape;
use super::packing::gap;
use crate::math::Real;
use crate::math::angle::arccos;
use crate::message::Message;

/// The posterior that a scale should allow at the class centre.
const WANTED: f64 = 0.99;

/// Beyond this no scale is looked for.
const LARGEST: f64 = 1e12;

/// A bound on one knob, with its reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The knob's id.
    pub knob: &'static str,
    /// Where the infeasible part of the range begins.
    pub bound: f64,
    /// Which side is infeasible.
    pub side: Side,
    /// One sentence saying why.
    pub reason: Message,
}

/// The infeasible side of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Values above it cannot be met.
    Above,
    /// Values below it are too weak.
    Below,
}

/// Above how much an additive angular margin leaves no room (ArcFace).
pub(super) fn angle(shape: Shape) -> Vec<Limit> {
    above("m", "m", gap(shape), shape)
}

/// Above how much a margin on the cosine leaves no room (CosFace).
pub(super) fn cosine(shape: Shape) -> Vec<Limit> {
    above("m", "m", 1.0 - Real::cos(gap(shape)), shape)
}

/// The combined margin: what m₃ leaves for m₂ and the other way round.
pub(super) fn combined(m2: f64, m3: f64, shape: Shape) -> Vec<Limit> {
    let nearest = Real::cos(gap(shape));
    let mut limits = above("m2", "m₂", arccos(m3 + nearest), shape);
    limits.extend(above("m3", "m₃", (Real::cos(m2) - nearest).at_least(0.0), shape));
    limits
}

/// Below which m SphereFace's sectors are wider than the gaps between them.
pub(super) fn multiple(shape: Shape) -> Vec<Limit> {
    let (key, bound) = match shape.classes {
        0 | 1 => return Vec::new(),
        2 => ("limit.multiple.two", 2.0 + 3.0_f64.sqrt()),
        _ => ("limit.multiple.many", 3.0),
    };
    let reason = Message::new(key).number("bound", bound);
    vec![Limit { knob: "m", bound, side: Side::Below, reason }]
}

/// Below which s even a sample on its prototype cannot be classified with probability 0.99.
pub(super) fn scale(shape: Shape) -> Vec<Limit> {
    let count = shape.classes as f64;
    if shape.classes < 2 || shape.dim < 2 {
        return Vec::new();
    }
    let simplex = (count - 1.0) / count * Real::ln((count - 1.0) * WANTED / (1.0 - WANTED));
    let (key, bound) =
        if shape.dim == 2 { ("limit.s.circle", circle(shape.classes)) } else { ("limit.s", simplex) };
    let reason = Message::new(key).number("classes", count).number("bound", bound).number("share", WANTED);
    vec![Limit { knob: "s", bound, side: Side::Below, reason }]
}

/// The s with which a regular polygon's corner reaches the wanted posterior.
fn circle(classes: usize) -> f64 {
    reached(&|s| polygon(classes, 0.0, s), WANTED).unwrap_or(LARGEST)
}

/// The posterior of the own class on its own prototype, C prototypes evenly round the circle, m taken off the own cosine.
#[must_use]
#[inline(never)] // a search need not carry a copy for each place where it asks
pub fn polygon(classes: usize, m: f64, s: f64) -> f64 {
    let others: f64 = (1..classes)
        .map(|j| Real::exp(s * (Real::cos(2.0 * f64::PI * j as f64 / classes as f64) - 1.0 + m)))
        .sum();
    1.0 / (1.0 + others)
}

/// The least s at which a posterior reaches what is wanted, by bisection; `None` where it does not by s = 10¹².
#[must_use]
pub fn reached(posterior: &dyn Fn(f64) -> f64, wanted: f64) -> Option<f64> {
    let (mut low, mut high) = (0.0, 1.0);
    while posterior(high) < wanted {
        high *= 2.0;
        if high > LARGEST {
            return None;
        }
    }
    for _ in 0..80 {
        let middle = (low + high) / 2.0;
        if posterior(middle) < wanted { low = middle } else { high = middle }
    }
    Some(high)
}

/// "Above `bound` it cannot be met", with the geometry as the reason.
fn above(knob: &'static str, symbol: &str, bound: f64, shape: Shape) -> Vec<Limit> {
    let (c, d) = (shape.classes, shape.dim);
    if c < 2 || d < 2 {
        return Vec::new();
    }
    let key = match d {
        2 => "limit.margin.circle",
        _ if c <= d + 1 => "limit.margin.simplex",
        3 if c < 25 => "limit.margin.sphere",
        _ => "limit.margin.crowd",
    };
    let reason = Message::new(key)
        .number("classes", c as f64)
        .number("dim", d as f64)
        .number("gap", gap(shape))
        .text("symbol", symbol)
        .number("bound", bound);
    vec![Limit { knob, bound, side: Side::Above, reason }]
}

#[cfg(test)]
mod tests {
    use super::{Shape, circle, cosine, multiple, scale};

    #[test]
    fn scales_of_the_table() {
        // Regular polygons, P = 0.99; then the simplex bound.
        for (classes, s) in [(3, 3.53), (4, 5.29), (5, 7.65), (8, 18.1), (10, 27.7)] {
            assert!((circle(classes) / s - 1.0).abs() < 4e-3, "{classes}: {}", circle(classes));
        }
        for (classes, s) in [(3, 3.53), (8, 5.72), (10, 6.11), (10_575, 13.9)] {
            let bound = scale(Shape { classes, dim: 3 })[0].bound;
            assert!((bound / s - 1.0).abs() < 4e-3, "{classes}: {bound}");
        }
    }

    #[test]
    fn margins_of_the_table() {
        for (classes, dim, m) in [(3, 2, 1.5), (8, 2, 0.293), (10, 2, 0.191), (4, 3, 1.333), (10, 3, 0.596)] {
            let bound = cosine(Shape { classes, dim })[0].bound;
            assert!((bound - m).abs() < 1e-3, "{classes} in {dim}-D: {bound}");
        }
        assert!((multiple(Shape { classes: 2, dim: 2 })[0].bound - 3.732).abs() < 1e-3);
    }
}
