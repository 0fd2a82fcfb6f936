//! Knobs that several terms share.

use crate::knob::{Knob, Unit};

/// λ, what the term weighs beside the head's loss.
pub(super) const fn weight(range: (f64, f64), default: f64, step: f64) -> Knob {
    Knob::number("weight", "knob.weight", range, default, step).symbol("λ")
}

/// How much further away than its own class another class must be, as an angle.
pub(super) const fn angle(default: f64) -> Knob {
    Knob::number("term-margin", "knob.term-margin", (0.0, 1.5), default, 0.01).symbol("m").unit(Unit::Radians)
}

/// The distance beyond which samples of two classes leave each other alone.
pub(super) const fn distance(default: f64) -> Knob {
    Knob::number("term-margin", "knob.term-distance", (0.0, 10.0), default, 0.1).symbol("m")
}
