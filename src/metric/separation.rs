//! Separation: how far a class's centroid lies from the nearest other one. Large is well separated.
//!
//! ```text
//! (1/C) Σ_k min over j ≠ k of dist(c_j, c_k)      over the C classes with samples
//! ```
//!
//! Centroids and distance are those of compactness, so the two can be divided.

use super::centroid::{Centroids, distance, mean, nearest};
use super::{Sample, Spec, Unit};

pub(super) const SPEC: Spec = Spec { id: "separation", unit: Unit::None, measure };

pub(super) fn measure(sample: &Sample) -> Option<f64> {
    let centroids = Centroids::fitting(sample);
    let points: Vec<_> = centroids.iter().collect();
    mean(nearest(&points, |a, b| distance(sample.distance, a, b)).into_iter().map(|(_, far)| far))
}
