//! A chart: two axes, hairlines at the ticks, and curves, bars and bands drawn by plotters.
//!
//! ```text
//!  name of y
//!  11 ┤──────────────       labels at the left, hairlines at the ticks of y,
//!     │╲                    numbers of x below, as many as fit;
//!   0 ┤─╲────────────       nothing leaves the frame, nothing is bent along it
//!     0     500   1,000
//!         name of x
//! ```

use std::ops::Range;

use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::series::LineSeries;
use plotters::style::{RGBAColor, ShapeStyle};

use super::axis::Tick;
use super::surface::{UNITS, units};
use super::{Align, Anchor, Axis, Color, Ink, Point, Rect, Stroke, Surface, TextStyle, Theme, clip, text};
use crate::math::Real;

type Space<'s> = DrawingArea<Surface<'s>, Cartesian2d<Axis, Axis>>;

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        let share = self.share(*value).clamp(-1.0, 2.0);
        from + (share * f64::from(to - from) + 0.5).floor() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        self.ticks(hint.max_num_points()).into_iter().map(|tick| tick.at).collect()
    }

    fn range(&self) -> Range<f64> {
        self.low()..self.high()
    }
}

/// A chart being drawn on an ink.
pub struct Chart<'a> {
    ink: &'a mut dyn Ink,
    theme: &'a Theme,
    plot: Rect,
    x: Axis,
    y: Axis,
}

impl<'a> Chart<'a> {
    /// Draws the axes of a chart that fills `area` with its labels, and returns the chart to draw into.
    pub fn new(ink: &'a mut dyn Ink, area: Rect, x: Axis, y: Axis, theme: &'a Theme) -> Self {
        let style = theme.label();
        let top = if y.name().is_empty() { 0.5 * style.size } else { 1.9 * style.size };
        let below = if x.name().is_empty() { 1.7 * style.size } else { 3.1 * style.size };
        let rows = y.ticks_within((area.height - top - below).max(0.0), &style, true);
        let widest = rows.iter().map(|tick| text::width(&tick.label, &style)).fold(0.0, f64::max);
        let plot = area.pad(widest + 0.7 * style.size, top, 1.0, below);
        let mut chart = Self { ink, theme, plot, x, y };
        chart.mesh(rows.len());
        for tick in &rows {
            let at = chart.at(chart.x.low(), tick.at).moved(-0.55 * style.size, 0.0);
            chart.ink.text(&tick.label, at, &style.placed(Align::End, Anchor::Center));
        }
        chart.label_x(area, &style);
        chart.names(area, &style);
        chart
    }

    /// The rectangle the data is drawn in.
    #[must_use]
    pub fn plot(&self) -> Rect {
        self.plot
    }

    /// Where a pair of values lies on the page.
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> Point {
        let (across, up) = (self.x.share(x), self.y.share(y));
        Point::new(self.plot.x + across * self.plot.width, self.plot.bottom() - up * self.plot.height)
    }

    /// The values at a place of the page.
    #[must_use]
    pub fn values(&self, p: Point) -> (f64, f64) {
        let across = (p.x - self.plot.x) / self.plot.width;
        (self.x.value(across), self.y.value((self.plot.bottom() - p.y) / self.plot.height))
    }

    /// The ink, for what a chart does not draw itself: marks, labels.
    pub fn ink(&mut self) -> &mut dyn Ink {
        self.ink
    }

    /// A curve through points; broken where a value is not finite.
    pub fn curve(&mut self, points: &[(f64, f64)], stroke: &Stroke) {
        let pieces = self.visible(points);
        let space = self.space(stroke.dash);
        for piece in pieces {
            for part in LineSeries::new(piece, shape(stroke)) {
                settle(space.draw(&part));
            }
        }
    }

    /// The area between a curve and a level, filled.
    pub fn fill_under(&mut self, points: &[(f64, f64)], level: f64, fill: Color) {
        for mut piece in self.visible(points) {
            let (Some(&first), Some(&last)) = (piece.first(), piece.last()) else { continue };
            let level = within(level, &self.y);
            piece.extend([(last.0, level), (first.0, level)]);
            self.draw(&Polygon::new(piece, tone(fill)));
        }
    }

    /// Filled rectangles, each between two pairs of values: bars.
    pub fn blocks(&mut self, blocks: impl IntoIterator<Item = [(f64, f64); 2]>, fill: Color) {
        let inside = |(x, y): (f64, f64)| (within(x, &self.x), within(y, &self.y));
        let finite = |corners: &[(f64, f64); 2]| corners.iter().all(|(x, y)| x.is_finite() && y.is_finite());
        let blocks: Vec<_> = blocks.into_iter().map(|ends| ends.map(inside)).filter(finite).collect();
        let style = ShapeStyle::from(tone(fill)).filled();
        let space = self.space(None);
        blocks.into_iter().for_each(|corners| settle(space.draw(&Rectangle::new(corners, style))));
    }

    /// The band between two values of x over the whole height.
    pub fn band(&mut self, from: f64, to: f64, fill: Color) {
        let (low, high) = (self.y.low(), self.y.high());
        self.blocks([[(from, low), (to, high)]], fill);
    }

    /// An upright line at a value of x.
    pub fn upright(&mut self, x: f64, stroke: &Stroke) {
        let ends = [(x, self.y.low()), (x, self.y.high())];
        self.rule(ends, stroke);
    }

    /// A level line at a value of y.
    pub fn level(&mut self, y: f64, stroke: &Stroke) {
        let ends = [(self.x.low(), y), (self.x.high(), y)];
        self.rule(ends, stroke);
    }

