//! Knobs that the pictures of the embedding share, in the plane and in space: what lies over what, and which samples are shown.

use crate::knob::{Knob, Unit};

/// The class whose probability the field shows.
pub(super) const CLASS: Knob =
    Knob::number("class", "figure.knob.class", (0.0, 99.0), 0.0, 1.0).unit(Unit::Class);
/// How the field goes from one value to the next.
pub(super) const TONES: Knob = Knob::choice("tones", "figure.knob.tones", &["smooth", "discrete"], "smooth");
/// The bar that says what the field's colours mean.
pub(super) const BAR: Knob = Knob::switch("bar", "figure.knob.bar", true);
/// Where classes meet.
pub(super) const BOUNDARIES: Knob = Knob::switch("boundaries", "figure.knob.boundaries", true);
/// How far each class's margin reaches.
pub(super) const MARGINS: Knob = Knob::switch("margins", "figure.knob.margins", true);
/// The class weights as rays and discs.
pub(super) const PROTOTYPES: Knob = Knob::switch("prototypes", "figure.knob.prototypes", true);
/// Class means, and the centres that a term has learned.
pub(super) const MEANS: Knob = Knob::switch("means", "figure.knob.means", false);
/// Which way the loss pushes training samples.
pub(super) const GRADIENTS: Knob = Knob::switch("gradients", "figure.knob.gradients", false);
/// Rings around what is misclassified.
pub(super) const WRONG: Knob = Knob::switch("wrong", "figure.knob.wrong", true);
/// Rings around what lies inside its margin.
pub(super) const BINDING: Knob = Knob::switch("binding", "figure.knob.binding", false);
/// Which samples are shown.
pub(super) const SHOW: Knob = Knob::choice("show", "figure.knob.show", &["all", "train", "test"], "all");
/// Cells of the field, each way.
pub(super) const GRID: Knob =
    Knob::number("grid", "figure.knob.grid", (16.0, 512.0), 256.0, 16.0).technical();
