//! What is true of each class: the confusion matrix and a table with one row per class.

use super::Sample;
use super::centroid::{Centroids, mean, nearest};
use crate::math::angle;

/// How many samples of class j (rows) were taken for class k (columns): C × C, row-major.
#[must_use]
pub fn confusion(labels: &[u32], predicted: &[u32], classes: usize) -> Vec<u32> {
    let mut counts = vec![0; classes * classes];
    for (&label, &guess) in labels.iter().zip(predicted) {
        counts[label as usize * classes + guess as usize] += 1;
    }
    counts
}

/// One class. `None` where there is nothing to measure (no samples, no predictions, no prototypes, no other class).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Samples.
    pub count: usize,
    /// Share of them predicted right.
    pub accuracy: Option<f64>,
    /// Mean angle of its samples to its prototype, radians.
    pub to_prototype: Option<f64>,
    /// Mean angle of its samples to its mean direction, radians.
    pub to_centroid: Option<f64>,
    /// The class whose mean direction is nearest, and the angle to it.
    pub nearest: Option<(usize, f64)>,
}

/// One row per class.
#[must_use]
pub fn table(sample: &Sample) -> Vec<Row> {
    let directions = Centroids::directions(sample);
    let points: Vec<_> = directions.iter().collect();
    let mut neighbours = vec![None; sample.classes];
    for ((k, _), neighbour) in points.iter().zip(nearest(&points, angle::between)) {
        neighbours[*k] = Some(neighbour);
    }
    let mut members = vec![Vec::new(); sample.classes];
    sample.labels.iter().enumerate().for_each(|(i, &label)| members[label as usize].push(i));
    let row = |(k, members): (usize, &Vec<usize>)| {
        let angles = |to: &[f64]| mean(members.iter().map(|&i| angle::between(sample.row(i), to)));
        let right = |&i: &usize| Some(f64::from(u8::from(*sample.predicted.get(i)? as usize == k)));
        Row {
            count: members.len(),
            accuracy: mean(members.iter().filter_map(right)),
            to_prototype: (!sample.prototypes.is_empty()).then(|| angles(sample.prototype(k))).flatten(),
            to_centroid: directions.get(k).and_then(angles),
            nearest: neighbours[k],
        }
    };
    members.iter().enumerate().map(row).collect()
}
