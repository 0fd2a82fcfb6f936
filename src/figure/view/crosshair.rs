//! Crosshair: an upright line where the pointer stands on a chart, with a dot on each curve; the numbers stand in the legend, where
//! they cover nothing.
//!
//! ```text
//!  loss            step 500: 0.61
//!  3 ┤╲       │
//!    │ ╲__    │
//!  0 ┤────────●───────
//! ```

use super::Inputs;
use crate::math::Real;
use crate::plot::{Chart, Color, Mark, Point, Shape, Theme};

/// The value across a chart that the pointer stands at, kept on it; `None` without a pointer.
pub(super) fn across(inputs: &Inputs, chart: &Chart) -> Option<f64> {
    let plot = chart.plot();
    let x = inputs.pointer?.at_least(plot.x).at_most(plot.right());
    Some(chart.values(Point::new(x, plot.y)).0).filter(|x| x.is_finite())
}

/// The point of a curve nearest to a value across.
pub(super) fn nearest(curve: &[(f64, f64)], chart: &Chart, x: f64) -> Option<usize> {
    let wanted = chart.at(x, 0.0).x;
    let far = |&(x, _): &(f64, f64)| (chart.at(x, 0.0).x - wanted).abs();
    (0..curve.len()).min_by(|&a, &b| far(&curve[a]).total_cmp(&far(&curve[b])))
}

/// Draws the line and the dots that lie on the chart.
pub(super) fn draw(chart: &mut Chart, x: f64, dots: &[(f64, Color)], theme: &Theme) {
    chart.upright(x, &theme.stroke(theme.ink_3, 1.0));
    for &(y, color) in dots {
        dot(chart, (x, y), color, theme);
    }
}

/// A dot with a rim, where it lies on the chart.
pub(super) fn dot(chart: &mut Chart, (x, y): (f64, f64), color: Color, theme: &Theme) {
    let at = chart.at(x, y);
    if at.finite() && chart.plot().inset(-2.0).contains(at) {
        let mark = Mark::new(at, Shape::Circle, 2.4 * theme.scale, color);
        chart.ink().points(&[mark.rimmed(theme.paper, 1.0)]);
    }
}
