//! All that training changes: parameters, moments, random numbers, the data as painted, the place in the epoch.

use super::knobs::Order;
use super::settings::Settings;
use crate::data::Prepared;
use crate::encoder::initial::Initial;
use crate::encoder::{Activation, Mlp, Optimiser, Pass, Update};
use crate::math::Rng;
use crate::message::Message;
use std::sync::Arc;

/// What a step changes; cloned, it is a checkpoint.
#[derive(Clone)]
pub struct State {
    /// Steps taken.
    pub step: u64,
    /// The encoder.
    pub mlp: Mlp,
    /// C × d raw prototypes.
    pub prototypes: Vec<f32>,
    /// C biases; a head without them passes over them.
    pub bias: Vec<f32>,
    /// C × d centres of the term; empty for one that keeps none.
    pub centres: Vec<f32>,
    /// The data as it stands (points may be painted).
    pub data: Arc<Prepared>,
    pub(super) optimiser: Optimiser,
    /// Shuffles the epochs; `None` takes batches in plain order.
    shuffle: Option<Rng>,
    order: Vec<u32>,
    cursor: usize,
}

impl State {
    pub(super) fn new(settings: &Settings, data: Arc<Prepared>) -> Self {
        let (seed, options) = (settings.seed(), &settings.experiment);
        let mut rng = Rng::stream(seed, "weights");
        let dim = options.count("dim");
        let sizes = [&[data.width()], options.widths("layers"), &[dim]].concat();
        let (activation, initial) = (Activation::of(options, "activation"), Initial::of(options, "init"));
        let mlp = Mlp::new(&sizes, activation, initial, &mut rng);
        let prototypes = (0..data.classes() * dim).map(|_| rng.normal() as f32).collect();
        Self {
            step: 0,
            mlp,
            prototypes,
            bias: vec![0.0; data.classes()],
            centres: Vec::new(),
            optimiser: Optimiser::new(Update::of(options, "optimiser")),
            shuffle: (Order::of(options, "order") == Order::Shuffled).then(|| Rng::stream(seed, "batches")),
            order: Vec::new(),
            cursor: 0,
            data,
        }
    }

    /// Changes the data's points. An epoch that is running knows samples by their places: where some came or went, the next batch
    /// starts a new one.
    ///
    /// # Errors
    /// What the change says; nothing has changed then.
    pub(super) fn repaint(
        &mut self,
        paint: impl FnOnce(&mut Prepared) -> Result<(), Message>,
    ) -> Result<(), Message> {
        let before = self.data.len();
        paint(Arc::make_mut(&mut self.data))?;
        if self.data.len() != before {
            self.order.clear();
            self.cursor = 0;
        }
        Ok(())
    }

    /// The next samples of the epoch, at most so many: their rows into the pass, and their labels.
    pub(super) fn next_batch(&mut self, size: usize, pass: &mut Pass, labels: &mut Vec<u32>) {
        if self.cursor >= self.order.len() {
            let train = &self.data.train;
            self.order = (0..train.len() as u32).filter(|&i| train[i as usize]).collect();
            if let Some(rng) = &mut self.shuffle {
                rng.shuffle(&mut self.order);
            }
            self.cursor = 0;
        }
        let end = (self.cursor + size).min(self.order.len());
        let rows = &self.order[self.cursor..end];
        self.cursor = end;
        labels.clear();
        labels.extend(rows.iter().map(|&i| self.data.labels[i as usize]));
        pass.batch().gather(&self.data.inputs, rows.iter().copied());
    }
}
