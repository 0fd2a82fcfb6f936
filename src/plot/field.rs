//! A field: a coloured grid behind the marks, and the bar that says what its colours mean.

use super::axis::Axis;
use super::{Align, Anchor, Cells, Color, Ends, Ink, Point, Ramp, Rect, Stroke, TextStyle, Theme, text};

/// A grid of colours, row-major from the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    columns: usize,
    rows: usize,
    rgba: Vec<u8>,
}

impl Field {
    /// A grid of one colour.
    #[must_use]
    pub fn new(columns: usize, rows: usize, color: Color) -> Self {
        Self { columns, rows, rgba: color.rgba().repeat(columns * rows) }
    }

    /// Width in cells.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Height in cells.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The cells as `[r, g, b, a]`, row-major, to be written.
    pub fn cells_mut(&mut self) -> &mut [[u8; 4]] {
        self.rgba.as_chunks_mut().0
    }

    /// The cells as bytes.
    #[must_use]
    pub fn rgba(&self) -> &[u8] {
        &self.rgba
    }

    /// Stretches the field over `area`.
    pub fn draw(&self, ink: &mut dyn Ink, area: Rect, cells: Cells) {
        ink.field(area, self.columns, self.rows, &self.rgba, cells);
    }
}

/// A colour bar along `area`, upright if that is higher than wide: one strip for each ramp, the values of `axis` beside it,
/// its name after it. Labels go below a lying bar and to the right of an upright one.
pub fn colorbar(ink: &mut dyn Ink, area: Rect, ramps: &[Ramp], axis: &Axis, theme: &Theme) {
    let upright = area.height > area.width;
    strips(ink, area, ramps);
    ink.path(&area.corners(), Ends::Closed, Some(&Stroke::new(theme.line, theme.scale)), None);
    let length = if upright { area.height } else { area.width };
    let style = theme.label();
    for tick in axis.ticks_within(length, &style, upright) {
        let share = axis.share(tick.at);
        let (at, style) = if upright {
            let at = Point::new(area.right() + 5.0 * theme.scale, area.bottom() - share * length);
            (at, style.placed(Align::Start, Anchor::Center))
        } else {
            let at = Point::new(area.x + share * length, area.bottom() + 5.0 * theme.scale);
            (at, style.placed(Align::Middle, Anchor::Top))
        };
        ink.text(&tick.label, at, &style);
    }
    name(ink, area, upright, axis, &style);
}

/// The colours of a bar alone: one strip for each ramp along `area`.
pub fn strips(ink: &mut dyn Ink, area: Rect, ramps: &[Ramp]) {
    let upright = area.height > area.width;
    let many = ramps.len() as f64;
    for (i, ramp) in ramps.iter().enumerate() {
        let table = ramp.table();
        let i = i as f64;
        if upright {
            let strip = Rect::new(area.x + i * area.width / many, area.y, area.width / many, area.height);
            let rgba: Vec<u8> = table.iter().rev().flatten().copied().collect();
            ink.field(strip, 1, 256, &rgba, Cells::Smooth);
        } else {
            let strip = Rect::new(area.x, area.y + i * area.height / many, area.width, area.height / many);
            ink.field(strip, 256, 1, table.as_flattened(), Cells::Smooth);
        }
    }
}

fn name(ink: &mut dyn Ink, area: Rect, upright: bool, axis: &Axis, style: &TextStyle) {
    if axis.name().is_empty() {
        return;
    }
    let middle = area.center();
    if upright {
        let at = Point::new(area.x, area.y - 1.1 * style.size);
        ink.text(axis.name(), at, style);
    } else {
        let words = text::fit(axis.name(), area.width, style);
        let at = Point::new(middle.x, area.y - 0.6 * style.size);
        ink.text(&words, at, &style.placed(Align::Middle, Anchor::Baseline));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::recorder::{Call, Recorder};

    #[test]
    fn cells_are_written_in_place() {
        let mut field = Field::new(3, 2, Color::WHITE);
        field.cells_mut()[4] = [1, 2, 3, 4];
        assert_eq!(field.rgba()[16..20], [1, 2, 3, 4]);
        assert_eq!(field.rgba().len(), 24);
    }

    #[test]
    fn a_bar_has_a_strip_for_each_ramp_and_labels_that_do_not_touch() {
        let theme = Theme::light();
        let ramps = [Ramp::viridis(), Ramp::blues()];
        for area in [Rect::new(20.0, 30.0, 120.0, 10.0), Rect::new(20.0, 30.0, 10.0, 120.0)] {
            let mut ink = Recorder::new(250.0, 200.0);
            colorbar(&mut ink, area, &ramps, &Axis::new(0.0, 1.0).named("Probability"), &theme);
            let strips = ink.calls().iter().filter(|call| matches!(call, Call::Field { .. })).count();
            assert_eq!(strips, 2);
            assert_eq!(ink.overlapping_texts(), Vec::<(String, String)>::new());
            assert!(
                ink.texts().contains(&"Probability") && ink.texts().contains(&"0.0"),
                "{:?}",
                ink.texts()
            );
        }
    }
}
