//! Intra-loss: the angle between an embedding and its own prototype, as a term of its own.
//!
//! ```text
//! λ/π · mean_i θ_i            θ_i = ∠(x_i, W_y)            (ArcFace, eq. 5)
//! ```
//!
//! It pulls with the same force at any angle, where a margin pulls harder the worse a sample stands. Published with NSL as a
//! comparison for ArcFace, with λ = 1.

use super::angle::Angle;
use super::{Spec, Term, Work, knobs};
use crate::formula::Formula;
use crate::head::{Batch, Output, arcface};
use crate::knob::Values;
use crate::math::Real;

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "intra",
    paper: arcface::SPEC.paper,
    knobs: &[knobs::weight((0.0, 20.0), 1.0, 0.1)],
    formula: Formula::Quotient(
        &Formula::Product(&[Formula::Knob("weight"), Formula::Name("θ_y")]),
        &Formula::Name("π"),
    ),
    centres: false,
    build,
};

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Term<R>> {
    Box::new(Intra(R::of(values.number("weight")) / R::PI))
}

/// λ/π
struct Intra<R>(R);

impl<R: Real> Term<R> for Intra<R> {
    fn add(&self, batch: &Batch<R>, _centres: &[R], output: &mut Output<R>, work: &mut Work<R>) {
        let d = batch.shape.dim;
        let share = self.0 / R::of(batch.len() as f64);
        work.direct(batch.prototypes, d);
        for (i, row) in batch.embeddings.chunks_exact(d).enumerate() {
            let own = batch.labels[i] as usize;
            let (w, across) = (&work.directions[own * d..][..d], work.inverse[own]);
            let norm = row.iter().fold(R::ZERO, |sum, &x| sum + x * x).sqrt();
            let inverse = if norm < R::TINY { R::ZERO } else { R::ONE / norm };
            work.row.clear();
            work.row.extend(row.iter().map(|&x| x * inverse));
            let angle = Angle::between(&work.row, w);
            output.losses[i] += self.0 * angle.theta();
            angle.pull(share, inverse, &work.row, w, &mut output.d_embeddings[i * d..][..d]);
            angle.pull(share, across, w, &work.row, &mut output.d_prototypes[own * d..][..d]);
        }
    }
}
