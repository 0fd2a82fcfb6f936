//! Drawing the board: heat map, slack, lines, points. Lines are below the points, rings keep their distance from the dots.

use super::{Board, Fitting, heat, slack};
use crate::engine::plan::Outcome;
use crate::figure::Look;
use crate::figure::view::rings::haloed;
use crate::knob::Values;
use crate::plot::{
    Align, Anchor, Axis, Ends, Ink, Mark, Plane, Point, Shape, Stroke, TextStyle, Theme, contour, text,
};

/// Radius of a point, of a support vector's star, and of the rings, in CSS pixels.
const POINT: f64 = 4.6;
const STAR: f64 = 6.4;
const RING: f64 = 9.0;

pub(super) fn board(outcome: Option<&Outcome>, values: &Values, ink: &mut dyn Ink, look: &Look) {
    let (theme, size) = (look.theme, ink.size());
    let board = Board::read(values);
    let plane = board.plane(size, theme.scale);
    let whole = crate::plot::Rect::new(0.0, 0.0, size.0, size.1);
    ink.path(&whole.corners(), Ends::Closed, None, Some(theme.paper));
    ink.clip(plane.area());
    if let Some(fitting) = outcome.and_then(Outcome::fitting) {
        heat::draw(fitting, &plane, values, ink, look);
        if values.on("slack") {
            slacks(fitting, &plane, theme, ink);
        }
        lines(fitting, &plane, theme, ink);
    }
    Points { board: &board, fitting: outcome.and_then(Outcome::fitting), plane: &plane, values }
        .draw(theme, ink);
    ink.unclip();
    frame(&plane, theme, ink);
    if let Some(Outcome::Failed(reason)) = outcome {
        let style = theme.strong().placed(Align::Middle, Anchor::Top);
        let words = text::fit(&look.words.say(reason), plane.area().width - 16.0, &style);
        ink.text(&words, Point::new(plane.area().center().x, plane.area().y + 12.0), &style);
    } else {
        heat::bar(plane.area(), values, ink, look);
    }
}

fn slacks(fitting: &Fitting, plane: &Plane, theme: &Theme, ink: &mut dyn Ink) {
    for (i, y) in slack::violators(fitting) {
        let color = theme.class(fitting.scatter.points.labels[i]).mix(theme.ink, 0.35);
        for piece in slack::way(fitting, i, y).map(|way| plane.curve(&way)).unwrap_or_default() {
            ink.path(&piece, Ends::Open, Some(&theme.stroke(color, 1.25)), None);
        }
    }
}

/// Solid at 0, dashed at −1 and 1: straight where the machine is, else along the grid.
fn lines(fitting: &Fitting, plane: &Plane, theme: &Theme, ink: &mut dyn Ink) {
    let solid = theme.stroke(theme.ink, 1.75);
    let dashed =
        theme.stroke(theme.ink.mix(theme.paper, 0.15), 1.25).dashed(6.0 * theme.scale, 4.0 * theme.scale);
    for (level, stroke) in [(-1.0, &dashed), (1.0, &dashed), (0.0, &solid)] {
        if let ([a, b], [c]) = (fitting.finding("coefficients"), fitting.finding("intercepts")) {
            if let Some((from, to)) = plane.line([*a, *b], c - level) {
                ink.line(from, to, stroke);
            }
            continue;
        }
        curve(fitting, plane, level, stroke, ink);
    }
}

fn curve(fitting: &Fitting, plane: &Plane, level: f64, stroke: &Stroke, ink: &mut dyn Ink) {
    for line in contour::lines(&fitting.decisions, fitting.grid, level) {
        let line: Vec<[f64; 2]> = line.into_iter().map(|at| fitting.window.cell(at, fitting.grid)).collect();
        for piece in plane.curve(&line) {
            ink.path(&piece, Ends::Open, Some(stroke), None);
        }
    }
}

/// The points, and what is known of them.
struct Points<'a> {
    board: &'a Board,
    fitting: Option<&'a Fitting>,
    plane: &'a Plane,
    values: &'a Values,
}

impl Points<'_> {
    /// Each as its class's mark; support vectors as stars, or with a ring; green rings round the misclassified.
    fn draw(&self, theme: &Theme, ink: &mut dyn Ink) {
        let Self { board, fitting, plane, values } = *self;
        let support = fitting.map_or(&[][..], |fitting| fitting.finding("support"));
        let stars = values.word("support") == "stars";
        let focus = values.number("focus");
        let scale = theme.scale;
        let (mut plain, mut carrying, mut rings, mut wrongs) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for i in 0..board.points.len() {
            let (at, label) = (plane.to_page(board.points.place(i)), board.points.labels[i]);
            if !at.finite() {
                continue;
            }
            let carries = support.contains(&(i as f64));
            let (shape, radius) =
                if carries && stars { (Shape::Star, STAR) } else { (Theme::shape(label), POINT) };
            let (rim, width) = if carries && stars { (theme.ink, 1.1) } else { (theme.paper, 1.0) };
            let mark = Mark::new(at, shape, radius * scale, theme.class(label)).rimmed(rim, width * scale);
            if carries { &mut carrying } else { &mut plain }.push(mark);
            if carries && !stars {
                rings.push(Mark::ring(at, 7.6 * scale, theme.ink, 1.1 * scale));
            }
            let wrong = fitting.is_some_and(|f| {
                f.predicted.get(i).is_some_and(|p| *p != label)
                    && f.scatter.points.labels.get(i) == Some(&label)
            });
            if wrong {
                wrongs.push(Mark::ring(at, (RING + 1.5) * scale, theme.wrong, 2.0 * scale));
            }
            if focus == i as f64 {
                rings.push(Mark::ring(at, (RING + 4.5) * scale, theme.focus, 2.0 * scale));
            }
        }
        ink.points(&plain);
        ink.points(&carrying);
        haloed(&wrongs, theme, ink);
        ink.points(&rings);
    }
}

/// The frame with its numbers.
fn frame(plane: &Plane, theme: &Theme, ink: &mut dyn Ink) {
    let (area, style) = (plane.area(), theme.label());
    let ([left, top], [right, bottom]) =
        (plane.to_data(Point::new(area.x, area.y)), plane.to_data(Point::new(area.right(), area.bottom())));
    ink.path(&area.corners(), Ends::Closed, Some(&theme.stroke(theme.ink_3, 1.0)), None);
    tick(&Axis::new(left, right), area.width, &style, false, |at, label| {
        let x = plane.to_page([at, 0.0]).x;
        let place = Point::new(x, area.bottom() + 7.0 * theme.scale);
        ink.text(label, place, &style.placed(Align::Middle, Anchor::Top));
    });
    tick(&Axis::new(bottom, top), area.height, &style, true, |at, label| {
        let y = plane.to_page([0.0, at]).y;
        let place = Point::new(area.x - 7.0 * theme.scale, y);
        ink.text(label, place, &style.placed(Align::End, Anchor::Center));
    });
}

/// Calls `each` with the ticks that keep off the corners.
fn tick(axis: &Axis, length: f64, style: &TextStyle, upright: bool, mut each: impl FnMut(f64, &str)) {
    for tick in axis.ticks_within(length, style, upright) {
        if (0.02..=0.98).contains(&axis.share(tick.at)) {
            each(tick.at, &tick.label);
        }
    }
}
