//! Samples checked once, for all classifiers: finite, at least two classes, classes numbered without gaps.
//!
//! A class can lose its last sample while somebody deletes points. Classifiers would each need a rule for that; instead the
//! classes that have samples are numbered 0, 1, … here, and [`Training::spread`] puts the answers back in their columns.

use super::{Fitted, Quantity, WholeFit};
use crate::data::Dataset;
use crate::message::Message;
use std::ops::Range;

/// Samples a classifier can be fitted to: at least one sample, one feature and two classes, all numbers finite.
#[derive(Clone, Debug, PartialEq)]
pub struct Training {
    features: Vec<f64>,
    labels: Vec<u32>,
    width: usize,
    present: Vec<u32>,
    total: usize,
}

impl Training {
    /// Checks the samples and numbers the classes that have any.
    ///
    /// # Errors
    /// A message where there are no samples or features, a value is not finite (with its row and column, from 1), a label
    /// names no class, or only one class has samples.
    pub fn new(data: &Dataset) -> Result<Self, Message> {
        let (n, width, total) = (data.len(), data.width(), data.classes.len());
        if n == 0 || width == 0 || data.features.len() != n * width {
            return Err(Message::new("classifier.no-samples"));
        }
        if let Some(at) = data.features.iter().position(|value| !value.is_finite()) {
            let (row, column) = ((at / width + 1) as f64, (at % width + 1) as f64);
            return Err(Message::new("classifier.not-finite").number("row", row).number("column", column));
        }
        if let Some(label) = data.labels.iter().find(|label| **label as usize >= total) {
            return Err(Message::new("classifier.no-such-class").number("class", f64::from(*label)));
        }
        let mut present = data.labels.clone();
        present.sort_unstable();
        present.dedup();
        if present.len() < 2 {
            return Err(Message::new("classifier.one-class"));
        }
        let number = |label: &u32| present.partition_point(|class| class < label) as u32;
        let labels = data.labels.iter().map(number).collect();
        Ok(Self { features: data.features.clone(), labels, width, present, total })
    }

    /// The same samples with other features, n rows of them.
    ///
    /// # Errors
    /// A message where the numbers overflowed on their way there.
    pub(super) fn with_features(&self, features: Vec<f64>) -> Result<Self, Message> {
        if !features.iter().all(|value| value.is_finite()) {
            return Err(Message::new("classifier.overflow"));
        }
        let Self { labels, present, total, .. } = self;
        let width = features.len() / labels.len();
        Ok(Self { features, labels: labels.clone(), width, present: present.clone(), total: *total })
    }

    /// Number of samples n.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Never: a training has samples.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// Number of features p.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Number of classes C that have samples.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.present.len()
    }

    /// The classes to fit against the rest where classes are fitted one by one.
    #[must_use]
    pub fn contests(&self) -> Range<u32> {
        contests(self.classes())
    }

    /// n class numbers < C.
    #[must_use]
    pub fn labels(&self) -> &[u32] {
        &self.labels
    }

    /// n × p feature values.
    #[must_use]
    pub fn features(&self) -> &[f64] {
        &self.features
    }

    /// The features of sample `i`.
    #[must_use]
    pub fn row(&self, i: usize) -> &[f64] {
        &self.features[i * self.width..(i + 1) * self.width]
    }

    /// Variance of all feature values together, as scikit-learn's `gamma="scale"` takes it; 0 of a single value, whatever rounding
    /// makes of its mean.
    #[must_use]
    pub fn variance(&self) -> f64 {
        if self.features.windows(2).all(|pair| pair[0] == pair[1]) {
            return 0.0;
        }
        let n = self.features.len() as f64;
        let mean = self.features.iter().sum::<f64>() / n;
        self.features.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n
    }

    /// Gives the answers of a classifier fitted to this training the columns and numbers of the data set's classes.
    ///
    /// # Errors
    /// A message where the numbers overflowed in the classifier: features of astronomic size.
    pub fn spread(&self, fitted: Box<dyn Fitted>) -> WholeFit {
        if !fitted.probabilities(self.row(0)).iter().all(|share| share.is_finite()) {
            return Err(Message::new("classifier.overflow"));
        }
        if self.present.len() == self.total {
            return Ok(fitted);
        }
        Ok(Box::new(Spread { fitted, present: self.present.clone(), total: self.total }))
    }
}

/// Of so many classes those to fit against the rest where classes are fitted one by one: class 1 alone where there are two.
#[must_use]
pub fn contests(classes: usize) -> Range<u32> {
    if classes == 2 { 1..2 } else { 0..classes as u32 }
}

/// Rows of numbers for the classes that have samples as rows of all `total`; the others get 0.
#[must_use]
pub fn widened(rows: &[f64], present: &[u32], total: usize) -> Vec<f64> {
    let mut wide = vec![0.0; rows.len() / present.len().max(1) * total];
    for (from, to) in rows.chunks_exact(present.len().max(1)).zip(wide.chunks_exact_mut(total)) {
        from.iter().zip(present).for_each(|(share, class)| to[*class as usize] = *share);
    }
    wide
}

/// A fit among the classes that have samples, answering for all of them.
struct Spread {
    fitted: Box<dyn Fitted>,
    present: Vec<u32>,
    total: usize,
}

impl Fitted for Spread {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        widened(&self.fitted.probabilities(places), &self.present, self.total)
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        self.fitted.predict(places).into_iter().map(|class| self.present[class as usize]).collect()
    }

    fn decisions(&self, places: &[f64]) -> Vec<f64> {
        self.fitted.decisions(places)
    }

    fn report(&self) -> Vec<Quantity> {
        let mut report = self.fitted.report();
        report.push(Quantity::indices("classes", self.present.iter().map(|class| *class as usize)));
        report
    }
}
