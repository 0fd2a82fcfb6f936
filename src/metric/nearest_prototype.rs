//! Smallest angle between two prototypes. No margin head can give every class a margin wider than this angle allows.
//!
//! ```text
//! min over j ≠ k of θ(W_j, W_k)
//! ```

use super::centroid::nearest;
use super::{Sample, Spec, Unit};
use crate::math::{Real, angle};

pub(super) const SPEC: Spec = Spec { id: "nearest-prototype", unit: Unit::Angle, measure };

fn measure(sample: &Sample) -> Option<f64> {
    let pairs = nearest(&sample.points_of_prototypes(), angle::between);
    pairs.into_iter().map(|(_, angle)| angle).reduce(Real::at_most)
}
