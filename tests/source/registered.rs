//! The keys of the words that registries compose: a name, what it is, knobs, options, presets.

use margin_lab::classifier::CLASSIFIERS;
use margin_lab::data::{self, DATASETS};
use margin_lab::engine::knobs::{self, GROUPS};
use margin_lab::figure::view::VIEWS;
use margin_lab::figure::{FIGURES, Face};
use margin_lab::head::HEADS;
use margin_lab::knob::{Kind, Knob, Preset};
use margin_lab::metric::METRICS;
use margin_lab::term::{NONE, TERMS};

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

/// What hangs on the wall has a caption too; what has a room of its own, with a board or a gallery, has none.
fn of_figures() -> impl Iterator<Item = Vec<String>> {
    FIGURES.iter().flat_map(|spec| {
        let endings: &[&str] = match spec.face {
            Face::Picture => &["what", "source", "caption"],
            Face::Board(_) | Face::Gallery(_) => &["what", "source"],
        };
        [named("figure", spec.id, endings), of_knobs(spec.knobs), of_presets(spec.presets)]
    })
}

/// Of settings; the first group is turned while training, and shown without a summary.
fn of_settings() -> [Vec<String>; 3] {
    let groups = GROUPS[1..].iter().map(|(id, _)| format!("group.{id}")).collect();
    [of_knobs(data::KNOBS), of_knobs(knobs::KNOBS), groups]
}

/// The keys of all that is registered.
pub(crate) fn keys() -> Vec<String> {
    let heads = HEADS
        .iter()
        .flat_map(|spec| [named("head", spec.id, &["what"]), of_knobs(spec.knobs), of_presets(spec.presets)]);
    let terms = TERMS.iter().flat_map(|spec| [named("term", spec.id, &["what"]), of_knobs(spec.knobs)]);
    let data = DATASETS.iter().flat_map(|spec| [named("data", spec.id, &["what"]), of_knobs(spec.knobs)]);
    let metrics = METRICS.iter().map(|spec| named("metric", spec.id, &["what", "none"]));
    let words = |id| named("classifier", id, &["boundary", "probability"]);
    let classifiers = CLASSIFIERS.iter().flat_map(|spec| [words(spec.id), of_knobs(spec.knobs)]);
    let views = VIEWS.iter().flat_map(|spec| [named("figure", spec.id, &["what"]), of_knobs(spec.knobs)]);
    let none = named("term", NONE, &["what"]);
    let families = heads.chain(terms).chain(data).chain(metrics).chain(classifiers);
    families.chain(views).chain(of_figures()).chain(of_settings()).chain([none]).flatten().collect()
}
