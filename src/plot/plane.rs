//! The plane: data coordinates with equal scales on a rectangle of the page, y upwards.
//!
//! ```text
//!        reach
//!      ├───────┤
//!  ┌───┬───────┐     shorter side of the area = 2·reach in data units,
//!  │   │ y     │     the longer one shows more
//!  │ ──┼──── x │
//!  │ centre    │
//!  └───────────┘
//! ```
//!
//! A circle stays a circle and an angle stays the angle: a plot of directions with two different scales would lie.

use super::{Point, Rect, clip};
use crate::math::{Real, Window};

/// Mapping between data and page, equal in both directions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    area: Rect,
    center: [f64; 2],
    scale: f64,
}

impl Plane {
    /// A plane showing `center` in the middle of `area`, and `reach` data units from there to the nearest edge.
    /// A `reach` that is not a positive number counts as 1.
    #[must_use]
    pub fn new(area: Rect, center: [f64; 2], reach: f64) -> Self {
        let reach = if reach.is_finite() && reach > 0.0 { reach } else { 1.0 };
        let center = if center.iter().all(|c| c.is_finite()) { center } else { [0.0; 2] };
        Self { area, center, scale: area.width.min(area.height) / 2.0 / reach }
    }

    /// The smallest plane that shows the points, with a share of `margin` more around them.
    #[must_use]
    pub fn around(area: Rect, points: impl Iterator<Item = [f64; 2]>, margin: f64) -> Self {
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for point in points.filter(|p| p.iter().all(|c| c.is_finite())) {
            for axis in 0..2 {
                low[axis] = low[axis].min(point[axis]);
                high[axis] = high[axis].max(point[axis]);
            }
        }
        let side = area.width.min(area.height);
        let need = |axis: usize, length: f64| (high[axis] - low[axis]) / 2.0 * side / length;
        let reach = need(0, area.width).max(need(1, area.height)) * (1.0 + margin);
        Self::new(area, [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0], reach)
    }

