//! The bar that says what the field's colours mean: one strip for each class colour where it shows winners.

use super::backdrop::{Backdrop, Content};
use super::stage::NARROWEST;
use crate::figure::view::Look;
use crate::message::Message;
use crate::plot::field::colorbar;
use crate::plot::{Align, Anchor, Axis, Ink, Point, Ramp, Rect, Scale, text};

/// Draws the bar in the lower left corner, on a pale panel. A flat winner map shows no probabilities and has none.
pub(super) fn bar(backdrop: &Backdrop, ink: &mut dyn Ink, look: &Look) {
    let ((width, height), Some(content)) = (ink.size(), backdrop.content) else { return };
    if width.min(height) < NARROWEST || (content == Content::Winner && backdrop.discrete()) {
        return;
    }
    let theme = look.theme;
    let ramp = |class: usize, strength: f64| Ramp::tint(theme.paper, theme.class(class as u32), strength);
    let (ramps, low, words) = match content {
        Content::Winner => {
            let strips =
                (0..backdrop.classes().min(10)).map(|class| ramp(class, theme.field_strength)).collect();
            (strips, 1.0 / backdrop.classes() as f64, Message::new("figure.bar.winner"))
        }
        Content::Class(class) => {
            let words = Message::new("figure.bar.class").text("name", backdrop.name(class));
            (vec![ramp(class, 2.0 * theme.field_strength)], 0.0, words)
        }
        Content::Label(label) => {
            let words = Message::new("figure.bar.label").text("name", backdrop.name(label as usize));
            (vec![ramp(label as usize, 2.0 * theme.field_strength)], 0.0, words)
        }
    };
    let axis = Axis::new(low, 1.0).scaled(Scale::Percent);
    let em = theme.label().size;
    let thick = (2.0 * ramps.len() as f64).max(8.0);
    let size = (11.5 * em, thick + 4.3 * em);
    let panel = Rect::new(8.0, height - size.1 - 8.0, size.0, size.1);
    ink.path(&panel.corners(), true, None, Some(theme.paper.alpha(0.86)));
    let strip = Rect::new(panel.x + 1.8 * em, panel.y + 2.1 * em, size.0 - 3.6 * em, thick);
    colorbar(ink, strip, &ramps, &axis, theme);
    let style = theme.label().placed(Align::Middle, Anchor::Baseline);
    let words = text::fit(&look.words.say(&words), size.0 - em, &style);
    ink.text(&words, Point::new(panel.center().x, panel.y + 1.5 * em), &style);
}
