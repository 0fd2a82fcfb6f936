//! Figures: what the papers and scikit-learn draw, live. [`view`] holds the pictures of one experiment that the Lab shows while
//! it trains; [`FIGURES`] the papers' figures, one file each, which say what they need and draw what came of it.
//!
//! ```text
//! knobs ──plan──► needs (runs, fits; none: only formulas) ──engine──► outcomes ──draw──► page, SVG, PNG
//! ```

mod angle_histograms;
mod arcface_toy;
mod center_loss;
mod cosface_toy;
mod drawing;
pub mod face;
mod geodesics;
mod l_softmax_needles;
mod margin_kinds;
pub mod panel;
mod part;
mod probability_gallery;
mod reference_layers;
mod results;
mod scale;
mod silhouette_analysis;
mod softmax_to_margin;
mod sphereface_plane;
mod sphereface_spheres;
mod svm;
mod target_logit_curves;
mod two_class_margins;
pub mod view;

use crate::engine::plan::{self, Need, Outcome};
use crate::knob::{Knob, Preset, Values};
use crate::message::{Message, Words};
use crate::plot::{Ink, Point, Theme};
pub use drawing::Drawing;
pub use face::Face;
pub use results::STUDIED;

/// Every figure, in the order people are shown them.
pub const FIGURES: &[Spec] = &[
    arcface_toy::SPEC,
    softmax_to_margin::SPEC,
    two_class_margins::SPEC,
    target_logit_curves::SPEC,
    cosface_toy::SPEC,
    angle_histograms::SPEC,
    sphereface_spheres::SPEC,
    sphereface_plane::SPEC,
    margin_kinds::SPEC,
    l_softmax_needles::SPEC,
    center_loss::SPEC,
    geodesics::SPEC,
    scale::SPEC,
    reference_layers::SPEC,
    silhouette_analysis::SPEC,
    results::SPEC,
    svm::SPEC,
    probability_gallery::SPEC,
];

find_in!(FIGURES);

/// All there is to know about a figure. Name: message `figure.<id>`; caption, one line: `figure.<id>.caption`; what it shows:
/// `figure.<id>.what`; where the original stands: `figure.<id>.source`.
pub struct Spec {
    /// Kebab-case; the file's name and the URL value.
    pub id: &'static str,
    /// Its parameters.
    pub knobs: &'static [Knob],
    /// How large its exports are.
    pub size: Size,
    /// What must be worked out before it can be drawn whole; empty for a figure of formulas only.
    pub plan: fn(&Values) -> Vec<Need>,
    /// What of its lists (points, rows) makes no sense and is left out; empty where all does. Its other knobs check themselves.
    pub check: fn(&Values) -> Vec<Message>,
    /// Draws into the whole of the ink what there is so far: one outcome for each need, in the plan's order.
    pub draw: Draw,
    /// The same in sentences, for screen readers.
    pub describe: fn(&[Outcome], &Values) -> Vec<Message>,
    /// The Lab's settings that show the same run; `None` for a figure that is no run.
    pub lab: fn(&Values) -> Option<String>,
    /// What dragging in it does; `None` for a picture to look at only.
    pub drag: Option<Drag>,
    /// What is read beside it, step by step; `None` for most.
    pub panel: Option<&'static panel::Panel>,
    /// How it hangs on the wall.
    pub card: Card,
    /// What can be pointed at in it, one by one; `None` for a picture to look at only.
    pub spots: Option<Spots>,
    /// Named settings of its knobs; empty for most.
    pub presets: &'static [Preset],
    /// How much room it takes; `None` for a figure that keeps the proportions of its size.
    pub room: Option<Room>,
    /// What the page shows it with.
    pub face: Face,
}

impl Spec {
    /// Works out all that it needs with these knobs: trains, fits.
    ///
    /// # Errors
    /// A message where data cannot be read; natively they are built in.
    pub fn carry_out(&self, values: &Values) -> Result<Vec<Outcome>, Message> {
        plan::carry_out(&(self.plan)(values))
    }
}

/// The room of a figure whose rows or axes say how high it is.
pub struct Room {
    /// The width of its export; `None` for that of its size.
    pub width: Option<Width>,
    /// How high it is at a width.
    pub height: Height,
}

/// A width in CSS pixels in a theme of this scale.
pub type Width = fn(&[Outcome], &Values, f64) -> f64;

/// The height at a width, in a theme of this scale.
pub type Height = fn(&[Outcome], &Values, f64, f64) -> f64;

/// Where things lie that can be pointed at, and what each says: in a picture of a size, in the order that keys go through.
pub type Spots = fn(&[Outcome], &Values, Size, &Look) -> Vec<Spot>;

/// A place of the picture and what is there.
pub type Spot = (Point, Message);

/// Draws into the whole of an ink.
pub type Draw = fn(&[Outcome], &Values, &mut dyn Ink, &Look);

/// A figure's thumbnail: its text is as large as the figure's, so most show a part of it, and then only that part is worked out.
pub struct Card {
    /// Which of the plan's needs it shows, by their place in the plan; `None` for all.
    pub needs: Option<&'static [usize]>,
    /// Draws it; `None` where it is the figure itself.
    pub draw: Option<Draw>,
}

/// A figure of formulas to look at only, itself on the wall: what most fields of most figures are.
const PICTURE: Spec = Spec {
    id: "",
    knobs: &[],
    size: (640.0, 400.0),
    plan: |_| Vec::new(),
    check: |_| Vec::new(),
    draw: |_, _, _, _| (),
    describe: |_, _| Vec::new(),
    lab: |_| None,
    drag: None,
    panel: None,
    card: Card { needs: None, draw: None },
    spots: None,
    presets: &[],
    room: None,
    face: Face::Picture,
};

/// What a drag changes, in a picture of a size: where it began and where it is now.
pub type Drag = fn(&[Outcome], &Values, Size, (Point, Point), &Look) -> Changes;

/// Knobs that differ from those before, and their values.
pub type Changes = Vec<(&'static str, String)>;

/// Width and height of a picture in CSS pixels.
pub type Size = (f64, f64);

/// How a figure looks: colours, sizes and words.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Colours and sizes.
    pub theme: &'a Theme,
    /// Labels.
    pub words: &'a Words,
}

#[cfg(test)]
mod tests;
