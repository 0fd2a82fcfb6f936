//! k nearest neighbours (Fix & Hodges 1951): the k samples nearest to a place vote, each with weight 1 or 1/distance.
//!
//! Ties are settled so that a picture is always the same: of samples equally far the earlier one is nearer, and of classes
//! with equal votes the first wins. With distance weights a place that coincides with samples asks only those.

use super::neighbours::nearest;
use super::{Fitted, Method, Quantity, Spec, Training, winners};
use crate::knob::{Knob, Values};

choice! {
    /// What a neighbour's vote weighs.
    Weights {
        /// 1
        Uniform = "uniform",
        /// 1/distance
        Distance = "distance",
    }
}

/// The registry's entry.
pub const SPEC: Spec = Spec {
    id: "knn",
    knobs: &[
        Knob::number("k", "knob.neighbours", (1.0, 100.0), 5.0, 1.0).symbol("k"),
        Weights::knob("weights", "knob.weights"),
    ],
    method: Method::Whole(|training, values| Ok(Box::new(Knn::new(training, values)))),
};

struct Knn {
    training: Training,
    k: usize,
    by_distance: bool,
}

impl Knn {
    fn new(training: &Training, values: &Values) -> Self {
        let k = values.count("k").clamp(1, training.len());
        let by_distance = Weights::of(values, "weights") == Weights::Distance;
        Self { training: training.clone(), k, by_distance }
    }

    /// The votes of the neighbours `found`, one number a class, summing to 1.
    fn vote(&self, found: &[(f64, usize)], shares: &mut [f64]) {
        let touching = self.by_distance && found.first().is_some_and(|nearest| nearest.0 == 0.0);
        let mut total = 0.0;
        for (squared, sample) in found {
            let weight = match (self.by_distance, touching) {
                (false, _) => 1.0,
                (true, true) => f64::from(u8::from(*squared == 0.0)),
                (true, false) => 1.0 / squared.sqrt(),
            };
            shares[self.training.labels()[*sample] as usize] += weight;
            total += weight;
        }
        shares.iter_mut().for_each(|share| *share /= total);
    }
}

impl Fitted for Knn {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let (width, classes) = (self.training.width(), self.training.classes());
        let mut shares = vec![0.0; places.len() / width * classes];
        let mut found = Vec::with_capacity(self.k + 1);
        for (place, row) in places.chunks_exact(width).zip(shares.chunks_exact_mut(classes)) {
            nearest(&self.training, place, self.k, None, &mut found);
            self.vote(&found, row);
        }
        shares
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        winners(&self.probabilities(places), self.training.classes())
    }

    fn report(&self) -> Vec<Quantity> {
        vec![Quantity::count("neighbours", self.k)]
    }
}
