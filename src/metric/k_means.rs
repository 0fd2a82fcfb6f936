//! k-means (Lloyd 1957): k centres, each the mean of the samples nearest to it.
//!
//! ```text
//! assign every sample to its nearest centre ⇄ move every centre to the mean of its samples, until nothing changes
//! ```
//!
//! Clusters found without labels show what a silhouette means when nobody says which sample belongs where. With cosine distance
//! samples and centres are unit vectors (spherical k-means, Dhillon and Modha 2001). The same iterations as scikit-learn's
//! `KMeans(algorithm="lloyd", tol=0)`.

use super::Distance;
use super::centroid::settle;
use crate::math::angle::{self, square_distance};
use crate::math::{Real, Rng, order};

/// Starts that are tried, the best of which is kept.
const STARTS: usize = 10;
/// Lloyd's iterations end by themselves; this only bounds a tie that rounding breaks in turns.
const ROUNDS: usize = 300;

/// What k-means found.
#[derive(Clone, Debug, PartialEq)]
pub struct Clusters {
    /// n cluster numbers.
    pub labels: Vec<u32>,
    /// k × d centres; unit vectors with cosine distance.
    pub centers: Vec<f64>,
    /// Sum of the squared distances from the samples to their centres.
    pub inertia: f64,
}

/// The best of ten starts, each spread over the n × d samples by k-means++ (Arthur and Vassilvitskii 2007). `None` with fewer than
/// `k` samples, or without dimensions.
#[must_use]
pub fn k_means(rows: &[f64], dim: usize, k: usize, distance: Distance) -> Option<Clusters> {
    if k == 0 || dim == 0 || rows.len() < k * dim {
        return None;
    }
    let rows = prepared(rows, dim, distance);
    let mut rng = Rng::stream(k as u64, "k-means");
    let found = (0..STARTS).map(|_| lloyd(&rows, dim, spread(&rows, dim, k, &mut rng), distance));
    found.reduce(|best, other| if other.inertia < best.inertia { other } else { best })
}

/// Lloyd's iterations on n × d samples from k × d starting centres.
///
/// # Panics
/// Without dimensions or starts.
#[must_use]
pub fn k_means_from(rows: &[f64], dim: usize, starts: &[f64], distance: Distance) -> Clusters {
    assert!(dim > 0 && starts.len() >= dim, "there is a dimension and a start");
    lloyd(&prepared(rows, dim, distance), dim, prepared(starts, dim, distance), distance)
}

fn prepared(rows: &[f64], dim: usize, distance: Distance) -> Vec<f64> {
    match distance {
        Distance::Euclidean => rows.to_vec(),
        Distance::Cosine => rows.chunks_exact(dim).flat_map(angle::unit).collect(),
    }
}

/// k samples as centres, each drawn with a chance proportional to its squared distance from those before.
fn spread(rows: &[f64], dim: usize, k: usize, rng: &mut Rng) -> Vec<f64> {
    let row = |i: usize| &rows[i * dim..(i + 1) * dim];
    let n = rows.len() / dim;
    let mut centers = row(rng.below(n)).to_vec();
    let mut far: Vec<f64> = (0..n).map(|i| square_distance(row(i), &centers)).collect();
    for _ in 1..k {
        let mut left = rng.uniform() * far.iter().sum::<f64>();
        let drawn = far.iter().position(|d| {
            left -= d;
            left < 0.0
        });
        let next = row(drawn.unwrap_or(n - 1)).to_vec();
        far.iter_mut().enumerate().for_each(|(i, d)| *d = d.at_most(square_distance(row(i), &next)));
        centers.extend(next);
    }
    centers
}

fn lloyd(rows: &[f64], dim: usize, mut centers: Vec<f64>, distance: Distance) -> Clusters {
    let mut labels = Vec::new();
    for _ in 0..ROUNDS {
        let assigned = assign(rows, dim, &centers);
        if assigned == labels {
            break;
        }
        labels = assigned;
        centers = means(rows, dim, &labels, &centers, distance);
    }
    let pairs = rows.chunks_exact(dim).zip(&labels);
    let inertia = pairs.map(|(x, &k)| square_distance(x, &centers[k as usize * dim..][..dim])).sum();
    Clusters { labels, centers, inertia }
}

fn assign(rows: &[f64], dim: usize, centers: &[f64]) -> Vec<u32> {
    let nearest = |x: &[f64]| {
        let far = centers.chunks_exact(dim).map(|center| square_distance(x, center)).enumerate();
        let best = far.reduce(|best, other| if other.1 < best.1 { other } else { best });
        best.map_or(0, |(k, _)| k as u32)
    };
    rows.chunks_exact(dim).map(nearest).collect()
}

/// The means of the clusters; an empty one takes the sample farthest from its centre.
fn means(rows: &[f64], dim: usize, labels: &[u32], before: &[f64], distance: Distance) -> Vec<f64> {
    let mut counts = vec![0_u32; before.len() / dim];
    let mut sums = vec![0.0; before.len()];
    for (x, &k) in rows.chunks_exact(dim).zip(labels) {
        counts[k as usize] += 1;
        sums[k as usize * dim..][..dim].iter_mut().zip(x).for_each(|(sum, x)| *sum += x);
    }
    let mut far: Vec<f64> = rows
        .chunks_exact(dim)
        .zip(labels)
        .map(|(x, &k)| square_distance(x, &before[k as usize * dim..][..dim]))
        .collect();
    for (mean, &count) in sums.chunks_exact_mut(dim).zip(&counts) {
        if count == 0 {
            let farthest = order::largest(far.len(), |i| far[i]);
            far[farthest] = 0.0;
            mean.copy_from_slice(&rows[farthest * dim..][..dim]);
        } else {
            mean.iter_mut().for_each(|sum| *sum /= f64::from(count));
        }
        if distance == Distance::Cosine {
            settle(mean);
        }
    }
    prepared(&sums, dim, distance)
}
