//! Target-logit curves: what each margin makes of the own class's cosine, over the angles that the paper's training visits.
//!
//! ```text
//!  1 ┤─.__                 seven curves of ArcFace's fig. 4b, s taken out;   below: how many samples stand at each angle,
//!    │ '-._''-.__          with any other head and every rule beyond π       at the start, the middle and the end of a run
//! −1 ┤     ''-._ ''
//!    └───────────── θ
//! ```
//!
//! After ArcFace (CVPR 2019), fig. 4. The losses are close where training stands; what differs is where they start and end, and the
//! slope: the pull on a sample at that angle.

mod curves;
mod names;

use super::part::{curve, grid, histogram, legend, run};
use super::{Card, Look, Spec};
use crate::engine::plan::{Need, Outcome};
use crate::figure::view::turns::own;
use crate::knob::{Knob, Unit, Values};
use crate::math::{Real, order};
use crate::message::Message;
use crate::plot::{Axis, Chart, Ink, Point, Rect, Scale, Stroke};
use curves::Curve;
use legend::Swatch;

/// Where the further curve has three margins.
const COMBINED: &[(&str, &[&str])] = &[("extra", &["combined"])];
/// Where something is trained.
const TRAINED: &[(&str, &[&str])] = &[("histogram", &["on"])];

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "target-logit-curves",
    knobs: &[
        Knob::choice("range", "figure.knob.range", &["visited", "whole"], "visited"),
        Knob::choice("show", "figure.knob.slopes", &["logit", "slope", "both"], "logit"),
        Knob::number("m-sphereface", "figure.knob.m-sphereface", (1.0, 4.0), 4.0, 0.1).symbol("m"),
        Knob::number("m-cosface", "figure.knob.m-cosface", (0.0, 1.0), 0.35, 0.01).symbol("m"),
        Knob::number("m-arcface", "figure.knob.m-arcface", (0.0, 1.5), 0.5, 0.01)
            .symbol("m")
            .unit(Unit::Radians),
        Knob::choice("beyond", "figure.knob.beyond", &["none", "linear", "easy", "clamp", "all"], "none"),
        Knob::choice(
            "extra",
            "figure.knob.extra",
            &["none", "l-softmax", "sphereface", "cosface", "arcface", "combined"],
            "none",
        ),
        Knob::number("m", "figure.knob.extra-m", (0.0, 4.0), 0.5, 0.05)
            .symbol("m")
            .when(&[("extra", &["l-softmax", "sphereface", "cosface", "arcface"])]),
        Knob::number("m1", "knob.m1", (0.5, 4.0), 1.0, 0.05).symbol("m₁").when(COMBINED),
        Knob::number("m2", "knob.m2", (0.0, 1.5), 0.3, 0.01).symbol("m₂").unit(Unit::Radians).when(COMBINED),
        Knob::number("m3", "knob.m3", (0.0, 1.0), 0.1, 0.01).symbol("m₃").when(COMBINED),
        Knob::switch("histogram", "figure.knob.histogram", true).restarting(),
        run::SEED.when(TRAINED),
        run::steps(1000.0).when(TRAINED),
    ],
    size: (720.0, 460.0),
    plan,
    draw,
    describe,
    lab: |values| Some(run::in_lab(&log(values), values)),
    card: Card { needs: Some(&[]), draw: Some(card) },
    ..super::PICTURE
};

/// Which of the seven a thumbnail shows.
const MAIN: [usize; 4] = [0, 1, 3, 4];

/// Softmax and the three margins alone.
fn card(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    let mut curves = curves::all(values);
    let mut place = 0..;
    curves.retain(|_| place.next().is_some_and(|i| MAIN.contains(&i)));
    let area = legend::above(ink, paper, &entries(&curves, look), look);
    draw_curves(ink, area, &curves, values, look);
}

fn entries(curves: &[Curve], look: &Look) -> Vec<legend::Entry> {
    let entry = |curve: &Curve| (look.words.say(&curve.name), Swatch::Line(curve.stroke(look.theme)));
    curves.iter().map(entry).collect()
}

fn log(values: &Values) -> String {
    run::log(values, &[&run::IDENTITIES[..], &[("head", "arcface"), ("s", "32"), ("dim", "16")]].concat())
}

fn plan(values: &Values) -> Vec<Need> {
    if !values.on("histogram") {
        return Vec::new();
    }
    let middle = (values.number("steps") / 8.0) as u64;
    vec![run::need(log(values), &[middle], values)]
}

/// The shown angles, radians.
fn range(values: &Values) -> (f64, f64) {
    let degrees = |x: f64| x * f64::PI / 180.0;
    if values.word("range") == "whole" { (0.0, f64::PI) } else { (degrees(20.0), degrees(100.0)) }
}

fn draw(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    let curves = curves::all(values);
    let entries = entries(&curves, look);
    let wide = legend::width(&entries, look.theme);
    let beside = wide < 0.36 * paper.width;
    let (area, mut column) = if beside {
        grid::split_columns(paper, 1.0 - (wide + 2.0) / (paper.width - 14.0), 14.0)
    } else {
        (legend::above(ink, paper, &entries, look), Rect::default())
    };
    let frames = run::frames(outcomes, 0);
    let (upper, lower) =
        if values.on("histogram") { grid::split_rows(area, 0.7, 6.0) } else { (area, Rect::default()) };
    let ends = draw_curves(ink, upper, &curves, values, look);
    if beside {
        column.height = upper.height;
        names::draw(ink, column, &entries, &ends, look);
    }
    if values.on("histogram") {
        draw_angles(ink, lower, frames, values, look);
    }
}

