//! The samples: points, the rings round some of them, and the one in focus.

use super::stage::Stage;
use crate::figure::view::rings::{self, Rings};
use crate::knob::Values;
use crate::plot::{Ink, Mark, Shape, Theme};

/// How far the paper reaches beyond a test sample, CSS pixels.
const HALO: f64 = 0.7;

/// All points: what training sees small and translucent, what tests it on top, all of it on one stretch of
/// paper: with a rim of its own each would cover its neighbours' colour where a class has drawn together.
pub(super) fn points(stage: &Stage, theme: &Theme, ink: &mut dyn Ink) {
    let frame = stage.inputs.frame;
    let radius = stage.mark() * theme.scale;
    let shape = |label: u32, radius: f64| if radius >= 3.0 { Theme::shape(label) } else { Shape::Circle };
    let (mut faded, mut train, mut halos, mut test) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (i, &label) in frame.labels.iter().enumerate() {
        let Some(at) = stage.sample(i) else { continue };
        let color = theme.class(label);
        if stage.inputs.faded(label as usize) {
            faded.push(Mark::new(at, Shape::Circle, 0.7 * radius, theme.ink_3.alpha(0.3)));
        } else if frame.train.get(i).copied().unwrap_or(false) {
            let small = 0.76 * radius;
            train.push(Mark::new(at, shape(label, small), small, color.alpha(0.6)));
        } else {
            let shape = shape(label, radius);
            halos.push(Mark::new(at, shape, radius + HALO, theme.paper));
            test.push(Mark::new(at, shape, radius, color).rimmed(theme.paper.alpha(0.5), 0.5));
        }
    }
    for layer in [&faded, &train, &halos, &test] {
        ink.points(layer);
    }
}

/// Rings round some of them.
pub(super) fn rings(stage: &Stage, values: &Values, theme: &Theme, ink: &mut dyn Ink) {
    let width = 1.5 * (stage.half() / 320.0).clamp(0.6, 1.0);
    let rings = Rings { inputs: stage.inputs, radius: stage.mark(), width };
    rings.draw(values, theme, ink, |i| stage.sample(i));
}

/// The hovered or focused sample once more, on top.
pub(super) fn focus(stage: &Stage, theme: &Theme, ink: &mut dyn Ink) {
    rings::focus(stage.inputs, stage.mark(), theme, ink, |i| stage.sample(i));
}
