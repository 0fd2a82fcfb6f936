//! Three kinds of margin between two classes, in the plane and on the sphere.
//!
//! ```text
//!            Euclidean margin        modified softmax       A-Softmax
//!   class 1  ‖x − c₁‖ + e < ‖x − c₂‖     θ₁ < θ₂             m·θ₁ < θ₂       coloured: where a sample of that class
//!   class 2  ‖x − c₂‖ + e < ‖x − c₁‖     θ₂ < θ₁             m·θ₂ < θ₁       meets the margin; paper: nobody's
//! ```
//!
//! After SphereFace (CVPR 2017), fig. 3. Exact inequalities, evaluated at every pixel that an edge comes near; on the sphere
//! distances are chords.

use super::part::globe::{self, Place};
use super::part::patches::{self, CELLS};
use super::part::{ball, grid, legend};
use super::{Look, Room, Spec};
use crate::engine::plan::Outcome;
use crate::knob::{Knob, Unit, Values};
use crate::math::{Real, angle};
use crate::message::Message;
use crate::plot::{Cells, Color, Ends, Ink, Mark, Plane, Point, Rect, Shape, Sphere, Theme};
use legend::Swatch;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "margin-kinds",
    knobs: &[
        Knob::number("apart", "figure.knob.between", (0.2, 3.1), 1.4, 0.05).symbol("Θ").unit(Unit::Radians),
        Knob::number("m", "knob.m-factor", (1.0, 5.0), 2.0, 0.1).symbol("m"),
        Knob::number("e", "figure.knob.euclidean", (0.0, 1.0), 0.4, 0.02).symbol("e"),
        ball::YAW,
        ball::PITCH,
    ],
    size: (640.0, 500.0),
    draw,
    describe,
    drag: Some(ball::turn),
    room: Some(Room { width: None, height: |_, _, width, scale| height(width, scale) }),
    ..super::PICTURE
};

/// The kinds, in order.
const KINDS: [&str; 3] =
    ["figure.margin-kinds.euclidean", "figure.margin-kinds.plain", "figure.margin-kinds.multiple"];
/// Where the middle between the classes lies on the sphere: where the camera stands at first.
const FRONT: f64 = 0.6;
/// Half the side of the plane shown.
const REACH: f64 = 1.45;
/// What lies between two columns, and between a plane and its sphere, in CSS pixels.
const COLUMN_GAP: f64 = 14.0;
const ROW_GAP: f64 = 8.0;
/// What legend, titles and the line below are high, in CSS pixels.
const WORDS: f64 = 62.0;

/// The height at which two rows of three squares fill a width.
fn height(width: f64, scale: f64) -> f64 {
    let frame = 2.0 * (width / 50.0).clamp(4.0, 14.0);
    frame + WORDS * scale + ROW_GAP + 2.0 * ((width - frame - 2.0 * COLUMN_GAP) / 3.0)
}

/// By how much each class's margin is met at a place: a length for kind 0, else an angle; negative where it is not.
fn leads(kind: usize, x: &[f64], centers: [&[f64]; 2], values: &Values) -> [f64; 2] {
    let far = |c: &[f64]| angle::square_distance(x, c).sqrt();
    let [a, b] = if kind == 0 { centers.map(far) } else { centers.map(|c| turn(x, c)) };
    let pays = |own: f64| match kind {
        0 => own + values.number("e"),
        1 => own,
        _ => own * values.number("m"),
    };
    [b - pays(a), a - pays(b)]
}

/// How fast either lead grows at most, per unit of length at the place: |∇(b − m·a)| where a and b are the two distances or angles,
/// from the angle between their gradients. What is a lead apart from an edge is this many times less away from it.
fn steepness(kind: usize, x: &[f64], centers: [&[f64]; 2], values: &Values) -> f64 {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let [c, e] = centers;
    let (square, to, from) = (dot(x, x), dot(x, c), dot(x, e));
    // Gradients of distances point from the centres; those of angles are the centres' parts across x, over the length of x.
    let (both, first, second, length) = match kind {
        0 => (square - to - from + dot(c, e), square - 2.0 * to + 1.0, square - 2.0 * from + 1.0, 1.0),
        _ => (
            dot(c, e) - to * from / square,
            1.0 - to * to / square,
            1.0 - from * from / square,
            square.sqrt(),
        ),
    };
    let cosine = (both / (first * second).sqrt()).clamp(-1.0, 1.0);
    let m = if kind == 2 { values.number("m") } else { 1.0 };
    (1.0 + m * m - 2.0 * m * cosine).at_least(0.0).sqrt() / length
}

