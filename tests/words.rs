//! The words of everything that is registered: names, explanations, knobs, options, presets, limits. A registry's entry brings
//! them into `messages/en.json`; nobody else checks that they are there.

#![cfg(feature = "cli")]

use margin_lab::classifier::CLASSIFIERS;
use margin_lab::data::{self, DATASETS};
use margin_lab::engine::knobs::{self, GROUPS};
use margin_lab::figure::view::VIEWS;
use margin_lab::figure::{FIGURES, Face};
use margin_lab::head::{HEADS, Shape};
use margin_lab::knob::{Kind, Knob, Preset, Values};
use margin_lab::message::Words;
use margin_lab::metric::METRICS;
use margin_lab::term::TERMS;

/// `prefix.id`, and that with each ending.
fn named(prefix: &str, id: &str, endings: &[&str]) -> Vec<String> {
    let bare = format!("{prefix}.{id}");
    let longer: Vec<String> = endings.iter().map(|ending| format!("{bare}.{ending}")).collect();
    [vec![bare], longer].concat()
}

/// A knob's name, what it does, and its options.
fn of_knobs(knobs: &[Knob]) -> Vec<String> {
    let mut keys = Vec::new();
    for knob in knobs {
        keys.extend([knob.words.to_owned(), format!("{}.help", knob.words)]);
        if let Kind::Choice { options, .. } = knob.kind {
            keys.extend(options.iter().map(|option| format!("{}.{option}", knob.words)));
        }
    }
    keys
}

fn of_presets(presets: &[Preset]) -> Vec<String> {
    presets.iter().map(|preset| format!("preset.{}", preset.id)).collect()
}

/// Fails with every key that is missing.
fn exist(keys: impl IntoIterator<Item = Vec<String>>) {
    let words = Words::english();
    let missing: Vec<String> = keys.into_iter().flatten().filter(|key| !words.has(key)).collect();
    assert!(missing.is_empty(), "messages/en.json lacks\n{}", missing.join("\n"));
}

#[test]
fn heads_have_theirs() {
    let limits = |spec: &margin_lab::head::Spec| {
        let shapes = [(2, 2), (10, 2), (4, 3), (10, 3), (40, 3), (20, 8)];
        let of = |(classes, dim)| (spec.limits)(&Values::defaults(spec.knobs), Shape { classes, dim });
        shapes.into_iter().flat_map(of).map(|limit| limit.reason.key).collect()
    };
    exist(HEADS.iter().flat_map(|spec| {
        [named("head", spec.id, &["what"]), of_knobs(spec.knobs), of_presets(spec.presets), limits(spec)]
    }));
}

#[test]
fn terms_have_theirs() {
    exist(TERMS.iter().flat_map(|spec| [named("term", spec.id, &["what"]), of_knobs(spec.knobs)]));
}

#[test]
fn data_sets_have_theirs() {
    exist(DATASETS.iter().flat_map(|spec| [named("data", spec.id, &["what"]), of_knobs(spec.knobs)]));
}

#[test]
fn metrics_have_theirs() {
    exist(METRICS.iter().map(|spec| named("metric", spec.id, &["what", "none"])));
}

#[test]
fn classifiers_have_theirs() {
    let words = |id| named("classifier", id, &["boundary", "probability"]);
    exist(CLASSIFIERS.iter().flat_map(|spec| [words(spec.id), of_knobs(spec.knobs)]));
}

/// What hangs on the wall has a caption too; what has a room of its own, with a board or a gallery, has none.
#[test]
fn figures_have_theirs() {
    exist(FIGURES.iter().flat_map(|spec| {
        let endings: &[&str] = match spec.face {
            Face::Picture => &["what", "source", "caption"],
            Face::Board(_) | Face::Gallery(_) => &["what", "source"],
        };
        [named("figure", spec.id, endings), of_knobs(spec.knobs), of_presets(spec.presets)]
    }));
}

#[test]
fn views_have_theirs() {
    exist(VIEWS.iter().flat_map(|spec| [named("figure", spec.id, &["what"]), of_knobs(spec.knobs)]));
}

/// The first group is turned while training, and shown without a summary.
#[test]
fn settings_have_theirs() {
    let groups = GROUPS[1..].iter().map(|(id, _)| format!("group.{id}")).collect();
    exist([of_knobs(data::KNOBS), of_knobs(knobs::KNOBS), groups]);
}
