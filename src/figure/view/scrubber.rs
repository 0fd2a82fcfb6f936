//! Scrubber: the loss so far as a bare strip, to lie behind the transport's track.

use super::{Inputs, Look, Place, Spec};
use crate::knob::Values;
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Ink, Point};

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "scrubber",
    knobs: &[],
    size: (400.0, 28.0),
    draw,
    describe,
    touch: None,
    place: Place::Gallery,
};

fn draw(inputs: &Inputs, _: &Values, ink: &mut dyn Ink, look: &Look) {
    let (width, height) = ink.size();
    let last = (inputs.frame.step as f64).at_least(1.0);
    let curve = inputs.frame.curve.iter().filter(|point| point.loss.is_finite());
    let losses = || curve.clone().map(|point| f64::from(point.loss));
    let (foot, top) = (losses().fold(0.0, Real::at_most), losses().fold(f64::TINY, Real::at_least));
    let place = |step: u64, loss: f32| {
        let share = (f64::from(loss) - foot) / (top - foot);
        Point::new(width * step as f64 / last, height - 1.0 - (height - 3.0) * share)
    };
    let line: Vec<Point> = curve.map(|point| place(point.step, point.loss)).filter(|p| p.finite()).collect();
    let (Some(first), Some(end)) = (line.first().copied(), line.last().copied()) else { return };
    let under = line.iter().copied().chain([Point::new(end.x, height), Point::new(first.x, height)]);
    ink.path(&under.collect::<Vec<_>>(), true, None, Some(look.theme.fill));
    ink.path(&line, false, Some(&look.theme.stroke(look.theme.ink_3, 1.0)), None);
}

fn describe(inputs: &Inputs, values: &Values) -> Vec<Message> {
    (super::loss::SPEC.describe)(inputs, values)
}
