//! The three layers that most code on margins copies (`ArcMarginProduct`, `AddMarginProduct`, `SphereProduct` of arcface-pytorch), line
//! by line in our notation, each line beside what it draws.
//!
//! ```text
//!   c = cos θ                      0.34  │ ╲ ·
//! ▌ th = cos(π − m)               −0.88  │  ╲  ·  ┆       the chosen line in colour; numbers are those at the dot's θ,
//!   φ where c > th, else c − mm   −0.14  │   ╲___ ┆‾‾     which can be dragged
//! ```
//!
//! Formulas only, and the same numbers as the heads (a test holds it); no line of the original code is repeated.

mod layer;

use super::part::{grid, legend, math};
use super::{Look, Size, Spec};
use crate::engine::plan::Outcome;
use crate::knob::{Knob, Unit, Values};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{
    Align, Anchor, Axis, Chart, Ink, Mark, Point, Rect, Scale, Shape, Stroke, TextStyle, number, text,
};
use layer::{Line, Shown};
use legend::Swatch;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "reference-layers",
    knobs: &[
        Knob::choice("layer", "figure.knob.layer", &["arc-margin", "add-margin", "sphere"], "arc-margin"),
        Knob::number("line", "figure.knob.line", (1.0, 7.0), 6.0, 1.0),
        Knob::number("theta", "figure.knob.theta", (0.0, 3.1), 1.2, 0.02).symbol("θ").unit(Unit::Radians),
        Knob::number("m", "figure.knob.margin-size", (0.0, 1.0), 0.5, 0.01).symbol("m"),
        Knob::choice("easy", "figure.knob.easy", &["off", "on"], "off"),
        Knob::number("factor", "knob.m-factor", (1.0, 5.0), 4.0, 1.0).symbol("m"),
        Knob::number("lambda", "knob.lambda", (0.0, 50.0), 5.0, 0.5).symbol("λ"),
    ],
    size: (700.0, 380.0),
    plan: |_| Vec::new(),
    draw,
    describe,
    lab: |values| Some(layer::lab(values)),
    drag: Some(drag),
};

/// Points of a curve.
const POINTS: usize = 360;

/// The lines, and the chart.
fn layout(area: Rect) -> (Rect, Rect) {
    if area.width > 1.2 * area.height {
        grid::split_columns(area, 0.52, 18.0)
    } else {
        let (chart, lines) = grid::split_rows(area, 0.42, 10.0);
        (lines, chart)
    }
}

fn chosen(values: &Values, lines: &[Line]) -> usize {
    values.count("line").clamp(1, lines.len()) - 1
}

fn draw(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let (left, right) = layout(grid::paper(ink, look.theme));
    let lines = layer::lines(values);
    let height = left.height / lines.len() as f64;
    for (i, line) in lines.iter().enumerate() {
        let row = Rect::new(left.x, left.y + i as f64 * height, left.width, height);
        write(ink, row, (line, i == chosen(values, &lines)), values, look);
    }
    chart(ink, right, &lines, values, look);
}

fn write(ink: &mut dyn Ink, row: Rect, (line, chosen): (&Line, bool), values: &Values, look: &Look) {
    let (theme, small) = (look.theme, look.theme.label());
    if chosen {
        ink.path(&row.inset(1.0).corners(), true, None, Some(theme.fill));
        let (top, foot) = (Point::new(row.x + 1.5, row.y + 1.0), Point::new(row.x + 1.5, row.bottom() - 1.0));
        ink.line(top, foot, &theme.stroke(theme.focus, 3.0));
    }
    let inside = row.pad(0.9 * small.size, 0.0, 0.4 * small.size, 0.0);
    let two = row.height >= 2.9 * small.size;
    let base = inside.center().y + if two { -0.35 } else { 0.36 } * small.size;
    let mut formula = TextStyle { size: 1.1 * small.size, ..theme.symbol() };
    let value = number::decimal((line.value)(values.number("theta")), 2);
    let room = inside.width - text::width(&value, &small) - small.size;
    formula.size *= (room / math::width(&line.formula, &formula)).at_most(1.0);
    math::write(ink, &line.formula, Point::new(inside.x, base), &formula);
    let end = Point::new(inside.right(), base);
    ink.text(&value, end, &TextStyle { color: theme.ink, ..small }.placed(Align::End, Anchor::Baseline));
    if two {
        let words = text::fit(look.words.get(line.words), inside.width, &small);
        ink.text(&words, Point::new(inside.x, base + 1.35 * small.size), &small);
    }
}

