//! From softmax to a margin in six steps, each on the same sample with its numbers plugged in.
//!
//! ```text
//!  1 softmax     2 no bias      3 ‖W‖ = 1        1  z_j = W_j·x + b_j         z_0 = 1.3·1.2 + 0.3·0.9 − 0.2
//!  ▢ W₀ → x      ▢              ▢                2  z_j = ‖W_j‖·‖x‖·cos θ_j    z_0 = 1.33·1.5·cos 23.9°
//!  4 ‖x‖ = 1     5 scale        6 margin         …
//!  ▢             ▢              ▢                6  z_y = s·(cos θ_y − m)
//! ```
//!
//! The way CosFace (CVPR 2018), section 3, arrives at its loss; the last step may also be ArcFace's. Each panel is coloured by the
//! class whose logit is the largest there; the formulas stand in a [`Panel`](super::panel::Panel) beside it. x can be dragged.

mod panels;
mod regions;
mod steps;

use super::part::grid;
use super::{Changes, Look, Size, Spec};
use crate::engine::plan::Outcome;
use crate::knob::{Knob, Values};
use crate::message::Message;
use crate::plot::{Ink, Point, Rect};
use steps::{COUNT, PANEL, found};

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "softmax-to-margin",
    knobs: &[
        Knob::number("stage", "figure.knob.stage", (1.0, 6.0), 1.0, 1.0),
        Knob::choice("margin", "figure.knob.margin", &["cosface", "arcface"], "cosface"),
        Knob::number("m", "figure.knob.margin-size", (0.0, 1.0), 0.35, 0.01).symbol("m"),
        Knob::log("s", "knob.s", (1.0, 64.0), 8.0, 0.5).symbol("s"),
        Knob::number("x", "figure.knob.x", (-2.0, 2.0), 1.2, 0.02).symbol("x₁"),
        Knob::number("y", "figure.knob.y", (-2.0, 2.0), 0.9, 0.02).symbol("x₂"),
    ],
    size: (720.0, 540.0),
    draw,
    describe,
    drag: Some(drag),
    panel: Some(&PANEL),
    ..super::PICTURE
};

/// One panel for each step.
fn layout(area: Rect) -> Vec<Rect> {
    grid::panels(area, COUNT, 12.0, 0.84)
}

fn draw(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let area = grid::paper(ink, look.theme);
    let lines = PANEL.work(values);
    for (k, panel) in layout(area).into_iter().enumerate() {
        panels::draw(ink, panel, (k + 1, values, &lines), look);
    }
}

/// A drag in a panel puts x where the pointer is, and chooses its step.
fn drag(_: &[Outcome], _: &Values, size: Size, (from, to): (Point, Point), look: &Look) -> Changes {
    let panels = layout(grid::inside(size));
    let Some(k) = panels.iter().position(|panel| panel.contains(from)) else { return Vec::new() };
    let [x, y] = panels::plane(panels[k], look.theme.scale).to_data(to);
    let text = |x: f64| format!("{:.2}", x.clamp(-2.0, 2.0));
    vec![("x", text(x)), ("y", text(y)), ("stage", (k + 1).to_string())]
}

fn describe(_: &[Outcome], values: &Values) -> Vec<Message> {
    let lines = PANEL.work(values);
    let about = |stage: usize| {
        let number = |name: &str| found(&lines, stage, name);
        let said = Message::new("figure.softmax-to-margin.state").number("stage", stage as f64);
        let said = said.word("name", format!("figure.softmax-to-margin.{stage}"));
        let said = said.number("own", number("z_0")).number("first", number("z_1"));
        said.number("second", number("z_2")).number("posterior", number("P_0"))
    };
    (1..=COUNT).map(about).collect()
}
