//! A message as one string, to cross from wasm to the page without JSON.
//!
//! ```text
//! key ␟ name ␞ n 0.5 ␟ name ␞ t text ␟ name ␞ k other.key        ␟ = U+001F, ␞ = U+001E
//! ```

use super::{Arg, Message};
use crate::math::decimal;

const UNIT: char = '\u{1f}';
const RECORD: char = '\u{1e}';

impl Message {
    /// The message as one string. Separators inside foreign text become spaces.
    #[must_use]
    pub fn to_wire(&self) -> String {
        let clean = |text: &str| text.replace([UNIT, RECORD], " ");
        let mut wire = clean(&self.key);
        for (name, value) in &self.args {
            let (kind, text) = match value {
                Arg::Number(number) => ('n', decimal::shortest(*number)),
                Arg::Text(text) => ('t', clean(text)),
                Arg::Key(key) => ('k', clean(key)),
            };
            wire.extend([UNIT]);
            wire.push_str(&clean(name));
            wire.extend([RECORD, kind]);
            wire.push_str(&text);
        }
        wire
    }

    /// Reads [`Message::to_wire`]'s string; parts that make no sense are left out.
    #[must_use]
    pub fn from_wire(wire: &str) -> Self {
        let mut parts = wire.split(UNIT);
        let mut message = Self::new(parts.next().unwrap_or_default());
        for part in parts {
            let Some((name, value)) = part.split_once(RECORD) else { continue };
            let arg = match (value.get(..1), value.get(1..)) {
                (Some("n"), Some(number)) => Arg::Number(decimal::read(number).unwrap_or(f64::NAN)),
                (Some("t"), Some(text)) => Arg::Text(text.to_owned()),
                (Some("k"), Some(key)) => Arg::Key(key.to_owned()),
                _ => continue,
            };
            message.args.push((name.to_owned(), arg));
        }
        message
    }
}

#[cfg(test)]
mod tests {
    use super::Message;

    #[test]
    fn what_is_sent_arrives() {
        let message = Message::new("a.b").number("x", 0.1).text("name", "ünï=1&2").word("knob", "knob.m");
        assert_eq!(Message::from_wire(&message.to_wire()), message);
        assert_eq!(Message::from_wire(""), Message::new(""));
        assert_eq!(Message::from_wire("k\u{1f}broken\u{1f}x\u{1e}").args.len(), 0);
    }
}
