//! ArcFace's toy: eight identities on the circle, trained without a margin and with one.
//!
//! ```text
//!   NSL: arcs touch        ArcFace: an empty arc of up to m between neighbours
//!     ╭─0─╮╭─1─╮              ╭0╮   ╭1╮
//! ```
//!
//! After ArcFace (CVPR 2019), fig. 3. Two real runs from the same start; below each the smallest gap between the arcs that hold
//! 90 % of each class's held-out samples. Eight classes are 45° apart, so m up to 0.79 fits.

use super::part::{arcs, grid, run, samples};
use super::{Look, Spec};
use crate::engine::plan::{Need, Outcome};
use crate::knob::{Knob, Unit, Values};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Ends, Ink, Plane, Rect};

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "arcface-toy",
    knobs: &[
        Knob::number("m", "knob.m-angle", (0.0, 1.2), 0.5, 0.01).symbol("m").unit(Unit::Radians).restarting(),
        Knob::log("s", "knob.s", (1.0, 128.0), 32.0, 0.5).symbol("s").restarting(),
        run::SEED,
        run::steps(1000.0),
    ],
    size: (640.0, 350.0),
    plan,
    draw,
    describe,
    lab: |values| Some(run::in_lab_on_circle(&log(values, "arcface"), values)),
    ..super::PICTURE
};

const HEADS: [&str; 2] = ["nsl", "arcface"];
/// Where the smallest gap is measured: just outside the arcs.
const MEASURE: f64 = 1.15;

fn log(values: &Values, head: &str) -> String {
    let (m, s) = (values.number("m").to_string(), values.number("s").to_string());
    let mut settings = [&run::IDENTITIES[..], &[("head", head), ("s", &s)]].concat();
    if head == "arcface" {
        settings.push(("m", &m));
    }
    run::log(values, &settings)
}

fn plan(values: &Values) -> Vec<Need> {
    HEADS.iter().map(|head| run::need(log(values, head), &[], values)).collect()
}

fn title(values: &Values, k: usize) -> Message {
    run::named(HEADS[k], (k == 1).then(|| values.number("m")))
}

fn draw(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    for (k, panel) in grid::panels(paper, 2, 14.0, 0.92).into_iter().enumerate() {
        let inside = grid::titled(ink, panel, &look.words.say(&title(values, k)), look);
        run::draw_newest(ink, inside, (outcomes, k), look, circle);
    }
}

/// One run, its smallest gap marked on the circle and written below.
fn circle(ink: &mut dyn Ink, panel: Rect, frame: &crate::engine::Frame, look: &Look) {
    let arcs = {
        let room = panel.pad(0.0, 0.0, 0.0, 1.5 * look.theme.label().size);
        samples::circle(ink, room.square(), frame, look)
    };
    let Some((gap, from)) = arcs::smallest_gap(&arcs) else { return };
    let kind = if gap >= 0.0 { "gap" } else { "overlap" };
    let said = ["arcface-toy", "arcs"].map(|words| {
        look.words.say(&Message::new(format!("figure.{words}.{kind}")).number("gap", gap.abs()))
    });
    let said = grid::fitting(&said, panel.width, &look.theme.label());
    let inside = grid::footed(ink, panel, &said, look);
    let plane = Plane::new(inside.square(), [0.0; 2], samples::REACH);
    let ends = [from.at_most(from + gap), from.at_least(from + gap)];
    span(ink, &plane, ends, look);
}

/// A measure outside the arcs, as draughtsmen draw it: a thin line between two ticks.
fn span(ink: &mut dyn Ink, plane: &Plane, [low, high]: [f64; 2], look: &Look) {
    let stroke = look.theme.stroke(look.theme.ink, 1.2);
    ink.path(&samples::bow(plane, MEASURE, low, high), Ends::Open, Some(&stroke), None);
    for angle in [low, high] {
        let at = |radius: f64| plane.to_page([radius * Real::cos(angle), radius * Real::sin(angle)]);
        ink.line(at(samples::ARC), at(2.0 * MEASURE - samples::ARC), &stroke);
    }
}

fn describe(outcomes: &[Outcome], values: &Values) -> Vec<Message> {
    let gap = |k: usize| {
        let frame = run::newest(outcomes, k)?;
        Some((arcs::smallest_gap(&arcs::arcs(frame))?.0, frame.step as f64))
    };
    match (gap(0), gap(1)) {
        (Some((plain, step)), Some((margin, _))) => vec![
            Message::new("figure.arcface-toy.state")
                .number("m", values.number("m"))
                .number("step", step)
                .number("plain", plain)
                .number("margin", margin),
        ],
        _ => vec![Message::new("figure.waiting")],
    }
}
