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
        // What is left across is all of `b`, so nothing where b is the vector without a direction.
        let sin = if cos == R::ZERO && square == R::ZERO { R::ONE } else { square.sqrt() };
        Self { cos, sin }
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

#[cfg(test)]
mod tests {
    use super::Angle;

    #[test]
    fn what_has_no_direction_stands_at_a_right_angle_on_either_side() {
        let (unit, zero) = ([0.6, 0.8], [0.0, 0.0]);
        for (a, b) in [(unit, zero), (zero, unit), (zero, zero)] {
            let angle = Angle::between(&a, &b);
            assert_eq!(angle.theta(), std::f64::consts::FRAC_PI_2, "{a:?} {b:?}");
            let mut gradient = [0.0; 2];
            // Reciprocal lengths as `Work::direct` leaves them.
            let inverse = if a == zero { 0.0 } else { 1.0 };
            angle.pull(1.0, inverse, &a, &b, &mut gradient);
            assert_eq!(gradient, [0.0; 2], "{a:?} {b:?}");
        }
    }
}
