//! One step's picture: who wins where, the vectors as the step has them, the own class's probability.

use super::super::Look;
use super::super::panel::Line;
use super::super::part::grid;
use super::regions::{prototypes, regions, shortened};
use super::steps::{PANEL, PROTOTYPES, found};
use crate::knob::Values;
use crate::math::{Real, angle};
use crate::message::Message;
use crate::plot::{Align, Anchor, Color, Ends, Ink, Labels, Mark, Plane, Point, Rect, Shape, Theme, text};

/// Half the side of what is shown: x has its mark in the picture at the ends of its knobs too.
const REACH: f64 = 2.2;
/// Radius of the arc that stands for θ₀.
const ARC: f64 = 0.5;
/// Panels narrower than this many pixels have no names at their arrows.
const SMALL: f64 = 68.0;

/// Which step, the knobs, all lines worked out.
type Stage<'a> = (usize, &'a Values, &'a [Line]);

/// Room inside a panel's frame, and above and below the plane.
fn inside(panel: Rect, scale: f64) -> Rect {
    panel.pad(5.0, 24.0 * scale, 5.0, 22.0 * scale)
}

/// How the plane of a panel lies on the page.
pub(super) fn plane(panel: Rect, scale: f64) -> Plane {
    Plane::new(inside(panel, scale).square(), [0.0; 2], REACH)
}

/// Draws a step.
pub(super) fn draw(ink: &mut dyn Ink, panel: Rect, stage: Stage, look: &Look) {
    let (theme, (k, values, lines)) = (look.theme, stage);
    if PANEL.chosen(values) + 1 == k {
        ink.path(&panel.corners(), Ends::Closed, Some(&theme.stroke(theme.focus, 1.4)), Some(theme.fill));
    }
    let plane = plane(panel, theme.scale);
    let frame = Rect { x: plane.area().x, width: plane.area().width, ..panel };
    let named = format!("{k}  {}", look.words.get(&format!("figure.softmax-to-margin.{k}.short")));
    let title = grid::fitting(&[named, k.to_string()], frame.width, &theme.strong());
    grid::titled(ink, frame.pad(0.0, 5.0 * theme.scale, 0.0, 0.0), &title, look);
    vectors(ink, &plane, (k, values), theme);
    posterior(ink, frame.pad(0.0, 0.0, 0.0, 5.0 * theme.scale), found(lines, k, "P_0"), look);
}

fn vectors(ink: &mut dyn Ink, plane: &Plane, (stage, values): (usize, &Values), theme: &Theme) {
    let square = plane.area();
    for (class, corners) in regions(plane, stage, values) {
        ink.path(&corners, Ends::Closed, None, Some(theme.tint(theme.class(class as u32), 0.28)));
    }
    ink.clip(square);
    let middle = plane.to_page([0.0; 2]);
    if stage >= 3 {
        ink.circle(middle, plane.scale(), Some(&theme.stroke(theme.ink_3, 1.0)), None);
    }
    let x = [values.number("x"), values.number("y")];
    let sample = if stage >= 4 { shortened(x) } else { x };
    bows(ink, plane, (stage, values), theme);
    for (j, w) in prototypes(stage).into_iter().enumerate() {
        arrow(ink, middle, plane.to_page(w), theme.class(j as u32), theme);
    }
    let at = plane.to_page(sample);
    ink.line(middle, at, &theme.stroke(theme.ink, 1.4));
    ink.points(&[Mark::new(at, Shape::Circle, 4.4 * theme.scale, theme.class(0)).rimmed(theme.ink, 1.4)]);
    ink.unclip();
    ink.path(&square.corners(), Ends::Closed, Some(&theme.hairline()), None);
    if square.width >= SMALL * theme.scale {
        names(ink, plane, (stage, sample), theme);
    }
}

fn names(ink: &mut dyn Ink, plane: &Plane, (stage, sample): (usize, [f64; 2]), theme: &Theme) {
    let mut labels = Labels::new(plane.area().inset(3.0));
    let (style, middle) = (theme.strong(), plane.to_page([0.0; 2]));
    let tips = prototypes(stage).map(|w| plane.to_page(w));
    for tip in tips.iter().chain([&plane.to_page(sample)]) {
        for share in [0.35, 0.55, 0.75, 1.0] {
            labels.avoid_disc(middle.toward(*tip, share), 4.0);
        }
    }
    for (j, tip) in tips.into_iter().enumerate() {
        labels.draw(ink, ["W₀", "W₁", "W₂"][j], (tip, 8.0), &style);
    }
    labels.draw(ink, "x", (plane.to_page(sample), 9.0), &style);
}

