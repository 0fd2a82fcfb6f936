//! Extent: the square in which data of the plane are shown, so that a hand that paints in it does not move it.
//!
//! ```text
//! ┌───────────┐   around the data as they came, a little larger;
//! │  · ·  ✎   │   what is painted inside leaves it alone,
//! └───────────┘ ✎ and only a point beyond it makes it grow
//! ```

use super::Prepared;
use crate::math::{Real, Window};

/// Share of the data's extent added on each side.
const PADDING: f64 = 0.12;
/// Where there is nothing to go by.
const UNIT: Window = Window::about(1.0);

impl Prepared {
    /// The square that holds all points: that around the data as they came, unless a point has left it.
    #[must_use]
    pub fn area(&self) -> Window {
        let home = self.home;
        if self.data.features.chunks_exact(2).all(|x| home.contains([x[0], x[1]])) {
            return home;
        }
        let all = around(&self.data.features);
        squared(
            (home.left.at_most(all.left), home.right.at_least(all.right)),
            (home.bottom.at_most(all.bottom), home.top.at_least(all.top)),
            0.0,
        )
    }
}

/// The square around rows of x, y, a little larger.
pub(super) fn around(features: &[f64]) -> Window {
    let bounds = |axis: usize| {
        let along = features.iter().skip(axis).step_by(2);
        along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &x| (low.at_most(x), high.at_least(x)))
    };
    squared(bounds(0), bounds(1), PADDING)
}

fn squared((left, right): (f64, f64), (bottom, top): (f64, f64), padding: f64) -> Window {
    let half = ((right - left).at_least(top - bottom) / 2.0).at_least(0.5) * (1.0 + 2.0 * padding);
    let (x, y) = ((left + right) / 2.0, (bottom + top) / 2.0);
    if !(x + y + half).is_finite() {
        return UNIT;
    }
    Window { left: x - half, right: x + half, bottom: y - half, top: y + half }
}
