//! Prototypes as rays ending in a named disc, class means as crosses, a term's learned centres as open circles.

use super::stage::Stage;
use crate::figure::part::centres;
use crate::figure::view::label::Label;
use crate::figure::view::{means, rings};
use crate::math::Real;
use crate::plot::{Ends, Ink, Theme};

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
            ink.path(&[origin, elbow, disc.at], Ends::Open, Some(&stroke), None);
        }
    }
    for (class, disc) in stage.discs.iter().enumerate() {
        let faint = stage.inputs.faded(class);
        Label { class, faint, at: disc.at, size: disc.size, name: &disc.name }.draw(stage.inputs, theme, ink);
    }
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
