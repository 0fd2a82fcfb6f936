//! JSON in which no key stands twice: serde_json keeps the last of two, and the first would silently mean nothing.

use margin_lab::message::{Message, Words};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, error::Category};
use std::fmt;

/// Reads a text. `refuse` makes a message of what is wrong with a text that is no JSON.
///
/// # Errors
/// That message, or one about the key that stands twice.
pub(crate) fn read(text: &str, words: &Words, refuse: impl Fn(String) -> Message) -> Result<Value, Message> {
    serde_json::from_str::<Unique>(text).map(|unique| unique.0).map_err(|error| {
        // Any text that is JSON is taken but for a key that stands twice.
        if error.classify() == Category::Data { twice(&error) } else { refuse(reason(text, &error, words)) }
    })
}

/// What is wrong with the JSON. Python writes NaN and Infinity, which JSON does not have.
fn reason(text: &str, error: &serde_json::Error, words: &Words) -> String {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let rest = line.get(error.column().saturating_sub(1)..).unwrap_or_default();
    let foreign = ["NaN", "Infinity"].into_iter().find(|word| error.is_syntax() && rest.starts_with(word));
    let Some(word) = foreign else { return error.to_string() };
    words.say(&place(Message::new("cli.not-json").text("word", word), error))
}

/// The key is the error's text, to which serde_json adds the place.
fn twice(error: &serde_json::Error) -> Message {
    let text = error.to_string();
    let end = format!(" at line {} column {}", error.line(), error.column());
    let key = text.strip_suffix(&end).unwrap_or(&text);
    place(Message::new("cli.key.twice").text("key", key), error)
}

fn place(message: Message, error: &serde_json::Error) -> Message {
    message.number("line", error.line() as f64).number("column", error.column() as f64)
}

struct Unique(Value);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(Build).map(Self)
    }
}

/// Builds a value as serde_json does, and looks at keys.
struct Build;

impl<'de> Visitor<'de> for Build {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Unique(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = pairs.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom(key));
            }
            let Unique(value) = pairs.next_value()?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
