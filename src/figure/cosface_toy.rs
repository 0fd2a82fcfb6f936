//! CosFace's toy: eight identities, growing margins; the embeddings as they lie, and below them the same as directions.
//!
//! ```text
//!            softmax    m = 0     m = 0.1    m = 0.2    m = 0.35   m = 0.9
//! Euclidean    ✳          ✳          ✳          ✳          ✳          ✳
//! angular      ◯          ◯          ◯          ◯          ◯          ◯
//! ```
//!
//! After CosFace (CVPR 2018), fig. 4, with two columns the paper leaves out: eight classes on a circle allow m ≤ 1 − cos 45° =
//! 0.29. What fails beyond that is the loss, not at once the picture. With 0.35 (seeds 1, 2, 3, 7; s = 10, 32, 64) not one training
//! sample meets its margin and the loss grows with s instead of falling, yet 97 to 98 % of the held-out samples are right, as many
//! as with 0.2. Only far beyond, from about 0.5 on, are classes given up: with 0.9 some lie in others, and 70 to 73 % are right.
//! All runs share one seed, so they differ in the loss alone.

use super::part::{arcs, grid, run, samples};
use super::view::turns::turns;
use super::{Card, Look, Spec};
use crate::engine::Frame;
use crate::engine::plan::{Need, Outcome};
use crate::knob::{Knob, Values};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Ink, Rect};

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "cosface-toy",
    knobs: &[
        Knob::log("s", "knob.s", (1.0, 128.0), 32.0, 0.5).symbol("s").restarting(),
        Knob::switch("failing", "figure.knob.failing", true).restarting(),
        run::SEED,
        run::steps(1000.0),
    ],
    size: (960.0, 425.0),
    plan,
    draw,
    describe,
    lab: |values| Some(run::in_lab_on_circle(&log(values, Some("0.2")), values)),
    card: Card { needs: Some(ENDS), draw: Some(card) },
    ..super::PICTURE
};

/// The margins of the columns; `None` is plain softmax.
const COLUMNS: [Option<&str>; 6] = [None, Some("0"), Some("0.1"), Some("0.2"), Some("0.35"), Some("0.9")];

/// Softmax and m = 0.2: what a thumbnail shows.
const ENDS: &[usize] = &[0, 3];

fn columns(values: &Values) -> &'static [Option<&'static str>] {
    if values.on("failing") { &COLUMNS } else { &COLUMNS[..4] }
}

fn log(values: &Values, m: Option<&str>) -> String {
    let s = values.number("s").to_string();
    let mut settings = run::IDENTITIES.to_vec();
    match m {
        Some(m) => settings.extend([("head", "cosface"), ("s", s.as_str()), ("m", m)]),
        None => settings.push(("head", "softmax")),
    }
    run::log(values, &settings)
}

fn plan(values: &Values) -> Vec<Need> {
    columns(values).iter().map(|m| run::need(log(values, *m), &[], values)).collect()
}

fn title(m: Option<&str>) -> Message {
    match m {
        Some(m) => Message::new("figure.margin").text("m", m),
        None => Message::new("head.softmax"),
    }
}

fn draw(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    let columns = columns(values);
    for (k, panel) in grid::panels(paper, columns.len(), 12.0, 0.46).into_iter().enumerate() {
        let inside = grid::titled(ink, panel, &look.words.say(&title(columns[k])), look);
        run::draw_newest(ink, inside, (outcomes, k), look, |ink, panel, frame, look| {
            column(ink, panel, (frame, columns[k]), look);
        });
    }
}

/// The directions of two runs, and their smallest gaps.
fn card(outcomes: &[Outcome], _: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    for (&k, panel) in ENDS.iter().zip(grid::panels(paper, ENDS.len(), 12.0, 0.9)) {
        let inside = grid::titled(ink, panel, &look.words.say(&title(COLUMNS[k])), look);
        run::draw_newest(ink, inside, (outcomes, k), look, |ink, panel, frame, look| {
            let inside = grid::footed(ink, panel, &look.words.say(&gap(frame)), look);
            samples::circle(ink, inside.square(), frame, look);
        });
    }
}

fn gap(frame: &Frame) -> Message {
    let found = arcs::smallest_gap(&arcs::arcs(frame)).map_or(f64::NAN, |(gap, _)| gap);
    let key = if found < 0.0 { "figure.arcs.overlap" } else { "figure.arcs.gap" };
    Message::new(key).number("gap", found.abs())
}

/// Share of the training samples whose own cosine is the largest still when m is taken off.
fn met(frame: &Frame, m: f64) -> f64 {
    let turns = turns(frame, &|i| frame.train[i]);
    let right = turns.iter().filter(|turn| Real::cos(turn.own) - m > Real::cos(turn.other));
    right.count() as f64 / turns.len() as f64
}

fn margin(m: Option<&str>) -> Option<f64> {
    m.and_then(|m| m.parse().ok()).filter(|m| *m > 0.0)
}

/// One run: the embedding, and its directions with their smallest gap; how many samples meet the margin, and the loss.
fn column(ink: &mut dyn Ink, panel: Rect, (frame, m): (&Frame, Option<&str>), look: &Look) {
    let kept = match margin(m) {
        Some(m) => Message::new("figure.cosface-toy.met").number("share", met(frame, m)),
        None => Message::new("figure.cosface-toy.no-margin"),
    };
    let loss = Message::new("figure.cosface-toy.loss").number("loss", frame.loss);
    let panel = [kept, loss, gap(frame)]
        .iter()
        .fold(panel, |panel, line| grid::footed(ink, panel, &look.words.say(line), look));
    let (above, below) = grid::halves(panel, 0.5, 6.0);
    samples::plane(ink, above, frame, look);
    samples::circle(ink, below, frame, look);
}

fn describe(outcomes: &[Outcome], values: &Values) -> Vec<Message> {
    let columns = columns(values).iter().enumerate();
    let said = columns.filter_map(|(k, m)| {
        let frame = run::newest(outcomes, k)?;
        let gap = arcs::smallest_gap(&arcs::arcs(frame))?.0;
        let accuracy = f64::from(frame.accuracies.test);
        let said = match (margin(*m), m) {
            (Some(m), _) => {
                let share = met(frame, m);
                Message::new("figure.cosface-toy.column-met").number("m", m).number("share", share)
            }
            (None, Some(_)) => Message::new("figure.cosface-toy.column").text("m", "m = 0"),
            (None, None) => Message::new("figure.cosface-toy.column").word("m", "head.softmax"),
        };
        let said = said.number("gap", gap).number("accuracy", accuracy);
        // Before the first step nothing has a loss.
        Some(match frame.loss.is_finite() {
            true => said.number("loss", frame.loss),
            false => Message { key: format!("{}.no-loss", said.key), ..said },
        })
    });
    let said: Vec<Message> = said.collect();
    run::said_or_waiting(said)
}

#[cfg(test)]
mod tests {
    use super::{SPEC, Values, describe};
    use crate::figure::view::fixture;

    #[test]
    fn a_loss_is_said_from_the_first_step_on() {
        for (steps, loss) in [("0", false), ("1", true)] {
            let mut values = Values::defaults(SPEC.knobs);
            values.set("steps", steps).expect("a number");
            let done = SPEC.carry_out(&values).expect("made data");
            for message in describe(&done, &values) {
                let said = fixture::words().say(&message);
                assert!(said.contains("loss") == loss && !said.contains('–'), "{said}");
            }
        }
    }
}
