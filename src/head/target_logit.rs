//! The target logit T(θ): what a head makes of the cosine to a sample's own class, as a curve to look at.
//!
//! ```text
//!  1 ┤·.            T(θ), and how hard training pulls at each angle: −dT/dθ as the backward pass uses it,
//!    │  ' .         the true slope (`exact`) or sin θ (`detached`)
//! −1 ┤      ' . _
//!    └─────────── θ
//! ```
//!
//! A curve needs no sample, no batch and no gradient, so it is apart from [`Head`](super::Head): who only draws one does not carry
//! the training pass along.

use super::angular::Margin;
use super::knobs;
use crate::knob::Values;
use crate::math::Real;

/// T(θ) without its gain (scale or norms), θ in [0, π] radians.
pub struct TargetLogit {
    margin: Box<dyn Margin<f64>>,
    detached: bool,
}

impl TargetLogit {
    /// Takes the gradient mode from the knobs.
    pub(super) fn new(values: &Values, margin: impl Margin<f64> + 'static) -> Self {
        Self { margin: Box::new(margin), detached: knobs::detached(values) }
    }

    /// T(θ)
    #[must_use]
    pub fn at(&self, theta: f64) -> f64 {
        self.margin.at(Real::cos(theta), Real::sin(theta)).0
    }

    /// −dT/dθ as the backward pass uses it.
    #[must_use]
    pub fn pull(&self, theta: f64) -> f64 {
        let (cos, sin) = (Real::cos(theta), Real::sin(theta));
        if self.detached { sin } else { self.margin.at(cos, sin).1 }
    }
}
