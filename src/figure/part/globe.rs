//! Globe: what is drawn on a sphere besides samples: its surface in colours, arcs that go on beyond their end.

use super::patches::{self, CELLS};
use crate::plot::sphere::great_circle;
use crate::plot::{Cells, Color, Ink, Point, Rect, Sphere};

/// A direction: a place on the unit sphere.
pub(in crate::figure) type Place = [f64; 3];

/// Colours what is in front of a sphere; `even` as [`patches::cells`] has it.
pub(in crate::figure) fn surface(
    ink: &mut dyn Ink,
    sphere: &Sphere,
    even: impl Fn(&Place, &[Place; 4]) -> bool,
    color: impl Fn(&Place) -> Color,
) {
    let side = 2.0 * sphere.radius;
    let area = Rect::new(sphere.middle.x - sphere.radius, sphere.middle.y - sphere.radius, side, side);
    let along = |cells: f64| cells / CELLS as f64 * side;
    let place = |column: f64, row: f64| {
        let at = Point::new(area.x + along(column), area.y + along(row));
        (at.distance(sphere.middle) <= sphere.radius).then(|| sphere.direction(at))
    };
    ink.field(area, CELLS, CELLS, &patches::cells(place, even, color), Cells::Smooth);
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
