//! Data sets: real tables that arrive as bytes, and made ones drawn from a seed; one file each.
//!
//! The core never reads a file or fetches a URL: the page downloads `data/<file>`, the command line includes it, and both
//! hand over bytes.

use crate::knob::{Knob, Values};
use crate::math::Rng;
use crate::message::Message;

/// Every data set, in the order people are shown them.
pub const DATASETS: &[Spec] = &[];

/// Looks a data set up by its id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Spec> {
    DATASETS.iter().find(|spec| spec.id == id)
}

/// All there is to know about a data set. Display name: message `data.<id>`; one sentence: `data.<id>.what`.
pub struct Spec {
    /// Kebab-case; the file's name and the URL value.
    pub id: &'static str,
    /// What can be set (numbers of samples and classes, noise …).
    pub knobs: &'static [Knob],
    /// Where its samples come from.
    pub source: Source,
}

/// Where samples come from.
#[derive(Clone, Copy)]
pub enum Source {
    /// A file in `data/`, parsed from its bytes.
    File {
        /// File name in `data/`.
        file: &'static str,
        /// Reads the bytes.
        parse: fn(&[u8]) -> Result<Dataset, Message>,
    },
    /// Drawn from a seed.
    Made(fn(&Values, &mut Rng) -> Dataset),
}

/// Labelled samples, unscaled, in f64. Rows are samples.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// n × p feature values.
    pub features: Vec<f64>,
    /// n class numbers, each < `classes.len()`.
    pub labels: Vec<u32>,
    /// Class names.
    pub classes: Vec<String>,
    /// p column names.
    pub columns: Vec<String>,
    /// Width and height where a row is a grey picture (digits: 8 × 8).
    pub picture: Option<(usize, usize)>,
    /// Classes held out of training for open-set tests; empty for closed sets.
    pub held_out: Vec<u32>,
}

impl Dataset {
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
        self.columns.len()
    }

    /// The features of sample `i`.
    #[must_use]
    pub fn row(&self, i: usize) -> &[f64] {
        let p = self.width();
        &self.features[i * p..(i + 1) * p]
    }
}
