//! Mean over the prototypes of the angle to the nearest other one ("W-Inter" in ArcFace's table of angles).
//!
//! ```text
//! (1/C) Σ_k min over j ≠ k of θ(W_j, W_k)
//! ```

use super::centroid::{mean, nearest};
use super::{Sample, Spec, Unit};
use crate::math::angle;

pub(super) const SPEC: Spec = Spec { id: "mean-nearest-prototype", unit: Unit::Angle, measure };

fn measure(sample: &Sample) -> Option<f64> {
    mean(nearest(&sample.points_of_prototypes(), angle::between).into_iter().map(|(_, angle)| angle))
}
