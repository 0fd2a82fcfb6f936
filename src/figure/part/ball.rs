//! A ball that a figure shows directions on: its camera's knobs, how a drag turns it, and samples with depth.

use super::super::{Changes, Look, Size};
use crate::engine::Frame;
use crate::engine::plan::Outcome;
use crate::knob::{Knob, Unit, Values};
use crate::math::Real;
use crate::plot::camera::Camera;
use crate::plot::sphere::Sphere;
use crate::plot::{Ink, Mark, Point, Shape, Theme};

/// Where the camera stands about the third axis, and above the plane of the first two.
pub(in crate::figure) const YAW: Knob =
    Knob::number("yaw", "figure.knob.yaw", (-f64::PI, f64::PI), 0.6, 0.05).unit(Unit::Radians);
/// See [`YAW`].
pub(in crate::figure) const PITCH: Knob =
    Knob::number("pitch", "figure.knob.pitch", (-1.5, 1.5), 0.45, 0.05).unit(Unit::Radians);

/// The camera of the knobs.
pub(in crate::figure) fn camera(values: &Values) -> Camera {
    Camera::new(values.number("yaw"), values.number("pitch"))
}

/// A drag turns the ball with the finger, however large it is: half a turn over 320 pixels.
pub(in crate::figure) fn turn(
    _: &[Outcome],
    values: &Values,
    _: Size,
    (from, to): (Point, Point),
    _: &Look,
) -> Changes {
    let rate = f64::PI / 320.0;
    let yaw = values.number("yaw") - (to.x - from.x) * rate;
    let yaw = Real::atan2(Real::sin(yaw), Real::cos(yaw));
    let pitch = (values.number("pitch") + (to.y - from.y) * rate).clamp(-1.5, 1.5);
    vec![("yaw", format!("{yaw:.3}")), ("pitch", format!("{pitch:.3}"))]
}

/// The ball with the directions of a frame's samples, those behind pale, and a ray to each prototype.
pub(in crate::figure) fn samples(ink: &mut dyn Ink, sphere: &Sphere, frame: &Frame, look: &Look) {
    let theme = look.theme;
    sphere.draw(ink, theme, Some(theme.fill));
    let radius = (sphere.radius / 45.0).clamp(1.1, 2.8);
    let mut placed: Vec<(f64, Mark)> = Vec::with_capacity(frame.labels.len());
    for (x, &label) in frame.embeddings.chunks_exact(3).zip(&frame.labels) {
        let Some(direction) = direction(x) else { continue };
        let (at, depth) = sphere.place(direction);
        let opacity = if depth >= 0.0 { 0.75 } else { 0.13 };
        let shape = if radius >= 2.2 { Theme::shape(label) } else { Shape::Circle };
        placed.push((depth, Mark::new(at, shape, radius, theme.class(label).alpha(opacity))));
    }
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    ink.points(&placed.into_iter().map(|(_, mark)| mark).collect::<Vec<_>>());
    for w in frame.prototypes.chunks_exact(3) {
        let Some(direction) = direction(w) else { continue };
        let (tip, depth) = sphere.place(direction);
        let color = if depth >= 0.0 { theme.ink } else { theme.ink.alpha(0.25) };
        ink.points(&[Mark::new(tip, Shape::Diamond, 1.3 * radius, color).rimmed(theme.paper, 0.8)]);
    }
}

/// A vector's direction; `None` for one that has none.
pub(in crate::figure) fn direction(x: &[f32]) -> Option<[f64; 3]> {
    let x = [f64::from(*x.first()?), f64::from(*x.get(1)?), f64::from(*x.get(2)?)];
    crate::plot::camera::unit(x)
}
