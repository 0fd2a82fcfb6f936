//! Rings: how samples are marked in the pictures of the embedding, alike in the plane and in space: how large, and which of them
//! stand out.
//!
//! ```text
//!  ●  a sample     ◎ green: the rule puts it wrong     ◎ ink: trained on, and inside its margin     ◉ focus: hovered or focused
//! ```

use super::Inputs;
use crate::engine::Frame;
use crate::head::Batch;
use crate::knob::Values;
use crate::math::Real;
use crate::plot::{Ink, Mark, Point, Shape, Theme};

/// Radius of a test sample's mark in CSS pixels, before the theme's scale: smaller in crowds and in small pictures, whose size is 1
/// where they are as large as their export.
pub(super) fn mark(frame: &Frame, size: f64) -> f64 {
    let samples = frame.labels.len().max(1) as f64;
    let crowd = (1600.0 / samples).sqrt().sqrt().clamp(0.9, 1.7);
    3.1 * crowd * size.sqrt().clamp(0.65, 1.3)
}

/// Radius of a class mean beside samples of that radius.
pub(super) fn middle(mark: f64, theme: &Theme) -> f64 {
    (2.2 * mark).at_most(7.0) * theme.scale
}

/// The rings of a picture.
pub(super) struct Rings<'a> {
    pub(super) inputs: &'a Inputs<'a>,
    /// Radius of the marks they go round, before the theme's scale.
    pub(super) radius: f64,
    /// How wide a green one is drawn, before the theme's scale.
    pub(super) width: f64,
}

impl Rings<'_> {
    /// Draws those of the layers that are on, round the samples that `spot` gives a place.
    pub(super) fn draw(
        &self,
        values: &Values,
        theme: &Theme,
        ink: &mut dyn Ink,
        spot: impl Fn(usize) -> Option<Point>,
    ) {
        let (frame, radius) = (self.inputs.frame, self.radius * theme.scale);
        let seen = |i: usize| spot(i).filter(|_| !self.inputs.apart(i));
        if values.on("binding") {
            let ring = |at| Mark::ring(at, radius + 1.2, theme.ink.alpha(0.8), theme.scale);
            ink.points(&binding(frame).into_iter().filter_map(seen).map(ring).collect::<Vec<_>>());
        }
        if values.on("wrong") {
            let wrong: Vec<usize> =
                (0..frame.labels.len()).filter(|&i| frame.predicted.get(i) != frame.labels.get(i)).collect();
            // Early on nearly all are wrong, and a ring round everything would say nothing.
            let share = wrong.len() as f64 / frame.labels.len().max(1) as f64;
            let color = theme.wrong.alpha((1.2 - 2.2 * share).clamp(0.12, 1.0));
            let ring = |at| Mark::ring(at, 1.3 * radius + 1.2, color, self.width * theme.scale);
            haloed(&wrong.into_iter().filter_map(seen).map(ring).collect::<Vec<_>>(), theme, ink);
        }
    }
}

/// Draws rings on paper a little wider than themselves, so that green stands out from green.
pub(in crate::figure) fn haloed(rings: &[Mark], theme: &Theme, ink: &mut dyn Ink) {
    let halo = |ring: &Mark| {
        let (color, width) = ring.rim?;
        let paper = theme.paper.alpha(0.7 * f64::from(color.a) / 255.0);
        Some(Mark::ring(ring.at, ring.radius, paper, width + 2.0 * theme.scale))
    };
    ink.points(&rings.iter().filter_map(halo).collect::<Vec<_>>());
    ink.points(rings);
}

/// The hovered or focused sample once more, on top, if `spot` gives it a place.
pub(super) fn focus(
    inputs: &Inputs,
    mark: f64,
    theme: &Theme,
    ink: &mut dyn Ink,
    spot: impl Fn(usize) -> Option<Point>,
) {
    let Some(i) = inputs.focus else { return };
    let (Some(at), Some(&label)) = (spot(i), inputs.frame.labels.get(i)) else { return };
    let radius = mark * theme.scale + 1.5;
    ink.points(&[
        Mark::new(at, Shape::Circle, radius + 3.5, theme.paper),
        Mark::new(at, Theme::shape(label), radius, theme.class(label)),
        Mark::ring(at, radius + 3.5, theme.focus, 2.0 * theme.scale),
    ]);
}

/// Training samples that the loss does not yet count as won: with its margin, the own class is not ahead of all others.
pub(super) fn binding(frame: &Frame) -> Vec<usize> {
    let (shape, prototypes, bias) = (frame.shape, frame.prototypes.as_slice(), frame.bias.as_slice());
    let batch = Batch { shape, embeddings: &frame.embeddings, prototypes, bias, labels: &frame.labels };
    if frame.labels.iter().any(|label| *label as usize >= shape.classes) {
        return Vec::new();
    }
    let mut logits = Vec::new();
    frame.head.build().logits(&batch, &mut logits);
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
