//! Softmax cross-entropy over columns of logits, and what it leaves behind: the residuals that every gradient begins with.
//!
//! ```text
//! L = ln Σ_j exp(z_j − z_y)        residual_j = (p_j − [j = y]) / n
//! ```
//!
//! The own class's residual is −Σ of the others, never p − 1, and a small loss is ln(1 + Σ): both keep their digits when a
//! sample is nearly perfect.

use super::columns::{Block, multiply};
use crate::math::Real;

/// Losses of the block's samples from C columns of logits, which become the residuals. `columns` is working memory.
pub(super) fn cross_entropy<R: Real>(
    logits: &mut [R],
    block: &Block<R>,
    columns: &mut [Vec<R>; 4],
    losses: &mut [R],
) {
    let [top, own, others, scale] = columns.each_mut().map(Vec::as_mut_slice);
    let width = top.len();
    let behind = scale;
    top.copy_from_slice(&logits[..width]);
    for z in logits.chunks_exact(width) {
        top.iter_mut().zip(z).for_each(|(top, z)| *top = top.at_least(*z));
    }
    block.pick(logits, behind);
    behind.iter_mut().zip(top.iter()).for_each(|(behind, top)| *behind = *top - *behind);
    for z in logits.chunks_exact_mut(width) {
        z.iter_mut().zip(top.iter()).for_each(|(z, top)| *z = power(*z - *top));
    }
    block.pick(logits, own);
    top.fill(R::ZERO);
    block.put(top, logits);
    others.fill(R::ZERO);
    for z in logits.chunks_exact(width) {
        others.iter_mut().zip(z).for_each(|(sum, z)| *sum += *z);
    }
    let sums = own.iter().zip(others.iter()).zip(behind.iter());
    losses
        .iter_mut()
        .zip(sums)
        .for_each(|(loss, ((own, others), behind))| *loss = one(*own, *others, *behind));
    let scale = behind;
    for ((scale, own), others) in scale.iter_mut().zip(own.iter()).zip(others.iter()) {
        *scale = block.weight / (*own + *others);
    }
    scale[block.labels.len()..].fill(R::ZERO);
    for z in logits.chunks_exact_mut(width) {
        z.iter_mut().zip(scale.iter()).for_each(|(z, scale)| *z *= *scale);
    }
    multiply(top, others, scale);
    top.iter_mut().for_each(|x| *x = -*x);
    block.put(top, logits);
}

/// eˣ of x ≤ 0, nothing where it is faint.
#[inline(always)]
fn power<R: Real>(x: R) -> R {
    let power = x.exp();
    if x < R::FAINT { R::ZERO } else { power }
}

/// One sample's loss from exp(z_y − z_top), the same summed over the others, and z_top − z_y. Where the own class is on top, `own`
/// is 1 and this is ln(1 + others), by Kahan's correction. Every way is computed, so that the loop needs no branch.
#[inline(always)]
fn one<R: Real>(own: R, others: R, behind: R) -> R {
    let total = own + others;
    let (ln, beyond) = (total.ln(), total - R::ONE);
    let ahead = if beyond == R::ZERO { others } else { ln * others / beyond };
    if behind == R::ZERO { ahead } else { behind + ln }
}
