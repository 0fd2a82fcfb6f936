//! Ink: the few things every back end can draw, and the points, rectangles, strokes and styles they are told in.

use super::Color;

/// A place in CSS pixels, y downwards.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// The point (x, y).
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The point moved by (dx, dy).
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }

    /// The point a share `t` of the way to `other`.
    #[must_use]
    pub fn toward(self, other: Self, t: f64) -> Self {
        Self { x: self.x + (other.x - self.x) * t, y: self.y + (other.y - self.y) * t }
    }

    /// Distance to `other` in CSS pixels.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        let (dx, dy) = (other.x - self.x, other.y - self.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// Neither coordinate is infinite or NaN.
    #[must_use]
    pub fn finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
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

impl Rect {
    /// From its upper left corner and its size.
    #[must_use]
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// Right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its middle.
    #[must_use]
    pub fn center(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Smaller by so much on every side; larger when negative. Never narrower than nothing.
    #[must_use]
    pub fn inset(&self, by: f64) -> Self {
        self.pad(by, by, by, by)
    }

    /// Smaller by so much at the left, top, right and bottom. Never narrower than nothing.
    #[must_use]
    pub fn pad(&self, left: f64, top: f64, right: f64, bottom: f64) -> Self {
        let (width, height) = (self.width - left - right, self.height - top - bottom);
        Self::new(self.x + left, self.y + top, width.max(0.0), height.max(0.0))
    }

    /// The largest square in its middle.
    #[must_use]
    pub fn square(&self) -> Self {
        let side = self.width.min(self.height);
        let middle = self.center();
        Self::new(middle.x - side / 2.0, middle.y - side / 2.0, side, side)
    }

    /// Whether a point lies inside or on the edge.
    #[must_use]
    pub fn contains(&self, p: Point) -> bool {
        p.x >= self.x && p.x <= self.right() && p.y >= self.y && p.y <= self.bottom()
    }

    /// Whether two rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The corners, clockwise from the upper left.
    #[must_use]
    pub fn corners(&self) -> [Point; 4] {
        let (r, b) = (self.right(), self.bottom());
        [Point::new(self.x, self.y), Point::new(r, self.y), Point::new(r, b), Point::new(self.x, b)]
    }
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

impl Stroke {
    /// A solid line.
    #[must_use]
    pub const fn new(color: Color, width: f64) -> Self {
        Self { color, width, dash: None }
    }

    /// The same line, dashed.
    #[must_use]
    pub const fn dashed(self, on: f64, off: f64) -> Self {
        Self { dash: Some((on, off)), ..self }
    }
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

impl TextStyle {
    /// Upright sans, beginning at the point, on the base line.
    #[must_use]
    pub const fn new(size: f64, color: Color) -> Self {
        Self {
            size,
            color,
            align: Align::Start,
            anchor: Anchor::Baseline,
            serif: false,
            italic: false,
            bold: false,
            turn: 0.0,
        }
    }

    /// Placed about its point like this.
    #[must_use]
    pub const fn placed(self, align: Align, anchor: Anchor) -> Self {
        Self { align, anchor, ..self }
    }

    /// In bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// As a mathematical symbol: serif italics.
    #[must_use]
    pub const fn symbol(self) -> Self {
        Self { serif: true, italic: true, ..self }
    }

    /// Turned clockwise by 0, 90 or −90 degrees.
    #[must_use]
    pub const fn turned(self, degrees: f64) -> Self {
        Self { turn: degrees, ..self }
    }
}

/// The shape of a mark; class k has shape (k + ⌊k/10⌋) mod 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

impl Mark {
    /// A mark without a rim.
    #[must_use]
    pub const fn new(at: Point, shape: Shape, radius: f64, fill: Color) -> Self {
        Self { at, shape, radius, fill, rim: None }
    }

    /// The mark with a rim of a colour and width.
    #[must_use]
    pub const fn rimmed(self, color: Color, width: f64) -> Self {
        Self { rim: Some((color, width)), ..self }
    }

    /// An empty ring, as it goes round a misclassified sample or a support vector.
    #[must_use]
    pub const fn ring(at: Point, radius: f64, color: Color, width: f64) -> Self {
        Self { at, shape: Shape::Circle, radius, fill: Color::CLEAR, rim: Some((color, width)) }
    }
}

/// Whether a line through points goes on from the last one to the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// It ends at the last one.
    Open,
    /// It goes round.
    Closed,
}

/// How the cells of a field are stretched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// One blends into the next.
    Smooth,
    /// Each is a rectangle of one colour.
    Hard,
}

/// A back end. Object-safe; drawing never fails.
pub trait Ink {
    /// Width and height in CSS pixels.
    fn size(&self) -> (f64, f64);
    /// A straight line.
    fn line(&mut self, from: Point, to: Point, stroke: &Stroke);
    /// A polyline, filled or not.
    fn path(&mut self, points: &[Point], ends: Ends, stroke: Option<&Stroke>, fill: Option<Color>);
    /// A circle.
    fn circle(&mut self, center: Point, radius: f64, stroke: Option<&Stroke>, fill: Option<Color>);
    /// A line of text.
    fn text(&mut self, text: &str, at: Point, style: &TextStyle);
    /// A grid of colours, `columns × rows` RGBA, row-major from the top left, stretched over `area`.
    fn field(&mut self, area: Rect, columns: usize, rows: usize, rgba: &[u8], cells: Cells);
    /// Many small marks at once, in order; much faster than one circle at a time.
    fn points(&mut self, marks: &[Mark]);
    /// Restricts drawing to a rectangle until [`Ink::unclip`].
    fn clip(&mut self, area: Rect);
    /// Ends the latest [`Ink::clip`].
    fn unclip(&mut self);
    /// Names what is drawn next, for screen readers of an SVG and for tests; draws nothing on a canvas.
    fn title(&mut self, text: &str);
}
