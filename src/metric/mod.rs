//! Metrics: numbers that say how good an embedding is. f64, exact definitions, one file each.

/// Every metric, in the order people are shown them.
pub const METRICS: &[Spec] = &[];

/// All there is to know about a metric. Display name: message `metric.<id>`; one sentence: `metric.<id>.what`.
pub struct Spec {
    /// Kebab-case; the file's name.
    pub id: &'static str,
    /// How the number is shown.
    pub unit: Unit,
    /// Measures; `None` where it does not apply (no prototypes given, fewer than two classes …).
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
    /// n class numbers.
    pub labels: &'a [u32],
    /// Classes C and dimension d.
    pub classes: usize,
    /// Dimension d.
    pub dim: usize,
    /// C × d prototypes; empty where there are none.
    pub prototypes: &'a [f64],
    /// n predicted classes; empty where there are none.
    pub predicted: &'a [u32],
    /// Which distance the distance-based metrics use.
    pub distance: Distance,
}

/// A distance between embeddings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
    /// ‖a − b‖
    Euclidean,
    /// 1 − cos θ
    Cosine,
}
