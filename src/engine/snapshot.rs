//! Making a Frame: the expensive parts only when they are wanted.

use super::divergence;
use super::experiment::Experiment;
use super::frame::Frame;
use super::regions;
use crate::head::Shape;
use crate::math::order;
use crate::metric::{Distance, METRICS, Sample, silhouettes};

/// What a frame shall hold besides the embedding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// One number per metric.
    pub measures: bool,
    /// One silhouette per sample.
    pub silhouettes: bool,
    /// Decision regions of a two-dimensional input space.
    pub regions: bool,
    /// Cosine distance in the distance-based measures, instead of Euclidean.
    pub cosine: bool,
}

impl Wants {
    /// From the names of its fields, as the page gives them: `measures silhouettes`. Others are passed over.
    #[must_use]
    pub fn read(names: &str) -> Self {
        let has = |name: &str| names.split(' ').any(|given| given == name);
        Self {
            measures: has("measures"),
            silhouettes: has("silhouettes"),
            regions: has("regions"),
            cosine: has("cosine"),
        }
    }
}

impl Experiment {
    /// A snapshot of the present state.
    pub fn frame(&mut self, wants: Wants) -> Frame {
        let rule = self.evaluation.renew(&self.trainer);
        let (trainer, evaluation) = (&self.trainer, &self.evaluation);
        let data = &trainer.state().data;
        let (shape, plane) = (trainer.shape(), data.width() == 2);
        let raw =
            |on: bool| if on { data.data.features.iter().map(|&x| x as f32).collect() } else { Vec::new() };
        let mut frame = Frame {
            step: trainer.state().step,
            diverged: self.diverged.clone(),
            collapse: divergence::collapse(
                trainer.settings(),
                trainer.state().step,
                &evaluation.embeddings,
                shape.dim,
            ),
            shape,
            head: trainer.acting().clone(),
            embeddings: evaluation.embeddings.clone(),
            labels: data.labels.clone(),
            train: data.train.clone(),
            predicted: evaluation.predicted.clone(),
            prototypes: trainer.state().prototypes.clone(),
            bias: if trainer.head().biased() { trainer.state().bias.clone() } else { Vec::new() },
            centres: trainer.state().centres.clone(),
            rule,
            reach: reach(&evaluation.embeddings, shape.dim),
            loss: self.curve.loss(),
            accuracies: evaluation.accuracies(data),
            curve: self.curve.points().to_vec(),
            measures: Vec::new(),
            silhouettes: Vec::new(),
            inputs: raw(plane),
            regions: (plane && wants.regions).then(|| regions::of(trainer)),
        };
        if wants.measures || wants.silhouettes {
            measure(&mut frame, wants);
        }
        frame
    }
}

/// Some samples of a frame and its prototypes in double precision: what a [`Sample`] of them borrows.
pub(crate) struct Measured {
    embeddings: Vec<f64>,
    labels: Vec<u32>,
    predicted: Vec<u32>,
    prototypes: Vec<f64>,
    shape: Shape,
}

impl Frame {
    /// The samples of these rows, in their order, to be measured.
    pub(crate) fn measured(&self, rows: &[usize]) -> Measured {
        let d = self.shape.dim;
        let wide = |x: &f32| f64::from(*x);
        Measured {
            embeddings: rows.iter().flat_map(|&i| &self.embeddings[i * d..(i + 1) * d]).map(wide).collect(),
            labels: rows.iter().map(|&i| self.labels[i]).collect(),
            predicted: rows.iter().map(|&i| self.predicted[i]).collect(),
            prototypes: self.prototypes.iter().map(wide).collect(),
            shape: self.shape,
        }
    }
}

impl Measured {
    /// What the metrics measure.
    pub(crate) fn sample(&self, distance: Distance) -> Sample<'_> {
        let (classes, dim) = (self.shape.classes, self.shape.dim);
        let (embeddings, labels, prototypes) = (&self.embeddings, &self.labels, &self.prototypes);
        Sample { embeddings, labels, classes, dim, prototypes, predicted: &self.predicted, distance }
    }
}

/// Fills the frame's measures and silhouettes, over the test samples, or all where there are none. Samples that were not measured
/// have the silhouette NaN.
fn measure(frame: &mut Frame, wants: Wants) {
    let (train, test): (Vec<usize>, Vec<usize>) = (0..frame.labels.len()).partition(|&i| frame.train[i]);
    let rows = if test.is_empty() { train } else { test };
    let measured = frame.measured(&rows);
    let sample = measured.sample(if wants.cosine { Distance::Cosine } else { Distance::Euclidean });
    if wants.measures {
        frame.measures = METRICS.iter().map(|spec| (spec.measure)(&sample).unwrap_or(f64::NAN)).collect();
    }
    if wants.silhouettes {
        frame.silhouettes = vec![f32::NAN; frame.labels.len()];
        let samples = silhouettes(&sample).map(|found| found.samples).unwrap_or_default();
        for (&i, s) in rows.iter().zip(samples) {
            frame.silhouettes[i] = s as f32;
        }
    }
}

/// Half the side of the square to show: 1.25 times the length that 995 of 1,000 embeddings stay below, rounded up to the next
/// quarter power of two, so that it changes seldom and by steps the page can ease over.
fn reach(embeddings: &[f32], dim: usize) -> f64 {
    let length = |x: &[f32]| f64::from(x.iter().map(|v| v * v).sum::<f32>().sqrt());
    let mut lengths: Vec<f64> = embeddings.chunks_exact(dim).map(length).collect();
    if lengths.is_empty() {
        return 1.0;
    }
    let place = (lengths.len() - 1) * 995 / 1000;
    order::ascending(&mut lengths);
    let length = lengths[place] * 1.25;
    if !length.is_finite() {
        return 1.0;
    }
    let mut reach = 1.0 / 4096.0;
    while reach < length && reach < 1e12 {
        reach *= 1.189_207_115_002_721; // 2^(1/4)
    }
    reach
}
