//! Face: what a pointer finds in a figure beyond spots and drags, and what the page shows the figure with.
//!
//! ```text
//! picture   looked at, dragged as its `drag` says
//! board     points to move, add and delete            pick, locate, places
//! gallery   rows to list and to compare at one place  panels, rows
//! ```

use super::Size;
use crate::engine::fit::Points;
use crate::engine::plan::Outcome;
use crate::knob::Values;
use crate::message::Words;
use crate::plot::{Point, Rect};

/// What the page shows a figure with.
#[derive(Clone, Copy)]
pub enum Face {
    /// The picture alone, and what of it can be dragged (catalogue: `picture`).
    Picture,
    /// Points to move, add and delete (`board`).
    Board(&'static BoardFace),
    /// Rows to compare at one place (`gallery`).
    Gallery(&'static GalleryFace),
}

/// Points under a hand, in a picture of a size in a theme of a scale.
pub struct BoardFace {
    /// The point under a pointer.
    pub pick: fn(&Values, Size, f64, Point) -> Option<usize>,
    /// The place of the plane under a pointer.
    pub locate: fn(&Values, Size, f64, Point) -> [f64; 2],
    /// Where each point is drawn.
    pub places: fn(&Values, Size, f64) -> Vec<Point>,
    /// Most points it holds.
    pub most: usize,
    /// All points.
    pub points: fn(&Values) -> Points,
    /// Such points as its knob lists them.
    pub list: fn(&Values, &Points) -> String,
}

/// Rows of panels, each panel a view of the same window.
pub struct GalleryFace {
    /// The panels of a picture of a width in a theme of a scale.
    pub panels: fn(&[Outcome], &Values, f64, f64) -> Panels,
    /// Most rows.
    pub most: usize,
    /// What is listed.
    pub rows: fn(&Values, &Words) -> Vec<Row>,
    /// The list of such rows, each as [`Row::fields`].
    pub list: fn(&[Vec<&str>]) -> String,
}

/// Panels, row by row.
pub struct Panels {
    /// How many stand in a row.
    pub columns: usize,
    /// Where each lies.
    pub areas: Vec<Rect>,
}

/// A row as it is fitted.
pub struct Row {
    /// Its id, then key and value of what was chosen, in turn.
    pub fields: Vec<String>,
    /// The key of its name.
    pub name: String,
    /// What was chosen for it, in words.
    pub choices: Vec<String>,
    /// Whether its published picture came from a solver that stopped early, and ours differs.
    pub stopped: bool,
}
