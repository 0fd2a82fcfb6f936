//! `margin-lab measure`: every metric of embeddings made anywhere, with exact definitions, in full f64 precision.
//!
//! ```text
//! {"embeddings", "labels"[, "distance", "prototypes", "predicted"]}
//!     → {"distance", "silhouette": {"mean", "per_class", "per_sample"}, <metric>: number …, "classes": [ … ]}
//! ```
//!
//! Metrics that do not apply (angles to prototypes where there are none) are left out. Without prototypes any whole numbers
//! may be labels: the classes are those that occur, in ascending order. With prototypes labels count their rows from 0.

use super::fields::{Fields, Table};
use super::{cases, json};
use margin_lab::message::{Message, Words};
use margin_lab::metric::{Distance, METRICS, Sample, confusion, silhouettes, table};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "FILE.json")]
    file: String,
}

const KEYS: &[&str] = &["embeddings", "labels", "distance", "prototypes", "predicted"];

/// Most classes of a confusion matrix: it has their square of numbers.
const CONFUSED: usize = 2000;

struct Case<'a> {
    embeddings: Table,
    labels: Vec<i64>,
    distance: Option<&'a str>,
    prototypes: Table,
    predicted: Vec<i64>,
}

impl<'a> Case<'a> {
    fn read(fields: &Fields<'a>) -> Result<Self, Message> {
        Ok(Self {
            embeddings: fields.get("embeddings")?.table()?,
            labels: fields.get("labels")?.whole()?,
            distance: fields.maybe("distance").map(|word| word.word()).transpose()?,
            prototypes: fields.maybe("prototypes").map(|rows| rows.table()).transpose()?.unwrap_or_default(),
            predicted: fields.maybe("predicted").map(|list| list.whole()).transpose()?.unwrap_or_default(),
        })
    }
}

/// Measures every case of the file.
pub(crate) fn run(args: &Args, words: &Words) -> Result<(), Message> {
    cases::answer(&args.file, ("measure", KEYS), words, |fields| measure(&Case::read(fields)?))
}

fn measure(case: &Case) -> Result<Value, Message> {
    let (dim, width) = (case.embeddings.width, case.prototypes.width);
    if dim == 0 {
        return Err(Message::new("cli.measure.empty"));
    }
    if width != dim && case.prototypes.rows > 0 {
        let message = Message::new("cli.dimensions").number("width", dim as f64);
        return Err(message.number("dim", width as f64));
    }
    let names = classes(case);
    if names.len() > CONFUSED && !case.predicted.is_empty() {
        let message = Message::new("cli.measure.confusion").number("classes", names.len() as f64);
        return Err(message.number("max", CONFUSED as f64));
    }
    let labels = indices("labels", &case.labels, case, &names)?;
    let predicted = if case.predicted.is_empty() {
        Vec::new()
    } else {
        indices("predicted", &case.predicted, case, &names)?
    };
    let sample = Sample {
        embeddings: &case.embeddings.numbers,
        labels: &labels,
        classes: names.len(),
        dim,
        prototypes: &case.prototypes.numbers,
        predicted: &predicted,
        distance: distance(case.distance)?,
    };
    Ok(answer(&sample, &names))
}

fn distance(word: Option<&str>) -> Result<Distance, Message> {
    let Some(word) = word else { return Ok(Distance::default()) };
    Distance::read(word).ok_or_else(|| Message::new("cli.measure.distance").text("distance", word))
}

/// The labels that stand for a class, ascending.
fn classes(case: &Case) -> Vec<i64> {
    if case.prototypes.rows == 0 {
        let labels: BTreeSet<i64> = case.labels.iter().chain(&case.predicted).copied().collect();
        return labels.into_iter().collect();
    }
    (0..case.prototypes.rows as i64).collect()
}

/// Labels as class numbers.
fn indices(list: &str, labels: &[i64], case: &Case, names: &[i64]) -> Result<Vec<u32>, Message> {
    if labels.len() != case.embeddings.rows {
        let message =
            Message::new("cli.measure.length").text("list", list).number("found", labels.len() as f64);
        return Err(message.number("rows", case.embeddings.rows as f64));
    }
    let index = |(at, label): (usize, &i64)| {
        let found = names.binary_search(label).ok();
        found.map(|index| index as u32).ok_or_else(|| {
            let message = Message::new("cli.measure.label").text("list", list).number("row", at as f64 + 1.0);
            message.text("label", label.to_string()).number("last", names.len() as f64 - 1.0)
        })
    };
    labels.iter().enumerate().map(index).collect()
}

fn answer(sample: &Sample, names: &[i64]) -> Value {
    let mut all = Map::new();
    all.insert("distance".to_owned(), json!(sample.distance.word()));
    let silhouettes = silhouettes(sample);
    if let Some(found) = &silhouettes {
        let silhouette = json!({
            "mean": json::number(found.mean),
            "per_class": found.classes.iter().map(|&mean| maybe(mean)).collect::<Value>(),
            "per_sample": json::numbers(&found.samples),
        });
        all.insert("silhouette".to_owned(), silhouette);
    }
    for spec in METRICS.iter().filter(|spec| spec.id != "silhouette") {
        if let Some(number) = (spec.measure)(sample) {
            all.insert(spec.id.to_owned(), json::number(number));
        }
    }
    if !sample.predicted.is_empty() {
        let counts = confusion(sample.labels, sample.predicted, sample.classes);
        all.insert("confusion".to_owned(), counts.chunks(sample.classes).map(|row| json!(row)).collect());
    }
    all.insert("classes".to_owned(), class_rows(sample, names));
    Value::Object(all)
}

fn class_rows(sample: &Sample, names: &[i64]) -> Value {
    let rows = table(sample).into_iter().zip(names);
    let row = rows.map(|(row, name)| {
        json!({
            "class": name,
            "samples": row.count,
            "accuracy": maybe(row.accuracy),
            "theta-to-prototype": maybe(row.to_prototype),
            "theta-to-centroid": maybe(row.to_centroid),
            "nearest": row.nearest.map(|(k, _)| names[k]),
            "nearest-centroid": maybe(row.nearest.map(|(_, angle)| angle)),
        })
    });
    row.collect()
}

fn maybe(number: Option<f64>) -> Value {
    number.map_or(Value::Null, json::number)
}
