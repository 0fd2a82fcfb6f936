//! The model looked at as a whole: every sample embedded and ranked, at the present parameters.

use super::trainer::Trainer;
use crate::data::Prepared;
use crate::encoder::{Mlp, Pass};
use crate::head::{Rule, Shape};
use crate::math::Matrix;
use std::sync::Arc;

/// Embeddings and predictions of all samples, with the buffers to make them again.
#[derive(Default)]
pub struct Evaluation {
    /// n × d.
    pub embeddings: Vec<f32>,
    /// n predicted classes.
    pub predicted: Vec<u32>,
    rows: Matrix,
    of: Option<Arc<Prepared>>,
    pass: Pass,
}

impl Evaluation {
    /// Embeds and ranks everything anew.
    pub fn renew(&mut self, trainer: &Trainer) -> Rule<f32> {
        let (data, shape) = (&trainer.state.data, trainer.shape());
        if self.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, data)) {
            self.rows = Matrix::from_rows(data.len(), data.width(), &data.inputs);
            self.of = Some(Arc::clone(data));
        }
        let rule = trainer.head().rule(&trainer.state.prototypes, trainer.bias(), shape);
        encode(&trainer.state.mlp, &self.rows, shape.dim, &mut self.pass, &mut self.embeddings);
        rank(&rule, &self.embeddings, shape, &mut self.predicted);
        rule
    }

    /// Shares of training and test samples put right (test: NaN without any). Training labels are those trained on.
    #[must_use]
    pub fn accuracies(&self, data: &Prepared) -> (f32, f32) {
        let mut right = [0_u32; 2];
        let mut count = [0_u32; 2];
        for i in 0..data.len().min(self.predicted.len()) {
            let part = usize::from(!data.train[i]);
            count[part] += 1;
            right[part] += u32::from(self.predicted[i] == data.labels[i]);
        }
        (right[0] as f32 / count[0] as f32, right[1] as f32 / count[1] as f32)
    }
}

/// Rows of scaled features through the encoder; embeddings n × d.
pub fn encode(mlp: &Mlp, rows: &Matrix, dim: usize, pass: &mut Pass, embeddings: &mut Vec<f32>) {
    pass.batch().clone_from(rows);
    mlp.forward(pass);
    embeddings.clear();
    for i in 0..rows.rows() {
        embeddings.extend_from_slice(&pass.embeddings().row(i)[..dim]);
    }
}

/// The class with the largest logit for each embedding; the first of equals. The scale changes no ranking.
pub fn rank(rule: &Rule<f32>, embeddings: &[f32], shape: Shape, predicted: &mut Vec<u32>) {
    predicted.clear();
    for x in embeddings.chunks_exact(shape.dim) {
        let mut best = (0, f32::NEG_INFINITY);
        for (j, (w, b)) in rule.weights.chunks_exact(shape.dim).zip(&rule.bias).enumerate() {
            let logit = w.iter().zip(x).map(|(a, b)| a * b).sum::<f32>() + b;
            if logit > best.1 {
                best = (j as u32, logit);
            }
        }
        predicted.push(best.0);
    }
}
