//! Words: the lookup that turns a [`Message`] into a sentence.
//!
//! Templates hold places: `{name}` shows a number with up to four significant digits or a text as it is, `{name:.2}` two
//! decimals, `{name:deg}` radians as degrees with one decimal, `{name:%}` a share in per cent with one decimal. The page has the
//! same rules in TypeScript; `tests/messages.json` holds examples both must meet.

use super::{Arg, Message};
use crate::math::{Real, decimal};
use std::collections::BTreeMap;

/// Templates by key, in one language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    templates: BTreeMap<String, String>,
}

impl Words {
    /// From (key, template) pairs.
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { templates: pairs.into_iter().collect() }
    }

    /// English, as in `messages/en.json`; built in where the command line is.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn english() -> Self {
        // A file that is no map of strings would leave every sentence a bare key; the tests read what this gives.
        let text = include_str!("../../messages/en.json");
        Self::new(serde_json::from_str::<BTreeMap<String, String>>(text).unwrap_or_default())
    }

    /// The template of a key; the key itself where there is none (a visible, harmless mistake).
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.templates.get(key).map_or(key, String::as_str)
    }

    /// Whether the key has a template.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.templates.contains_key(key)
    }

    /// The sentence of a message.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        let mut rest = self.get(&message.key);
        let mut out = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((place, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            let (name, format) = place.split_once(':').unwrap_or((place, ""));
            match message.args.iter().find(|(n, _)| n == name) {
                Some((_, Arg::Number(number))) => out.push_str(&show(*number, format)),
                Some((_, Arg::Text(text))) => out.push_str(text),
                Some((_, Arg::Key(key))) => out.push_str(self.get(key)),
                None => ["{", place, "}"].iter().for_each(|part| out.push_str(part)),
            }
            rest = tail;
        }
        out + rest
    }
}

/// A number in one of the formats of the module's introduction.
#[must_use]
pub fn show(number: f64, format: &str) -> String {
    match format {
        _ if !number.is_finite() => "–".to_owned(),
        "deg" => fixed(number * 180.0 / f64::PI, 1) + "°",
        "%" => fixed(number * 100.0, 1) + " %",
        _ => match format.strip_prefix('.').and_then(|digits| digits.parse::<usize>().ok()) {
            Some(digits) => fixed(number, digits.min(12)),
            None => significant(number),
        },
    }
}

/// So many decimals, with a real minus sign; a zero has none.
fn fixed(number: f64, decimals: usize) -> String {
    let text = decimal::fixed(number.abs(), decimals);
    let zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if number < 0.0 && !zero { format!("−{text}") } else { text }
}

fn significant(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let (_, magnitude) = decimal::scientific(number, 4);
    let decimals = usize::try_from(3 - magnitude).unwrap_or(0).min(12);
    let text = fixed(number, decimals);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::{Message, Words, show};

    #[test]
    fn places_are_filled() {
        let words = Words::new([
            (
                "a".to_owned(),
                "{n} classes are {gap:deg} apart: {knob} above {max:.2} fails, {no}.".to_owned(),
            ),
            ("knob.m".to_owned(), "margin".to_owned()),
        ]);
        let message = Message::new("a").number("n", 10.0).number("gap", 0.628_318_5).word("knob", "knob.m");
        let message = message.number("max", 0.628);
        assert_eq!(words.say(&message), "10 classes are 36.0° apart: margin above 0.63 fails, {no}.");
        assert_eq!(words.say(&Message::new("absent")), "absent");
    }

    #[test]
    fn numbers_are_short_and_honest() {
        for (number, text) in
            [(0.0, "0"), (16.0, "16"), (0.1234567, "0.1235"), (123_456.0, "123456"), (1e-5, "0.00001")]
        {
            assert_eq!(show(number, ""), text);
        }
        assert_eq!(show(f64::NAN, ".2"), "–");
        assert_eq!(show(0.956, "%"), "95.6 %");
    }
}
