//! The heat map behind the board: the decision, or the calibrated probability, in the two classes' colours over paper.

use super::{Fitting, board};
use crate::figure::Look;
use crate::knob::Values;
use crate::math::Real;
use crate::plot::field::colorbar;
use crate::plot::{Align, Anchor, Axis, Cells, Color, Field, Ink, Plane, Point, Ramp, Rect, Theme};

/// The decision at which a colour is full.
const FULL: f64 = 2.0;
/// How much stronger than behind an embedding: here the heat map is half of what is shown.
const STRENGTH: f64 = 1.5;

/// From the colour of class 0 over paper to that of class 1.
fn ramp(theme: &Theme) -> Ramp {
    let full =
        |class: u32| theme.paper.mix(theme.class(class), (STRENGTH * theme.field_strength).at_most(1.0));
    Ramp::through(&[full(0), theme.paper, full(1)])
}

/// Draws the field and its bar.
pub(super) fn draw(fitting: &Fitting, plane: &Plane, values: &Values, ink: &mut dyn Ink, look: &Look) {
    let theme = look.theme;
    let table = ramp(theme).table();
    let (numbers, share): (&[f32], fn(f64) -> f64) = match values.word("heat") {
        "decision" => (&fitting.decisions, |f| 0.5 + 0.5 * f / FULL),
        "probability" => (fitting.plane(1), |p| p),
        _ => return,
    };
    let (columns, rows) = fitting.grid;
    if numbers.len() != columns * rows {
        return;
    }
    let mut field = Field::new(columns, rows, Color::CLEAR);
    for (cell, value) in field.cells_mut().iter_mut().zip(numbers) {
        let at = (share(f64::from(*value)) * 255.0 + 0.5).clamp(0.0, 255.0);
        *cell = table[at as usize];
    }
    if let Some(area) = plane.rect(&fitting.window) {
        field.draw(ink, area, Cells::Smooth);
    }
}

/// The bar at the right of the plane, or below it, which says what the colours mean.
pub(super) fn bar(area: Rect, values: &Values, ink: &mut dyn Ink, look: &Look) {
    let theme = look.theme;
    let (low, high) = match values.word("heat") {
        "decision" => (-FULL, FULL),
        "probability" => (0.0, 1.0),
        _ => return,
    };
    let scale = theme.scale;
    let name = look.words.get(if high > 1.0 { "figure.svm.decision" } else { "figure.svm.probability" });
    if board::narrow(ink.size().0) {
        let strip = Rect::new(area.x, area.bottom() + 40.0 * scale, area.width * 0.6, 8.0 * scale);
        colorbar(ink, strip, &[ramp(theme)], &Axis::new(low, high).named(name), theme);
        return;
    }
    let strip = Rect::new(area.right() + 14.0 * scale, area.y, 10.0 * scale, area.height);
    colorbar(ink, strip, &[ramp(theme)], &Axis::new(low, high), theme);
    // Along the bar, beyond its numbers.
    let style = theme.label().placed(Align::Middle, Anchor::Baseline).turned(-90.0);
    ink.text(name, Point::new(area.right() + 72.0 * scale, strip.center().y), &style);
}
