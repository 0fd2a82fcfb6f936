//! The table: what ArcFace's paper measures of each loss, in degrees, from the last frame of each run.

use super::{HEADS, TERMS};
use crate::engine::Frame;
use crate::engine::plan::Outcome;
use crate::figure::Look;
use crate::figure::part::run;
use crate::knob::Values;
use crate::math::Real;
use crate::message::Message;
use crate::message::words::show;
use crate::metric::{self, Distance};
use crate::plot::{Align, Anchor, Ink, Point, Rect, TextStyle, text};

/// Metric, whether it is of the training samples, message of the row's name.
const ROWS: [(&str, bool, &str); 6] = [
    ("prototype-to-centroid", true, "figure.angle-histograms.prototype"),
    ("mean-nearest-prototype", true, "figure.angle-histograms.prototypes"),
    ("theta-to-centroid", true, "figure.angle-histograms.within"),
    ("mean-nearest-centroid", true, "figure.angle-histograms.between"),
    ("theta-to-centroid", false, "figure.angle-histograms.within-test"),
    ("mean-nearest-centroid", false, "figure.angle-histograms.between-test"),
];

/// Height of a row, in ems.
const ROW: f64 = 1.65;
/// Tables narrower than this, in ems, have names on lines of their own.
const NARROW: f64 = 40.0;

fn narrow(width: f64, look: &Look) -> bool {
    width < NARROW * look.theme.label().size
}

/// The table's height in CSS pixels at a width.
pub(super) fn height(width: f64, look: &Look) -> f64 {
    let lines = if narrow(width, look) { 2.0 } else { 1.0 };
    (ROWS.len() as f64 * lines + 1.3) * ROW * look.theme.label().size
}

/// The table's runs: their place in the plan, and their name over a column.
fn columns() -> Vec<(usize, Message)> {
    let alone = HEADS.iter().enumerate().filter(|(_, head)| **head != "cosface");
    let name = |head: &str| match head {
        "nsl" => Message::new("figure.angle-histograms.nsl"),
        head => Message::new(format!("head.{head}")),
    };
    let joined = TERMS.iter().enumerate().map(|(k, term)| {
        let name = Message::new("figure.angle-histograms.joined").word("term", format!("term.{term}"));
        (HEADS.len() + k, name)
    });
    alone.map(|(k, head)| (k, name(head))).chain(joined).collect()
}

/// One row's angle for one run; `None` before there is a frame.
fn angle(outcomes: &[Outcome], k: usize, row: usize) -> Option<f64> {
    let frame = run::newest(outcomes, k)?;
    measure(frame, ROWS[row].0, ROWS[row].1)
}

fn measure(frame: &Frame, metric: &str, train: bool) -> Option<f64> {
    let rows: Vec<usize> = (0..frame.labels.len()).filter(|&i| frame.train[i] == train).collect();
    let measured = frame.measured(&rows);
    (metric::find(metric)?.measure)(&measured.sample(Distance::Cosine))
}

/// Draws the table: names at the left (or above the numbers), a column for each run, hairlines between.
pub(super) fn draw(ink: &mut dyn Ink, area: Rect, outcomes: &[Outcome], values: &Values, look: &Look) {
    let style = look.theme.label();
    let (columns, narrow) = (columns(), narrow(area.width, look));
    let (names, lines) = if narrow { (0.0, 2.0) } else { (0.36 * area.width, 1.0) };
    let row = (ROW * style.size).at_most(area.height / (ROWS.len() as f64 * lines + 1.0));
    let column = (area.width - names) / columns.len() as f64;
    let right = |k: usize| area.x + names + (k as f64 + 1.0) * column;
    let middle = |line: f64| area.y + (line + 0.5) * row;
    let start = style.placed(Align::Start, Anchor::Center);
    if !narrow {
        let to = Message::new("figure.angle-histograms.to")
            .word("head", format!("head.{}", values.word("joined")));
        let words = text::fit(&look.words.say(&to), names, &style);
        ink.text(&words, Point::new(area.x, middle(0.0)), &start);
    }
    for (k, (_, name)) in columns.iter().enumerate() {
        let words = text::fit(&look.words.say(name), column - 0.4 * style.size, &style);
        ink.text(&words, Point::new(right(k), middle(0.0)), &style.placed(Align::End, Anchor::Center));
    }
    let strong = TextStyle { color: look.theme.ink, ..style }.placed(Align::End, Anchor::Center);
    for (i, (_, _, key)) in ROWS.iter().enumerate() {
        let line = i as f64 * lines + 1.0;
        let y = area.y + line * row;
        ink.line(Point::new(area.x, y), Point::new(area.right(), y), &look.theme.hairline());
        let wide = if narrow { area.width } else { names };
        ink.text(&text::fit(look.words.get(key), wide, &style), Point::new(area.x, middle(line)), &start);
        for (k, (run, _)) in columns.iter().enumerate() {
            let number = angle(outcomes, *run, i).map_or_else(|| "–".to_owned(), |angle| show(angle, "deg"));
            ink.text(&number, Point::new(right(k), middle(line + lines - 1.0)), &strong);
        }
    }
}

/// The same in sentences.
pub(super) fn describe(outcomes: &[Outcome], values: &Values) -> Vec<Message> {
    let mut said = Vec::new();
    let alone = HEADS
        .iter()
        .map(|head| Message::new("figure.angle-histograms.row").word("name", format!("head.{head}")));
    let joined = TERMS.iter().map(|term| {
        let about = Message::new("figure.angle-histograms.row-joined").word("term", format!("term.{term}"));
        about.word("head", format!("head.{}", values.word("joined")))
    });
    for (k, about) in alone.chain(joined).enumerate() {
        let angles: Option<Vec<f64>> = (0..ROWS.len()).map(|row| angle(outcomes, k, row)).collect();
        let Some(angles) = angles else { continue };
        let about = about.number("prototype", angles[0]).number("prototypes", angles[1]);
        said.push(about.number("within", angles[4]).number("between", angles[5]));
    }
    said
}
