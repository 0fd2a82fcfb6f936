//! Key: the names of a chart's curves, each after a piece of its line, in a corner that the curves leave free.

use crate::plot::{Align, Anchor, Chart, Point, Stroke, Theme, text};

/// A corner of the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Corner {
    /// Upper right: falling curves leave it free.
    Upper,
    /// Lower right: rising curves leave it free.
    Lower,
}

/// Writes the names, one below the other.
pub(super) fn key(chart: &mut Chart, corner: Corner, entries: &[(String, Stroke)], theme: &Theme) {
    let (plot, style) = (chart.plot(), theme.label().placed(Align::Start, Anchor::Center));
    let (line, row) = (1.3 * style.size, 1.35 * style.size);
    let widest = entries.iter().map(|(words, _)| text::width(words, &style)).fold(0.0, f64::max);
    let left = plot.right() - widest - line - 0.9 * style.size;
    let top = match corner {
        Corner::Upper => plot.y + 0.8 * style.size,
        Corner::Lower => plot.bottom() - row * (entries.len() as f64 - 0.5) - 0.3 * style.size,
    };
    if left < plot.x || row * entries.len() as f64 > plot.height {
        return;
    }
    for (i, (words, stroke)) in entries.iter().enumerate() {
        let at = Point::new(left, top + row * i as f64);
        chart.ink().line(at, at.moved(line, 0.0), stroke);
        chart.ink().text(words, at.moved(line + 0.4 * style.size, 0.0), &style);
    }
}
