//! The sphere: directions on a ball that the camera sees, what is in front apart from what lies behind.
//!
//! ```text
//!      ╭──────╮      a place u of length one is drawn at centre + radius·(right, −up);
//!    ╱  ╭──╮   ╲     it is in front where its third coordinate, towards the viewer, is ≥ 0.
//!   │ ┄┄╯  ╰┄┄┄ │    Curves are cut exactly where they cross the limb.
//!    ╲          ╱
//!      ╰──────╯
//! ```

use std::sync::LazyLock;

use super::camera::{Camera, across, cross, dot, unit};
use super::{Color, Ends, Ink, Point, Rect, Stroke, Theme};
use crate::math::Real;

/// A unit ball on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sphere {
    /// Its middle on the page.
    pub middle: Point,
    /// CSS pixels from there to the limb.
    pub radius: f64,
    /// Where it is seen from.
    pub camera: Camera,
}

/// A curve on the sphere, cut at the limb.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// The pieces that can be seen.
    pub front: Vec<Vec<Point>>,
    /// The pieces on the far side.
    pub back: Vec<Vec<Point>>,
}

/// Radians between two points of a drawn curve.
const STEP: f64 = f64::PI / 45.0;

impl Sphere {
    /// The largest ball in `area` that leaves a share of `margin` of its radius free all round.
    #[must_use]
    pub fn new(area: Rect, camera: Camera, margin: f64) -> Self {
        let half = area.width.min(area.height) / 2.0;
        Self { middle: area.center(), radius: half / (1.0 + margin), camera }
    }

    /// Where a place is drawn, in units of the ball's radius, and how far it stands towards the viewer.
    #[must_use]
    pub fn place(&self, at: [f64; 3]) -> (Point, f64) {
        let [right, up, toward] = self.camera.view(at);
        (self.middle.moved(self.radius * right, -self.radius * up), toward)
    }

    /// Whether the ball itself hides a place: it is behind the middle, and within the limb.
    #[must_use]
    pub fn hides(&self, at: [f64; 3]) -> bool {
        let [right, up, toward] = self.camera.view(at);
        toward < 0.0 && right * right + up * up < 1.0
    }

    /// The direction that is seen at a point of the page; beside the ball, the nearest one on the limb.
    #[must_use]
    pub fn direction(&self, at: Point) -> [f64; 3] {
        let (x, y) = ((at.x - self.middle.x) / self.radius, (self.middle.y - at.y) / self.radius);
        let far = (x * x + y * y).sqrt();
        if far >= 1.0 {
            return self.camera.world([x / far, y / far, 0.0]);
        }
        self.camera.world([x, y, (1.0 - far * far).sqrt()])
    }

    /// A curve through directions of length one, in order.
    #[must_use]
    pub fn curve(&self, places: &[[f64; 3]], ends: Ends) -> Curve {
        let seen: Vec<[f64; 3]> = places.iter().map(|place| self.camera.view(*place)).collect();
        let mut curve = Curve::default();
        let mut piece: Vec<Point> = Vec::new();
        let first = if ends == Ends::Closed { seen.first() } else { None };
        let mut before: Option<[f64; 3]> = None;
        for &now in seen.iter().chain(first) {
            if let Some(last) = before.filter(|last| (last[2] >= 0.0) != (now[2] >= 0.0)) {
                let limb = limb(last, now);
                piece.push(self.page(limb));
                curve.keep(std::mem::replace(&mut piece, vec![self.page(limb)]), last[2] >= 0.0);
            }
            piece.push(self.page(now));
            before = Some(now);
        }
        if let Some(last) = before {
            curve.keep(piece, last[2] >= 0.0);
        }
        curve
    }

    /// The circle of directions at an angle from an axis (of length one); a quarter turn gives a great circle.
    #[must_use]
    pub fn circle(&self, axis: [f64; 3], angle: f64) -> Curve {
        self.curve(&ring(axis, angle), Ends::Closed)
    }

    /// The shortest way on the sphere from one direction to another.
    #[must_use]
    pub fn arc(&self, from: [f64; 3], to: [f64; 3]) -> Curve {
        self.curve(&geodesic(from, to), Ends::Open)
    }

    /// The ball: its face in one colour, meridians and parallels every 30°, the limb.
    pub fn draw(&self, ink: &mut dyn Ink, theme: &Theme, face: Option<Color>) {
        if face.is_some() {
            ink.circle(self.middle, self.radius, None, face);
        }
        let faint = theme.stroke(theme.ink.alpha(0.1), 0.75);
        for step in -2..=2 {
            let height = f64::PI / 6.0 * f64::from(step);
            self.circle([0.0, 0.0, 1.0], f64::PI / 2.0 - height).draw(ink, Some(&faint), None);
        }
        for step in 0..6 {
            let turn = f64::PI / 6.0 * f64::from(step);
            let axis = [Real::cos(turn), Real::sin(turn), 0.0];
            self.circle(axis, f64::PI / 2.0).draw(ink, Some(&faint), None);
        }
        self.limb(ink, theme);
    }

    /// The outline.
    pub fn limb(&self, ink: &mut dyn Ink, theme: &Theme) {
        ink.circle(self.middle, self.radius, Some(&theme.stroke(theme.ink_3, 1.25)), None);
    }

    fn page(&self, [right, up, _]: [f64; 3]) -> Point {
        self.middle.moved(self.radius * right, -self.radius * up)
    }
}

impl Curve {
    fn keep(&mut self, piece: Vec<Point>, front: bool) {
        if piece.len() > 1 {
            if front { self.front.push(piece) } else { self.back.push(piece) }
        }
    }

