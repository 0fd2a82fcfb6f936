//! Samples of one class against the rest, gathered by place.
//!
//! Iris has 150 flowers at 117 places. Samples at one place share their latent value, so a place with its count of hits and
//! visits says the same as the samples (the determinants agree by Sylvester's identity), at 117³ instead of 150³.

use crate::classifier::Training;
use crate::math::{order, softplus};

/// The distinct places of a training, and how often each was of the class.
#[derive(Clone, Debug)]
pub(super) struct Sites {
    /// m × p.
    pub places: Vec<f64>,
    pub width: usize,
    /// Samples of the class at each place.
    pub hits: Vec<f64>,
    /// Samples at each place.
    pub visits: Vec<f64>,
}

impl Sites {
    pub(super) fn new(training: &Training, class: u32) -> Self {
        let compare = |a: &[f64], b: &[f64]| {
            let differ = a.iter().zip(b).map(|(x, y)| x.total_cmp(y)).find(|order| order.is_ne());
            differ.unwrap_or(std::cmp::Ordering::Equal)
        };
        let order = order::permutation(training.len(), &|a, b| compare(training.row(a), training.row(b)));
        let mut sites =
            Self { places: Vec::new(), width: training.width(), hits: Vec::new(), visits: Vec::new() };
        for (at, i) in order.iter().enumerate() {
            if at == 0 || training.row(order[at - 1]) != training.row(*i) {
                sites.places.extend_from_slice(training.row(*i));
                sites.hits.push(0.0);
                sites.visits.push(0.0);
            }
            let last = sites.hits.len() - 1;
            sites.visits[last] += 1.0;
            sites.hits[last] += f64::from(u8::from(training.labels()[*i] == class));
        }
        sites
    }

    pub(super) fn len(&self) -> usize {
        self.hits.len()
    }

    pub(super) fn place(&self, i: usize) -> &[f64] {
        &self.places[i * self.width..(i + 1) * self.width]
    }

    /// ln p(y | f) under the logistic likelihood.
    pub(super) fn log_likelihood(&self, latent: &[f64]) -> f64 {
        let mut total = 0.0;
        for (i, f) in latent.iter().enumerate() {
            total -= self.hits[i] * softplus(-f) + (self.visits[i] - self.hits[i]) * softplus(*f);
        }
        total
    }

    /// Standard deviation of a feature over the places.
    pub(super) fn spread(&self, feature: usize) -> f64 {
        let column = || self.places.iter().skip(feature).step_by(self.width);
        let m = self.len() as f64;
        let mean = column().sum::<f64>() / m;
        (column().map(|x| (x - mean) * (x - mean)).sum::<f64>() / m).sqrt()
    }
}
