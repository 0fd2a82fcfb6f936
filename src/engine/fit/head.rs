//! A margin head of the Lab as a classifier of the plane: an encoder and its head, trained on two columns.

use super::Scatter;
use crate::classifier::{Fitted, Quantity, winners};
use crate::data::{self, Prepared};
use crate::encoder::{Mlp, Pass};
use crate::engine::evaluation::embed;
use crate::engine::query;
use crate::engine::{Settings, Trainer};
use crate::head::Rule;
use crate::knob::Values;
use crate::math::Matrix;
use crate::message::Message;
use std::sync::Arc;

/// A trained encoder with its test-time rule: softmax of the head's logits, without margin.
pub(super) struct Trained {
    prepared: Arc<Prepared>,
    mlp: Mlp,
    rule: Rule<f32>,
    classes: usize,
    dim: usize,
    loss: f64,
}

impl Trained {
    /// Trains on the samples that are not kept for testing.
    ///
    /// # Errors
    /// A message where there is nothing to train on, or training diverged.
    pub(super) fn new(settings: &str, steps: u64, scatter: &Scatter) -> Result<Self, Message> {
        let (settings, _) = Settings::parse(&query::read(settings));
        let mut preparation = Values::defaults(data::KNOBS);
        preparation.put("test-share", 0.0);
        let prepared = Arc::new(Prepared::new(&scatter.trained_on(), &preparation, settings.seed()));
        if prepared.is_empty() {
            return Err(Message::new("classifier.no-samples"));
        }
        let mut trainer = Trainer::new(settings, Arc::clone(&prepared));
        let mut loss = f64::NAN;
        for _ in 0..steps {
            loss = f64::from(trainer.step()?);
        }
        let shape = trainer.shape();
        let rule = trainer.rule();
        let mlp = trainer.state().mlp.clone();
        Ok(Self { prepared, mlp, rule, classes: shape.classes, dim: shape.dim, loss })
    }
}

impl Fitted for Trained {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let inputs = Matrix::from_rows(places.len() / 2, 2, &self.prepared.transform(places));
        let mut embeddings = Vec::new();
        embed(&self.mlp, &inputs, &mut Pass::default(), &mut embeddings);
        let mut all = vec![0.0; places.len() / 2 * self.classes];
        let rows = all.chunks_exact_mut(self.classes);
        embeddings.chunks_exact(self.dim).zip(rows).for_each(|(x, row)| self.rule.shares(x, row));
        all
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        winners(&self.probabilities(places), self.classes)
    }

    fn report(&self) -> Vec<Quantity> {
        vec![Quantity::scalar("loss", self.loss)]
    }
}
