//! Target logit: ψ(θ), the own class's logit without its scale, against cos θ (ArcFace's fig. 4b, over the whole half turn).
//!
//! ```text
//!  1 ┤·--..                - - cos θ
//!    │ ·.  ''--.            ── ψ(θ)
//! −1 ┤   '··.___▒▒         ▒ beyond: the rule past θ + m > π has taken over, or ψ rises again
//!    └──────────────
//!    0°          180°
//! ```
//!
//! The gap between the two curves is what the margin asks of a sample at that angle; the samples sit on ψ.

use super::turns::turns;
use super::{Inputs, Look, Place, Spec, crosshair, sheet};
use crate::figure::part::{curve, legend};
use crate::head::TargetLogit;
use crate::knob::{Knob, Values};
use crate::math::Real;
use crate::math::order;
use crate::message::Message;
use crate::plot::{Align, Anchor, Axis, Chart, Ink, Mark, Scale, Shape, Stroke, number};
use legend::Swatch;

/// Points along the curve: every half degree.
const STEPS: usize = 360;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "target-logit",
    knobs: &[
        Knob::switch("points", "figure.knob.points", true),
        Knob::switch("slope", "figure.knob.slope", false),
    ],
    size: (320.0, 180.0),
    draw,
    describe,
    touch: None,
    place: Place::Reading,
};

fn theta(i: usize) -> f64 {
    f64::PI * i as f64 / STEPS as f64
}

fn draw(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, look: &Look) {
    let theme = look.theme;
    let area = legend::below_row(sheet::chart(ink, theme), theme);
    let curve = inputs.frame.head.target_logit();
    let psi: Vec<(f64, f64)> = (0..=STEPS).map(|i| (theta(i), curve.at(theta(i)))).collect();
    let cosine: Vec<(f64, f64)> = (0..=STEPS).map(|i| (theta(i), Real::cos(theta(i)))).collect();
    let slope: Vec<(f64, f64)> = if values.on("slope") {
        (0..=STEPS).map(|i| (theta(i), curve.pull(theta(i)))).collect()
    } else {
        Vec::new()
    };
    let ends = |(low, high): (f64, f64), (_, y): &(f64, f64)| (low.at_most(*y), high.at_least(*y));
    let (low, high) = psi.iter().chain(&slope).filter(|(_, y)| y.is_finite()).fold((-1.0, 1.0), ends);
    let rows = Axis::new(low - 0.04 * (high - low), high + 0.04 * (high - low));
    let mut chart = Chart::new(ink, area, Axis::new(0.0, f64::PI).scaled(Scale::Degrees), rows, theme);
    if let Some(start) = beyond(&psi) {
        chart.band(start, f64::PI, theme.fill);
    }
    let strokes = [
        theme.stroke(theme.ink, 1.6),
        theme.stroke(theme.ink_3, 1.2).dashed(4.0, 3.0),
        theme.stroke(theme.focus, 1.2),
    ];
    chart.curve(&cosine, &strokes[1]);
    for piece in curve::pieces(&psi) {
        chart.curve(&psi[piece.clone()], &strokes[0]);
        chart.curve(slope.get(piece).unwrap_or_default(), &strokes[2]);
    }
    if values.on("points") {
        samples(inputs, &curve, &mut chart, look);
    }
    let shown = if slope.is_empty() { 2 } else { 3 };
    legend(inputs, &curve, &mut chart, &strokes[..shown], (low, high), look);
}

/// The names of the curves that are drawn, with their values where one points.
fn legend(
    inputs: &Inputs,
    curve: &TargetLogit,
    chart: &mut Chart,
    strokes: &[Stroke],
    ends: (f64, f64),
    look: &Look,
) {
    let words = ["figure.target-logit.psi", "figure.target-logit.cosine", "figure.target-logit.slope"];
    let mut names = words.map(|key| look.words.get(key).to_owned());
    if let Some(angle) = crosshair::across(inputs, chart) {
        let values = [curve.at(angle), Real::cos(angle), curve.pull(angle)];
        let dots: Vec<_> = values.into_iter().zip(strokes.iter().map(|stroke| stroke.color)).collect();
        crosshair::draw(chart, angle, &dots, look.theme);
        for (name, value) in names.iter_mut().zip(values) {
            *name = format!("{name} {}", number::decimal(value, 2));
        }
        name_angle(chart, angle, ends, look);
    }
    let entries: Vec<_> = names.into_iter().zip(strokes.iter().copied().map(Swatch::Line)).collect();
    legend::over(chart, &entries, look.theme);
}

