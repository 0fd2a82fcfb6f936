//! The browser's side of the core: the only wasm-bindgen code. A few classes and functions, flat arguments, no JSON.
//!
//! [`Session`](session::Session) lives in a worker and trains; [`Picture`](picture::Picture) lives on the page and draws the frames
//! that the worker sends. In the rooms that are fetched (feature `gallery`) a [`Plate`](plate::Plate) is one figure, and a
//! [`Fitter`](fitter::Fitter) works for it. What crosses is described in ARCHITECTURE.md.

#[cfg(feature = "gallery")]
mod beside;
#[cfg(feature = "gallery")]
mod board;
pub mod canvas;
#[cfg(feature = "gallery")]
pub mod fitter;
pub mod options;
pub mod picture;
#[cfg(feature = "gallery")]
pub mod plate;
pub mod read;
#[cfg(feature = "gallery")]
mod rows;
#[cfg(feature = "gallery")]
mod runs;
#[cfg(feature = "gallery")]
pub mod seldom;
pub mod session;

use crate::engine::log::Log;
use crate::engine::{Settings, query, schedule};
use crate::head::{self, Shape, limit::Side};
use crate::knob::{Ramp, Values};
use crate::math::decimal;
use crate::message::Words;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// The page's words, given once.
    static WORDS: RefCell<Words> = RefCell::default();
}

/// Hands over the page's language: `key ␟ template`, with ␞ between two. One string, because each that crosses costs time.
#[wasm_bindgen]
pub fn words(vocabulary: &str) {
    let pairs = vocabulary.split('\u{1e}').filter_map(|pair| pair.split_once('\u{1f}'));
    WORDS.replace(Words::new(pairs.map(|(key, template)| (key.to_owned(), template.to_owned()))));
}

/// What cannot be met by these knobs: `knob ␟ side ␟ bound ␟ wire message` each.
#[wasm_bindgen]
#[must_use]
pub fn limits(head: &str, knobs: &str, classes: usize, dim: usize) -> Vec<String> {
    let Some(spec) = head::find(head) else { return Vec::new() };
    let mut values = Values::defaults(spec.knobs);
    options::apply(&mut values, knobs);
    (spec.limits)(&values, Shape { classes, dim })
        .into_iter()
        .map(|limit| {
            let side = if limit.side == Side::Above { "above" } else { "below" };
            [limit.knob, side, &decimal::shortest(limit.bound), &limit.reason.to_wire()].join("\u{1f}")
        })
        .collect()
}

/// The head's numbers that warm-up still holds away from their settings after so many steps: knob and acting value, as a query.
#[wasm_bindgen]
#[must_use]
pub fn ramping(settings: &str, step: f64) -> String {
    let (settings, _) = Settings::parse(&query::read(settings));
    let acting = schedule::at_step(&settings.head, &settings.experiment, step as u64);
    let numbers = settings.head.values().iter().filter(|(knob, _)| knob.ramp != Ramp::None);
    let moved = numbers.filter_map(|(knob, _)| {
        let now = acting.values().number(knob.id);
        (now != settings.head.values().number(knob.id)).then(|| (knob.id, decimal::shortest(now)))
    });
    query::write(moved)
}

/// The points painted into an experiment, as the events of one not yet begun.
#[wasm_bindgen]
#[must_use]
pub fn painted(log: &str) -> String {
    Log::parse(log).0.painted()
}
