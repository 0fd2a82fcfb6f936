//! Angular Fisher score (SphereFace, Liu et al. 2017, appendix): scatter within classes over scatter between them, in cosines.
//! Small is good.
//!
//! ```text
//!  Σ_k Σ_{i ∈ k} (1 − cos θ(x_i, ν_k))  /  Σ_k n_k (1 − cos θ(ν_k, ν))      ν = mean of all unit embeddings
//! ```
//!
//! Where classes are spread evenly around the origin, as margin heads make them in the plane, ν vanishes and its direction is
//! chance. The score is therefore not given where ‖ν‖ < 1/√n, the length that n random directions would leave.

use super::centroid::{Centroids, distance};
use super::{Distance, Sample, Spec, Unit};
use crate::math::angle;

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
    let (mut within, mut between) = (0.0, 0.0);
    for (i, &label) in sample.labels.iter().enumerate() {
        within += distance(Distance::Cosine, sample.row(i), directions.get(label as usize)?);
    }
    for (k, direction) in directions.iter() {
        between += directions.counts[k] as f64 * distance(Distance::Cosine, direction, &all);
    }
    (between > 0.0).then(|| within / between)
}
