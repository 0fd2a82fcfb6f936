//! The trainer: one step is one batch forward, through the head, backward, and an update. It counts steps and knows no time.

use super::divergence;
use super::schedule;
use super::settings::Settings;
use crate::data::Prepared;
use crate::encoder::initial::Initial;
use crate::encoder::optimiser::Rates;
use crate::encoder::{Activation, Layer, Mlp, Optimiser, Pass, Update};
use crate::head::{Batch, Head, Output, Shape};
use crate::knob::Values;
use crate::math::Rng;
use crate::message::Message;
use crate::term::{Term, Work};
use std::sync::Arc;

/// All that training changes; cloned, it is a checkpoint.
#[derive(Clone)]
pub struct State {
    /// Steps taken.
    pub step: u64,
    /// The encoder.
    pub mlp: Mlp,
    /// C × d raw prototypes.
    pub prototypes: Vec<f32>,
    /// C biases; used where the head's `bias` is on.
    pub bias: Vec<f32>,
    /// C × d centres of the term; empty for one that keeps none.
    pub centres: Vec<f32>,
    /// The data as it stands (points may be painted).
    pub data: Arc<Prepared>,
    optimiser: Optimiser,
    /// Shuffles the epochs; `None` takes batches in plain order.
    shuffle: Option<Rng>,
    order: Vec<u32>,
    cursor: usize,
}

/// Trains one experiment.
pub struct Trainer {
    /// As they act now (events applied).
    pub settings: Settings,
    /// Parameters, data, random numbers.
    pub state: State,
    acting: Values,
    head: Box<dyn Head<f32>>,
    term: Option<Box<dyn Term<f32>>>,
    work: Workspace,
}

/// Buffers kept between steps.
#[derive(Default)]
struct Workspace {
    pass: Pass,
    gradients: Vec<Layer>,
    embeddings: Vec<f32>,
    labels: Vec<u32>,
    output: Output<f32>,
    term: Work<f32>,
}

impl Trainer {
    /// Fresh parameters from the settings' seed.
    #[must_use]
    pub fn new(settings: Settings, data: Arc<Prepared>) -> Self {
        let state = State::new(&settings, data);
        let acting = schedule::at_step(&settings.head_knobs, &settings.experiment, 0);
        let head = (settings.head.build)(&acting);
        let mut trainer = Self { settings, state, acting, head, term: None, work: Workspace::default() };
        trainer.refresh();
        trainer
    }

    /// Classes and embedding dimension.
    #[must_use]
    pub fn shape(&self) -> Shape {
        Shape { classes: self.state.data.classes(), dim: self.settings.experiment.count("dim") }
    }

    /// The head's knobs as they act at the present step.
    #[must_use]
    pub fn acting(&self) -> &Values {
        &self.acting
    }

    /// The head at the present step.
    #[must_use]
    pub fn head(&self) -> &dyn Head<f32> {
        &*self.head
    }

    /// The biases the head uses: none unless it has its `bias` on.
    #[must_use]
    pub fn bias(&self) -> &[f32] {
        if self.acting.word("bias") == "on" { &self.state.bias } else { &[] }
    }

    /// Brings the head and the term up to the settings and the step; to be called after either was changed from outside.
    pub fn refresh(&mut self) {
        self.acting =
            schedule::at_step(&self.settings.head_knobs, &self.settings.experiment, self.state.step);
        self.head = (self.settings.head.build)(&self.acting);
        self.term = self.settings.term.map(|spec| (spec.build)(&self.settings.term_knobs));
        let Shape { classes, dim } = self.shape();
        let centred = self.settings.term.is_some_and(|spec| spec.centres);
        self.state.centres.resize(if centred { classes * dim } else { 0 }, 0.0);
    }

    /// One step. Returns the batch's mean loss.
    ///
    /// # Errors
    /// The likely cause where the loss is not finite; the parameters are then left as they were.
    pub fn step(&mut self) -> Result<f32, Message> {
        let shape = self.shape();
        self.state.next_batch(self.settings.experiment.count("batch"), &mut self.work);
        if self.work.labels.is_empty() {
            return Err(Message::new("diverged.no-training-data"));
        }
        let loss = self.forward_and_back(shape);
        if !loss.is_finite() {
            let State { step, mlp, .. } = &self.state;
            return Err(divergence::cause(&self.settings, *step, mlp, &self.work.embeddings));
        }
        self.update();
        self.move_centres(shape);
        self.state.step += 1;
        // At once, so that a frame of this step is the same whichever way led to it.
        if schedule::is_moving(&self.settings.head_knobs, &self.settings.experiment, self.state.step) {
            self.refresh();
        }
        Ok(loss)
    }

