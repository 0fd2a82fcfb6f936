//! Mean angle between a class's prototype and its mean direction ("W-EC" in ArcFace's table: 44° for the normalised softmax,
//! 14° for ArcFace). Large means that the prototypes do not stand where their classes are.
//!
//! ```text
//! mean over the classes with samples of θ(W_k, ν_k)
//! ```

use super::centroid::{Centroids, mean};
use super::{Sample, Spec, Unit};
use crate::math::angle;

pub(super) const SPEC: Spec = Spec { id: "prototype-to-centroid", unit: Unit::Angle, measure };

fn measure(sample: &Sample) -> Option<f64> {
    if sample.prototypes.is_empty() {
        return None;
    }
    mean(
        Centroids::directions(sample)
            .iter()
            .map(|(k, direction)| angle::between(sample.prototype(k), direction)),
    )
}
