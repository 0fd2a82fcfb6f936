//! Results: the accuracies that ArcFace's papers print for each loss, and what the same heads reach on this project's small data,
//! over many seeds.
//!
//! ```text
//! published   softmax     ·  ◆     ▲          one mark a test set
//!             ArcFace          ◆▲  ·
//! here        softmax  ──━━●━━──              mean, its 95 % interval, smallest and largest of the seeds
//!             ArcFace     ─━●━─
//! ```
//!
//! Published numbers: one training each on CASIA with a ResNet-50, so a difference of a tenth says little. Ours: `data/study.csv`,
//! written by `margin-lab study`; nothing here is typed in by hand but the papers' table.

mod dots;
mod published;
mod study;

use super::part::grid;
use super::{Card, Look, Spec, Spot};
use crate::engine::plan::Outcome;
use crate::knob::{Knob, Values};
use crate::message::Message;
use crate::plot::{Blank, Ink};

/// What `margin-lab study` measures and the figure shows: the accuracy of the test samples, then metrics.
pub const STUDIED: &[&str] = &[
    "test-accuracy",
    "silhouette",
    "theta-to-prototype",
    "prototype-to-centroid",
    "mean-nearest-prototype",
    "theta-to-centroid",
    "mean-nearest-centroid",
];

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "results",
    knobs: &[
        Knob::choice("test-set", "figure.knob.test-set", &["all", "lfw", "cfp-fp", "agedb"], "all"),
        Knob::choice("study", "figure.knob.study", &["digits", "identities"], "digits"),
        Knob::choice("study-dim", "figure.knob.study-dim", &["2", "16"], "2"),
        Knob::choice("measure", "figure.knob.measure", STUDIED, "test-accuracy"),
    ],
    size: (900.0, 460.0),
    draw,
    describe,
    card: Card { needs: None, draw: Some(card) },
    spots: Some(|_, values, (width, height), look| show(values, &mut Blank::new(width, height), look)),
    ..super::PICTURE
};

/// The published numbers alone.
fn card(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    let area = grid::titled(ink, paper, look.words.get("figure.results.published"), look);
    published::draw(ink, area, values.word("test-set"), look);
}

fn draw(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    show(values, ink, look);
}

/// Draws both tables, beside each other where there is room; where each mark lies and what it says.
fn show(values: &Values, ink: &mut dyn Ink, look: &Look) -> Vec<Spot> {
    let paper = grid::paper(ink, look.theme);
    let (above, below) = if paper.width > 1.2 * paper.height {
        grid::split_columns(paper, 0.5, 28.0)
    } else {
        grid::split_rows(paper, 0.46, 16.0)
    };
    let above = grid::titled(ink, above, look.words.get("figure.results.published"), look);
    let mut spots = published::draw(ink, above, values.word("test-set"), look);
    let lines = study::lines(values.word("study"), values.word("study-dim"), values.word("measure"));
    let seeds = lines.iter().map(|line| line.seeds).max().unwrap_or(0);
    let title = Message::new("figure.results.ours")
        .word("data", format!("data.{}", values.word("study")))
        .text("dim", values.word("study-dim"))
        .number("seeds", f64::from(seeds));
    let below = grid::titled(ink, below, &look.words.say(&title), look);
    spots.extend(study::draw(ink, below, &lines, values.word("measure"), look));
    spots
}

fn describe(_: &[Outcome], values: &Values) -> Vec<Message> {
    let measure = values.word("measure");
    let lines = study::lines(values.word("study"), values.word("study-dim"), measure);
    let best = published::best().into_iter().map(|(set, name, value)| {
        Message::new("figure.results.best").word("set", set).word("name", name).number("value", value)
    });
    best.chain([Message::new("figure.results.measured").word("measure", study::words(measure))])
        .chain(lines.iter().map(|line| line.said(measure)))
        .collect()
}
