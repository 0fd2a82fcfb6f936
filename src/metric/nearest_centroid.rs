//! Smallest angle between the mean directions of two classes: the tightest place of the embedding.
//!
//! ```text
//! min over j ≠ k of θ(ν_j, ν_k)
//! ```

use super::centroid::{Centroids, nearest};
use super::{Sample, Spec, Unit};
use crate::math::{Real, angle};

pub(super) const SPEC: Spec = Spec { id: "nearest-centroid", unit: Unit::Angle, measure };

fn measure(sample: &Sample) -> Option<f64> {
    let directions = Centroids::directions(sample);
    let points: Vec<_> = directions.iter().collect();
    nearest(&points, angle::between).into_iter().map(|(_, angle)| angle).reduce(Real::at_most)
}
