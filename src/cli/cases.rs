//! What `eval`, `measure` and `classify` share: a JSON file with one case or a list of cases, answered by one answer or a list.

use super::fields::Fields;
use super::unique;
use margin_lab::message::{Message, Words};
use serde_json::Value;

/// Answers every case of a file, then prints the answers; nothing is printed when one case is wrong. `command` is the key
/// of the messages, `cli.<command>.not-a-case`; `keys` are all that a case may have.
pub(crate) fn answer(
    file: &str,
    (command, keys): (&str, &[&str]),
    words: &Words,
    answer: impl Fn(&Fields) -> Result<Value, Message>,
) -> Result<(), Message> {
    let refuse = |reason: String| {
        let message = Message::new(format!("cli.{command}.not-a-case")).word("file", super::source(file));
        message.text("reason", reason)
    };
    let answer = |case: &Value| answer(&Fields::of(case, "", keys)?);
    let all: Value = match unique::read(&super::read_text(file)?, words, refuse)? {
        Value::Array(cases) => {
            let number = |at: usize, message: Message| {
                let case = Message::new("cli.case").number("case", at as f64 + 1.0);
                case.text("reason", words.say(&message))
            };
            let cases = cases.iter().enumerate();
            cases.map(|(at, case)| answer(case).map_err(|m| number(at, m))).collect::<Result<_, _>>()?
        }
        case => answer(&case)?,
    };
    super::print(&format!("{all}\n"))
}
