//! The angle between two directions, and what turns it.
//!
//! ```text
//! c = a·b     sin θ = ‖b − c a‖     θ = atan2(sin θ, c)
//! ∂θ/∂x = −(1/‖x‖) · (b − c a)/sin θ        a = x/‖x‖
//! ```
//!
//! As with heads, arccos is never taken, and no turn is asked for where sin θ vanishes: there is no direction to turn in.

use crate::math::Real;

/// Cosine and sine of the angle between two directions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Angle<R> {
    cos: R,
    sin: R,
}

impl<R: Real> Angle<R> {
    /// Between unit vectors; a zero vector stands at a right angle to everything.
    #[inline(always)]
    pub(super) fn between(a: &[R], b: &[R]) -> Self {
        let cos = a.iter().zip(b).fold(R::ZERO, |sum, (&a, &b)| sum + a * b);
        let square = a.iter().zip(b).fold(R::ZERO, |sum, (&a, &b)| {
            let across = b - cos * a;
            sum + across * across
        });
        Self { cos, sin: square.sqrt() }
    }

    /// θ in [0, π].
    #[inline(always)]
    pub(super) fn theta(self) -> R {
        self.sin.atan2(self.cos)
    }

    /// Adds `factor`·∂θ/∂x to a gradient, for x with direction `a` and reciprocal length `inverse`.
    #[inline(always)]
    pub(super) fn pull(self, factor: R, inverse: R, a: &[R], b: &[R], gradient: &mut [R]) {
        if self.sin < R::TINY {
            return;
        }
        let scale = factor * inverse / self.sin;
        for ((g, &a), &b) in gradient.iter_mut().zip(a).zip(b) {
            *g -= scale * (b - self.cos * a);
        }
    }
}
