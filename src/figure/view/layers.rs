//! Knobs that the pictures of the embedding share, in the plane and in space: what lies over what, and which samples are shown.

use crate::knob::{Knob, Unit};

/// A layer that is there or not.
pub(super) const fn layer(id: &'static str, words: &'static str, default: &'static str) -> Knob {
    Knob::choice(id, words, &["off", "on"], default)
}

/// The class whose probability the field shows.
pub(super) const CLASS: Knob =
    Knob::number("class", "figure.knob.class", (0.0, 99.0), 0.0, 1.0).unit(Unit::Class);
/// How the field goes from one value to the next.
pub(super) const TONES: Knob = Knob::choice("tones", "figure.knob.tones", &["smooth", "discrete"], "smooth");
/// The bar that says what the field's colours mean.
pub(super) const BAR: Knob = layer("bar", "figure.knob.bar", "on");
/// Where classes meet.
pub(super) const BOUNDARIES: Knob = layer("boundaries", "figure.knob.boundaries", "on");
/// How far each class's margin reaches.
pub(super) const MARGINS: Knob = layer("margins", "figure.knob.margins", "on");
/// The class weights as rays and discs.
pub(super) const PROTOTYPES: Knob = layer("prototypes", "figure.knob.prototypes", "on");
/// Class means, and the centres that a term has learned.
pub(super) const MEANS: Knob = layer("means", "figure.knob.means", "off");
/// Which way the loss pushes training samples.
pub(super) const GRADIENTS: Knob = layer("gradients", "figure.knob.gradients", "off");
/// Rings around what is misclassified.
pub(super) const WRONG: Knob = layer("wrong", "figure.knob.wrong", "on");
/// Rings around what lies inside its margin.
pub(super) const BINDING: Knob = layer("binding", "figure.knob.binding", "off");
/// Which samples are shown.
pub(super) const SHOW: Knob = Knob::choice("show", "figure.knob.show", &["all", "train", "test"], "all");
/// Cells of the field, each way.
pub(super) const GRID: Knob =
    Knob::number("grid", "figure.knob.grid", (16.0, 512.0), 256.0, 16.0).technical();
