//! Runs: the experiments that figures need, as logs, and the frames that came of them.

use super::super::Look;
use super::grid;
use crate::engine::plan::{Need, Outcome, Run};
use crate::engine::{Frame, query};
use crate::head::{self, TargetLogit};
use crate::knob::{Knob, Unit, Values};
use crate::message::Message;
use crate::plot::{Ink, Rect};

/// The seed of every run of a figure.
pub(in crate::figure) const SEED: Knob =
    Knob::number("seed", "knob.seed", (0.0, 999.0), 7.0, 1.0).restarting();

/// How long every run of a figure lasts.
pub(in crate::figure) const fn steps(default: f64) -> Knob {
    Knob::number("steps", "figure.knob.steps", (0.0, 5000.0), default, 100.0).unit(Unit::Steps).restarting()
}

/// Eight identities, half of their samples held out, changed by pose and age as much as can be: data on which a margin matters.
pub(in crate::figure) const IDENTITIES: [(&str, &str); 7] = [
    ("data", "identities"),
    ("per-class", "100"),
    ("held-out", "0"),
    ("test-share", "0.5"),
    ("pose", "1"),
    ("age", "1"),
    ("noise", "0.5"),
];

/// The log of an experiment with these settings and the figure's seed.
pub(in crate::figure) fn log(values: &Values, settings: &[(&str, &str)]) -> String {
    let seed = [("seed", values.number("seed").to_string())];
    query::write(settings.iter().map(|(key, value)| (*key, (*value).to_owned())).chain(seed))
}

/// The same experiment for the Lab, standing at its last step.
pub(in crate::figure) fn in_lab(log: &str, values: &Values) -> String {
    format!("{log}&step={}", values.number("steps"))
}

/// The same, and its picture on the unit circle, as the figure draws it.
pub(in crate::figure) fn in_lab_on_circle(log: &str, values: &Values) -> String {
    format!("{}&view.projection=circle", in_lab(log, values))
}

/// An experiment seen at its beginning and end, and where told in between.
pub(in crate::figure) fn need(log: String, between: &[u64], values: &Values) -> Need {
    let end = values.number("steps") as u64;
    let mut at: Vec<u64> =
        [0].into_iter().chain(between.iter().copied()).filter(|step| *step < end).collect();
    at.push(end);
    Need::Run(Run { log, at })
}

/// The newest frame of the k-th need.
pub(in crate::figure) fn newest(outcomes: &[Outcome], k: usize) -> Option<&Frame> {
    frames(outcomes, k).last()
}

/// Draws the newest frame of the k-th need into a panel, or that it is waited for.
pub(in crate::figure) fn draw_newest(
    ink: &mut dyn Ink,
    panel: Rect,
    (outcomes, k): (&[Outcome], usize),
    look: &Look,
    draw: impl FnOnce(&mut dyn Ink, Rect, &Frame, &Look),
) {
    match newest(outcomes, k) {
        Some(frame) => draw(ink, panel, frame, look),
        None => grid::waiting(ink, panel, look),
    }
}

/// What is said of the frames that are there, or that they are waited for.
pub(in crate::figure) fn said_or_waiting(said: Vec<Message>) -> Vec<Message> {
    if said.is_empty() { vec![Message::new("figure.waiting")] } else { said }
}

/// All frames of the k-th need.
pub(in crate::figure) fn frames(outcomes: &[Outcome], k: usize) -> &[Frame] {
    outcomes.get(k).map_or(&[], Outcome::frames)
}

/// A head's name with its margin, where it has one of that id.
pub(in crate::figure) fn named(head: &str, m: Option<f64>) -> Message {
    let name = format!("head.{head}");
    match m {
        Some(m) => Message::new("figure.with-margin").word("name", name).number("m", m),
        None => Message::new(name),
    }
}

/// A head's curve, with some of its knobs set as exactly as given.
pub(in crate::figure) fn target_logit(
    id: &str,
    knobs: &[(&str, f64)],
    words: &[(&str, &str)],
) -> Option<TargetLogit> {
    head::find(id).and_then(|spec| Some((spec.target_logit)(&set(spec, knobs, words)?)))
}

/// A head's knobs, some of them set as exactly as given.
pub(in crate::figure) fn set(
    spec: &head::Spec,
    knobs: &[(&str, f64)],
    words: &[(&str, &str)],
) -> Option<Values> {
    let mut values = Values::defaults(spec.knobs);
    for (knob, number) in knobs {
        values.put_exactly(knob, *number).ok()?;
    }
    for (knob, word) in words {
        values.set(knob, word).ok()?;
    }
    Some(values)
}
