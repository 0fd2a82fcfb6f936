//! The vectors of a step, and the table of all steps.

use super::super::Look;
use super::super::part::math;
use super::example::{Example, STEPS};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Align, Anchor, Color, Ink, Labels, Mark, Plane, Point, Rect, Shape, Theme, number, text};

/// Half the side of what is shown.
const REACH: f64 = 1.9;

/// How the picture lies on the page.
pub(super) fn plane(area: Rect) -> Plane {
    Plane::new(area.square(), [0.0; 2], REACH)
}

/// Prototypes as arrows, the sample, the lines on which two classes tie, the angle θ_y and the margin.
pub(super) fn picture(ink: &mut dyn Ink, area: Rect, example: &Example, look: &Look) {
    let theme = look.theme;
    let plane = plane(area);
    let square = plane.area();
    ink.clip(square);
    let middle = plane.to_page([0.0; 2]);
    for (a, b) in [([-REACH, 0.0], [REACH, 0.0]), ([0.0, -REACH], [0.0, REACH])] {
        ink.line(plane.to_page(a), plane.to_page(b), &theme.hairline());
    }
    if example.stage >= 3 {
        ink.circle(middle, plane.scale(), Some(&theme.stroke(theme.ink_3, 1.0)), None);
    }
    for j in [1, 2] {
        let (normal, c) = example.boundary(j);
        if let Some((from, to)) = plane.line(normal, c) {
            ink.line(from, to, &theme.stroke(theme.class(j as u32), 1.2).dashed(5.0, 4.0));
        }
    }
    angles(ink, &plane, example, theme);
    for (j, w) in example.prototypes().into_iter().enumerate() {
        arrow(ink, middle, plane.to_page(w), theme.class(j as u32), theme.scale);
    }
    let x = plane.to_page(example.sample());
    ink.line(middle, x, &theme.stroke(theme.ink, 1.4));
    ink.points(&[Mark::new(x, Shape::Circle, 4.6 * theme.scale, theme.class(0)).rimmed(theme.ink, 1.4)]);
    ink.unclip();
    ink.path(&square.corners(), true, Some(&theme.hairline()), None);
    names(ink, &plane, example, theme);
}

fn names(ink: &mut dyn Ink, plane: &Plane, example: &Example, theme: &Theme) {
    let mut labels = Labels::new(plane.area().inset(3.0));
    let (style, middle) = (theme.strong(), plane.to_page([0.0; 2]));
    let tips = example.prototypes().map(|w| plane.to_page(w));
    for tip in tips.iter().chain([&plane.to_page(example.sample())]) {
        for share in [0.35, 0.55, 0.75, 1.0] {
            labels.avoid_disc(middle.toward(*tip, share), 4.0);
        }
    }
    for (j, tip) in tips.into_iter().enumerate() {
        labels.draw(ink, ["W₀", "W₁", "W₂"][j], (tip, 8.0), &style);
    }
    let x = plane.to_page(example.sample());
    if plane.area().contains(x) {
        labels.draw(ink, "x", (x, 9.0), &style);
    }
}

/// The arc of θ_y from W_y to x, and how much farther an angular margin counts.
fn angles(ink: &mut dyn Ink, plane: &Plane, example: &Example, theme: &Theme) {
    let (w, x) = (example.prototypes()[0], example.sample());
    let (from, radius) = (Real::atan2(w[1], w[0]), 0.42);
    let side = if w[0] * x[1] - w[1] * x[0] < 0.0 { -1.0 } else { 1.0 };
    let bow = |start: f64, by: f64| -> Vec<Point> {
        let at = |i: usize| start + side * by * i as f64 / 32.0;
        (0..=32).map(|i| plane.to_page([radius * Real::cos(at(i)), radius * Real::sin(at(i))])).collect()
    };
    let theta = example.theta(0);
    ink.path(&bow(from, theta), false, Some(&theme.stroke(theme.ink_2, 1.6)), None);
    if let Some(m) = example.turn() {
        ink.path(&bow(from + side * theta, m), false, Some(&theme.stroke(theme.focus, 3.0)), None);
    }
}

