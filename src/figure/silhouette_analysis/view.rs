//! What is analysed: points, who belongs with whom, and how well.

use crate::engine::Frame;
use crate::engine::fit::Points;
use crate::engine::plan::{Outcome, Shots};
use crate::knob::Values;
use crate::math::{Real, order};
use crate::metric::{Centroids, Distance, Sample, Silhouettes, k_means, silhouettes};
use std::sync::LazyLock;

/// scikit-learn's own 500 points of four blobs.
const BLOBS: &[u8] = include_bytes!("../../../data/blobs-seed-1.csv");

/// k and mean silhouette of k-means, k from 2 to 6; then the mean of the true classes.
pub(super) type ByCount = (Vec<(f64, f64)>, Option<f64>);

/// What never changes, for each distance.
static BLOBS_BY_COUNT: [LazyLock<ByCount>; 2] = [
    LazyLock::new(|| blobs_by_count(Distance::Euclidean)),
    LazyLock::new(|| blobs_by_count(Distance::Cosine)),
];

fn blobs_by_count(distance: Distance) -> ByCount {
    let points = Points::of_table(BLOBS);
    by_count(|k| mean(&points, k, distance))
}

fn by_count(mean: impl Fn(Option<usize>) -> Option<f64>) -> ByCount {
    let found = |k: usize| mean(Some(k)).map(|mean| (k as f64, mean));
    ((2..=6).filter_map(found).collect(), mean(None))
}

/// Points in clusters, with their silhouettes.
pub(super) struct View<'a> {
    /// n places of the plane, with their true classes.
    pub(super) points: Points,
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
    /// k of k-means; `None` where the clusters are the classes.
    pub(super) k: Option<usize>,
    /// Of which run they are, and of which step; `None` for the blobs, which nothing trains.
    of: Option<(&'a Shots, u64)>,
}

/// The embedding; `None` where it is not in the plane, or has diverged.
fn embedding(frame: &Frame) -> Option<Points> {
    let sound = frame.shape.dim == 2 && frame.embeddings.iter().all(|x| x.is_finite());
    let places = frame.embeddings.iter().map(|&x| f64::from(x)).collect();
    sound.then(|| Points { places, labels: frame.labels.clone() })
}

/// Who belongs with whom, and how well.
struct Clustering {
    labels: Vec<u32>,
    clusters: usize,
    centers: Vec<f64>,
    silhouettes: Silhouettes,
}

/// Points in their true classes, or in k clusters.
fn clustering(points: &Points, k: Option<usize>, distance: Distance) -> Option<Clustering> {
    let found = match k {
        Some(k) => Some(k_means(&points.places, 2, k, distance)?),
        None => None,
    };
    let labels = found.as_ref().map_or_else(|| points.labels.clone(), |found| found.labels.clone());
    let clusters = k.unwrap_or_else(|| labels.iter().max().map_or(0, |&last| last as usize + 1));
    let sample = sample(&points.places, &labels, clusters, distance);
    let centers = found.map_or_else(|| Centroids::fitting(&sample).means, |found| found.centers);
    let silhouettes = silhouettes(&sample)?;
    Some(Clustering { labels, clusters, centers, silhouettes })
}

/// The same as a view.
fn view<'a>(points: Points, k: Option<usize>, distance: Distance) -> Option<View<'a>> {
    let Clustering { labels, clusters, centers, silhouettes } = clustering(&points, k, distance)?;
    let mut groups = vec![Vec::new(); clusters];
    for (value, &label) in silhouettes.samples.iter().zip(&labels) {
        groups[label as usize].push(*value);
    }
    for group in &mut groups {
        order::ascending(group);
        group.reverse();
    }
    Some(View { points, labels, clusters, centers, groups, mean: silhouettes.mean, distance, k, of: None })
}

/// Its mean silhouette alone.
fn mean(points: &Points, k: Option<usize>, distance: Distance) -> Option<f64> {
    clustering(points, k, distance).map(|found| found.silhouettes.mean)
}

fn sample<'a>(points: &'a [f64], labels: &'a [u32], classes: usize, distance: Distance) -> Sample<'a> {
    Sample { embeddings: points, labels, classes, dim: 2, prototypes: &[], predicted: &[], distance }
}

fn chosen(values: &Values) -> (Option<usize>, Distance) {
    (values.word("clusters").parse().ok(), Distance::of(values, "distance"))
}

impl<'a> View<'a> {
    /// The newest points there are; `None` before there are any, or where they have no silhouette.
    pub(super) fn newest(outcomes: &'a [Outcome], values: &Values) -> Option<Self> {
        let (k, distance) = chosen(values);
        if values.word("points") != "embedding" {
            return view(Points::of_table(BLOBS), k, distance);
        }
        let shots = outcomes.first()?.shots()?;
        let frame = shots.frames.last()?;
        let view = view(embedding(frame)?, k, distance)?;
        shots.silhouette((frame.step, k, distance), || Some(view.mean));
        Some(Self { of: Some((shots, frame.step)), ..view })
    }

    /// Step and mean silhouette of every frame so far; empty where nothing is trained.
    pub(super) fn means(&self) -> Vec<(f64, f64)> {
        let Some((shots, _)) = self.of else { return Vec::new() };
        let mean = |frame: &Frame| {
            let work = || mean(&embedding(frame)?, self.k, self.distance);
            Some((frame.step as f64, shots.silhouette((frame.step, self.k, self.distance), work)?))
        };
        shots.frames.iter().filter_map(mean).collect()
    }

    /// The mean silhouettes of the same points in other clusters.
    pub(super) fn by_count(&self) -> ByCount {
        let Some((shots, step)) = self.of else { return BLOBS_BY_COUNT[self.distance as usize].clone() };
        by_count(|k| shots.silhouette((step, k, self.distance), || mean(&self.points, k, self.distance)))
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
            let (means, _) = view.by_count();
            assert!(means.contains(&(k as f64, view.mean)), "{k} in {means:?}");
        }
        let angular = view(Points::of_table(BLOBS), Some(3), Distance::Cosine).expect("several clusters");
        assert!(angular.by_count().0.contains(&(3.0, angular.mean)));
    }
}
