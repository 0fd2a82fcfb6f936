//! What the core wants to say, without saying it: a key into `messages/en.json` and the values to fill in.
//!
//! The core builds no prose. The page and the command line turn a [`Message`] into a sentence, in whatever language they have.

mod wire;
pub mod words;

pub use words::Words;

use crate::math::decimal;
use std::fmt;

/// A value inside a [`Message`].
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A number; the reader chooses how many digits it shows.
    Number(f64),
    /// Text that came from outside (a column name, a class name): shown as it is, never interpreted.
    Text(String),
    /// The key of another message.
    Key(String),
}

/// A sentence to be: `key` names it in `messages/en.json`, `args` fill its `{places}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Dotted key, for example `settings.clamped`.
    pub key: String,
    /// Named values, in the order they were added.
    pub args: Vec<(String, Arg)>,
}

impl Message {
    /// A message without arguments.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, name: &str, value: f64) -> Self {
        self.args.push((name.to_owned(), Arg::Number(value)));
        self
    }

    /// Adds foreign text.
    #[must_use]
    pub fn text(mut self, name: &str, value: impl Into<String>) -> Self {
        self.args.push((name.to_owned(), Arg::Text(value.into())));
        self
    }

    /// Adds the beginning of foreign text.
    #[must_use]
    pub fn excerpt(self, name: &str, value: &str) -> Self {
        self.text(name, excerpt(value))
    }

    /// Adds another message by its key.
    #[must_use]
    pub fn word(mut self, name: &str, key: impl Into<String>) -> Self {
        self.args.push((name.to_owned(), Arg::Key(key.into())));
        self
    }
}

/// Enough of a foreign text to find it by; what was left out shows as `…`.
#[must_use]
pub fn excerpt(text: &str) -> String {
    const ENOUGH: usize = 60;
    match text.char_indices().nth(ENOUGH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// For logs and test failures only; people see the sentence from `messages/`.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.key)?;
        for (name, value) in &self.args {
            match value {
                Arg::Number(number) => write!(f, " {name}={}", decimal::shortest(*number))?,
                Arg::Text(text) | Arg::Key(text) => write!(f, " {name}={text}")?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for Message {}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_says_that_it_is_one() {
        let word = |letters: usize| "é".repeat(letters);
        assert_eq!((excerpt(""), excerpt(&word(60))), (String::new(), word(60)));
        assert_eq!(excerpt(&word(61)), word(60) + "…");
    }
}