/// The angle between a place and a unit vector, in two thirds of the time that the general function takes: this runs once a pixel.
fn turn(x: &[f64], center: &[f64]) -> f64 {
    let length = x.iter().map(|a| a * a).sum::<f64>().sqrt();
    let (mut minus, mut plus) = (0.0, 0.0);
    for (a, b) in x.iter().zip(center) {
        let b = b * length;
        minus += (a - b) * (a - b);
        plus += (a + b) * (a + b);
    }
    2.0 * Real::atan2(minus.sqrt(), plus.sqrt())
}

/// How much is nobody's along the shortest way between the two centres: a length for kind 0, else an angle.
fn band(kind: usize, values: &Values) -> f64 {
    let (apart, m) = (values.number("apart"), values.number("m"));
    match kind {
        0 => values.number("e").at_most(2.0 * Real::sin(apart / 2.0)),
        1 => 0.0,
        _ => apart * (m - 1.0) / (m + 1.0),
    }
}

/// The colour of a class's region.
fn tone(theme: &Theme, class: u32) -> Color {
    theme.tint(theme.class(class), 0.5)
}

/// The colour of a place: that of its owner, fading over one cell of that size, so that edges are sharp and have no steps.
fn shade(
    theme: &Theme,
    kind: usize,
    x: &[f64],
    centers: [&[f64]; 2],
    (values, cell): (&Values, f64),
) -> Color {
    let [first, second] = leads(kind, x, centers, values);
    let over = (cell * steepness(kind, x, centers, values)).at_least(1e-9);
    let share = |lead: f64| (0.5 + lead / over).clamp(0.0, 1.0);
    theme.paper.mix(tone(theme, 0), share(first)).mix(tone(theme, 1), share(second))
}

/// Whether no edge comes so near to a patch of places that it does not have the colour of its middle: on the way from there,
/// longest to a corner, no lead grows or falls by more than `most` times the way, a length for kind 0, else an angle.
fn even<const N: usize>(
    kind: usize,
    middle: &[f64; N],
    corners: &[[f64; N]; 4],
    centers: [&[f64]; 2],
    (values, cell): (&Values, f64),
) -> bool {
    let length = middle.iter().map(|a| a * a).sum::<f64>().sqrt();
    let unit = middle.map(|a| a / length);
    let longest = |way: &dyn Fn(&[f64; N]) -> f64| corners.iter().map(way).fold(0.0, Real::at_least);
    let straight = longest(&|corner| angle::square_distance(corner, middle).sqrt());
    let (most, way, nearest) = if kind == 0 {
        (2.0, straight, 1.0)
    } else {
        let m = if kind == 2 { values.number("m") } else { 1.0 };
        (1.0 + m, longest(&|corner| turn(corner, &unit)), length - straight)
    };
    let edge = most * (way + 0.5 * cell / nearest);
    // About the origin lie places of every direction.
    nearest > 0.0 && leads(kind, middle, centers, values).iter().all(|lead| lead.abs() > 1.001 * edge)
}

fn draw(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let theme = look.theme;
    let paper = grid::paper(ink, theme);
    let entry = |class: u32, key: &str| (look.words.get(key).to_owned(), Swatch::Fill(tone(theme, class)));
    let entries = [entry(0, "figure.margin-kinds.first"), entry(1, "figure.margin-kinds.second")];
    let paper = legend::above(ink, paper, &entries, look);
    let (head, foot) = (1.55 * theme.strong().size, 1.5 * theme.label().size);
    let side = ((paper.width - 2.0 * COLUMN_GAP) / 3.0).at_most((paper.height - head - foot - ROW_GAP) / 2.0);
    let left = paper.x + (paper.width - 3.0 * side - 2.0 * COLUMN_GAP) / 2.0;
    for (kind, key) in KINDS.iter().enumerate() {
        let column = Rect::new(left + kind as f64 * (side + COLUMN_GAP), paper.y, side, paper.height);
        let title = Message::new(*key).number("m", values.number("m")).number("e", values.number("e"));
        let titles = [look.words.say(&title), look.words.get(&format!("{key}.short")).to_owned()];
        let title = grid::fitting(&titles, column.width, &theme.strong());
        let flat = Rect { height: side, ..grid::titled(ink, column, &title, look) };
        plane(ink, flat, kind, values, look);
        let round = Rect { y: flat.bottom() + ROW_GAP, height: side + foot, ..flat };
        let inside = grid::footed(ink, round, &look.words.say(&said(kind, values)), look);
        sphere(ink, inside, kind, values, look);
    }
}

