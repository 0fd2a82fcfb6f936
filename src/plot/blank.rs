//! Blank: an ink that has a size and draws nothing, for pictures that are only measured: where a chart comes to lie between its
//! labels, where marks lie that one can point at.

use super::{Cells, Color, Ends, Ink, Mark, Point, Rect, Stroke, TextStyle};

/// Paper that stays empty.
#[derive(Clone, Copy, Debug)]
pub struct Blank {
    size: (f64, f64),
}

impl Blank {
    /// Of a size in CSS pixels.
    #[must_use]
    pub const fn new(width: f64, height: f64) -> Self {
        Self { size: (width, height) }
    }
}

impl Ink for Blank {
    fn size(&self) -> (f64, f64) {
        self.size
    }
    fn line(&mut self, _: Point, _: Point, _: &Stroke) {}
    fn path(&mut self, _: &[Point], _: Ends, _: Option<&Stroke>, _: Option<Color>) {}
    fn circle(&mut self, _: Point, _: f64, _: Option<&Stroke>, _: Option<Color>) {}
    fn text(&mut self, _: &str, _: Point, _: &TextStyle) {}
    fn field(&mut self, _: Rect, _: usize, _: usize, _: &[u8], _: Cells) {}
    fn points(&mut self, _: &[Mark]) {}
    fn clip(&mut self, _: Rect) {}
    fn unclip(&mut self) {}
    fn title(&mut self, _: &str) {}
}
