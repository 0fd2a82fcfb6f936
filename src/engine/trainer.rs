//! The trainer: one step is one batch forward, through the head, backward, and an update. It counts steps and knows no time.

use super::divergence;
use super::parameters::Parameters;
use super::schedule;
use super::settings::Settings;
use super::state::State;
use crate::data::Prepared;
use crate::encoder::optimiser::Rates;
use crate::encoder::{Layer, Pass};
use crate::head::{self, Batch, Head, Output, Rule, Shape};
use crate::knob::Chosen;
use crate::message::Message;
use crate::term::{self, Term, Work};
use std::sync::Arc;

/// Trains one experiment.
pub struct Trainer {
    settings: Settings,
    state: State,
    // Built of the two above; whatever changes those brings these up to them.
    acting: Chosen<head::Spec>,
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
        let acting = schedule::at_step(&settings.head, &settings.experiment, 0);
        let head = acting.build();
        let mut trainer = Self { settings, state, acting, head, term: None, work: Workspace::default() };
        trainer.refresh();
        trainer
    }

    /// The settings as they act now (events applied).
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Parameters, data, random numbers.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Classes and embedding dimension.
    #[must_use]
    pub fn shape(&self) -> Shape {
        Shape { classes: self.state.data.classes(), dim: self.settings.experiment.count("dim") }
    }

    /// The head with its knobs as they act at the present step.
    #[must_use]
    pub fn acting(&self) -> &Chosen<head::Spec> {
        &self.acting
    }

    /// The head at the present step.
    #[must_use]
    pub fn head(&self) -> &dyn Head<f32> {
        &*self.head
    }

    /// What ranks the classes now.
    #[must_use]
    pub fn rule(&self) -> Rule<f32> {
        self.head.rule(&self.state.prototypes, &self.state.bias, self.shape())
    }

    /// Changes one setting; training goes on with it.
    ///
    /// # Errors
    /// A message where the key is unknown, needs a restart, or the text is no value of it; nothing has changed then.
    pub fn change(&mut self, key: &str, text: &str) -> Result<Option<Message>, Message> {
        let clamp = self.settings.change(key, text)?;
        if key == "term" {
            // A newly chosen term starts afresh, even where it is the one that was there: a log keeps only the last of several
            // choices made at one step, and must come to the same.
            self.state.centres.clear();
        }
        self.refresh();
        Ok(clamp)
    }

    /// Moves prototype `j` to a place of d numbers. False where there is none such, or the place has other dimensions.
    pub fn move_prototype(&mut self, j: usize, place: &[f32]) -> bool {
        let Shape { classes, dim } = self.shape();
        let fits = j < classes && place.len() == dim;
        if fits {
            self.state.prototypes[j * dim..][..dim].copy_from_slice(place);
        }
        fits
    }

    /// Changes the data's points.
    ///
    /// # Errors
    /// What the change says.
    pub fn repaint(
        &mut self,
        paint: impl FnOnce(&mut Prepared) -> Result<(), Message>,
    ) -> Result<(), Message> {
        self.state.repaint(paint)
    }

    /// Trains on from these parameters.
    ///
    /// # Errors
    /// A message where a shape does not fit the settings, or a number is not finite; nothing has changed then.
    pub fn set_parameters(&mut self, parameters: &Parameters) -> Result<(), Message> {
        self.state.set_parameters(parameters)
    }

    /// Back, or on, to another moment of the same experiment.
    pub(super) fn restore(&mut self, state: State, settings: Settings) {
        (self.state, self.settings) = (state, settings);
        self.refresh();
    }

    /// Brings the head and the term up to the settings and the step.
    fn refresh(&mut self) {
        let Settings { experiment, head, term, .. } = &self.settings;
        self.acting = schedule::at_step(head, experiment, self.state.step);
        self.head = self.acting.build();
        self.term = term.as_ref().map(Chosen::<term::Spec>::build);
        let centred = term.as_ref().is_some_and(|term| term.spec().centres);
        let Shape { classes, dim } = self.shape();
        self.state.centres.resize(if centred { classes * dim } else { 0 }, 0.0);
    }

    /// One step. Returns the batch's mean loss.
    ///
    /// # Errors
    /// The likely cause where the loss is not finite; the parameters are then left as they were.
    pub fn step(&mut self) -> Result<f32, Message> {
        let shape = self.shape();
        let Workspace { pass, labels, .. } = &mut self.work;
        self.state.next_batch(self.settings.experiment.count("batch"), pass, labels);
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
        if schedule::is_moving(&self.settings.head, &self.settings.experiment, self.state.step) {
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
        if settings.on("renormalise") {
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
