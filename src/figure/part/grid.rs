//! Grid: the paper, and equal panels on it in as many columns as make them largest; so a figure fits a phone and a projector.
//!
//! ```text
//!  wide   ▢ ▢ ▢ ▢        square   ▢ ▢        tall   ▢
//!                                 ▢ ▢               ▢ …
//! ```

use super::super::{Look, Size};
use crate::plot::{Align, Anchor, Ends, Ink, Point, Rect, TextStyle, Theme, text};

/// Colours the whole of an ink as paper; what remains inside its margin.
pub(in crate::figure) fn paper(ink: &mut dyn Ink, theme: &Theme) -> Rect {
    let size = ink.size();
    ink.path(&Rect::new(0.0, 0.0, size.0, size.1).corners(), Ends::Closed, None, Some(theme.paper));
    inside(size)
}

/// What of a picture of a size is inside its margin.
pub(in crate::figure) fn inside((width, height): Size) -> Rect {
    Rect::new(0.0, 0.0, width, height).inset((width.min(height) / 40.0).clamp(4.0, 14.0))
}

/// `count` equal panels, row by row, in the number of columns that gives the largest ones of `ratio` (width over height).
pub(in crate::figure) fn panels(area: Rect, count: usize, gap: f64, ratio: f64) -> Vec<Rect> {
    let count = count.max(1);
    let size = |columns: usize| {
        let rows = count.div_ceil(columns);
        let share = |length: f64, n: usize| (length - gap * (n as f64 - 1.0)) / n as f64;
        (share(area.width, columns), share(area.height, rows))
    };
    let side = |columns: usize| {
        let (width, height) = size(columns);
        width.min(height * ratio)
    };
    let columns = (1..=count).fold(1, |best, next| if side(next) > side(best) + 1e-9 { next } else { best });
    table(area, columns, count.div_ceil(columns), gap).into_iter().take(count).collect()
}

/// `columns × rows` equal panels, row by row.
pub(in crate::figure) fn table(area: Rect, columns: usize, rows: usize, gap: f64) -> Vec<Rect> {
    let width = ((area.width - gap * (columns as f64 - 1.0)) / columns as f64).max(0.0);
    let height = ((area.height - gap * (rows as f64 - 1.0)) / rows as f64).max(0.0);
    let cell = |i: usize| {
        let (row, column) = ((i / columns) as f64, (i % columns) as f64);
        Rect::new(area.x + column * (width + gap), area.y + row * (height + gap), width, height)
    };
    (0..columns * rows).map(cell).collect()
}

/// Splits off the lower part: what is above, what is below, `gap` apart.
pub(in crate::figure) fn split_rows(area: Rect, share: f64, gap: f64) -> (Rect, Rect) {
    let upper = ((area.height - gap) * share).max(0.0);
    let lower = (area.height - gap - upper).max(0.0);
    (Rect { height: upper, ..area }, Rect { y: area.y + upper + gap, height: lower, ..area })
}

/// Splits off the right part: what is left, what is right, `gap` apart.
pub(in crate::figure) fn split_columns(area: Rect, share: f64, gap: f64) -> (Rect, Rect) {
    let left = ((area.width - gap) * share).max(0.0);
    let right = (area.width - gap - left).max(0.0);
    (Rect { width: left, ..area }, Rect { x: area.x + left + gap, width: right, ..area })
}

/// Two parts of a panel: halves beside each other where it is wider than high; else one above the other, the first with the share
/// `upper` of its height, `gap` apart.
pub(in crate::figure) fn halves(panel: Rect, upper: f64, gap: f64) -> (Rect, Rect) {
    if panel.width > panel.height { split_columns(panel, 0.5, 8.0) } else { split_rows(panel, upper, gap) }
}

/// The first of several wordings, the longest first, that fits a title of this width; else the last.
pub(in crate::figure) fn fitting(wordings: &[String], width: f64, style: &TextStyle) -> String {
    let fits = |words: &&String| text::width(words, style) <= width;
    wordings.iter().find(fits).or(wordings.last()).cloned().unwrap_or_default()
}

/// Writes a panel's title; the panel without it.
pub(in crate::figure) fn titled(ink: &mut dyn Ink, panel: Rect, words: &str, look: &Look) -> Rect {
    let style = look.theme.strong();
    let words = text::fit(words, panel.width, &style);
    ink.text(&words, Point::new(panel.x, panel.y), &style.placed(Align::Start, Anchor::Top));
    panel.pad(0.0, 1.55 * style.size, 0.0, 0.0)
}

/// Writes a line under a panel; the panel without it.
pub(in crate::figure) fn footed(ink: &mut dyn Ink, panel: Rect, words: &str, look: &Look) -> Rect {
    let style = look.theme.label();
    let words = text::fit(words, panel.width, &style);
    let at = Point::new(panel.center().x, panel.bottom() - text::TAIL * style.size);
    ink.text(&words, at, &style.placed(Align::Middle, Anchor::Baseline));
    panel.pad(0.0, 0.0, 0.0, 1.5 * style.size)
}

/// Says in the middle that what goes here is still worked out.
pub(in crate::figure) fn waiting(ink: &mut dyn Ink, panel: Rect, look: &Look) {
    instead(ink, panel, look.words.get("figure.waiting"), look);
}

/// A sentence in the middle, where there is nothing to draw.
pub(in crate::figure) fn instead(ink: &mut dyn Ink, panel: Rect, words: &str, look: &Look) {
    let style = look.theme.label().placed(Align::Middle, Anchor::Center);
    ink.text(&text::fit(words, panel.width, &style), panel.center(), &style);
}

#[cfg(test)]
mod tests {
    use super::panels;
    use crate::plot::Rect;

    #[test]
    fn panels_are_as_large_as_can_be_and_stay_inside() {
        for (width, height, columns) in [(800.0, 200.0, 4), (400.0, 400.0, 2), (200.0, 800.0, 1)] {
            let area = Rect::new(10.0, 20.0, width, height);
            let cells = panels(area, 4, 8.0, 1.0);
            assert_eq!(cells.iter().filter(|cell| cell.y == cells[0].y).count(), columns);
            assert!(
                cells.iter().all(|c| c.right() <= area.right() + 1e-9 && c.bottom() <= area.bottom() + 1e-9)
            );
            assert!(!cells[0].overlaps(&cells[1]));
        }
    }
}
