//! Arrows: which way the loss pushes each training sample, −∂L/∂x.
//!
//! Lengths are relative: the arrow that only one in twenty exceeds is 18 pixels long, the longest are cut at 30. On the circle
//! only the turning part is drawn, (1 − x̂x̂ᵀ)(−∂L/∂x)/‖x‖.

use super::stage::Stage;
use crate::head::{self, Batch, Outcome};
use crate::math::order;
use crate::math::{Real, angle};
use crate::plot::{Ink, Point, Stroke, Theme};

const TYPICAL: f64 = 18.0;
const LONGEST: f64 = 30.0;

pub(super) fn draw(stage: &Stage, theme: &Theme, ink: &mut dyn Ink) {
    let mut pushes: Vec<(Point, [f64; 2])> = Vec::new();
    for (i, gradient) in gradients(stage) {
        let Some(at) = stage.sample(i).filter(|_| seen(stage, i)) else { continue };
        let push = if stage.circle { turning(stage, i, &gradient) } else { [-gradient[0], -gradient[1]] };
        if push.iter().all(|part| part.is_finite()) {
            pushes.push((at, push));
        }
    }
    let mut lengths: Vec<f64> = pushes.iter().map(|(_, push)| angle::norm(push)).collect();
    order::ascending(&mut lengths);
    let Some(&usual) = lengths.get(lengths.len() * 19 / 20).filter(|usual| **usual > 0.0) else { return };
    let stroke = theme.stroke(theme.ink.alpha(0.55), 0.9);
    for (at, push) in pushes {
        let length = angle::norm(&push);
        let scale = (TYPICAL / usual).at_most(LONGEST / length.at_least(f64::TINY));
        let tip = at.moved(push[0] * scale, -push[1] * scale);
        if length * scale >= 2.0 {
            arrow(at, tip, &stroke, ink);
        }
    }
}

fn seen(stage: &Stage, i: usize) -> bool {
    let label = stage.inputs.frame.labels.get(i).copied();
    stage.inputs.isolate.is_none_or(|only| label == Some(only))
}

/// Index and ∂L/∂x of every training sample.
fn gradients(stage: &Stage) -> Vec<(usize, Vec<f64>)> {
    let frame = stage.inputs.frame;
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
    let mut outcome = Outcome::default();
    (spec.build)(&frame.knobs).train(&batch, &mut outcome);
    let gradients =
        outcome.d_embeddings.chunks_exact(dim).map(|row| row.iter().map(|v| f64::from(*v)).collect());
    chosen.into_iter().zip(gradients).collect()
}

/// How fast the push turns the sample, in the plane of the picture.
fn turning(stage: &Stage, i: usize, gradient: &[f64]) -> [f64; 2] {
    let dim = gradient.len();
    let row = stage.inputs.frame.embeddings.get(i * dim..(i + 1) * dim).unwrap_or_default();
    let x: Vec<f64> = row.iter().map(|v| f64::from(*v)).collect();
    let (unit, length) = (angle::unit(&x), angle::norm(&x).at_least(f64::TINY));
    let along = angle::dot(&unit, gradient);
    [0, 1].map(|axis| (along * unit[axis] - gradient[axis]) / length)
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
