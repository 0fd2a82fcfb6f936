//! Terms: auxiliary losses that join any head, one file each.
//!
//! ```text
//! L = head's cross-entropy + λ · term        both means over the batch
//! ```
//!
//! A head sees a sample and the prototypes; a term may also look at other samples of the batch (triplet, contrastive), at the
//! prototypes among themselves (inter), or at centres that it keeps and moves by a rule of its own (center). It adds its share to
//! what the head has left in an [`Output`]: losses and the gradients of embeddings and prototypes, never logits, so inference
//! knows nothing of it.
//!
//! Adding a term is one file with a [`Spec`] and one line in [`TERMS`], as with heads.

mod angle;
pub mod center;
pub mod contrastive;
pub mod inter;
pub mod intra;
mod knobs;
pub mod triplet;
mod work;

use crate::formula::Formula;
use crate::head::{Batch, Output};
use crate::knob::{Chosen, Knob, Values};
use crate::math::Real;
use crate::paper::Paper;
pub use work::Work;

/// What stands for no term at all where an id is expected.
pub const NONE: &str = "none";

registry! {
    /// Every term, in the order people are shown them.
    TERMS of dyn Term<f64>:
    center,
    intra,
    inter,
    triplet,
    contrastive,
}

/// All there is to know about a term.
pub struct Spec {
    /// Kebab-case; the file's name and the URL value. The display name is message `term.<id>`.
    pub id: &'static str,
    /// Where it was published.
    pub paper: Paper,
    /// What can be set; the weight λ first. No id is also a head's.
    pub knobs: &'static [Knob],
    /// A sample's share of the loss as an expression over the knobs' symbols, λ included.
    pub formula: Formula,
    /// Whether it keeps a centre for each class: C × d numbers, at first zero, part of the experiment's state.
    pub centres: bool,
    /// Builds the training version.
    pub build: fn(&Values) -> Box<dyn Term<f32>>,
}

impl Chosen<Spec> {
    /// Builds the training version.
    #[must_use]
    pub fn build(&self) -> Box<dyn Term<f32>> {
        (self.spec().build)(self.values())
    }
}

/// An auxiliary loss in one number type.
pub trait Term<R: Real>: Send + Sync {
    /// Adds λ times the term: to every sample's loss its share, so that the mean of the losses rises by λ times the term, and to
    /// `d_embeddings` and `d_prototypes` the gradients of that. `output` is a head's for the same batch; `centres` (C × d, or
    /// empty for a term without) stand still.
    ///
    /// # Panics
    /// Where `output` is of no pass of a head over this batch, or a term that keeps centres is given too few.
    fn add(&self, batch: &Batch<R>, centres: &[R], output: &mut Output<R>, work: &mut Work<R>);

    /// Moves the centres after a batch.
    ///
    /// # Panics
    /// Where they are too few.
    fn move_centres(&self, _batch: &Batch<R>, _centres: &mut [R], _work: &mut Work<R>) {}
}
