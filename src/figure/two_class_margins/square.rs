//! A square: θ₁ across, θ₂ up (or their cosines), whose each pair is, and which pairs there are.

use super::circle;
use super::regions::{Loss, tone};
use crate::figure::Look;
use crate::figure::part::{grid, run};
use crate::knob::Values;
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Align, Anchor, Cells, Ends, Field, Ink, Mark, Point, Rect, Shape, TextStyle, clip, text};

/// How strongly pairs that no x has are faded.
const FADED: f64 = 0.72;
/// Squares narrower than this many pixels have no numbers up the side: those below say the same.
const SMALL: f64 = 105.0;
/// Points along a boundary.
const STEPS: usize = 360;

/// Draws a loss's square in a panel.
pub(super) fn draw(ink: &mut dyn Ink, panel: Rect, loss: &Loss, values: &Values, look: &Look) {
    let short = look.words.get(&format!("figure.short.{}", loss.id)).to_owned();
    let name =
        grid::fitting(&[look.words.say(&title(loss, values)), short], panel.width, &look.theme.strong());
    let inside = grid::titled(ink, panel, &name, look);
    let style = look.theme.label();
    let wide = inside.width.min(inside.height) >= SMALL;
    let left = if wide { 2.9 } else { 1.5 };
    let room = inside.pad(left * style.size, 2.0, 4.0, 1.7 * style.size);
    let side = room.width.min(room.height);
    let area = Rect::new(room.x, room.y, side, side);
    let square = Square { area, cosines: values.word("axes") == "cosines" };
    square.field(loss, values, look).draw(ink, area, Cells::Smooth);
    ink.clip(area);
    square.boundaries(ink, loss, look);
    square.reach(ink, values.number("apart"), look);
    let (first, second) = circle::angles(values);
    let dot = Mark::new(square.place(first, second), Shape::Circle, 3.6 * look.theme.scale, look.theme.focus);
    ink.points(&[dot.rimmed(look.theme.paper, 1.2)]);
    ink.unclip();
    ink.path(&area.corners(), Ends::Closed, Some(&look.theme.stroke(look.theme.ink_3, 1.0)), None);
    square.labels(ink, &style, wide);
}

fn title(loss: &Loss, values: &Values) -> Message {
    let m = match loss.id {
        "sphereface" => values.number("m-sphereface"),
        "cosface" => values.number("m-cosface"),
        "arcface" => values.number("m-arcface"),
        _ => return Message::new(format!("head.{}", loss.id)),
    };
    run::named(loss.id, Some(m))
}

struct Square {
    area: Rect,
    cosines: bool,
}

impl Square {
    /// Share of the side at which an angle lies.
    fn share(&self, angle: f64) -> f64 {
        if self.cosines { (Real::cos(angle) + 1.0) / 2.0 } else { angle / f64::PI }
    }

    /// The angle at a share of the side.
    fn angle(&self, share: f64) -> f64 {
        if !self.cosines {
            return share * f64::PI;
        }
        let cosine = (2.0 * share - 1.0).clamp(-1.0, 1.0);
        Real::atan2((1.0 - cosine * cosine).sqrt(), cosine)
    }

    fn place(&self, first: f64, second: f64) -> Point {
        let Rect { x, width, .. } = self.area;
        Point::new(x + self.share(first) * width, self.area.bottom() - self.share(second) * self.area.height)
    }

    fn field(&self, loss: &Loss, values: &Values, look: &Look) -> Field {
        let side = values.count("grid").max(2);
        let apart = values.number("apart");
        let mut field = Field::new(side, side, look.theme.paper);
        for (i, cell) in field.cells_mut().iter_mut().enumerate() {
            let at = |k: usize| (k as f64 + 0.5) / side as f64;
            let (first, second) = (self.angle(at(i % side)), self.angle(1.0 - at(i / side)));
            let color = tone(loss.region(first, second), look.theme);
            let exists = (first - second).abs() <= apart
                && apart <= (first + second).at_most(2.0 * f64::PI - first - second);
            *cell = if exists { color } else { color.mix(look.theme.paper, FADED) }.rgba();
        }
        field
    }

