//! Inter-loss: prototypes drive each other apart, whatever the samples do.
//!
//! ```text
//! −λ/π · mean_i mean_{j ≠ y} θ(W_y, W_j)                    (ArcFace, eq. 6)
//! ```
//!
//! Every class weighs as much as it has samples in the batch, since the paper's mean is over samples. The sum of all angles is
//! what counts, not the smallest: on a circle, pairs of prototypes at opposite places are already as good as it gets.

use super::angle::Angle;
use super::{Spec, Term, Work, knobs};
use crate::formula::{Formula, Function};
use crate::head::{Batch, Output, arcface};
use crate::knob::Values;
use crate::math::Real;

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "inter",
    paper: arcface::SPEC.paper,
    knobs: &[knobs::weight((0.0, 20.0), 1.0, 0.1)],
    formula: Formula::Product(&[
        Formula::Quotient(&Formula::Knob("weight"), &Formula::Name("π")),
        Formula::Call(Function::Written("mean_j≠y"), &Formula::Name("−θ_yj")),
    ]),
    centres: false,
    build,
};

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Term<R>> {
    Box::new(Inter(R::of(values.number("weight")) / R::PI))
}

/// λ/π
struct Inter<R>(R);

impl<R: Real> Term<R> for Inter<R> {
    fn add(&self, batch: &Batch<R>, _centres: &[R], output: &mut Output<R>, work: &mut Work<R>) {
        let (c, d) = (batch.shape.classes, batch.shape.dim);
        if c < 2 || batch.is_empty() {
            return;
        }
        work.direct(batch.prototypes, d);
        work.count(batch);
        Work::zeros(&mut work.sums, c);
        let each = self.0 / R::of(c as f64 - 1.0);
        let share = each / R::of(batch.len() as f64);
        for j in 0..c {
            for k in 0..j {
                let (one, other) = (&work.directions[j * d..][..d], &work.directions[k * d..][..d]);
                let angle = Angle::between(one, other);
                let theta = angle.theta();
                work.sums[j] += theta;
                work.sums[k] += theta;
                let factor = -share * (work.counts[j] + work.counts[k]);
                angle.pull(factor, work.inverse[j], one, other, &mut output.d_prototypes[j * d..][..d]);
                angle.pull(factor, work.inverse[k], other, one, &mut output.d_prototypes[k * d..][..d]);
            }
        }
        for (loss, &label) in output.losses.iter_mut().zip(batch.labels) {
            *loss -= each * work.sums[label as usize];
        }
    }
}
