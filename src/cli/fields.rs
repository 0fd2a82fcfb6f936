//! The keys of a JSON object, read one by one. Every refusal names the key, and the place in its list.
//!
//! ```text
//! fields.get("embeddings")?.table()?          needed
//! fields.maybe("bias")                        may be absent, or null
//! ```
//!
//! Nothing unknown is passed over: a misspelt key would silently ask for something else.

use margin_lab::message::{Message, excerpt};
use serde_json::{Map, Value};

/// Whole numbers up to here are exact in f64.
const LARGEST: f64 = 9_007_199_254_740_992.0;
/// Numbers that are squared may be as large: their squares, and sums of those, stay in f64.
pub(crate) const BOUND: f64 = 1e150;
/// The same in a sentence, where a number of 150 zeros would not do.
pub(crate) const MOST: &str = "1e150";

/// An object, and what stands before its keys in a sentence.
pub(crate) struct Fields<'a> {
    object: &'a Map<String, Value>,
    place: String,
}

/// A value with the name it has in sentences.
pub(crate) struct Field<'a> {
    name: String,
    value: &'a Value,
}

/// Rows of numbers, row-major.
#[derive(Default)]
pub(crate) struct Table {
    /// Row after row.
    pub(crate) numbers: Vec<f64>,
    /// How many rows.
    pub(crate) rows: usize,
    /// Numbers in each.
    pub(crate) width: usize,
}

/// Adds what stands there instead of what should.
pub(crate) fn found(message: Message, value: &Value) -> Message {
    match value {
        Value::Array(_) => message.word("found", "cli.a-list"),
        Value::Object(_) => message.word("found", "cli.an-object"),
        Value::String(word) => message.text("found", quoted(word)),
        _ => message.text("found", value.to_string()),
    }
}

/// A foreign word in quotes.
pub(crate) fn quoted(word: &str) -> String {
    format!("“{}”", excerpt(word))
}

/// A whole number; 1.0 is one.
pub(crate) fn whole(value: &Value) -> Option<i64> {
    let exact = |x: &f64| x.fract() == 0.0 && x.abs() <= LARGEST;
    value.as_i64().or_else(|| value.as_f64().filter(exact).map(|x| x as i64))
}

impl<'a> Fields<'a> {
    /// The keys of an object with no others than `known`.
    ///
    /// # Errors
    /// A message where the value is no object, or has another key. `place` stands before the keys in sentences.
    pub(crate) fn of(value: &'a Value, place: &str, known: &[&str]) -> Result<Self, Message> {
        let refuse = |key: &str| Message::new(key).text("place", place);
        let none = if place.is_empty() { "cli.key.no-case" } else { "cli.key.no-object" };
        let object = value.as_object().ok_or_else(|| found(refuse(none), value))?;
        match object.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(refuse("cli.key.unknown").text("key", key).text("keys", known.join(", "))),
            None => Ok(Self { object, place: place.to_owned() }),
        }
    }

    /// A value that must be there.
    pub(crate) fn get(&self, key: &str) -> Result<Field<'a>, Message> {
        let value = self
            .object
            .get(key)
            .ok_or_else(|| Message::new("cli.key.missing").text("place", &self.place).text("key", key))?;
        Ok(Field { name: format!("{}{key}", self.place), value })
    }

    /// A value that may be absent, which null means too.
    pub(crate) fn maybe(&self, key: &str) -> Option<Field<'a>> {
        let value = self.object.get(key).filter(|value| !value.is_null())?;
        Some(Field { name: format!("{}{key}", self.place), value })
    }
}

impl<'a> Field<'a> {
    fn refuse(&self, key: &str, value: &Value) -> Message {
        found(Message::new(key).text("key", &self.name), value)
    }

    /// Its name in sentences.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// A string.
    pub(crate) fn word(&self) -> Result<&'a str, Message> {
        self.value.as_str().ok_or_else(|| self.refuse("cli.key.word", self.value))
    }

    /// Keys and values of any kind.
    pub(crate) fn object(&self) -> Result<&'a Map<String, Value>, Message> {
        self.value.as_object().ok_or_else(|| self.refuse("cli.key.object", self.value))
    }

    /// Values of any kind.
    pub(crate) fn list(&self) -> Result<&'a [Value], Message> {
        let list = self.value.as_array().ok_or_else(|| self.refuse("cli.key.list", self.value))?;
        Ok(list)
    }

    /// Whole numbers.
    pub(crate) fn whole(&self) -> Result<Vec<i64>, Message> {
        let read = |(at, value)| {
            whole(value).ok_or_else(|| self.refuse("cli.key.whole", value).number("row", at as f64 + 1.0))
        };
        self.list()?.iter().enumerate().map(read).collect()
    }

    /// Finite numbers.
    pub(crate) fn numbers(&self) -> Result<Vec<f64>, Message> {
        let read = |(at, value): (usize, &Value)| {
            let refusal = || self.refuse("cli.key.number", value).number("row", at as f64 + 1.0);
            value.as_f64().filter(|x| x.is_finite()).ok_or_else(refusal)
        };
        self.list()?.iter().enumerate().map(read).collect()
    }

    /// Rows of finite numbers, all as long as the first.
    pub(crate) fn table(&self) -> Result<Table, Message> {
        let rows = self.list()?;
        let mut table = Table { rows: rows.len(), ..Table::default() };
        for (at, value) in rows.iter().enumerate() {
            let about = |message: Message| message.text("table", &self.name).number("row", at as f64 + 1.0);
            let row = value.as_array().ok_or_else(|| about(found(Message::new("cli.no-row"), value)))?;
            if at == 0 {
                table.width = row.len();
            }
            if row.len() != table.width {
                let message = about(Message::new("cli.ragged")).number("found", row.len() as f64);
                return Err(message.number("width", table.width as f64));
            }
            for (column, value) in row.iter().enumerate() {
                let refusal = || {
                    let message = about(found(Message::new("cli.no-number"), value));
                    message.number("column", column as f64 + 1.0)
                };
                table.numbers.push(value.as_f64().filter(|x| x.is_finite()).ok_or_else(refusal)?);
            }
        }
        Ok(table)
    }

    /// The same, of numbers that can be squared.
    pub(crate) fn bounded(&self) -> Result<Table, Message> {
        let table = self.table()?;
        let Some(at) = table.numbers.iter().position(|x| x.abs() > BOUND) else { return Ok(table) };
        let message = Message::new("cli.too-large").text("table", &self.name).text("most", MOST);
        let message = message.number("row", (at / table.width) as f64 + 1.0);
        Err(message.number("column", (at % table.width) as f64 + 1.0))
    }
}
