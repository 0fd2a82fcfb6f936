//! Frames to draw in tests: made clusters, without an engine.

use super::Inputs;
use crate::data::Dataset;
use crate::engine::Frame;
use crate::engine::frame::{CurvePoint, Regions};
use crate::head::{self, Shape};
use crate::knob::Chosen;
use crate::math::{Real, Rng, Window};
use crate::message::Words;
use crate::metric::Accuracies;

/// `classes` clusters on a circle in `dim` dimensions, 20 samples each, every fourth for testing, trained by `head`.
pub(super) fn frame(head: &str, classes: usize, dim: usize) -> Frame {
    let head = Chosen::new(head::find(head).expect("a registered head"));
    let shape = Shape { classes, dim };
    let mut rng = Rng::new(classes as u64);
    let turn = |angle: f64, radius: f64| turned(angle, radius, dim);
    let home = |k: usize| 2.0 * f64::PI * (k as f64 + 0.2) / classes as f64;
    let (mut embeddings, mut labels, mut train) = (Vec::new(), Vec::new(), Vec::new());
    for i in 0..20 * classes {
        let angle = home(i % classes) + (rng.uniform() - rng.uniform()) * 4.0 / classes as f64;
        embeddings.extend(turn(angle, 2.0 + 6.0 * rng.uniform()));
        labels.push((i % classes) as u32);
        train.push(!(i / classes).is_multiple_of(4));
    }
    let prototypes: Vec<f32> =
        (0..classes).flat_map(|k| turn(home(k), 1.0 + k as f64 % 3.0 / 10.0)).collect();
    let bias = if head.id() == "softmax" { vec![0.1; classes] } else { Vec::new() };
    let rule = head.build().rule(&prototypes, &bias, shape);
    let predicted =
        labels.iter().enumerate().map(|(i, y)| if i % 17 == 3 { (y + 1) % classes as u32 } else { *y });
    Frame {
        step: 1500,
        diverged: None,
        collapse: None,
        shape,
        head,
        predicted: predicted.collect(),
        silhouettes: labels.iter().map(|_| (rng.uniform() * 1.3 - 0.3) as f32).collect(),
        inputs: embeddings.chunks_exact(dim).flat_map(|x| [x[0], x[1]]).collect(),
        embeddings,
        labels,
        train,
        prototypes,
        bias,
        centres: Vec::new(),
        rule,
        reach: 9.0,
        loss: 0.5,
        accuracies: Accuracies { train: 0.99, test: 0.95 },
        curve: (0..=150).map(|i| point(i * 10)).collect(),
        measures: Vec::new(),
        regions: Some(regions(classes)),
    }
}

/// A place of the plane in `dim` dimensions.
fn turned(angle: f64, radius: f64, dim: usize) -> Vec<f32> {
    let mut x = vec![0.0_f32; dim];
    x[0] = (radius * Real::cos(angle)) as f32;
    x[1] = (radius * Real::sin(angle)) as f32;
    x
}

/// A curve as training makes them.
fn point(step: u64) -> CurvePoint {
    CurvePoint {
        step,
        loss: 8.0 / (1.0 + step as f32 / 40.0) + 0.3,
        train_accuracy: 1.0 - 0.9 / (1.0 + step as f32 / 30.0),
        test_accuracy: 0.95 - 0.85 / (1.0 + step as f32 / 30.0),
    }
}

/// Stripes of the classes.
fn regions(classes: usize) -> Regions {
    Regions {
        area: Window::about(10.0),
        size: (32, 32),
        class: (0..1024).map(|i| ((i % 32) * classes / 32) as u8).collect(),
        confidence: (0..1024).map(|i| (i % 200 + 55) as u8).collect(),
        lead: vec![1.0; 1024],
    }
}

/// A frame before anything happened, without samples.
pub(super) fn empty(classes: usize) -> Frame {
    let full = frame("arcface", classes, 2);
    Frame {
        step: 0,
        embeddings: Vec::new(),
        labels: Vec::new(),
        train: Vec::new(),
        predicted: Vec::new(),
        silhouettes: Vec::new(),
        inputs: Vec::new(),
        curve: Vec::new(),
        regions: None,
        ..full
    }
}

/// The data set behind a frame, its classes named by number or by long names.
pub(super) fn data(frame: &Frame, named: bool) -> Dataset {
    let name = |k: usize| if named { format!("species {k} of many") } else { k.to_string() };
    Dataset {
        features: frame.embeddings.iter().map(|x| f64::from(*x)).collect(),
        labels: frame.labels.clone(),
        classes: (0..frame.shape.classes).map(name).collect(),
        columns: (0..frame.shape.dim).map(|i| format!("x{i}")).collect(),
        picture: None,
        held_out: Vec::new(),
    }
}

/// The English words.
pub(in crate::figure) fn words() -> Words {
    Words::english()
}

/// What a view reads of a frame while a sample and a prototype are pointed at.
pub(super) fn inputs<'a>(frame: &'a Frame, data: &'a Dataset) -> Inputs<'a> {
    Inputs { focus: Some(3), grip: Some(1), ..Inputs::new(frame, data) }
}
