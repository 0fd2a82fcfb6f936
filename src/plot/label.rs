//! Labels that never cover each other: each goes to the free place nearest to what it names; one that had to go farther gets a
//! thin line back.
//!
//! ```text
//!   6  7  5        places tried: beside the point first, then above and below,
//!   3  ●  1        then the same a step farther out, …
//!   4  8  2
//! ```

use super::{Align, Anchor, Ink, Point, Rect, Stroke, TextStyle, text};
use crate::math::Real;

/// Directions in the order they are tried, as shares of a label's half width and half height.
const DIRECTIONS: [(f64, f64); 8] =
    [(1.0, 0.0), (1.0, 1.0), (-1.0, 0.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (0.0, -1.0), (0.0, 1.0)];
/// Rings of places tried, one line height apart.
const RINGS: usize = 7;
/// From this ring on a label needs a line back to its point.
const LEADS_FROM: usize = 1;
/// Opacity of that line, in the label's colour.
const LEAD: f64 = 0.6;

/// Where what should stand at a place may stand instead: there, then on rings farther and farther from it, so many pixels apart.
pub fn about(at: Point, apart: f64) -> impl Iterator<Item = Point> {
    let round = (0..60).map(move |i| {
        let (away, angle) = (f64::from(i / 12 + 1) * apart, f64::from(i % 12) * f64::PI / 6.0);
        at.moved(away * Real::cos(angle), away * Real::sin(angle))
    });
    std::iter::once(at).chain(round)
}

/// The places already taken on a picture.
#[derive(Clone, Debug)]
pub struct Labels {
    area: Rect,
    taken: Vec<Rect>,
}

/// Where a label goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The rectangle it fills.
    pub extent: Rect,
    /// The line back to its point, if it is not beside it.
    pub lead: Option<(Point, Point)>,
}

impl Labels {
    /// No labels yet; all will lie within `area`.
    #[must_use]
    pub fn new(area: Rect) -> Self {
        Self { area, taken: Vec::new() }
    }

    /// Keeps a rectangle free of labels.
    pub fn avoid(&mut self, extent: Rect) {
        self.taken.push(extent);
    }

    /// Keeps a disc free of labels.
    pub fn avoid_disc(&mut self, center: Point, radius: f64) {
        self.avoid(Rect::new(center.x, center.y, 0.0, 0.0).pad(-radius, -radius, -radius, -radius));
    }

    /// Finds a place of a size for what lies at `point` with a radius of `clear` around it, and takes it. Where nothing is free,
    /// the place that covers least.
    pub fn place(&mut self, (width, height): (f64, f64), point: Point, clear: f64) -> Place {
        let mut best: Option<(f64, Place)> = None;
        for ring in 0..RINGS {
            for (dx, dy) in DIRECTIONS {
                let away = clear + ring as f64 * height;
                let diagonal = if dx != 0.0 && dy != 0.0 { 0.75 } else { 1.0 };
                let x = point.x + dx * (away * diagonal + width / 2.0) - width / 2.0;
                let y = point.y + dy * (away * diagonal + height / 2.0) - height / 2.0;
                let extent = self.inside(Rect::new(x, y, width, height));
                let cost = self.covered(&extent, point, clear);
                let place = Place { extent, lead: lead(&extent, point, clear, ring) };
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, place));
                }
            }
            if best.is_some_and(|(least, _)| least <= 0.0) {
                break;
            }
        }
        let none = Place { extent: Rect::new(point.x, point.y, width, height), lead: None };
        let place = best.map_or(none, |(_, place)| place);
        self.taken.push(place.extent);
        place
    }

    /// Places a label for what lies at `point` with a radius of `clear` around it, and draws it with its line.
    pub fn draw(&mut self, ink: &mut dyn Ink, words: &str, (point, clear): (Point, f64), style: &TextStyle) {
        if !point.finite() {
            return;
        }
        let size = (text::width(words, style) + 0.3 * style.size, 1.25 * style.size);
        let place = self.place(size, point, clear);
        if let Some((from, to)) = place.lead {
            ink.line(from, to, &Stroke::new(style.color.alpha(LEAD), style.size / 12.0));
        }
        ink.text(words, place.extent.center(), &style.placed(Align::Middle, Anchor::Center));
    }

    fn inside(&self, r: Rect) -> Rect {
        let slide = |at: f64, size: f64, from: f64, room: f64| at.min(from + room - size).max(from);
        Rect {
            x: slide(r.x, r.width, self.area.x, self.area.width),
            y: slide(r.y, r.height, self.area.y, self.area.height),
            ..r
        }
    }

    /// How much of a place is taken already, its own point included.
    fn covered(&self, extent: &Rect, point: Point, clear: f64) -> f64 {
        let side = 0.7 * clear;
        let own = Rect::new(point.x - side, point.y - side, 2.0 * side, 2.0 * side);
        self.taken.iter().chain([&own]).map(|other| shared(extent, other)).sum()
    }
}

fn shared(a: &Rect, b: &Rect) -> f64 {
    let width = a.right().min(b.right()) - a.x.max(b.x);
    let height = a.bottom().min(b.bottom()) - a.y.max(b.y);
    width.max(0.0) * height.max(0.0)
}

fn lead(extent: &Rect, point: Point, clear: f64, ring: usize) -> Option<(Point, Point)> {
    let end =
        Point::new(point.x.max(extent.x).min(extent.right()), point.y.max(extent.y).min(extent.bottom()));
    let away = point.distance(end);
    (ring >= LEADS_FROM && away > clear + 2.0).then(|| (point.toward(end, clear / away), end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::Theme;
    use crate::plot::recorder::{Call, Recorder};

    #[test]
    fn twenty_labels_at_one_point_do_not_collide() {
        let theme = Theme::light();
        let mut ink = Recorder::new(300.0, 300.0);
        let mut labels = Labels::new(Rect::new(0.0, 0.0, 300.0, 300.0));
        for i in 0..20 {
            let at = Point::new(150.0 + f64::from(i % 3), 150.0 + f64::from(i % 4));
            labels.draw(&mut ink, &format!("{i}"), (at, 4.0), &theme.label());
        }
        assert_eq!(ink.overlapping_texts(), Vec::<(String, String)>::new());
        assert!(ink.calls().iter().any(|call| matches!(call, Call::Line { .. })), "far ones lead a line");
    }

    #[test]
    fn labels_stay_on_the_picture() {
        let theme = Theme::light();
        let mut ink = Recorder::new(120.0, 80.0);
        let mut labels = Labels::new(Rect::new(0.0, 0.0, 120.0, 80.0));
        for (x, y) in [(0.0, 0.0), (120.0, 80.0), (119.0, 2.0), (60.0, 40.0)] {
            labels.draw(&mut ink, "versicolor", (Point::new(x, y), 5.0), &theme.label());
        }
        assert_eq!(ink.outside_texts(), Vec::<&str>::new());
        assert_eq!(ink.overlapping_texts(), Vec::<(String, String)>::new());
    }
}
