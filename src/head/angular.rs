//! The pass that every head with an angle shares; a head only brings its [`Margin`].
//!
//! ```text
//! forward    c_j = x̂·ŵ_j     sin θ = ‖ŵ_y − c_y x̂‖     z_j = G_j c_j     z_y = G_y T(θ_y)
//! backward   e_j = p_j − [j = y]     δ_j = e_j G_j     δ_y = e_y G_y dT/dc
//!            ∂L/∂x   = (1/‖x‖)   · ( Σ_j δ_j ŵ_j + ρ x̂ )        the part across x turns it …
//!            ∂L/∂w_j = (1/‖w_j‖) · ( Σ_i δ_ij x̂_i + ρ_j ŵ_j )   … and ρ says whether it may also grow
//! ```
//!
//! The gain G is s, ‖x‖ or ‖w_j‖‖x‖. Where a length is not part of the gain, ρ = −Σ δ c removes the part along the vector:
//! the gradient is a pure turn. Where it is, only the own class leaves something: ρ = e_y G_y (T − c dT/dc).
//!
//! arccos is never taken: its slope is infinite where a sample sits on its prototype, exactly where training leads. dT/dc is
//! (−dT/dθ)/sin θ, and no turn is asked for where sin θ vanishes (there is no direction to turn in).

use super::lanes::{Block, LANES, Lane, Scratch, add, add_scaled, length, splat, sum};
use super::{Batch, Head, Outcome, Rule, Shape, lanes};
use crate::knob::Values;
use crate::math::Real;

/// What a margin does to the own class's cosine.
pub(super) trait Margin<R>: Send + Sync {
    /// T(θ) and −dT/dθ, for θ in [0, π] given by its cosine and sine.
    fn at(&self, cos: R, sin: R) -> (R, R);
}

/// What multiplies the cosines.
#[derive(Clone, Copy, Debug)]
pub(super) enum Gain<R> {
    /// A fixed s: lengths do not matter.
    Scale(R),
    /// ‖x‖
    Feature,
    /// ‖w_j‖‖x‖
    Both,
}

/// A head made of a gain and a margin.
///
/// The margin is a trait object, so that this pass is compiled once for each number type and not for each head: the page has to
/// load it.
pub(super) struct Angular<R> {
    gain: Gain<R>,
    margin: Box<dyn Margin<R>>,
    detached: bool,
}

/// What the forward pass of eight samples leaves for the backward pass.
struct Turn<R> {
    /// 1/‖x‖, 0 for the zero vector.
    inverse: Lane<R>,
    /// The samples' part of the gain.
    gain: Lane<R>,
    /// dT/dc of the own class.
    slope: Lane<R>,
    /// T − c·dT/dc of the own class.
    growth: Lane<R>,
}

impl<R: Real> Angular<R> {
    /// Takes the gradient mode from the knobs.
    pub(super) fn new(values: &Values, gain: Gain<R>, margin: impl Margin<R> + 'static) -> Self {
        Self { gain, margin: Box::new(margin), detached: values.word("gradient") == "detached" }
    }

    /// With the knob `s` as gain.
    pub(super) fn scaled(values: &Values, margin: impl Margin<R> + 'static) -> Self {
        Self::new(values, Gain::Scale(R::of(values.number("s"))), margin)
    }

    /// Fills cosines and logits of eight samples.
    fn forward(&self, batch: &Batch<R>, block: &Block<R>, scratch: &mut Scratch<R>) -> Turn<R> {
        block.gather(batch.embeddings, &mut scratch.samples);
        let (norm, inverse) = scratch.direct_samples();
        let gain = if let Gain::Scale(s) = self.gain { splat(s) } else { norm };
        lanes::products(&scratch.rows, &scratch.samples, &mut scratch.cosines);
        for (j, (z, c)) in scratch.logits.iter_mut().zip(&scratch.cosines).enumerate() {
            let class = self.class_gain(scratch.norms[j]);
            for l in 0..LANES {
                z[l] = gain[l] * class * c[l];
            }
        }
        let mut turn = Turn { inverse, gain, slope: splat(R::ONE), growth: splat(R::ZERO) };
        for l in 0..LANES {
            self.own_class(block.labels[l], l, scratch, &mut turn);
        }
        turn
    }

    /// Puts the margin on one sample's own class.
    #[inline(always)]
    fn own_class(&self, y: usize, l: usize, scratch: &mut Scratch<R>, turn: &mut Turn<R>) {
        let cos = scratch.cosines[y][l];
        let sin = if scratch.inverse[y] == R::ZERO { R::ONE } else { self.sine(y, l, cos, scratch) };
        let (target, pull) = self.margin.at(cos, sin);
        scratch.logits[y][l] = turn.gain[l] * self.class_gain(scratch.norms[y]) * target;
        if !self.detached {
            turn.slope[l] = if sin < R::TINY { R::ZERO } else { pull / sin };
        }
        turn.growth[l] = target - cos * turn.slope[l];
    }

