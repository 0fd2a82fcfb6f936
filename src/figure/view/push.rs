//! Pushes: which way the head's loss moves each training sample, −∂L/∂x, as arrows.
//!
//! ```text
//! in the plane, in space        −∂L/∂x
//! on the circle or the sphere   what of it turns the sample:  (1 − x̂x̂ᵀ)(−∂L/∂x) / ‖x‖
//! ```
//!
//! Lengths are relative: the longest are a fixed share of the picture. One in ten of those drawn may be cut at that, as near the
//! origin a push can be a hundred times the others'. Only the longest are drawn, the longest last: short ones by the thousand say
//! nothing and hide the samples. Of a class that is looked at alone all are, and of a sample in focus its own. One that
//! points towards the viewer or away is as much shorter as it looks.

use super::{Inputs, wide};
use crate::engine::Frame;
use crate::head::{Batch, Output};
use crate::knob::Values;
use crate::math::{Real, angle, order};
use crate::message::Message;
use crate::plot::{Ends, Ink, Point, Stroke, Theme};

/// The longest arrows, as a share of the picture's shorter side.
const LONGEST: f64 = 0.08;
/// So many arrows can still be told apart.
const MOST: usize = 150;

/// A sample's push as it is seen.
pub(super) struct Push {
    /// The sample's number.
    pub(super) sample: usize,
    /// Where the sample is drawn.
    pub(super) at: Point,
    /// To the right and up.
    pub(super) seen: [f64; 2],
    /// Its whole length, in the same unit.
    pub(super) size: f64,
}

/// Index and −∂L/∂x of every training sample; nothing where the frame does not fit together.
pub(super) fn pushes(frame: &Frame) -> Vec<(usize, Vec<f64>)> {
    let dim = frame.shape.dim;
    let chosen: Vec<usize> = (0..frame.labels.len()).filter(|&i| frame.train.get(i) == Some(&true)).collect();
    let rows = chosen.iter().filter_map(|i| frame.embedding(*i));
    let embeddings: Vec<f32> = rows.flatten().copied().collect();
    let labels: Vec<u32> = chosen.iter().map(|&i| frame.labels[i]).collect();
    let fits =
        embeddings.len() == labels.len() * dim && labels.iter().all(|y| (*y as usize) < frame.shape.classes);
    if !fits || dim < 2 {
        return Vec::new();
    }
    let (prototypes, bias) = (frame.prototypes.as_slice(), frame.bias.as_slice());
    let batch = Batch { shape: frame.shape, embeddings: &embeddings, prototypes, bias, labels: &labels };
    let mut output = Output::default();
    frame.head.build().pass(&batch, &mut output);
    let pushes =
        output.d_embeddings.chunks_exact(dim).map(|row| row.iter().map(|v| -f64::from(*v)).collect());
    chosen.into_iter().zip(pushes).collect()
}

/// How fast a push turns sample i about the origin.
pub(super) fn turning(frame: &Frame, i: usize, push: &[f64]) -> Vec<f64> {
    let x = wide(frame.embedding(i).unwrap_or_default());
    let (unit, length) = (angle::unit(&x), angle::norm(&x).at_least(f64::TINY));
    let along = angle::dot(&unit, push);
    push.iter().zip(&unit).map(|(push, unit)| (push - along * unit) / length).collect()
}

/// Draws the arrows.
pub(super) fn draw(pushes: &[Push], inputs: &Inputs, theme: &Theme, ink: &mut dyn Ink) {
    let size = |i: usize| if pushes[i].size.is_finite() { pushes[i].size } else { 0.0 };
    let longest = order::permutation(pushes.len(), &|a, b| size(b).total_cmp(&size(a)));
    let most = if inputs.isolate.is_some() { pushes.len() } else { MOST.min(pushes.len()) };
    let Some(top) = longest.get(most / 10).map(|i| size(*i)).filter(|top| *top > 0.0) else { return };
    let (width, height) = ink.size();
    let side = LONGEST * width.at_most(height);
    let thin = theme.stroke(theme.ink.alpha(0.4), 0.8);
    for (place, &i) in longest.iter().enumerate().rev() {
        let Push { sample, at, seen, .. } = &pushes[i];
        let focused = inputs.focus == Some(*sample);
        let scale = side / top.at_least(size(i));
        let long = size(i) > 0.0 && angle::norm(seen) * scale >= 2.0;
        if long && (place < most || focused) {
            let stroke = if focused { theme.stroke(theme.ink, 1.2) } else { thin };
            arrow(*at, at.moved(seen[0] * scale, -seen[1] * scale), &stroke, ink);
        }
    }
}

/// That not all arrows are drawn, where that is so.
pub(super) fn describe(inputs: &Inputs, values: &Values) -> Option<Message> {
    let trained = inputs.frame.train.iter().filter(|train| **train).count();
    let some = values.on("gradients") && inputs.isolate.is_none() && trained > MOST;
    some.then(|| Message::new("figure.gradients.longest").number("count", MOST as f64))
}

fn arrow(from: Point, tip: Point, stroke: &Stroke, ink: &mut dyn Ink) {
    let length = from.distance(tip);
    let (dx, dy) = ((tip.x - from.x) / length, (tip.y - from.y) / length);
    ink.line(from, tip, stroke);
    if length > 5.0 {
        let wing = |side: f64| tip.moved(-3.5 * dx - side * 2.0 * dy, -3.5 * dy + side * 2.0 * dx);
        ink.path(&[wing(1.0), tip, wing(-1.0)], Ends::Open, Some(stroke), None);
    }
}
