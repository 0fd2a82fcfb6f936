//! Figures: what the papers and scikit-learn draw, live. [`view`] holds the pictures of one experiment that the Lab shows while
//! it trains; [`FIGURES`] the papers' figures, one file each, which say what they need and draw what came of it.
//!
//! ```text
//! knobs ──plan──► needs (runs, fits; none: only formulas) ──engine──► outcomes ──draw──► page, SVG, PNG
//! ```

mod arcface_toy;
mod cosface_toy;
mod part;
pub mod probability_gallery;
mod scale;
pub mod svm;
mod target_logit_curves;
mod two_class_margins;
pub mod view;

use crate::engine::plan::{Need, Outcome};
use crate::knob::{Knob, Values};
use crate::message::{Message, Words};
use crate::plot::{Ink, Point, SvgInk, Theme};

/// Every figure, in the order people are shown them.
pub const FIGURES: &[Spec] = &[
    two_class_margins::SPEC,
    target_logit_curves::SPEC,
    arcface_toy::SPEC,
    cosface_toy::SPEC,
    scale::SPEC,
    svm::SPEC,
    probability_gallery::SPEC,
];

/// Looks a figure up by its id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Spec> {
    FIGURES.iter().find(|spec| spec.id == id)
}

/// Named settings of a figure's knobs, for those that have any.
#[must_use]
pub fn presets(id: &str) -> &'static [Preset] {
    match id {
        _ if id == svm::SPEC.id => svm::PRESETS,
        _ if id == probability_gallery::SPEC.id => probability_gallery::PRESETS,
        _ => &[],
    }
}

/// A named setting of a figure. Name: message `preset.<id>`.
pub struct Preset {
    /// Kebab-case.
    pub id: &'static str,
    /// Knob ids and values; all others take their defaults.
    pub values: &'static [(&'static str, &'static str)],
}

/// All there is to know about a figure. Name: message `figure.<id>`; caption `figure.<id>.what`; where the original stands:
/// `figure.<id>.source`.
pub struct Spec {
    /// Kebab-case; the file's name and the URL value.
    pub id: &'static str,
    /// Its parameters.
    pub knobs: &'static [Knob],
    /// How large its exports are.
    pub size: Size,
    /// What must be worked out before it can be drawn whole; empty for a figure of formulas only.
    pub plan: fn(&Values) -> Vec<Need>,
    /// Draws into the whole of the ink what there is so far: one outcome for each need, in the plan's order.
    pub draw: fn(&[Outcome], &Values, &mut dyn Ink, &Look),
    /// The same in sentences, for screen readers.
    pub describe: fn(&[Outcome], &Values) -> Vec<Message>,
    /// The Lab's settings that show the same run; `None` for a figure that is no run.
    pub lab: fn(&Values) -> Option<String>,
    /// What dragging in it does; `None` for a picture to look at only.
    pub drag: Option<Drag>,
}

/// What a drag changes: the knobs that differ from those before, given where it began and where it is now.
pub type Drag = fn(&[Outcome], &Values, Size, Point, Point) -> Vec<(&'static str, String)>;

/// Width and height of a picture in CSS pixels.
pub type Size = (f64, f64);

/// Gives a picture the figure's name and its description, for those who cannot see it.
pub fn describe(spec: &Spec, outcomes: &[Outcome], values: &Values, look: &Look, ink: &mut SvgInk) {
    let said: Vec<String> =
        (spec.describe)(outcomes, values).iter().map(|message| look.words.say(message)).collect();
    ink.describe(look.words.get(&format!("figure.{}", spec.id)), &said.join(" "));
}

/// How a figure looks: colours, sizes and words.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Colours and sizes.
    pub theme: &'a Theme,
    /// Labels.
    pub words: &'a Words,
}