fn said(kind: usize, values: &Values) -> Message {
    let key = if kind == 0 { "figure.margin-kinds.length" } else { "figure.margin-kinds.angle" };
    Message::new(key).number("band", band(kind, values))
}

fn plane(ink: &mut dyn Ink, area: Rect, kind: usize, values: &Values, look: &Look) {
    let theme = look.theme;
    let plane = Plane::new(area, [0.0; 2], REACH);
    let half = values.number("apart") / 2.0;
    let centers = [[-Real::sin(half), Real::cos(half)], [Real::sin(half), Real::cos(half)]];
    let at = (values, 2.0 * REACH / CELLS as f64);
    let (dx, dy) = (area.width / CELLS as f64, area.height / CELLS as f64);
    let place =
        |column: f64, row: f64| Some(plane.to_data(Point::new(area.x + column * dx, area.y + row * dy)));
    let ends: [&[f64]; 2] = [&centers[0], &centers[1]];
    let pixels = patches::cells(
        place,
        |middle, corners| even(kind, middle, corners, ends, at),
        |x| shade(theme, kind, x, ends, at),
    );
    ink.field(area, CELLS, CELLS, &pixels, Cells::Smooth);
    let middle = plane.to_page([0.0; 2]);
    if kind > 0 {
        ink.circle(middle, plane.scale(), Some(&theme.stroke(theme.ink_2, 1.0)), None);
    }
    for (class, center) in centers.iter().enumerate() {
        let at = plane.to_page(*center);
        if kind > 0 {
            ink.line(middle, at, &theme.stroke(theme.ink, 1.4));
        }
        mark(ink, at, class as u32, theme);
    }
    ink.path(&area.corners(), Ends::Closed, Some(&theme.hairline()), None);
}

fn mark(ink: &mut dyn Ink, at: Point, class: u32, theme: &Theme) {
    let mark = Mark::new(at, Shape::Circle, 4.5 * theme.scale, theme.class(class));
    ink.points(&[mark.rimmed(theme.ink, 1.4)]);
}

fn sphere(ink: &mut dyn Ink, area: Rect, kind: usize, values: &Values, look: &Look) {
    let theme = look.theme;
    let globe = Sphere::new(area, ball::camera(values), 0.04);
    let half = values.number("apart") / 2.0;
    let centers: [Place; 2] =
        [-half, half].map(|turn| [Real::cos(FRONT + turn), Real::sin(FRONT + turn), 0.0]);
    let at = (values, 2.0 / CELLS as f64);
    let ends: [&[f64]; 2] = [&centers[0], &centers[1]];
    globe::surface(
        ink,
        &globe,
        |middle, corners| even(kind, middle, corners, ends, at),
        |x| shade(theme, kind, x, ends, at),
    );
    globe.draw(ink, theme, None);
    let stroke = theme.stroke(theme.ink, 1.4);
    globe.arc(centers[0], centers[1]).draw(ink, Some(&stroke), Some(&theme.stroke(theme.ink_3, 1.0)));
    for (class, center) in centers.iter().enumerate() {
        let (at, near) = globe.place(*center);
        if near >= 0.0 {
            mark(ink, at, class as u32, theme);
        }
    }
}

fn describe(_: &[Outcome], values: &Values) -> Vec<Message> {
    let about = |kind: usize| {
        let key =
            if kind == 0 { "figure.margin-kinds.says-length" } else { "figure.margin-kinds.says-angle" };
        Message::new(key).word("name", format!("{}.name", KINDS[kind])).number("band", band(kind, values))
    };
    let apart = Message::new("figure.margin-kinds.state").number("apart", values.number("apart"));
    [apart].into_iter().chain((0..KINDS.len()).map(about)).collect()
}

