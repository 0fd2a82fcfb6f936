//! What a head works with between two steps: every column and sum of a block, allocated once.

use super::Shape;
use super::columns::{BLOCK, PARTS, Sum, length};
use crate::math::Real;

/// Working memory of a head, kept inside an [`Output`](super::Output).
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch<R> {
    /// Numbers in a column.
    pub(super) width: usize,
    /// C × d prototypes as the head multiplies with them (directions, or raw).
    pub(super) rows: Vec<R>,
    /// C prototype lengths.
    pub(super) norms: Vec<R>,
    /// C reciprocals of them; 0 where the prototype is the zero vector.
    pub(super) inverse: Vec<R>,
    /// d columns of embeddings (directions, or raw).
    pub(super) samples: Vec<R>,
    /// The embeddings' lengths.
    pub(super) lengths: Vec<R>,
    /// Their reciprocals; 0 for the zero vector.
    pub(super) reciprocals: Vec<R>,
    /// C columns of cosines.
    pub(super) cosines: Vec<R>,
    /// C columns of logits, then of residuals.
    pub(super) logits: Vec<R>,
    /// d columns of embedding gradients.
    pub(super) pulls: Vec<R>,
    /// C × (d + 1) sums over samples: the prototypes' gradients (and a last one for what else a head sums).
    pub(super) sums: Vec<Sum<R>>,
    /// Six columns for what a head makes of each sample's own class.
    pub(super) own: [Vec<R>; 6],
    /// Four columns for the loss.
    pub(super) loss: [Vec<R>; 4],
}

impl<R: Real> Scratch<R> {
    /// Sized for a batch, sums at zero.
    pub(super) fn fit(&mut self, shape: Shape, count: usize) {
        let (c, d, width) = (shape.classes, shape.dim, count.next_multiple_of(PARTS).min(BLOCK));
        self.width = width;
        for (list, length) in [
            (&mut self.rows, c * d),
            (&mut self.norms, c),
            (&mut self.inverse, c),
            (&mut self.samples, d * width),
            (&mut self.lengths, width),
            (&mut self.reciprocals, width),
            (&mut self.cosines, c * width),
            (&mut self.logits, c * width),
            (&mut self.pulls, d * width),
        ] {
            list.resize(length, R::ZERO);
        }
        self.own.iter_mut().chain(&mut self.loss).for_each(|column| column.resize(width, R::ZERO));
        self.sums.clear();
        self.sums.resize(c * (d + 1), [R::ZERO; PARTS]);
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

    /// The samples' lengths and their reciprocals; the sample columns become directions.
    pub(super) fn direct_samples(&mut self) {
        let (lengths, reciprocals) = (&mut self.lengths, &mut self.reciprocals);
        lengths.fill(R::ZERO);
        for x in self.samples.chunks_exact(self.width) {
            lengths.iter_mut().zip(x).for_each(|(square, x)| *square += *x * *x);
        }
        for (norm, inverse) in lengths.iter_mut().zip(reciprocals.iter_mut()) {
            (*norm, *inverse) = length(*norm);
        }
        for x in self.samples.chunks_exact_mut(self.width) {
            x.iter_mut().zip(reciprocals.iter()).for_each(|(x, inverse)| *x *= *inverse);
        }
    }
}
