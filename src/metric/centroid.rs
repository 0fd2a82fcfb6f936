//! Class means, which most metrics start from.
//!
//! ```text
//! place      μ_k = mean of the class's embeddings            Euclidean: where the class lies
//! direction  ν_k = mean of the class's unit embeddings       angles: which way it points, norms apart
//! ```
//!
//! Only the zero vector has no direction: an embedding of length 10⁻²⁰⁰ counts as one of length 1. Where unit embeddings cancel,
//! what rounding leaves of their mean points nowhere: a mean direction shorter than 10⁻¹² is zero.
//!
//! A prototype W_k is learned; a centroid is measured. How far the two part is one of the ArcFace paper's findings.

use super::{Distance, Sample};
use crate::math::{Real, angle};

/// Means of the classes that have samples.
#[derive(Clone, Debug, PartialEq)]
pub struct Centroids {
    /// C × d means; rows of empty classes are zero.
    pub means: Vec<f64>,
    /// C sample counts.
    pub counts: Vec<usize>,
    dim: usize,
}

impl Centroids {
    /// Means of the embeddings themselves.
    #[must_use]
    pub fn places(sample: &Sample) -> Self {
        Self::of(sample, sample.embeddings)
    }

    /// Means of the unit embeddings; zero where those cancel.
    #[must_use]
    pub fn directions(sample: &Sample) -> Self {
        let units: Vec<f64> = sample.embeddings.chunks_exact(sample.dim).flat_map(angle::unit).collect();
        let mut directions = Self::of(sample, &units);
        directions.means.chunks_exact_mut(sample.dim).for_each(settle);
        directions
    }

    /// The means that fit the sample's distance: places for Euclidean, directions for cosine.
    #[must_use]
    pub fn fitting(sample: &Sample) -> Self {
        match sample.distance {
            Distance::Euclidean => Self::places(sample),
            Distance::Cosine => Self::directions(sample),
        }
    }

    fn of(sample: &Sample, rows: &[f64]) -> Self {
        let (d, mut counts) = (sample.dim, vec![0; sample.classes]);
        let mut means = vec![0.0; sample.classes * d];
        for (row, &label) in rows.chunks_exact(d).zip(sample.labels) {
            let k = label as usize;
            counts[k] += 1;
            means[k * d..(k + 1) * d].iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
        }
        for (mean, &count) in means.chunks_exact_mut(d).zip(&counts) {
            mean.iter_mut().for_each(|sum| *sum /= count.max(1) as f64);
        }
        if means.iter().any(|x| !x.is_finite()) {
            means = shared(rows, d, sample.labels, &counts);
        }
        Self { means, counts, dim: d }
    }

    /// The mean of class `k`; `None` where it has no samples.
    #[must_use]
    pub fn get(&self, k: usize) -> Option<&[f64]> {
        (self.counts[k] > 0).then(|| &self.means[k * self.dim..(k + 1) * self.dim])
    }

    /// Classes that have samples, with their means, in order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &[f64])> {
        (0..self.counts.len()).filter_map(|k| Some((k, self.get(k)?)))
    }
}

/// Class means of numbers whose sums overflow: each row is divided before it is added.
fn shared(rows: &[f64], d: usize, labels: &[u32], counts: &[usize]) -> Vec<f64> {
    let mut means = vec![0.0; counts.len() * d];
    for (row, &label) in rows.chunks_exact(d).zip(labels) {
        let k = label as usize;
        means[k * d..(k + 1) * d].iter_mut().zip(row).for_each(|(sum, x)| *sum += x / counts[k] as f64);
    }
    means
}

/// The mean of unit vectors: zero where it is shorter than rounding leaves of vectors that cancel.
pub(super) fn settle(mean: &mut [f64]) {
    if angle::norm(mean) < f64::TINY {
        mean.fill(0.0);
    }
}

/// The distance between two points, as [`Distance`] defines it. What has no direction is turned from everything by a right angle.
#[must_use]
pub(super) fn distance(kind: Distance, a: &[f64], b: &[f64]) -> f64 {
    let zero = |v: &[f64]| v.iter().all(|x| *x == 0.0);
    match kind {
        Distance::Euclidean => angle::apart(a, b),
        Distance::Cosine if zero(a) || zero(b) => 1.0,
        Distance::Cosine => turned(angle::square_distance(&angle::unit(a), &angle::unit(b))),
    }
}

/// What rounding leaves of the squared chord between unit vectors of one direction: a distance of 0, not a ratio of two chances.
const NOISE: f64 = 1e-30;

/// The cosine distance of unit vectors from their squared chord: ½‖x̂ − ŷ‖² is 1 − cos θ without its cancellation.
#[must_use]
pub(super) fn turned(square: f64) -> f64 {
    if square > NOISE { 0.5 * square } else { 0.0 }
}

/// For each of several points, given as (class, point): its nearest other one and how far that is.
#[must_use]
pub(super) fn nearest(points: &[(usize, &[f64])], far: impl Fn(&[f64], &[f64]) -> f64) -> Vec<(usize, f64)> {
    let closest = |&(k, point): &(usize, &[f64])| {
        let others = points.iter().filter(|other| other.0 != k).map(|other| (other.0, far(point, other.1)));
        others.reduce(|best, other| if other.1 < best.1 { other } else { best })
    };
    points.iter().filter_map(closest).collect()
}

/// Mean of some numbers; `None` of none.
#[must_use]
pub(super) fn mean(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0_u32);
    for number in numbers {
        sum += number;
        count += 1;
    }
    (count > 0).then(|| sum / f64::from(count))
}
