//! Legend: what the colours and lines mean, side by side above the data and never on it; it wraps where a line is full, or ends at
//! the right of a small chart whose axis is named in the same row.

use super::super::Look;
use crate::plot::{
    Align, Anchor, Chart, Color, Ends, Ink, Mark, Point, Rect, Shape, Stroke, TextStyle, Theme, text,
};

/// A name and how its thing looks.
pub(in crate::figure) type Entry = (String, Swatch);

/// How a thing looks.
#[derive(Clone, Copy)]
pub(in crate::figure) enum Swatch {
    /// A curve.
    Line(Stroke),
    /// An area.
    Fill(Color),
    /// A sample.
    Dot(Shape, Color),
    /// An open circle.
    Ring(Color),
    /// Words alone.
    None,
}

impl Swatch {
    /// From where an entry begins to where its words do.
    fn room(self, em: f64) -> f64 {
        if matches!(self, Self::None) { 0.0 } else { (SWATCH + GAP) * em }
    }
}

/// Width of a swatch, space after it and after a name, height of a line: in ems.
const SWATCH: f64 = 1.4;
const GAP: f64 = 0.45;
const APART: f64 = 1.3;
const LINE: f64 = 1.5;
/// What stays free under the last line, in lines.
const BELOW: f64 = 0.5;

fn style(theme: &Theme) -> TextStyle {
    theme.label().placed(Align::Start, Anchor::Center)
}

/// Writes entries above; the area without them.
pub(in crate::figure) fn above(ink: &mut dyn Ink, area: Rect, entries: &[Entry], look: &Look) -> Rect {
    let style = style(look.theme);
    let em = style.size;
    let (mut x, mut line) = (area.x, 0.0);
    for (words, swatch) in entries {
        let words = text::fit(words, area.width - swatch.room(em), &style);
        let wide = swatch.room(em) + text::width(&words, &style);
        if x > area.x && x + wide > area.right() {
            (x, line) = (area.x, line + 1.0);
        }
        draw(ink, Point::new(x, area.y + (line + 0.5) * LINE * em), (&words, *swatch), &style);
        x += wide + APART * em;
    }
    let lines = if entries.is_empty() { 0.0 } else { line + 1.0 + BELOW };
    area.pad(0.0, lines * LINE * em, 0.0, 0.0)
}

/// The area of a chart without the row above it that [`over`] writes in.
pub(in crate::figure) fn below_row(area: Rect, theme: &Theme) -> Rect {
    area.pad(0.0, 1.4 * theme.label().size, 0.0, 0.0)
}

/// Writes entries side by side in the row above a chart's plot, ending at its right: its axis's name begins the row.
pub(in crate::figure) fn over(chart: &mut Chart, entries: &[Entry], theme: &Theme) {
    let (plot, style) = (chart.plot(), style(theme));
    let wide = |entry: &Entry| text::width(&entry.0, &style) + entry.1.room(style.size) + APART * style.size;
    let mut left = plot.right() + APART * style.size - entries.iter().map(wide).sum::<f64>();
    for entry in entries {
        let at = Point::new(left, plot.y - 1.1 * style.size);
        draw(chart.ink(), at, (&entry.0, entry.1), &style);
        left += wide(entry);
    }
}

/// How wide a column of entries is.
pub(in crate::figure) fn width(entries: &[Entry], theme: &Theme) -> f64 {
    let style = style(theme);
    let widest = entries.iter().map(|(words, _)| text::width(words, &style)).fold(0.0, f64::max);
    widest + (SWATCH + GAP) * style.size
}

fn draw(ink: &mut dyn Ink, at: Point, (words, swatch): (&str, Swatch), style: &TextStyle) {
    let wide = SWATCH * style.size;
    let middle = at.moved(wide / 2.0, 0.0);
    match swatch {
        Swatch::Line(stroke) => ink.line(at, at.moved(wide, 0.0), &stroke),
        Swatch::Fill(color) => {
            let high = 0.75 * style.size;
            let box_ = Rect::new(at.x, at.y - high / 2.0, wide, high);
            ink.path(&box_.corners(), Ends::Closed, None, Some(color));
        }
        Swatch::Dot(shape, color) => ink.points(&[Mark::new(middle, shape, 0.32 * style.size, color)]),
        Swatch::Ring(color) => ink.points(&[Mark::ring(middle, 0.38 * style.size, color, 1.4)]),
        Swatch::None => {}
    }
    ink.text(words, at.moved(swatch.room(style.size), 0.0), style);
}