#[cfg(test)]
mod tests {
    use super::patches::{self, CELLS};
    use super::{REACH, SPEC, band, even, leads, shade};
    use crate::knob::Values;
    use crate::math::Real;
    use crate::plot::Theme;
    use std::cell::Cell;

    fn owner(kind: usize, x: &[f64], centers: [&[f64]; 2], values: &Values) -> Option<usize> {
        leads(kind, x, centers, values).iter().position(|lead| *lead > 0.0)
    }

    #[test]
    fn the_empty_band_is_as_wide_as_it_says() {
        let values = Values::defaults(SPEC.knobs);
        let half = values.number("apart") / 2.0;
        let at = |turn: f64| [Real::cos(turn), Real::sin(turn)];
        let centers = [at(-half), at(half)];
        for kind in [1, 2] {
            let edge = band(kind, &values) / 2.0;
            let whose = |turn: f64| owner(kind, &at(turn), [&centers[0], &centers[1]], &values);
            assert_eq!((whose(-edge - 1e-6), whose(edge + 1e-6)), (Some(0), Some(1)));
            assert!(edge == 0.0 || (whose(edge - 1e-6).is_none() && whose(1e-6 - edge).is_none()));
        }
        // Along the chord a Euclidean margin is nobody's for e.
        let along = |t: f64| [centers[0][0], t * centers[1][1]];
        let whose = |t: f64| owner(0, &along(t), [&centers[0], &centers[1]], &values);
        let edge = band(0, &values) / 2.0 / centers[1][1];
        assert_eq!((whose(edge + 1e-6), whose(-edge - 1e-6)), (Some(1), Some(0)));
        assert_eq!(whose(edge - 1e-6), None);
    }

    /// Compares a picture worked out by patches with the same cell by cell; for how many colours it asked.
    fn patched<const N: usize>(
        kind: usize,
        values: &Values,
        centers: [[f64; N]; 2],
        place: impl Fn(f64, f64) -> Option<[f64; N]>,
    ) -> usize {
        let (theme, asked) = (Theme::light(), Cell::new(0));
        let (ends, at): ([&[f64]; 2], _) = ([&centers[0], &centers[1]], (values, 2.0 * REACH / CELLS as f64));
        let color = |x: &[f64; N]| {
            asked.set(asked.get() + 1);
            shade(&theme, kind, x, ends, at)
        };
        let quick = patches::cells(&place, |middle, corners| even(kind, middle, corners, ends, at), color);
        let count = asked.get();
        assert!(quick == patches::cells(&place, |_, _| false, color), "kind {kind}");
        count
    }

    #[test]
    fn a_patch_without_an_edge_has_the_colour_of_all_its_cells() {
        let along = |cells: f64| 2.0 * cells / CELLS as f64 - 1.0;
        let flat = |x: f64, y: f64| Some([REACH * along(x), -REACH * along(y)]);
        let round = |x: f64, y: f64| {
            let (x, y) = (along(x), along(y));
            let left = 1.0 - x * x - y * y;
            (left >= 0.0).then(|| [x, y, left.sqrt()])
        };
        for (apart, m, e) in [(1.4, 2.0, 0.4), (0.2, 5.0, 0.0), (3.1, 1.0, 1.0), (2.2, 3.3, 0.05)] {
            let mut values = Values::defaults(SPEC.knobs);
            for (knob, number) in [("apart", apart), ("m", m), ("e", e)] {
                values.put_exactly(knob, number).expect("a knob of the figure");
            }
            let (x, y) = (Real::sin(apart / 2.0), Real::cos(apart / 2.0));
            let both = |kind: usize| {
                patched(kind, &values, [[-x, y], [x, y]], flat)
                    + patched(kind, &values, [[-x, 0.6 * y, 0.8 * y], [x, 0.6 * y, 0.8 * y]], round)
            };
            let asked: usize = (0..3).map(both).sum();
            assert!(
                apart != 1.4 || asked < 2 * CELLS * CELLS,
                "{asked} of six pictures as they are at first"
            );
        }
    }
}