/// Writes the angle beside its line. Both curves fall: left of the middle the foot is free, right of it the top.
fn name_angle(chart: &mut Chart, angle: f64, (low, high): (f64, f64), look: &Look) {
    let style = look.theme.label();
    let (level, anchor) = if angle < 0.5 * f64::PI { (low, Anchor::Baseline) } else { (high, Anchor::Top) };
    let said = look.words.say(&Message::new("figure.target-logit.at").number("angle", angle));
    let aside = (0.5 * style.size, 0.0);
    chart.note(&said, (angle, level), aside, &style.placed(Align::Start, anchor));
}

/// The first angle at which ψ stops falling or jumps.
fn beyond(psi: &[(f64, f64)]) -> Option<f64> {
    let falls = curve::falls(psi);
    (1..falls.len()).find(|&i| falls[i] < 1e-9 || curve::jumps(&falls, i)).map(|i| psi[i].0)
}

fn samples(inputs: &Inputs, curve: &TargetLogit, chart: &mut Chart, look: &Look) {
    let labels = &inputs.frame.labels;
    let radius = 2.0 * look.theme.scale;
    let mut marks = Vec::new();
    for turn in turns(inputs.frame, &|i| !inputs.apart(i)) {
        let at = chart.at(turn.own, curve.at(turn.own));
        if at.finite() {
            marks.push(Mark::new(
                at,
                Shape::Circle,
                radius,
                look.theme.class(labels[turn.sample]).alpha(0.6),
            ));
        }
    }
    chart.ink().points(&marks);
}

fn describe(inputs: &Inputs, _: &Values) -> Vec<Message> {
    let curve = inputs.frame.head.target_logit();
    let psi: Vec<(f64, f64)> = (0..=STEPS).map(|i| (theta(i), curve.at(theta(i)))).collect();
    let state =
        Message::new("figure.target-logit.state").number("start", psi[0].1).number("end", psi[STEPS].1);
    let mut said = vec![state];
    let falls = curve::falls(&psi);
    if let Some(i) = (1..falls.len()).find(|&i| falls[i] < -1e-9) {
        said.push(Message::new("figure.target-logit.upturn").number("angle", psi[i].0));
    }
    let median = order::median(turns(inputs.frame, &|_| true).iter().map(|turn| turn.own).collect());
    said.extend(median.map(|median| Message::new("figure.target-logit.samples").number("median", median)));
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::head::find;
    use crate::knob::Chosen;

    fn psi(head: &str, set: &[(&str, &str)]) -> Vec<(f64, f64)> {
        let mut head = Chosen::new(find(head).expect("a registered head"));
        for (id, text) in set {
            head.set(id, text).expect("a knob of the head");
        }
        let curve = head.target_logit();
        (0..=STEPS).map(|i| (theta(i), curve.at(theta(i)))).collect()
    }

    #[test]
    fn what_lies_beyond_begins_where_the_rule_takes_over() {
        let step = f64::PI / STEPS as f64;
        for (rule, pieces_want) in [("linear", 2), ("none", 1), ("clamp", 1)] {
            for m in [0.1, 0.3, 0.5, 1.0] {
                let psi = psi("arcface", &[("m", &m.to_string()), ("beyond-pi", rule)]);
                let start = beyond(&psi).expect("has a threshold");
                assert!((start - (f64::PI - m)).abs() <= 1.01 * step, "{rule} {m}: {start}");
                assert_eq!(curve::pieces(&psi).len(), pieces_want, "{rule} {m}");
            }
        }
        let easy = psi("arcface", &[("beyond-pi", "easy")]);
        assert!((beyond(&easy).expect("jumps") - f64::PI / 2.0).abs() <= 1.01 * step);
        for head in ["nsl", "cosface", "sphereface", "l-softmax"] {
            assert_eq!(beyond(&psi(head, &[])), None, "{head}");
        }
    }
}
