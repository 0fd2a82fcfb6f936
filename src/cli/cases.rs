//! What `eval`, `measure` and `classify` share: a JSON file with one case or a list of cases, answered by one answer or a list.

use margin_lab::message::{Message, Words};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A cell of a table: NaN where the file has something other than a number, so that [`table`] can say where.
pub(crate) struct Cell(f64);

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Value::deserialize(source).map(|value| Self(value.as_f64().unwrap_or(f64::NAN)))
    }
}

/// Answers every case of a file, then prints the answers; nothing is printed when one case is wrong. `command` is the key
/// of the messages: `cli.<command>.not-a-case`.
pub(crate) fn answer<Case: DeserializeOwned>(
    file: &str,
    command: &str,
    words: &Words,
    answer: impl Fn(&Case) -> Result<Value, Message>,
) -> Result<(), Message> {
    let text = super::read(file)?;
    let refuse = |error: serde_json::Error| {
        let message = Message::new(format!("cli.{command}.not-a-case")).word("file", super::source(file));
        message.text("reason", reason(&text, &error, words))
    };
    let all: Value = if text.trim_start().starts_with('[') {
        let cases: Vec<Case> = serde_json::from_str(&text).map_err(refuse)?;
        let number = |at: usize, message: Message| {
            let case = Message::new("cli.case").number("case", at as f64 + 1.0);
            case.text("reason", words.say(&message))
        };
        let cases = cases.iter().enumerate();
        cases.map(|(at, case)| answer(case).map_err(|m| number(at, m))).collect::<Result<_, _>>()?
    } else {
        answer(&serde_json::from_str(&text).map_err(refuse)?)?
    };
    super::print(&format!("{all}\n"))
}

/// What is wrong with the JSON. Python writes NaN and Infinity, which JSON does not have.
fn reason(text: &str, error: &serde_json::Error, words: &Words) -> String {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let rest = line.get(error.column().saturating_sub(1)..).unwrap_or_default();
    let foreign = ["NaN", "Infinity"].into_iter().find(|word| error.is_syntax() && rest.starts_with(word));
    let Some(word) = foreign else { return error.to_string() };
    let message = Message::new("cli.not-json").text("word", word).number("line", error.line() as f64);
    words.say(&message.number("column", error.column() as f64))
}

/// Rows as one row-major list, and their common width.
///
/// # Errors
/// A message where a row is not as long as the first, or a cell is no finite number.
pub(crate) fn table(name: &str, rows: &[Vec<Cell>]) -> Result<(Vec<f64>, usize), Message> {
    let width = rows.first().map_or(0, Vec::len);
    let about = |key: &str, row: usize| Message::new(key).text("table", name).number("row", row as f64 + 1.0);
    for (at, row) in rows.iter().enumerate() {
        if row.len() != width {
            let message = about("cli.ragged", at).number("found", row.len() as f64);
            return Err(message.number("width", width as f64));
        }
        if let Some(column) = row.iter().position(|cell| !cell.0.is_finite()) {
            return Err(about("cli.no-number", at).number("column", column as f64 + 1.0));
        }
    }
    Ok((rows.iter().flatten().map(|cell| cell.0).collect(), width))
}