    fn forward_and_back(&mut self, shape: Shape) -> f32 {
        let Workspace { pass, gradients, embeddings, labels, output, term: work } = &mut self.work;
        self.state.mlp.forward(pass);
        let count = labels.len();
        embeddings.clear();
        pass.embeddings().append_rows(embeddings);
        // A head that has no bias, or has it off, passes over it.
        let State { prototypes, bias, centres, .. } = &self.state;
        let batch = Batch { shape, embeddings, prototypes, bias, labels };
        self.head.pass(&batch, output);
        if let Some(term) = &self.term {
            term.add(&batch, centres, output, work);
        }
        let d_embeddings = pass.d_embeddings();
        d_embeddings.reshape(count, shape.dim);
        d_embeddings.set_rows(&output.d_embeddings);
        self.state.mlp.backward(pass, gradients);
        output.losses.iter().sum::<f32>() / count as f32
    }

    /// Lets the term's centres follow the batch.
    fn move_centres(&mut self, shape: Shape) {
        let Some(term) = &self.term else { return };
        let (Workspace { embeddings, labels, term: work, .. }, State { prototypes, centres, .. }) =
            (&mut self.work, &mut self.state);
        let batch = Batch { shape, embeddings, prototypes, bias: &[], labels };
        term.move_centres(&batch, centres, work);
    }

    fn update(&mut self) {
        let settings = &self.settings.experiment;
        let rates = Rates {
            learning_rate: settings.number("lr"),
            momentum: settings.number("momentum"),
            weight_decay: settings.number("weight-decay"),
        };
        let Workspace { gradients, output, .. } = &self.work;
        let State { mlp, prototypes, bias, optimiser, .. } = &mut self.state;
        let layers = mlp.layers.iter_mut().zip(gradients).flat_map(|(layer, gradient)| {
            [(layer.weights.flat_mut(), gradient.weights.flat()), (&mut layer.bias[..], &gradient.bias[..])]
        });
        let head = [(&mut prototypes[..], &output.d_prototypes[..]), (&mut bias[..], &output.d_bias[..])];
        optimiser.step(layers.chain(head), &rates);
        if settings.word("renormalise") == "on" {
            let dim = settings.count("dim");
            prototypes.chunks_exact_mut(dim).for_each(normalise);
        }
    }
}

fn normalise(row: &mut [f32]) {
    let length = row.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length > 1e-12 {
        row.iter_mut().for_each(|x| *x /= length);
    }
}

impl State {
    fn new(settings: &Settings, data: Arc<Prepared>) -> Self {
        let (seed, options) = (settings.seed(), &settings.experiment);
        let mut rng = Rng::stream(seed, "weights");
        let dim = options.count("dim");
        let sizes = [&[data.width()], options.widths("layers"), &[dim]].concat();
        let activation = Activation::named(options.word("activation"));
        let mlp = Mlp::new(&sizes, activation, Initial::named(options.word("init")), &mut rng);
        let prototypes = (0..data.classes() * dim).map(|_| rng.normal() as f32).collect();
        Self {
            step: 0,
            mlp,
            prototypes,
            bias: vec![0.0; data.classes()],
            centres: Vec::new(),
            optimiser: Optimiser::new(Update::named(options.word("optimiser"))),
            shuffle: (options.word("order") != "plain").then(|| Rng::stream(seed, "batches")),
            order: Vec::new(),
            cursor: 0,
            data,
        }
    }

    /// Forgets the running epoch: the next batch starts a new one. To be called when training samples come or go.
    pub fn restart_epoch(&mut self) {
        self.order.clear();
        self.cursor = 0;
    }

    fn next_batch(&mut self, size: usize, work: &mut Workspace) {
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
        work.labels.clear();
        work.labels.extend(rows.iter().map(|&i| self.data.labels[i as usize]));
        work.pass.batch().gather(&self.data.inputs, rows.iter().copied());
    }
}
