//! Compactness: how close samples lie to their class's centroid. Small is compact.
//!
//! ```text
//! (1/C) Σ_k (1/n_k) Σ_{i ∈ k} dist(x_i, c_k)      over the C classes with samples
//! ```
//!
//! Every class counts the same, however many samples it has. With the Euclidean distance c_k is the mean, with the cosine
//! distance (1 − cos θ) the mean direction.

use super::centroid::{Centroids, distance, mean};
use super::{Sample, Spec, Unit};

pub(super) const SPEC: Spec = Spec { id: "compactness", unit: Unit::None, measure };

pub(super) fn measure(sample: &Sample) -> Option<f64> {
    let centroids = Centroids::fitting(sample);
    let mut sums = vec![0.0; sample.classes];
    for (i, &label) in sample.labels.iter().enumerate() {
        let k = label as usize;
        sums[k] += distance(sample.distance, sample.row(i), centroids.get(k)?);
    }
    mean(centroids.iter().map(|(k, _)| sums[k] / centroids.counts[k] as f64))
}
