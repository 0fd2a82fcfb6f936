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
use crate::figure::face;
use crate::head;
use crate::knob::{Chosen, Kind, Knob, Unit, Value, Values};
use crate::message::{Message, Words};

/// Most rows of a gallery.
pub(super) const MOST: usize = 12;
/// How long a head is trained.
const STEPS: Knob =
    Knob::number("steps", "figure.knob.steps", (0.0, fit::STEPS as f64), 1200.0, 100.0).unit(Unit::Steps);
/// A row that trains a head begins with this word, and has a knob of this id that says which.
const HEAD: &str = "head";
/// The encoder of a head here: two columns need less than the Lab's 64 features.
const LAYERS: &str = "32-32";

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    Classifier(Chosen<classifier::Spec>),
    Head {
        head: Chosen<head::Spec>,
        /// The value of [`STEPS`].
        training: Values,
    },
}

/// Reads a list. What of it makes no sense is left out, and said.
pub(super) fn read(list: &str) -> (Vec<Row>, Vec<Message>) {
    let mut problems = Vec::new();
    let texts: Vec<&str> = list.split(';').map(str::trim).filter(|text| !text.is_empty()).collect();
    let listed = texts.iter().take(MOST).enumerate();
    let rows: Vec<Row> = listed.filter_map(|(at, text)| one(at + 1, text, &mut problems)).collect();
    if texts.len() > MOST {
        let message = Message::new("figure.probability-gallery.too-many").number("rows", texts.len() as f64);
        problems.push(message.number("most", MOST as f64));
    }
    if rows.is_empty() {
        problems.push(Message::new("figure.probability-gallery.none"));
    }
    (rows, problems)
}

/// Writes a list, each row given as its id, then keys and values in turn.
pub(super) fn write(rows: &[Vec<&str>]) -> String {
    let row = |fields: &Vec<&str>| {
        let (id, pairs) = fields.split_first().map_or(("", &[][..]), |(id, pairs)| (*id, pairs));
        pairs
            .as_chunks::<2>()
            .0
            .iter()
            .fold(id.to_owned(), |row, [key, value]| format!("{row},{key}:{value}"))
    };
    rows.iter().map(row).collect::<Vec<_>>().join(";")
}

fn one(number: usize, text: &str, problems: &mut Vec<Message>) -> Option<Row> {
    let refuse = |key: &str| Message::new(key).number("row", number as f64);
    let mut parts = text.split(',').map(str::trim);
    let id = parts.next()?;
    let mut pairs = Vec::new();
    for part in parts {
        match part.split_once(':') {
            Some(pair) => pairs.push(pair),
            None => problems.push(refuse("figure.probability-gallery.no-pair").text("part", part)),
        }
    }
    let named = |key: &str| pairs.iter().find(|(k, _)| *k == key).map(|(_, value)| *value);
    let row = if id == HEAD { Row::head(named(HEAD).unwrap_or_default()) } else { Row::classifier(id) };
    let Some(mut row) = row else {
        let (key, id) = match id {
            HEAD => ("figure.probability-gallery.no-head", named(HEAD).unwrap_or_default()),
            _ => ("figure.probability-gallery.no-classifier", id),
        };
        problems.push(refuse(key).text("id", id));
        return None;
    };
    for (key, value) in pairs.into_iter().filter(|(key, _)| (id, *key) != (HEAD, HEAD)) {
        match row.set(key, value) {
            Ok(changed) => problems.extend(changed),
            Err(message) if message.key == "knob.unknown" => {
                problems.push(
                    refuse("figure.probability-gallery.no-knob").word("model", row.name()).text("knob", key),
                );
            }
            Err(message) => problems.push(message),
        }
    }
    Some(row)
}

impl Row {
    fn classifier(id: &str) -> Option<Self> {
        classifier::find(id).map(|spec| Self::Classifier(Chosen::new(spec)))
    }

    fn head(id: &str) -> Option<Self> {
        let training = Values::defaults(&[STEPS]);
        head::find(id).map(|spec| Self::Head { head: Chosen::new(spec), training })
    }

    fn set(&mut self, id: &str, text: &str) -> Result<Option<Message>, Message> {
        match self {
            Self::Head { training, .. } if training.get(id).is_some() => training.set(id, text),
            Self::Head { head, .. } => head.set(id, text),
            Self::Classifier(classifier) => classifier.set(id, text),
        }
    }

    /// What is fitted.
    pub(super) fn model(&self) -> Model {
        match self {
            Self::Classifier(classifier) => Model::Classifier(classifier.clone()),
            Self::Head { head, training } => {
                let own = head.values().iter().map(|(knob, value)| (knob.id, value.to_string()));
                let fixed = [("head", head.id().to_owned()), ("layers", LAYERS.to_owned())];
                let settings = query::write(fixed.into_iter().chain(own));
                Model::Head { settings, steps: training.count(STEPS.id) as u64 }
            }
        }
    }

    /// The key of its name.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Classifier(classifier) => format!("classifier.{}", classifier.id()),
            Self::Head { head, .. } => format!("head.{}", head.id()),
        }
    }

    /// As [`write`] takes it: its id, then key and value of what was chosen, in turn.
    fn fields(&self) -> Vec<String> {
        let mut fields = match self {
            Self::Classifier(classifier) => vec![classifier.id().to_owned()],
            Self::Head { head, .. } => [HEAD, HEAD, head.id()].map(str::to_owned).to_vec(),
        };
        fields.extend(self.chosen().flat_map(|(knob, value)| [knob.id.to_owned(), value.to_string()]));
        fields
    }

    /// Whether the published pictures of it were drawn from a solver that was stopped before it had converged, so that ours differ:
    /// scikit-learn's gallery stopped its logistic regressions.
    fn stopped(&self) -> bool {
        matches!(self, Self::Classifier(classifier) if classifier.id() == classifier::logistic::SPEC.id)
    }

    /// What was chosen for it, in words: `L1`, `C = 10`.
    pub(super) fn choices(&self, words: &Words) -> Vec<String> {
        let say = |(knob, value): (&Knob, &Value)| match (knob.kind, value) {
            (Kind::Choice { .. }, Value::Word(word)) => {
                words.get(&format!("{}.{word}", knob.words)).to_owned()
            }
            _ if knob.symbol.is_empty() => format!("{} {value}", words.get(knob.words)),
            _ => format!("{} = {value}", knob.symbol),
        };
        self.chosen().map(say).collect()
    }

    /// As the page lists it.
    pub(super) fn listed(&self, words: &Words) -> face::Row {
        let (fields, choices) = (self.fields(), self.choices(words));
        face::Row { fields, name: self.name(), choices, stopped: self.stopped() }
    }

    /// Knobs that differ from their defaults.
    fn chosen(&self) -> impl Iterator<Item = (&Knob, &Value)> {
        let (own, training) = match self {
            Self::Classifier(classifier) => (classifier.values(), None),
            Self::Head { head, training } => (head.values(), Some(training)),
        };
        let all = own.iter().chain(training.into_iter().flat_map(Values::iter));
        all.filter(|(knob, value)| knob.default_value() != **value)
    }
}
