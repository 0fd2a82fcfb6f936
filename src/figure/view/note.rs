//! Notes: what a picture of the embedding must say of itself, in a line at its lower left, above the bar.
//!
//! ```text
//!  m = 1.20: not met even on the prototypes        why no dashed line is there
//!  7 dimensions, the first two shown: …            why angles are not what they seem
//! ```
//!
//! A layer that is on and shows nothing would otherwise look like a mistake, of the reader's or of ours.

use super::bar::{self, EDGE, LINE};
use super::{Inputs, Look, margin};
use crate::knob::Values;
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Align, Anchor, Ink, Point, Rect, TextStyle, Theme, number, text};

/// The longest that a line gets where there is room, in ems.
const WIDEST: f64 = 32.0;

/// The room that a note may take at the lower left of a picture, above the bar's if there is one: two lines in a narrow one.
pub(super) fn room((width, height): (f64, f64), bar: Option<Rect>, theme: &Theme) -> Rect {
    let em = theme.label().size;
    let wide = (width - 2.0 * EDGE).at_most(WIDEST * em).at_least(0.0);
    let lines = if wide < WIDEST * em { 2.0 } else { 1.0 };
    let foot = bar.map_or(height - EDGE, |bar| bar.y);
    Rect::new(EDGE, foot - lines * LINE * em, wide, lines * LINE * em)
}

/// Writes a note at the foot of its room.
pub(super) fn draw(message: &Message, room: Rect, ink: &mut dyn Ink, look: &Look) {
    let style = look.theme.label().placed(Align::Start, Anchor::Center);
    let style = TextStyle { color: look.theme.ink, ..style };
    let words = look.words.say(message);
    let words: Vec<&str> = words.split_whitespace().collect();
    let high = LINE * style.size;
    for (i, line) in text::wrapped(&words, " ", room.width, &style).iter().rev().enumerate() {
        let bottom = room.bottom() - i as f64 * high;
        let own = Rect::new(room.x, bottom - high, text::width(line, &style), high);
        bar::sheet(ink, own, look.theme);
        ink.text(line, Point::new(room.x, own.center().y), &style);
    }
}

/// That the margin is not met even where it is met most easily, if that is so: on how many prototypes, and what it is.
pub(super) fn unmet(inputs: &Inputs) -> Option<Message> {
    let frame = inputs.frame;
    let count = margin::unmet(&frame.rule, frame.shape, &frame.head.target_logit());
    let all = count == frame.shape.classes;
    let said = Message::new(if all { "figure.note.unmet" } else { "figure.note.unmet-some" })
        .number("count", count as f64)
        .number("classes", frame.shape.classes as f64)
        .text("margin", margins(frame.head.values()));
    (count > 0).then_some(said)
}

/// The head's margins as they act, without those that change nothing.
fn margins(knobs: &Values) -> String {
    let margins = knobs.iter().map(|(knob, _)| knob);
    let margins = margins.filter(|knob| knob.neutral.is_some_and(|neutral| neutral != knobs.number(knob.id)));
    let written =
        margins.map(|knob| format!("{} = {}", knob.symbol, number::decimal(knobs.number(knob.id), 2)));
    written.collect::<Vec<_>>().join(", ")
}
