//! What ArcFace's papers print: verification accuracy in per cent after one training on CASIA with a ResNet-50.
//!
//! CVPR 2019, tables 2 and 3; the row with s = 20 is the journal's (TPAMI 2022). All rows of one scale used s = 64: without a
//! margin that is too much, so half of what a margin seems to bring over normalised softmax is the scale's doing.

use super::super::part::legend;
use super::super::{Look, Spot};
use super::dots;
use crate::message::Message;
use crate::plot::{Axis, Ink, Mark, Rect, Scale, Theme};
use legend::Swatch;

/// Word of the loss; accuracies on LFW, CFP-FP and AgeDB-30.
type Row = (&'static str, [f64; 3]);

const TABLE: &[Row] = &[
    ("figure.results.nsl-64", [98.56, 89.79, 88.72]),
    ("figure.results.nsl-20", [99.20, 94.61, 92.65]),
    ("figure.results.softmax", [99.08, 94.39, 92.33]),
    ("figure.results.sphereface", [99.11, 94.38, 91.70]),
    ("figure.results.cosface", [99.51, 95.44, 94.56]),
    ("figure.results.arcface", [99.53, 95.56, 95.15]),
    ("figure.results.cm1", [99.48, 95.12, 94.38]),
    ("figure.results.cm2", [99.50, 95.24, 94.86]),
];

/// The test sets: the knob's word and the name.
const SETS: [(&str, &str); 3] = [
    ("lfw", "figure.knob.test-set.lfw"),
    ("cfp-fp", "figure.knob.test-set.cfp-fp"),
    ("agedb", "figure.knob.test-set.agedb"),
];

/// Colours of the test sets: three that are far apart.
const COLORS: [u32; 3] = [0, 2, 4];

/// The best loss on each test set.
pub(super) fn best() -> Vec<(&'static str, &'static str, f64)> {
    let best = |at: usize| {
        let rows = TABLE.iter().map(|(name, row)| (*name, row[at]));
        rows.reduce(|best, other| if other.1 > best.1 { other } else { best })
    };
    SETS.iter()
        .enumerate()
        .filter_map(|(at, (_, set))| best(at).map(|(name, value)| (*set, name, value)))
        .collect()
}

/// One mark a test set, or one set alone over its own range; where each lies and what it says.
pub(super) fn draw(ink: &mut dyn Ink, area: Rect, set: &str, look: &Look) -> Vec<Spot> {
    let theme = look.theme;
    let shown: Vec<usize> = (0..3).filter(|&at| set == "all" || SETS[at].0 == set).collect();
    let look_of = |at: usize| (Theme::shape(COLORS[at]), theme.class(COLORS[at]));
    let entries = shown.iter().map(|&at| {
        let (shape, color) = look_of(at);
        (look.words.get(SETS[at].1).to_owned(), Swatch::Dot(shape, color))
    });
    let area = legend::above(ink, area, &entries.collect::<Vec<_>>(), look);
    let of_shown = || TABLE.iter().flat_map(|(_, row)| shown.iter().map(|&at| row[at] / 100.0));
    let (low, high) = of_shown().fold((1.0, 0.0), |(low, high): (f64, f64), x| (low.min(x), high.max(x)));
    let room = 0.08 * (high - low);
    let axis = Axis::new(low - room, (high + room).min(1.0)).scaled(Scale::Percent);
    let axis = axis.named(look.words.get("figure.results.verification"));
    let names: Vec<String> = TABLE.iter().map(|(name, _)| look.words.get(name).to_owned()).collect();
    let rows = dots::rows(ink, area, &names, axis, 0.0, look);
    let (mut marks, mut spots) = (Vec::new(), Vec::new());
    for (i, (name, row)) in TABLE.iter().enumerate() {
        for &at in &shown {
            let ((shape, color), place) = (look_of(at), rows.at(i, row[at] / 100.0));
            marks.push(Mark::new(place, shape, 4.2 * theme.scale, color));
            let said = Message::new("figure.results.dot").word("name", *name).word("set", SETS[at].1);
            spots.push((place, said.number("value", row[at])));
        }
    }
    ink.points(&marks);
    spots
}
