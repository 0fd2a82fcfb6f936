//! The model looked at as a whole: every sample embedded and ranked, at the present parameters.

use super::trainer::Trainer;
use crate::data::Prepared;
use crate::encoder::{Mlp, Pass};
use crate::head::{Rule, Shape};
use crate::math::Matrix;
use crate::metric::Accuracies;

/// Samples encoded together: what they leave on their way stays in the nearest cache.
const BLOCK: usize = 128;
/// Samples ranked together.
const LANES: usize = 8;

/// Embeddings and predictions of all samples, with the buffers to make them again.
#[derive(Default)]
pub(super) struct Evaluation {
    /// n × d.
    pub embeddings: Vec<f32>,
    /// n predicted classes.
    pub predicted: Vec<u32>,
    pass: Pass,
}

impl Evaluation {
    /// Embeds and ranks everything anew.
    pub(super) fn renew(&mut self, trainer: &Trainer) -> Rule<f32> {
        let (data, shape) = (&trainer.state().data, trainer.shape());
        let rule = trainer.rule();
        self.embeddings.clear();
        embed(&trainer.state().mlp, &data.inputs, &mut self.pass, &mut self.embeddings);
        rank(&rule, &self.embeddings, shape, &mut self.predicted);
        rule
    }

    /// Shares of training and test samples classified correctly. Training labels are those trained on.
    #[must_use]
    pub(super) fn accuracies(&self, data: &Prepared) -> Accuracies<f32> {
        let samples = data.train.iter().zip(self.predicted.iter().zip(&data.labels));
        Accuracies::of(samples.map(|(train, (predicted, label))| (*train, predicted == label)))
    }
}

/// Rows of scaled features through the encoder, block after block; their embeddings are appended, row-major.
pub(super) fn embed(mlp: &Mlp, inputs: &Matrix, pass: &mut Pass, embeddings: &mut Vec<f32>) {
    let count = inputs.rows() as u32;
    for first in (0..count).step_by(BLOCK) {
        pass.batch().gather(inputs, first..count.min(first + BLOCK as u32));
        mlp.forward(pass);
        pass.embeddings().append_rows(embeddings);
    }
}

/// The class with the largest logit for each embedding; the first of equals. The scale changes no ranking.
pub(super) fn rank(rule: &Rule<f32>, embeddings: &[f32], shape: Shape, predicted: &mut Vec<u32>) {
    predicted.clear();
    let mut lanes = vec![[0.0; LANES]; shape.dim];
    for block in embeddings.chunks(LANES * shape.dim) {
        for (l, x) in block.chunks_exact(shape.dim).enumerate() {
            lanes.iter_mut().zip(x).for_each(|(lane, x)| lane[l] = *x);
        }
        let winners = winners(rule, &lanes);
        predicted.extend(winners.iter().take(block.len() / shape.dim).map(|class| *class as u32));
    }
}

/// The winners of eight samples, as numbers.
fn winners(rule: &Rule<f32>, samples: &[[f32; LANES]]) -> [f32; LANES] {
    let (mut best, mut class) = ([f32::NEG_INFINITY; LANES], [0.0; LANES]);
    for (j, (row, b)) in rule.weights.chunks_exact(samples.len()).zip(&rule.bias).enumerate() {
        let (mut z, label) = ([0.0; LANES], j as f32);
        for (x, w) in samples.iter().zip(row) {
            for l in 0..LANES {
                z[l] += w * x[l];
            }
        }
        let z = z.map(|z| z + b);
        class = std::array::from_fn(|l| if z[l] > best[l] { label } else { class[l] });
        best = std::array::from_fn(|l| if z[l] > best[l] { z[l] } else { best[l] });
    }
    class
}
