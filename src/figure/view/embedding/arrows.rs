//! Arrows: which way the head's loss pushes each training sample; on the circle, how it turns it.

use super::stage::Stage;
use crate::figure::view::push::{self, Push};
use crate::math::angle;
use crate::plot::{Ink, Theme};

pub(super) fn draw(stage: &Stage, theme: &Theme, ink: &mut dyn Ink) {
    let frame = stage.inputs.frame;
    let push = |(i, push): (usize, Vec<f64>)| {
        let at = stage.sample(i).filter(|_| !stage.inputs.apart(i))?;
        let push = if stage.circle { push::turning(frame, i, &push) } else { push };
        let seen = [*push.first()?, *push.get(1)?];
        Some(Push { sample: i, at, seen, size: angle::norm(&seen) })
    };
    let pushes: Vec<Push> = push::pushes(frame).into_iter().filter_map(push).collect();
    push::draw(&pushes, stage.inputs, theme, ink);
}
