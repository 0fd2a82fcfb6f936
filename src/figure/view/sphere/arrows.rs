//! Arrows: which way the head's loss pushes each training sample; on the sphere, how it turns it. Only where the ball does not hide
//! them.

use super::scene::Scene;
use crate::figure::view::push::{self, Push};
use crate::math::angle;
use crate::plot::{Ink, Theme};

pub(super) fn draw(scene: &Scene, theme: &Theme, ink: &mut dyn Ink) {
    let frame = scene.inputs.frame;
    let push = |(i, push): (usize, Vec<f64>)| {
        let spot = scene.sample(i).filter(|spot| scene.seen(spot) && !scene.inputs.apart(i))?;
        let push = if scene.raw { push } else { push::turning(frame, i, &push) };
        let [right, up, _] = scene.ball.camera.view(push.first_chunk().copied()?);
        Some(Push { sample: i, at: spot.at, seen: [right, up], size: angle::norm(&push) })
    };
    let pushes: Vec<Push> = push::pushes(frame).into_iter().filter_map(push).collect();
    push::draw(&pushes, scene.inputs, theme, ink);
}
