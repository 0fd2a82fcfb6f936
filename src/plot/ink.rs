//! Ink: the few things every back end can draw.

use super::Color;

/// A place in CSS pixels, y downwards.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour and opacity.
    pub color: Color,
    /// Width in CSS pixels.
    pub width: f64,
    /// On and off lengths; `None` is solid.
    pub dash: Option<(f64, f64)>,
}

/// Horizontal alignment of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Begins at the point.
    Start,
    /// Is centred on the point.
    Middle,
    /// Ends at the point.
    End,
}

/// Vertical alignment of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The point is on the base line.
    Baseline,
    /// The point is at half the height of the digits.
    Center,
    /// The point is at the top of the capitals.
    Top,
}

/// How a text is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Height of the em in CSS pixels.
    pub size: f64,
    /// Colour.
    pub color: Color,
    /// Horizontal alignment.
    pub align: Align,
    /// Vertical alignment.
    pub anchor: Anchor,
    /// Serif for mathematics and titles, sans for everything else.
    pub serif: bool,
    /// Italics, for symbols.
    pub italic: bool,
    /// Bold.
    pub bold: bool,
    /// Clockwise turn in degrees about the point: 0, 90 or −90.
    pub turn: f64,
}

/// The shape of a mark; class k has shape (k + ⌊k/10⌋) mod 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names are the shapes
pub enum Shape {
    Circle,
    Square,
    Triangle,
    Diamond,
    Cross,
    TriangleDown,
    Star,
    Pentagon,
    Plus,
    Hexagon,
}

/// One sample drawn as a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Its centre.
    pub at: Point,
    /// Its shape.
    pub shape: Shape,
    /// Radius of the circle with the shape's area, CSS pixels.
    pub radius: f64,
    /// Fill colour.
    pub fill: Color,
    /// Rim colour and width; `None` for no rim.
    pub rim: Option<(Color, f64)>,
}

/// A back end. Object-safe; drawing never fails.
pub trait Ink {
    /// Width and height in CSS pixels.
    fn size(&self) -> (f64, f64);
    /// A straight line.
    fn line(&mut self, from: Point, to: Point, stroke: &Stroke);
    /// A polyline, closed or not, filled or not.
    fn path(&mut self, points: &[Point], closed: bool, stroke: Option<&Stroke>, fill: Option<Color>);
    /// A circle.
    fn circle(&mut self, center: Point, radius: f64, stroke: Option<&Stroke>, fill: Option<Color>);
    /// A line of text.
    fn text(&mut self, text: &str, at: Point, style: &TextStyle);
    /// A grid of colours, `columns × rows` RGBA, row-major from the top left, stretched over `area`.
    fn field(&mut self, area: Rect, columns: usize, rows: usize, rgba: &[u8], smooth: bool);
    /// Many small marks at once, in order; much faster than one circle at a time.
    fn points(&mut self, marks: &[Mark]);
    /// Restricts drawing to a rectangle until [`Ink::unclip`].
    fn clip(&mut self, area: Rect);
    /// Ends the latest [`Ink::clip`].
    fn unclip(&mut self);
    /// Names what is drawn next, for screen readers of an SVG and for tests; draws nothing on a canvas.
    fn title(&mut self, text: &str);
}
