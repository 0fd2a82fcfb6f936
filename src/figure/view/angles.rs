//! Angles: histograms of θ to the own class and to the nearest other one (ArcFace's fig. 4a, SphereFace's fig. 5).
//!
//! Where the two overlap, samples are misclassified by angle; a margin pushes the first to the left.

use super::turns::{Turn, turns};
use super::{Inputs, Look, Place, Spec, sheet};
use crate::figure::part::legend::{self, Swatch};
use crate::knob::{Knob, Values};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Axis, Chart, Color, Ink, Scale, Theme};

/// Bars over the shown range.
const BINS: usize = 60;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "angles",
    knobs: &[Knob::choice("angles-of", "figure.knob.set", &["train", "test", "all"], "all")],
    size: (320.0, 150.0),
    draw,
    describe,
    touch: None,
    place: Place::Reading,
};

fn chosen(inputs: &Inputs, values: &Values) -> Vec<Turn> {
    let train = |i: usize| inputs.frame.train.get(i).copied().unwrap_or(false);
    let shown = |i: usize| !inputs.apart(i);
    match values.word("angles-of") {
        "train" => turns(inputs.frame, &|i| shown(i) && train(i)),
        "test" => turns(inputs.frame, &|i| shown(i) && !train(i)),
        _ => turns(inputs.frame, &shown),
    }
}

/// Orange of "nearest other".
fn orange(theme: &Theme) -> Color {
    theme.classes[6]
}

fn draw(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, look: &Look) {
    let theme = look.theme;
    let area = legend::below_row(sheet::chart(ink, theme), theme);
    let turns = chosen(inputs, values);
    let far = turns.iter().map(|turn| turn.own.at_least(turn.other)).fold(0.0, Real::at_least);
    let end = if far <= f64::PI / 2.0 { f64::PI / 2.0 } else { f64::PI };
    let bars = [(count(&turns, end, |t| t.own), theme.ink), (count(&turns, end, |t| t.other), orange(theme))];
    let tallest = bars.iter().flat_map(|(bar, _)| bar).fold(0, |a, b| a.max(*b)).max(1);
    let columns = Axis::new(0.0, end).scaled(Scale::Degrees);
    let rows = Axis::new(0.0, f64::from(tallest)).scaled(Scale::Whole);
    let mut chart = Chart::new(ink, area, columns, rows, theme);
    let wide = end / BINS as f64;
    for (counts, color) in &bars {
        let bar = |(i, &count): (usize, &u32)| {
            let left = i as f64 * wide;
            [(left + 0.06 * wide, 0.0), (left + 0.94 * wide, f64::from(count))]
        };
        chart.blocks(counts.iter().enumerate().filter(|(_, count)| **count > 0).map(bar), color.alpha(0.8));
    }
    let entry =
        |words: &str, color: Color| (look.words.get(words).to_owned(), Swatch::Fill(color.alpha(0.8)));
    let entries = [entry("figure.angles.own", theme.ink), entry("figure.angles.other", orange(theme))];
    legend::over(&mut chart, &entries, theme);
}

/// How many samples fall into each bar; what lies at the end belongs to the last one.
fn count(turns: &[Turn], end: f64, angle: fn(&Turn) -> f64) -> [u32; BINS] {
    let mut counts = [0; BINS];
    for turn in turns {
        counts[((angle(turn) / end * BINS as f64) as usize).min(BINS - 1)] += 1;
    }
    counts
}

fn describe(inputs: &Inputs, values: &Values) -> Vec<Message> {
    let turns = chosen(inputs, values);
    if turns.is_empty() {
        return vec![Message::new("figure.angles.none")];
    }
    let count = turns.len() as f64;
    let mean = |angle: fn(&Turn) -> f64| turns.iter().map(angle).sum::<f64>() / count;
    let overlap = turns.iter().filter(|turn| turn.own >= turn.other).count() as f64;
    let said =
        Message::new("figure.angles.state").number("own", mean(|t| t.own)).number("other", mean(|t| t.other));
    vec![said.number("overlap", overlap).number("count", count)]
}