/// A line of the chart and how it is drawn.
type Line = (Vec<(f64, f64)>, Stroke);

/// Draws the curves and returns where each of them ends at the right of the plot.
fn draw_curves(ink: &mut dyn Ink, area: Rect, curves: &[Curve], values: &Values, look: &Look) -> Vec<Point> {
    let (from, to) = range(values);
    let show = values.word("show");
    let slope = show == "slope";
    let mut lines: Vec<Line> =
        curves.iter().map(|curve| (curve.points(from, to, slope), curve.stroke(look.theme))).collect();
    if show == "both" {
        let thin = |stroke: Stroke| Stroke { width: 0.6 * stroke.width, dash: Some((2.0, 2.5)), ..stroke };
        let slopes =
            curves.iter().map(|curve| (curve.points(from, to, true), thin(curve.stroke(look.theme))));
        lines.extend(slopes.collect::<Vec<Line>>());
    }
    let shown = |y: f64| y.is_finite().then_some(y.clamp(-3.0, 5.0));
    let heights = lines.iter().flat_map(|(line, _)| line).filter_map(|&(_, y)| shown(y));
    let (low, high) =
        heights.fold((0.0, 1.0), |(low, high), y| (Real::at_most(low, y), Real::at_least(high, y)));
    let name = format!("figure.target-logit-curves.{show}");
    let rows = Axis::new(low - 0.03 * (high - low), high + 0.03 * (high - low)).named(look.words.get(&name));
    let columns = Axis::new(from, to).scaled(Scale::Degrees).named(look.words.get("figure.theta-y"));
    let mut chart = Chart::new(ink, area, columns, rows, look.theme);
    chart.level(0.0, &look.theme.stroke(look.theme.ink_3, 1.0));
    for (line, stroke) in &lines {
        for piece in curve::pieces(line) {
            chart.curve(&line[piece], stroke);
        }
    }
    let plot = chart.plot();
    let end = |(line, _): &Line| {
        let at = line.last().map_or(plot.center(), |(x, y)| chart.at(*x, *y));
        Point::new(at.x, at.y.at_least(plot.y).at_most(plot.bottom()))
    };
    lines.iter().take(curves.len()).map(end).collect()
}

/// The share of some angles that lies outside a range.
fn outside(angles: &[f64], (from, to): (f64, f64)) -> f64 {
    angles.iter().filter(|angle| **angle < from || **angle > to).count() as f64 / angles.len().max(1) as f64
}

fn draw_angles(ink: &mut dyn Ink, area: Rect, frames: &[crate::engine::Frame], values: &Values, look: &Look) {
    let theme = look.theme;
    let shares: Vec<Vec<f64>> = frames.iter().map(|frame| histogram::shares(&own(frame))).collect();
    let names = ["figure.start", "figure.middle", "figure.end"];
    // The heads have the colours; time is told by greys, the later the stronger.
    let colors = [theme.ink_3.alpha(0.6), theme.ink_3, theme.ink];
    let entries: Vec<legend::Entry> = names
        .iter()
        .zip(colors)
        .take(shares.len().max(1))
        .map(|(name, color)| {
            (look.words.get(name).to_owned(), Swatch::Fill(color.alpha(0.7 * f64::from(color.a) / 255.0)))
        })
        .collect();
    let area = legend::above(ink, area, &entries, look);
    let (from, to) = range(values);
    let columns = Axis::new(from, to).scaled(Scale::Degrees);
    let rows = Axis::new(0.0, histogram::top(&shares))
        .scaled(Scale::Percent)
        .named(look.words.get("figure.target-logit-curves.share"));
    let mut chart = Chart::new(ink, area, columns, rows, theme);
    for (share, color) in shares.iter().zip(colors) {
        histogram::draw(&mut chart, share, 1.0, color, theme);
    }
}

fn describe(outcomes: &[Outcome], values: &Values) -> Vec<Message> {
    let (from, to) = range(values);
    let mut said: Vec<Message> = curves::all(values)
        .iter()
        .map(|curve| {
            let line = curve.points(from, to, values.word("show") == "slope");
            let (first, last) =
                (line.first().map_or(f64::NAN, |p| p.1), line.last().map_or(f64::NAN, |p| p.1));
            let name = match curve.name.args.as_slice() {
                [] => Message::new("figure.target-logit-curves.one").word("name", curve.name.key.clone()),
                args => {
                    let mut about = Message::new(format!("{}.said", curve.name.key));
                    about.args.extend(args.iter().cloned());
                    about
                }
            };
            name.number("first", first).number("last", last).number("from", from).number("to", to)
        })
        .collect();
    for frame in run::frames(outcomes, 0) {
        let (angles, step) = (own(frame), frame.step as f64);
        let cut = outside(&angles, (from, to));
        let median = order::median(angles).unwrap_or(f64::NAN);
        said.push(Message::new("figure.median-angle").number("step", step).number("median", median));
        if cut > 0.0 {
            let cut =
                Message::new("figure.target-logit-curves.outside").number("step", step).number("share", cut);
            said.push(cut.number("from", from).number("to", to));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::outside;

    #[test]
    fn what_a_view_cuts_off_is_counted() {
        assert_eq!(outside(&[0.1, 0.5, 1.0, 3.0], (0.5, 1.0)), 0.5);
        assert_eq!([outside(&[0.5, 1.0], (0.5, 1.0)), outside(&[], (0.5, 1.0))], [0.0, 0.0]);
    }
}
