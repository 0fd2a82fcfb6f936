//! The three layers that most code on margins copies (`ArcMarginProduct`, `AddMarginProduct`, `SphereProduct` of arcface-pytorch),
//! line by line in our notation, each line beside what it draws.
//!
//! ```text
//!   c = cos θ                      0.34  │ ╲ ·
//! ▌ th = cos(π − m)               −0.88  │  ╲  ·  ┆       the chosen line in colour; the dot stands at θ and can be dragged
//!   φ where c > th, else c − mm   −0.14  │   ╲___ ┆‾‾
//! ```
//!
//! Formulas only, and the same numbers as the heads (a test holds it); no line of the original code is repeated.

mod layer;

use super::part::{curve, grid, legend, math};
use super::{Changes, Look, Size, Spec};
use crate::engine::plan::Outcome;
use crate::knob::{Knob, Unit, Values};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Align, Anchor, Axis, Blank, Chart, Ink, Mark, Point, Rect, Scale, Shape, Stroke, number};
use layer::{PANEL, Shown};
use legend::Swatch;

/// Layers that add their margin and scale.
const ADDED: &[(&str, &[&str])] = &[("layer", &["arc-margin", "add-margin"])];
/// The layer that multiplies, and anneals.
const SPHERE: &[(&str, &[&str])] = &[("layer", &["sphere"])];

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "reference-layers",
    knobs: &[
        Knob::choice("layer", "figure.knob.layer", &["arc-margin", "add-margin", "sphere"], "arc-margin"),
        Knob::number("line", "figure.knob.line", (1.0, 9.0), 6.0, 1.0),
        Knob::number("theta", "figure.knob.theta", (0.0, 3.1), 1.2, 0.02).symbol("θ").unit(Unit::Radians),
        Knob::number("m", "figure.knob.margin-size", (0.0, 1.0), 0.5, 0.01).symbol("m").when(ADDED),
        Knob::switch("easy", "figure.knob.easy", false).when(&[("layer", &["arc-margin"])]),
        Knob::log("s", "knob.s", (1.0, 64.0), 30.0, 0.5).symbol("s").when(ADDED),
        Knob::number("factor", "knob.m-factor", (1.0, 5.0), 4.0, 1.0).symbol("m").when(SPHERE),
        Knob::log("iteration", "figure.knob.iteration", (1.0, 100_000.0), 10_000.0, 1.0)
            .symbol("t")
            .when(SPHERE),
    ],
    size: (640.0, 420.0),
    draw,
    describe,
    lab: |values| Some(layer::lab(values)),
    drag: Some(drag),
    panel: Some(&PANEL),
    ..super::PICTURE
};

/// Points of a curve.
const POINTS: usize = 360;

/// Everything in the picture that the knobs decide.
struct Shows {
    /// What the layer gives, the chosen line, both over the angle.
    result: Vec<(f64, f64)>,
    own: Vec<(f64, f64)>,
    shown: Shown,
}

impl Shows {
    fn new(values: &Values) -> Self {
        let steps = PANEL.steps(values);
        let chosen = PANEL.chosen(values);
        let sampled = |step: usize| -> Vec<(f64, f64)> {
            let at = |i: usize| f64::PI * i as f64 / POINTS as f64;
            (0..=POINTS).map(|i| (at(i), layer::value(values, step, at(i)))).collect()
        };
        let shown = steps.get(chosen).map_or(Shown::Nothing, |step| layer::shown(step));
        let own = if shown == Shown::Curve { sampled(chosen) } else { Vec::new() };
        Self { result: sampled(steps.len().saturating_sub(1)), own, shown }
    }
}

fn draw(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    show(values, ink, look);
}

/// Draws it; the rectangle that stands for all angles and values.
fn show(values: &Values, ink: &mut dyn Ink, look: &Look) -> Rect {
    let paper = grid::paper(ink, look.theme);
    let area = heading(ink, paper, values, look);
    let strokes = strokes(look);
    let keys = [
        "figure.reference-layers.cosine",
        "figure.reference-layers.result",
        "figure.reference-layers.chosen",
    ];
    let entry = |(key, stroke): (&&str, Stroke)| (look.words.get(key).to_owned(), Swatch::Line(stroke));
    let entries: Vec<legend::Entry> = keys.iter().zip(strokes).map(entry).collect();
    let area = legend::above(ink, area, &entries, look);
    chart(ink, area, values, look)
}

/// The cosine, the result, the chosen line.
fn strokes(look: &Look) -> [Stroke; 3] {
    let theme = look.theme;
    [
        theme.stroke(theme.ink_3, 1.2).dashed(4.0, 3.0),
        theme.stroke(theme.ink, 1.6),
        theme.stroke(theme.focus.alpha(0.5), 6.0),
    ]
}

