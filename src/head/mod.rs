//! Heads: the last layer and its loss, one file each.
//!
//! A head turns embeddings `x_i` (rows) and class prototypes `W_j` (rows) into logits, cross-entropy and exact gradients.
//! Every head here is softmax cross-entropy over
//!
//! ```text
//! z_ij = gain_ij · cos θ_ij        for the other classes, j ≠ y_i
//! z_iy = gain_iy · T(θ_iy)         for the sample's own class, with the margin inside T
//! ```
//!
//! (plain softmax is the one without angles: `z_ij = W_j·x_i + b_j`). Adding a head is one file with a [`Spec`] and one
//! line in [`HEADS`]; sliders, URL keys, command-line flags, gradient tests and documentation follow from the Spec.
//!
//! Inference never sees a margin: [`Head::rule`] gives what ranks the classes once training is over.

mod angular;
pub mod arcface;
mod columns;
pub mod combined;
pub mod cosface;
mod cross_entropy;
pub mod knobs;
pub mod l_softmax;
pub mod limit;
pub mod nsl;
pub mod packing;
mod psi;
mod scratch;
pub mod softmax;
pub mod sphereface;
mod target_logit;

use crate::formula::Formula;
use crate::knob::{Chosen, Knob, Preset, Values};
use crate::math::{Real, softmax};
use crate::paper::Paper;
pub use limit::Limit;
use scratch::Scratch;
pub use target_logit::TargetLogit;

registry! {
    /// Every head, in the order people are shown them.
    HEADS of dyn Head<f64>:
    softmax,
    l_softmax,
    nsl,
    sphereface,
    cosface,
    arcface,
    combined,
}

/// All there is to know about a head.
pub struct Spec {
    /// Kebab-case; the file's name and the URL value. The display name is message `head.<id>`, one sentence about it
    /// `head.<id>.what`.
    pub id: &'static str,
    /// Where it was published.
    pub paper: Paper,
    /// What can be set. Shared knobs (`s`, `gradient` …) are constants of [`knobs`].
    pub knobs: &'static [Knob],
    /// The target logit as an expression over the knobs' symbols, drawn as MathML with live values.
    pub formula: Formula,
    /// Named settings, such as CM1 and CM2 (message `preset.<id>`).
    pub presets: &'static [Preset],
    /// Which knob values cannot work for this many classes in this many dimensions.
    pub limits: fn(&Values, Shape) -> Vec<Limit>,
    /// Builds the training version.
    pub build: fn(&Values) -> Box<dyn Head<f32>>,
    /// Its curve, to draw.
    pub target_logit: fn(&Values) -> TargetLogit,
}

impl Chosen<Spec> {
    /// Builds the training version.
    #[must_use]
    pub fn build(&self) -> Box<dyn Head<f32>> {
        (self.spec().build)(self.values())
    }

    /// Its curve, to draw.
    #[must_use]
    pub fn target_logit(&self) -> TargetLogit {
        (self.spec().target_logit)(self.values())
    }
}

/// How many of what: samples are rows everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Classes C.
    pub classes: usize,
    /// Embedding dimension d.
    pub dim: usize,
}

/// A batch as a head sees it. Everything row-major.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a, R> {
    /// C and d.
    pub shape: Shape,
    /// n × d, the raw embeddings.
    pub embeddings: &'a [R],
    /// C × d, the raw prototypes.
    pub prototypes: &'a [R],
    /// C, or empty for none; a head without a bias, or with it switched off, passes over it.
    pub bias: &'a [R],
    /// n class numbers < C.
    pub labels: &'a [u32],
}

impl<R> Batch<'_, R> {
    /// Number of samples.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// No samples at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// Stops where the lengths do not fit: what came out otherwise would look like losses.
    fn check(&self) {
        let Shape { classes, dim } = self.shape;
        assert!(self.embeddings.len() == self.len() * dim, "embeddings are n × d");
        assert!(self.prototypes.len() == classes * dim, "prototypes are C × d");
        assert!(self.bias.is_empty() || self.bias.len() == classes, "biases are C or none");
    }
}

/// What a head computes for a batch: forward the losses and logits, backward the gradients. Buffers are kept between steps, so a
/// step allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Output<R> {
    /// n losses; the training loss is their mean.
    pub losses: Vec<R>,
    /// n × C logits as the loss sees them (margin included).
    pub logits: Vec<R>,
    /// n × d, gradient of the **mean** loss with respect to the raw embeddings.
    pub d_embeddings: Vec<R>,
    /// C × d, gradient of the mean loss with respect to the raw prototypes.
    pub d_prototypes: Vec<R>,
    /// C, or empty without a bias.
    pub d_bias: Vec<R>,
    scratch: Scratch<R>,
}

impl<R: Real> Output<R> {
    /// Sizes every buffer for a batch.
    fn fit(&mut self, batch: &Batch<R>) {
        batch.check();
        let (n, c, d) = (batch.len(), batch.shape.classes, batch.shape.dim);
        self.losses.resize(n, R::ZERO);
        self.logits.resize(n * c, R::ZERO);
        self.d_embeddings.resize(n * d, R::ZERO);
        self.d_prototypes.resize(c * d, R::ZERO);
        self.d_bias.clear();
        self.scratch.fit(batch.shape, n);
    }
}

/// How classes are ranked after training: no margin, no label. Plain data, cheap to send and to draw from.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule<R> {
    /// C × d.
    pub weights: Vec<R>,
    /// C; zeros where the head has none.
    pub bias: Vec<R>,
    /// `Some(s)`: logits are `s·x̂·w` and depend on the direction of x alone. `None`: `x·w + b`, affine in x.
    pub scale: Option<R>,
}

impl Rule<f32> {
    /// Softmax of one embedding's logits, in f64: d numbers in, C shares out. An embedding too short to have a direction is taken
    /// as the heads take it.
    pub fn shares(&self, x: &[f32], shares: &mut [f64]) {
        let length = x.iter().map(|v| f64::from(*v) * f64::from(*v)).sum::<f64>().sqrt();
        let gain = self.scale.map_or(1.0, |s| f64::from(s) / length.at_least(f64::from(f32::TINY)));
        for ((share, weights), bias) in
            shares.iter_mut().zip(self.weights.chunks_exact(x.len())).zip(&self.bias)
        {
            let product: f64 = weights.iter().zip(x).map(|(w, x)| f64::from(*w) * f64::from(*x)).sum();
            *share = gain * product + f64::from(*bias);
        }
        softmax(shares);
    }
}

/// A margin head in one number type.
pub trait Head<R: Real>: Send + Sync {
    /// Forward and backward: losses, logits and the gradients of the mean loss.
    ///
    /// # Panics
    /// Where the batch's lengths are not those that [`Batch`] says, or a label is none of the C classes.
    fn pass(&self, batch: &Batch<R>, output: &mut Output<R>);

    /// Logits as the loss would see them if each sample's label were the one given, n × C, without gradients: the
    /// "training posterior of a given label".
    ///
    /// # Panics
    /// As [`Head::pass`].
    fn logits(&self, batch: &Batch<R>, logits: &mut Vec<R>);

    /// Whether it adds the bias it is given; else it passes over it.
    fn biased(&self) -> bool {
        false
    }

    /// What ranks the classes at test time.
    fn rule(&self, prototypes: &[R], bias: &[R], shape: Shape) -> Rule<R>;
}
