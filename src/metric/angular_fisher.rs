//! Angular Fisher score (SphereFace, Liu et al. 2017, appendix): scatter within classes over scatter between them, in cosines.
//! Small is good.
//!
//! ```text
//!  Σ_k Σ_{i ∈ k} (1 − cos θ(x_i, ν_k))  /  Σ_k n_k (1 − cos θ(ν_k, ν))      ν = mean of all unit embeddings
//! ```
//!
//! Where classes are spread evenly around the origin, as margin heads make them in the plane, ν vanishes and its direction is
//! chance. The score is therefore not given where ‖ν‖ < 1/√n, the length that n random directions would leave; nor where every ν_k
//! points as ν does, to what rounding leaves of their difference: there is nothing to divide by.

use super::centroid::{Centroids, distance};
use super::{Distance, Sample, Spec, Unit};
use crate::math::{Real, angle};

pub(super) const SPEC: Spec = Spec { id: "angular-fisher", unit: Unit::None, measure };

fn measure(sample: &Sample) -> Option<f64> {
    let directions = Centroids::directions(sample);
    let n = sample.labels.len() as f64;
    let mut all = vec![0.0; sample.dim];
    for (k, direction) in directions.iter() {
        let share = directions.counts[k] as f64 / n;
        all.iter_mut().zip(direction).for_each(|(sum, x)| *sum += share * x);
    }
    if angle::norm(&all) < 1.0 / n.sqrt() {
        return None;
    }
    let (mut within, mut between, mut differ) = (0.0, 0.0, false);
    for (i, &label) in sample.labels.iter().enumerate() {
        within += distance(Distance::Cosine, sample.row(i), directions.get(label as usize)?);
    }
    for (k, direction) in directions.iter() {
        let apart = distance(Distance::Cosine, direction, &all);
        between += directions.counts[k] as f64 * apart;
        differ |= apart > noise(direction);
    }
    differ.then(|| within / between)
}

/// 1 − cos θ of the angle by which rounding turns a mean of unit vectors: the shorter the mean, the more.
fn noise(direction: &[f64]) -> f64 {
    let turn = f64::TINY / angle::norm(direction).at_least(f64::TINY);
    0.5 * turn * turn
}
