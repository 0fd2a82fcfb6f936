//! Silhouette (Rousseeuw 1987): how much nearer a sample is to its own class than to the nearest other one.
//!
//! ```text
//! a_i = mean distance to the other samples of its class      s_i = (b_i − a_i) / max(a_i, b_i)
//! b_i = least mean distance to the samples of another class  s_i = 0 for the only sample of a class, and where a = b = 0
//! ```
//!
//! −1 … 1; the mean over all samples is the score. The same definition as scikit-learn's `silhouette_samples`, at any size of numbers.

use super::centroid::mean;
use super::{Distance, Sample, Spec, Unit};
use crate::math::{Real, angle};

pub(super) const SPEC: Spec =
    Spec { id: "silhouette", unit: Unit::None, measure: |sample| Some(silhouettes(sample)?.mean) };

/// Silhouettes of a labelled sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Silhouettes {
    /// Mean over all samples.
    pub mean: f64,
    /// C means over the samples of a class; `None` where it has none.
    pub classes: Vec<Option<f64>>,
    /// n silhouettes.
    pub samples: Vec<f64>,
}

/// Silhouettes in the sample's distance, O(n²·d). `None` with fewer than two classes, or where every sample has a class of
/// its own.
#[must_use]
pub fn silhouettes(sample: &Sample) -> Option<Silhouettes> {
    let n = sample.labels.len();
    let mut counts = vec![0_usize; sample.classes];
    sample.labels.iter().for_each(|&label| counts[label as usize] += 1);
    let present = counts.iter().filter(|&&count| count > 0).count();
    if present < 2 || present == n {
        return None;
    }
    let sums = distance_sums(sample);
    let samples: Vec<f64> =
        (0..n).map(|i| silhouette(i, sample.labels[i] as usize, &sums, &counts)).collect();
    let of_class = |k: usize| mean((0..n).filter(|&i| sample.labels[i] as usize == k).map(|i| samples[i]));
    Some(Silhouettes {
        mean: mean(samples.iter().copied())?,
        classes: (0..sample.classes).map(of_class).collect(),
        samples,
    })
}

fn silhouette(i: usize, own: usize, sums: &[Vec<f64>], counts: &[usize]) -> f64 {
    if counts[own] < 2 {
        return 0.0;
    }
    let a = sums[own][i] / (counts[own] - 1) as f64;
    let others = (0..counts.len()).filter(|&k| k != own && counts[k] > 0);
    let b = others.map(|k| sums[k][i] / counts[k] as f64).fold(f64::MAX, Real::at_most);
    let larger = a.at_least(b);
    if larger > 0.0 { (b - a) / larger } else { 0.0 }
}

/// C rows of n: the sum of distances from sample j to the samples of class k.
///
/// Columns of coordinates and one row of sums at a time keep the inner loops free of gathers and reductions, so they
/// vectorise: 1,797 samples of the plane take a few milliseconds.
fn distance_sums(sample: &Sample) -> Vec<Vec<f64>> {
    let (n, d) = (sample.labels.len(), sample.dim);
    let units: Vec<f64>;
    let rows = match sample.distance {
        Distance::Euclidean => sample.embeddings,
        Distance::Cosine => {
            units = sample.embeddings.chunks_exact(d).flat_map(angle::unit).collect();
            &units
        }
    };
    if sample.distance == Distance::Euclidean && !rows.iter().all(|x| squares_well(*x)) {
        return far_sums(sample);
    }
    let columns: Vec<Vec<f64>> = (0..d).map(|c| (0..n).map(|i| rows[i * d + c]).collect()).collect();
    let mut sums = vec![vec![0.0; n]; sample.classes];
    let mut squares = vec![0.0; n];
    for i in 0..n {
        squares.fill(0.0);
        for column in &columns {
            let x = column[i];
            squares.iter_mut().zip(column).for_each(|(square, y)| *square += (y - x) * (y - x));
        }
        let row = sums[sample.labels[i] as usize].iter_mut().zip(&squares);
        match sample.distance {
            Distance::Euclidean => row.for_each(|(sum, square)| *sum += square.sqrt()),
            // ½‖x̂ − ŷ‖² is 1 − cos θ without its cancellation.
            Distance::Cosine => row.for_each(|(sum, square)| *sum += 0.5 * square),
        }
    }
    if sample.distance == Distance::Cosine {
        complete_zeros(rows, sample, &mut sums);
    }
    sums
}

fn squares_well(x: f64) -> bool {
    x == 0.0 || angle::COMFORTABLE.contains(&x.abs())
}

/// As [`distance_sums`], of numbers that cannot be squared as they are: each distance by itself. Numbers near the end of the range
/// are scaled, which a silhouette does not see, so that their sums do not overflow.
fn far_sums(sample: &Sample) -> Vec<Vec<f64>> {
    let huge = sample.embeddings.iter().any(|x| x.abs() > 1e290);
    let scale = if huge { 1e-18 } else { 1.0 };
    let rows: Vec<f64> = sample.embeddings.iter().map(|x| x * scale).collect();
    let row = |i: usize| &rows[i * sample.dim..(i + 1) * sample.dim];
    let n = sample.labels.len();
    let mut sums = vec![vec![0.0; n]; sample.classes];
    for (i, &label) in sample.labels.iter().enumerate() {
        let to = &mut sums[label as usize];
        to.iter_mut().enumerate().for_each(|(j, sum)| *sum += angle::apart(row(i), row(j)));
    }
    sums
}

/// A zero vector has no direction: its cosine distance to any other sample is 1, where half the squared chord gave ½ to a unit
/// vector and 0 to another zero.
fn complete_zeros(units: &[f64], sample: &Sample, sums: &mut [Vec<f64>]) {
    let d = sample.dim;
    let zero: Vec<bool> = units.chunks_exact(d).map(|row| row.iter().all(|&x| x == 0.0)).collect();
    for i in (0..zero.len()).filter(|&i| zero[i]) {
        for j in (0..zero.len()).filter(|&j| j != i) {
            sums[sample.labels[j] as usize][i] += 0.5;
            sums[sample.labels[i] as usize][j] += 0.5;
        }
    }
}
