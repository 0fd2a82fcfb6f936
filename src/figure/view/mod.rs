//! Views: the pictures of one experiment that the Lab shows while it trains, one file each. A view reads a
//! [`Frame`] and draws through [`plot`](crate::plot); the same code makes the page's picture and the SVG.

mod angles;
mod bar;
pub mod card;
mod cells;
mod class_rows;
mod confusion;
mod crosshair;
mod embedding;
pub mod field;
mod input;
mod label;
mod layers;
mod loss;
mod margin;
mod means;
mod names;
mod note;
mod pick;
mod push;
mod regions;
pub(super) mod rings;
mod sheet;
mod silhouette;
mod sphere;
mod target_logit;
pub(super) mod turns;

use super::{Look, Size};
use crate::data::Dataset;
use crate::engine::Frame;
use crate::knob::{Knob, Values};
use crate::math::Window;
use crate::math::angle::wide;
use crate::message::Message;
use crate::plot::{Ink, Point, TextStyle, Theme, text};
use std::cell::RefCell;

pub use card::{Card, card};
pub use class_rows::{ClassRow, class_rows};
pub use field::Memory;
pub use names::called;

/// Every view, in the order people are shown them.
pub const VIEWS: &[Spec] = &[
    embedding::SPEC,
    sphere::SPEC,
    input::SPEC,
    loss::SPEC,
    target_logit::SPEC,
    angles::SPEC,
    silhouette::SPEC,
    confusion::SPEC,
];

find_in!(VIEWS);

/// All there is to know about a view. Name: message `figure.<id>`; what it shows: `figure.<id>.what`.
pub struct Spec {
    /// Kebab-case; the file's name and the URL value.
    pub id: &'static str,
    /// What of its drawing can be set (layers, projection …), apart from the experiment's knobs.
    pub knobs: &'static [Knob],
    /// How large its exports are.
    pub size: Size,
    /// Draws into the whole of the ink.
    pub draw: fn(&Inputs, &Values, &mut dyn Ink, &Look),
    /// The same in sentences, for screen readers.
    pub describe: fn(&Inputs, &Values) -> Vec<Message>,
    /// What a pointer can do in it; `None` for a picture to look at only.
    pub touch: Option<Touch>,
    /// Where the Lab shows it.
    pub place: Place,
}

/// Where the Lab shows a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The large picture of the embedding (catalogue: `stage`).
    Stage,
    /// The same where it has three dimensions: it can be turned (`space`).
    Space,
    /// Beside it, where the data have two columns: the input plane that one paints in (`inputs`).
    Inputs,
    /// Among the small plots of what came of it (`reading`).
    Reading,
}

/// What a pointer can do in a figure, by the same mapping as the figure draws. A point is a place in the picture; the theme says
/// how large things are there.
#[derive(Clone, Copy)]
pub struct Touch {
    /// What lies there.
    pub pick: fn(&Inputs, &Values, &Theme, Size, Point) -> Option<Pick>,
    /// Its data coordinates: embedding or input space. With a prototype gripped, that prototype's raw coordinates when it
    /// points there and keeps its length. `None` where the picture has no such plane.
    pub locate: fn(&Inputs, &Values, &Theme, Size, Point) -> Option<Vec<f64>>,
    /// Where something is drawn; `None` when it is not.
    pub spot: fn(&Inputs, &Values, &Theme, Size, Pick) -> Option<Point>,
    /// Where each sample is drawn.
    pub places: fn(&Inputs, &Values, &Theme, Size) -> Vec<Option<Point>>,
}

/// Something a pointer found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Sample i.
    Sample(usize),
    /// Prototype j.
    Prototype(usize),
}

/// What a figure reads.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// The experiment's present state.
    pub frame: &'a Frame,
    /// The data behind it: class names, pictures.
    pub data: &'a Dataset,
    /// The half side that the page shows while its axes ease towards `frame.reach`; `None` draws the target itself.
    pub reach: Option<f64>,
    /// The part of the input plane shown while a hand paints in it; `None` for that of the frame.
    pub window: Option<Window>,
    /// Hovered or focused sample.
    pub focus: Option<usize>,
    /// Hovered or dragged prototype.
    pub grip: Option<usize>,
    /// The only class shown in full colour.
    pub isolate: Option<u32>,
    /// How far across the picture the pointer stands, in CSS pixels, where it is over a chart.
    pub pointer: Option<f64>,
    /// What the caller keeps between drawings, so that an unmoved view is not worked out again; `None` to draw once.
    pub memory: Option<&'a RefCell<Memory>>,
}

impl<'a> Inputs<'a> {
    /// A frame as it is, nothing pointed at.
    #[must_use]
    pub fn new(frame: &'a Frame, data: &'a Dataset) -> Self {
        Self {
            frame,
            data,
            reach: None,
            window: None,
            focus: None,
            grip: None,
            isolate: None,
            pointer: None,
            memory: None,
        }
    }
}

impl Inputs<'_> {
    /// What a class is called; its number where it has no name.
    #[must_use]
    pub fn class_name(&self, class: usize) -> String {
        called(&self.data.classes).into_iter().nth(class).unwrap_or_else(|| class.to_string())
    }

    /// What the classes are called, each as much of it as fits into a room and differs from the others.
    fn class_names(&self, room: f64, style: &TextStyle) -> Vec<String> {
        let mut whole = called(&self.data.classes);
        whole.truncate(self.frame.shape.classes);
        whole.extend((whole.len()..self.frame.shape.classes).map(|class| class.to_string()));
        text::fit_apart(&whole, room, style)
    }

    /// Whether a class is faded because another one is shown alone.
    #[must_use]
    pub fn faded(&self, class: usize) -> bool {
        self.isolate.is_some_and(|only| only as usize != class)
    }

    /// Whether the layer `show` (all, train or test) has a sample.
    fn shows(&self, sample: usize, show: &str) -> bool {
        let train = self.frame.train.get(sample).copied().unwrap_or(false);
        !matches!((show, train), ("train", false) | ("test", true))
    }

    /// Whether a sample is one of a faded class.
    fn apart(&self, sample: usize) -> bool {
        self.frame.labels.get(sample).is_some_and(|label| self.faded(*label as usize))
    }

    /// Mean length of the embeddings, 1 where there are none: pictures of directions stand for embeddings that long.
    #[must_use]
    pub fn typical_length(&self) -> f64 {
        let length = |x: &[f32]| x.iter().map(|v| f64::from(*v) * f64::from(*v)).sum::<f64>().sqrt();
        let lengths = self.frame.embeddings.chunks_exact(self.frame.shape.dim.max(1)).map(length);
        let finite = lengths.filter(|r| r.is_finite());
        let (sum, count) = finite.fold((0.0, 0.0), |(sum, count), r| (sum + r, count + 1.0));
        if sum > 0.0 { sum / count } else { 1.0 }
    }
}

#[cfg(test)]
pub(super) mod fixture;
#[cfg(test)]
mod tests;
