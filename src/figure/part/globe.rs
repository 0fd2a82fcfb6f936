//! Globe: what is drawn on a sphere besides samples: its surface in colours, arcs that go on beyond their end.

use crate::plot::sphere::great_circle;
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

/// Radians between two directions of an arc, roughly.
const STEP: f64 = 0.03;

/// Directions along the shortest arc to another, and `beyond` radians past it.
pub(in crate::figure) fn arc(from: Place, to: Place, beyond: f64) -> Vec<Place> {
    let (between, at) = great_circle(from, to);
    let far = between + beyond;
    let parts = ((far.abs() / STEP) as usize).clamp(2, 240);
    (0..=parts).map(|i| at(far * i as f64 / parts as f64)).collect()
}
