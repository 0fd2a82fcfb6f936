//! Words, on both sides of the wasm boundary: `messages.json` holds sentences, wire messages and numbers with what people must
//! read. The page runs the same file (`www/src/words/words.test.ts`).

#![allow(clippy::expect_used, reason = "a test names what it drops")]

use margin_lab::message::{Message, Words, words::show};
use serde_json::Value;
use std::collections::BTreeMap;

fn examples() -> Value {
    serde_json::from_str(include_str!("messages.json")).expect("examples are JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

fn rows<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().expect("a list")
}

fn words(examples: &Value) -> Words {
    let templates = examples["templates"].as_object().expect("templates");
    Words::new(templates.iter().map(|(key, template)| (key.clone(), text(template).to_owned())))
}

fn message(example: &Value) -> Message {
    let args = example["args"].as_object().expect("arguments");
    args.iter().fold(Message::new(text(&example["key"])), |message, (name, value)| match value {
        Value::Number(number) => message.number(name, number.as_f64().expect("a number")),
        Value::String(text) => message.text(name, text.clone()),
        key => message.word(name, text(&key["key"])),
    })
}

#[test]
fn sentences_read_alike() {
    let examples = examples();
    let words = words(&examples);
    for example in rows(&examples, "sentences") {
        assert_eq!(words.say(&message(example)), text(&example["text"]));
    }
    for example in rows(&examples, "wires") {
        assert_eq!(words.say(&Message::from_wire(text(&example["wire"]))), text(&example["text"]));
    }
}

#[test]
fn numbers_read_alike() {
    let examples = examples();
    for row in rows(&examples, "numbers") {
        let number = row[0].as_f64().expect("a number");
        assert_eq!(show(number, text(&row[1])), text(&row[2]), "{row}");
    }
}

/// Every place of the real file that has a name has a format that exists.
#[test]
fn formats_exist() {
    let english: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../messages/en.json")).expect("messages are flat JSON");
    for (key, template) in &english {
        let places = template.split('{').skip(1).filter_map(|after| after.split_once('}'));
        for (name, format) in places.filter_map(|(place, _)| place.split_once(':')) {
            let named = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
            let digits = format.strip_prefix('.').is_some_and(|digits| digits.parse::<usize>().is_ok());
            assert!(!named || digits || matches!(format, "deg" | "%"), "{key}: {{{name}:{format}}}");
        }
    }
}
