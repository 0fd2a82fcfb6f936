//! Turns: how far each sample is from its own prototype and from the nearest other one.

use crate::engine::Frame;
use crate::math::{Real, angle};

/// One sample's two angles, radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::figure) struct Turn {
    /// Which sample.
    pub(in crate::figure) sample: usize,
    /// To its own prototype.
    pub(in crate::figure) own: f64,
    /// To the nearest other prototype.
    pub(in crate::figure) other: f64,
}

/// The angles of all samples that `wanted` lets pass. Samples without a direction are left out.
pub(in crate::figure) fn turns(frame: &Frame, wanted: impl Fn(usize) -> bool) -> Vec<Turn> {
    let dim = frame.shape.dim;
    if dim == 0 || frame.shape.classes < 2 {
        return Vec::new();
    }
    let wide = |row: &[f32]| row.iter().map(|v| f64::from(*v)).collect::<Vec<f64>>();
    let units: Vec<Vec<f64>> = frame.prototypes.chunks_exact(dim).map(|w| angle::unit(&wide(w))).collect();
    let rows = frame.embeddings.chunks_exact(dim).zip(&frame.labels).enumerate();
    let turn = |(sample, (x, label)): (usize, (&[f32], &u32))| {
        let (x, label) = (wide(x), *label as usize);
        let length = angle::norm(&x);
        let (own, mut other, mut best) = (units.get(label)?, None, f64::NEG_INFINITY);
        for (_, w) in units.iter().enumerate().filter(|(j, _)| *j != label) {
            let cosine = angle::dot(w, &x);
            if cosine > best {
                (best, other) = (cosine, Some(w));
            }
        }
        let defined = length.is_finite() && length > f64::TINY && own.iter().all(|w| w.is_finite());
        defined.then(|| {
            Some(Turn { sample, own: between(&x, length, own), other: between(&x, length, other?) })
        })?
    };
    rows.filter(|(i, _)| wanted(*i)).filter_map(turn).collect()
}

/// θ_y of every training sample.
pub(in crate::figure) fn own(frame: &Frame) -> Vec<f64> {
    turns(frame, |i| frame.train[i]).into_iter().map(|turn| turn.own).collect()
}

/// The angle between a vector of a length and a unit vector, 2·atan2(‖x̂ − ŵ‖, ‖x̂ + ŵ‖).
fn between(x: &[f64], length: f64, unit: &[f64]) -> f64 {
    let (mut minus, mut plus) = (0.0, 0.0);
    for (a, b) in x.iter().zip(unit) {
        let a = a / length;
        minus += (a - b) * (a - b);
        plus += (a + b) * (a + b);
    }
    2.0 * Real::atan2(minus.sqrt(), plus.sqrt())
}
