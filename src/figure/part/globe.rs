//! Globe: what is drawn on a sphere besides samples: its surface in colours, arcs that go on beyond their end.

use crate::math::Real;
use crate::plot::camera::{across, cross, dot, unit};
use crate::plot::{Color, Ink, Point, Rect, Sphere};

/// A direction: a place on the unit sphere.
pub(in crate::figure) type Place = [f64; 3];

/// Cells of a coloured surface along a side.
pub(in crate::figure) const CELLS: usize = 192;

/// Colours what is in front of a sphere.
pub(in crate::figure) fn surface(ink: &mut dyn Ink, sphere: &Sphere, color: impl Fn(Place) -> Color) {
    let side = 2.0 * sphere.radius;
    let area = Rect::new(sphere.middle.x - sphere.radius, sphere.middle.y - sphere.radius, side, side);
    let mut pixels = Vec::with_capacity(4 * CELLS * CELLS);
    let along = |i: usize| (i as f64 + 0.5) / CELLS as f64 * side;
    for (row, column) in (0..CELLS).flat_map(|row| (0..CELLS).map(move |column| (row, column))) {
        let at = Point::new(area.x + along(column), area.y + along(row));
        let inside = at.distance(sphere.middle) <= sphere.radius;
        let Color { r, g, b, a } = if inside { color(sphere.direction(at)) } else { Color::CLEAR };
        pixels.extend([r, g, b, a]);
    }
    ink.field(area, CELLS, CELLS, &pixels, true);
}

/// Directions along the shortest arc to another, and `beyond` radians past it.
pub(in crate::figure) fn arc(from: Place, to: Place, beyond: f64) -> Vec<Place> {
    let axis = unit(cross(from, to)).unwrap_or(across(from)[0]);
    let side = cross(axis, from);
    let far = Real::atan2(dot(to, side), dot(to, from)) + beyond;
    let parts = ((far.abs() / 0.03) as usize).clamp(2, 240);
    let at = |i: usize| {
        let t = far * i as f64 / parts as f64;
        [0, 1, 2].map(|axis| Real::cos(t) * from[axis] + Real::sin(t) * side[axis])
    };
    (0..=parts).map(at).collect()
}
