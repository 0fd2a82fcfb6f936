//! The output that every head with an angle shares; a head only brings its [`Margin`].
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

use super::columns::{self, Block, PARTS, add_products, add_scaled, length, multiply, total};
use super::cross_entropy::cross_entropy;
use super::scratch::Scratch;
use super::{Batch, Head, Output, Rule, Shape, knobs};
use crate::knob::Values;
use crate::math::Real;

/// What a margin does to the own class's cosine.
pub(super) trait Margin<R: Real>: Send + Sync {
    /// T(θ) and −dT/dθ, for θ in [0, π] given by its cosine and sine.
    fn at(&self, cos: R, sin: R) -> (R, R);

    /// The same for a column of samples, in place: cosines become T, sines −dT/dθ. One call a block.
    fn column(&self, cos: &mut [R], sin: &mut [R]) {
        for (cos, sin) in cos.iter_mut().zip(sin) {
            (*cos, *sin) = self.at(*cos, *sin);
        }
    }
}

/// No margin: T(θ) = cos θ
pub(super) struct Plain;

impl<R: Real> Margin<R> for Plain {
    fn at(&self, cos: R, sin: R) -> (R, R) {
        (cos, sin)
    }
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

impl<R> Gain<R> {
    /// Whether ‖x‖ is part of it.
    fn of_feature(&self) -> bool {
        !matches!(self, Self::Scale(_))
    }

    /// Whether ‖w_j‖ is.
    fn of_prototype(&self) -> bool {
        matches!(self, Self::Both)
    }
}

/// A head made of a gain and a margin.
///
/// The margin is a trait object, so that this output is compiled once for each number type and not for each head: the page has to
/// load it.
pub(super) struct Angular<R: Real> {
    gain: Gain<R>,
    margin: Box<dyn Margin<R>>,
    detached: bool,
}

impl<R: Real> Angular<R> {
    /// Takes the gradient mode from the knobs.
    pub(super) fn new(values: &Values, gain: Gain<R>, margin: impl Margin<R> + 'static) -> Self {
        Self { gain, margin: Box::new(margin), detached: knobs::detached(values) }
    }

    /// With the knob `s` as gain.
    pub(super) fn scaled(values: &Values, margin: impl Margin<R> + 'static) -> Self {
        Self::new(values, Gain::Scale(R::of(values.number("s"))), margin)
    }

    /// Fills cosines and logits of a block, and the own class's slope dT/dc, growth T − c·dT/dc and gain.
    fn forward(&self, batch: &Batch<R>, block: &Block<R>, scratch: &mut Scratch<R>) {
        let (d, width) = (batch.shape.dim, scratch.width);
        block.gather(batch.embeddings, d, &mut scratch.samples);
        scratch.direct_samples();
        columns::products(&scratch.rows, &scratch.samples, d, &mut scratch.cosines);
        let classes = scratch.logits.chunks_exact_mut(width).zip(scratch.cosines.chunks_exact(width));
        for ((z, c), &norm) in classes.zip(&scratch.norms) {
            match self.gain {
                Gain::Scale(s) => z.iter_mut().zip(c).for_each(|(z, c)| *z = s * *c),
                Gain::Feature => multiply(z, &scratch.lengths, c),
                Gain::Both => {
                    z.iter_mut().zip(c).zip(&scratch.lengths).for_each(|((z, c), x)| *z = *x * norm * *c);
                }
            }
        }
        self.own_class(block, d, scratch);
    }

    /// Puts the margin on each sample's own class.
    fn own_class(&self, block: &Block<R>, d: usize, scratch: &mut Scratch<R>) {
        sines(block, d, scratch);
        let [cos, sin, target, slope, growth, gain] = scratch.own.each_mut().map(Vec::as_mut_slice);
        target.copy_from_slice(cos);
        slope.copy_from_slice(sin);
        self.margin.column(target, slope);
        for (slope, sin) in slope.iter_mut().zip(sin.iter()) {
            let exact = if *sin < R::TINY { R::ZERO } else { *slope / *sin };
            *slope = if self.detached { R::ONE } else { exact };
        }
        for (((growth, target), cos), slope) in growth.iter_mut().zip(&*target).zip(&*cos).zip(&*slope) {
            *growth = *target - *cos * *slope;
        }
        match self.gain {
            Gain::Scale(s) => gain.fill(s),
            Gain::Feature => gain.copy_from_slice(&scratch.lengths),
            Gain::Both => {
                block.own(&scratch.norms, sin);
                multiply(gain, &scratch.lengths, sin);
            }
        }
        multiply(cos, gain, target);
        block.put(cos, &mut scratch.logits);
    }

    /// Adds a block's part of the gradients; `scratch.logits` holds its residuals.
    fn backward(&self, block: &Block<R>, d: usize, scratch: &mut Scratch<R>) {
        self.own_class_back(block, d, scratch);
        self.turn(d, scratch);
        let width = scratch.width;
        let columns = scratch.pulls.chunks_exact_mut(width).zip(scratch.samples.chunks_exact(width));
        columns.for_each(|(pull, x)| to_embedding(pull, x, &scratch.own[0], &scratch.reciprocals));
    }

    /// What each sample's own class asks for: the growth along x̂, and its residual with the margin's slope.
    fn own_class_back(&self, block: &Block<R>, d: usize, scratch: &mut Scratch<R>) {
        let [along, residual, delta, slope, growth, gain] = scratch.own.each_mut().map(Vec::as_mut_slice);
        block.pick(&scratch.logits, residual);
        along.fill(R::ZERO);
        if self.gain.of_feature() {
            let lengthening = residual.iter().zip(&*gain).zip(&*growth);
            along
                .iter_mut()
                .zip(lengthening)
                .for_each(|(along, ((e, gain), growth))| *along = *e * *gain * *growth);
        }
        if self.gain.of_prototype() {
            for (i, (along, &y)) in along.iter().zip(block.labels).enumerate() {
                scratch.sums[y as usize * (d + 1) + d][i % PARTS] += *along;
            }
        }
        multiply(delta, residual, slope);
        block.put(delta, &mut scratch.logits);
    }

