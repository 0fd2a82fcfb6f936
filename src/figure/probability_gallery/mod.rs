//! The probability gallery: what each classifier thinks of every place of the plane. A row for each classifier, a column for each
//! class, and the winning class if wanted.
//!
//! ```text
//!                 setosa   versicolor   virginica   Max class
//!   Logistic L1  ┌──────┐  ┌──────┐     ┌──────┐    ┌──────┐      one scale from 0 to 1 for all panels,
//!                │      │  │      │     │   .83│    │      │      points where this classifier says this class
//!   SVM          …
//!                      Probability ▭▭▭▭▭▭▭▭
//! ```
//!
//! After scikit-learn's "Plot classification probability", with every fit at its true optimum, one fixed colour scale, smooth per
//! pixel, and errors marked.

mod draw;
mod knobs;
mod layout;
mod panel;
mod row;

use super::face::GalleryFace;
use super::{Face, Room, Spec};
use crate::data;
use crate::engine::fit::{Fit, Fitting, Samples, Source, Split};
use crate::engine::plan::{Need, Outcome};
use crate::knob::{Chosen, Values};
use crate::message::Message;
use layout::Layout;
use row::Row;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "probability-gallery",
    knobs: knobs::KNOBS,
    size: (684.0, 1004.0),
    plan,
    check,
    draw: draw::gallery,
    describe,
    presets: knobs::PRESETS,
    room: Some(Room {
        width: Some(widest),
        height: |outcomes, values, width, scale| layout(outcomes, values, width, scale).height(),
    }),
    face: Face::Gallery(&GalleryFace {
        panels: |outcomes, values, width, scale| layout(outcomes, values, width, scale).panels(),
        most: row::MOST,
        rows: |values, words| rows(values).iter().map(|row| row.listed(words)).collect(),
        list: row::write,
    }),
    ..super::PICTURE
};

/// Classes that have a column: ten colours are told apart.
const LARGEST: usize = 10;

/// The rows as the knob `rows` lists them.
fn rows(values: &Values) -> Vec<Row> {
    row::read(values.text("rows")).0
}

/// What of the knob `rows` is left out.
fn check(values: &Values) -> Vec<Message> {
    row::read(values.text("rows")).1
}

fn plan(values: &Values) -> Vec<Need> {
    let samples = samples(values);
    let cells = values.count("grid");
    let need = |row: &Row| {
        Need::Fit(Fit { model: row.model(), samples: samples.clone(), window: None, grid: (cells, cells) })
    };
    rows(values).iter().map(need).collect()
}

/// The column of an axis: the set's own where none was chosen.
fn column(values: &Values, id: &str, own: usize) -> usize {
    if values.number(id) < 0.0 { own } else { values.count(id) }
}

fn samples(values: &Values) -> Samples {
    let (x, y) = data_of(values).pair;
    Samples {
        source: Source::Set(Chosen::new(data_of(values))),
        columns: (column(values, "x", x), column(values, "y", y)),
        standardise: values.on("standardise"),
        split: Split::of(values, "split"),
        most: values.count("most"),
        seed: 7,
    }
}

/// Any fit that is there already: it knows the classes and the columns.
fn any(outcomes: &[Outcome]) -> Option<&Fitting> {
    outcomes.iter().find_map(Outcome::fitting)
}

/// How many classes the data set has, before and after it is read: the picture keeps its shape.
fn classes(outcomes: &[Outcome], values: &Values) -> usize {
    let known = any(outcomes).map(|fitting| fitting.scatter.classes.len());
    known.unwrap_or(data_of(values).classes)
}

/// The data set chosen.
fn data_of(values: &Values) -> &'static data::Spec {
    data::find(values.word("data")).unwrap_or(&data::DATASETS[0])
}

/// Where everything goes in a picture of a width; `scale` is the theme's.
fn layout(outcomes: &[Outcome], values: &Values, width: f64, scale: f64) -> Layout {
    let winner = usize::from(values.on("winner"));
    Layout::new(rows(values).len(), classes(outcomes, values).min(LARGEST) + winner, width, scale)
}

/// The width beyond which the gallery grows no more: its panels are as large as they get.
fn widest(outcomes: &[Outcome], values: &Values, scale: f64) -> f64 {
    layout(outcomes, values, f64::from(u16::MAX), scale).width()
}

/// The accuracy that the corner shows: of the tested samples, of all where none are tested.
fn accuracy(fitting: &Fitting) -> f64 {
    let right = fitting.accuracies();
    if right.test.is_nan() { right.train } else { right.test }
}

fn describe(outcomes: &[Outcome], values: &Values) -> Vec<Message> {
    let rows = rows(values);
    let mut said = Vec::new();
    if let Some(fitting) = any(outcomes) {
        let [x, y] = &fitting.scatter.columns;
        let message = Message::new("figure.probability-gallery.state").number("rows", rows.len() as f64);
        said.push(message.text("x", x).text("y", y));
    }
    for (at, row) in rows.iter().enumerate() {
        let named =
            |key: &str| Message::new(key).word("model", row.name()).text("number", (at + 1).to_string());
        said.push(match outcomes.get(at) {
            Some(Outcome::Fit(fitting)) => {
                named("figure.probability-gallery.row").number("accuracy", accuracy(fitting))
            }
            Some(Outcome::Failed(reason)) => reason.clone(),
            _ => named("figure.probability-gallery.waiting"),
        });
    }
    said
}

#[cfg(test)]
mod tests;
