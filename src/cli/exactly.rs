//! Values exactly as they were asked for. The page clamps and rounds, and says so; a script must get what it asked for or nothing.

use margin_lab::data::{self, DATASETS};
use margin_lab::engine::{Settings, settings::TABLE};
use margin_lab::head::{self, HEADS};
use margin_lab::knob::{Kind, Knob, Values};
use margin_lab::message::Message;
use margin_lab::term::{self, TERMS};

/// Sets one knob.
///
/// # Errors
/// A message where the text is no value of the knob, or would be changed before it became one.
pub(crate) fn set(values: &mut Values, knob: &Knob, text: &str) -> Result<(), Message> {
    values.set(knob.id, text)?.map_or(Ok(()), |changed| Err(refusal(knob, changed)))
}

/// Reads the settings of an experiment.
///
/// # Errors
/// A message about the first pair that is no value of its setting, or would be changed.
pub(crate) fn settings(pairs: &[(String, String)]) -> Result<Settings, Message> {
    let (settings, problems) = Settings::parse(pairs);
    let Some(problem) = problems.into_iter().next() else { return Ok(settings) };
    if let Some(unknown) = pairs.iter().find_map(|(key, id)| unknown(key, id)) {
        return Err(unknown);
    }
    let changed = |knob: &&Knob| {
        let mut texts = pairs.iter().filter(|(key, _)| key == knob.id).map(|(_, text)| text);
        texts.any(|text| matches!(knob.read(text), Ok((_, Some(message))) if message == problem))
    };
    match knobs(&settings).find(changed) {
        Some(knob) => Err(refusal(knob, problem)),
        None => Err(problem),
    }
}

/// Every knob that these settings have.
pub(crate) fn knobs(settings: &Settings) -> impl Iterator<Item = &Knob> {
    settings.values().map(|(knob, _)| knob)
}

/// Says what a knob takes, in place of what the core made of a value.
fn refusal(knob: &Knob, changed: Message) -> Message {
    match knob.kind {
        Kind::Number { range, .. } if changed.key == "knob.clamped" => {
            let outside = Message { key: "cli.outside".to_owned(), ..changed };
            outside.number("low", range.0).number("high", range.1)
        }
        _ => Message { key: "cli.whole".to_owned(), ..changed },
    }
}

/// Refuses what the core would have changed.
pub(crate) fn refused(problem: Message) -> Message {
    let key = match problem.key.as_str() {
        "knob.clamped" => "cli.beyond",
        "knob.rounded" => "cli.whole",
        _ => return problem,
    };
    Message { key: key.to_owned(), ..problem }
}

/// The refusal of an id that no registry has.
fn unknown(key: &str, id: &str) -> Option<Message> {
    let refuse = |key: &str, name: &str, ids: Vec<&str>| {
        Some(Message::new(key).text(name, id).text(&format!("{name}s"), ids.join(", ")))
    };
    match key {
        "data" if id != TABLE && data::find(id).is_none() => {
            let own = DATASETS.iter().map(|spec| spec.id);
            refuse("cli.train.no-data", "id", own.chain([TABLE]).collect())
        }
        "head" if head::find(id).is_none() => {
            refuse("cli.eval.head", "head", HEADS.iter().map(|spec| spec.id).collect())
        }
        "term" if id != term::NONE && term::find(id).is_none() => {
            refuse("cli.eval.term", "term", TERMS.iter().map(|spec| spec.id).collect())
        }
        _ => None,
    }
}
