//! Mean angle between a sample and its class's mean direction: how wide a class is ("Intra" in ArcFace's table of angles).
//!
//! ```text
//! (1/n) Σ_i θ(x_i, ν_{y_i})
//! ```

use super::centroid::{Centroids, mean};
use super::{Sample, Spec, Unit};
use crate::math::angle;

pub(super) const SPEC: Spec = Spec { id: "theta-to-centroid", unit: Unit::Angle, measure };

fn measure(sample: &Sample) -> Option<f64> {
    let directions = Centroids::directions(sample);
    let angle = |i: usize| Some(angle::between(sample.row(i), directions.get(sample.labels[i] as usize)?));
    mean((0..sample.labels.len()).filter_map(angle))
}
