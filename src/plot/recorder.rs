//! Recorder: an ink that remembers what was asked of it, for tests.

use super::{Cells, Color, Ends, Ink, Mark, Point, Rect, Stroke, TextStyle, text};

/// One call of an [`Ink`] method.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are the arguments of the methods
pub enum Call {
    Line { from: Point, to: Point, stroke: Stroke },
    Path { points: Vec<Point>, ends: Ends, stroke: Option<Stroke>, fill: Option<Color> },
    Circle { center: Point, radius: f64, stroke: Option<Stroke>, fill: Option<Color> },
    Text { text: String, at: Point, style: TextStyle },
    Field { area: Rect, columns: usize, rows: usize, rgba: Vec<u8>, cells: Cells },
    Points { marks: Vec<Mark> },
    Clip { area: Rect },
    Unclip,
    Title { text: String },
}

/// Remembers every call in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorder {
    size: (f64, f64),
    calls: Vec<Call>,
}

impl Recorder {
    /// A recorder of a size in CSS pixels.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        Self { size: (width, height), calls: Vec::new() }
    }

    /// Every call, in order.
    #[must_use]
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// Every text, in order.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        self.labels().map(|(words, _)| words).collect()
    }

    /// Every mark, in order.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let marks = self.calls.iter().filter_map(|call| match call {
            Call::Points { marks } => Some(marks.as_slice()),
            _ => None,
        });
        marks.flatten().copied().collect()
    }

    /// Pairs of texts that cover each other; an empty list is a readable picture.
    #[must_use]
    pub fn overlapping_texts(&self) -> Vec<(String, String)> {
        let labels: Vec<(&str, Rect)> = self.labels().collect();
        let mut pairs = Vec::new();
        for (i, (first, one)) in labels.iter().enumerate() {
            for (second, other) in &labels[i + 1..] {
                if one.overlaps(other) {
                    pairs.push(((*first).to_owned(), (*second).to_owned()));
                }
            }
        }
        pairs
    }

    /// Texts that reach beyond the picture.
    #[must_use]
    pub fn outside_texts(&self) -> Vec<&str> {
        let page = Rect::new(0.0, 0.0, self.size.0, self.size.1);
        let inside = |r: &Rect| r.corners().into_iter().all(|corner| page.contains(corner));
        self.labels().filter(|(_, extent)| !inside(extent)).map(|(words, _)| words).collect()
    }

    /// Whether every coordinate of every call is a number.
    #[must_use]
    pub fn finite(&self) -> bool {
        self.calls.iter().all(|call| match call {
            Call::Line { from, to, .. } => from.finite() && to.finite(),
            Call::Path { points, .. } => points.iter().all(|p| p.finite()),
            Call::Circle { center, radius, .. } => center.finite() && radius.is_finite(),
            Call::Text { at, .. } => at.finite(),
            Call::Field { area, .. } | Call::Clip { area } => area.corners().iter().all(|p| p.finite()),
            Call::Points { marks } => marks.iter().all(|m| m.at.finite() && m.radius.is_finite()),
            Call::Unclip | Call::Title { .. } => true,
        })
    }

    fn labels(&self) -> impl Iterator<Item = (&str, Rect)> {
        self.calls.iter().filter_map(|call| match call {
            Call::Text { text, at, style } => Some((text.as_str(), text::extent(text, *at, style))),
            _ => None,
        })
    }
}

impl Ink for Recorder {
    fn size(&self) -> (f64, f64) {
        self.size
    }
    fn line(&mut self, from: Point, to: Point, stroke: &Stroke) {
        self.calls.push(Call::Line { from, to, stroke: *stroke });
    }
    fn path(&mut self, points: &[Point], ends: Ends, stroke: Option<&Stroke>, fill: Option<Color>) {
        self.calls.push(Call::Path { points: points.to_vec(), ends, stroke: stroke.copied(), fill });
    }
    fn circle(&mut self, center: Point, radius: f64, stroke: Option<&Stroke>, fill: Option<Color>) {
        self.calls.push(Call::Circle { center, radius, stroke: stroke.copied(), fill });
    }
    fn text(&mut self, text: &str, at: Point, style: &TextStyle) {
        self.calls.push(Call::Text { text: text.to_owned(), at, style: *style });
    }
    fn field(&mut self, area: Rect, columns: usize, rows: usize, rgba: &[u8], cells: Cells) {
        self.calls.push(Call::Field { area, columns, rows, rgba: rgba.to_vec(), cells });
    }
    fn points(&mut self, marks: &[Mark]) {
        self.calls.push(Call::Points { marks: marks.to_vec() });
    }
    fn clip(&mut self, area: Rect) {
        self.calls.push(Call::Clip { area });
    }
    fn unclip(&mut self) {
        self.calls.push(Call::Unclip);
    }
    fn title(&mut self, text: &str) {
        self.calls.push(Call::Title { text: text.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_and_outside_texts_are_found() {
        let style = TextStyle::new(10.0, Color::hex(0));
        let mut ink = Recorder::new(100.0, 50.0);
        ink.text("left", Point::new(5.0, 20.0), &style);
        ink.text("over it", Point::new(15.0, 24.0), &style);
        ink.text("apart", Point::new(5.0, 45.0), &style);
        ink.text("beyond", Point::new(90.0, 45.0), &style);
        assert_eq!(ink.overlapping_texts(), [("left".to_owned(), "over it".to_owned())]);
        assert_eq!(ink.outside_texts(), ["beyond"]);
        assert!(ink.finite());
    }
}