    /// A few words at a pair of values, moved by `(dx, dy)` pixels and kept inside the plot.
    pub fn note(&mut self, words: &str, at: (f64, f64), (dx, dy): (f64, f64), style: &TextStyle) {
        let words = text::fit(words, self.plot.width, style);
        let at = self.at(at.0, at.1).moved(dx, dy);
        let at = keep_inside(&words, at, style, &self.plot);
        if at.finite() {
            self.ink.text(&words, at, style);
        }
    }

    fn rule(&mut self, ends: [(f64, f64); 2], stroke: &Stroke) {
        if ends.iter().all(|&(x, y)| self.plot.inset(-0.01).contains(self.at(x, y))) {
            let space = self.space(stroke.dash);
            settle(space.draw(&PathElement::new(ends.to_vec(), shape(stroke))));
        }
    }

    /// The pieces of a curve inside the axes, in values again. What lies on an edge but for rounding is inside.
    fn visible(&self, points: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
        let page: Vec<Point> = points.iter().map(|&(x, y)| self.at(x, y)).collect();
        let pieces = clip::polyline(&self.plot.inset(-1e-6), &page);
        pieces.into_iter().map(|piece| piece.into_iter().map(|p| self.values(p)).collect()).collect()
    }

    fn draw<E>(&mut self, element: &E)
    where
        for<'e, 's> &'e E: PointCollection<'e, (f64, f64)>,
        for<'s> E: Drawable<Surface<'s>>,
    {
        let space = self.space(None);
        settle(space.draw(element));
    }

    /// The plot as plotters' coordinate system. Strokes on the frame keep their full width.
    fn space(&mut self, dash: Option<(f64, f64)>) -> Space<'_> {
        let across = units(self.plot.x)..units(self.plot.right());
        let up = units(self.plot.bottom())..units(self.plot.y);
        let coordinates = Cartesian2d::new(self.x.clone(), self.y.clone(), (across, up));
        let surface = Surface::within(self.ink, self.plot.inset(-1.5)).dashed(dash);
        surface.into_drawing_area().apply_coord_spec(coordinates)
    }

    /// Hairlines at the ticks of y, on whole device pixels so that they stay thin.
    fn mesh(&mut self, rows: usize) {
        let stroke = self.theme.hairline();
        let space = self.space(None);
        let lines = space.as_coord_spec().clone();
        settle(lines.draw_mesh(rows, 0, |line| {
            if let MeshLine::YMesh(from, to, _) = line {
                let y = units(crisp(f64::from(from.1) / UNITS));
                let flat = PathElement::new(vec![(from.0, y), (to.0, y)], shape(&stroke));
                return space.strip_coord_spec().draw(&flat);
            }
            Ok(())
        }));
    }

    /// The numbers below, as many as fit; those at the ends are moved inside, so that the ends of the axis always have theirs.
    fn label_x(&mut self, area: Rect, style: &TextStyle) {
        let style = style.placed(Align::Middle, Anchor::Top);
        let place = |tick: &Tick| {
            let at = self.at(tick.at, self.y.low()).moved(0.0, 0.6 * style.size);
            keep_inside(&tick.label, at, &style, &area)
        };
        let apart = |pair: &[Tick]| {
            let [left, right] = [0, 1].map(|k| text::extent(&pair[k].label, place(&pair[k]), &style));
            left.right() + 0.9 * style.size <= right.x
        };
        let mut ticks = self.x.ticks_within(self.plot.width, &style, false);
        while ticks.len() > 1 && !ticks.windows(2).all(apart) {
            ticks = self.x.ticks(ticks.len() - 1);
        }
        let labels: Vec<(String, Point)> =
            ticks.into_iter().map(|tick| (place(&tick), tick)).map(|(at, tick)| (tick.label, at)).collect();
        for (label, at) in labels {
            self.ink.text(&label, at, &style);
        }
    }

    fn names(&mut self, area: Rect, style: &TextStyle) {
        if !self.x.name().is_empty() {
            let words = text::fit(self.x.name(), area.width, style);
            let middle = Point::new(self.plot.center().x, area.bottom() - 0.3 * style.size);
            let style = style.placed(Align::Middle, Anchor::Baseline);
            let at = keep_inside(&words, middle, &style, &area);
            self.ink.text(&words, at, &style);
        }
        if !self.y.name().is_empty() {
            let words = text::fit(self.y.name(), area.width, style);
            self.ink.text(&words, Point::new(area.x, area.y), &style.placed(Align::Start, Anchor::Top));
        }
    }
}

/// The place nearest to `at` where a text does not leave a rectangle sideways.
fn keep_inside(words: &str, at: Point, style: &TextStyle, area: &Rect) -> Point {
    let extent = text::extent(words, at, style);
    let push = (area.x - extent.x).max(0.0) - (extent.right() - area.right()).max(0.0);
    at.moved(push, 0.0)
}

/// The middle of the pixel a coordinate falls into: a 1-pixel line there is not blurred.
#[must_use]
pub fn crisp(v: f64) -> f64 {
    v.floor() + 0.5
}

/// The nearest value that the axis shows.
fn within(value: f64, axis: &Axis) -> f64 {
    value.at_least(axis.low()).at_most(axis.high())
}

fn tone(c: Color) -> RGBAColor {
    RGBAColor(c.r, c.g, c.b, f64::from(c.a) / 255.0)
}

fn shape(stroke: &Stroke) -> ShapeStyle {
    let width = units(stroke.width).max(1) as u32;
    ShapeStyle { color: tone(stroke.color), filled: false, stroke_width: width }
}

/// An ink never fails, and the area is not shared: there is no error to hand on.
fn settle<E: std::error::Error + Send + Sync>(drawn: Result<(), DrawingAreaErrorKind<E>>) {
    debug_assert!(drawn.is_ok());
}
