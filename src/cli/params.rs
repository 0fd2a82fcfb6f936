//! Parameters: a JSON object as the values of a list of knobs.
//!
//! ```text
//! "params": { "s": 200, "gradient": "detached" }  ──►  Values, the rest at their defaults
//! ```

use super::{exactly, fields};
use margin_lab::knob::{Kind, Knob, Values};
use margin_lab::message::{Message, Words};
use serde_json::{Map, Value};

/// The object, where there is one.
pub(crate) type Params<'a> = Option<&'a Map<String, Value>>;

/// Sets one knob.
pub(crate) type Set = fn(&mut Values, &Knob, &Value) -> Result<(), Message>;

/// The defaults of what has these knobs, with the parameters given under a key of the case.
///
/// # Errors
/// A message about the first that it has not, or that is no value of it.
pub(crate) fn values(
    (owner, knobs): (&str, &'static [Knob]),
    (key, params): (&str, Params),
    set: Set,
    words: &Words,
) -> Result<Values, Message> {
    let mut values = Values::defaults(knobs);
    for (id, value) in params.into_iter().flatten() {
        let Some(knob) = knobs.iter().find(|knob| knob.id == id) else {
            let known: Vec<&str> = knobs.iter().map(|knob| knob.id).collect();
            let message = Message::new("cli.param.unknown").text("owner", owner).text("param", id);
            return Err(message.text("params", known.join(", ")));
        };
        set(&mut values, knob, value).map_err(|reason| {
            let refusal = Message::new("cli.param").text("key", key).text("param", id);
            refusal.text("reason", words.say(&reason))
        })?;
    }
    Ok(values)
}

/// Numbers beyond the knob's range too: who checks a formula must get it at exactly their number.
pub(crate) fn anywhere(values: &mut Values, knob: &Knob, value: &Value) -> Result<(), Message> {
    match (knob.kind, value) {
        (Kind::Number { .. }, Value::Number(number)) => {
            values.put_exactly(knob.id, number.as_f64().unwrap_or(f64::NAN))
        }
        (Kind::Number { .. }, _) => {
            Err(fields::found(Message::new("cli.param.number").word("knob", knob.words), value))
        }
        _ => values.set(knob.id, &written(value)).map(|_| ()),
    }
}

/// Only what the knob takes unchanged.
pub(crate) fn within(values: &mut Values, knob: &Knob, value: &Value) -> Result<(), Message> {
    exactly::set(values, knob, &written(value))
}

fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
