//! From softmax to a margin in six steps, each on the same sample with its numbers plugged in.
//!
//! ```text
//!   ŵ₁ ↖    ↗ x        1 softmax             z_j = W_j·x + b_j           2.39   0.80  −1.9     P_y 83 %
//!        ·──→ W₀       2 without bias        z_j = W_j·x                 …
//!      ↙ W₂            …
//!                      6 margin              z_y = s·(cos θ_y − m)
//! ```
//!
//! The way CosFace (CVPR 2018), section 3, arrives at its loss; the last step may also be ArcFace's. The picture shows what the chosen
//! step has left of the vectors; x can be dragged.

mod example;
mod panels;

use super::part::grid;
use super::{Look, Size, Spec};
use crate::engine::plan::Outcome;
use crate::knob::{Knob, Values};
use crate::message::Message;
use crate::plot::{Ink, Point, Rect};
use example::{Example, STEPS};

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
    size: (680.0, 400.0),
    plan: |_| Vec::new(),
    draw,
    describe,
    lab: |_| None,
    drag: Some(drag),
};

/// The picture of the vectors, and the table of the steps.
fn layout(area: Rect) -> (Rect, Rect) {
    if area.width > 1.2 * area.height {
        grid::split_columns(area, 0.42, 20.0)
    } else {
        grid::split_rows(area, 0.4, 12.0)
    }
}

fn draw(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let (picture, table) = layout(grid::paper(ink, look.theme));
    let example = Example::new(values);
    panels::picture(ink, picture, &example, look);
    panels::table(ink, table, &example, look);
}

/// A drag in the picture puts x where the pointer is; a press in the table chooses its step.
fn drag(
    _: &[Outcome],
    _: &Values,
    (width, height): Size,
    from: Point,
    to: Point,
) -> Vec<(&'static str, String)> {
    let paper = Rect::new(0.0, 0.0, width, height).inset((width.min(height) / 40.0).clamp(4.0, 14.0));
    let (picture, table) = layout(paper);
    if table.contains(from) {
        let row = (from.y - table.y) / table.height * STEPS as f64;
        return vec![("stage", (row as usize + 1).clamp(1, STEPS).to_string())];
    }
    let [x, y] = panels::plane(picture).to_data(to);
    let text = |x: f64| format!("{:.2}", x.clamp(-2.0, 2.0));
    vec![("x", text(x)), ("y", text(y))]
}

fn describe(_: &[Outcome], values: &Values) -> Vec<Message> {
    let example = Example::new(values);
    let about = |stage: usize| {
        let logits = example.logits(stage);
        let said = Message::new("figure.softmax-to-margin.state").number("stage", stage as f64);
        let said = said.word("name", format!("figure.softmax-to-margin.{stage}"));
        let said = said.number("own", logits[0]).number("first", logits[1]).number("second", logits[2]);
        said.number("posterior", example.posterior(stage))
    };
    (1..=STEPS).map(about).collect()
}
