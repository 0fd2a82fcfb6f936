//! Scatter: the samples of a fit as they lie in the plane.
//!
//! ```text
//! Samples ──read, thin, pick two columns, split──► Scatter ──trained_on──► a data set
//!                                                     └──window──► the part of the plane around them
//! ```

use super::Points;
use crate::data::{Dataset, Scaling};
use crate::math::{Real, Window};

/// Samples of the plane, ready to be fitted to.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    /// Where they lie, and their classes.
    pub points: Points,
    /// n: kept for testing.
    pub test: Vec<bool>,
    /// Class names.
    pub classes: Vec<String>,
    /// The names of the two columns.
    pub columns: [String; 2],
}

/// How much of the plane is looked at beyond the samples, as a share of their range, on each side.
const AROUND: f64 = 0.28;
/// Columns whose ranges differ by less than this factor share one scale, so that an angle is the angle.
const ALIKE: f64 = 3.0;

impl Scatter {
    /// The samples that are trained on.
    fn trained(&self) -> impl Iterator<Item = usize> {
        (0..self.points.len()).filter(|i| !self.test[*i])
    }

    /// Classes that have samples to train on, ascending.
    pub(super) fn present(&self) -> Vec<u32> {
        let mut present: Vec<u32> = self.trained().map(|i| self.points.labels[i]).collect();
        present.sort_unstable();
        present.dedup();
        present
    }

    /// The samples that are trained on, as a data set of all classes.
    pub(super) fn trained_on(&self) -> Dataset {
        Dataset {
            features: self.trained().flat_map(|i| self.points.place(i)).collect(),
            labels: self.trained().map(|i| self.points.labels[i]).collect(),
            classes: self.classes.clone(),
            columns: self.columns.to_vec(),
            picture: None,
            held_out: Vec::new(),
        }
    }

    /// The part of the plane around the samples.
    pub(super) fn window(&self) -> Window {
        let ends = |axis: usize| {
            let along = self.points.places.iter().skip(axis).step_by(2).filter(|x| x.is_finite());
            along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| {
                (low.at_most(*x), high.at_least(*x))
            })
        };
        let ranges = [ends(0), ends(1)].map(|(low, high)| if low < high { (low, high) } else { (-1.0, 1.0) });
        let [mut x, mut y] = ranges.map(|(low, high)| (high - low) * (0.5 + AROUND));
        if x < ALIKE * y && y < ALIKE * x {
            (x, y) = (x.at_least(y), x.at_least(y));
        }
        let [mx, my] = ranges.map(|(low, high)| (low + high) / 2.0);
        Window { left: mx - x, right: mx + x, bottom: my - y, top: my + y }
    }

    /// Brings both columns to mean 0 and deviation 1 over the samples that are trained on.
    pub(super) fn standardise(&mut self) {
        let places = &self.points.places;
        let trained =
            places.chunks_exact(2).zip(&self.test).filter(|(_, test)| !**test).map(|(place, _)| place);
        self.points.places = Scaling::of(2, trained, false).apply(places).collect();
    }
}
