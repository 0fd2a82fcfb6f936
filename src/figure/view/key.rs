//! Key: the names of a chart's curves, each after a piece of its line, in a row above the plot, where no curve runs.

use crate::plot::{Align, Anchor, Chart, Point, Rect, Stroke, TextStyle, Theme, text};

/// A curve's name and line.
pub(super) type Entry = (String, Stroke);

/// Length of the piece of line, and the room after it and after a name, in ems.
const LINE: f64 = 1.3;
const GAP: f64 = 0.4;
const APART: f64 = 1.2;

fn style(theme: &Theme) -> TextStyle {
    theme.label().placed(Align::Start, Anchor::Center)
}

fn draw(chart: &mut Chart, at: Point, (words, stroke): &Entry, style: &TextStyle) {
    let end = at.moved(LINE * style.size, 0.0);
    chart.ink().line(at, end, stroke);
    chart.ink().text(words, end.moved(GAP * style.size, 0.0), style);
}

/// The area of a chart without the row above it that [`above`] writes in.
pub(super) fn below_row(area: Rect, theme: &Theme) -> Rect {
    area.pad(0.0, 1.4 * theme.label().size, 0.0, 0.0)
}

/// Writes the names side by side above the plot, ending at its right.
pub(super) fn above(chart: &mut Chart, entries: &[Entry], theme: &Theme) {
    let (plot, style) = (chart.plot(), style(theme));
    let wide = |entry: &Entry| text::width(&entry.0, &style) + (LINE + GAP + APART) * style.size;
    let mut left = plot.right() + APART * style.size - entries.iter().map(wide).sum::<f64>();
    for entry in entries {
        draw(chart, Point::new(left, plot.y - 1.1 * style.size), entry, &style);
        left += wide(entry);
    }
}
