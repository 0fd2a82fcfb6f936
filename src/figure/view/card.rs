//! Card: the numbers shown beside a hovered sample.

use super::wide;
use crate::engine::Frame;
use crate::math::order;
use crate::math::{Real, angle};

/// How many neighbours a card names.
const NEIGHBOURS: usize = 5;

/// One sample's relation to the classes and to the other samples.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Card {
    /// C angles to the prototypes, radians.
    pub angles: Vec<f64>,
    /// C probabilities under the rule, margin-free.
    pub shares: Vec<f64>,
    /// The nearest samples, nearest first: by angle where the rule looks at directions only, by distance otherwise.
    pub neighbours: Vec<usize>,
}

/// The card of a sample; empty where the frame has no such sample.
#[must_use]
pub fn card(frame: &Frame, sample: usize) -> Card {
    let Some(row) = frame.embedding(sample) else { return Card::default() };
    let x = wide(row);
    let mut shares = vec![0.0; frame.shape.classes];
    frame.rule.shares(row, &mut shares);
    let angles = frame.prototypes.chunks_exact(row.len()).map(|w| angle::between(&x, &wide(w))).collect();
    Card { angles, shares, neighbours: neighbours(frame, sample, &x) }
}

fn neighbours(frame: &Frame, sample: usize, x: &[f64]) -> Vec<usize> {
    let directions = frame.rule.scale.is_some();
    let own = angle::norm(x).at_least(f64::TINY);
    let away = |row: &[f32]| {
        let length =
            row.iter().map(|v| f64::from(*v) * f64::from(*v)).sum::<f64>().sqrt().at_least(f64::TINY);
        let (a, b) = if directions { (1.0 / own, 1.0 / length) } else { (1.0, 1.0) };
        row.iter().zip(x).map(|(y, x)| (x * a - f64::from(*y) * b) * (x * a - f64::from(*y) * b)).sum::<f64>()
    };
    let rows = frame.embeddings.chunks_exact(x.len()).enumerate().filter(|(i, _)| *i != sample);
    let all: Vec<(f64, usize)> = rows.map(|(i, row)| (away(row), i)).collect();
    let nearest = order::permutation(all.len(), &|a, b| all[a].0.total_cmp(&all[b].0));
    nearest.into_iter().take(NEIGHBOURS).map(|place| all[place].1).collect()
}
