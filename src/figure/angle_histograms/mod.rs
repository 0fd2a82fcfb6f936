//! Angle histograms: how far samples stand from their own prototype at the start, the middle and the end of training, and the table
//! of angles that ArcFace's paper measures.
//!
//! ```text
//!    NSL          CosFace      ArcFace
//!  ▁▂▅▇▅▂▁      ▁▂▅▇▅▂▁      ▁▂▅▇▅▂▁        start about 90° (in many dimensions), end near 0°
//!  ───────────────────────────────
//!  prototype to centroid       …  …  …      degrees, from the last frame
//! ```
//!
//! After ArcFace (CVPR 2019), fig. 4a and table 3. On a circle (d = 2) the start is even over 0–180° instead: a thing that papers never
//! meet and toys always do.

mod table;

use super::part::{grid, histogram, legend, run};
use super::view::turns::turns;
use super::{Look, Spec};
use crate::engine::plan::{Need, Outcome};
use crate::engine::{Frame, Wants};
use crate::knob::{Knob, Unit, Values};
use crate::math::{Real, order};
use crate::message::Message;
use crate::plot::{Axis, Chart, Color, Ink, Rect, Scale, Theme};
use legend::Swatch;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "angle-histograms",
    knobs: &[
        Knob::number("dim", "knob.dim", (2.0, 16.0), 8.0, 1.0).symbol("d").restarting(),
        Knob::log("s", "knob.s", (1.0, 128.0), 32.0, 0.5).symbol("s").restarting(),
        Knob::number("m-cosface", "figure.knob.m-cosface", (0.0, 1.0), 0.35, 0.01).symbol("m").restarting(),
        Knob::number("m-arcface", "figure.knob.m-arcface", (0.0, 1.5), 0.5, 0.01)
            .symbol("m")
            .unit(Unit::Radians)
            .restarting(),
        run::SEED,
        run::steps(800.0),
    ],
    size: (760.0, 420.0),
    plan,
    draw,
    describe,
    lab: |values| Some(run::in_lab(&log(values, 2), values)),
    drag: None,
    panel: None,
    card: super::WHOLE,
};

const HEADS: [&str; 3] = ["nsl", "cosface", "arcface"];

/// A head's margin as its knob has it.
fn margin(values: &Values, k: usize) -> Option<f64> {
    ["", "m-cosface", "m-arcface"].get(k).filter(|id| !id.is_empty()).map(|id| values.number(id))
}

fn log(values: &Values, k: usize) -> String {
    let (s, dim) = (values.number("s").to_string(), values.number("dim").to_string());
    let m = margin(values, k).map(|m| m.to_string());
    let mut settings = [&run::IDENTITIES[..], &[("head", HEADS[k]), ("s", &s), ("dim", &dim)]].concat();
    settings.extend(m.as_deref().map(|m| ("m", m)));
    run::log(values, &settings)
}

fn plan(values: &Values) -> Vec<Need> {
    let middle = (values.number("steps") / 8.0) as u64;
    (0..HEADS.len()).map(|k| run::need(log(values, k), &[middle], values, Wants::default())).collect()
}

/// Colours of start, middle and end.
fn colors(theme: &Theme) -> [Color; 3] {
    [theme.ink_3, theme.classes[1], theme.classes[0]]
}

fn draw(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    let names = ["figure.start", "figure.middle", "figure.end"];
    let entries = [0, 1, 2]
        .map(|i| (look.words.get(names[i]).to_owned(), Swatch::Fill(colors(look.theme)[i].alpha(0.6))));
    let area = legend::above(ink, paper, &entries, look);
    let (above, below) = match table::height(look) {
        rows if rows < 0.55 * area.height => {
            let (above, below) = grid::split_rows(area, 1.0 - rows / area.height, 8.0);
            (above, Some(below))
        }
        _ => (area, None),
    };
    let titles: Vec<Message> = (0..HEADS.len()).map(|k| run::named(HEADS[k], margin(values, k))).collect();
    let panels = grid::table(above, HEADS.len(), 1, 14.0);
    for (k, panel) in panels.into_iter().enumerate() {
        let inside = grid::titled(ink, panel, &look.words.say(&titles[k]), look);
        match run::frames(outcomes, k) {
            [] => grid::instead(ink, inside, look.words.get("figure.waiting"), look),
            frames => histograms(ink, inside, frames, look),
        }
    }
    if let Some(below) = below {
        table::draw(ink, below, outcomes, &titles, look);
    }
}

fn histograms(ink: &mut dyn Ink, area: Rect, frames: &[Frame], look: &Look) {
    let shares: Vec<Vec<f64>> = frames.iter().map(|frame| histogram::shares(&own(frame))).collect();
    let columns = Axis::new(0.0, f64::PI).scaled(Scale::Degrees).named(look.words.get("figure.theta"));
    let rows = Axis::new(0.0, histogram::top(&shares)).scaled(Scale::Percent);
    let mut chart = Chart::new(ink, area, columns, rows, look.theme);
    for (share, color) in shares.iter().zip(colors(look.theme)) {
        histogram::draw(&mut chart, share, 1.0, color, look.theme);
    }
}

/// θ_y of every training sample.
fn own(frame: &Frame) -> Vec<f64> {
    turns(frame, |i| frame.train[i]).into_iter().map(|turn| turn.own).collect()
}

fn describe(outcomes: &[Outcome], _: &Values) -> Vec<Message> {
    let mut said = Vec::new();
    for (k, head) in HEADS.iter().enumerate() {
        let medians: Vec<f64> = run::frames(outcomes, k)
            .iter()
            .map(|frame| {
                let mut angles = own(frame);
                order::ascending(&mut angles);
                angles.get(angles.len() / 2).copied().unwrap_or(f64::NAN)
            })
            .collect();
        if let (Some(first), Some(last)) = (medians.first(), medians.last()) {
            let about = Message::new("figure.angle-histograms.state").word("name", format!("head.{head}"));
            said.push(about.number("first", *first).number("last", *last));
        }
    }
    said.extend(table::describe(outcomes, &HEADS));
    if said.is_empty() { vec![Message::new("figure.waiting")] } else { said }
}
