//! SphereFace in the plane: two identities under softmax, with prototypes of length one, and with a multiplied angle.
//!
//! ```text
//!               softmax     modified softmax     A-Softmax
//! as they lie      ✳               ✳                 ✳        softmax: separable, yet not by angle alone
//! directions       ◯               ◯                 ◯        m: each class a narrow arc about its prototype
//! ```
//!
//! After SphereFace (CVPR 2017), fig. 2. Modified softmax is A-Softmax with m = 1: ‖W_j‖ = 1, no bias.

use super::part::{arcs, grid, legend, run, samples};
use super::{Card, Look, Spec};
use crate::engine::Frame;
use crate::engine::plan::{Need, Outcome};
use crate::knob::{Knob, Values};
use crate::message::Message;
use crate::plot::{Ends, Ink, Plane, Rect, Stroke, Theme, clip};
use legend::Swatch;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "sphereface-plane",
    knobs: &[
        Knob::number("m", "knob.m-factor", (1.0, 5.0), 4.0, 0.1).symbol("m").restarting(),
        Knob::number("noise", "knob.noise", (0.0, 1.0), 1.0, 0.05).restarting(),
        run::SEED,
        run::steps(800.0),
    ],
    size: (660.0, 480.0),
    plan,
    draw,
    describe,
    lab: |values| Some(run::in_lab(&log(values, 2), values)),
    card: Card {
        needs: Some(ENDS),
        draw: Some(|outcomes, values, ink, look| show(ENDS, (outcomes, values), ink, look)),
    },
    ..super::PICTURE
};

/// Softmax and A-Softmax: what a thumbnail shows.
const ENDS: &[usize] = &[0, 2];

const NAMES: [&str; 3] = ["head.softmax", "figure.margin-kinds.plain", "figure.sphereface-plane.a-softmax"];

fn log(values: &Values, k: usize) -> String {
    let (m, noise) = (values.number("m").to_string(), values.number("noise").to_string());
    let data = [
        ("data", "identities"),
        ("classes", "2"),
        ("per-class", "100"),
        ("held-out", "0"),
        ("pose", "1"),
        ("age", "1"),
        ("layers", "16"),
        ("noise", noise.as_str()),
    ];
    let head: &[(&str, &str)] = match k {
        0 => &[("head", "softmax")],
        1 => &[("head", "sphereface"), ("m", "1"), ("lambda", "0"), ("lambda-start", "10")],
        _ => &[("head", "sphereface"), ("m", &m), ("lambda", "0"), ("lambda-start", "10")],
    };
    run::log(values, &[&data[..], head].concat())
}

fn plan(values: &Values) -> Vec<Need> {
    (0..3).map(|k| run::need(log(values, k), &[], values)).collect()
}

fn title(values: &Values, k: usize) -> Message {
    Message::new(NAMES[k]).number("m", values.number("m"))
}

fn draw(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    show(&[0, 1, 2], (outcomes, values), ink, look);
}

fn show(runs: &[usize], (outcomes, values): (&[Outcome], &Values), ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    let entries = [
        (look.words.get("figure.prototype").to_owned(), Swatch::Line(look.theme.stroke(look.theme.ink, 1.1))),
        (look.words.get("figure.boundary").to_owned(), Swatch::Line(meeting(look.theme))),
    ];
    let area = legend::above(ink, paper, &entries, look);
    for (&k, panel) in runs.iter().zip(grid::panels(area, runs.len(), 14.0, 0.46)) {
        let inside = grid::titled(ink, panel, &look.words.say(&title(values, k)), look);
        run::draw_newest(ink, inside, (outcomes, k), look, column);
    }
}

/// How wide the classes' arcs are on average, radians.
fn width(frame: &Frame) -> f64 {
    let arcs = arcs::arcs(frame);
    arcs.iter().map(|arc| arc.high - arc.low).sum::<f64>() / arcs.len() as f64
}

fn column(ink: &mut dyn Ink, panel: Rect, frame: &Frame, look: &Look) {
    let words = look.words.say(&Message::new("figure.sphereface-plane.width").number("width", width(frame)));
    let panel = grid::footed(ink, panel, &words, look);
    let (above, below) = grid::halves(panel, 0.5, 6.0);
    samples::plane(ink, above, frame, look);
    let raw = Plane::new(above.square(), [0.0; 2], frame.reach);
    boundary(ink, &raw, (frame, 3.0 * frame.reach), look);
    samples::circle(ink, below, frame, look);
    if frame.rule.bias.iter().all(|bias| *bias == 0.0) {
        boundary(ink, &Plane::new(below.square(), [0.0; 2], samples::REACH), (frame, 1.0), look);
    }
}

/// How the line is drawn where the classes meet.
fn meeting(theme: &Theme) -> Stroke {
    theme.stroke(theme.focus, 1.4)
}

/// Where the two classes meet, (w₁ − w₂)·x + b₁ − b₂ = 0: a line, whatever the head, drawn so far to both sides of what is nearest
/// to the origin; with biases there is none of directions alone.
fn boundary(ink: &mut dyn Ink, plane: &Plane, (frame, far): (&Frame, f64), look: &Look) {
    let ([a, b, c, d], &[from, to]) = (&frame.rule.weights[..], &frame.rule.bias[..]) else { return };
    let (normal, lead) = ([f64::from(a - c), f64::from(b - d)], f64::from(from - to));
    let square = normal[0] * normal[0] + normal[1] * normal[1];
    let foot = normal.map(|part| -lead * part / square);
    let end = |side: f64| {
        let along = [-normal[1], normal[0]].map(|part| side * far * part / square.sqrt());
        plane.to_page([foot[0] + along[0], foot[1] + along[1]])
    };
    for piece in clip::polyline(&plane.area(), &[end(-1.0), end(1.0)]) {
        ink.path(&piece, Ends::Open, Some(&meeting(look.theme)), None);
    }
}

fn describe(outcomes: &[Outcome], _: &Values) -> Vec<Message> {
    let said: Vec<Message> = (0..3)
        .filter_map(|k| {
            let frame = run::newest(outcomes, k)?;
            let name = if k == 2 { "figure.sphereface-plane.multiplied" } else { NAMES[k] };
            Some(
                Message::new("figure.sphereface-plane.state")
                    .word("name", name)
                    .number("width", width(frame)),
            )
        })
        .collect();
    run::said_or_waiting(said)
}