    /// ‖ŵ_y − cos θ·x̂‖, which keeps its digits at both ends.
    #[inline(always)]
    fn sine(&self, y: usize, l: usize, cos: R, scratch: &Scratch<R>) -> R {
        let d = scratch.samples.len();
        let row = &scratch.rows[y * d..][..d];
        let square = row.iter().zip(&scratch.samples).fold(R::ZERO, |square, (&w, x)| {
            let across = w - cos * x[l];
            square + across * across
        });
        square.sqrt()
    }

    /// Adds eight samples' part of the gradients; `scratch.logits` holds their residuals.
    fn backward(&self, block: &Block<R>, turn: &Turn<R>, scratch: &mut Scratch<R>) {
        let d = scratch.samples.len();
        let (feature, both) = (!matches!(self.gain, Gain::Scale(_)), matches!(self.gain, Gain::Both));
        let mut along = splat(R::ZERO);
        for l in 0..LANES {
            let y = block.labels[l];
            let growth =
                scratch.logits[y][l] * turn.gain[l] * self.class_gain(scratch.norms[y]) * turn.growth[l];
            if feature {
                along[l] = growth;
            }
            if both {
                scratch.sums[y * (d + 1) + d][l] += growth;
            }
            scratch.logits[y][l] *= turn.slope[l];
        }
        scratch.pulls.fill(splat(R::ZERO));
        for (j, sums) in scratch.sums.chunks_exact_mut(d + 1).enumerate() {
            let class = self.class_gain(scratch.norms[j]);
            let delta: Lane<R> = std::array::from_fn(|l| scratch.logits[j][l] * turn.gain[l] * class);
            for k in 0..d {
                add_scaled(&mut scratch.pulls[k], &delta, scratch.rows[j * d + k]);
                add(&mut sums[k], &delta, &scratch.samples[k]);
            }
            for l in 0..LANES {
                let turned = delta[l] * scratch.cosines[j][l];
                along[l] -= if feature { R::ZERO } else { turned };
                sums[d][l] -= if both { R::ZERO } else { turned };
            }
        }
        for (pull, x) in scratch.pulls.iter_mut().zip(&scratch.samples) {
            for l in 0..LANES {
                pull[l] = (pull[l] + along[l] * x[l]) * turn.inverse[l];
            }
        }
    }

    /// The prototypes' part of the gain.
    #[inline(always)]
    fn class_gain(&self, norm: R) -> R {
        if let Gain::Both = self.gain { norm } else { R::ONE }
    }
}

impl<R: Real> Head<R> for Angular<R> {
    fn train(&self, batch: &Batch<R>, outcome: &mut Outcome<R>) {
        outcome.fit(batch);
        let Outcome { losses, logits, d_embeddings, d_prototypes, scratch, .. } = outcome;
        let d = batch.shape.dim;
        if batch.shape.classes == 0 || d == 0 {
            return;
        }
        scratch.direct(batch.prototypes, batch.shape);
        for block in Block::all(batch) {
            let turn = self.forward(batch, &block, scratch);
            block.scatter(&scratch.logits, logits);
            let loss = lanes::cross_entropy(&mut scratch.logits, &block);
            losses[block.first..][..block.count].copy_from_slice(&loss[..block.count]);
            self.backward(&block, &turn, scratch);
            block.scatter(&scratch.pulls, d_embeddings);
        }
        for (j, sums) in scratch.sums.chunks_exact(d + 1).enumerate() {
            let along = sum(&sums[d]);
            for k in 0..d {
                let turned = sum(&sums[k]) + along * scratch.rows[j * d + k];
                d_prototypes[j * d + k] = turned * scratch.inverse[j];
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
        scratch.direct(batch.prototypes, batch.shape);
        for block in Block::all(batch) {
            self.forward(batch, &block, &mut scratch);
            block.scatter(&scratch.logits, logits);
        }
    }

    fn rule(&self, prototypes: &[R], _bias: &[R], shape: Shape) -> Rule<R> {
        let mut weights = prototypes.to_vec();
        if !matches!(self.gain, Gain::Both) {
            for row in weights.chunks_exact_mut(shape.dim.max(1)) {
                let (_, inverse) = length(row.iter().fold(R::ZERO, |sum, &x| sum + x * x));
                row.iter_mut().for_each(|x| *x *= inverse);
            }
        }
        let scale = if let Gain::Scale(s) = self.gain { Some(s) } else { None };
        Rule { weights, bias: vec![R::ZERO; shape.classes], scale }
    }

    fn target(&self, theta: R) -> R {
        self.margin.at(theta.cos(), theta.sin()).0
    }

    fn pull(&self, theta: R) -> R {
        if self.detached { theta.sin() } else { self.margin.at(theta.cos(), theta.sin()).1 }
    }
}
