//! Class rows: what the table per class shows, read from a frame.

use super::turns::{Turn, turns};
use crate::engine::Frame;

/// One class. Its angles are those of its test samples (of its training samples where it has no others). NaN where there is
/// nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClassRow {
    /// Samples trained on.
    pub train: usize,
    /// Samples tested on.
    pub test: usize,
    /// Share of the test samples that the rule puts right.
    pub accuracy: f64,
    /// Mean angle to the class's own prototype, radians, over the samples that have a direction.
    pub own: f64,
    /// Mean angle to the nearest other prototype, radians; NaN where there is no other class.
    pub other: f64,
    /// Mean silhouette of the samples that have one.
    pub silhouette: f64,
}

/// One row per class.
#[must_use]
pub fn class_rows(frame: &Frame) -> Vec<ClassRow> {
    let turns = turns(frame, &|_| true);
    (0..frame.shape.classes as u32).map(|class| row(frame, class, &turns)).collect()
}

fn row(frame: &Frame, class: u32, turns: &[Turn]) -> ClassRow {
    let members = |train: bool| {
        (0..frame.labels.len()).filter(move |&i| frame.labels[i] == class && frame.train[i] == train)
    };
    let (train, test) = (members(true).count(), members(false).count());
    let measured: Vec<usize> = members(test == 0).collect();
    let right = |i: usize| f64::from(u8::from(frame.predicted[i] == class));
    let turned = || turns.iter().filter(|turn| measured.binary_search(&turn.sample).is_ok());
    ClassRow {
        train,
        test,
        accuracy: mean(members(false).map(right)),
        own: mean(turned().map(|turn| turn.own)),
        other: mean(turned().map(|turn| turn.other)),
        silhouette: mean(
            (0..frame.silhouettes.len())
                .filter(|&i| frame.labels[i] == class)
                .map(|i| f64::from(frame.silhouettes[i]))
                .filter(|s| !s.is_nan()),
        ),
    }
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

    #[test]
    fn training_samples_are_no_test_of_a_class() {
        let mut frame = fixture::frame("arcface", 6, 2);
        frame.train.fill(true);
        let rows = class_rows(&frame);
        assert!(
            rows.iter().all(|row| row.test == 0 && row.accuracy.is_nan() && row.own < row.other),
            "{rows:?}"
        );
    }

    #[test]
    fn a_class_alone_has_no_angle_to_another() {
        let rows = class_rows(&fixture::frame("arcface", 1, 2));
        assert!(rows.len() == 1 && rows[0].other.is_nan());
    }
}
