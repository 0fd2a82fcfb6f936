//! L-Softmax's needles: ten digits in the plane, lengths kept; with m the petals become needles, and shorter.
//!
//! ```text
//!            m = 1     m = 2     m = 3     m = 4
//! training     ✿         ✳         ✳         ✳
//! test         ✿         ✳         ✳         ✳
//! ```
//!
//! After L-Softmax (ICML 2016), fig. 2. Every axis has its own reach, written below, since norms grow freely.

use super::part::{grid, run, samples};
use super::{Card, Look, Spec};
use crate::engine::Frame;
use crate::engine::plan::{Need, Outcome};
use crate::knob::{Knob, Values};
use crate::message::Message;
use crate::plot::{Ink, Rect};

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "l-softmax-needles",
    knobs: &[
        Knob::choice("head", "figure.knob.needles", &["l-softmax", "sphereface"], "l-softmax").restarting(),
        run::SEED,
        run::steps(1500.0),
    ],
    size: (820.0, 470.0),
    plan,
    draw,
    describe,
    lab: |values| Some(run::in_lab(&log(values, 4), values)),
    card: Card { needs: Some(ENDS), draw: Some(card) },
    ..super::PICTURE
};

/// m = 1 and m = 4: what a thumbnail shows.
const ENDS: &[usize] = &[0, 3];

fn log(values: &Values, m: usize) -> String {
    let m = m.to_string();
    run::log(values, &[("data", "digits"), ("head", values.word("head")), ("m", &m), ("lambda", "0")])
}

fn plan(values: &Values) -> Vec<Need> {
    (1..=4).map(|m| run::need(log(values, m), &[], values)).collect()
}

/// The test samples of the first and the last run.
fn card(outcomes: &[Outcome], _: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    for (&k, panel) in ENDS.iter().zip(grid::panels(paper, ENDS.len(), 12.0, 0.9)) {
        let title = Message::new("figure.margin").text("m", (k + 1).to_string());
        let inside = grid::titled(ink, panel, &look.words.say(&title), look);
        run::draw_newest(ink, inside, (outcomes, k), look, |ink, area, frame, look| {
            samples_of(ink, area, (frame, false), look);
        });
    }
}

fn draw(outcomes: &[Outcome], _: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    for (k, panel) in grid::panels(paper, 4, 12.0, 0.43).into_iter().enumerate() {
        let title = Message::new("figure.margin").text("m", (k + 1).to_string());
        let inside = grid::titled(ink, panel, &look.words.say(&title), look);
        run::draw_newest(ink, inside, (outcomes, k), look, column);
    }
}

/// One run: training samples, and the test samples with their accuracy.
fn column(ink: &mut dyn Ink, panel: Rect, frame: &Frame, look: &Look) {
    let (above, below) = grid::halves(panel, 0.5, 4.0);
    samples_of(ink, above, (frame, true), look);
    samples_of(ink, below, (frame, false), look);
}

/// The training or the test samples, with their accuracy.
fn samples_of(ink: &mut dyn Ink, area: Rect, (frame, train): (&Frame, bool), look: &Look) {
    let accuracy = f64::from(if train { frame.accuracies.train } else { frame.accuracies.test });
    let key = if train { "figure.l-softmax-needles.train" } else { "figure.l-softmax-needles.test" };
    let said = look.words.say(&Message::new(key).number("accuracy", accuracy));
    let inside = grid::footed(ink, area, &said, look);
    samples::plane_of(ink, inside, frame, |i| frame.train[i] == train, look);
}

fn describe(outcomes: &[Outcome], _: &Values) -> Vec<Message> {
    let said: Vec<Message> = (0..4)
        .filter_map(|k| {
            let frame = run::newest(outcomes, k)?;
            let about = Message::new("figure.l-softmax-needles.state").number("m", k as f64 + 1.0);
            Some(about.number("accuracy", f64::from(frame.accuracies.test)).number("reach", frame.reach))
        })
        .collect();
    run::said_or_waiting(said)
}