/// The arc of θ₀ from W₀ to x, and how much farther an angular margin counts.
fn bows(ink: &mut dyn Ink, plane: &Plane, (stage, values): (usize, &Values), theme: &Theme) {
    let (w, x) = (PROTOTYPES[0], [values.number("x"), values.number("y")]);
    let from = Real::atan2(w[1], w[0]);
    let side = if w[0] * x[1] - w[1] * x[0] < 0.0 { -1.0 } else { 1.0 };
    let bow = |start: f64, by: f64| -> Vec<Point> {
        let at = |i: usize| start + side * by * i as f64 / 32.0;
        (0..=32).map(|i| plane.to_page([ARC * Real::cos(at(i)), ARC * Real::sin(at(i))])).collect()
    };
    let theta = angle::between(&x, &w);
    if stage >= 2 {
        ink.path(&bow(from, theta), Ends::Open, Some(&theme.stroke(theme.ink, 1.6)), None);
    }
    if stage == 6 && values.word("margin") == "arcface" {
        let m = values.number("m");
        ink.path(&bow(from + side * theta, m), Ends::Open, Some(&theme.stroke(theme.focus, 3.2)), None);
    }
}

fn arrow(ink: &mut dyn Ink, from: Point, to: Point, color: Color, theme: &Theme) {
    let length = from.distance(to);
    if length < 1.0 {
        return;
    }
    let (along, size) = (((to.x - from.x) / length, (to.y - from.y) / length), 8.0 * theme.scale);
    let back = to.moved(-size * along.0, -size * along.1);
    let wing = |sign: f64| back.moved(-sign * 0.42 * size * along.1, sign * 0.42 * size * along.0);
    ink.line(from, back, &theme.stroke(color, 2.2));
    ink.path(&[to, wing(1.0), wing(-1.0)], Ends::Closed, None, Some(color));
}

/// The posterior of the own class below the plane, as a bar and, where there is room, a number.
fn posterior(ink: &mut dyn Ink, frame: Rect, share: f64, look: &Look) {
    let (theme, style) = (look.theme, look.theme.label());
    let says = |key: &str| look.words.say(&Message::new(key).number("posterior", share));
    let said = ["figure.softmax-to-margin.posterior", "figure.softmax-to-margin.share"].map(says);
    let base = frame.bottom() - text::TAIL * style.size;
    let room = |words: &str| text::width(words, &style) + 0.5 * style.size;
    let widest = ["P = 100.0 %", "100.0 %"].map(room);
    let shown = widest.iter().position(|wide| frame.width > 1.4 * wide);
    let wide = shown.map_or(0.0, |at| widest[at]);
    let bar = Rect::new(frame.x, base - 0.62 * style.size, frame.width - wide, 0.6 * style.size);
    ink.path(&bar.corners(), Ends::Closed, None, Some(theme.line));
    let filled = Rect { width: bar.width * share.clamp(0.0, 1.0), ..bar };
    ink.path(&filled.corners(), Ends::Closed, None, Some(theme.class(0)));
    if let Some(at) = shown {
        ink.text(&said[at], Point::new(frame.right(), base), &style.placed(Align::End, Anchor::Baseline));
    }
}

#[cfg(test)]
mod tests {
    use super::super::SPEC;
    use crate::figure::Look;
    use crate::figure::view::fixture;
    use crate::knob::Values;
    use crate::plot::Theme;
    use crate::plot::recorder::Recorder;

    #[test]
    fn x_stays_in_every_panel_wherever_its_knobs_put_it() {
        for (x, y) in [("2", "2"), ("-2", "2"), ("2", "-2"), ("-2", "-2")] {
            let mut values = Values::defaults(SPEC.knobs);
            for (knob, text) in [("x", x), ("y", y)] {
                assert_eq!(values.set(knob, text), Ok(None));
            }
            let mut ink = Recorder::new(SPEC.size.0, SPEC.size.1);
            (SPEC.draw)(&[], &values, &mut ink, &Look { theme: &Theme::light(), words: &fixture::words() });
            assert_eq!(ink.texts().iter().filter(|text| **text == "x").count(), 6, "{x}, {y}");
        }
    }
}
