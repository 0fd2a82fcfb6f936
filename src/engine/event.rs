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
use std::sync::Arc;

/// Applies one event. Returns a clamp where a knob's value was clamped.
///
/// # Errors
/// A message where the event makes no sense; nothing has changed then.
pub(super) fn apply(trainer: &mut Trainer, key: &str, value: &str) -> Result<Option<Message>, Message> {
    if let Some(index) = key.strip_prefix("prototype.") {
        return move_prototype(trainer, index, value).map(|()| None);
    }
    if let Some(action) = key.strip_prefix("point.") {
        return change_points(trainer, action, value).map(|()| None);
    }
    let clamp = trainer.settings.change(key, value)?;
    if key == "term" {
        // A newly chosen term starts afresh, even where it is the one that was there: a log keeps only the last of several
        // choices made at one step, and must come to the same.
        trainer.state.centres.clear();
    }
    trainer.refresh();
    Ok(clamp)
}

fn refuse(key: &str, value: &str) -> Message {
    Message::new("event.refused").text("event", key).text("value", value)
}

fn numbers(text: &str) -> Option<Vec<f32>> {
    let numbers: Vec<f32> = decimal::list(text)?.into_iter().map(|x| x as f32).collect();
    numbers.iter().all(|x| x.abs() <= 1e9).then_some(numbers)
}

/// Whether a number may be a class's: 1.7 is none.
fn counts(number: f32) -> bool {
    number >= 0.0 && number.fract() == 0.0
}

fn move_prototype(trainer: &mut Trainer, index: &str, value: &str) -> Result<(), Message> {
    let shape = trainer.shape();
    let index = index.parse::<usize>().ok().filter(|&j| j < shape.classes);
    let place = numbers(value).filter(|place| place.len() == shape.dim);
    let (Some(j), Some(place)) = (index, place) else { return Err(refuse("prototype", value)) };
    trainer.state.prototypes[j * shape.dim..][..shape.dim].copy_from_slice(&place);
    Ok(())
}

fn change_points(trainer: &mut Trainer, action: &str, value: &str) -> Result<(), Message> {
    let (verb, index) = action.split_once('.').unwrap_or((action, ""));
    let index = index.parse::<usize>().ok();
    let list = if value.is_empty() { Some(Vec::new()) } else { numbers(value) };
    let data = Arc::make_mut(&mut trainer.state.data);
    match (verb, index, list.as_deref()) {
        ("add", None, Some(&[x, y, class])) if counts(class) => data.add(x, y, class as u32)?,
        ("move", Some(i), Some(&[x, y])) => return data.move_to(i, x, y),
        ("label", Some(i), Some(&[class])) if counts(class) => return data.relabel(i, class as u32),
        ("delete", Some(i), Some([])) => data.delete(i)?,
        _ => return Err(refuse(action, value)),
    }
    trainer.state.restart_epoch();
    Ok(())
}
