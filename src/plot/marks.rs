//! The ten marker shapes, as outlines about the origin. All have the area of the circle whose radius they are given, so that no
//! class looks heavier than another.
//!
//! ```text
//!  ●  ■  ▲  ◆  ✖  ▼  ★  ⬟  ✚  ⬢
//! ```

use super::{Point, Shape};
use crate::math::Real;

/// Half the width of an arm of the plus over its length: thick enough to hold a colour at 6 px.
const ARM: f64 = 0.36;
/// Inner over outer radius of the star; a true pentagram's 0.38 is too thin when small.
const STAR: f64 = 0.5;

/// Corners of a shape with the area π·radius², y downwards, clockwise; empty for the circle.
#[must_use]
pub fn outline(shape: Shape, radius: f64) -> Vec<Point> {
    let up = -f64::PI / 2.0;
    let corners = match shape {
        Shape::Circle => Vec::new(),
        Shape::Square => regular(4, -f64::PI / 4.0, 1.0),
        Shape::Diamond => regular(4, up, 1.0),
        Shape::Triangle => regular(3, up, 1.0),
        Shape::TriangleDown => regular(3, -up, 1.0),
        Shape::Pentagon => regular(5, up, 1.0),
        Shape::Hexagon => regular(6, up, 1.0),
        Shape::Star => regular(10, up, STAR),
        Shape::Plus => plus(0.0),
        Shape::Cross => plus(f64::PI / 4.0),
    };
    let scale = radius * (f64::PI / area(&corners)).sqrt();
    corners.into_iter().map(|p| Point::new(p.x * scale, p.y * scale)).collect()
}

/// Farthest a shape reaches from its centre.
#[must_use]
pub fn extent(shape: Shape, radius: f64) -> f64 {
    outline(shape, radius).iter().fold(radius, |far, p| far.max(p.distance(Point::default())))
}

/// Distance from a point to an outline, negative inside (Quílez's distance to a polygon).
#[must_use]
pub fn distance(corners: &[Point], radius: f64, p: Point) -> f64 {
    let Some(mut before) = corners.last().copied() else {
        return p.distance(Point::default()) - radius;
    };
    let (mut nearest, mut inside) = (f64::INFINITY, false);
    for &corner in corners {
        let (ex, ey) = (before.x - corner.x, before.y - corner.y);
        let (wx, wy) = (p.x - corner.x, p.y - corner.y);
        let t = ((wx * ex + wy * ey) / (ex * ex + ey * ey)).clamp(0.0, 1.0);
        let (dx, dy) = (wx - ex * t, wy - ey * t);
        nearest = nearest.min(dx * dx + dy * dy);
        if (corner.y > p.y) != (before.y > p.y) && wx < ex * wy / ey {
            inside = !inside;
        }
        before = corner;
    }
    if inside { -nearest.sqrt() } else { nearest.sqrt() }
}

/// Corners on a circle from an angle on, every second one at `inner` of the radius.
fn regular(corners: usize, from: f64, inner: f64) -> Vec<Point> {
    let corner = |i: usize| {
        let angle = from + 2.0 * f64::PI * i as f64 / corners as f64;
        let r = if i.is_multiple_of(2) { 1.0 } else { inner };
        Point::new(r * Real::cos(angle), r * Real::sin(angle))
    };
    (0..corners).map(corner).collect()
}

/// A plus with arms of length 1, turned by an angle.
fn plus(turn: f64) -> Vec<Point> {
    let (c, s) = (Real::cos(turn), Real::sin(turn));
    let arm = [(-ARM, -1.0), (ARM, -1.0), (ARM, -ARM)];
    let mut corners = Vec::with_capacity(12);
    for quarter in 0..4 {
        for (mut x, mut y) in arm {
            for _ in 0..quarter {
                (x, y) = (-y, x);
            }
            corners.push(Point::new(c * x - s * y, s * x + c * y));
        }
    }
    corners
}

fn area(corners: &[Point]) -> f64 {
    let cross = |i: usize| {
        let (a, b) = (corners[i], corners[(i + 1) % corners.len()]);
        a.x * b.y - b.x * a.y
    };
    (0..corners.len()).map(cross).sum::<f64>() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::Theme;

    #[test]
    fn every_shape_has_the_area_of_its_circle() {
        for k in 1..10 {
            let corners = outline(Theme::shape(k), 3.0);
            assert!((area(&corners) - 9.0 * f64::PI).abs() < 1e-9, "{:?}", Theme::shape(k));
            let middle = corners.iter().fold((0.0, 0.0), |m, p| (m.0 + p.x, m.1 + p.y));
            assert!(middle.0.abs() + middle.1.abs() < 1e-9, "{:?} is off centre", Theme::shape(k));
        }
    }

    #[test]
    fn distances_have_the_right_sign_and_size() {
        let square = outline(Shape::Square, 2.0);
        let half = f64::PI.sqrt();
        assert!((distance(&square, 2.0, Point::default()) + half).abs() < 1e-9);
        assert!((distance(&square, 2.0, Point::new(half + 1.0, 0.0)) - 1.0).abs() < 1e-9);
        assert!((distance(&[], 2.0, Point::new(3.0, 4.0)) - 3.0).abs() < 1e-12);
        let plus = outline(Shape::Plus, 2.0);
        assert!(distance(&plus, 2.0, Point::new(1.4, 1.4)) > 0.0, "between the arms is outside");
    }
}
