//! Eight samples side by side: the arithmetic all heads share.
//!
//! ```text
//!            sample 0 1 2 3 4 5 6 7
//! class 0  [ z z z z z z z z ]      a Lane: one number of each of eight samples
//! class 1  [ z z z z z z z z ]
//! ```
//!
//! A batch of embeddings is turned into such columns because every loop over a [`Lane`] then becomes vector instructions (SSE2,
//! simd128) without a word of unsafe code, and because sums over samples get an order that no machine can change.

use super::{Batch, Shape};
use crate::math::Real;

/// Samples worked on at once.
pub(super) const LANES: usize = 8;

/// One number of each of eight samples.
pub(super) type Lane<R> = [R; LANES];

/// The same number for all eight.
pub(super) fn splat<R: Real>(x: R) -> Lane<R> {
    [x; LANES]
}

/// The sum over samples, in one fixed order.
pub(super) fn sum<R: Real>(x: &Lane<R>) -> R {
    ((x[0] + x[4]) + (x[1] + x[5])) + ((x[2] + x[6]) + (x[3] + x[7]))
}

/// sum += a · b
#[inline(always)]
pub(super) fn add<R: Real>(sum: &mut Lane<R>, a: &Lane<R>, b: &Lane<R>) {
    for l in 0..LANES {
        sum[l] += a[l] * b[l];
    }
}

/// sum += a · b, the same b for all samples.
#[inline(always)]
pub(super) fn add_scaled<R: Real>(sum: &mut Lane<R>, a: &Lane<R>, b: R) {
    for l in 0..LANES {
        sum[l] += a[l] * b;
    }
}

/// Which eight samples are worked on, and what each weighs in the mean (zero for the missing ones of a last, short block).
pub(super) struct Block<R> {
    /// Index of the first.
    pub(super) first: usize,
    /// How many there really are, 1 … 8.
    pub(super) count: usize,
    /// Their classes.
    pub(super) labels: [usize; LANES],
    /// 1/n each.
    pub(super) weight: Lane<R>,
}

impl<R: Real> Block<R> {
    /// The blocks of a batch, in order.
    pub(super) fn all<'a>(batch: &'a Batch<'_, R>) -> impl Iterator<Item = Self> + 'a {
        let share = R::ONE / R::of(batch.len() as f64);
        (0..batch.len()).step_by(LANES).map(move |first| {
            let count = (batch.len() - first).min(LANES);
            let mut block = Self { first, count, labels: [0; LANES], weight: splat(R::ZERO) };
            for l in 0..count {
                block.labels[l] = batch.labels[first + l] as usize;
                block.weight[l] = share;
            }
            block
        })
    }

    /// Rows of `d` numbers, from row `first`, into `d` lanes; missing samples are zero vectors.
    pub(super) fn gather(&self, rows: &[R], lanes: &mut [Lane<R>]) {
        let d = lanes.len();
        for lane in lanes.iter_mut() {
            *lane = splat(R::ZERO);
        }
        for (l, row) in rows[self.first * d..].chunks_exact(d).take(self.count).enumerate() {
            for (lane, &x) in lanes.iter_mut().zip(row) {
                lane[l] = x;
            }
        }
    }

    /// The way back: `d` lanes into rows of `d` numbers.
    pub(super) fn scatter(&self, lanes: &[Lane<R>], rows: &mut [R]) {
        let d = lanes.len();
        for (l, row) in rows[self.first * d..].chunks_exact_mut(d).take(self.count).enumerate() {
            for (x, lane) in row.iter_mut().zip(lanes) {
                *x = lane[l];
            }
        }
    }
}

/// Dot products of every row (C × d) with the eight samples (d lanes), into C lanes.
pub(super) fn products<R: Real>(rows: &[R], samples: &[Lane<R>], out: &mut [Lane<R>]) {
    for (row, out) in rows.chunks_exact(samples.len()).zip(out) {
        let mut dot = splat(R::ZERO);
        for (x, &w) in samples.iter().zip(row) {
            add_scaled(&mut dot, x, w);
        }
        *out = dot;
    }
}

