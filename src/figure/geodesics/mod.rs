//! The geodesic picture: what ArcFace and its relatives ask for, as lengths of arcs on the sphere, and what comes of it.
//!
//! ```text
//!   A margin    x ──θ── W_y, counted m longer             L = −log softmax of s·cos(θ_y + m), s·cos θ_j
//!   B intra     every x ── W_y shorter                    + a · (1/π) · mean θ_y
//!   C inter     every W_i ── W_j longer                   − b · (1/(π(C−1))) · mean Σ_{j≠y} ∠(W_y, W_j)
//!   D triplet   x ── one of its class, against            + c · mean max(0, ∠(x, own) + 0.35 − ∠(x, other)), unmet ones only
//!               x ── one of another
//! ```
//!
//! After ArcFace (CVPR 2019), fig. 1 and eqs. 5 to 7. Points and prototypes move freely on the sphere down the exact gradient of
//! the sum, from one start; the sliders are the weights. Of the triplets only one is drawn: the point's farthest companion and the
//! nearest stranger.

mod arcs;
mod descent;

use super::part::{ball, grid, legend};
use super::{Card, Look, Spec};
use crate::engine::plan::Outcome;
use crate::knob::{Knob, Unit, Values};
use crate::message::Message;
use crate::plot::{Ink, Rect, Sphere};
use descent::{Losses, State};
use legend::Swatch;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "geodesics",
    knobs: &[
        Knob::number("m", "knob.m-angle", (0.0, 1.5), 0.5, 0.05).symbol("m").unit(Unit::Radians),
        Knob::number("intra", "figure.knob.pull-intra", (0.0, 5.0), 1.0, 0.25),
        Knob::number("inter", "figure.knob.push-inter", (0.0, 5.0), 1.0, 0.25),
        Knob::number("triplet", "figure.knob.compare-triplet", (0.0, 5.0), 1.0, 0.25),
        Knob::number("moves", "figure.knob.moves", (0.0, 200.0), 12.0, 1.0),
        ball::YAW,
        ball::PITCH,
    ],
    size: (640.0, 400.0),
    draw,
    describe,
    drag: Some(ball::turn),
    card: Card { needs: None, draw: Some(card) },
    ..super::PICTURE
};

fn states(values: &Values) -> [State; 2] {
    let start = State::start();
    let end = start.clone().descended(&Losses::of(values), values.count("moves"));
    [start, end]
}

fn draw(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let theme = look.theme;
    let paper = grid::paper(ink, theme);
    let entries = arcs::KINDS
        .iter()
        .filter(|kind| (kind.on)(values))
        .map(|kind| (look.words.get(kind.words).to_owned(), Swatch::Line((kind.stroke)(theme))));
    let paper = legend::above(ink, paper, &entries.collect::<Vec<_>>(), look);
    let titles = [
        Message::new("figure.geodesics.start"),
        Message::new("figure.geodesics.after").number("moves", values.number("moves")),
    ];
    let panels = grid::panels(paper, 2, 16.0, 0.92);
    for ((state, title), panel) in states(values).iter().zip(titles).zip(panels) {
        let inside = grid::titled(ink, panel, &look.words.say(&title), look);
        let inside =
            grid::footed(ink, inside, &look.words.say(&measured(state, "figure.geodesics.measured")), look);
        sphere(ink, inside, state, values, look);
    }
}

/// The start alone.
fn card(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    sphere(ink, paper, &State::start(), values, look);
}

fn sphere(ink: &mut dyn Ink, area: Rect, state: &State, values: &Values, look: &Look) {
    let globe = Sphere::new(area, ball::camera(values), 0.05);
    globe.draw(ink, look.theme, Some(look.theme.fill));
    arcs::draw(ink, &globe, state, values, look);
    arcs::points(ink, &globe, state, look);
}

fn measured(state: &State, key: &str) -> Message {
    Message::new(key).number("own", state.own()).number("apart", state.apart())
}

fn describe(_: &[Outcome], values: &Values) -> Vec<Message> {
    let [start, end] = states(values);
    vec![
        measured(&start, "figure.geodesics.before"),
        measured(&end, "figure.geodesics.state").number("moves", values.number("moves")),
    ]
}
