//! Turns: how far each sample is from its own prototype and from the nearest other one.

use super::wide;
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
pub(in crate::figure) fn turns(frame: &Frame, wanted: &dyn Fn(usize) -> bool) -> Vec<Turn> {
    let dim = frame.shape.dim;
    if dim == 0 || frame.shape.classes < 2 {
        return Vec::new();
    }
    let prototypes: Vec<Vec<f64>> = frame.prototypes.chunks_exact(dim).map(wide).collect();
    let units: Vec<Vec<f64>> = prototypes.iter().map(|w| angle::unit(w)).collect();
    let rows = frame.embeddings.chunks_exact(dim).zip(&frame.labels).enumerate();
    let turn = |(sample, (x, label)): (usize, (&[f32], &u32))| {
        let (x, label) = (wide(x), *label as usize);
        let length = angle::norm(&x);
        let (own, mut other, mut best) = (prototypes.get(label)?, None, f64::NEG_INFINITY);
        for ((_, unit), w) in units.iter().enumerate().zip(&prototypes).filter(|((j, _), _)| *j != label) {
            let cosine = angle::dot(unit, &x);
            if cosine > best {
                (best, other) = (cosine, Some(w));
            }
        }
        let defined = length.is_finite() && length > f64::TINY && own.iter().all(|w| w.is_finite());
        defined
            .then(|| Some(Turn { sample, own: angle::between(&x, own), other: angle::between(&x, other?) }))?
    };
    rows.filter(|(i, _)| wanted(*i)).filter_map(turn).collect()
}

/// θ_y of every training sample.
pub(in crate::figure) fn own(frame: &Frame) -> Vec<f64> {
    turns(frame, &|i| frame.train[i]).into_iter().map(|turn| turn.own).collect()
}
