//! Extent: the square in which data of the plane are shown, so that a hand that paints in it does not move it.
//!
//! ```text
//! ┌───────────┐   around the data as they came, a little larger;
//! │  · ·  ✎   │   what is painted inside leaves it alone,
//! └───────────┘ ✎ and only a point beyond it makes it grow
//! ```

use super::Prepared;
use crate::math::Real;

/// Left, right, bottom, top.
pub(crate) type Area = [f64; 4];

/// Share of the data's extent added on each side.
const PADDING: f64 = 0.12;
/// Where there is nothing to go by.
const UNIT: Area = [-1.0, 1.0, -1.0, 1.0];

impl Prepared {
    /// The square that holds all points: that around the data as they came, unless a point has left it.
    #[must_use]
    pub fn area(&self) -> Area {
        let [left, right, bottom, top] = self.home;
        let inside = |x: &[f64]| (left..=right).contains(&x[0]) && (bottom..=top).contains(&x[1]);
        if self.data.features.chunks_exact(2).all(inside) {
            return self.home;
        }
        let [l, r, b, t] = around(&self.data.features);
        squared((left.at_most(l), right.at_least(r)), (bottom.at_most(b), top.at_least(t)), 0.0)
    }
}

/// The square around rows of x, y, a little larger.
pub(super) fn around(features: &[f64]) -> Area {
    let bounds = |axis: usize| {
        let along = features.iter().skip(axis).step_by(2);
        along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &x| (low.at_most(x), high.at_least(x)))
    };
    squared(bounds(0), bounds(1), PADDING)
}

fn squared((left, right): (f64, f64), (bottom, top): (f64, f64), padding: f64) -> Area {
    let half = ((right - left).at_least(top - bottom) / 2.0).at_least(0.5) * (1.0 + 2.0 * padding);
    let (x, y) = ((left + right) / 2.0, (bottom + top) / 2.0);
    if (x + y + half).is_finite() { [x - half, x + half, y - half, y + half] } else { UNIT }
}
