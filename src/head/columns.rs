//! Samples side by side: the arithmetic all heads share.
//!
//! ```text
//!            sample 0 1 2 3 4 5 6 7 …
//! class 0  [ z z z z z z z z … ]      a column: one number of every sample of a block, zero where it has fewer
//! class 1  [ z z z z z z z z … ]
//! ```
//!
//! A batch of embeddings is turned into such columns because a loop along one becomes vector instructions (SSE2, simd128)
//! without a word of unsafe code. Sums over samples are kept in eight parts, sample i in part i mod 8, which fixes their order
//! on every machine.

use super::Batch;
use crate::math::Real;

/// Samples in a block: what ten classes need of it stays in the nearest cache.
pub(super) const BLOCK: usize = 64;
/// Parts of a sum over samples.
pub(super) const PARTS: usize = 8;

/// A sum over samples, in parts.
pub(super) type Sum<R> = [R; PARTS];

/// The whole of a sum, in one fixed order.
pub(super) fn total<R: Real>(x: &Sum<R>) -> R {
    ((x[0] + x[4]) + (x[1] + x[5])) + ((x[2] + x[6]) + (x[3] + x[7]))
}

/// to += a · b
#[inline(always)]
pub(super) fn add_scaled<R: Real>(to: &mut [R], a: &[R], b: R) {
    for (to, a) in to.iter_mut().zip(a) {
        *to += *a * b;
    }
}

/// to = a ⊙ b
#[inline(always)]
pub(super) fn multiply<R: Real>(to: &mut [R], a: &[R], b: &[R]) {
    for ((to, a), b) in to.iter_mut().zip(a).zip(b) {
        *to = *a * *b;
    }
}

/// sum += Σ a · b over the samples
#[inline(always)]
pub(super) fn add_products<R: Real>(sum: &mut Sum<R>, a: &[R], b: &[R]) {
    let mut parts = *sum;
    for (a, b) in a.as_chunks::<PARTS>().0.iter().zip(b.as_chunks::<PARTS>().0) {
        for k in 0..PARTS {
            parts[k] += a[k] * b[k];
        }
    }
    *sum = parts;
}

/// sum += Σ a over the samples
#[inline(always)]
pub(super) fn add_column<R: Real>(sum: &mut Sum<R>, a: &[R]) {
    let mut parts = *sum;
    for a in a.as_chunks::<PARTS>().0 {
        for k in 0..PARTS {
            parts[k] += a[k];
        }
    }
    *sum = parts;
}

/// A vector's length and its reciprocal from its square; a vector shorter than `TINY` has no direction: reciprocal 0. A square
/// that overflows gives NaN, not a quiet zero.
#[inline(always)]
pub(super) fn length<R: Real>(square: R) -> (R, R) {
    let norm = square.sqrt();
    (norm, if norm < R::TINY { R::ZERO } else { norm / square })
}

/// Samples that are worked on together.
pub(super) struct Block<'a, R> {
    /// Index of the first.
    pub(super) first: usize,
    /// Their classes.
    pub(super) labels: &'a [u32],
    /// What each weighs in the mean: 1/n.
    pub(super) weight: R,
}

impl<'a, R: Real> Block<'a, R> {
    /// The blocks of a batch, in order.
    pub(super) fn all(batch: &Batch<'a, R>) -> impl Iterator<Item = Self> + use<'a, R> {
        let weight = R::ONE / R::of(batch.len() as f64);
        let blocks = batch.labels.chunks(BLOCK).enumerate();
        blocks.map(move |(k, labels)| Self { first: k * BLOCK, labels, weight })
    }

    /// Rows of `d` numbers, from row `first`, into `d` columns.
    pub(super) fn gather(&self, rows: &[R], d: usize, columns: &mut [R]) {
        let width = columns.len() / d;
        for (k, column) in columns.chunks_exact_mut(width).enumerate() {
            let numbers = rows[self.first * d + k..].iter().step_by(d).take(self.labels.len());
            column.iter_mut().zip(numbers).for_each(|(to, x)| *to = *x);
            column[self.labels.len()..].fill(R::ZERO);
        }
    }

    /// The way back: `d` columns into rows of `d` numbers.
    pub(super) fn scatter(&self, columns: &[R], d: usize, rows: &mut [R]) {
        for (k, column) in columns.chunks_exact(columns.len() / d).enumerate() {
            let numbers = rows[self.first * d + k..].iter_mut().step_by(d).take(self.labels.len());
            numbers.zip(column).for_each(|(to, x)| *to = *x);
        }
    }

    /// The own class's entry of one column per class.
    pub(super) fn pick(&self, columns: &[R], own: &mut [R]) {
        let width = own.len();
        for (i, (own, &label)) in own.iter_mut().zip(self.labels).enumerate() {
            *own = columns[label as usize * width + i];
        }
        own[self.labels.len()..].fill(R::ZERO);
    }

    /// The own class's entry of one number per class.
    pub(super) fn own(&self, classes: &[R], own: &mut [R]) {
        own.iter_mut().zip(self.labels).for_each(|(own, &label)| *own = classes[label as usize]);
        own[self.labels.len()..].fill(R::ZERO);
    }

    /// Puts something in the own class's place of one column per class.
    pub(super) fn put(&self, own: &[R], columns: &mut [R]) {
        let width = own.len();
        for (i, (own, &label)) in own.iter().zip(self.labels).enumerate() {
            columns[label as usize * width + i] = *own;
        }
    }
}

/// Dot products of every row (C × d) with the samples (d columns), into C columns.
pub(super) fn products<R: Real>(rows: &[R], samples: &[R], d: usize, out: &mut [R]) {
    let width = samples.len() / d;
    for (row, out) in rows.chunks_exact(d).zip(out.chunks_exact_mut(width)) {
        out.fill(R::ZERO);
        for (x, &w) in samples.chunks_exact(width).zip(row) {
            add_scaled(out, x, w);
        }
    }
}
