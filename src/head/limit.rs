//! Limits: which knob values cannot be met by this many classes in this many dimensions, and why.

use crate::message::Message;

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
