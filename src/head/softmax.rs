//! Softmax cross-entropy: dot products, with or without a bias; no angle and no margin.
//!
//! ```text
//! z_j = W_j·x + b_j
//! ```
//!
//! On separable data longer vectors always lower the loss, so rays grow without end. Without a bias every boundary passes
//! through the origin; on digits in two dimensions the bias makes no visible difference.

use super::angular::Plain;
use super::columns::{Block, add_column, add_products, add_scaled, products, total};
use super::cross_entropy::cross_entropy;
use super::scratch::Scratch;
use super::{Batch, Head, Output, Rule, Shape, Spec, TargetLogit, knobs};
use crate::formula::Formula;
use crate::knob::{Knob, Preset, Values};
use crate::math::Real;
use crate::paper::Paper;

const BIAS: Knob = Knob::switch("bias", "knob.bias", true);

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "softmax",
    paper: Paper {
        title: "Probabilistic Interpretation of Feedforward Classification Network Outputs",
        authors: "Bridle",
        year: 1990,
        reference: "10.1007/978-3-642-76153-9_28",
    },
    // Without an angle there is nothing to detach: both gradients are the same here, as they are without a margin.
    knobs: &[BIAS, knobs::GRADIENT],
    formula: Formula::Sum(&[Formula::Name("W_y·x"), Formula::Name("b_y")]),
    presets: &[Preset { id: "softmax-no-bias", values: &[("bias", "off")] }],
    limits: |_, _| Vec::new(),
    build,
    target_logit: |values| TargetLogit::new(values, Plain),
};

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Head<R>> {
    Box::new(Softmax { biased: values.on("bias") })
}

struct Softmax {
    biased: bool,
}

impl Softmax {
    /// The bias that counts: the one given, unless it is switched off.
    fn bias<'a, R>(&self, given: &'a [R]) -> &'a [R] {
        if self.biased { given } else { &[] }
    }

    /// Fills the logits of a block.
    fn forward<R: Real>(&self, batch: &Batch<R>, block: &Block<R>, scratch: &mut Scratch<R>) {
        let d = batch.shape.dim;
        block.gather(batch.embeddings, d, &mut scratch.samples);
        products(batch.prototypes, &scratch.samples, d, &mut scratch.logits);
        for (z, &b) in scratch.logits.chunks_exact_mut(scratch.width).zip(self.bias(batch.bias)) {
            z.iter_mut().for_each(|z| *z += b);
        }
    }

    /// Adds a block's part of the gradients; `scratch.logits` holds its residuals.
    fn backward<R: Real>(prototypes: &[R], d: usize, scratch: &mut Scratch<R>) {
        let width = scratch.width;
        scratch.pulls.fill(R::ZERO);
        let classes = scratch.logits.chunks_exact(width).zip(scratch.sums.chunks_exact_mut(d + 1));
        for ((residual, sums), row) in classes.zip(prototypes.chunks_exact(d)) {
            let columns = scratch.pulls.chunks_exact_mut(width).zip(scratch.samples.chunks_exact(width));
            for (((pull, x), &w), sum) in columns.zip(row).zip(&mut *sums) {
                add_scaled(pull, residual, w);
                add_products(sum, residual, x);
            }
            add_column(&mut sums[d], residual);
        }
    }
}

impl<R: Real> Head<R> for Softmax {
    fn pass(&self, batch: &Batch<R>, output: &mut Output<R>) {
        output.fit(batch);
        let Output { losses, logits, d_embeddings, d_prototypes, d_bias, scratch } = output;
        let d = batch.shape.dim;
        d_bias.resize(self.bias(batch.bias).len(), R::ZERO);
        if batch.shape.classes == 0 || d == 0 {
            return;
        }
        for block in Block::all(batch) {
            self.forward(batch, &block, scratch);
            block.scatter(&scratch.logits, batch.shape.classes, logits);
            let losses = &mut losses[block.first..][..block.labels.len()];
            cross_entropy(&mut scratch.logits, &block, &mut scratch.loss, losses);
            Self::backward(batch.prototypes, d, scratch);
            block.scatter(&scratch.pulls, d, d_embeddings);
        }
        for (j, sums) in scratch.sums.chunks_exact(d + 1).enumerate() {
            for k in 0..d {
                d_prototypes[j * d + k] = total(&sums[k]);
            }
            if let Some(d_bias) = d_bias.get_mut(j) {
                *d_bias = total(&sums[d]);
            }
        }
    }

    fn logits(&self, batch: &Batch<R>, logits: &mut Vec<R>) {
        batch.check();
        logits.resize(batch.len() * batch.shape.classes, R::ZERO);
        if batch.shape.classes == 0 || batch.shape.dim == 0 {
            return;
        }
        let mut scratch = Scratch::default();
        scratch.fit(batch.shape, batch.len());
        for block in Block::all(batch) {
            self.forward(batch, &block, &mut scratch);
            block.scatter(&scratch.logits, batch.shape.classes, logits);
        }
    }

    fn biased(&self) -> bool {
        self.biased
    }

    fn rule(&self, prototypes: &[R], bias: &[R], shape: Shape) -> Rule<R> {
        let mut bias = self.bias(bias).to_vec();
        bias.resize(shape.classes, R::ZERO);
        Rule { weights: prototypes.to_vec(), bias, scale: None }
    }
}
