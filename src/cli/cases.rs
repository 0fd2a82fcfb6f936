//! What `eval`, `measure` and `classify` share: a JSON file with one case or a list of cases, answered by one answer or a list.

use margin_lab::message::{Message, Words};
use serde::de::DeserializeOwned;
use serde_json::Value;

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
        message.text("reason", error.to_string())
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

/// Rows as one row-major list, and their common width.
pub(crate) fn table(name: &str, rows: &[Vec<f64>]) -> Result<(Vec<f64>, usize), Message> {
    let width = rows.first().map_or(0, Vec::len);
    match rows.iter().position(|row| row.len() != width) {
        None => Ok((rows.concat(), width)),
        Some(at) => Err(Message::new("cli.ragged")
            .text("table", name)
            .number("row", at as f64 + 1.0)
            .number("found", rows[at].len() as f64)
            .number("width", width as f64)),
    }
}
