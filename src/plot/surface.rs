//! Surface: plotters' `DrawingBackend`, once, over any ink.
//!
//! plotters counts in whole pixels. Here its pixel is an eighth of a CSS pixel, so a curve moves smoothly and a stroke may be
//! 1.5 wide; the ink gets CSS pixels back. Text widths come from the one table in [`text`], never from the DOM
//! or a font of the machine, so every back end lays out alike. What lies outside the [`within`](Surface::within) rectangle
//! is cut; plotters alone would bend it along the border.

use std::convert::Infallible;

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontFamily, FontStyle,
    FontTransform,
};

use super::{Align, Anchor, Color, Ends, Ink, Point, Rect, Stroke, TextStyle, text};

/// plotters' pixels per CSS pixel.
pub const UNITS: f64 = 8.0;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// An ink as plotters sees it. Drawing never fails.
pub struct Surface<'a> {
    ink: &'a mut dyn Ink,
    dash: Option<(f64, f64)>,
}

impl<'a> Surface<'a> {
    /// A surface that draws only inside `area`, until it is dropped.
    pub fn within(ink: &'a mut dyn Ink, area: Rect) -> Self {
        ink.clip(area);
        Self { ink, dash: None }
    }

    /// Draws every line dashed, `on` and `off` CSS pixels long: plotters' styles know no dashes.
    #[must_use]
    pub fn dashed(mut self, dash: Option<(f64, f64)>) -> Self {
        self.dash = dash;
        self
    }

    fn stroke<S: BackendStyle>(&self, style: &S) -> Stroke {
        Stroke {
            color: color(style.color()),
            width: f64::from(style.stroke_width()) / UNITS,
            dash: self.dash,
        }
    }
}

impl Drop for Surface<'_> {
    fn drop(&mut self) {
        self.ink.unclip();
    }
}

/// A length in plotters' pixels.
#[must_use]
pub fn units(css: f64) -> i32 {
    (css * UNITS + 0.5).floor() as i32
}

fn css((x, y): BackendCoord) -> Point {
    Point::new(f64::from(x) / UNITS, f64::from(y) / UNITS)
}

fn color(c: BackendColor) -> Color {
    let (r, g, b) = c.rgb;
    Color { r, g, b, a: 255 }.alpha(c.alpha)
}

impl DrawingBackend for Surface<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.ink.size();
        (units(width).max(0) as u32, units(height).max(0) as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, c: BackendColor) -> Drawn {
        let side = 1.0 / UNITS;
        let p = css(at);
        self.ink.path(&Rect::new(p.x, p.y, side, side).corners(), Ends::Closed, None, Some(color(c)));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let stroke = self.stroke(style);
        self.ink.line(css(from), css(to), &stroke);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (a, b) = (css(upper_left), css(bottom_right));
        let corners = Rect::new(a.x, a.y, b.x - a.x, b.y - a.y).corners();
        let stroke = self.stroke(style);
        self.ink.path(&corners, Ends::Closed, (!fill).then_some(&stroke), fill.then_some(stroke.color));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<Point> = path.into_iter().map(css).collect();
        let stroke = self.stroke(style);
        self.ink.path(&points, Ends::Open, Some(&stroke), None);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let stroke = self.stroke(style);
        let radius = f64::from(radius) / UNITS;
        self.ink.circle(css(center), radius, (!fill).then_some(&stroke), fill.then_some(stroke.color));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<Point> = vert.into_iter().map(css).collect();
        self.ink.path(&points, Ends::Closed, None, Some(color(style.color())));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, words: &str, style: &S, at: BackendCoord) -> Drawn {
        self.ink.text(words, css(at), &text_style(style));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        words: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let style = text_style(style);
        Ok((units(text::width(words, &style)) as u32, units(style.size * text::CAP) as u32))
    }
}

/// plotters' style of a text in ours; its sizes are in units too.
fn text_style<S: BackendTextStyle>(style: &S) -> TextStyle {
    let anchor = style.anchor();
    TextStyle {
        size: style.size() / UNITS,
        color: color(style.color()),
        align: match anchor.h_pos {
            HPos::Left => Align::Start,
            HPos::Center => Align::Middle,
            HPos::Right => Align::End,
        },
        anchor: match anchor.v_pos {
            VPos::Top => Anchor::Top,
            VPos::Center => Anchor::Center,
            VPos::Bottom => Anchor::Baseline,
        },
        serif: matches!(style.family(), FontFamily::Serif),
        italic: matches!(style.style(), FontStyle::Italic | FontStyle::Oblique),
        bold: matches!(style.style(), FontStyle::Bold),
        turn: match style.transform() {
            FontTransform::None | FontTransform::Rotate180 => 0.0,
            FontTransform::Rotate90 => 90.0,
            FontTransform::Rotate270 => -90.0,
        },
    }
}
