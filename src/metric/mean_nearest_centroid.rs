//! Mean over the classes of the angle to the nearest other class's mean direction ("Inter" in ArcFace's table of angles).
//!
//! ```text
//! mean over the classes with samples of  min over j ≠ k of θ(ν_j, ν_k)
//! ```

use super::centroid::{Centroids, mean, nearest};
use super::{Sample, Spec, Unit};
use crate::math::angle;

pub(super) const SPEC: Spec = Spec { id: "mean-nearest-centroid", unit: Unit::Angle, measure };

fn measure(sample: &Sample) -> Option<f64> {
    let directions = Centroids::directions(sample);
    let points: Vec<_> = directions.iter().collect();
    mean(nearest(&points, angle::between).into_iter().map(|(_, angle)| angle))
}
