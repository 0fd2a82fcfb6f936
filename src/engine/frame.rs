//! Frame: one plain snapshot of an experiment; everything a figure or a read-out may show, and nothing that can change.

use crate::head::{self, Rule, Shape};
use crate::knob::Chosen;
use crate::math::Window;
use crate::message::Message;
use crate::metric::{Accuracies, METRICS};

/// A snapshot after `step` steps. Rows are samples, in the data set's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Steps taken.
    pub step: u64,
    /// Running, or diverged and why; a diverged frame holds the last good state.
    pub diverged: Option<Message>,
    /// All samples lie on one point, and why most likely; training goes on.
    pub collapse: Option<Message>,
    /// Classes C and embedding dimension d.
    pub shape: Shape,
    /// The head, with its knobs as they act at this step (ramps applied).
    pub head: Chosen<head::Spec>,
    /// n × d embeddings.
    pub embeddings: Vec<f32>,
    /// n labels as trained on (label noise included).
    pub labels: Vec<u32>,
    /// n: whether the sample is trained on (else it tests).
    pub train: Vec<bool>,
    /// n classes the rule predicts.
    pub predicted: Vec<u32>,
    /// C × d raw prototypes.
    pub prototypes: Vec<f32>,
    /// C biases, or empty.
    pub bias: Vec<f32>,
    /// C × d centres that the term keeps and moves itself; empty for one that keeps none, and before the first step.
    pub centres: Vec<f32>,
    /// What ranks the classes.
    pub rule: Rule<f32>,
    /// Half the side of the square that a plane figure should show: a pure function of (log, step).
    pub reach: f64,
    /// Mean training loss since the last curve point, margin included; NaN before the first step.
    pub loss: f64,
    /// How many samples the rule puts right.
    pub accuracies: Accuracies<f32>,
    /// Loss and accuracies so far, thinned to at most 256 points, oldest first.
    pub curve: Vec<CurvePoint>,
    /// One number per metric of `METRICS`, NaN where it does not apply; empty when not asked for.
    pub measures: Vec<f64>,
    /// n silhouettes (with the distance asked for); empty when not asked for.
    pub silhouettes: Vec<f32>,
    /// Two-dimensional data only: n × 2 raw features.
    pub inputs: Vec<f32>,
    /// Two-dimensional data only, when asked for: the decision regions of the input plane.
    pub regions: Option<Regions>,
}

impl Frame {
    /// What a metric came to; `None` where there is none of this id, or the measures were not asked for.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<f64> {
        let at = METRICS.iter().position(|spec| spec.id == id)?;
        self.measures.get(at).copied()
    }

    /// The embedding of a sample; `None` where there is no such sample.
    #[must_use]
    pub fn embedding(&self, sample: usize) -> Option<&[f32]> {
        self.embeddings.chunks_exact(self.shape.dim.max(1)).nth(sample)
    }

    /// The prototype of a class; `None` where there is no such class.
    #[must_use]
    pub fn prototype(&self, class: usize) -> Option<&[f32]> {
        self.prototypes.chunks_exact(self.shape.dim.max(1)).nth(class)
    }
}

/// One point of the training curves.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct CurvePoint {
    /// Steps taken.
    pub step: u64,
    /// Mean training loss (margin included) since the previous point.
    pub loss: f32,
    /// Share of training samples that the rule puts right.
    pub train_accuracy: f32,
    /// Share of test samples that the rule puts right; NaN without a test set.
    pub test_accuracy: f32,
}

/// Winning class and its probability on a grid over the input plane, row-major from the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Regions {
    /// What the grid covers, in raw feature units.
    pub area: Window,
    /// Columns and rows.
    pub size: (usize, usize),
    /// Winning class of each cell.
    pub class: Vec<u8>,
    /// Its probability in 255ths.
    pub confidence: Vec<u8>,
    /// By how much its logit lies above the next class's: from two neighbouring cells of different classes one sees where between
    /// them the boundary runs.
    pub lead: Vec<f32>,
}