/// The chosen line above the picture: its name, its words, its number at θ; so that an export says what it shows.
fn heading(ink: &mut dyn Ink, area: Rect, values: &Values, look: &Look) -> Rect {
    let chosen = PANEL.chosen(values);
    let Some(line) = PANEL.work(values).into_iter().find(|line| line.step == chosen) else { return area };
    let Some(step) = PANEL.steps(values).get(chosen).copied() else { return area };
    let strong = look.theme.strong();
    let base = Point::new(area.x, area.y + strong.size);
    let value = line.value.map_or_else(|| number::decimal(f64::NAN, 0), super::panel::Quantity::text);
    let end = math::write(ink, &format!("{} = {value}", math::name(line.name)), base, &look.theme.symbol());
    let style = look.theme.label().placed(Align::Start, Anchor::Baseline);
    let x = end + strong.size;
    let words = crate::plot::text::fit(look.words.get(step.words), area.right() - x, &style);
    ink.text(&words, Point::new(x, base.y), &style);
    area.pad(0.0, 1.9 * strong.size, 0.0, 0.0)
}

/// How far the chart's values reach.
fn axes(shows: &Shows, look: &Look) -> (Axis, Axis) {
    let (low, high) = shows
        .result
        .iter()
        .chain(&shows.own)
        .fold((-1.0, 1.0), |(low, high), (_, y)| (Real::at_most(low, *y), Real::at_least(high, *y)));
    let named = |key: &str| look.words.get(key).to_owned();
    let columns = Axis::new(0.0, f64::PI).scaled(Scale::Degrees).named(named("figure.theta-y"));
    let rows = Axis::new(1.05 * low, high + 0.04 * (high - low));
    (columns, rows.named(named("figure.reference-layers.axis")))
}

fn chart(ink: &mut dyn Ink, area: Rect, values: &Values, look: &Look) -> Rect {
    let (theme, strokes) = (look.theme, strokes(look));
    let shows = Shows::new(values);
    let (columns, rows) = axes(&shows, look);
    let mut chart = Chart::new(ink, area, columns, rows, theme);
    let cosine: Vec<(f64, f64)> = shows.result.iter().map(|(theta, _)| (*theta, Real::cos(*theta))).collect();
    for at in layer::uprights(values) {
        chart.upright(at, &theme.stroke(theme.ink_3, 1.0).dashed(1.5, 3.0));
    }
    chart.curve(&cosine, &strokes[0]);
    highlight(&mut chart, &shows, values, &strokes[2]);
    cut(&mut chart, &shows.result, &strokes[1]);
    let theta = values.number("theta");
    let last = PANEL.steps(values).len().saturating_sub(1);
    let here = if shows.shown == Shown::Curve { PANEL.chosen(values) } else { last };
    let at = chart.at(theta, layer::value(values, here, theta));
    let dot = Mark::new(at, Shape::Circle, 5.0 * theme.scale, theme.focus);
    chart.ink().points(&[dot.rimmed(theme.paper, 1.4)]);
    chart.plot()
}

/// A curve without its jumps.
fn cut(chart: &mut Chart, points: &[(f64, f64)], stroke: &Stroke) {
    curve::pieces(points).into_iter().for_each(|piece| chart.curve(&points[piece], stroke));
}

/// What of the picture the chosen line is.
fn highlight(chart: &mut Chart, shows: &Shows, values: &Values, stroke: &Stroke) {
    match shows.shown {
        Shown::Curve => cut(chart, &shows.own, stroke),
        Shown::Uprights => layer::uprights(values).iter().for_each(|at| chart.upright(*at, stroke)),
        Shown::Drop => {
            let at = layer::uprights(values).first().copied().unwrap_or(f64::PI);
            let drop = layer::value(values, PANEL.chosen(values), at);
            let ends = [chart.at(at, Real::cos(at)), chart.at(at, Real::cos(at) - drop)];
            chart.ink().line(ends[0], ends[1], stroke);
        }
        Shown::Nothing => {}
    }
}

/// A drag moves θ. Where the chart lies follows from all that is written round it, so the picture is drawn once more to no one.
fn drag(
    _: &[Outcome],
    values: &Values,
    (width, height): Size,
    (_, to): (Point, Point),
    look: &Look,
) -> Changes {
    let plot = show(values, &mut Blank::new(width, height), look);
    let theta = (to.x - plot.x) / plot.width.at_least(1.0) * f64::PI;
    vec![("theta", format!("{:.2}", theta.clamp(0.0, 3.1)))]
}

fn describe(_: &[Outcome], values: &Values) -> Vec<Message> {
    let (chosen, theta) = (PANEL.chosen(values), values.number("theta"));
    let start = Message::new("figure.reference-layers.state").number("theta", theta);
    let start = start.word("layer", format!("figure.knob.layer.{}", values.word("layer")));
    let steps = PANEL.steps(values);
    let said = |line: super::panel::Line| {
        let value = line.value.map_or_else(String::new, super::panel::Quantity::text);
        let said = Message::new("figure.reference-layers.said").text("name", line.name).text("value", value);
        said.word("words", steps.get(line.step).map_or("", |step| step.words))
    };
    let own = PANEL.work(values).into_iter().filter(|line| line.step == chosen).map(said);
    [start].into_iter().chain(own).collect()
}