    /// Where each class begins to win: solid where both are one line, dashed where a margin parts them.
    fn boundaries(&self, ink: &mut dyn Ink, loss: &Loss, look: &Look) {
        let solid = look.theme.stroke(look.theme.ink, 1.3);
        let stroke = if loss.margin() { solid.dashed(4.0, 3.0) } else { solid };
        let sides: [&dyn Fn(f64, f64) -> f64; 2] = [&|a, b| loss.first(a, b), &|a, b| loss.second(b, a)];
        for (swap, ahead) in sides.into_iter().enumerate().take(if loss.margin() { 2 } else { 1 }) {
            let line: Vec<Point> = (0..=STEPS)
                .map(|i| {
                    let own = f64::PI * i as f64 / STEPS as f64;
                    match crossing(&|other| ahead(own, other)) {
                        Some(other) if swap == 0 => self.place(own, other),
                        Some(other) => self.place(other, own),
                        None => Point::new(f64::NAN, f64::NAN),
                    }
                })
                .collect();
            for piece in clip::polyline(&self.area.inset(-0.5), &line) {
                ink.path(&piece, Ends::Open, Some(&stroke), None);
            }
        }
    }

    /// The pairs that directions have: a rectangle on its corner; on the circle only its edge.
    fn reach(&self, ink: &mut dyn Ink, apart: f64, look: &Look) {
        let corners = [(0.0, apart), (apart, 0.0), (f64::PI, f64::PI - apart), (f64::PI - apart, f64::PI)];
        let mut line = Vec::new();
        for (i, from) in corners.into_iter().enumerate() {
            let to = corners[(i + 1) % 4];
            line.extend((0..24).map(|k| {
                let t = f64::from(k) / 24.0;
                self.place(from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t)
            }));
        }
        ink.path(&line, Ends::Closed, Some(&look.theme.stroke(look.theme.focus, 1.0)), None);
    }

    /// The ends of both axes in numbers, their names in between.
    fn labels(&self, ink: &mut dyn Ink, style: &TextStyle, upright: bool) {
        let area = self.area;
        let ends = if self.cosines { ["−1", "1"] } else { ["0°", "180°"] };
        let names = if self.cosines { ["cos θ₁", "cos θ₂"] } else { ["θ₁", "θ₂"] };
        let below = area.bottom() + 0.5 * style.size;
        let room = (area.width - text::width(names[0], style)) / 2.0 - 0.3 * style.size;
        ink.text(names[0], Point::new(area.center().x, below), &style.placed(Align::Middle, Anchor::Top));
        for (words, x, align) in [(ends[0], area.x, Align::Start), (ends[1], area.right(), Align::End)] {
            if text::width(words, style) <= room {
                ink.text(words, Point::new(x, below), &style.placed(align, Anchor::Top));
            }
        }
        let left = area.x - 0.4 * style.size;
        let half = 0.4 * style.size;
        let sides = [(area.bottom() - half, ends[0]), (area.y + half, ends[1])];
        for (y, words) in sides.into_iter().filter(|_| upright) {
            ink.text(words, Point::new(left, y), &style.placed(Align::End, Anchor::Center));
        }
        let turned = style.placed(Align::Middle, Anchor::Baseline).turned(-90.0);
        let beside = if self.cosines { turned } else { style.placed(Align::End, Anchor::Center) };
        ink.text(names[1], Point::new(left, area.center().y), &beside);
    }
}

/// The angle at which something that rises with it becomes positive; `None` where it does not on [0, π].
fn crossing(ahead: &dyn Fn(f64) -> f64) -> Option<f64> {
    if ahead(0.0) > 0.0 || ahead(f64::PI) < 0.0 {
        return None;
    }
    let (mut low, mut high) = (0.0, f64::PI);
    for _ in 0..50 {
        let half = (low + high) / 2.0;
        if ahead(half) > 0.0 { high = half } else { low = half }
    }
    Some(high)
}
