//! The words of everything that is registered: names, explanations, knobs, options, presets, limits. A registry's entry brings
//! them into `messages/en.json`; nobody else checks that they are there.

#![cfg(feature = "cli")]

#[path = "source/registered.rs"]
mod registered;

use margin_lab::head::{HEADS, Shape};
use margin_lab::knob::Values;
use margin_lab::message::Words;

/// Fails with every key that is missing.
fn exist(keys: impl IntoIterator<Item = String>) {
    let words = Words::english();
    let missing: Vec<String> = keys.into_iter().filter(|key| !words.has(key)).collect();
    assert!(missing.is_empty(), "messages/en.json lacks\n{}", missing.join("\n"));
}

#[test]
fn all_that_is_registered_has_its_words() {
    exist(registered::keys());
}

#[test]
fn what_cannot_be_met_is_said() {
    let shapes = [(2, 2), (10, 2), (4, 3), (10, 3), (40, 3), (20, 8)];
    exist(HEADS.iter().flat_map(|spec| {
        let of = |(classes, dim)| (spec.limits)(&Values::defaults(spec.knobs), Shape { classes, dim });
        shapes.into_iter().flat_map(of).map(|limit| limit.reason.key)
    }));
}
