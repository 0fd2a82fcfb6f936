//! Samples of a plane embedding: as they are, or as directions on the unit circle, with each class's prototype and arc.

use super::super::Look;
use super::arcs::{Arc, arcs};
use crate::engine::Frame;
use crate::math::Real;
use crate::plot::{Align, Anchor, Ends, Ink, Mark, Plane, Point, Rect, Shape, Theme};

/// Half the side of the square round the unit circle, with its arcs and numerals.
pub(in crate::figure) const REACH: f64 = 1.34;
/// Radius of the arcs and of the numerals.
pub(in crate::figure) const ARC: f64 = 1.09;
const NUMERAL: f64 = 1.23;
/// Panels narrower than this many pixels have no numerals.
const SMALL: f64 = 130.0;

/// Directions on the unit circle; returns the classes' arcs.
pub(in crate::figure) fn circle(ink: &mut dyn Ink, area: Rect, frame: &Frame, look: &Look) -> Vec<Arc> {
    let theme = look.theme;
    let plane = Plane::new(area, [0.0; 2], REACH);
    let middle = plane.to_page([0.0; 2]);
    ink.circle(middle, plane.scale(), Some(&theme.stroke(theme.line, 1.0)), None);
    let arcs = arcs(frame);
    let sides = Sides { plane, theme, radius: radius(&area, frame) };
    marks(ink, frame, &sides, |i, x| {
        let length = (x[0] * x[0] + x[1] * x[1]).sqrt();
        let lift = (1.0 - 0.035 + 0.05 * spread(i)) / length;
        (length > 0.0).then(|| x.map(|part| part * lift))
    });
    for direction in directions(frame) {
        let tip = plane.to_page([0.93 * Real::cos(direction.0), 0.93 * Real::sin(direction.0)]);
        ink.line(middle, tip, &theme.stroke(theme.ink, 1.1));
    }
    for arc in &arcs {
        let color = theme.class(arc.class as u32);
        ink.path(&bow(&plane, ARC, arc.low, arc.high), Ends::Open, Some(&theme.stroke(color, 3.0)), None);
    }
    if area.width.min(area.height) >= SMALL && arcs.len() <= 10 {
        numerals(ink, &plane, &arcs, theme);
    }
    arcs
}

/// A numeral outside each arc; where arcs lie over each other, one after the other.
fn numerals(ink: &mut dyn Ink, plane: &Plane, arcs: &[Arc], theme: &Theme) {
    let style = theme.label().placed(Align::Middle, Anchor::Center);
    let apart = 1.1 * style.size / (NUMERAL * plane.scale());
    let mut last = f64::NEG_INFINITY;
    for arc in arcs {
        last = ((arc.low + arc.high) / 2.0).at_least(last + apart);
        let at = plane.to_page([NUMERAL * Real::cos(last), NUMERAL * Real::sin(last)]);
        ink.text(&arc.class.to_string(), at, &style);
    }
}

/// A stretch of a circle about the origin, as a polyline.
pub(in crate::figure) fn bow(plane: &Plane, radius: f64, from: f64, to: f64) -> Vec<Point> {
    let parts = (((to - from).abs() / 0.04).ceil() as usize).clamp(2, 400);
    let at = |i: usize| from + (to - from) * i as f64 / parts as f64;
    (0..=parts).map(|i| plane.to_page([radius * Real::cos(at(i)), radius * Real::sin(at(i))])).collect()
}

/// The embedding itself, the origin in the middle, with a ray to each prototype.
pub(in crate::figure) fn plane(ink: &mut dyn Ink, area: Rect, frame: &Frame, look: &Look) {
    plane_of(ink, area, frame, |_| true, look);
}

/// The same with some of the samples only.
pub(in crate::figure) fn plane_of(
    ink: &mut dyn Ink,
    area: Rect,
    frame: &Frame,
    wanted: impl Fn(usize) -> bool,
    look: &Look,
) {
    let plane = cloud(ink, area, (frame, frame.reach), wanted, look);
    let far = 0.94 * frame.reach;
    for (angle, _) in directions(frame) {
        let tip = plane.to_page([far * Real::cos(angle), far * Real::sin(angle)]);
        ink.line(plane.to_page([0.0; 2]), tip, &look.theme.stroke(look.theme.ink, 1.0));
    }
}

/// Some of the samples alone, in a square of the area about the origin that shows coordinates up to a reach.
pub(in crate::figure) fn cloud(
    ink: &mut dyn Ink,
    area: Rect,
    (frame, reach): (&Frame, f64),
    wanted: impl Fn(usize) -> bool,
    look: &Look,
) -> Plane {
    let theme = look.theme;
    let area = area.square();
    let plane = Plane::new(area, [0.0; 2], reach);
    ink.clip(area);
    let axis = theme.hairline();
    for (from, to) in [([-1.0, 0.0], [1.0, 0.0]), ([0.0, -1.0], [0.0, 1.0])] {
        let far = |p: [f64; 2]| plane.to_page(p.map(|part| part * reach));
        ink.line(far(from), far(to), &axis);
    }
    let sides = Sides { plane, theme, radius: radius(&area, frame) };
    marks(ink, frame, &sides, |i, x| wanted(i).then_some(x));
    ink.unclip();
    ink.path(&area.corners(), Ends::Closed, Some(&theme.stroke(theme.line, 1.0)), None);
    plane
}

/// How samples are drawn in a panel.
struct Sides<'a> {
    plane: Plane,
    theme: &'a Theme,
    radius: f64,
}

/// Radius of a mark: smaller in small panels and in crowds.
fn radius(area: &Rect, frame: &Frame) -> f64 {
    let crowd = (500.0 / frame.labels.len().max(1) as f64).sqrt().clamp(0.6, 1.3);
    (area.width.min(area.height) / 90.0 * crowd).clamp(1.1, 3.2)
}

fn marks(
    ink: &mut dyn Ink,
    frame: &Frame,
    sides: &Sides,
    place: impl Fn(usize, [f64; 2]) -> Option<[f64; 2]>,
) {
    let dim = frame.shape.dim.max(2);
    let mut drawn = Vec::with_capacity(frame.labels.len());
    for (i, (x, &label)) in frame.embeddings.chunks_exact(dim).zip(&frame.labels).enumerate() {
        let Some(at) = place(i, [f64::from(x[0]), f64::from(x[1])]) else { continue };
        let at = sides.plane.to_page(at);
        let shape = if sides.radius >= 2.4 { Theme::shape(label) } else { Shape::Circle };
        if at.finite() {
            drawn.push(Mark::new(at, shape, sides.radius, sides.theme.class(label).alpha(0.62)));
        }
    }
    ink.points(&drawn);
}

/// Direction and length of each prototype that has one.
pub(in crate::figure) fn directions(frame: &Frame) -> Vec<(f64, f64)> {
    let direction = |w: &[f32]| {
        let (x, y) = (f64::from(w[0]), f64::from(w[1]));
        let length = (x * x + y * y).sqrt();
        (length > 0.0 && length.is_finite()).then(|| (Real::atan2(y, x), length))
    };
    frame.prototypes.chunks_exact(frame.shape.dim.max(2)).filter_map(direction).collect()
}

/// A sample's own number in (−1, 1), small ones likelier; the same at every step.
pub(in crate::figure) fn spread(sample: usize) -> f64 {
    let mix = (sample as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (a, b) = ((mix >> 40) as f64, (mix >> 16 & 0xff_ffff) as f64);
    (a - b) / f64::from(1 << 24)
}
