//! The support vector machine that one can touch: two classes of points to drag, its hyperplane, margins and support vectors.
//!
//! ```text
//!   ●    ★┄┄┄┄┄   f = +1   dashed        ★  support vector (or a ring)
//!  ●   ●     ────  f =  0   solid         ◯  green ring: on the wrong side
//!    ■  ★┄┄┄┄┄┄   f = −1   dashed        ╲  slack: how far a point is inside the margin or beyond it
//! ```
//!
//! After scikit-learn's examples of the maximum-margin hyperplane and of the effect of C, redrawn; numbers are exact.

mod board;
mod draw;
mod heat;
mod listed;
mod slack;

use super::{Changes, Face, Look, Room, Size, Spec};
use crate::classifier::svm;
use crate::engine::fit::{Fit, Fitting, Model, Samples, Source, Split};
use crate::engine::plan::{Need, Outcome};
use crate::knob::{Chosen, Knob, Preset, Values};
use crate::message::Message;
use crate::plot::{Ink, Point};
pub(super) use board::Board;
use board::height;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "svm",
    knobs: &[
        Knob::choice("set", "figure.knob.set-of-points", &["blobs", "gaussians", "moons", "rings"], "blobs"),
        Knob::text("points", "figure.knob.placed", ""),
        svm::KERNEL,
        Knob::log("C", "knob.c", (1e-3, 1e6), 1000.0, 0.1).symbol("C"),
        svm::GAMMA,
        svm::DEGREE,
        svm::COEF0,
        Knob::choice("heat", "figure.knob.heat", &["off", "decision", "probability"], "decision"),
        Knob::choice("support", "figure.knob.support", &["stars", "rings"], "stars"),
        Knob::switch("slack", "figure.knob.slack", true),
        Knob::number("grid", "figure.knob.grid", (16.0, 400.0), 144.0, 8.0).technical(),
        Knob::number("focus", "figure.knob.focus", (-1.0, 400.0), -1.0, 1.0),
    ],
    size: (760.0, 508.0),
    plan,
    check: board::check,
    draw,
    describe,
    drag: Some(drag),
    presets: PRESETS,
    room: Some(Room { width: None, height: |_, values, width, scale| height(values, width, scale) }),
    face: Face::Board(&board::FACE),
    ..super::PICTURE
};

/// Named settings of its knobs.
const PRESETS: &[Preset] = &[
    Preset { id: "maximum-margin", values: &[("set", "blobs"), ("kernel", "linear"), ("C", "1000")] },
    Preset { id: "hard", values: &[("set", "gaussians"), ("kernel", "linear"), ("C", "1")] },
    Preset { id: "soft", values: &[("set", "gaussians"), ("kernel", "linear"), ("C", "0.05")] },
    Preset { id: "moons", values: &[("set", "moons"), ("kernel", "rbf"), ("C", "10"), ("gamma", "1")] },
    Preset {
        id: "rings",
        values: &[("set", "rings"), ("kernel", "rbf"), ("C", "1"), ("gamma", "2"), ("heat", "probability")],
    },
];

fn plan(values: &Values) -> Vec<Need> {
    let board = Board::read(values);
    let mut machine = Chosen::new(&svm::SPEC);
    for (knob, value) in values.iter() {
        let _ = machine.set(knob.id, &value.to_string());
    }
    let columns = values.count("grid");
    let source = Source::Points { points: board.points, classes: 2 };
    vec![Need::Fit(Fit {
        model: Model::Classifier(machine),
        samples: Samples {
            source,
            columns: (0, 1),
            standardise: false,
            split: Split::None,
            most: 0,
            seed: 0,
        },
        window: Some(board.window),
        grid: (columns, columns * 3 / 4),
    })]
}

fn draw(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    draw::board(outcomes.first(), values, ink, look);
}

fn drag(_: &[Outcome], values: &Values, size: Size, (from, to): (Point, Point), look: &Look) -> Changes {
    let board = Board::read(values);
    let plane = board.plane(size, look.theme.scale);
    let Some(point) = board.pick(&plane, from) else { return Vec::new() };
    let place = board.locate(&plane, to);
    vec![("points", board::text(values, &board.moved(point, place).points))]
}

fn describe(outcomes: &[Outcome], values: &Values) -> Vec<Message> {
    let board = Board::read(values);
    let fitting = match outcomes.first() {
        Some(Outcome::Fit(fitting)) => fitting,
        Some(Outcome::Failed(reason)) => return vec![reason.clone()],
        _ => return vec![Message::new("figure.svm.waiting").number("points", board.points.len() as f64)],
    };
    let support = fitting.finding("support").len();
    let mut said = vec![
        Message::new(if support == 1 { "figure.svm.support-one" } else { "figure.svm.support" })
            .number("support", support as f64)
            .number("points", fitting.scatter.points.len() as f64),
    ];
    if let [width] = fitting.finding("margin-width") {
        // Without a direction (w = 0) there is no boundary, and nothing has a width.
        let none = || Message::new("figure.svm.no-boundary");
        said.push(if width.is_finite() {
            Message::new("figure.svm.width").number("width", *width)
        } else {
            none()
        });
    }
    let wrong = fitting.predicted.iter().zip(&fitting.scatter.points.labels).filter(|(a, b)| a != b).count();
    let inside = slack::violators(fitting).count();
    said.push(match (wrong, inside) {
        (0, 0) => Message::new("figure.svm.clear"),
        (0, _) => Message::new("figure.svm.right").number("inside", inside as f64),
        _ => Message::new("figure.svm.wrong").number("wrong", wrong as f64).number("inside", inside as f64),
    });
    if let ([a, b], [c]) = (fitting.finding("coefficients"), fitting.finding("intercepts")) {
        said.push(Message::new("figure.svm.rule").number("a", *a).number("b", *b).number("c", *c));
    }
    if board.points.len() >= board::MOST {
        said.push(Message::new("figure.svm.full").number("most", board::MOST as f64));
    }
    said
}

#[cfg(test)]
mod tests;