    /// The rectangle of the page it fills.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.area
    }

    /// What of the data is seen.
    #[must_use]
    pub fn window(&self) -> Window {
        let [a, _, b, _] = self.area.corners().map(|corner| self.to_data(corner));
        Window { left: a[0], right: b[0], bottom: b[1], top: a[1] }
    }

    /// Where a window of the data lies on the page; `None` where that is beyond all numbers.
    #[must_use]
    pub fn rect(&self, window: &Window) -> Option<Rect> {
        let (a, b) = (self.to_page([window.left, window.top]), self.to_page([window.right, window.bottom]));
        (a.finite() && b.finite()).then(|| Rect::new(a.x, a.y, b.x - a.x, b.y - a.y))
    }

    /// CSS pixels per data unit.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// Data to page.
    #[must_use]
    pub fn to_page(&self, [x, y]: [f64; 2]) -> Point {
        let middle = self.area.center();
        Point::new(middle.x + (x - self.center[0]) * self.scale, middle.y - (y - self.center[1]) * self.scale)
    }

    /// Page to data.
    #[must_use]
    pub fn to_data(&self, p: Point) -> [f64; 2] {
        let middle = self.area.center();
        [self.center[0] + (p.x - middle.x) / self.scale, self.center[1] - (p.y - middle.y) / self.scale]
    }

    /// Whether a data point is seen.
    #[must_use]
    pub fn shows(&self, at: [f64; 2]) -> bool {
        self.area.contains(self.to_page(at))
    }

    /// Data coordinates of the middle of each cell of a `columns × rows` grid over the area, row-major from the top left:
    /// where a field is evaluated.
    pub fn cells(&self, columns: usize, rows: usize) -> impl Iterator<Item = [f64; 2]> + '_ {
        let (dx, dy) = (self.area.width / columns as f64, self.area.height / rows as f64);
        (0..rows * columns).map(move |i| {
            let (row, column) = (i / columns, i % columns);
            let (x, y) = (self.area.x + (column as f64 + 0.5) * dx, self.area.y + (row as f64 + 0.5) * dy);
            self.to_data(Point::new(x, y))
        })
    }

    /// The seen part of the line `n₀·x + n₁·y + c = 0`; `None` if it is not seen or `n` is zero.
    #[must_use]
    pub fn line(&self, [nx, ny]: [f64; 2], c: f64) -> Option<(Point, Point)> {
        let square = nx * nx + ny * ny;
        if square.is_nan() || square <= 0.0 {
            return None;
        }
        // The point of the line nearest to the centre keeps the parameters small, whatever the size of n.
        let gap = (nx * self.center[0] + ny * self.center[1] + c) / square;
        let foot = self.to_page([self.center[0] - gap * nx, self.center[1] - gap * ny]);
        let length = square.sqrt();
        let along = Point::new(-ny / length, -nx / length);
        clip::line(&self.area, foot, along, (f64::NEG_INFINITY, f64::INFINITY))
    }

    /// The seen part of the ray from `origin` at `angle` (radians, anticlockwise from the x axis).
    #[must_use]
    pub fn ray(&self, origin: [f64; 2], angle: f64) -> Option<(Point, Point)> {
        let along = Point::new(Real::cos(angle), -Real::sin(angle));
        clip::line(&self.area, self.to_page(origin), along, (0.0, f64::INFINITY))
    }

    /// The seen part of the sector at `apex` from one angle anticlockwise to another (radians), out to infinity.
    #[must_use]
    pub fn wedge(&self, apex: [f64; 2], from: f64, to: f64) -> Vec<Point> {
        let tip = self.to_page(apex);
        let far = 2.0 * self.area.corners().iter().fold(1.0_f64, |r, &corner| r.max(tip.distance(corner)));
        // Chords of at most 45° at twice the farthest distance still lie outside the area.
        let parts = Real::floor((to - from).abs() / (f64::PI / 4.0)) + 1.0;
        if parts.is_nan() || parts > 9.0 {
            return Vec::new();
        }
        let mut corners = vec![tip];
        for i in 0..=parts as usize {
            let angle = from + (to - from) * i as f64 / parts;
            corners.push(tip.moved(far * Real::cos(angle), -far * Real::sin(angle)));
        }
        clip::polygon(&self.area, &corners)
    }

    /// The seen part of a polygon of data points.
    #[must_use]
    pub fn polygon(&self, corners: &[[f64; 2]]) -> Vec<Point> {
        let page: Vec<Point> = corners.iter().map(|&p| self.to_page(p)).collect();
        clip::polygon(&self.area, &page)
    }

    /// The seen pieces of a curve through data points.
    #[must_use]
    pub fn curve(&self, points: &[[f64; 2]]) -> Vec<Vec<Point>> {
        let page: Vec<Point> = points.iter().map(|&p| self.to_page(p)).collect();
        clip::polyline(&self.area, &page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect::new(20.0, 10.0, 400.0, 300.0);

    #[test]
    fn page_and_data_are_inverse_and_equal_in_scale() {
        let plane = Plane::new(AREA, [3.0, -2.0], 5.0);
        for point in [[3.0, -2.0], [8.0, 3.0], [-1.7, 0.4]] {
            let back = plane.to_data(plane.to_page(point));
            assert!((back[0] - point[0]).abs() + (back[1] - point[1]).abs() < 1e-12);
        }
        assert_eq!(plane.to_page([3.0, 3.0]), Point::new(220.0, 10.0));
        assert_eq!(plane.to_page([8.0, -2.0]), Point::new(370.0, 160.0));
    }

    #[test]
    fn bad_reach_still_gives_a_plane() {
        for reach in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Plane::new(AREA, [0.0; 2], reach), Plane::new(AREA, [0.0; 2], 1.0));
        }
        assert!(Plane::around(AREA, std::iter::empty(), 0.1).scale().is_finite());
    }

    #[test]
    fn around_shows_every_point() {
        let points = [[-3.0, 1.0], [40.0, 2.0], [0.0, -9.0]];
        let plane = Plane::around(AREA, points.into_iter(), 0.05);
        assert!(points.iter().all(|&p| plane.shows(p)));
        assert!((plane.scale() - 400.0 / (43.0 * 1.05)).abs() < 1e-9);
    }

    #[test]
    fn lines_satisfy_their_equation_and_touch_the_edge() {
        let plane = Plane::new(AREA, [0.0, 0.0], 2.0);
        let (a, b) = plane.line([3e-9, -4e-9], 1e-9).expect("crosses the area");
        for end in [a, b] {
            let [x, y] = plane.to_data(end);
            assert!((3.0 * x - 4.0 * y + 1.0).abs() < 1e-9);
            let edge = [end.x - AREA.x, AREA.right() - end.x, end.y - AREA.y, AREA.bottom() - end.y];
            assert!(edge.iter().any(|d| d.abs() < 1e-9), "{end:?}");
        }
        assert_eq!(plane.line([0.0, 0.0], 1.0), None);
        assert_eq!(plane.line([1.0, 0.0], -9.0), None);
    }

    #[test]
    fn rays_start_at_their_origin_and_go_up_for_positive_angles() {
        let plane = Plane::new(AREA, [0.0, 0.0], 1.0);
        let (start, end) = plane.ray([0.0, 0.0], f64::PI / 2.0).expect("is seen");
        assert_eq!(start, Point::new(220.0, 160.0));
        assert!((end.y - AREA.y).abs() < 1e-9 && (end.x - 220.0).abs() < 1e-9);
    }

    #[test]
    fn wedges_fill_the_area_together() {
        let plane = Plane::new(AREA, [0.3, 0.1], 1.0);
        let cuts = [-3.0, -1.0, 0.4, 2.1, -3.0 + 2.0 * f64::PI];
        let total: f64 = cuts
            .windows(2)
            .map(|pair| {
                let w = plane.wedge([0.2, -0.3], pair[0], pair[1]);
                (0..w.len())
                    .map(|i| {
                        let (a, b) = (w[i], w[(i + 1) % w.len()]);
                        (b.x * a.y - a.x * b.y) / 2.0
                    })
                    .sum::<f64>()
            })
            .sum();
        assert!((total - AREA.width * AREA.height).abs() < 1e-6, "{total}");
    }
}
