//! Class rows: what the table per class shows, read from a frame.

use crate::engine::Frame;
use crate::math::{Real, angle};

/// One class, measured on its test samples (on its training samples where it has no others). NaN where there is nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClassRow {
    /// Samples trained on.
    pub train: usize,
    /// Samples tested on.
    pub test: usize,
    /// Share that the rule puts right.
    pub accuracy: f64,
    /// Mean angle to the class's own prototype, radians.
    pub own: f64,
    /// Mean angle to the nearest other prototype, radians.
    pub other: f64,
    /// Mean silhouette of the samples that have one.
    pub silhouette: f64,
}

/// One row per class.
#[must_use]
pub fn class_rows(frame: &Frame) -> Vec<ClassRow> {
    let wide: Vec<f64> = frame.prototypes.iter().map(|&x| f64::from(x)).collect();
    (0..frame.shape.classes as u32).map(|class| row(frame, class, &wide)).collect()
}

fn row(frame: &Frame, class: u32, prototypes: &[f64]) -> ClassRow {
    let members = |train: bool| {
        (0..frame.labels.len()).filter(move |&i| frame.labels[i] == class && frame.train[i] == train)
    };
    let (train, test) = (members(true).count(), members(false).count());
    let measured: Vec<usize> = members(test == 0).collect();
    let angles: Vec<(f64, f64)> =
        measured.iter().map(|&i| own_and_other(frame, i, class, prototypes)).collect();
    ClassRow {
        train,
        test,
        accuracy: mean(measured.iter().map(|&i| f64::from(u8::from(frame.predicted[i] == class)))),
        own: mean(angles.iter().map(|a| a.0)),
        other: mean(angles.iter().map(|a| a.1)),
        silhouette: mean(
            (0..frame.silhouettes.len())
                .filter(|&i| frame.labels[i] == class)
                .map(|i| f64::from(frame.silhouettes[i]))
                .filter(|s| !s.is_nan()),
        ),
    }
}

/// Angles of sample i to its class's prototype and to the nearest other one.
fn own_and_other(frame: &Frame, i: usize, class: u32, prototypes: &[f64]) -> (f64, f64) {
    let dim = frame.shape.dim;
    let x: Vec<f64> = frame.embeddings[i * dim..(i + 1) * dim].iter().map(|&v| f64::from(v)).collect();
    let (mut own, mut other) = (f64::NAN, f64::PI);
    for (j, w) in prototypes.chunks_exact(dim).enumerate() {
        let theta = angle::between(&x, w);
        if j == class as usize {
            own = theta;
        } else {
            other = other.at_most(theta);
        }
    }
    (own, other)
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), x| (sum + x, count + 1.0));
    sum / count
}

#[cfg(test)]
mod tests {
    use super::class_rows;
    use crate::figure::view::fixture;

    #[test]
    fn rows_count_every_sample_once() {
        let frame = fixture::frame("arcface", 6, 2);
        let rows = class_rows(&frame);
        assert_eq!(rows.len(), frame.shape.classes);
        assert_eq!(rows.iter().map(|row| row.train + row.test).sum::<usize>(), frame.labels.len());
        assert!(rows.iter().all(|row| row.own < row.other && row.accuracy > 0.5));
    }
}
