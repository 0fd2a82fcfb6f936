//! Middles of classes: crosses at the means of the training samples, open circles at the centres that a term has learned. On the
//! sphere their directions, where the ball does not hide them.

use super::scene::{Scene, wide};
use crate::figure::part::centres;
use crate::figure::view::{means, rings};
use crate::plot::{Ink, Mark, Point, Theme};

pub(super) fn draw(scene: &Scene, theme: &Theme, ink: &mut dyn Ink) {
    let frame = scene.inputs.frame;
    let radius = rings::middle(scene.mark(), theme);
    let place = |class: usize, row: &[f32]| -> Option<Point> {
        scene
            .place(wide(row))
            .filter(|spot| scene.seen(spot) && !scene.inputs.faded(class))
            .map(|spot| spot.at)
    };
    let learned = frame.centres.chunks_exact(3).enumerate().filter_map(|(class, row)| place(class, row));
    let circles: Vec<Mark> = learned.map(|at| centres::learned(at, radius, theme)).collect();
    let means = means::means(frame).into_iter().enumerate().filter_map(|(class, mean)| place(class, &mean?));
    let crosses: Vec<Mark> = means.map(|at| centres::mean(at, radius, theme)).collect();
    ink.points(&circles);
    ink.points(&crosses);
}
