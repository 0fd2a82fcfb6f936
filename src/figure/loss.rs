//! Loss and accuracy over the steps, with a dot where one stands.
//!
//! The loss is the mean training loss, margin included, so a larger margin lifts it even where nothing got worse; accuracies
//! are the rule's, without margin.

use super::key::{Corner, key};
use super::{Inputs, Look, Place, Spec};
use crate::engine::frame::CurvePoint;
use crate::knob::{Knob, Values};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Axis, Chart, Ink, Mark, Rect, Scale, Shape, Stroke};

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "loss",
    knobs: &[
        Knob::choice("curves", "figure.knob.curves", &["loss", "accuracy", "both"], "both"),
        Knob::choice("spacing", "figure.knob.spacing", &["linear", "log"], "linear"),
    ],
    size: (320.0, 220.0),
    draw,
    describe,
    touch: None,
    place: Place::Reading,
};

fn draw(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, look: &Look) {
    let (width, height) = ink.size();
    let whole = Rect::new(0.0, 0.0, width, height);
    ink.path(&whole.corners(), true, None, Some(look.theme.paper));
    let part = |from: f64, share: f64| Rect::new(0.0, from * height, width, share * height);
    match values.word("curves") {
        "loss" => loss(inputs, values, ink, whole, look),
        "accuracy" => accuracy(inputs, values, ink, whole, look),
        _ => {
            loss(inputs, values, ink, part(0.0, 0.47), look);
            accuracy(inputs, values, ink, part(0.5, 0.5), look);
        }
    }
}

fn steps(inputs: &Inputs, values: &Values) -> Axis {
    let last = (inputs.frame.step as f64).at_least(1.0);
    if values.word("spacing") == "log" {
        return Axis::new(1.0, last.at_least(10.0)).scaled(Scale::Log);
    }
    Axis::new(0.0, last).scaled(Scale::Whole)
}

fn series(inputs: &Inputs, value: fn(&CurvePoint) -> f32) -> Vec<(f64, f64)> {
    inputs.frame.curve.iter().map(|point| (point.step as f64, f64::from(value(point)))).collect()
}

fn loss(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, area: Rect, look: &Look) {
    let theme = look.theme;
    let curve = series(inputs, |point| point.loss);
    let top = curve.iter().map(|(_, y)| *y).filter(|y| y.is_finite()).fold(0.0, Real::at_least);
    let rows = Axis::new(0.0, if top > 0.0 { top } else { 1.0 }).named(look.words.get("figure.loss.curve"));
    let mut chart = Chart::new(ink, area, steps(inputs, values), rows, theme);
    chart.curve(&curve, &theme.stroke(theme.ink, 1.5));
    stand(&mut chart, &curve, look);
}

fn accuracy(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, area: Rect, look: &Look) {
    let theme = look.theme;
    let rows = Axis::new(0.0, 1.0).scaled(Scale::Percent);
    let mut chart = Chart::new(ink, area, steps(inputs, values), rows, theme);
    let strokes: [Stroke; 2] = [theme.stroke(theme.ink_3, 1.5), theme.stroke(theme.ink, 1.5)];
    let curves = [series(inputs, |point| point.train_accuracy), series(inputs, |point| point.test_accuracy)];
    let mut entries = Vec::new();
    for ((curve, stroke), words) in curves.iter().zip(strokes).zip(["figure.loss.train", "figure.loss.test"])
    {
        if curve.iter().any(|(_, y)| y.is_finite()) {
            chart.curve(curve, &stroke);
            stand(&mut chart, curve, look);
            entries.push((look.words.get(words).to_owned(), stroke));
        }
    }
    key(&mut chart, Corner::Lower, &entries, theme);
}

/// A dot at the end of a curve.
fn stand(chart: &mut Chart, curve: &[(f64, f64)], look: &Look) {
    let Some((x, y)) = curve.last().filter(|(_, y)| y.is_finite()) else { return };
    let at = chart.at(*x, *y);
    if at.finite() && chart.plot().inset(-2.0).contains(at) {
        let mark = Mark::new(at, Shape::Circle, 2.4 * look.theme.scale, look.theme.ink);
        chart.ink().points(&[mark.rimmed(look.theme.paper, 1.0)]);
    }
}

fn describe(inputs: &Inputs, _: &Values) -> Vec<Message> {
    let frame = inputs.frame;
    if frame.curve.is_empty() {
        return vec![Message::new("figure.loss.none")];
    }
    let (train, test) = frame.accuracies;
    let said = Message::new("figure.loss.state").number("loss", frame.loss).number("step", frame.step as f64);
    vec![said.number("train", f64::from(train)).number("test", f64::from(test))]
}
