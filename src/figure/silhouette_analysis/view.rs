//! What is analysed: points, who belongs with whom, and how well.

use super::super::part::run;
use crate::engine::Frame;
use crate::engine::fit::Points;
use crate::engine::plan::Outcome;
use crate::knob::Values;
use crate::math::{Real, order};
use crate::metric::{Centroids, Distance, Sample, k_means, silhouettes};
use std::borrow::Cow;

/// scikit-learn's own 500 points of four blobs.
const BLOBS: &[u8] = include_bytes!("../../../data/blobs-seed-1.csv");

/// Points in clusters, with their silhouettes.
pub(super) struct View<'a> {
    /// n × 2.
    pub(super) points: Cow<'a, [f64]>,
    /// n cluster numbers.
    pub(super) labels: Vec<u32>,
    /// How many clusters.
    pub(super) clusters: usize,
    /// k × 2 centres; unit vectors with cosine distance.
    pub(super) centers: Vec<f64>,
    /// The silhouettes of each cluster, largest first.
    pub(super) groups: Vec<Vec<f64>>,
    /// Their mean over all samples.
    pub(super) mean: f64,
    /// The distance they are measured by.
    pub(super) distance: Distance,
    /// True classes.
    truth: Vec<u32>,
    /// k of k-means; `None` where the clusters are the classes.
    pub(super) k: Option<usize>,
}

/// The embedding; `None` where it is not in the plane, or has diverged.
fn embedding(frame: &Frame) -> Option<Points> {
    let sound = frame.shape.dim == 2 && frame.embeddings.iter().all(|x| x.is_finite());
    let places = frame.embeddings.iter().map(|&x| f64::from(x)).collect();
    sound.then(|| Points { places, labels: frame.labels.clone() })
}

/// Points with their true classes, or in k clusters.
fn view(points: Points, k: Option<usize>, distance: Distance) -> Option<View<'static>> {
    let found = match k {
        Some(k) => Some(k_means(&points.places, 2, k, distance)?),
        None => None,
    };
    let labels = found.as_ref().map_or_else(|| points.labels.clone(), |found| found.labels.clone());
    let clusters = k.unwrap_or_else(|| labels.iter().max().map_or(0, |&last| last as usize + 1));
    let sample = sample(&points.places, &labels, clusters, distance);
    let centers = found.map_or_else(|| Centroids::fitting(&sample).means, |found| found.centers);
    let measured = silhouettes(&sample)?;
    let mut groups = vec![Vec::new(); clusters];
    for (value, &label) in measured.samples.iter().zip(&labels) {
        groups[label as usize].push(*value);
    }
    for group in &mut groups {
        order::ascending(group);
        group.reverse();
    }
    let Points { places, labels: truth } = points;
    let mean = measured.mean;
    Some(View { points: places.into(), labels, clusters, centers, groups, mean, distance, truth, k })
}

fn sample<'a>(points: &'a [f64], labels: &'a [u32], classes: usize, distance: Distance) -> Sample<'a> {
    Sample { embeddings: points, labels, classes, dim: 2, prototypes: &[], predicted: &[], distance }
}

fn chosen(values: &Values) -> (Option<usize>, Distance) {
    (values.word("clusters").parse().ok(), Distance::read(values.word("distance")).unwrap_or_default())
}

impl View<'_> {
    /// The newest points there are; `None` before there are any, or where they have no silhouette.
    pub(super) fn newest(outcomes: &[Outcome], values: &Values) -> Option<Self> {
        let (k, distance) = chosen(values);
        let points = if values.word("points") == "embedding" {
            embedding(run::newest(outcomes, 0)?)?
        } else {
            Points::of_table(BLOBS)
        };
        view(points, k, distance)
    }

    /// Step and mean silhouette of every frame so far; empty where nothing is trained.
    pub(super) fn means(outcomes: &[Outcome], values: &Values) -> Vec<(f64, f64)> {
        let (k, distance) = chosen(values);
        let mean = |frame: &Frame| Some((frame.step as f64, view(embedding(frame)?, k, distance)?.mean));
        run::frames(outcomes, 0).iter().filter_map(mean).collect()
    }

    /// k and mean silhouette of k-means on the same points, k from 2 to 6; then the mean of the true classes.
    pub(super) fn by_count(&self) -> (Vec<(f64, f64)>, Option<f64>) {
        let own = (self.points.as_ref(), self.distance);
        let mean = |k: usize| {
            let found = k_means(own.0, 2, k, own.1)?;
            Some((k as f64, silhouettes(&sample(own.0, &found.labels, k, own.1))?.mean))
        };
        let classes = self.truth.iter().max().map_or(0, |&last| last as usize + 1);
        let truth = silhouettes(&sample(own.0, &self.truth, classes, own.1)).map(|found| found.mean);
        ((2..=6).filter_map(mean).collect(), truth)
    }

    /// How many clusters have no sample that reaches the mean.
    pub(super) fn below(&self) -> usize {
        let reach = |group: &&Vec<f64>| group.first().is_some_and(|best| *best < self.mean);
        self.groups.iter().filter(reach).count()
    }

    /// The least silhouette, at most 0.
    pub(super) fn least(&self) -> f64 {
        self.groups.iter().flatten().copied().fold(0.0, Real::at_most)
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOBS, view};
    use crate::engine::fit::Points;
    use crate::metric::Distance;

    #[test]
    fn the_blobs_have_the_published_silhouettes() {
        // What the example prints for k = 2, 3, 4.
        for (k, mean) in [(2, 0.7050), (3, 0.5882), (4, 0.6505)] {
            let view = view(Points::of_table(BLOBS), Some(k), Distance::Euclidean).expect("several clusters");
            assert!((view.mean - mean).abs() < 5e-5, "{k}: {}", view.mean);
            // And what it says of them: three is a bad choice, for a cluster stays below the mean.
            assert_eq!(view.below() > 0, k == 3, "{k}");
        }
    }
}
