//! The surface of the ball: the field on it, where classes meet, how far the margin zones reach.
//!
//! Two classes i, j meet where (w_i − w_j)·u·r + b_i − b_j = 0: on a circle about w_i − w_j, a great one without bias. Of it the
//! part counts where no third class is ahead.

use super::scene::Scene;
use crate::figure::view::field::{Ball, Memory, Show, Tint};
use crate::figure::view::{Look, bar, margin};
use crate::head::Rule;
use crate::math::Real;
use crate::message::Message;
use crate::plot::camera::{dot, unit};
use crate::plot::sphere::ring;
use crate::plot::{Cells, Ends, Ink, Rect, Theme};

/// Draws the ball with everything that lies on it, and in space only its outline.
pub(super) fn draw(scene: &Scene, theme: &Theme, ink: &mut dyn Ink) {
    if scene.raw {
        return scene.ball.draw(ink, theme, None);
    }
    field(scene, theme, ink);
    scene.ball.draw(ink, theme, None);
    let crowd = (20.0 / scene.inputs.frame.shape.classes.max(1) as f64).sqrt().at_most(1.0);
    if scene.values.on("boundaries") {
        let (front, back) = (theme.ink.alpha(0.85 * crowd), theme.ink.alpha(0.12 * crowd));
        let (front, back) = (theme.stroke(front, 1.0), theme.stroke(back, 1.0));
        for piece in boundaries(&scene.inputs.frame.rule, scene.inputs.typical_length()) {
            scene.ball.curve(&piece, Ends::Open).draw(ink, Some(&front), Some(&back));
        }
    }
    if scene.values.on("margins") {
        let stroke = theme.stroke(theme.ink.alpha(0.6 * crowd), 1.0).dashed(5.0, 4.0);
        for edge in edges(scene) {
            scene.ball.curve(&edge, Ends::Closed).draw(ink, Some(&stroke), None);
        }
    }
}

/// What the field on the ball shows; `None` where there is none.
fn show(scene: &Scene) -> Option<Show> {
    match scene.values.word("field") {
        "winner" => Some(Show::Winner),
        "class" => {
            let last = scene.inputs.frame.shape.classes.saturating_sub(1);
            Some(Show::Class(scene.values.count("class").min(last)))
        }
        _ => None,
    }
}

/// The bar that explains the field's colours.
pub(super) fn bar(scene: &Scene, ink: &mut dyn Ink, look: &Look) {
    let Some(show) = show(scene).filter(|_| !scene.raw) else { return };
    let words = match show {
        Show::Winner => Message::new("figure.bar.winner"),
        Show::Class(class) => Message::new("figure.bar.class").text("name", scene.inputs.class_name(class)),
    };
    let classes = scene.inputs.frame.shape.classes;
    bar::draw((show, classes), &words, ink, look);
}

fn field(scene: &Scene, theme: &Theme, ink: &mut dyn Ink) {
    let frame = scene.inputs.frame;
    let Some(show) = show(scene) else {
        return ink.circle(scene.ball.middle, scene.ball.radius, None, Some(theme.fill));
    };
    let mut tint = Tint::new(theme, frame.shape.classes, show);
    tint.bands = scene.values.word("tones") == "discrete";
    tint.isolate = scene.inputs.isolate;
    let axis = |view: [f64; 3]| scene.ball.camera.world(view).map(|part| part as f32);
    let axes = [axis([1.0, 0.0, 0.0]), axis([0.0, 1.0, 0.0]), axis([0.0, 0.0, 1.0])];
    let side = scene.values.count("grid").max(1);
    let ball = Ball { side, axes, length: scene.inputs.typical_length() as f32 };
    let mut own = Memory::default();
    let mut kept = scene.inputs.memory.and_then(|memory| memory.try_borrow_mut().ok());
    let pixels = kept.as_deref_mut().unwrap_or(&mut own).ball(&frame.rule, &ball, &tint);
    let (middle, radius) = (scene.ball.middle, scene.ball.radius);
    let square = Rect::new(middle.x - radius, middle.y - radius, 2.0 * radius, 2.0 * radius);
    ink.field(square, side, side, pixels, Cells::Smooth);
}

/// What ranks class j in direction u: w_j·u·r + b_j.
struct Ranks(Vec<([f64; 3], f64)>);

impl Ranks {
    fn new(rule: &Rule<f32>, length: f64) -> Self {
        let gain = rule.scale.map_or(length, |_| 1.0);
        let biases = rule.bias.iter().map(|b| f64::from(*b)).chain(std::iter::repeat(0.0));
        let weight = |w: &[f32; 3]| w.map(|part| gain * f64::from(part));
        Self(rule.weights.as_chunks().0.iter().map(weight).zip(biases).collect())
    }

    fn logit(&self, j: usize, u: [f64; 3]) -> f64 {
        let (weight, bias) = self.0[j];
        dot(weight, u) + bias
    }
}

/// Runs of directions where two classes are ahead of all others and equal.
fn boundaries(rule: &Rule<f32>, length: f64) -> Vec<Vec<[f64; 3]>> {
    let ranks = Ranks::new(rule, length);
    let classes = ranks.0.len();
    let mut pieces = Vec::new();
    for i in 0..classes {
        for j in 0..i {
            let ((a, own), (b, other)) = (ranks.0[i], ranks.0[j]);
            let normal: [f64; 3] = std::array::from_fn(|k| a[k] - b[k]);
            let away = (other - own) / dot(normal, normal).sqrt();
            let (Some(axis), true) = (unit(normal), away.abs() < 1.0) else { continue };
            let circle = ring(axis, f64::PI / 2.0 - Real::atan2(away, (1.0 - away * away).sqrt()));
            let ahead = |u: [f64; 3]| {
                let own = ranks.logit(i, u);
                (0..classes).all(|k| k == i || k == j || ranks.logit(k, u) <= own)
            };
            pieces.extend(runs(&circle, ahead));
        }
    }
    pieces
}

/// The runs of a closed circle where `holds`, their ends found by halving between the last place where it does and the next.
fn runs(circle: &[[f64; 3]], holds: impl Fn([f64; 3]) -> bool) -> Vec<Vec<[f64; 3]>> {
    let count = circle.len();
    let kept: Vec<bool> = circle.iter().map(|u| holds(*u)).collect();
    let Some(start) = (0..count).find(|&i| !kept[i]) else {
        return vec![circle.iter().chain(circle.first()).copied().collect()];
    };
    let end = |inside: [f64; 3], outside: [f64; 3]| {
        let (mut inside, mut outside) = (inside, outside);
        for _ in 0..16 {
            let middle = std::array::from_fn(|k| (inside[k] + outside[k]) / 2.0);
            if holds(middle) { inside = middle } else { outside = middle }
        }
        unit(inside).unwrap_or(inside)
    };
    let mut pieces = Vec::new();
    let mut piece: Vec<[f64; 3]> = Vec::new();
    for step in 1..=count {
        let (last, now) = ((start + step - 1) % count, (start + step) % count);
        match (kept[last], kept[now]) {
            (false, true) => piece.extend([end(circle[now], circle[last]), circle[now]]),
            (true, true) => piece.push(circle[now]),
            (true, false) => {
                piece.push(end(circle[last], circle[now]));
                pieces.push(std::mem::take(&mut piece));
            }
            (false, false) => {}
        }
    }
    pieces
}

/// The outline of every class's margin zone.
fn edges(scene: &Scene) -> Vec<Vec<[f64; 3]>> {
    let frame = scene.inputs.frame;
    margin::caps(&frame.rule, &frame.head.target_logit())
}
