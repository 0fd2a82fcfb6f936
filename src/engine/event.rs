//! Events: what a person may do to a running experiment, as key and text.
//!
//! | key | value | effect |
//! |---|---|---|
//! | a live knob's id, `head`, `term` | its value | the setting changes |
//! | `prototype.<j>` | `x,y` (d numbers) | prototype j moves there |
//! | `point.add` | `x,y,class` | a training point appears |
//! | `point.move.<i>` | `x,y` | point i moves |
//! | `point.label.<i>` | `class` | point i changes class |
//! | `point.delete.<i>` | | point i goes; later ones move up |

use super::trainer::Trainer;
use crate::math::decimal;
use crate::message::Message;

/// Applies one event. Returns a clamp where a knob's value was clamped.
///
/// # Errors
/// A message where the event makes no sense; nothing has changed then.
pub(super) fn apply(trainer: &mut Trainer, key: &str, value: &str) -> Result<Option<Message>, Message> {
    if let Some(index) = key.strip_prefix("prototype.") {
        let moved = move_prototype(trainer, index, value);
        return if moved { Ok(None) } else { Err(refuse(key, value)) };
    }
    if let Some(action) = key.strip_prefix("point.") {
        let (verb, index) = action.split_once('.').unwrap_or((action, ""));
        let index = index.parse::<usize>().ok();
        let list = if value.is_empty() { Some(Vec::new()) } else { numbers(value) };
        let painted = trainer.repaint(|data| match (verb, index, list.as_deref()) {
            ("add", None, Some(&[x, y, class])) if counts(class) => data.add(x, y, class as u32),
            ("move", Some(i), Some(&[x, y])) => data.move_to(i, x, y),
            ("label", Some(i), Some(&[class])) if counts(class) => data.relabel(i, class as u32),
            ("delete", Some(i), Some([])) => data.delete(i),
            _ => Err(refuse(key, value)),
        });
        return painted.map(|()| None);
    }
    trainer.change(key, value)
}

/// Whether two events of this key at one step are more than the last of them.
pub(super) fn adds_up(key: &str) -> bool {
    key == "point.add" || key.starts_with("point.delete.")
}

fn refuse(key: &str, value: &str) -> Message {
    Message::new("event.refused").excerpt("event", key).excerpt("value", value)
}

fn numbers(text: &str) -> Option<Vec<f32>> {
    let numbers: Vec<f32> = decimal::list(text)?.into_iter().map(|x| x as f32).collect();
    numbers.iter().all(|x| x.abs() <= 1e9).then_some(numbers)
}

/// Whether a number may be a class's: 1.7 is none.
fn counts(number: f32) -> bool {
    number >= 0.0 && number.fract() == 0.0
}

/// Whether there is such a prototype, and it has moved.
fn move_prototype(trainer: &mut Trainer, index: &str, value: &str) -> bool {
    match (index.parse(), numbers(value)) {
        (Ok(j), Some(place)) => trainer.move_prototype(j, &place),
        _ => false,
    }
}
