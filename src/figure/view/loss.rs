//! Loss and accuracy over the steps, with a dot where one stands and a crosshair where one points.
//!
//! The loss is the mean training loss, margin included, so a larger margin lifts it even where nothing got worse; accuracies
//! are the rule's, without margin. The axis reaches from 0 to the largest loss; a term that rewards (inter) can lead below 0, and
//! then it begins there.

use super::{Inputs, Look, Place, Spec, crosshair, sheet};
use crate::engine::frame::CurvePoint;
use crate::figure::part::legend::{self, Swatch};
use crate::knob::{Knob, Values};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Axis, Blank, Chart, Ink, Rect, Scale, Stroke, Theme, number};

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
    let area = sheet::chart(ink, look.theme);
    let wanted = values.word("curves");
    if wanted == "loss" {
        loss(inputs, values, ink, area, look);
    } else if wanted == "accuracy" {
        accuracy(inputs, values, ink, area, look);
    } else {
        let half = area.height / 2.0;
        let gap = 0.5 * look.theme.label().size;
        let (above, below) = (area.pad(0.0, 0.0, 0.0, half + gap), area.pad(0.0, half + gap, 0.0, 0.0));
        // The steps of both begin at the same place, whatever the width of their labels: tried where nobody sees it.
        let tried = &mut Blank::new(area.width, area.height);
        let left = [loss(inputs, values, tried, above, look), accuracy(inputs, values, tried, below, look)];
        let most = left[0].at_least(left[1]);
        loss(inputs, values, ink, above.pad(most - left[0], 0.0, 0.0, 0.0), look);
        accuracy(inputs, values, ink, below.pad(most - left[1], 0.0, 0.0, 0.0), look);
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

/// Draws the loss and returns where its axis begins.
fn loss(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, area: Rect, look: &Look) -> f64 {
    let theme = look.theme;
    let curve = series(inputs, |point| point.loss);
    let heights = || curve.iter().map(|(_, y)| *y).filter(|y| y.is_finite());
    let (foot, top) = (heights().fold(0.0, Real::at_most), heights().fold(0.0, Real::at_least));
    let rows = Axis::new(foot, if top > foot { top } else { 1.0 }).named(look.words.get("figure.loss.curve"));
    let mut chart = Chart::new(ink, area, steps(inputs, values), rows, theme);
    chart.curve(&curve, &theme.stroke(theme.ink, 1.5));
    stand(&mut chart, &curve, theme);
    if let Some((step, loss)) = pointed(inputs, &chart, &curve) {
        crosshair::draw(&mut chart, step, &[(loss, theme.ink)], theme);
        let said = Message::new("figure.loss.at").text("step", number::whole(step)).number("loss", loss);
        legend::over(&mut chart, &[(look.words.say(&said), Swatch::None)], theme);
    }
    chart.plot().x
}

/// Draws both accuracies and returns where their axis begins.
fn accuracy(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, area: Rect, look: &Look) -> f64 {
    let theme = look.theme;
    let rows = Axis::new(0.0, 1.0).scaled(Scale::Percent).named(look.words.get("figure.loss.accuracy"));
    let mut chart = Chart::new(ink, area, steps(inputs, values), rows, theme);
    let strokes: [Stroke; 2] = [theme.stroke(theme.ink_3, 1.5), theme.stroke(theme.ink, 1.5)];
    let curves = [series(inputs, |point| point.train_accuracy), series(inputs, |point| point.test_accuracy)];
    let mut entries = Vec::new();
    for ((curve, stroke), words) in curves.iter().zip(strokes).zip(["figure.loss.train", "figure.loss.test"])
    {
        if curve.iter().any(|(_, y)| y.is_finite()) {
            chart.curve(curve, &stroke);
            stand(&mut chart, curve, theme);
            let mut entry = look.words.get(words).to_owned();
            if let Some((step, share)) = pointed(inputs, &chart, curve) {
                crosshair::draw(&mut chart, step, &[(share, stroke.color)], theme);
                entry = look.words.say(&Message::new(format!("{words}.at")).number("share", share));
            }
            entries.push((entry, Swatch::Line(stroke)));
        }
    }
    legend::over(&mut chart, &entries, theme);
    chart.plot().x
}

/// A dot at the end of a curve.
fn stand(chart: &mut Chart, curve: &[(f64, f64)], theme: &Theme) {
    if let Some(&end) = curve.last() {
        crosshair::dot(chart, end, theme.ink, theme);
    }
}

/// The point of a curve under the pointer, where it can be drawn.
fn pointed(inputs: &Inputs, chart: &Chart, curve: &[(f64, f64)]) -> Option<(f64, f64)> {
    let x = crosshair::across(inputs, chart)?;
    crosshair::nearest(curve, chart, x).map(|i| curve[i]).filter(|(_, y)| y.is_finite())
}

fn describe(inputs: &Inputs, _: &Values) -> Vec<Message> {
    let frame = inputs.frame;
    if frame.curve.is_empty() {
        return vec![Message::new("figure.loss.none")];
    }
    let said = Message::new("figure.loss.state").number("loss", frame.loss).number("step", frame.step as f64);
    vec![
        said.number("train", f64::from(frame.accuracies.train))
            .number("test", f64::from(frame.accuracies.test)),
    ]
}
