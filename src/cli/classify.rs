//! `margin-lab classify`: fits a classifier and answers for places, with everything that was fitted.
//!
//! ```text
//! {"classifier"[, "params"], "X", "y", "at"}        a list in gives a list out
//!     → {"classes", "predictions", "decisions", "probabilities", "training_accuracy", "fitted": {…}}
//! ```
//!
//! Labels are whole numbers or words; columns of probabilities follow `classes`, their sorted list. Numbers outside a knob's range
//! are refused rather than clamped: a check must get exactly the fit it asked for.

use super::fields::{self, Fields, Table};
use super::params::{self, Params};
use super::{cases, json};
use margin_lab::classifier::{self, Fitted, Quantity};
use margin_lab::data::Dataset;
use margin_lab::message::{Message, Words};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "FILE.json")]
    file: String,
}

const KEYS: &[&str] = &["classifier", "params", "X", "y", "at"];

struct Case<'a> {
    classifier: &'a str,
    params: Params<'a>,
    features: Table,
    labels: &'a [Value],
    places: Table,
}

impl<'a> Case<'a> {
    fn read(fields: &Fields<'a>) -> Result<Self, Message> {
        Ok(Self {
            classifier: fields.get("classifier")?.word()?,
            params: fields.maybe("params").map(|field| field.object()).transpose()?,
            features: fields.get("X")?.bounded()?,
            labels: fields.get("y")?.list()?,
            places: fields.get("at")?.bounded()?,
        })
    }
}

/// A label as it was written; numbers sort before words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Label {
    Number(i64),
    Word(String),
}

impl Label {
    /// `None` for what is neither a whole number (1.0 is one) nor a word.
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::String(word) => Some(Self::Word(word.clone())),
            _ => fields::whole(value).map(Self::Number),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Number(number) => json!(number),
            Self::Word(word) => json!(word),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Word(word) => word.clone(),
        }
    }
}

/// Fits every case of the file, then prints the answers; nothing is printed when one of them is wrong.
pub(crate) fn run(args: &Args, words: &Words) -> Result<(), Message> {
    cases::answer(&args.file, ("classify", KEYS), words, |fields| classify(&Case::read(fields)?, words))
}

fn classify(case: &Case, words: &Words) -> Result<Value, Message> {
    let spec = classifier::find(case.classifier).ok_or_else(|| {
        let known: Vec<&str> = classifier::CLASSIFIERS.iter().map(|spec| spec.id).collect();
        let message = Message::new("cli.classify.classifier").text("classifier", case.classifier);
        message.text("classifiers", known.join(", "))
    })?;
    let values = params::values((spec.id, spec.knobs), ("params", case.params), params::within, words)?;
    let (data, classes) = samples(case)?;
    let width = case.places.width;
    if case.places.rows > 0 && width != data.width() {
        let message = Message::new("cli.classify.width").number("found", width as f64);
        return Err(message.number("width", data.width() as f64));
    }
    let fitted = spec.fit(&data, &values)?;
    // A fit was asked of its first sample alone.
    if overflow(fitted.as_ref(), &data.features, data.len()).is_some() {
        return Err(Message::new("classifier.overflow"));
    }
    if let Some(row) = overflow(fitted.as_ref(), &case.places.numbers, case.places.rows) {
        return Err(Message::new("cli.classify.far").number("row", row as f64 + 1.0));
    }
    Ok(answer(fitted.as_ref(), &data, &classes, &case.places.numbers))
}

/// The first of so many places whose answers are not finite.
fn overflow(fitted: &dyn Fitted, places: &[f64], rows: usize) -> Option<usize> {
    [fitted.decisions(places), fitted.probabilities(places)]
        .into_iter()
        .filter_map(|answers| {
            let at = answers.iter().position(|x| !x.is_finite())?;
            Some(at / (answers.len() / rows))
        })
        .min()
}

/// The samples as a data set, and its classes in order.
fn samples(case: &Case) -> Result<(Dataset, Vec<Label>), Message> {
    let Table { rows, width, .. } = case.features;
    if case.labels.len() != rows {
        let message = Message::new("cli.classify.labels").number("labels", case.labels.len() as f64);
        return Err(message.number("rows", rows as f64));
    }
    let read = |(at, value): (usize, &Value)| {
        let refusal = || Message::new("cli.classify.label").number("row", at as f64 + 1.0);
        Label::read(value).ok_or_else(|| fields::found(refusal(), value))
    };
    let labels: Vec<Label> = case.labels.iter().enumerate().map(read).collect::<Result<_, _>>()?;
    let classes: Vec<Label> = labels.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
    let class = |label| classes.partition_point(|other| other < label) as u32;
    let data = Dataset {
        features: case.features.numbers.clone(),
        labels: labels.iter().map(class).collect(),
        classes: classes.iter().map(Label::text).collect(),
        columns: (0..width).map(|column| column.to_string()).collect(),
        picture: None,
        held_out: Vec::new(),
    };
    Ok((data, classes))
}

fn answer(fitted: &dyn Fitted, data: &Dataset, classes: &[Label], places: &[f64]) -> Value {
    let right = fitted.predict(&data.features).iter().zip(&data.labels).filter(|(a, b)| a == b).count();
    let rows = places.len() / data.width();
    let decisions = fitted.decisions(places);
    let predictions = fitted.predict(places);
    let report: Map<String, Value> =
        fitted.report().iter().map(|quantity| (quantity.name.replace('-', "_"), value(quantity))).collect();
    json!({
        "classes": classes.iter().map(Label::json).collect::<Value>(),
        "predictions": predictions.iter().map(|class| classes[*class as usize].json()).collect::<Value>(),
        "decisions": json::rows(&decisions, decisions.len() / rows.max(1)),
        "probabilities": json::rows(&fitted.probabilities(places), classes.len()),
        "training_accuracy": right as f64 / data.len() as f64,
        "fitted": report,
    })
}

/// A quantity in its shape: a number, a list, or a list of rows.
fn value(quantity: &Quantity) -> Value {
    let number = |x: &f64| if quantity.whole { json!(*x as i64) } else { json::number(*x) };
    let list = |values: &[f64]| values.iter().map(number).collect::<Value>();
    match quantity.shape.as_slice() {
        [] => quantity.values.first().map_or(Value::Null, number),
        [_] => list(&quantity.values),
        [_, columns, ..] => quantity.values.chunks((*columns).max(1)).map(list).collect(),
    }
}
