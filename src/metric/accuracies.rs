//! The shares of the training and of the test samples that are put right: what every read-out shows of a run or a fit.

use crate::math::Real;

/// Both shares; NaN where there are no such samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracies<R> {
    /// Of the samples trained on.
    pub train: R,
    /// Of the samples kept for testing.
    pub test: R,
}

impl<R: Real> Accuracies<R> {
    /// Of samples that each are trained on or not, and put right or not.
    #[must_use]
    pub fn of(samples: impl Iterator<Item = (bool, bool)>) -> Self {
        let (mut right, mut all) = ([0_u32; 2], [0_u32; 2]);
        for (train, is_right) in samples {
            all[usize::from(train)] += 1;
            right[usize::from(train)] += u32::from(is_right);
        }
        let [test, train] = [0, 1].map(|k| R::of(f64::from(right[k])) / R::of(f64::from(all[k])));
        Self { train, test }
    }
}
