//! The bar that says what the field's colours mean: one strip for each class colour where it shows winners.

use super::Look;
use super::field::Show;
use crate::message::Message;
use crate::plot::field::colorbar;
use crate::plot::{Align, Anchor, Axis, Ink, Point, Ramp, Rect, Scale, text};

/// Below this picture width it would cover the data.
const NARROWEST: f64 = 440.0;
/// The largest that its panel gets: ten strips, in the largest type.
const LARGEST: (f64, f64) = (160.0, 80.0);

/// The corner of a picture that it may take; `None` where the picture is too small for it.
pub(super) fn corner((width, height): (f64, f64)) -> Option<Rect> {
    let room = Rect::new(0.0, height - LARGEST.1 - 8.0, LARGEST.0 + 8.0, LARGEST.1 + 8.0);
    (width.min(height) >= NARROWEST).then_some(room)
}

/// Draws the bar in the lower left corner, on a pale panel, under its words.
pub(super) fn draw(show: Show, classes: usize, words: &Message, ink: &mut dyn Ink, look: &Look) {
    if corner(ink.size()).is_none() {
        return;
    }
    let theme = look.theme;
    let ramp = |class: usize, strength: f64| Ramp::tint(theme.paper, theme.class(class as u32), strength);
    let (ramps, low) = match show {
        Show::Winner => {
            let strips = (0..classes.min(10)).map(|class| ramp(class, theme.field_strength)).collect();
            (strips, 1.0 / classes as f64)
        }
        Show::Class(class) => (vec![ramp(class, 2.0 * theme.field_strength)], 0.0),
    };
    let axis = Axis::new(low, 1.0).scaled(Scale::PercentEnds);
    let em = theme.label().size;
    let thick = (2.0 * ramps.len() as f64).max(8.0);
    let size = (11.5 * em, thick + 4.3 * em);
    let panel = Rect::new(8.0, ink.size().1 - size.1 - 8.0, size.0, size.1);
    ink.path(&panel.corners(), true, None, Some(theme.paper.alpha(0.86)));
    let strip = Rect::new(panel.x + 1.8 * em, panel.y + 2.1 * em, size.0 - 3.6 * em, thick);
    colorbar(ink, strip, &ramps, &axis, theme);
    let style = theme.label().placed(Align::Middle, Anchor::Baseline);
    let words = text::fit(&look.words.say(words), size.0 - em, &style);
    ink.text(&words, Point::new(panel.center().x, panel.y + 1.5 * em), &style);
}