    /// Draws what is in front with one stroke, what is behind with the other.
    pub fn draw(&self, ink: &mut dyn Ink, front: Option<&Stroke>, back: Option<&Stroke>) {
        for (pieces, stroke) in [(&self.back, back), (&self.front, front)] {
            if let Some(stroke) = stroke {
                pieces.iter().for_each(|piece| ink.path(piece, Ends::Open, Some(stroke), None));
            }
        }
    }
}

/// Directions on the circle at an angle from an axis.
#[must_use]
pub fn ring(axis: [f64; 3], angle: f64) -> Vec<[f64; 3]> {
    let [a, b] = across(axis);
    let (sine, cosine) = (Real::sin(angle), Real::cos(angle));
    let at = |[x, y]: &[f64; 2]| -> [f64; 3] {
        std::array::from_fn(|k| cosine * axis[k] + sine * (x * a[k] + y * b[k]))
    };
    TURN.iter().map(at).collect()
}

/// Cosine and sine of every step round a circle: a picture has hundreds of circles.
static TURN: LazyLock<Vec<[f64; 2]>> = LazyLock::new(|| {
    let count = (2.0 * f64::PI / STEP).ceil() as usize;
    let step = |i: usize| 2.0 * f64::PI * i as f64 / count as f64;
    (0..count).map(|i| [Real::cos(step(i)), Real::sin(step(i))]).collect()
});

/// The great circle that leaves a direction towards another, both of length one: the angle between them, and the direction at an
/// angle from the first. Of opposite ones, any circle will do.
pub fn great_circle(from: [f64; 3], to: [f64; 3]) -> (f64, impl Fn(f64) -> [f64; 3]) {
    let axis = unit(cross(from, to)).unwrap_or(across(from)[0]);
    let side = cross(axis, from);
    let at = move |t: f64| std::array::from_fn(|k| Real::cos(t) * from[k] + Real::sin(t) * side[k]);
    (Real::atan2(dot(to, side), dot(to, from)), at)
}

/// Directions along the shortest way between two of length one.
#[must_use]
pub fn geodesic(from: [f64; 3], to: [f64; 3]) -> Vec<[f64; 3]> {
    let (whole, at) = great_circle(from, to);
    let count = (whole.abs() / STEP).ceil().at_least(1.0) as usize;
    (0..=count).map(|i| at(whole * i as f64 / count as f64)).collect()
}

/// Where the way from one seen place to another crosses the limb.
fn limb(from: [f64; 3], to: [f64; 3]) -> [f64; 3] {
    let share = from[2] / (from[2] - to[2]);
    let (x, y) = (from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share);
    let far = (x * x + y * y).sqrt();
    if far > 0.0 { [x / far, y / far, 0.0] } else { [from[0], from[1], 0.0] }
}

#[cfg(test)]
mod tests {
    use super::{Sphere, geodesic};
    use crate::math::{Real, angle};
    use crate::plot::camera::{Camera, dot};
    use crate::plot::{Point, Rect};

    fn sphere(yaw: f64, pitch: f64) -> Sphere {
        Sphere::new(Rect::new(0.0, 0.0, 240.0, 240.0), Camera::new(yaw, pitch), 0.2)
    }

    #[test]
    fn what_is_seen_at_a_point_is_drawn_there() {
        let ball = sphere(0.5, 0.3);
        for at in [Point::new(120.0, 120.0), Point::new(60.0, 150.0), Point::new(200.0, 121.0)] {
            let (back, toward) = ball.place(ball.direction(at));
            assert!(back.distance(at) < 1e-9 && toward > 0.0, "{at:?} {back:?}");
        }
    }

    #[test]
    fn a_circle_is_cut_at_the_limb() {
        let ball = sphere(0.5, 0.3);
        let equator = ball.circle([0.0, 0.0, 1.0], f64::PI / 2.0);
        let pieces: Vec<_> = equator.front.iter().chain(&equator.back).collect();
        assert!(!equator.front.is_empty() && !equator.back.is_empty());
        let on_limb = |p: &Point| (p.distance(ball.middle) - ball.radius).abs() < 1e-6;
        let ends = pieces.iter().flat_map(|piece| [piece.first(), piece.last()]).flatten();
        assert_eq!(ends.filter(|p| on_limb(p)).count(), 4, "both crossings belong to both sides");
        let all = pieces.iter().flat_map(|piece| piece.iter());
        assert!(all.clone().all(|p| p.distance(ball.middle) <= ball.radius + 1e-9));
    }

    #[test]
    fn geodesics_are_as_long_as_the_angle() {
        let (a, b) = ([1.0, 0.0, 0.0], [0.6, 0.0, 0.8]);
        let way = geodesic(a, b);
        let length: f64 = way.windows(2).map(|pair| angle::between(&pair[0], &pair[1])).sum();
        assert!((length - angle::between(&a, &b)).abs() < 1e-9);
        assert!(way.iter().all(|u| (dot(*u, *u) - 1.0).abs() < 1e-12));
        assert!(geodesic(a, a.map(|x| -x)).iter().all(|u| u.iter().all(|x| x.is_finite())));
    }

    #[test]
    fn the_far_side_is_hidden() {
        let ball = sphere(0.0, 0.0);
        assert!(ball.hides([-1.0, 0.0, 0.0]) && !ball.hides([1.0, 0.0, 0.0]));
        assert!(!ball.hides([-0.5, 0.0, 1.2]), "above the limb nothing is in the way");
    }
}
