//! The samples: points and the rings round some of them.

use super::stage::Stage;
use crate::engine::Frame;
use crate::head::{self, Batch};
use crate::knob::Values;
use crate::math::Real;
use crate::plot::{Ink, Mark, Shape, Theme};

/// All points: what training sees small and translucent, what tests it on top and with a rim.
pub(super) fn points(stage: &Stage, theme: &Theme, ink: &mut dyn Ink) {
    let frame = stage.inputs.frame;
    let radius = stage.mark() * theme.scale;
    let shape = |label: u32, radius: f64| if radius >= 3.0 { Theme::shape(label) } else { Shape::Circle };
    let (mut faded, mut train, mut test) = (Vec::new(), Vec::new(), Vec::new());
    for (i, &label) in frame.labels.iter().enumerate() {
        let Some(at) = stage.sample(i) else { continue };
        let color = theme.class(label);
        if stage.inputs.isolate.is_some_and(|only| only != label) {
            faded.push(Mark::new(at, Shape::Circle, 0.7 * radius, theme.ink_3.alpha(0.3)));
        } else if frame.train.get(i).copied().unwrap_or(false) {
            let small = 0.76 * radius;
            train.push(Mark::new(at, shape(label, small), small, color.alpha(0.6)));
        } else {
            test.push(Mark::new(at, shape(label, radius), radius, color).rimmed(theme.paper, 0.9));
        }
    }
    for layer in [&faded, &train, &test] {
        ink.points(layer);
    }
}

/// Green round what the rule puts wrong, ink round training samples inside the margin.
pub(super) fn rings(stage: &Stage, values: &Values, theme: &Theme, ink: &mut dyn Ink) {
    let frame = stage.inputs.frame;
    let radius = stage.mark() * theme.scale;
    let apart = |i: usize| stage.inputs.isolate.is_some_and(|only| frame.labels.get(i) != Some(&only));
    let visible = |i: &usize| !apart(*i);
    if values.word("binding") == "on" {
        let color = theme.ink.alpha(0.8);
        let ring = |at| Mark::ring(at, radius + 1.2, color, theme.scale);
        let marks: Vec<Mark> = binding(stage.inputs.frame)
            .into_iter()
            .filter(visible)
            .filter_map(|i| stage.sample(i))
            .map(ring)
            .collect();
        ink.points(&marks);
    }
    if values.word("wrong") == "on" {
        let wrong: Vec<usize> =
            (0..frame.labels.len()).filter(|&i| frame.predicted.get(i) != frame.labels.get(i)).collect();
        // Early on nearly all are wrong, and a ring round everything would say nothing.
        let share = wrong.len() as f64 / frame.labels.len().max(1) as f64;
        let color = theme.wrong.alpha((1.2 - 2.2 * share).clamp(0.12, 1.0));
        let ring = |at| {
            Mark::ring(
                at,
                1.3 * radius + 1.2,
                color,
                1.5 * theme.scale * (stage.half() / 320.0).clamp(0.6, 1.0),
            )
        };
        let marks: Vec<Mark> =
            wrong.into_iter().filter(visible).filter_map(|i| stage.sample(i)).map(ring).collect();
        ink.points(&marks);
    }
}

/// Training samples that the loss does not yet count as won: with its margin, the own class is not ahead of all others.
pub(in crate::figure::view) fn binding(frame: &Frame) -> Vec<usize> {
    let Some(spec) = head::find(frame.head) else { return Vec::new() };
    let (shape, prototypes, bias) = (frame.shape, frame.prototypes.as_slice(), frame.bias.as_slice());
    let batch = Batch { shape, embeddings: &frame.embeddings, prototypes, bias, labels: &frame.labels };
    if frame.labels.iter().any(|label| *label as usize >= shape.classes) {
        return Vec::new();
    }
    let mut logits = Vec::new();
    (spec.build)(&frame.knobs).logits(&batch, &mut logits);
    let behind = |(z, &label): (&[f32], &u32)| {
        let others = z.iter().enumerate().filter(|(j, _)| *j != label as usize);
        z[label as usize] <= others.map(|(_, z)| *z).fold(f32::MIN, Real::at_least)
    };
    let rows = logits.chunks_exact(shape.classes.max(1)).zip(&frame.labels).enumerate();
    rows.filter(|(i, _)| frame.train.get(*i) == Some(&true))
        .filter(|(_, row)| behind(*row))
        .map(|(i, _)| i)
        .collect()
}

/// The hovered or focused sample once more, on top.
pub(super) fn focus(stage: &Stage, theme: &Theme, ink: &mut dyn Ink) {
    let frame = stage.inputs.frame;
    let Some(i) = stage.inputs.focus else { return };
    let (Some(at), Some(&label)) = (stage.sample(i), frame.labels.get(i)) else { return };
    let radius = stage.mark() * theme.scale + 1.5;
    ink.points(&[
        Mark::new(at, Shape::Circle, radius + 3.5, theme.paper),
        Mark::new(at, Theme::shape(label), radius, theme.class(label)),
        Mark::ring(at, radius + 3.5, theme.focus, 2.0 * theme.scale),
    ]);
}