fn chart(ink: &mut dyn Ink, area: Rect, lines: &[Line], values: &Values, look: &Look) {
    let theme = look.theme;
    let strokes = [
        theme.stroke(theme.ink_3, 1.2).dashed(4.0, 3.0),
        theme.stroke(theme.ink, 1.6),
        theme.stroke(theme.focus, 2.6),
    ];
    let keys =
        ["figure.reference-layers.cosine", "figure.reference-layers.result", "figure.reference-layers.line"];
    let entries: Vec<legend::Entry> = keys
        .iter()
        .zip(strokes)
        .map(|(key, stroke)| (look.words.get(key).to_owned(), Swatch::Line(stroke)))
        .collect();
    let area = legend::above(ink, area, &entries, look);
    let line = &lines[chosen(values, lines)];
    let result = &lines[lines.len() - 1];
    let sampled = |curve: &dyn Fn(f64) -> f64| -> Vec<(f64, f64)> {
        (0..=POINTS).map(|i| f64::PI * i as f64 / POINTS as f64).map(|theta| (theta, curve(theta))).collect()
    };
    let (cosine, psi, own) = (sampled(&|t| Real::cos(t)), sampled(&result.value), sampled(&line.value));
    let drawn = psi.iter().chain(if line.shown == Shown::Curve { own.as_slice() } else { &[] });
    let low = drawn.map(|(_, y)| *y).fold(-1.0, Real::at_most);
    let columns = Axis::new(0.0, f64::PI).scaled(Scale::Degrees).named(look.words.get("figure.axis.angle"));
    let mut chart = Chart::new(ink, area, columns, Axis::new(1.05 * low, 1.08), theme);
    chart.curve(&cosine, &strokes[0]);
    pieces(&psi).iter().for_each(|piece| chart.curve(piece, &strokes[1]));
    highlight(&mut chart, line, &own, values, &strokes[2]);
    let theta = values.number("theta");
    let dot =
        Mark::new(chart.at(theta, (result.value)(theta)), Shape::Circle, 4.5 * theme.scale, theme.focus);
    chart.ink().points(&[dot.rimmed(theme.paper, 1.4)]);
}

/// What of the picture the chosen line is.
fn highlight(chart: &mut Chart, line: &Line, own: &[(f64, f64)], values: &Values, stroke: &Stroke) {
    match line.shown {
        Shown::Curve => pieces(own).iter().for_each(|piece| chart.curve(piece, stroke)),
        Shown::Uprights => layer::uprights(values).iter().for_each(|at| chart.upright(*at, stroke)),
        Shown::Drop => {
            let at = layer::uprights(values).first().copied().unwrap_or(f64::PI);
            let ends = [chart.at(at, Real::cos(at)), chart.at(at, Real::cos(at) - (line.value)(at))];
            chart.ink().line(ends[0], ends[1], stroke);
        }
        Shown::Nothing => {}
    }
}

/// A curve cut where it jumps, so that no jump is drawn as a slope.
fn pieces(curve: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
    let mut pieces = vec![Vec::new()];
    for (i, point) in curve.iter().enumerate() {
        let jump = i > 0 && (point.1 - curve[i - 1].1).abs() > 0.06;
        if jump {
            pieces.push(Vec::new());
        }
        pieces.last_mut().into_iter().for_each(|piece: &mut Vec<_>| piece.push(*point));
    }
    pieces
}

/// A press on a line chooses it; a drag in the chart moves θ.
fn drag(
    _: &[Outcome],
    values: &Values,
    (width, height): Size,
    from: Point,
    to: Point,
) -> Vec<(&'static str, String)> {
    let paper = Rect::new(0.0, 0.0, width, height).inset((width.min(height) / 40.0).clamp(4.0, 14.0));
    let (left, right) = layout(paper);
    if left.contains(from) {
        let count = layer::lines(values).len();
        let row = ((from.y - left.y) / left.height * count as f64) as usize;
        return vec![("line", (row + 1).clamp(1, count).to_string())];
    }
    // The chart's labels take about this much at its left.
    let start = right.x + 32.0;
    let theta = (to.x - start) / (right.right() - start).at_least(1.0) * f64::PI;
    vec![("theta", format!("{:.2}", theta.clamp(0.0, 3.1)))]
}

fn describe(_: &[Outcome], values: &Values) -> Vec<Message> {
    let theta = values.number("theta");
    let start = Message::new("figure.reference-layers.state").number("theta", theta);
    let start = start.word("layer", format!("figure.knob.layer.{}", values.word("layer")));
    let said = |line: &Line| {
        let said = Message::new("figure.reference-layers.said")
            .text("formula", line.formula.replace(['{', '}'], ""));
        said.word("words", line.words).number("value", (line.value)(theta))
    };
    [start].into_iter().chain(layer::lines(values).iter().map(said)).collect()
}
