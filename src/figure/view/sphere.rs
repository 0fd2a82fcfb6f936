//! The embedding in three dimensions: directions on the unit sphere, or the raw embeddings in space, with what the rule makes of
//! every direction, where classes meet, and how far each class's margin zone reaches.
//!
//! ```text
//!  paper → ball (field, meridians, limb) → boundaries, margin edges → what lies behind → what is in front
//!        → arrows → class means → prototypes → bar
//! ```
//!
//! Two numbers, yaw and pitch, say where it is seen from; turning it is setting them.

mod arrows;
mod discs;
mod marks;
mod middles;
mod scene;
mod surface;

use super::layers;
use super::{Inputs, Look, Pick, Place, Spec, Touch, note};
use crate::knob::{Knob, Unit, Values};
use crate::message::Message;
use crate::plot::{Ends, Ink};
use scene::Scene;

/// What lies on the ball, and so is not there where the embeddings stand in space.
const ON_BALL: (&str, &[&str]) = ("space", &["sphere"]);
const BALL: &[(&str, &[&str])] = &[ON_BALL];
/// What of the choice `field` is a field.
const FIELDS: &[&str] = &["winner", "class"];

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "sphere",
    knobs: &[
        Knob::choice("space", "figure.knob.space", &["raw", "sphere"], "sphere"),
        Knob::choice("field", "figure.knob.field", &["off", "winner", "class"], "winner").when(BALL),
        layers::CLASS.when(&[("field", &["class"]), ON_BALL]),
        layers::TONES.when(&[("field", FIELDS), ON_BALL]),
        layers::BOUNDARIES.when(BALL),
        layers::MARGINS.when(BALL),
        layers::PROTOTYPES,
        layers::MEANS,
        layers::WRONG,
        layers::BINDING,
        layers::GRADIENTS,
        Knob::switch("behind", "figure.knob.behind", true).when(BALL),
        layers::SHOW,
        layers::BAR.when(&[("field", FIELDS), ON_BALL]),
        Knob::number("yaw", "figure.knob.yaw", (-180.0, 180.0), 30.0, 5.0).unit(Unit::Degrees),
        Knob::number("pitch", "figure.knob.pitch", (-90.0, 90.0), 20.0, 5.0).unit(Unit::Degrees),
        layers::GRID,
    ],
    size: (640.0, 640.0),
    place: Place::Space,
    draw,
    describe,
    touch: Some(Touch {
        pick: |inputs, values, theme, size, at| Scene::new(inputs, values, theme, size)?.pick(at),
        locate: |inputs, values, theme, size, at| Some(Scene::new(inputs, values, theme, size)?.locate(at)),
        spot: |inputs, values, theme, size, what| Scene::new(inputs, values, theme, size)?.spot(what),
        places: |inputs, values, theme, size| {
            let scene = Scene::new(inputs, values, theme, size);
            let spot = |i| scene.as_ref()?.spot(Pick::Sample(i));
            (0..inputs.frame.labels.len()).map(spot).collect()
        },
    }),
};

fn draw(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, look: &Look) {
    let Some(scene) = Scene::new(inputs, values, look.theme, ink.size()) else { return };
    ink.clip(scene.area);
    ink.path(&scene.area.corners(), Ends::Closed, None, Some(look.theme.paper));
    marks::prototypes(&scene, look.theme, ink, false);
    surface::draw(&scene, look.theme, ink);
    marks::samples(&scene, look.theme, ink);
    marks::rings(&scene, look.theme, ink);
    if scene.values.on("gradients") {
        arrows::draw(&scene, look.theme, ink);
    }
    if scene.values.on("means") {
        middles::draw(&scene, look.theme, ink);
    }
    marks::prototypes(&scene, look.theme, ink, true);
    marks::focus(&scene, look.theme, ink);
    if scene.values.on("bar") {
        surface::bar(&scene, ink, look);
    }
    if let Some((words, room)) = &scene.note {
        note::draw(words, *room, ink, look);
    }
    ink.unclip();
}

fn describe(inputs: &Inputs, values: &Values) -> Vec<Message> {
    let frame = inputs.frame;
    if frame.shape.dim != 3 {
        return vec![Message::new("figure.sphere.flat").number("dim", frame.shape.dim as f64)];
    }
    let key = if values.word("space") == "raw" { "figure.sphere.raw" } else { "figure.sphere.state" };
    let state =
        Message::new(key).number("classes", frame.shape.classes as f64).number("step", frame.step as f64);
    let mut said = vec![state];
    said.extend(frame.diverged.clone().or_else(|| frame.collapse.clone()));
    said.extend(super::embedding::outcome(inputs));
    said.extend(super::push::describe(inputs, values));
    said
}

#[cfg(test)]
mod tests;
