//! Center loss: every embedding is drawn towards its class's centre, and the centre follows its class.
//!
//! ```text
//! λ/2 · mean_i ‖x_i − c_y‖²        ∂/∂x_i = λ (x_i − c_y)/n
//! c_j ← c_j − α · Σ_{y_i = j} (c_j − x_i)/(1 + n_j)          n_j samples of class j in the batch (Wen et al., eqs. 2–4)
//! ```
//!
//! The centres are no parameters: the optimiser never sees them. They are Euclidean and belong to embeddings whose length counts,
//! so with softmax this gives the paper's discs; with a cosine head it settles the lengths that the head leaves free. The paper
//! sums over the batch where everything here is a mean, so its λ = 0.003 is larger here. With λ too large all classes fall
//! together into one point.

use super::{Spec, Term, Work};
use crate::formula::Formula;
use crate::head::{Batch, Output};
use crate::knob::{Knob, Values};
use crate::math::Real;
use crate::paper::Paper;

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "center",
    paper: Paper {
        title: "A Discriminative Feature Learning Approach for Deep Face Recognition",
        authors: "Wen, Zhang, Li, Qiao",
        year: 2016,
        reference: "10.1007/978-3-319-46478-7_31",
    },
    knobs: &[
        Knob::log("weight", "knob.weight", (0.0001, 10.0), 0.01, 0.001).symbol("λ"),
        Knob::number("alpha", "knob.center-alpha", (0.0, 1.0), 0.5, 0.01).symbol("α"),
    ],
    formula: Formula::Product(&[
        Formula::Quotient(&Formula::Knob("weight"), &Formula::Number(2.0)),
        Formula::Fence("‖", &Formula::Difference(&Formula::Name("x"), &Formula::Name("c_y")), "‖²"),
    ]),
    centres: true,
    build,
};

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Term<R>> {
    Box::new(Center { weight: R::of(values.number("weight")), rate: R::of(values.number("alpha")) })
}

struct Center<R> {
    weight: R,
    /// α
    rate: R,
}

impl<R: Real> Term<R> for Center<R> {
    fn add(&self, batch: &Batch<R>, centres: &[R], output: &mut Output<R>, _work: &mut Work<R>) {
        let d = batch.shape.dim;
        let (half, share) = (self.weight * R::of(0.5), self.weight / R::of(batch.len() as f64));
        for (i, x) in batch.embeddings.chunks_exact(d).enumerate() {
            let centre = &centres[batch.labels[i] as usize * d..][..d];
            let mut square = R::ZERO;
            for ((g, &x), &c) in output.d_embeddings[i * d..].iter_mut().zip(x).zip(centre) {
                let apart = x - c;
                square += apart * apart;
                *g += share * apart;
            }
            output.losses[i] += half * square;
        }
    }

    fn move_centres(&self, batch: &Batch<R>, centres: &mut [R], work: &mut Work<R>) {
        let d = batch.shape.dim;
        work.count(batch);
        Work::zeros(&mut work.sums, centres.len());
        for (x, &label) in batch.embeddings.chunks_exact(d).zip(batch.labels) {
            let from = label as usize * d;
            for ((sum, &x), &c) in work.sums[from..][..d].iter_mut().zip(x).zip(&centres[from..]) {
                *sum += c - x;
            }
        }
        for ((centre, sum), &count) in
            centres.chunks_exact_mut(d).zip(work.sums.chunks_exact(d)).zip(&work.counts)
        {
            let rate = self.rate / (R::ONE + count);
            for (c, &sum) in centre.iter_mut().zip(sum) {
                *c -= rate * sum;
            }
        }
    }
}
