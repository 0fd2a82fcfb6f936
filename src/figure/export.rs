//! Exports: a figure as an SVG, and how large it is there and on a page.
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
use crate::plot::SvgInk;

/// Tries to find the width at which a figure is as high as it may be: what does not shrink with it, words, is the smaller part.
const TRIES: usize = 6;

/// The figure as an SVG: the same bytes from the page and from the command line.
#[must_use]
pub fn svg(spec: &Spec, outcomes: &[Outcome], values: &Values, (width, height): Size, look: &Look) -> String {
    let mut ink = SvgInk::new(width, height).named(spec.id);
    let said: Vec<String> =
        (spec.describe)(outcomes, values).iter().map(|message| look.words.say(message)).collect();
    ink.describe(look.words.get(&format!("figure.{}", spec.id)), &said.join(" "));
    (spec.draw)(outcomes, values, &mut ink, look);
    ink.finish()
}

/// How high a figure is at a width: as its room says, or as its export, but taller where it is narrow, so that its panels can stand
/// below each other. `scale` is the theme's.
#[must_use]
pub fn height(spec: &Spec, outcomes: &[Outcome], values: &Values, width: f64, scale: f64) -> f64 {
    match &spec.room {
        Some(room) => (room.height)(outcomes, values, width, scale),
        None => proportioned(spec, width),
    }
}

/// The size of a figure in a room of this width that is `most` high, if it can be kept whole there.
#[must_use]
pub fn fit(spec: &Spec, outcomes: &[Outcome], values: &Values, (width, most): Size, scale: f64) -> Size {
    let at = |width: f64| (width, height(spec, outcomes, values, width, scale));
    let mut size = at(width);
    if size.1 > most && spec.room.is_none() {
        let (wide, high) = spec.size;
        return (width.at_most(most * wide / high), most);
    }
    for _ in 0..TRIES {
        if size.1 <= most {
            break;
        }
        let less = at((size.0 * most / size.1).at_least(1.0));
        // Names above their rows instead of beside them: less width would not help.
        if less.1 >= size.1 {
            break;
        }
        size = less;
    }
    size
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

/// The size of a figure's export: of the width asked for, else its own.
#[must_use]
pub fn size(spec: &Spec, outcomes: &[Outcome], values: &Values, width: Option<f64>, scale: f64) -> Size {
    let Some(room) = &spec.room else {
        let larger = width.map_or(1.0, |width| width / spec.size.0);
        return (spec.size.0 * larger, spec.size.1 * larger);
    };
    let own = || room.width.map_or(spec.size.0, |widest| widest(outcomes, values, scale));
    let width = width.unwrap_or_else(own);
    (width, (room.height)(outcomes, values, width, scale))
}
