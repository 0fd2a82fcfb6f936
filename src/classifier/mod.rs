//! Classic classifiers, one file (or folder) each: fitted to the true optimum, in f64, deterministically.
//!
//! ```text
//! Dataset ──Training::new──▶ Training ──Spec::method─▶ Fitted ──▶ probabilities, predictions, decisions at any place
//!            (checked, classes without samples set aside)    └──▶ report: what was fitted, as named arrays
//! ```
//!
//! Adding one is a file with a [`Spec`], a line in [`CLASSIFIERS`] and its words in `messages/`.

mod cart;
pub mod contest;
pub mod enn;
pub mod forest;
pub mod gaussian_process;
pub mod knn;
pub mod linear;
pub mod logistic;
mod neighbours;
pub mod rbf_logistic;
pub mod svm;
pub mod training;
pub mod tree;

use crate::data::Dataset;
use crate::knob::{Knob, Values};
use crate::math::order;
use crate::message::Message;
pub use contest::Contest;
pub use training::Training;

/// Every classifier, in the order people are shown them.
pub const CLASSIFIERS: &[Spec] = &[
    svm::SPEC,
    logistic::SPEC,
    rbf_logistic::SPEC,
    linear::SPEC,
    gaussian_process::SPEC,
    knn::SPEC,
    enn::SPEC,
    tree::SPEC,
    forest::SPEC,
];

chosen_from!(CLASSIFIERS);

/// All there is to know about a classifier. Display name: message `classifier.<id>`; `classifier.<id>.boundary` says what its
/// boundary is made of, `classifier.<id>.probability` what its probability means far from data.
pub struct Spec {
    /// Kebab-case; the file's name and the URL value.
    pub id: &'static str,
    /// What can be set.
    pub knobs: &'static [Knob],
    /// How it is fitted. Call it through [`Spec::fit`] unless the samples are a [`Training`] already.
    pub method: Method,
}

/// How a classifier is fitted to checked samples.
#[derive(Clone, Copy)]
pub enum Method {
    /// In one go.
    Whole(fn(&Training, &Values) -> WholeFit),
    /// In one go, and sooner from where an earlier fit to nearly the same samples ended.
    Resumed(fn(&Training, &Values, Option<&Start>) -> Resumable),
    /// One class of [`Training::contests`] against the rest after another; several workers may share them.
    Contests(fn(&Training, &Values, u32) -> OneFit),
}

/// Where a fit ended, for the next one to start from: rows of numbers whose meaning is the classifier's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Start(Vec<Vec<f64>>);

/// A fit, or the reason why there is none.
pub type WholeFit = Result<Box<dyn Fitted>, Message>;

/// A fit and where it ended.
pub type Resumable = Result<(Box<dyn Fitted>, Start), Message>;

/// The fit of one class against the rest.
pub type OneFit = Result<Box<dyn Contest>, Message>;

impl Method {
    /// Fits, alone and afresh.
    ///
    /// # Errors
    /// A message where the numbers overflow in the classifier.
    pub fn fit(&self, training: &Training, values: &Values) -> WholeFit {
        match self {
            Self::Whole(fit) => fit(training, values),
            Self::Resumed(fit) => Ok(fit(training, values, None)?.0),
            Self::Contests(fit) => contest::fit(training, |class| fit(training, values, class)),
        }
    }
}

impl Spec {
    /// Fits to samples. Classes of `data` that have no sample get probability 0 everywhere.
    ///
    /// # Errors
    /// A message where the samples cannot be learnt from ([`Training::new`]), or their numbers overflow in the classifier.
    pub fn fit(&self, data: &Dataset, values: &Values) -> WholeFit {
        let training = Training::new(data)?;
        training.spread(self.method.fit(&training, values)?)
    }
}

/// A fitted classifier. Places are m rows of p features; answers are rows of C numbers.
pub trait Fitted: Send + Sync {
    /// Probabilities (or, for the linear classifier, clipped scores), m × C.
    fn probabilities(&self, places: &[f64]) -> Vec<f64>;

    /// Predicted classes, m.
    fn predict(&self, places: &[f64]) -> Vec<u32>;

    /// Decision values, m rows: their meaning is the classifier's own (documented in its file); empty where it has none.
    fn decisions(&self, _places: &[f64]) -> Vec<f64> {
        Vec::new()
    }

    /// Everything that was fitted, as named arrays: coefficients, intercepts, support indices, duals, widths …
    fn report(&self) -> Vec<Quantity>;
}

/// One named array of a fit's report, row-major.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Kebab-case name.
    pub name: &'static str,
    /// Empty for a single number, `[n]` for a list, `[rows, columns]` for a table.
    pub shape: Vec<usize>,
    /// The numbers.
    pub values: Vec<f64>,
    /// They are counts or indices.
    pub whole: bool,
}

impl Quantity {
    /// A single number.
    #[must_use]
    pub fn scalar(name: &'static str, value: f64) -> Self {
        Self { name, shape: Vec::new(), values: vec![value], whole: false }
    }

    /// A list of numbers.
    #[must_use]
    pub fn list(name: &'static str, values: Vec<f64>) -> Self {
        Self { name, shape: vec![values.len()], values, whole: false }
    }

    /// `rows` rows of numbers.
    #[must_use]
    pub fn table(name: &'static str, rows: usize, values: Vec<f64>) -> Self {
        Self { name, shape: vec![rows, values.len() / rows.max(1)], values, whole: false }
    }

    /// A single count.
    #[must_use]
    pub fn count(name: &'static str, value: usize) -> Self {
        Self { whole: true, ..Self::scalar(name, value as f64) }
    }

    /// A list of indices.
    #[must_use]
    pub fn indices(name: &'static str, values: impl IntoIterator<Item = usize>) -> Self {
        Self { whole: true, ..Self::list(name, values.into_iter().map(|value| value as f64).collect()) }
    }
}

/// The class of the largest number in each row of `classes`; the first of equals.
pub(crate) fn winners(rows: &[f64], classes: usize) -> Vec<u32> {
    rows.chunks_exact(classes).map(winner).collect()
}

/// The place of the largest number; the first of equals.
fn winner(row: &[f64]) -> u32 {
    order::largest(row.len(), |class| row[class]) as u32
}
