//! Thin bars from zero, one a sample and each under the one before, as one outline: how a silhouette plot draws a class.
//!
//! ```text
//!   0 ├───────────┐
//!     │        ┌──┘
//!     │    ┌───┘
//!     └────┘
//! ```

use crate::plot::Point;

/// The outline of bars of a height `row` from `top` on; `across` is where a value lies.
pub(in crate::figure) fn outline(
    values: &[f64],
    top: f64,
    row: f64,
    across: impl Fn(f64) -> f64,
) -> Vec<Point> {
    let mut points = vec![Point::new(across(0.0), top)];
    for (i, value) in values.iter().enumerate() {
        let y = top + i as f64 * row;
        points.extend([Point::new(across(*value), y), Point::new(across(*value), y + row)]);
    }
    points.push(Point::new(across(0.0), top + row * values.len() as f64));
    points
}
