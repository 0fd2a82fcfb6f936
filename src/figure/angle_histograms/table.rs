//! The table: what ArcFace's paper measures of each loss, in degrees, from the last frame of each run.

use crate::engine::Frame;
use crate::engine::plan::Outcome;
use crate::figure::Look;
use crate::figure::part::run;
use crate::math::Real;
use crate::message::Message;
use crate::message::words::show;
use crate::metric::{Distance, METRICS, Sample};
use crate::plot::{Align, Anchor, Ink, Point, Rect, text};

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

/// The table's height in CSS pixels.
pub(super) fn height(look: &Look) -> f64 {
    (ROWS.len() as f64 + 1.3) * ROW * look.theme.label().size
}

/// One row's angle for one run; `None` before there is a frame.
fn angle(outcomes: &[Outcome], k: usize, row: usize) -> Option<f64> {
    let (frame, _) = run::newest(outcomes, k)?;
    measure(frame, ROWS[row].0, ROWS[row].1)
}

fn measure(frame: &Frame, metric: &str, train: bool) -> Option<f64> {
    let d = frame.shape.dim;
    let rows: Vec<usize> = (0..frame.labels.len()).filter(|&i| frame.train[i] == train).collect();
    let wide = |x: &f32| f64::from(*x);
    let embeddings: Vec<f64> =
        rows.iter().flat_map(|&i| &frame.embeddings[i * d..(i + 1) * d]).map(wide).collect();
    let labels: Vec<u32> = rows.iter().map(|&i| frame.labels[i]).collect();
    let prototypes: Vec<f64> = frame.prototypes.iter().map(wide).collect();
    let sample = Sample {
        embeddings: &embeddings,
        labels: &labels,
        classes: frame.shape.classes,
        dim: d,
        prototypes: &prototypes,
        predicted: &[],
        distance: Distance::Cosine,
    };
    (METRICS.iter().find(|spec| spec.id == metric)?.measure)(&sample)
}

/// Draws the table: names at the left, a column for each run, hairlines between.
pub(super) fn draw(ink: &mut dyn Ink, area: Rect, outcomes: &[Outcome], titles: &[Message], look: &Look) {
    let style = look.theme.label();
    let row = (ROW * style.size).at_most(area.height / (ROWS.len() as f64 + 1.0));
    let names = 0.4 * area.width;
    let column = (area.width - names) / titles.len() as f64;
    let right = |k: usize| area.x + names + (k as f64 + 1.0) * column;
    let middle = |i: usize| area.y + (i as f64 + 0.5) * row;
    for (k, title) in titles.iter().enumerate() {
        let words = text::fit(&look.words.say(title), column - style.size, &style);
        ink.text(&words, Point::new(right(k), middle(0)), &style.placed(Align::End, Anchor::Center));
    }
    let strong = crate::plot::TextStyle { color: look.theme.ink, ..style };
    for (i, (_, _, key)) in ROWS.iter().enumerate() {
        let y = area.y + (i as f64 + 1.0) * row;
        ink.line(Point::new(area.x, y), Point::new(area.right(), y), &look.theme.hairline());
        let words = text::fit(look.words.get(key), names, &style);
        ink.text(&words, Point::new(area.x, middle(i + 1)), &style.placed(Align::Start, Anchor::Center));
        for k in 0..titles.len() {
            let number = angle(outcomes, k, i).map_or_else(|| "–".to_owned(), |angle| show(angle, "deg"));
            ink.text(
                &number,
                Point::new(right(k), middle(i + 1)),
                &strong.placed(Align::End, Anchor::Center),
            );
        }
    }
}

/// The same in sentences.
pub(super) fn describe(outcomes: &[Outcome], heads: &[&str]) -> Vec<Message> {
    let mut said = Vec::new();
    for (k, head) in heads.iter().enumerate() {
        let angles: Option<Vec<f64>> = (0..ROWS.len()).map(|row| angle(outcomes, k, row)).collect();
        let Some(angles) = angles else { continue };
        let about = Message::new("figure.angle-histograms.row").word("name", format!("head.{head}"));
        let about = about.number("prototype", angles[0]).number("prototypes", angles[1]);
        said.push(about.number("within", angles[4]).number("between", angles[5]));
    }
    said
}
