//! Angle histograms: how far samples stand from their own prototype at the start, the middle and the end of training, and the table
//! of angles that ArcFace's paper measures.
//!
//! ```text
//!    NSL          CosFace      ArcFace
//!  ▁▂▅▇▅▂▁      ▁▂▅▇▅▂▁      ▁▂▅▇▅▂▁        start about 90° (in many dimensions), end near 0°
//!                           NSL  ArcFace  + intra  + inter  + triplet
//!  prototype to centroid     …      …        …        …         …        degrees, from the last frame
//! ```
//!
//! After ArcFace (CVPR 2019), fig. 4a and table 3, whose last three losses are NSL's joined by a term with λ = 1. (The paper's
//! triplet has no prototypes; here it joins the head as the others do.) On a circle (d = 2) the start is even over 0–180° instead:
//! a thing that papers never meet and toys always do.

mod table;

use super::part::{grid, histogram, legend, run};
use super::view::turns::own;
use super::{Card, Look, Spec};
use crate::engine::Frame;
use crate::engine::plan::{Need, Outcome};
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
        Knob::choice("joined", "figure.knob.joined", &["nsl", "arcface"], "nsl").restarting(),
        Knob::number("weight", "knob.weight", (0.0, 20.0), 1.0, 0.1).symbol("λ").restarting(),
        run::SEED,
        run::steps(800.0),
    ],
    size: (760.0, 460.0),
    plan,
    draw,
    describe,
    lab: |values| Some(run::in_lab(&log(values, "arcface", None), values)),
    card: Card { needs: Some(&[ARCFACE]), draw: Some(card) },
    ..super::PICTURE
};

const HEADS: [&str; 3] = ["nsl", "cosface", "arcface"];
/// The one of these that a thumbnail shows.
const ARCFACE: usize = 2;

/// The terms that join a head for the table.
const TERMS: [&str; 3] = ["intra", "inter", "triplet"];

/// A head's margin as its knob has it.
fn margin(values: &Values, head: &str) -> Option<f64> {
    match head {
        "cosface" => Some(values.number("m-cosface")),
        "arcface" => Some(values.number("m-arcface")),
        _ => None,
    }
}

fn log(values: &Values, head: &str, term: Option<&str>) -> String {
    let [s, dim, weight] = ["s", "dim", "weight"].map(|id| values.number(id).to_string());
    let m = margin(values, head).map(|m| m.to_string());
    let mut settings = [&run::IDENTITIES[..], &[("head", head), ("s", &s), ("dim", &dim)]].concat();
    settings.extend(m.as_deref().map(|m| ("m", m)));
    settings.extend(term.into_iter().flat_map(|term| [("term", term), ("weight", weight.as_str())]));
    run::log(values, &settings)
}

/// The heads alone, then the joined ones.
fn plan(values: &Values) -> Vec<Need> {
    let middle = (values.number("steps") / 8.0) as u64;
    let heads = HEADS.map(|head| log(values, head, None));
    let joined = TERMS.map(|term| log(values, values.word("joined"), Some(term)));
    heads
        .into_iter()
        .map(|log| run::need(log, &[middle], values))
        .chain(joined.into_iter().map(|log| run::need(log, &[], values)))
        .collect()
}

/// Colours of start, middle and end.
fn colors(theme: &Theme) -> [Color; 3] {
    [theme.ink_3, theme.classes[1], theme.classes[0]]
}

fn draw(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let area = legend(ink, look);
    let (above, below) = match table::height(area.width, look) {
        rows if rows < 0.55 * area.height => {
            let (above, below) = grid::split_rows(area, 1.0 - rows / area.height, 8.0);
            (above, Some(below))
        }
        _ => (area, None),
    };
    let panels = grid::table(above, HEADS.len(), 1, 14.0);
    for (k, panel) in panels.into_iter().enumerate() {
        head(ink, panel, (outcomes, k), values, look);
    }
    if let Some(below) = below {
        table::draw(ink, below, outcomes, values, look);
    }
}

/// One head's histograms.
fn card(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let area = legend(ink, look);
    head(ink, area, (outcomes, ARCFACE), values, look);
}

/// The paper and what its colours mean; what is left of it.
fn legend(ink: &mut dyn Ink, look: &Look) -> Rect {
    let paper = grid::paper(ink, look.theme);
    let names = ["figure.start", "figure.middle", "figure.end"];
    let entries = [0, 1, 2]
        .map(|i| (look.words.get(names[i]).to_owned(), Swatch::Fill(colors(look.theme)[i].alpha(0.6))));
    legend::above(ink, paper, &entries, look)
}

fn head(ink: &mut dyn Ink, panel: Rect, (outcomes, k): (&[Outcome], usize), values: &Values, look: &Look) {
    let name = |m: Option<f64>| look.words.say(&run::named(HEADS[k], m));
    let short = look.words.get(&format!("figure.short.{}", HEADS[k])).to_owned();
    let titles = [name(margin(values, HEADS[k])), name(None), short];
    let title = grid::fitting(&titles, panel.width, &look.theme.strong());
    let inside = grid::titled(ink, panel, &title, look);
    match run::frames(outcomes, k) {
        [] => grid::waiting(ink, inside, look),
        frames => histograms(ink, inside, (frames, tallest(outcomes)), look),
    }
}

/// The largest share in any panel: all have the same axis.
fn tallest(outcomes: &[Outcome]) -> f64 {
    let frames = (0..HEADS.len()).flat_map(|k| run::frames(outcomes, k));
    let shares: Vec<Vec<f64>> = frames.map(|frame| histogram::shares(&own(frame))).collect();
    histogram::top(&shares)
}

fn histograms(ink: &mut dyn Ink, area: Rect, (frames, top): (&[Frame], f64), look: &Look) {
    let says = |key: &str| look.words.get(key).to_owned();
    let fitting = |names: [String; 2]| grid::fitting(&names, area.width, &look.theme.label());
    let name = fitting([says("figure.theta"), says("figure.theta-own")]);
    let columns = Axis::new(0.0, f64::PI).scaled(Scale::Degrees).named(&name);
    let share = fitting([says("figure.samples-share"), says("figure.samples")]);
    let rows = Axis::new(0.0, 1.05 * top).scaled(Scale::Percent).named(&share);
    let mut chart = Chart::new(ink, area, columns, rows, look.theme);
    for (frame, color) in frames.iter().zip(colors(look.theme)) {
        histogram::draw(&mut chart, &histogram::shares(&own(frame)), 1.0, color, look.theme);
    }
}

fn describe(outcomes: &[Outcome], values: &Values) -> Vec<Message> {
    let mut said = Vec::new();
    for (k, head) in HEADS.iter().enumerate() {
        let medians: Vec<f64> = run::frames(outcomes, k)
            .iter()
            .map(|frame| order::median(own(frame)).unwrap_or(f64::NAN))
            .collect();
        if let (Some(first), Some(last)) = (medians.first(), medians.last()) {
            let about = Message::new("figure.angle-histograms.state").word("name", format!("head.{head}"));
            said.push(about.number("first", *first).number("last", *last));
        }
    }
    said.extend(table::describe(outcomes, values));
    run::said_or_waiting(said)
}
