//! The embedding: every sample where the encoder puts it, and how the head divides the plane. The stage of the Lab.
//!
//! ```text
//! field → boundaries (solid) → margin edges (dashed) → points (train small and translucent, test with a rim)
//!       → rings (green: misclassified, ink: inside the margin) → arrows (−∂L/∂x) → rays with discs (prototypes)
//! ```
//!
//! After ArcFace's fig. 3, CosFace's fig. 4, L-Softmax's fig. 2 and scikit-learn's decision boundary displays. The field is
//! the test-time posterior, without margin; "as the loss sees it" is the training posterior of one label, with margin.

mod arrows;
mod backdrop;
mod discs;
mod prototypes;
mod samples;
pub(super) mod stage;
mod words;

use super::layers;
use super::{Inputs, Look, Pick, Place, Spec, Touch, note};
use crate::knob::{Knob, Values};
use crate::plot::{Ends, Ink};
use backdrop::Backdrop;
use stage::Stage;
pub(super) use words::outcome;

/// What of the choice `field` is a field.
const FIELDS: &[&str] = &["winner", "class", "label"];

/// What divides the plane is drawn in the plane only: the knob `dim` of the experiment.
const IN_PLANE: (&str, &[&str]) = ("dim", &["2"]);
const PLANE: &[(&str, &[&str])] = &[IN_PLANE];

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "embedding",
    knobs: &[
        Knob::choice("projection", "figure.knob.projection", &["raw", "circle"], "raw"),
        Knob::choice("field", "figure.knob.field", &["off", "winner", "class", "label"], "winner")
            .when(PLANE),
        layers::CLASS.when(&[("field", &["class", "label"]), IN_PLANE]),
        layers::TONES.when(&[("field", FIELDS), IN_PLANE]),
        layers::BOUNDARIES.when(PLANE),
        layers::MARGINS.when(PLANE),
        layers::PROTOTYPES,
        layers::MEANS,
        layers::WRONG,
        layers::BINDING,
        layers::GRADIENTS,
        layers::SHOW,
        layers::BAR.when(&[("field", FIELDS), IN_PLANE]),
        layers::GRID,
    ],
    size: (640.0, 640.0),
    place: Place::Stage,
    draw,
    describe: words::describe,
    touch: Some(Touch {
        pick: |inputs, values, theme, size, at| Stage::new(inputs, values, theme, size).pick(at),
        locate: |inputs, values, theme, size, at| {
            Some(Stage::new(inputs, values, theme, size).locate(at).to_vec())
        },
        spot: |inputs, values, theme, size, what| Stage::new(inputs, values, theme, size).spot(what),
        places: |inputs, values, theme, size| {
            let stage = Stage::new(inputs, values, theme, size);
            (0..inputs.frame.labels.len()).map(|i| stage.spot(Pick::Sample(i))).collect()
        },
    }),
};

fn draw(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, look: &Look) {
    let stage = Stage::new(inputs, values, look.theme, ink.size());
    let area = stage.plane.area();
    let backdrop = Backdrop::new(&stage, values, look.theme);
    ink.clip(area);
    ink.path(&area.corners(), Ends::Closed, None, Some(look.theme.paper));
    backdrop.draw(ink);
    samples::points(&stage, look.theme, ink);
    samples::rings(&stage, values, look.theme, ink);
    if values.on("gradients") {
        arrows::draw(&stage, look.theme, ink);
    }
    if values.on("means") {
        prototypes::centres(&stage, look.theme, ink);
        prototypes::means(&stage, look.theme, ink);
    }
    prototypes::rays(&stage, look.theme, ink);
    samples::focus(&stage, look.theme, ink);
    if values.on("bar") {
        backdrop.bar(ink, look);
    }
    if let Some((words, room)) = &stage.note {
        note::draw(words, *room, ink, look);
    }
    ink.unclip();
}

#[cfg(test)]
mod tests;
