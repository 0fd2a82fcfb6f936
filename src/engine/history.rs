//! What an experiment remembers of itself: thinned checkpoints to rewind to, and the thinned training curve.
//!
//! Both keep every `stride`-th step and double the stride when full, so a run of any length needs the same memory, and what is kept
//! depends on the steps alone; after a cut it is as thin as before, until more is thinned. The curve's stride also grows with the
//! step: 8 points at least for every doubling.

use super::frame::CurvePoint;
use super::settings::Settings;
use super::state::State;
use crate::metric::Accuracies;

/// Most checkpoints kept; with the digits' encoder each is about 100 KB.
const CHECKPOINTS: usize = 64;
/// Most curve points kept.
pub(super) const CURVE_POINTS: usize = 256;
/// Steps between checkpoints, and between curve points, at first.
const FIRST_STRIDE: u64 = 16;
/// Late in a run a curve point stands for an eighth to a sixteenth of the steps so far: measuring the accuracies costs as much as
/// five steps, and little happens in so short a part of a long run.
const AGE: u64 = 8;

/// The state before the events of its step.
#[derive(Clone)]
pub(super) struct Checkpoint {
    /// Parameters, data, random numbers.
    pub state: State,
    /// As they acted.
    pub settings: Settings,
    /// The curve so far.
    pub curve: Curve,
}

/// Thinned checkpoints, oldest first.
#[derive(Clone, Default)]
pub(super) struct History {
    kept: Vec<Checkpoint>,
    stride: u64,
}

impl History {
    /// Whether a checkpoint is due at this step.
    #[must_use]
    pub(super) fn is_due(&self, step: u64) -> bool {
        step.is_multiple_of(self.stride.max(FIRST_STRIDE))
            && self.kept.last().is_none_or(|c| c.state.step < step)
    }

    /// Keeps a checkpoint, thinning when full.
    pub(super) fn keep(&mut self, checkpoint: Checkpoint) {
        self.kept.push(checkpoint);
        while self.kept.len() > CHECKPOINTS {
            self.stride = self.stride.max(FIRST_STRIDE) * 2;
            self.kept.retain(|c| c.state.step.is_multiple_of(self.stride));
        }
    }

    /// The newest checkpoint at or before a step.
    #[must_use]
    pub(super) fn before(&self, step: u64) -> Option<&Checkpoint> {
        self.kept.iter().rev().find(|c| c.state.step <= step)
    }

    /// The newest checkpoint that fits.
    #[must_use]
    pub(super) fn newest(&self, fits: impl Fn(&Checkpoint) -> bool) -> Option<&Checkpoint> {
        self.kept.iter().rev().find(|checkpoint| fits(checkpoint))
    }

    /// Forgets everything after a step.
    pub(super) fn cut(&mut self, step: u64) {
        self.kept.retain(|c| c.state.step <= step);
    }
}

/// Losses and accuracies, thinned.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Curve {
    points: Vec<CurvePoint>,
    stride: u64,
    sum: f64,
    count: u32,
    first: Option<f32>,
}

impl Curve {
    /// Adds one step's loss. True where the accuracies are wanted for a point at `step` (steps taken, this one included).
    pub(super) fn add(&mut self, step: u64, loss: f32) -> bool {
        self.first.get_or_insert(loss);
        self.sum += f64::from(loss);
        self.count += 1;
        let grown = 1 << (step / AGE).max(1).ilog2();
        step.is_multiple_of(self.stride.max(FIRST_STRIDE).max(grown))
    }

    /// Closes the running mean into a point.
    pub(super) fn close(&mut self, step: u64, accuracies: Accuracies<f32>) {
        let loss = (self.sum / f64::from(self.count.max(1))) as f32;
        let Accuracies { train: train_accuracy, test: test_accuracy } = accuracies;
        self.points.push(CurvePoint { step, loss, train_accuracy, test_accuracy });
        (self.sum, self.count) = (0.0, 0);
        if self.points.len() >= CURVE_POINTS {
            self.stride = self.stride.max(FIRST_STRIDE) * 2;
            self.points = self.points.chunks(2).map(merged).collect();
        }
    }

    /// The points, oldest first.
    #[must_use]
    pub(super) fn points(&self) -> &[CurvePoint] {
        &self.points
    }

    /// The lowest loss of any point; infinite before the first.
    #[must_use]
    pub(super) fn lowest_loss(&self) -> f64 {
        self.points.iter().map(|point| f64::from(point.loss)).fold(f64::INFINITY, f64::min)
    }

    /// The loss of the first step; infinite before it.
    #[must_use]
    pub(super) fn first_loss(&self) -> f64 {
        self.first.map_or(f64::INFINITY, f64::from)
    }

    /// Mean loss of the steps since the last point; of the last point where there are none; NaN before the first step.
    #[must_use]
    pub(super) fn loss(&self) -> f64 {
        match (self.count, self.points.last()) {
            (0, Some(point)) => f64::from(point.loss),
            (0, None) => f64::NAN,
            (count, _) => self.sum / f64::from(count),
        }
    }
}

/// Two neighbours as one: the later accuracies, the mean loss.
fn merged(pair: &[CurvePoint]) -> CurvePoint {
    let last = pair[pair.len() - 1];
    CurvePoint { loss: pair.iter().map(|p| p.loss).sum::<f32>() / pair.len() as f32, ..last }
}

#[cfg(test)]
mod tests {
    use super::{Accuracies, CURVE_POINTS, Curve};

    #[test]
    fn a_long_curve_stays_short_and_keeps_its_mean() {
        let mut curve = Curve::default();
        for step in 1..=40_000_u64 {
            if curve.add(step, step as f32) {
                curve.close(step, Accuracies { train: 0.5, test: 0.5 });
            }
        }
        let points = curve.points();
        assert!(points.len() <= CURVE_POINTS && points.len() >= 64, "{}", points.len());
        assert!(points.windows(2).all(|pair| pair[0].step < pair[1].step));
        let last = points[points.len() - 1];
        let share = 1.0 - f64::from(last.loss) / last.step as f64;
        assert!(share > 0.0 && share < 1.0 / 8.0, "{share}");
    }
}
