//! ENN, the extended nearest neighbour (Tang & He 2015, doi 10.1109/MCI.2015.2437512): who are the nearest neighbours of a
//! place, and *whose* nearest neighbour would it be?
//!
//! The coherence of class i is the share of its samples' neighbours that belong to it,
//!
//! ```text
//! T_i = 1/(n_i k) · Σ_{x in class i} (how many of the k nearest samples of x, x itself left out, are of class i)
//! ```
//!
//! A place z joins each class j in turn, which changes neighbourhoods: `T_i^j`. The class with the largest `Σ_i T_i^j` wins
//! (their equation 5). Only samples that would take z among their neighbours change, so the sums follow from the training's
//! own coherences and what z displaces (their ENN.V1, which decides the same). Ties: as in [`super::knn`]; z counts as the
//! last sample.
//!
//! A probability is not part of the method. What is given is softmax over (n/C)·Σ_i T_i^j, in which one neighbour relation
//! counts 1/k whatever the number of samples: it ranks the classes as the decision does and is not calibrated.

use super::neighbours::nearest;
use super::{Fitted, Method, Quantity, Spec, Training, winners};
use crate::knob::{Knob, Values};
use crate::math::angle::square_distance;
use crate::math::softmax;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    id: "enn",
    knobs: &[Knob::number("k", "knob.neighbours", (1.0, 100.0), 5.0, 1.0).symbol("k")],
    method: Method::Whole(|training, values| Ok(Box::new(Enn::new(training, values)))),
};

struct Enn {
    training: Training,
    k: usize,
    /// Samples of each class.
    counts: Vec<f64>,
    /// How many neighbour relations stay inside each class: n_i k T_i.
    inside: Vec<f64>,
    /// For each sample, squared distance and class of its k-th neighbour, which a nearer place displaces.
    last: Vec<(f64, usize)>,
}

impl Enn {
    fn new(training: &Training, values: &Values) -> Self {
        let k = values.count("k").clamp(1, training.len() - 1);
        let labels = training.labels();
        let (mut counts, mut inside) = (vec![0.0; training.classes()], vec![0.0; training.classes()]);
        let (mut last, mut found) = (Vec::with_capacity(training.len()), Vec::new());
        for i in 0..training.len() {
            let own = labels[i] as usize;
            nearest(training, training.row(i), k, Some(i), &mut found);
            counts[own] += 1.0;
            inside[own] += found.iter().filter(|(_, j)| labels[*j] == labels[i]).count() as f64;
            last.extend(found.last().map(|(distance, j)| (*distance, labels[*j] as usize)));
        }
        Self { training: training.clone(), k, counts, inside, last }
    }

    /// Σ_i T_i^j for each class j, into `scores`.
    fn score(&self, place: &[f64], found: &mut Vec<(f64, usize)>, scores: &mut [f64]) {
        let (classes, k) = (self.training.classes(), self.k as f64);
        nearest(&self.training, place, self.k, None, found);
        // gained: relations class i wins if z is its own; lost: relations inside class i that z displaces, whatever z is.
        let (mut gained, mut lost) = (vec![0.0; classes], vec![0.0; classes]);
        for (_, i) in found.iter() {
            gained[self.training.labels()[*i] as usize] += 1.0;
        }
        for (i, (distance, displaced)) in self.last.iter().enumerate() {
            if square_distance(self.training.row(i), place) < *distance {
                let own = self.training.labels()[i] as usize;
                gained[own] += 1.0;
                lost[own] += f64::from(u8::from(*displaced == own));
            }
        }
        let without = |i: usize| (self.inside[i] - lost[i]) / (self.counts[i] * k);
        let with = |j: usize| (self.inside[j] - lost[j] + gained[j]) / ((self.counts[j] + 1.0) * k);
        for (j, score) in scores.iter_mut().enumerate() {
            *score = (0..classes).map(|i| if i == j { with(i) } else { without(i) }).sum();
        }
    }
}

impl Fitted for Enn {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let classes = self.training.classes();
        let weight = self.training.len() as f64 / classes as f64;
        let mut shares = self.decisions(places);
        for row in shares.chunks_exact_mut(classes) {
            row.iter_mut().for_each(|score| *score *= weight);
            softmax(row);
        }
        shares
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        winners(&self.decisions(places), self.training.classes())
    }

    /// Σ_i T_i^j, one number for each class j.
    fn decisions(&self, places: &[f64]) -> Vec<f64> {
        let (width, classes) = (self.training.width(), self.training.classes());
        let mut scores = vec![0.0; places.len() / width * classes];
        let mut found = Vec::with_capacity(self.k + 1);
        for (place, row) in places.chunks_exact(width).zip(scores.chunks_exact_mut(classes)) {
            self.score(place, &mut found, row);
        }
        scores
    }

    fn report(&self) -> Vec<Quantity> {
        let coherence = self.inside.iter().zip(&self.counts).map(|(inside, n)| inside / (n * self.k as f64));
        vec![Quantity::count("neighbours", self.k), Quantity::list("coherence", coherence.collect())]
    }
}
