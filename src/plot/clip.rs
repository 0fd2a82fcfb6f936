//! Clipping to a rectangle. Data outside is cut, never bent or piled up at the border.
//!
//! Lines by Liang and Barsky (ACM Trans. Graph. 3(1), 1984): the parameters t at which p + t·d crosses the four edges shrink
//! an interval. Polygons by Sutherland and Hodgman (CACM 17(1), 1974): cut by one edge after the other.

use super::{Point, Rect};

/// The part with `from ≤ t ≤ to` of the line p + t·d that lies in `area`; `None` if none does or a number is not finite.
#[must_use]
pub fn line(area: &Rect, p: Point, d: Point, range: (f64, f64)) -> Option<(Point, Point)> {
    if !p.finite() || !d.finite() {
        return None;
    }
    let (mut from, mut to) = range;
    let edges =
        [(-d.x, p.x - area.x), (d.x, area.right() - p.x), (-d.y, p.y - area.y), (d.y, area.bottom() - p.y)];
    for (slope, room) in edges {
        if slope == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if slope < 0.0 {
            from = from.max(room / slope);
        } else {
            to = to.min(room / slope);
        }
    }
    let at = |t: f64| Point::new(p.x + t * d.x, p.y + t * d.y);
    (from <= to && from.is_finite() && to.is_finite()).then(|| (at(from), at(to)))
}

/// The part of the segment from `a` to `b` that lies in `area`.
#[must_use]
pub fn segment(area: &Rect, a: Point, b: Point) -> Option<(Point, Point)> {
    line(area, a, Point::new(b.x - a.x, b.y - a.y), (0.0, 1.0))
}

/// The pieces of a polyline that lie in `area`, in order; it is broken at points that are not finite.
#[must_use]
pub fn polyline(area: &Rect, points: &[Point]) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let Some((a, b)) = segment(area, pair[0], pair[1]) else {
            open = false;
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if open => piece.push(b),
            _ => pieces.push(vec![a, b]),
        }
        open = b == pair[1] || b.distance(pair[1]) < 1e-9;
    }
    pieces
}

/// The part of a polygon that lies in `area`; empty if none does or a corner is not finite.
#[must_use]
pub fn polygon(area: &Rect, corners: &[Point]) -> Vec<Point> {
    if corners.iter().any(|p| !p.finite()) {
        return Vec::new();
    }
    let mut kept = corners.to_vec();
    let sides: [&dyn Fn(Point) -> f64; 4] =
        [&|p| p.x - area.x, &|p| area.right() - p.x, &|p| p.y - area.y, &|p| area.bottom() - p.y];
    for inside in sides {
        kept = half_plane(&kept, inside);
    }
    kept
}

/// The part of a polygon where `inside` ≥ 0; `inside` must be affine.
fn half_plane(corners: &[Point], inside: &dyn Fn(Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(corners.len() + 2);
    let Some(mut before) = corners.last().copied() else {
        return kept;
    };
    for &corner in corners {
        let (d0, d1) = (inside(before), inside(corner));
        if (d0 < 0.0) != (d1 < 0.0) {
            kept.push(before.toward(corner, d0 / (d0 - d1)));
        }
        if d1 >= 0.0 {
            kept.push(corner);
        }
        before = corner;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect::new(0.0, 0.0, 10.0, 6.0);

    fn surface(corners: &[Point]) -> f64 {
        let twice: f64 = (0..corners.len())
            .map(|i| {
                let (a, b) = (corners[i], corners[(i + 1) % corners.len()]);
                a.x * b.y - b.x * a.y
            })
            .sum();
        (twice / 2.0).abs()
    }

    #[test]
    fn segments_are_cut_at_the_edges() {
        let cut = segment(&AREA, Point::new(-5.0, 1.0), Point::new(15.0, 5.0));
        assert_eq!(cut, Some((Point::new(0.0, 2.0), Point::new(10.0, 4.0))));
        assert_eq!(segment(&AREA, Point::new(-5.0, 7.0), Point::new(15.0, 7.0)), None);
        assert_eq!(segment(&AREA, Point::new(f64::NAN, 1.0), Point::new(1.0, 1.0)), None);
        let inside = (Point::new(1.0, 1.0), Point::new(2.0, 3.0));
        assert_eq!(segment(&AREA, inside.0, inside.1), Some(inside));
    }

    #[test]
    fn a_line_with_no_direction_is_nothing() {
        let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
        assert_eq!(line(&AREA, Point::new(1.0, 1.0), Point::default(), everywhere), None);
    }

    #[test]
    fn a_polyline_that_leaves_and_returns_is_two_pieces() {
        let path = [(1.0, 1.0), (1.0, 9.0), (3.0, 9.0), (3.0, 1.0)].map(|(x, y)| Point::new(x, y));
        let pieces = polyline(&AREA, &path);
        assert_eq!(
            pieces,
            [
                vec![Point::new(1.0, 1.0), Point::new(1.0, 6.0)],
                vec![Point::new(3.0, 6.0), Point::new(3.0, 1.0)]
            ]
        );
    }

    #[test]
    fn polygons_keep_the_common_area() {
        let square = Rect::new(5.0, 3.0, 20.0, 20.0).corners();
        assert!((surface(&polygon(&AREA, &square)) - 15.0).abs() < 1e-12);
        let around = Rect::new(-50.0, -50.0, 100.0, 100.0).corners();
        assert!((surface(&polygon(&AREA, &around)) - 60.0).abs() < 1e-12);
        assert!(polygon(&AREA, &Rect::new(20.0, 0.0, 1.0, 1.0).corners()).is_empty());
    }
}
