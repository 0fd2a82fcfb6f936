//! Classic classifiers, one file each: fitted exactly, in f64, deterministically.

use crate::data::Dataset;
use crate::knob::{Knob, Values};
use crate::message::Message;

/// Every classifier, in the order people are shown them.
pub const CLASSIFIERS: &[Spec] = &[];

/// Looks a classifier up by its id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Spec> {
    CLASSIFIERS.iter().find(|spec| spec.id == id)
}

/// All there is to know about a classifier. Display name: message `classifier.<id>`; `classifier.<id>.boundary` says what its
/// boundary is made of, `classifier.<id>.probability` what its probability means far from data.
pub struct Spec {
    /// Kebab-case; the file's name and the URL value.
    pub id: &'static str,
    /// What can be set.
    pub knobs: &'static [Knob],
    /// Fits to samples.
    pub fit: fn(&Dataset, &Values) -> Result<Box<dyn Fitted>, Message>,
}

/// A fitted classifier. Places are rows of p features; answers are rows of C numbers.
pub trait Fitted: Send + Sync {
    /// Probabilities (or, for the linear classifier, clipped scores), m × C.
    fn probabilities(&self, places: &[f64]) -> Vec<f64>;

    /// Predicted classes, m.
    fn predict(&self, places: &[f64]) -> Vec<u32>;

    /// Decision values: their meaning is the classifier's own (documented in its file); empty where it has none.
    fn decisions(&self, places: &[f64]) -> Vec<f64>;

    /// Everything that was fitted, as named arrays: coefficients, intercepts, support indices, duals, widths …
    fn report(&self) -> Vec<Quantity>;
}

/// One named array of a fit's report, row-major.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Kebab-case name.
    pub name: &'static str,
    /// Rows and columns; (1, 1) for a single number.
    pub shape: (usize, usize),
    /// The numbers.
    pub values: Vec<f64>,
}
