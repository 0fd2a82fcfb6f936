//! Scale: how sure of itself a sample on its own prototype can be, for each s.
//!
//! ```text
//! 1 ┤        ___---   exact, C prototypes evenly round the circle:   P = e^{sT(0)} / (e^{sT(0)} + Σ_{j≠y} e^{s cos(2πj/C)})
//!   │    _-'          bound (CosFace, eq. 6):                        P ≤ 1 / (1 + (C−1)·e^{−sC/(C−1)})
//! 0 ┤_--'___…         with a margin m:                               T(0) = 1 − m: beyond 1 − cos(2π/C), more s makes P *smaller*
//!   └───────── s
//! ```
//!
//! CosFace's bound assumes that the prototypes can spread as a simplex, which needs C ≤ d + 1; on a circle neighbours are only
//! 2π/C apart, so far more s is needed. After CosFace (CVPR 2018), section 3.3, and NormFace (2017), section 3.3.

use super::part::{grid, legend};
use super::{Look, Spec};
use crate::head::limit::{polygon, reached};
use crate::knob::{Knob, Unit, Values};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Axis, Chart, Ink, Mark, Scale, Shape, Stroke};
use legend::Swatch;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "scale",
    knobs: &[
        Knob::number("classes", "knob.classes", (2.0, 100.0), 8.0, 1.0).symbol("C"),
        Knob::number("m", "knob.m-cosine", (0.0, 1.0), 0.2, 0.01).symbol("m"),
        Knob::number("m-large", "figure.knob.m-large", (0.0, 1.0), 0.35, 0.01).symbol("m′"),
        Knob::number("wanted", "figure.knob.wanted", (0.5, 0.999), 0.99, 0.005).symbol("P").unit(Unit::Share),
    ],
    size: (640.0, 360.0),
    draw,
    describe,
    ..super::PICTURE
};

/// Largest scale shown, and points of a curve.
const MOST: f64 = 64.0;
const POINTS: usize = 256;

/// The largest posterior that any arrangement in any number of dimensions allows (CosFace, eq. 6).
fn bound(classes: usize, s: f64) -> f64 {
    let others = classes as f64 - 1.0;
    1.0 / (1.0 + others * Real::exp(-s * classes as f64 / others))
}

/// The four curves: message of its name, how it is drawn, and P as a function of s.
type Curve = (Message, Stroke, Box<dyn Fn(f64) -> f64>);

fn curves(values: &Values, look: &Look) -> [Curve; 4] {
    let (classes, theme) = (values.count("classes"), look.theme);
    let margin = |id: &str, key: &str, stroke: Stroke| -> Curve {
        let m = values.number(id);
        (Message::new(key).number("m", m), stroke, Box::new(move |s| polygon(classes, m, s)))
    };
    [
        (
            Message::new("figure.scale.bound"),
            theme.stroke(theme.ink_2, 1.4).dashed(5.0, 4.0),
            Box::new(move |s| bound(classes, s)),
        ),
        (
            Message::new("figure.scale.exact"),
            theme.stroke(theme.ink, 1.8),
            Box::new(move |s| polygon(classes, 0.0, s)),
        ),
        margin("m", "figure.scale.margin", theme.stroke(theme.classes[0], 1.8)),
        margin("m-large", "figure.scale.margin", theme.stroke(theme.classes[2], 1.8)),
    ]
}

fn draw(_: &[super::Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let theme = look.theme;
    let paper = grid::paper(ink, theme);
    let curves = curves(values, look);
    let needs: Vec<Option<f64>> =
        curves.iter().map(|(.., posterior)| reached(posterior.as_ref(), values.number("wanted"))).collect();
    let mut entries: Vec<legend::Entry> = curves
        .iter()
        .zip(&needs)
        .map(|((name, stroke, _), s)| (named(name, *s, look), Swatch::Line(*stroke)))
        .collect();
    let wanted = theme.stroke(theme.focus, 1.0).dashed(2.0, 3.0);
    let goal = Message::new("figure.scale.wanted").number("wanted", values.number("wanted"));
    entries.push((look.words.say(&goal), Swatch::Line(wanted)));
    let area = legend::above(ink, paper, &entries, look);
    let columns = Axis::new(0.0, MOST).named(look.words.get("figure.scale.s"));
    let rows = Axis::new(0.0, 1.0).scaled(Scale::Percent).named(look.words.get("figure.scale.posterior"));
    let mut chart = Chart::new(ink, area, columns, rows, theme);
    chart.level(values.number("wanted"), &wanted);
    for (_, stroke, posterior) in &curves {
        let at = |i: usize| MOST * i as f64 / POINTS as f64;
        let points: Vec<(f64, f64)> = (0..=POINTS).map(|i| (at(i), posterior(at(i)))).collect();
        chart.curve(&points, stroke);
    }
    let shown = curves.iter().zip(needs).filter_map(|((_, stroke, _), s)| Some((stroke.color, s?)));
    let marks = shown.filter(|(_, s)| *s <= MOST).map(|(color, s)| {
        let at = chart.at(s, values.number("wanted"));
        Mark::new(at, Shape::Circle, 4.2 * theme.scale, color).rimmed(theme.paper, 1.2)
    });
    let marks: Vec<Mark> = marks.collect();
    chart.ink().points(&marks);
}

/// A curve's name with the least s that is enough.
fn named(name: &Message, s: Option<f64>, look: &Look) -> String {
    let needs = match s {
        Some(s) => look.words.say(&Message::new("figure.scale.enough").number("s", s)),
        None => look.words.get("figure.scale.none").to_owned(),
    };
    format!("{}: {needs}", look.words.say(name))
}

fn describe(_: &[super::Outcome], values: &Values) -> Vec<Message> {
    let (classes, wanted) = (values.count("classes"), values.number("wanted"));
    let state = Message::new("figure.scale.state").number("classes", classes as f64).number("wanted", wanted);
    let number = |s: Option<f64>| s.unwrap_or(f64::NAN);
    let mut said = vec![
        state
            .number("bound", number(reached(&|s| bound(classes, s), wanted)))
            .number("exact", number(reached(&|s| polygon(classes, 0.0, s), wanted))),
    ];
    for id in ["m", "m-large"] {
        let m = values.number(id);
        let about = match reached(&|s| polygon(classes, m, s), wanted) {
            Some(s) => Message::new("figure.scale.reached").number("s", s),
            None => Message::new("figure.scale.never"),
        };
        said.push(about.number("m", m).number("limit", 1.0 - Real::cos(2.0 * f64::PI / classes as f64)));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::{bound, polygon, reached};

    #[test]
    fn the_numbers_are_those_of_the_papers() {
        // Bound and exact value for 8 classes, P = 0.9, 0.99, 0.999; then what 0.35 does to P as s grows.
        for (wanted, low, circle) in [(0.9, 3.63, 9.87), (0.99, 5.72, 18.1), (0.999, 7.75, 26.0)] {
            let found = [reached(&|s| bound(8, s), wanted), reached(&|s| polygon(8, 0.0, s), wanted)];
            let found = found.map(|s| s.expect("reached"));
            assert!(
                (found[0] - low).abs() < 0.006 && (found[1] - circle).abs() < 0.06,
                "{wanted}: {found:?}"
            );
        }
        for (s, p) in [(8.0, 0.24), (16.0, 0.17), (30.0, 0.083), (64.0, 0.013)] {
            assert!((polygon(8, 0.35, s) - p).abs() < 0.006, "{s}: {}", polygon(8, 0.35, s));
        }
        assert_eq!(reached(&|s| polygon(8, 0.35, s), 0.9), None);
    }
}
