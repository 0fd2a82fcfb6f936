//! The circle: ŵ₁ and ŵ₂, Θ apart, and the part of all directions that is enough for each class. ŵ₂ and x can be dragged.

use super::regions::{Loss, Parting, Region, tone};
use crate::figure::part::{grid, math, samples, sectors};
use crate::figure::{Changes, Look};
use crate::knob::Values;
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Ends, Ink, Mark, Plane, Point, Rect, Shape};

/// Half the side of the square round the unit circle.
const REACH: f64 = 1.34;
/// Where handles stand.
const HANDLE: f64 = 1.0;
/// Radius of the handle of ŵ₂, CSS pixels.
const GRIP: f64 = 6.0;
/// How near a drag must begin to a handle, CSS pixels.
const GRASP: f64 = 22.0;

/// Directions of ŵ₁ and ŵ₂: both equally far from the upright.
fn directions(values: &Values) -> [f64; 2] {
    let half = values.number("apart") / 2.0;
    [f64::PI / 2.0 + half, f64::PI / 2.0 - half]
}

/// Angle between two directions, 0 … π.
fn between(a: f64, b: f64) -> f64 {
    Real::atan2(Real::sin(a - b), Real::cos(a - b)).abs()
}

/// θ₁ and θ₂ of the probe.
pub(super) fn angles(values: &Values) -> (f64, f64) {
    let [first, second] = directions(values);
    (between(values.number("probe"), first), between(values.number("probe"), second))
}

fn mapping(area: Rect) -> Plane {
    Plane::new(area, [0.0; 2], REACH)
}

fn at(plane: &Plane, radius: f64, angle: f64) -> Point {
    plane.to_page([radius * Real::cos(angle), radius * Real::sin(angle)])
}

/// Room for the title and the sentence below; the rest.
fn body(area: Rect) -> Rect {
    let row = 18.0;
    let side = area.width.min(area.height - 2.0 * row).max(1.0);
    Rect::new(area.center().x - side / 2.0, area.y + row + (area.height - 2.0 * row - side) / 2.0, side, side)
}

/// Where the probe and ŵ₂ are drawn.
pub(super) fn handles(area: Rect, values: &Values) -> (Point, Point) {
    let plane = mapping(body(area));
    (at(&plane, HANDLE, values.number("probe")), at(&plane, HANDLE, directions(values)[1]))
}

/// What a drag changes.
pub(super) fn drag(area: Rect, values: &Values, from: Point, to: Point) -> Changes {
    let plane = mapping(body(area));
    let middle = plane.to_page([0.0; 2]);
    if from.distance(middle) > 1.35 * plane.scale() {
        return Vec::new();
    }
    let [x, y] = plane.to_data(to);
    let angle = Real::atan2(y, x);
    let written = |angle: f64| format!("{angle:.3}");
    if from.distance(handles(area, values).1) <= GRASP {
        let apart = 2.0 * between(angle, f64::PI / 2.0);
        return vec![("apart", written(apart.clamp(0.1, f64::PI)))];
    }
    vec![("probe", written(angle))]
}

/// Draws the circle of a loss.
pub(super) fn draw(ink: &mut dyn Ink, area: Rect, loss: &Loss, values: &Values, look: &Look) {
    let theme = look.theme;
    grid::titled(ink, area, look.words.get(&format!("head.{}", loss.id)), look);
    let long = sentence(loss, values);
    let short = Message { key: format!("{}.short", long.key), args: long.args.clone() };
    let says = [look.words.say(&long), look.words.say(&short)];
    grid::footed(ink, area, &grid::fitting(&says, area.width, &theme.label()), look);
    let plane = mapping(body(area));
    let middle = plane.to_page([0.0; 2]);
    for (region, from, to) in sectors(loss, values) {
        let mut corners = samples::bow(&plane, 1.0, from, to);
        corners.push(middle);
        ink.path(&corners, Ends::Closed, None, Some(tone(region, theme)));
    }
    ink.circle(middle, plane.scale(), Some(&theme.stroke(theme.ink_3, 1.0)), None);
    let bisector = theme.stroke(theme.ink, 1.2);
    if loss.margin() {
        ink.line(middle, at(&plane, 1.0, f64::PI / 2.0), &bisector);
    }
    let names = ["w_1", "w_2"];
    for (k, angle) in directions(values).into_iter().enumerate() {
        ink.line(middle, at(&plane, HANDLE, angle), &theme.stroke(theme.class(k as u32), 2.4));
        let style = theme.symbol();
        let away = (GRIP * theme.scale + 0.95 * style.size) / plane.scale();
        let start = at(&plane, HANDLE + away, angle).moved(-0.55 * style.size, 0.25 * style.size);
        math::write(ink, names[k], start, &style);
    }
    let grip = Mark::new(handles(area, values).1, Shape::Circle, GRIP * theme.scale, theme.class(1));
    ink.points(&[grip.rimmed(theme.ink, 1.4)]);
    let (probe, _) = handles(area, values);
    ink.line(middle, probe, &theme.stroke(theme.focus, 1.4));
    ink.points(&[Mark::new(probe, Shape::Circle, 5.0 * theme.scale, theme.focus).rimmed(theme.paper, 1.2)]);
}

/// Stretches of directions of one region each, anticlockwise.
fn sectors(loss: &Loss, values: &Values) -> Vec<(Region, f64, f64)> {
    let [first, second] = directions(values);
    sectors::sectors(|x| loss.region(between(x, first), between(x, second)))
}

/// What the margin comes to between these two prototypes.
fn sentence(loss: &Loss, values: &Values) -> Message {
    let apart = values.number("apart");
    let said = |key: &str| Message::new(format!("figure.two-class-margins.{key}")).number("apart", apart);
    match loss.parting(apart) {
        Parting::Infeasible => said("cannot"),
        Parting::Band(gap) => said("gap").number("gap", gap),
        Parting::Overlap(gap) => said("share").number("gap", gap),
        Parting::Line(at) if at < 0.0 => said("beyond").number("at", -at),
        Parting::Line(at) => said("at").number("at", at),
    }
}
