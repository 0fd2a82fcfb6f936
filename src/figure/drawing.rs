//! A drawing: a figure with its knobs set and what it needs worked out; how large it is on a page and in an export, and its SVG.
//!
//! ```text
//! ▭  as wide as its size      in the proportions of its size
//! ▯  w times narrower         w·∜w times as high for its width, so that its panels can stand below each other
//!    with a room of its own   what that says
//!    in a low window          panels closer, then the whole narrower
//! ```

use super::{Look, Size, Spec};
use crate::engine::plan::Outcome;
use crate::knob::Values;
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Ink, SvgInk};

/// A figure, its knobs, and what there is so far of what it needs.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// The figure.
    pub spec: &'a Spec,
    /// Its knobs.
    pub values: &'a Values,
    /// One for each need of its plan, in that order.
    pub outcomes: &'a [Outcome],
}

impl Drawing<'_> {
    /// Draws it, as large as the ink is.
    pub fn draw(&self, ink: &mut dyn Ink, look: &Look) {
        (self.spec.draw)(self.outcomes, self.values, ink, look);
    }

    /// What it shows, in sentences.
    #[must_use]
    pub fn describe(&self) -> Vec<Message> {
        (self.spec.describe)(self.outcomes, self.values)
    }

    /// It as an SVG: the same bytes from the page and from the command line.
    #[must_use]
    pub fn svg(&self, (width, height): Size, look: &Look) -> String {
        let id = self.spec.id;
        let mut ink = SvgInk::new(width, height).named(id);
        let said: Vec<String> = self.describe().iter().map(|message| look.words.say(message)).collect();
        ink.describe(look.words.get(&format!("figure.{id}")), &said.join(" "));
        self.draw(&mut ink, look);
        ink.finish()
    }

    /// How high it is at a width: as its room says, or as its export, but taller where it is narrow, so that its panels can stand
    /// below each other. `scale` is the theme's.
    #[must_use]
    pub fn height(&self, width: f64, scale: f64) -> f64 {
        match &self.spec.room {
            Some(room) => (room.height)(self.outcomes, self.values, width, scale),
            None => proportioned(self.spec, width),
        }
    }

    /// Its size in a room of this width that is `most` high: what it wants, or else lower, with its panels closer, and narrower
    /// where it would become a strip. Not for a gallery, whose rows have their heights.
    #[must_use]
    pub fn fit(&self, (width, most): Size, scale: f64) -> Size {
        let height = self.height(width, scale);
        if height <= most {
            return (width, height);
        }
        let (wide, high) = self.spec.size;
        let widest = if self.spec.room.is_some() { width } else { most * wide / high };
        (width.at_most(widest), most)
    }

    /// The size of its export: of the width asked for, else its own.
    #[must_use]
    pub fn size(&self, width: Option<f64>, scale: f64) -> Size {
        let (wide, high) = self.spec.size;
        let Some(room) = &self.spec.room else {
            let larger = width.map_or(1.0, |width| width / wide);
            return (wide * larger, high * larger);
        };
        let own = || room.width.map_or(wide, |widest| widest(self.outcomes, self.values, scale));
        let width = width.unwrap_or_else(own);
        (width, (room.height)(self.outcomes, self.values, width, scale))
    }
}

fn proportioned(spec: &Spec, width: f64) -> f64 {
    let (wide, high) = spec.size;
    let narrow = (wide / width.at_least(1.0)).at_least(1.0);
    // What is read beside its steps leaves room for them.
    let most = if spec.panel.is_some() { 0.9 } else { 1.7 };
    (width * high / wide * narrow * narrow.sqrt().sqrt().at_most(1.4))
        .at_most(most * width)
        .at_least(width * high / wide)
}
