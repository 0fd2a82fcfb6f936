//! Rows: what is fitted, as a person lists it.
//!
//! ```text
//! logistic,penalty:l1,C:10;svm;head,head:arcface,m:0.5,steps:800
//! ```
//!
//! A row begins with a classifier's id, or `head` for a margin head of the Lab trained on the same two columns; then come its
//! knobs.

use crate::classifier;
use crate::engine::fit::{self, Model};
use crate::engine::query;
use crate::head;
use crate::knob::{Kind, Knob, Value, Values};
use crate::message::Words;

/// Most rows of a gallery.
pub const MOST: usize = 12;
/// The steps a head is trained for where none are given.
const STEPS: u64 = 1200;
/// The encoder of a head here: two columns need less than the Lab's 64 features.
const LAYERS: &str = "32-32";

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is fitted.
    pub model: Model,
    /// Knobs that differ from their defaults, with their values.
    pub chosen: Vec<(Knob, Value)>,
    /// The head, where it is one.
    head: Option<&'static str>,
}

/// Reads a list; rows that name nothing known are left out.
pub(super) fn read(list: &str) -> Vec<Row> {
    list.split(';').filter_map(one).take(MOST).collect()
}

fn one(text: &str) -> Option<Row> {
    let mut parts = text.split(',').map(str::trim);
    let id = parts.next()?;
    let pairs: Vec<(&str, &str)> = parts.filter_map(|part| part.split_once(':')).collect();
    if id == "head" {
        return head_row(&pairs);
    }
    let spec = classifier::find(id)?;
    let knobs = set(spec.knobs, &pairs);
    let chosen = differing(&knobs);
    Some(Row { model: Model::Classifier { id: spec.id, knobs }, chosen, head: None })
}

fn head_row(pairs: &[(&str, &str)]) -> Option<Row> {
    let get = |key: &str| pairs.iter().find(|(k, _)| *k == key).map(|(_, value)| *value);
    let spec = head::find(get("head")?)?;
    let steps = get("steps").and_then(|text| text.parse().ok()).unwrap_or(STEPS).min(fit::STEPS);
    let knobs = set(spec.knobs, pairs);
    let own = knobs.iter().map(|(knob, value)| (knob.id, value.to_string()));
    let fixed = [("head", spec.id.to_owned()), ("layers", LAYERS.to_owned())];
    let settings = query::write(fixed.into_iter().chain(own));
    Some(Row { model: Model::Head { settings, steps }, chosen: differing(&knobs), head: Some(spec.id) })
}

fn set(list: &[Knob], pairs: &[(&str, &str)]) -> Values {
    let mut values = Values::defaults(list);
    for (key, value) in pairs {
        let _ = values.set(key, value);
    }
    values
}

fn differing(values: &Values) -> Vec<(Knob, Value)> {
    let changed = values.iter().filter(|(knob, value)| knob.default_value() != **value);
    changed.map(|(knob, value)| (*knob, value.clone())).collect()
}

impl Row {
    /// The key of its name.
    #[must_use]
    pub fn name(&self) -> String {
        match (&self.model, self.head) {
            (_, Some(head)) => format!("head.{head}"),
            (Model::Classifier { id, .. }, _) => format!("classifier.{id}"),
            (Model::Head { .. }, None) => "head.softmax".to_owned(),
        }
    }

    /// Whether the published pictures of it were drawn from a solver that was stopped before it had converged, so that ours differ:
    /// scikit-learn's gallery stopped its logistic regressions.
    #[must_use]
    pub fn stopped(&self) -> bool {
        matches!(self.model, Model::Classifier { id, .. } if id == classifier::logistic::SPEC.id)
    }

    /// What was chosen for it, in words: `L1`, `C = 10`.
    #[must_use]
    pub fn choices(&self, words: &Words) -> Vec<String> {
        let say = |(knob, value): &(Knob, Value)| match (knob.kind, value) {
            (Kind::Choice { .. }, Value::Word(word)) => {
                words.get(&format!("{}.{word}", knob.words)).to_owned()
            }
            _ if knob.symbol.is_empty() => format!("{} {value}", words.get(knob.words)),
            _ => format!("{} = {value}", knob.symbol),
        };
        self.chosen.iter().map(say).collect()
    }
}
