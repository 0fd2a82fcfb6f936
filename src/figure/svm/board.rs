//! The board: the points of the figure, the part of the plane that shows them, and what a pointer does there.
//!
//! The window is that of the chosen set, larger only where a point lies at its edge or beyond: nothing moves under a dragged point,
//! which stops before the edge.

use super::listed;
use crate::data;
use crate::engine::fit::Points;
use crate::figure::Size;
use crate::figure::face::BoardFace;
use crate::knob::Values;
use crate::math::{Real, Window, decimal};
use crate::message::Message;
use crate::plot::{Axis, Plane, Point, Rect, Theme, text};

/// scikit-learn's points for the maximum-margin hyperplane.
const BLOBS: &[u8] = include_bytes!("../../../data/blobs-seed-6.csv");
/// Its 20 + 20 normal points about (−2, −2) and (2, 2): the effect of C.
const GAUSSIANS: &[u8] = include_bytes!("../../../data/svm-margins.csv");
/// How far from a pointer a point may lie, CSS pixels.
const REACH: f64 = 14.0;
/// Room around the points of a set, as a share of half their range.
const AROUND: f64 = 0.3;
/// What stays free between a point and the window's edge, as a share of the side: the point's mark is never cut.
const EDGE: f64 = 0.03;
/// Where a dragged point stops: rounded, its place still leaves the window as it is.
const STOP: f64 = 0.035;
/// Width over height of the window.
const RATIO: f64 = 4.0 / 3.0;
/// Between the picture's edge and the numbers, and between those and the plane.
const BESIDE: f64 = 9.0;
/// Most points one can put on the board.
pub(super) const MOST: usize = 400;

/// Points and their window.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::figure) struct Board {
    /// Of classes 0 and 1.
    pub(in crate::figure) points: Points,
    /// What of the plane is shown.
    pub(in crate::figure) window: Window,
}

/// Pictures narrower than this have their colour bar below.
const NARROW: f64 = 520.0;

/// Whether the colour bar of a picture of this width lies below it.
pub(super) fn narrow(width: f64) -> bool {
    width < NARROW
}

/// Room for the numbers of the axes and the colour bar: left, top, right, bottom, in CSS pixels. At the left as much as the longest
/// of the numbers needs.
fn sheet(width: f64, window: &Window) -> (f64, f64, f64, f64) {
    let (left, top, right, bottom) =
        if narrow(width) { (34.0, 4.0, 6.0, 70.0) } else { (38.0, 6.0, 82.0, 22.0) };
    let style = Theme::light().label();
    let numbers =
        Axis::new(window.bottom, window.top).ticks_within((width - left - right) / RATIO, &style, true);
    let longest = numbers.iter().map(|tick| text::width(&tick.label, &style)).fold(0.0, Real::at_least);
    (left.at_least(longest + BESIDE), top, right, bottom)
}

/// The rectangle of the picture that shows the plane: as large as the window's proportions allow.
fn area((width, height): Size, scale: f64, window: &Window) -> Rect {
    let (left, top, right, bottom) = sheet(width, window);
    let room =
        Rect::new(0.0, 0.0, width, height).pad(left * scale, top * scale, right * scale, bottom * scale);
    let wide = room.width.at_most(room.height * RATIO);
    Rect::new(room.x + (room.width - wide) / 2.0, room.y, wide, wide / RATIO)
}

/// The height that a picture of a width needs, so that nothing of it stays empty.
pub(super) fn height(values: &Values, width: f64, scale: f64) -> f64 {
    let (left, top, right, bottom) = sheet(width, &Board::read(values).window);
    ((width - (left + right) * scale) / RATIO).at_least(1.0) + (top + bottom) * scale
}

/// What the page does with it.
pub(super) const FACE: BoardFace = BoardFace {
    pick: |values, size, scale, at| {
        let board = Board::read(values);
        board.pick(&board.plane(size, scale), at)
    },
    locate: |values, size, scale, at| {
        let board = Board::read(values);
        board.locate(&board.plane(size, scale), at)
    },
    places: |values, size, scale| {
        let board = Board::read(values);
        let plane = board.plane(size, scale);
        (0..board.points.len()).map(|i| plane.to_page(board.points.place(i))).collect()
    },
    most: MOST,
    points: |values| Board::read(values).points,
    list: text,
};

impl Board {
    /// Reads the knobs. A list that is none leaves the set's own points.
    pub(in crate::figure) fn read(values: &Values) -> Self {
        let base = set(values.word("set"));
        let own = placed(values, &base).and_then(Result::ok);
        let mut points = own.unwrap_or_else(|| base.clone());
        points.truncate(MOST);
        let window = window(&base.places, &points.places);
        Self { points, window }
    }

