//! From a data set to what is trained on: thinned, split, standardised, mislabelled on purpose, and painted on.
//!
//! ```text
//! Dataset ─ held-out classes leave ─ later classes thinned ─ split by class ─ standardised ─ training labels spoiled → Prepared
//! ```
//!
//! Each random choice has its own stream of the experiment's seed, so moving one knob leaves the others' choices alone.
//! Standardisation takes mean and deviation from the training samples only and then never changes: painting a point moves
//! no other.

mod extent;
mod paint;
mod sample;
mod standardise;

use super::Dataset;
use crate::knob::{Knob, Unit, Values};
use crate::math::{Matrix, Window};
pub use sample::{pick, split, without_held_out};
pub use standardise::Scaling;

/// What can be set on any data set.
pub const KNOBS: &[Knob] = &[
    Knob::number("test-share", "knob.test-share", (0.0, 0.5), 0.25, 0.05).unit(Unit::Share).restarting(),
    Knob::switch("standardise", "knob.standardise", true).restarting(),
    Knob::log("imbalance", "knob.imbalance", (1.0, 100.0), 1.0, 1.0).restarting(),
    Knob::number("label-noise", "knob.label-noise", (0.0, 0.6), 0.0, 0.05).unit(Unit::Share).restarting(),
];

/// Samples ready for training. Rows are samples; row i is the same sample in every field.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// The samples in use, unscaled, with their true labels and the names of the classes that are trained.
    pub data: Dataset,
    /// n × p, scaled: what the encoder reads.
    pub inputs: Matrix,
    /// n labels to train on, label noise included.
    pub labels: Vec<u32>,
    /// n: trained on, else tested on.
    pub train: Vec<bool>,
    scaling: Scaling,
    /// The square around the data as they came.
    home: Window,
}

/// The samples in use of a data set, unscaled: the held-out classes have left and later classes are thinned; `values` holds
/// [`KNOBS`].
#[must_use]
pub fn samples(data: Dataset, values: &Values, seed: u64) -> Dataset {
    sample::thin(without_held_out(data), values.number("imbalance"), seed)
}

impl Prepared {
    /// Prepares a data set; `values` holds [`KNOBS`].
    #[must_use]
    pub fn new(data: &Dataset, values: &Values, seed: u64) -> Self {
        let data = samples(data.clone(), values, seed);
        let test = sample::split(&data, values.number("test-share"), seed);
        let train: Vec<bool> = test.iter().map(|&test| !test).collect();
        let scaling = if values.on("standardise") {
            let trained = (0..data.len()).filter(|&i| train[i]).map(|i| data.row(i));
            Scaling::of(data.width(), trained, data.picture.is_some())
        } else {
            Scaling::identity(data.width())
        };
        let labels = sample::spoil(&data, &train, values.number("label-noise"), seed);
        let home = extent::around(&data.features);
        let mut prepared = Self { data, inputs: Matrix::default(), labels, train, scaling, home };
        prepared.scale();
        prepared
    }

    /// Number of samples n.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// No samples at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// Number of features p.
    #[must_use]
    pub fn width(&self) -> usize {
        self.data.width()
    }

    /// Number of classes C.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.data.classes.len()
    }

    /// Makes the inputs anew from the samples.
    fn scale(&mut self) {
        self.inputs = Matrix::from_rows(self.len(), self.width(), &self.transform(&self.data.features));
    }

    /// Unscaled rows (m × p) as the encoder reads them.
    #[must_use]
    pub fn transform(&self, rows: &[f64]) -> Vec<f32> {
        self.scaling.apply(rows).map(|x| x as f32).collect()
    }
}
