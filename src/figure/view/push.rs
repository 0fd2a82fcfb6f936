//! Pushes: which way the head's loss moves each training sample, −∂L/∂x, as arrows.
//!
//! ```text
//! in the plane, in space        −∂L/∂x
//! on the circle or the sphere   what of it turns the sample:  (1 − x̂x̂ᵀ)(−∂L/∂x) / ‖x‖
//! ```
//!
//! Lengths are relative: the arrow that only one in twenty exceeds is 18 pixels long, the longest are cut at 30. One that points
//! towards the viewer or away is as much shorter as it looks.

use crate::engine::Frame;
use crate::head::{self, Batch, Output};
use crate::math::{Real, angle, order};
use crate::plot::{Ink, Point, Stroke, Theme};

const TYPICAL: f64 = 18.0;
const LONGEST: f64 = 30.0;

/// A sample's push as it is seen.
pub(super) struct Push {
    /// Where the sample is drawn.
    pub(super) at: Point,
    /// To the right and up.
    pub(super) seen: [f64; 2],
    /// Its whole length, in the same unit.
    pub(super) size: f64,
}

/// Index and −∂L/∂x of every training sample; nothing where the frame does not fit together.
pub(super) fn pushes(frame: &Frame) -> Vec<(usize, Vec<f64>)> {
    let (Some(spec), dim) = (head::find(frame.head), frame.shape.dim) else { return Vec::new() };
    let chosen: Vec<usize> = (0..frame.labels.len()).filter(|&i| frame.train.get(i) == Some(&true)).collect();
    let rows = chosen.iter().filter_map(|i| frame.embeddings.get(i * dim..(i + 1) * dim));
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
    (spec.build)(&frame.knobs).pass(&batch, &mut output);
    let pushes =
        output.d_embeddings.chunks_exact(dim).map(|row| row.iter().map(|v| -f64::from(*v)).collect());
    chosen.into_iter().zip(pushes).collect()
}

/// How fast a push turns sample i about the origin.
pub(super) fn turning(frame: &Frame, i: usize, push: &[f64]) -> Vec<f64> {
    let dim = push.len();
    let row = frame.embeddings.get(i * dim..(i + 1) * dim).unwrap_or_default();
    let x: Vec<f64> = row.iter().map(|v| f64::from(*v)).collect();
    let (unit, length) = (angle::unit(&x), angle::norm(&x).at_least(f64::TINY));
    let along = angle::dot(&unit, push);
    push.iter().zip(&unit).map(|(push, unit)| (push - along * unit) / length).collect()
}

/// Draws the arrows.
pub(super) fn draw(pushes: &[Push], theme: &Theme, ink: &mut dyn Ink) {
    let mut sizes: Vec<f64> = pushes.iter().map(|push| push.size).filter(|size| size.is_finite()).collect();
    order::ascending(&mut sizes);
    let Some(&usual) = sizes.get(sizes.len() * 19 / 20).filter(|usual| **usual > 0.0) else { return };
    let stroke = theme.stroke(theme.ink.alpha(0.55), 0.9);
    for Push { at, seen, size } in pushes.iter().filter(|push| push.size.is_finite()) {
        let scale = (TYPICAL / usual).at_most(LONGEST / size.at_least(f64::TINY));
        if angle::norm(seen) * scale >= 2.0 {
            arrow(*at, at.moved(seen[0] * scale, -seen[1] * scale), &stroke, ink);
        }
    }
}

fn arrow(from: Point, tip: Point, stroke: &Stroke, ink: &mut dyn Ink) {
    let length = from.distance(tip);
    let (dx, dy) = ((tip.x - from.x) / length, (tip.y - from.y) / length);
    ink.line(from, tip, stroke);
    if length > 5.0 {
        let wing = |side: f64| tip.moved(-3.5 * dx - side * 2.0 * dy, -3.5 * dy + side * 2.0 * dx);
        ink.path(&[wing(1.0), tip, wing(-1.0)], false, Some(stroke), None);
    }
}
