//! Softmax cross-entropy: dot products, with or without a bias; no angle and no margin.
//!
//! ```text
//! z_j = W_j·x + b_j
//! ```
//!
//! On separable data longer vectors always lower the loss, so rays grow without end. Without a bias every boundary passes
//! through the origin; on digits in two dimensions the bias makes no visible difference.

use super::lanes::{self, Block, LANES, Scratch, add, add_scaled, splat, sum};
use super::{Batch, Formula, Head, Outcome, Paper, Preset, Rule, Shape, Spec, knobs};
use crate::knob::{Knob, Values};
use crate::math::Real;

const BIAS: Knob = Knob::choice("bias", "knob.bias", &["on", "off"], "on");

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
    build32: build,
    build64: build,
};

fn build<R: Real>(values: &Values) -> Box<dyn Head<R>> {
    Box::new(Softmax { biased: values.word("bias") == "on" })
}

struct Softmax {
    biased: bool,
}

impl Softmax {
    /// The bias that counts: the one given, unless it is switched off.
    fn bias<'a, R>(&self, given: &'a [R]) -> &'a [R] {
        if self.biased { given } else { &[] }
    }

    /// Fills the logits of eight samples.
    fn forward<R: Real>(&self, batch: &Batch<R>, block: &Block<R>, scratch: &mut Scratch<R>) {
        block.gather(batch.embeddings, &mut scratch.samples);
        lanes::products(batch.prototypes, &scratch.samples, &mut scratch.logits);
        for (z, &b) in scratch.logits.iter_mut().zip(self.bias(batch.bias)) {
            for l in 0..LANES {
                z[l] += b;
            }
        }
    }

    /// Adds eight samples' part of the gradients; `scratch.logits` holds their residuals.
    fn backward<R: Real>(prototypes: &[R], scratch: &mut Scratch<R>) {
        let d = scratch.samples.len();
        let one = splat(R::ONE);
        scratch.pulls.fill(splat(R::ZERO));
        for (j, sums) in scratch.sums.chunks_exact_mut(d + 1).enumerate() {
            let residual = scratch.logits[j];
            for k in 0..d {
                add_scaled(&mut scratch.pulls[k], &residual, prototypes[j * d + k]);
                add(&mut sums[k], &residual, &scratch.samples[k]);
            }
            add(&mut sums[d], &residual, &one);
        }
    }
}

impl<R: Real> Head<R> for Softmax {
    fn train(&self, batch: &Batch<R>, outcome: &mut Outcome<R>) {
        outcome.fit(batch);
        let Outcome { losses, logits, d_embeddings, d_prototypes, d_bias, scratch } = outcome;
        let d = batch.shape.dim;
        d_bias.resize(self.bias(batch.bias).len(), R::ZERO);
        if batch.shape.classes == 0 || d == 0 {
            return;
        }
        for block in Block::all(batch) {
            self.forward(batch, &block, scratch);
            block.scatter(&scratch.logits, logits);
            let loss = lanes::cross_entropy(&mut scratch.logits, &block);
            losses[block.first..][..block.count].copy_from_slice(&loss[..block.count]);
            Self::backward(batch.prototypes, scratch);
            block.scatter(&scratch.pulls, d_embeddings);
        }
        for (j, sums) in scratch.sums.chunks_exact(d + 1).enumerate() {
            for k in 0..d {
                d_prototypes[j * d + k] = sum(&sums[k]);
            }
            if let Some(d_bias) = d_bias.get_mut(j) {
                *d_bias = sum(&sums[d]);
            }
        }
    }

    fn logits(&self, batch: &Batch<R>, logits: &mut Vec<R>) {
        logits.resize(batch.len() * batch.shape.classes, R::ZERO);
        if batch.shape.classes == 0 || batch.shape.dim == 0 {
            return;
        }
        let mut scratch = Scratch::default();
        scratch.fit(batch.shape);
        for block in Block::all(batch) {
            self.forward(batch, &block, &mut scratch);
            block.scatter(&scratch.logits, logits);
        }
    }

    fn rule(&self, prototypes: &[R], bias: &[R], shape: Shape) -> Rule<R> {
        let mut bias = self.bias(bias).to_vec();
        bias.resize(shape.classes, R::ZERO);
        Rule { weights: prototypes.to_vec(), bias, scale: None }
    }

    fn target(&self, theta: R) -> R {
        theta.cos()
    }

    fn pull(&self, theta: R) -> R {
        theta.sin()
    }
}
