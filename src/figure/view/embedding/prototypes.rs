//! Prototypes as rays ending in a named disc, class means as crosses, a term's learned centres as open circles.

use super::stage::{Disc, Stage, disc_style};
use crate::figure::part::centres;
use crate::figure::view::{means, rings};
use crate::math::Real;
use crate::plot::{Align, Anchor, Color, Ink, Point, Theme};

/// A nudged disc is joined to its ray where the two are farther apart than this, radians.
const NUDGED: f64 = 0.01;

/// Rays from the origin along the prototypes, then the discs, so that no ray crosses a disc.
pub(super) fn rays(stage: &Stage, theme: &Theme, ink: &mut dyn Ink) {
    let origin = stage.plane.to_page([0.0; 2]);
    let inner = stage.discs.iter().map(|disc| disc.radius).fold(f64::INFINITY, Real::at_most);
    let crowd = (16.0 / stage.discs.len().max(1) as f64).sqrt().at_most(1.0);
    for (class, disc) in stage.discs.iter().enumerate() {
        let Some(angle) = disc.angle else { continue };
        let opacity = if stage.inputs.faded(class) { 0.25 } else { crowd };
        let stroke = theme.stroke(theme.ink.alpha(opacity), 1.0 + 0.5 * crowd);
        let away = |radius: f64| origin.moved(radius * Real::cos(angle), -radius * Real::sin(angle));
        let straight = away(disc.radius).distance(disc.at) < NUDGED * disc.radius;
        if straight {
            ink.line(origin, disc.at, &stroke);
        } else {
            let elbow = away((inner - 0.9 * disc.size.1).at_least(0.0));
            ink.path(&[origin, elbow, disc.at], false, Some(&stroke), None);
        }
    }
    for (class, disc) in stage.discs.iter().enumerate() {
        draw_disc(stage, class, disc, theme, ink);
    }
}

fn draw_disc(stage: &Stage, class: usize, disc: &Disc, theme: &Theme, ink: &mut dyn Ink) {
    let own = theme.class(class as u32);
    let fill: Color = if stage.inputs.faded(class) { theme.paper.mix(own, 0.35) } else { own };
    let gripped = stage.inputs.grip == Some(class);
    let (rim, width) = if gripped { (theme.focus, 2.5) } else { (theme.paper, 1.5) };
    let stroke = theme.stroke(rim, width);
    let (width, height) = disc.size;
    if width <= height {
        ink.circle(disc.at, height / 2.0, Some(&stroke), Some(fill));
    } else {
        ink.path(&capsule(disc.at, width, height), true, Some(&stroke), Some(fill));
    }
    let style = disc_style(height).placed(Align::Middle, Anchor::Center);
    ink.text(&disc.name, disc.at, &crate::plot::TextStyle { color: theme.on(fill), ..style });
}

/// A box with round ends.
fn capsule(middle: Point, width: f64, height: f64) -> Vec<Point> {
    let (radius, reach) = (height / 2.0, (width - height) / 2.0);
    let end = |side: f64| {
        (0..=12).map(move |i| {
            let angle = f64::PI * (i as f64 / 12.0 - 0.5);
            middle.moved(side * (reach + radius * Real::cos(angle)), side * radius * Real::sin(angle))
        })
    };
    end(1.0).chain(end(-1.0)).collect()
}

/// The centres that the term keeps, where it keeps some; on the circle their directions.
pub(super) fn centres(stage: &Stage, theme: &Theme, ink: &mut dyn Ink) {
    let frame = stage.inputs.frame;
    let rows = frame.centres.chunks_exact(frame.shape.dim.max(1)).enumerate();
    let shown =
        rows.filter(|(class, _)| !stage.inputs.faded(*class)).filter_map(|(_, row)| stage.project(row));
    let mark = |at| centres::learned(stage.plane.to_page(at), rings::middle(stage.mark(), theme), theme);
    ink.points(&shown.map(mark).collect::<Vec<_>>());
}

/// The mean of each class's training samples; on the circle its direction.
pub(super) fn means(stage: &Stage, theme: &Theme, ink: &mut dyn Ink) {
    let rows = means::means(stage.inputs.frame).into_iter().enumerate();
    let shown =
        rows.filter(|(class, _)| !stage.inputs.faded(*class)).filter_map(|(_, mean)| stage.project(&mean?));
    let mark = |at| centres::mean(stage.plane.to_page(at), rings::middle(stage.mark(), theme), theme);
    ink.points(&shown.map(mark).collect::<Vec<_>>());
}
