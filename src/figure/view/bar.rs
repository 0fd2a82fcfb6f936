//! The bar that says what the field's colours mean: one strip for each class colour where it shows winners.
//!
//! ```text
//!  probability  10% ▒▒▒▓▓▓ 100%      one line at the lower left, on paper that the field shines through
//! ```

use super::Look;
use super::field::Show;
use crate::message::Message;
use crate::plot::field::strips;
use crate::plot::{Align, Anchor, Axis, Color, Ends, Ink, Point, Ramp, Rect, Scale, TextStyle, Theme, text};

/// Narrower pictures have the strips and their ends alone; still narrower ones nothing: it would cover the data.
const WORDED: f64 = 440.0;
const NARROWEST: f64 = 240.0;
/// Its words, its strips, the room between two parts and the most that all of it takes with its words and without, in ems.
const WORDS: f64 = 13.0;
const STRIPS: f64 = 6.0;
const GAP: f64 = 0.5;
const WIDEST: f64 = 27.0;
const ALONE: f64 = 13.0;
/// By how much of its width a text may turn out broader.
const SLACK: f64 = 0.07;
/// Height of a line at the foot of a picture, in ems; how far from the edges it stands, CSS pixels.
pub(super) const LINE: f64 = 1.5;
pub(super) const EDGE: f64 = 8.0;

/// The room at the lower left of a picture that it may take; `None` where the picture is too small for it.
pub(super) fn room((width, height): (f64, f64), theme: &Theme) -> Option<Rect> {
    let em = theme.label().size;
    let wide = if worded((width, height)) { WIDEST } else { ALONE };
    let high = LINE * em;
    (width.min(height) >= NARROWEST).then(|| Rect::new(EDGE, height - EDGE - high, wide * em, high))
}

fn worded((width, height): (f64, f64)) -> bool {
    width.min(height) >= WORDED
}

/// Paper under something at the foot of a picture: as much as keeps marks and lines apart from words, and a little longer, for the
/// faces of a browser may be broader than ours.
pub(super) fn sheet(ink: &mut dyn Ink, area: Rect, theme: &Theme) {
    let longer = 4.0 + SLACK * area.width;
    ink.path(&area.pad(-4.0, 0.0, -longer, 0.0).corners(), Ends::Closed, None, Some(theme.paper.alpha(0.75)));
}

/// Draws the bar after its words.
pub(super) fn draw((show, classes): (Show, usize), words: &Message, ink: &mut dyn Ink, look: &Look) {
    let theme = look.theme;
    let Some(room) = room(ink.size(), theme) else { return };
    let style = theme.label().placed(Align::Start, Anchor::Center);
    let style = TextStyle { color: theme.ink, ..style };
    let (em, middle) = (style.size, room.center().y);
    let (ramps, low) = ramps(show, classes, theme);
    let ends = Axis::new(low, 1.0).scaled(Scale::PercentEnds).ticks(2);
    let end = |at: usize| ends.get(at).map(|tick| tick.label.clone()).unwrap_or_default();
    let words = if worded(ink.size()) { look.words.say(words) } else { String::new() };
    let (from, to, words) = (end(0), end(1), text::fit(&words, WORDS * em, &style));
    let wide = |words: &str| text::width(words, &style);
    let first = if words.is_empty() { room.x } else { room.x + wide(&words) + 2.0 * GAP * em };
    let left = first + wide(&from) + GAP * em;
    let last = left + (STRIPS + GAP) * em;
    let whole = Rect { width: last + wide(&to) - room.x, ..room };
    sheet(ink, whole, theme);
    let texts = [(&words, room.x), (&from, first), (&to, last)];
    for (words, x) in texts.into_iter().filter(|(words, _)| !words.is_empty()) {
        ink.text(words, Point::new(x, middle), &style);
    }
    let thick = 0.72 * em;
    let strip = Rect::new(left, middle - thick / 2.0, STRIPS * em, thick);
    strips(ink, strip, &ramps);
    // Its own colours lie beneath it.
    ink.path(&strip.corners(), Ends::Closed, Some(&theme.stroke(frame(theme), 0.8)), None);
}

fn frame(theme: &Theme) -> Color {
    theme.ink.alpha(0.45)
}

/// The strips from the least to the largest probability, and the least.
fn ramps(show: Show, classes: usize, theme: &Theme) -> (Vec<Ramp>, f64) {
    let ramp = |class: usize, strength: f64| Ramp::tint(theme.paper, theme.class(class as u32), strength);
    match show {
        Show::Winner => {
            let strips = (0..classes.min(10)).map(|class| ramp(class, theme.field_strength)).collect();
            (strips, 1.0 / classes as f64)
        }
        Show::Class(class) => (vec![ramp(class, 2.0 * theme.field_strength)], 0.0),
    }
}