/// Softmax cross-entropy of C lanes of logits. The logits become the residuals weight·(p_j − [j = y]); the losses are
/// returned.
///
/// The own class's residual is −Σ of the others, never p − 1, and a small loss is ln(1 + Σ): both keep their digits when a
/// sample is nearly perfect.
pub(super) fn cross_entropy<R: Real>(logits: &mut [Lane<R>], block: &Block<R>) -> Lane<R> {
    let mut top = logits[0];
    for z in logits.iter() {
        for l in 0..LANES {
            top[l] = top[l].at_least(z[l]);
        }
    }
    let behind: Lane<R> = std::array::from_fn(|l| top[l] - logits[block.labels[l]][l]);
    for z in logits.iter_mut() {
        for l in 0..LANES {
            z[l] = (z[l] - top[l]).exp();
        }
    }
    let own: Lane<R> = std::array::from_fn(|l| std::mem::replace(&mut logits[block.labels[l]][l], R::ZERO));
    let mut others = splat(R::ZERO);
    for z in logits.iter() {
        for l in 0..LANES {
            others[l] += z[l];
        }
    }
    let scale: Lane<R> = std::array::from_fn(|l| block.weight[l] / (own[l] + others[l]));
    for z in logits.iter_mut() {
        for l in 0..LANES {
            z[l] *= scale[l];
        }
    }
    std::array::from_fn(|l| {
        logits[block.labels[l]][l] = -(others[l] * scale[l]);
        if behind[l] == R::ZERO { ln_1p(others[l]) } else { behind[l] + (own[l] + others[l]).ln() }
    })
}

/// ln(1 + x) for x ≥ 0 by Kahan's correction.
fn ln_1p<R: Real>(x: R) -> R {
    let u = R::ONE + x;
    if u == R::ONE { x } else { u.ln() * x / (u - R::ONE) }
}

/// Working memory of a head, kept inside an [`Outcome`](super::Outcome) so that a step allocates nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch<R> {
    /// C × d prototypes as the head multiplies with them (directions, or raw).
    pub(super) rows: Vec<R>,
    /// C prototype lengths.
    pub(super) norms: Vec<R>,
    /// C reciprocals of them; 0 where the prototype is the zero vector.
    pub(super) inverse: Vec<R>,
    /// d lanes of embeddings (directions, or raw).
    pub(super) samples: Vec<Lane<R>>,
    /// C lanes of cosines.
    pub(super) cosines: Vec<Lane<R>>,
    /// C lanes of logits, then of residuals.
    pub(super) logits: Vec<Lane<R>>,
    /// d lanes of embedding gradients.
    pub(super) pulls: Vec<Lane<R>>,
    /// C × (d + 1) lanes of sums over samples: the prototypes' gradients (and a last one for what else a head sums).
    pub(super) sums: Vec<Lane<R>>,
}

impl<R: Real> Scratch<R> {
    /// Sized for a shape, sums at zero.
    pub(super) fn fit(&mut self, shape: Shape) {
        let (c, d) = (shape.classes, shape.dim);
        self.rows.resize(c * d, R::ZERO);
        self.norms.resize(c, R::ZERO);
        self.inverse.resize(c, R::ZERO);
        self.samples.resize(d, splat(R::ZERO));
        self.cosines.resize(c, splat(R::ZERO));
        self.logits.resize(c, splat(R::ZERO));
        self.pulls.resize(d, splat(R::ZERO));
        self.sums.clear();
        self.sums.resize(c * (d + 1), splat(R::ZERO));
    }

    /// The prototypes' lengths and directions.
    pub(super) fn direct(&mut self, prototypes: &[R], shape: Shape) {
        let d = shape.dim;
        for (j, w) in prototypes.chunks_exact(d).enumerate() {
            let square = w.iter().fold(R::ZERO, |sum, &x| sum + x * x);
            (self.norms[j], self.inverse[j]) = length(square);
            for (row, &x) in self.rows[j * d..][..d].iter_mut().zip(w) {
                *row = x * self.inverse[j];
            }
        }
    }

    /// The samples' lengths and their reciprocals; the sample lanes become directions.
    pub(super) fn direct_samples(&mut self) -> (Lane<R>, Lane<R>) {
        let mut square = splat(R::ZERO);
        for x in &self.samples {
            add(&mut square, x, x);
        }
        let mut norm = square;
        let mut inverse = square;
        for l in 0..LANES {
            (norm[l], inverse[l]) = length(square[l]);
        }
        for x in &mut self.samples {
            for l in 0..LANES {
                x[l] *= inverse[l];
            }
        }
        (norm, inverse)
    }
}

/// A vector's length and its reciprocal from its square; a vector shorter than `TINY` has no direction: reciprocal 0. A square
/// that overflows gives NaN, not a quiet zero.
#[inline(always)]
pub(super) fn length<R: Real>(square: R) -> (R, R) {
    let norm = square.sqrt();
    (norm, if norm < R::TINY { R::ZERO } else { norm / square })
}
