//! Contrastive loss: samples of one class attract each other, samples of two classes keep a distance m.
//!
//! ```text
//! λ/2 · mean over pairs of   d²           of one class          d = ‖x_i − x_j‖
//!                            [m − d]₊²    of two                (Hadsell, Chopra, LeCun 2006, eq. 4)
//! ```
//!
//! All n(n−1)/2 pairs of the batch count, met or not. It knows neither prototypes nor angles, so it also settles the lengths that a
//! cosine head leaves free. Two samples of two classes at the same place have no direction to part in: they are left alone.

use super::{Spec, Term, Work, knobs};
use crate::formula::Formula;
use crate::head::{Batch, Output};
use crate::knob::Values;
use crate::math::Real;
use crate::paper::Paper;

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "contrastive",
    paper: Paper {
        title: "Dimensionality Reduction by Learning an Invariant Mapping",
        authors: "Hadsell, Chopra, LeCun",
        year: 2006,
        reference: "10.1109/CVPR.2006.100",
    },
    knobs: &[knobs::weight((0.0, 20.0), 1.0, 0.1), knobs::distance(1.0)],
    formula: Formula::Product(&[
        Formula::Quotient(&Formula::Knob("weight"), &Formula::Number(2.0)),
        Formula::Sum(&[
            Formula::Name("d²_+"),
            Formula::Fence(
                "[",
                &Formula::Difference(&Formula::Knob("term-margin"), &Formula::Name("d_−")),
                "]₊²",
            ),
        ]),
    ]),
    centres: false,
    build,
};

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Term<R>> {
    let (weight, margin) = (R::of(values.number("weight")), R::of(values.number("term-margin")));
    Box::new(Contrastive { weight, margin })
}

struct Contrastive<R> {
    weight: R,
    margin: R,
}

impl<R: Real> Term<R> for Contrastive<R> {
    fn add(&self, batch: &Batch<R>, _centres: &[R], output: &mut Output<R>, _work: &mut Work<R>) {
        let (n, d) = (batch.len(), batch.shape.dim);
        if n < 2 {
            return;
        }
        let share = self.weight * R::of(2.0) / (R::of(n as f64) * R::of(n as f64 - 1.0));
        // Half of each pair's half-square goes to either sample; the mean over samples brings the n.
        let each = share * R::of(n as f64 / 4.0);
        for i in 0..n {
            for j in 0..i {
                let (x, y) = (&batch.embeddings[i * d..][..d], &batch.embeddings[j * d..][..d]);
                let (square, slope) = self.pair(x, y, batch.labels[i] == batch.labels[j]);
                output.losses[i] += each * square;
                output.losses[j] += each * square;
                let slope = share * slope;
                for k in 0..d {
                    let force = slope * (x[k] - y[k]);
                    output.d_embeddings[i * d + k] += force;
                    output.d_embeddings[j * d + k] -= force;
                }
            }
        }
    }
}

impl<R: Real> Contrastive<R> {
    /// What a pair lacks, squared, and the factor of x − y in half its derivative by x.
    #[inline(always)]
    fn pair(&self, x: &[R], y: &[R], same: bool) -> (R, R) {
        let square = x.iter().zip(y).fold(R::ZERO, |sum, (&x, &y)| sum + (x - y) * (x - y));
        if same {
            return (square, R::ONE);
        }
        let distance = square.sqrt();
        let lack = (self.margin - distance).at_least(R::ZERO);
        (lack * lack, if distance < R::TINY { R::ZERO } else { -lack / distance })
    }
}
