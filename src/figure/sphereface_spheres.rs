//! SphereFace's spheres: six identities in three dimensions, m = 1 to 4; below each, the angles of pairs of samples.
//!
//! ```text
//!   m = 1    m = 2    m = 3    m = 4
//!    ◍        ◍        ◍        ◍        caps tighten
//!   ▟▙▟▙     ▟▙▟▙     ▟▙ ▟▙    ▟▙  ▟▙    pairs of one class | pairs of two classes: less overlap
//! ```
//!
//! After SphereFace (CVPR 2017), fig. 5: the pairs are those of the first two classes. Held-out samples only. λ falls from 10 to 0,
//! so that the margin really acts.

use super::part::{ball, grid, histogram, legend, run};
use super::{Card, Look, Spec};
use crate::engine::Frame;
use crate::engine::plan::{Need, Outcome};
use crate::knob::Values;
use crate::math::{Real, angle};
use crate::message::Message;
use crate::plot::sphere::Sphere;
use crate::plot::{Axis, Chart, Ink, Rect, Scale, Shape};
use legend::Swatch;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "sphereface-spheres",
    knobs: &[ball::YAW, ball::PITCH, run::SEED, run::steps(1000.0)],
    size: (860.0, 440.0),
    plan,
    draw,
    describe,
    lab: |values| Some(run::in_lab(&log(values, 4), values)),
    drag: Some(ball::turn),
    card: Card {
        needs: Some(ENDS),
        draw: Some(|outcomes, values, ink, look| show(ENDS, (outcomes, values), ink, look)),
    },
    ..super::PICTURE
};

/// The first and the last of the runs: what a thumbnail shows.
const ENDS: &[usize] = &[0, 3];

/// Histograms lower than this many ems have no name above: the bars need the room, and the legend says what they count.
const LOW: f64 = 11.0;
/// Those lower than this, on a thumbnail, have none below either.
const LOWEST: f64 = 8.0;

/// The values of m.
const ALL: [usize; 4] = [1, 2, 3, 4];

fn log(values: &Values, m: usize) -> String {
    let m = m.to_string();
    let head = [("classes", "6"), ("dim", "3"), ("head", "sphereface"), ("m", m.as_str())];
    let settings = [&run::IDENTITIES[..], &head, &[("lambda", "0"), ("lambda-start", "10")]].concat();
    run::log(values, &settings)
}

fn plan(values: &Values) -> Vec<Need> {
    ALL.iter().map(|m| run::need(log(values, *m), &[], values)).collect()
}

fn draw(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    show(&[0, 1, 2, 3], (outcomes, values), ink, look);
}

fn show(runs: &[usize], (outcomes, values): (&[Outcome], &Values), ink: &mut dyn Ink, look: &Look) {
    let theme = look.theme;
    let paper = grid::paper(ink, theme);
    let says = |key: &str| look.words.get(key).to_owned();
    let entries = [
        (says("figure.pairs.same"), Swatch::Fill(theme.classes[2].alpha(0.6))),
        (says("figure.pairs.other"), Swatch::Fill(theme.classes[0].alpha(0.6))),
        (says("figure.prototype"), Swatch::Dot(Shape::Diamond, theme.ink)),
    ];
    let area = legend::above(ink, paper, &entries, look);
    let drawn = runs.iter().filter_map(|k| run::newest(outcomes, *k));
    let top = histogram::top(&drawn.flat_map(shares).collect::<Vec<_>>());
    for (&k, panel) in runs.iter().zip(grid::panels(area, runs.len(), 14.0, 0.55)) {
        let title = Message::new("figure.margin").text("m", ALL[k].to_string());
        let inside = grid::titled(ink, panel, &look.words.say(&title), look);
        run::draw_newest(ink, inside, (outcomes, k), look, |ink, panel, frame, look| {
            column(ink, panel, (frame, top), values, look);
        });
    }
}

/// A run's sphere and the angles of its pairs, over an axis that goes up to `top`.
fn column(ink: &mut dyn Ink, panel: Rect, (frame, top): (&Frame, f64), values: &Values, look: &Look) {
    let (above, below) = grid::halves(panel, 0.54, 6.0);
    ball::samples(ink, &Sphere::new(above, ball::camera(values), 0.05), frame, look);
    let columns = Axis::new(0.0, f64::PI).scaled(Scale::Degrees);
    let em = look.theme.label().size;
    let columns = if below.height < LOWEST * em {
        columns
    } else {
        columns.named(look.words.get("figure.pairs.angle"))
    };
    let rows = Axis::new(0.0, 1.05 * top).scaled(Scale::Percent);
    let rows = if below.height < LOW * em { rows } else { rows.named(look.words.get("figure.pairs.share")) };
    let mut chart = Chart::new(ink, below, columns, rows, look.theme);
    for (share, color) in shares(frame).iter().zip([2, 0]) {
        histogram::draw(&mut chart, share, 1.0, look.theme.classes[color], look.theme);
    }
}

/// Angles of the pairs within each of the first two classes, and between them.
fn pairs(frame: &Frame) -> (Vec<f64>, Vec<f64>) {
    let rows = frame.embeddings.chunks_exact(frame.shape.dim.max(1)).zip(&frame.labels).zip(&frame.train);
    let own = |class: u32| -> Vec<Vec<f64>> {
        let wanted = rows.clone().filter(|((_, label), train)| **label == class && !**train);
        wanted.map(|((x, _), _)| x.iter().map(|v| f64::from(*v)).collect()).collect()
    };
    let (first, second) = (own(0), own(1));
    let within = |rows: &[Vec<f64>]| -> Vec<f64> {
        (0..rows.len())
            .flat_map(|i| (0..i).map(move |j| (i, j)))
            .map(|(i, j)| angle::between(&rows[i], &rows[j]))
            .collect()
    };
    let between = first.iter().flat_map(|a| second.iter().map(|b| angle::between(a, b))).collect();
    ([within(&first), within(&second)].concat(), between)
}

/// How the angles are distributed: of pairs within a class, of pairs of two.
fn shares(frame: &Frame) -> [Vec<f64>; 2] {
    let (same, other) = pairs(frame);
    [histogram::shares(&same), histogram::shares(&other)]
}

/// Share of pairs that no angle can sort: where both histograms overlap.
fn overlap(frame: &Frame) -> f64 {
    let [same, other] = shares(frame);
    same.iter().zip(&other).map(|(a, b)| Real::at_most(*a, *b)).sum()
}

fn describe(outcomes: &[Outcome], _: &Values) -> Vec<Message> {
    let said: Vec<Message> = (0..ALL.len())
        .filter_map(|k| {
            let frame = run::newest(outcomes, k)?;
            let about = Message::new("figure.sphereface-spheres.state").number("m", ALL[k] as f64);
            Some(about.number("overlap", overlap(frame)).number("accuracy", f64::from(frame.accuracies.test)))
        })
        .collect();
    run::said_or_waiting(said)
}