    /// Turns embeddings and prototypes, one class after another. Where a length is no part of the gain, what lies along the vector
    /// is summed up to be taken away.
    fn turn(&self, d: usize, scratch: &mut Scratch<R>) {
        let width = scratch.width;
        let [along, _, delta, ..] = scratch.own.each_mut().map(Vec::as_mut_slice);
        scratch.pulls.fill(R::ZERO);
        let classes = scratch.logits.chunks_exact(width).zip(scratch.cosines.chunks_exact(width));
        let sums = scratch.sums.chunks_exact_mut(d + 1).zip(scratch.rows.chunks_exact(d));
        for (((residual, cosine), &norm), (sums, row)) in classes.zip(&scratch.norms).zip(sums) {
            match self.gain {
                Gain::Scale(s) => delta.iter_mut().zip(residual).for_each(|(to, e)| *to = *e * s),
                Gain::Feature => multiply(delta, residual, &scratch.lengths),
                Gain::Both => {
                    let lengths = residual.iter().zip(&scratch.lengths);
                    delta.iter_mut().zip(lengths).for_each(|(to, (e, x))| *to = *e * *x * norm);
                }
            }
            let columns = scratch.pulls.chunks_exact_mut(width).zip(scratch.samples.chunks_exact(width));
            for (((pull, x), &w), sum) in columns.zip(row).zip(&mut *sums) {
                add_scaled(pull, delta, w);
                add_products(sum, delta, x);
            }
            delta.iter_mut().zip(cosine).for_each(|(delta, cosine)| *delta = -(*delta * *cosine));
            if !self.gain.of_feature() {
                along.iter_mut().zip(&*delta).for_each(|(along, turned)| *along += *turned);
            }
            if !self.gain.of_prototype() {
                columns::add_column(&mut sums[d], delta);
            }
        }
    }
}

/// From the gradient by x̂ to that by x: what lies along x̂ joins, then all is divided by ‖x‖.
fn to_embedding<R: Real>(pull: &mut [R], x: &[R], along: &[R], reciprocals: &[R]) {
    for (((pull, x), along), inverse) in pull.iter_mut().zip(x).zip(along).zip(reciprocals) {
        *pull = (*pull + *along * *x) * *inverse;
    }
}

/// Cosines and sines of the angles to the own class: ‖ŵ_y − cos θ·x̂‖ keeps its digits at both ends; 1 where the prototype is the
/// zero vector.
fn sines<R: Real>(block: &Block<R>, d: usize, scratch: &mut Scratch<R>) {
    let [cos, square, across, inverse, ..] = scratch.own.each_mut().map(Vec::as_mut_slice);
    block.pick(&scratch.cosines, cos);
    block.own(&scratch.inverse, inverse);
    square.fill(R::ZERO);
    for (k, x) in scratch.samples.chunks_exact(scratch.width).enumerate() {
        let own = block.labels.iter().map(|&y| scratch.rows[y as usize * d + k]);
        across.iter_mut().zip(own).for_each(|(across, own)| *across = own);
        for (((square, across), cos), x) in square.iter_mut().zip(&*across).zip(&*cos).zip(x) {
            let across = *across - *cos * *x;
            *square += across * across;
        }
    }
    for (sin, inverse) in square.iter_mut().zip(&*inverse) {
        *sin = if *inverse == R::ZERO { R::ONE } else { sin.sqrt() };
    }
}

impl<R: Real> Head<R> for Angular<R> {
    fn pass(&self, batch: &Batch<R>, output: &mut Output<R>) {
        output.fit(batch);
        let Output { losses, logits, d_embeddings, d_prototypes, scratch, .. } = output;
        let d = batch.shape.dim;
        if batch.shape.classes == 0 || d == 0 {
            return;
        }
        scratch.direct(batch.prototypes, batch.shape);
        for block in Block::all(batch) {
            self.forward(batch, &block, scratch);
            block.scatter(&scratch.logits, batch.shape.classes, logits);
            let losses = &mut losses[block.first..][..block.labels.len()];
            cross_entropy(&mut scratch.logits, &block, &mut scratch.loss, losses);
            self.backward(&block, d, scratch);
            block.scatter(&scratch.pulls, d, d_embeddings);
        }
        for (j, sums) in scratch.sums.chunks_exact(d + 1).enumerate() {
            let along = total(&sums[d]);
            for k in 0..d {
                let turned = total(&sums[k]) + along * scratch.rows[j * d + k];
                d_prototypes[j * d + k] = turned * scratch.inverse[j];
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
        scratch.direct(batch.prototypes, batch.shape);
        for block in Block::all(batch) {
            self.forward(batch, &block, &mut scratch);
            block.scatter(&scratch.logits, batch.shape.classes, logits);
        }
    }

    fn rule(&self, prototypes: &[R], _bias: &[R], shape: Shape) -> Rule<R> {
        let mut weights = prototypes.to_vec();
        if !self.gain.of_prototype() {
            for row in weights.chunks_exact_mut(shape.dim.max(1)) {
                let (_, inverse) = length(row.iter().fold(R::ZERO, |sum, &x| sum + x * x));
                row.iter_mut().for_each(|x| *x *= inverse);
            }
        }
        let scale = if let Gain::Scale(s) = self.gain { Some(s) } else { None };
        Rule { weights, bias: vec![R::ZERO; shape.classes], scale }
    }
}
