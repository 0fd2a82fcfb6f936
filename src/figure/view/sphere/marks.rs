//! What stands on the ball or in space: samples, the rings round some, prototypes with their names or numbers.
//!
//! What is nearer is larger and stronger; on the sphere, what the ball hides is left as a faint open circle, so that one sees where
//! the far side's classes are and takes none of them for an error of the class in front.

use super::discs::{self, Disc};
use super::scene::{Scene, Spot};
use crate::figure::view::Pick;
use crate::figure::view::label::Label;
use crate::figure::view::rings::{self, Rings};
use crate::math::order;
use crate::plot::{Ink, Mark, Point, Shape, Theme};

/// Opacity of what the ball hides.
const GHOST: f64 = 0.22;
/// Steps of depth on each side.
const STEPS: f64 = 2.0;

/// Samples from the farthest to the nearest.
pub(super) fn samples(scene: &Scene, theme: &Theme, ink: &mut dyn Ink) {
    let frame = scene.inputs.frame;
    let spots: Vec<Option<Spot>> = (0..frame.labels.len()).map(|i| scene.sample(i)).collect();
    let depth = |i: usize| spots[i].map_or(f64::NEG_INFINITY, |spot| spot.toward);
    let (mut ghosts, mut marks) = (Vec::new(), Vec::new());
    for i in order::permutation(spots.len(), &|a, b| depth(a).total_cmp(&depth(b))) {
        let Some(spot) = spots[i] else { continue };
        if !scene.raw && spot.toward < 0.0 {
            if scene.values.on("behind") {
                ghosts.push(ghost(scene, theme, spot.at, frame.labels[i]));
            }
        } else {
            marks.push(mark(scene, theme, i, spot));
        }
    }
    ink.points(&ghosts);
    ink.points(&marks);
}

fn ghost(scene: &Scene, theme: &Theme, at: Point, label: u32) -> Mark {
    let share = if scene.inputs.faded(label as usize) { 0.4 } else { 1.0 };
    let color = theme.ink.mix(theme.class(label), 0.5).alpha(GHOST * share);
    Mark::ring(at, 0.55 * scene.mark() * theme.scale, color, 0.6 * theme.scale)
}

fn mark(scene: &Scene, theme: &Theme, i: usize, spot: Spot) -> Mark {
    let frame = scene.inputs.frame;
    let label = frame.labels[i];
    // A few steps, not every depth: each size and opacity is a sprite of its own, and the sprites are kept.
    let depth = (spot.toward.clamp(-1.0, 1.0) * STEPS).round() / STEPS;
    let near = 0.86 + 0.2 * depth;
    let radius = scene.mark() * theme.scale * near;
    let shape = |radius: f64| if radius >= 3.0 { Theme::shape(label) } else { Shape::Circle };
    let color = theme.class(label);
    let dim = if scene.raw { 0.55 + 0.45 * (depth + 1.0) / 2.0 } else { 1.0 };
    if scene.inputs.faded(label as usize) {
        Mark::new(spot.at, Shape::Circle, 0.7 * radius, theme.ink_3.alpha(0.3))
    } else if frame.train.get(i).copied().unwrap_or(false) {
        Mark::new(spot.at, shape(0.76 * radius), 0.76 * radius, color.alpha(0.62 * dim))
    } else {
        Mark::new(spot.at, shape(radius), radius, color.alpha(dim)).rimmed(theme.paper, 0.9)
    }
}

/// Rings round some samples, only where they can be seen.
pub(super) fn rings(scene: &Scene, theme: &Theme, ink: &mut dyn Ink) {
    let rings = Rings { inputs: scene.inputs, radius: scene.mark(), width: 1.4 };
    rings.draw(scene.values, theme, ink, |i| scene.spot(Pick::Sample(i)));
}

/// The prototypes of the near side, or those of the far side: a ray out of the ball and a numbered disc, with a line to it where it
/// had to make room.
pub(super) fn prototypes(scene: &Scene, theme: &Theme, ink: &mut dyn Ink, near: bool) {
    if !scene.values.on("prototypes") {
        return;
    }
    let discs = discs::place(scene);
    for disc in discs.iter().filter(|disc| (disc.end.toward >= 0.0) == near) {
        ray(scene, theme, ink, disc);
    }
    for disc in discs.iter().rev() {
        let hidden = scene.hides(disc.end);
        let Some(at) = disc.at.filter(|at| (hidden || scene.before(disc.end.toward, *at)) == near) else {
            continue;
        };
        if hidden {
            lead(scene, theme, ink, (disc.class, at));
        } else if at != disc.end.at {
            ink.line(disc.end.at, at, &theme.stroke(theme.ink_2, 0.8));
        }
        let faint = scene.inputs.faded(disc.class) || disc.end.toward < 0.0;
        let label = Label { class: disc.class, faint, at, size: disc.size, name: &disc.name };
        label.draw(scene.inputs, theme, ink);
    }
}

/// From the place on the far side that shows through to the label beside the limb.
fn lead(scene: &Scene, theme: &Theme, ink: &mut dyn Ink, (class, at): (usize, Point)) {
    let Some(direction) = scene.prototype(class) else { return };
    let (foot, _) = scene.ball.place(direction);
    let stroke = theme.stroke(theme.ink.alpha(0.4), 0.8);
    ink.circle(foot, 2.2 * theme.scale, Some(&stroke), None);
    ink.line(foot, at, &stroke.dashed(1.5, 3.0));
}

fn ray(scene: &Scene, theme: &Theme, ink: &mut dyn Ink, disc: &Disc) {
    let Some(direction) = scene.prototype(disc.class) else { return };
    let from = if scene.raw { [0.0; 3] } else { direction };
    let end = disc.end;
    let strength =
        if scene.inputs.faded(disc.class) { 0.25 } else { 0.75 + 0.25 * end.toward.clamp(-1.0, 1.0) };
    let stroke = theme.stroke(theme.ink.alpha(strength), 1.4);
    let (foot, _) = scene.ball.place(from);
    ink.line(foot, end.at, &stroke);
    if !scene.raw && end.toward >= 0.0 {
        ink.circle(foot, 2.2 * theme.scale, None, Some(theme.ink.alpha(strength)));
    }
}

/// The hovered or focused sample once more, on top.
pub(super) fn focus(scene: &Scene, theme: &Theme, ink: &mut dyn Ink) {
    rings::focus(scene.inputs, scene.mark(), theme, ink, |i| scene.spot(Pick::Sample(i)));
}
