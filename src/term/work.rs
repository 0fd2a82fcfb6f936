//! Working memory of a term, kept between steps so that a step allocates nothing.

use crate::head::Batch;
use crate::math::Real;

/// Buffers; what stands in them means nothing between calls.
#[derive(Clone, Debug, Default)]
pub struct Work<R> {
    /// Directions of n or C rows.
    pub(super) directions: Vec<R>,
    /// Their reciprocal lengths; 0 for a row without a direction.
    pub(super) inverse: Vec<R>,
    /// C numbers of samples.
    pub(super) counts: Vec<R>,
    /// C × d sums, or C values.
    pub(super) sums: Vec<R>,
    /// n × n angles.
    pub(super) angles: Vec<R>,
    /// n × n: how much the loss grows with each of them.
    pub(super) pulls: Vec<R>,
    /// One row: n angles, or the d numbers of a direction.
    pub(super) row: Vec<R>,
}

impl<R: Real> Work<R> {
    /// Fills directions and reciprocal lengths from rows of d numbers.
    pub(super) fn direct(&mut self, rows: &[R], dim: usize) {
        self.directions.clear();
        self.inverse.clear();
        for row in rows.chunks_exact(dim) {
            let norm = row.iter().fold(R::ZERO, |sum, &x| sum + x * x).sqrt();
            let inverse = if norm < R::TINY { R::ZERO } else { R::ONE / norm };
            self.inverse.push(inverse);
            self.directions.extend(row.iter().map(|&x| x * inverse));
        }
    }

    /// Counts the samples of each class.
    pub(super) fn count(&mut self, batch: &Batch<R>) {
        self.counts.clear();
        self.counts.resize(batch.shape.classes, R::ZERO);
        for &label in batch.labels {
            self.counts[label as usize] += R::ONE;
        }
    }

    /// `count` zeros in a buffer.
    pub(super) fn zeros(buffer: &mut Vec<R>, count: usize) {
        buffer.clear();
        buffer.resize(count, R::ZERO);
    }
}
