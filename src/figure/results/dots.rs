//! A dot plot: a name a row, marks along a common axis.

use super::super::Look;
use crate::math::Real;
use crate::plot::{Align, Anchor, Axis, Ink, Point, Rect, axis, text};

/// The rows of a dot plot on the page.
pub(super) struct Rows {
    /// Where marks may lie.
    pub(super) plot: Rect,
    axis: Axis,
    height: f64,
}

/// Writes names, ticks and hairlines; room for `after` em is kept at the right of the plot.
pub(super) fn rows(
    ink: &mut dyn Ink,
    area: Rect,
    names: &[String],
    axis: Axis,
    after: f64,
    look: &Look,
) -> Rows {
    let style = look.theme.label();
    let widest = names.iter().map(|name| text::width(name, &style)).fold(0.0, Real::at_least);
    let widest = widest.at_most(0.46 * area.width);
    let below = if axis.name().is_empty() { 1.8 } else { 3.1 };
    let plot = area.pad(widest + 0.8 * style.size, 0.0, (0.6 + after) * style.size, below * style.size);
    let rows = Rows { plot, height: plot.height / names.len().max(1) as f64, axis };
    for (i, name) in names.iter().enumerate() {
        let y = rows.at(i, 0.0).y;
        ink.line(Point::new(plot.x, y), Point::new(plot.right(), y), &look.theme.hairline());
        let name = text::fit(name, widest + 0.1, &style);
        let at = Point::new(plot.x - 0.6 * style.size, y);
        ink.text(&name, at, &style.placed(Align::End, Anchor::Center));
    }
    axis::below(ink, &rows.plot, &rows.axis, area.bottom(), look.theme);
    rows
}

impl Rows {
    /// Where a value of row `i` lies.
    pub(super) fn at(&self, i: usize, value: f64) -> Point {
        let x = self.plot.x + self.axis.share(value) * self.plot.width;
        Point::new(x, self.plot.y + (i as f64 + 0.5) * self.height)
    }
}