    /// The plane as it is drawn in a picture of a size.
    pub(in crate::figure) fn plane(&self, size: Size, scale: f64) -> Plane {
        let area = area(size, scale, &self.window);
        Plane::new(area, self.window.center(), self.window.height() / 2.0)
    }

    /// The point under a pointer.
    pub(in crate::figure) fn pick(&self, plane: &Plane, at: Point) -> Option<usize> {
        let away = |i: usize| (i, plane.to_page(self.points.place(i)).distance(at));
        let near = (0..self.points.len()).map(away).filter(|(_, distance)| *distance <= REACH);
        near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
    }

    /// The place of the plane under a pointer, inside the picture, in numbers no longer than the eye can tell apart.
    pub(in crate::figure) fn locate(&self, plane: &Plane, at: Point) -> [f64; 2] {
        let all = plane.area();
        let (wide, high) = (STOP * all.width, STOP * all.height);
        let area = all.pad(wide, high, wide, high);
        let inside = Point::new(at.x.clamp(area.x, area.right()), at.y.clamp(area.y, area.bottom()));
        plane.to_data(inside).map(|x| decimal::rounded(x, self.window.width() / 1000.0))
    }

    /// The board with point `i` somewhere else.
    pub(in crate::figure) fn moved(mut self, i: usize, to: [f64; 2]) -> Self {
        if let Some(place) = self.points.places.get_mut(2 * i..2 * i + 2) {
            place.copy_from_slice(&to);
        }
        self
    }
}

/// Points as the knob `points` holds them: nothing where they are the set's own, a lone semicolon for an empty board.
pub(super) fn text(values: &Values, points: &Points) -> String {
    let base = set(values.word("set"));
    if *points == base {
        return String::new();
    }
    let text = listed::write(points, &base);
    if text.is_empty() { ";".to_owned() } else { text }
}

/// The points of the knob `points`, beside those of its set; `None` where it lists none of its own.
fn placed(values: &Values, base: &Points) -> Option<Result<Points, Message>> {
    let text = values.text("points");
    (!text.is_empty()).then(|| listed::read(text, 2, base))
}

/// What of the listed points cannot stand on the board.
pub(super) fn check(values: &Values) -> Vec<Message> {
    match placed(values, &set(values.word("set"))) {
        Some(Err(message)) => vec![message],
        Some(Ok(points)) if points.len() > MOST => {
            let message = Message::new("figure.svm.too-many").number("points", points.len() as f64);
            vec![message.number("most", MOST as f64)]
        }
        _ => Vec::new(),
    }
}

/// The points of a set.
fn set(id: &str) -> Points {
    match id {
        "gaussians" => Points::of_table(GAUSSIANS),
        "moons" => made("moons", 80.0),
        "rings" => made("rings", 200.0),
        _ => Points::of_table(BLOBS),
    }
}

/// A made data set of two classes.
fn made(id: &str, samples: f64) -> Points {
    let Some(spec) = data::find(id) else { return Points::default() };
    let mut values = Values::defaults(spec.knobs);
    values.put("samples", samples);
    values.put("classes", 2.0);
    spec.read(&values, 7, None).map(Points::from).unwrap_or_default()
}

/// Around the set's points in the window's proportions, and larger only for points beyond that.
fn window(base: &[f64], places: &[f64]) -> Window {
    let first = [0, 1].map(|axis| {
        let (low, high) = ends(base, axis);
        let room = AROUND * (high - low) / 2.0;
        (low - room, high + room)
    });
    let Window { left, right, bottom, top } = proportioned(first);
    let beyond = |axis: usize, (low, high): (f64, f64)| {
        let (lower, higher) = ends(places, axis);
        let room = EDGE * (high.at_least(higher) - low.at_most(lower));
        (low.at_most(lower - room), high.at_least(higher + room))
    };
    proportioned([beyond(0, (left, right)), beyond(1, (bottom, top))])
}

/// The smallest and the largest number along an axis.
fn ends(list: &[f64], axis: usize) -> (f64, f64) {
    list.iter()
        .skip(axis)
        .step_by(2)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.at_most(*x), high.at_least(*x)))
}

/// The window over two ranges, one of them widened until it has its proportions.
fn proportioned(ranges: [(f64, f64); 2]) -> Window {
    let [(x, wide), (y, high)] = ranges.map(|(low, high)| ((low + high) / 2.0, (high - low) / 2.0));
    let (wide, high) = (wide.at_least(RATIO * high), high.at_least(wide / RATIO));
    Window { left: x - wide, right: x + wide, bottom: y - high, top: y + high }
}