fn arrow(ink: &mut dyn Ink, from: Point, to: Point, color: Color, scale: f64) {
    let length = from.distance(to);
    if length < 1.0 {
        return;
    }
    let (along, size) = (((to.x - from.x) / length, (to.y - from.y) / length), 9.0 * scale);
    let back = to.moved(-size * along.0, -size * along.1);
    let wing = |sign: f64| back.moved(-sign * 0.42 * size * along.1, sign * 0.42 * size * along.0);
    ink.line(from, back, &crate::plot::Stroke::new(color, 2.4 * scale));
    ink.path(&[to, wing(1.0), wing(-1.0)], true, None, Some(color));
}

/// Every step: its name, its formula, the numbers of the own class, all logits, and the posterior as a bar.
pub(super) fn table(ink: &mut dyn Ink, area: Rect, example: &Example, look: &Look) {
    let height = area.height / STEPS as f64;
    for stage in 1..=STEPS {
        let row = Rect::new(area.x, area.y + (stage - 1) as f64 * height, area.width, height);
        line(ink, row, example, stage, look);
    }
}

fn line(ink: &mut dyn Ink, row: Rect, example: &Example, stage: usize, look: &Look) {
    let theme = look.theme;
    let chosen = example.stage == stage;
    if chosen {
        ink.path(&row.corners(), true, None, Some(theme.fill));
        ink.line(Point::new(row.x, row.y), Point::new(row.x, row.bottom()), &theme.stroke(theme.focus, 3.0));
    }
    let inside = row.pad(0.8 * theme.label().size, 0.0, 0.4 * theme.label().size, 0.0);
    let (small, em) = (theme.label(), theme.label().size);
    let formula = text_style(theme, chosen);
    // As many of the three lines as there is room for: name and formula, the numbers of the own class, logits and posterior.
    let lines = Real::floor(row.height / (1.32 * theme.strong().size)).clamp(1.0, 3.0);
    let step = (row.height / lines).at_most(1.5 * em);
    let base = |i: f64| row.center().y + (i - (lines - 1.0) / 2.0) * step + 0.36 * em;
    let name = look.words.say(&Message::new(format!("figure.softmax-to-margin.{stage}")));
    let strong = theme.strong();
    let wide = math::width(example.formula(stage), &formula);
    let room = inside.width - wide - em;
    ink.text(&text::fit(&format!("{stage} {name}"), room, &strong), Point::new(inside.x, base(0.0)), &strong);
    math::write(ink, example.formula(stage), Point::new(inside.right() - wide, base(0.0)), &formula);
    let plugged = example.plugged(stage);
    if lines > 2.0 && math::width(&plugged, &small) <= inside.width {
        math::write(ink, &plugged, Point::new(inside.x, base(1.0)), &small);
    }
    if lines > 1.0 {
        posterior(ink, inside, base(lines - 1.0), (example, stage), look);
    }
}

fn text_style(theme: &Theme, chosen: bool) -> crate::plot::TextStyle {
    let style = theme.symbol();
    if chosen { style } else { crate::plot::TextStyle { color: theme.ink_2, ..style } }
}

/// The other logits and the posterior of the own class, as a number and a bar.
fn posterior(ink: &mut dyn Ink, area: Rect, base: f64, (example, stage): (&Example, usize), look: &Look) {
    let (theme, style) = (look.theme, look.theme.label());
    let (z, share) = (example.logits(stage), example.posterior(stage));
    let [_, first, second] = z.map(|z| number::decimal(z, 2));
    let others = format!("z_1 = {first},  z_2 = {second}");
    let end = math::write(ink, &others, Point::new(area.x, base), &style);
    let said = look.words.say(&Message::new("figure.softmax-to-margin.posterior").number("posterior", share));
    let wide = text::width("P = 100.0 %", &style) + 0.6 * style.size;
    let left = end + 1.2 * style.size;
    let bar = Rect::new(left, base - 0.62 * style.size, area.right() - wide - left, 0.6 * style.size);
    if bar.width > 12.0 {
        ink.path(&bar.corners(), true, None, Some(theme.line));
        let filled = Rect { width: bar.width * share, ..bar };
        ink.path(&filled.corners(), true, None, Some(theme.class(0)));
    }
    ink.text(&said, Point::new(area.right(), base), &style.placed(Align::End, Anchor::Baseline));
}
