//! Values of flags that are no knob's: numbers and words, and the one sentence that refuses what is none.
//!
//! ```text
//! --steps 1.5  ── clap ──► whole(…): Message without flag and value ──► refusal: “--steps: “1.5” is not a whole number from …”
//! ```
//!
//! clap's own sentences are Rust's ("invalid digit found in string") in several lines. They stay where the command line itself has
//! the wrong form, which its usage answers.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use margin_lab::math::decimal;
use margin_lab::message::Message;
use std::error::Error;

/// Reads whole numbers from `low` to `high`.
pub(crate) fn whole(low: u64, high: u64) -> impl Fn(&str) -> Result<u64, Message> + Clone + Send + Sync {
    move |text| {
        let number = text.parse().ok().filter(|number| (low..=high).contains(number));
        number.ok_or_else(|| {
            Message::new("cli.flag.whole").number("low", low as f64).number("high", high as f64)
        })
    }
}

/// Reads a number.
pub(crate) fn number(text: &str) -> Result<f64, Message> {
    decimal::read(text).ok_or_else(|| Message::new("cli.flag.number"))
}

/// What is wrong with a value; `None` where something else is, or no error at all (help).
pub(crate) fn refusal(error: &clap::Error) -> Option<Message> {
    let context = |kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.as_str()),
        _ => None,
    };
    let message = match (error.kind(), error.get(ContextKind::ValidValue)) {
        (ErrorKind::ValueValidation, _) => error.source()?.downcast_ref::<Message>()?.clone(),
        // A flag without its value is one with an empty value here.
        (ErrorKind::InvalidValue, Some(ContextValue::Strings(words)))
            if context(ContextKind::InvalidValue) != Some("") =>
        {
            Message::new("cli.flag.word").text("words", words.join(", "))
        }
        _ => return None,
    };
    // As in "--steps <N>".
    let flag = context(ContextKind::InvalidArg)?.split(' ').next()?;
    Some(message.text("flag", flag).excerpt("value", context(ContextKind::InvalidValue)?))
}
