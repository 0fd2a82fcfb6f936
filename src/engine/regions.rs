//! The decision regions of a two-dimensional input space: the winning class, its probability and its lead on a grid, through the
//! encoder and the rule.

use super::evaluation;
use super::frame::Regions;
use super::trainer::Trainer;
use crate::encoder::Pass;
use crate::math::{Matrix, Real, Window, order};

/// Cells along each side.
const SIDE: usize = 96;

/// The regions of the present model over the square in which the data are shown.
#[must_use]
pub(super) fn of(trainer: &Trainer) -> Regions {
    let area = trainer.state().data.area();
    let Window { left, right, bottom, top } = area;
    let cell = |i: usize, from: f64, to: f64| from + (to - from) * (i as f64 + 0.5) / SIDE as f64;
    let places: Vec<f64> =
        (0..SIDE * SIDE).flat_map(|i| [cell(i % SIDE, left, right), cell(i / SIDE, top, bottom)]).collect();
    let inputs = Matrix::from_rows(SIDE * SIDE, 2, &trainer.state().data.transform(&places));
    let shape = trainer.shape();
    let rule = trainer.rule();
    let mut embeddings = Vec::new();
    evaluation::embed(&trainer.state().mlp, &inputs, &mut Pass::default(), &mut embeddings);
    let mut regions =
        Regions { area, size: (SIDE, SIDE), class: Vec::new(), confidence: Vec::new(), lead: Vec::new() };
    let mut shares = vec![0.0; shape.classes];
    for x in embeddings.chunks_exact(shape.dim) {
        rule.shares(x, &mut shares);
        let best = order::largest(shares.len(), |j| shares[j]);
        let most = std::mem::replace(&mut shares[best], 0.0);
        let next = shares.iter().copied().fold(f64::MIN_POSITIVE, Real::at_least);
        regions.class.push(best as u8);
        regions.confidence.push((255.0 * most) as u8);
        regions.lead.push(Real::ln(most / next) as f32);
    }
    regions
}
