//! Metrics: numbers that say how good an embedding is. f64, exact definitions, one file each.

mod accuracies;
mod accuracy;
mod angular_fisher;
mod centroid;
mod compactness;
mod k_means;
mod mean_nearest_centroid;
mod mean_nearest_prototype;
mod nearest_centroid;
mod nearest_prototype;
mod prototype_to_centroid;
mod separation;
mod separation_ratio;
mod silhouette;
mod table;
mod theta_to_centroid;
mod theta_to_prototype;

pub use accuracies::Accuracies;
pub use centroid::Centroids;
pub use k_means::{Clusters, k_means, k_means_from};
pub use silhouette::{Silhouettes, silhouettes};
pub use table::{Row, confusion, table};

/// Every metric, in the order people are shown them.
pub const METRICS: &[Spec] = &[
    silhouette::SPEC,
    accuracy::SPEC,
    theta_to_prototype::SPEC,
    theta_to_centroid::SPEC,
    prototype_to_centroid::SPEC,
    nearest_prototype::SPEC,
    nearest_centroid::SPEC,
    mean_nearest_prototype::SPEC,
    mean_nearest_centroid::SPEC,
    compactness::SPEC,
    separation::SPEC,
    separation_ratio::SPEC,
    angular_fisher::SPEC,
];

find_in!(METRICS);

/// All there is to know about a metric. Display name: message `metric.<id>`; one sentence: `metric.<id>.what`.
pub struct Spec {
    /// Kebab-case; the file's name.
    pub id: &'static str,
    /// How the number is shown.
    pub unit: Unit,
    /// Measures; `None` where it does not apply (no prototypes given, fewer than two classes …). A sample of other lengths than
    /// [`Sample`] says panics, or gets a number that means nothing.
    pub measure: fn(&Sample) -> Option<f64>,
}

/// How a metric's number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share of 1, shown in per cent.
    Share,
    /// Radians inside, shown in degrees.
    Angle,
    /// A pure number.
    None,
}

/// Labelled embeddings to be measured.
#[derive(Clone, Copy, Debug)]
pub struct Sample<'a> {
    /// n × d.
    pub embeddings: &'a [f64],
    /// n class numbers, each < `classes`.
    pub labels: &'a [u32],
    /// Number of classes C.
    pub classes: usize,
    /// Dimension d, at least 1.
    pub dim: usize,
    /// C × d prototypes; empty where there are none.
    pub prototypes: &'a [f64],
    /// n predicted classes; empty where there are none.
    pub predicted: &'a [u32],
    /// Which distance the distance-based metrics use.
    pub distance: Distance,
}

impl<'a> Sample<'a> {
    /// The embedding of sample `i`.
    #[must_use]
    pub fn row(&self, i: usize) -> &'a [f64] {
        &self.embeddings[i * self.dim..(i + 1) * self.dim]
    }

    /// The prototype of class `k`; there must be prototypes.
    #[must_use]
    pub fn prototype(&self, k: usize) -> &'a [f64] {
        &self.prototypes[k * self.dim..(k + 1) * self.dim]
    }

    /// All prototypes with their classes.
    fn points_of_prototypes(&self) -> Vec<(usize, &'a [f64])> {
        self.prototypes.chunks_exact(self.dim).enumerate().collect()
    }
}

choice! {
    /// A distance between embeddings.
    Distance {
        /// ‖a − b‖
        Euclidean = "euclidean",
        /// 1 − cos θ
        Cosine = "cosine",
    }
}
