//! The canvas ink: pictures on an `HtmlCanvasElement`.
//!
//! ```text
//!  lines, paths, circles ──► the context, in CSS pixels under setTransform(dpr)
//!  text                  ──► the context, in the system's faces, placed by our own metric table
//!  fields, marks         ──► RGBA in wasm ──► ImageData ──► scratch canvas ──► drawImage
//! ```
//!
//! Two thousand marks as paths would be 2,000 arcs, and a field 65,536 rectangles: those are pixels. plotters draws through the
//! same ink as everything (`plot::Surface`); its own canvas back end has no clips and no fields, and would bring `core`'s writing
//! of floats into the wasm for the sake of a colour's name. The DOM is never asked for a measure. The scratch canvases and the
//! sprites of the marks outlive a picture, and all pictures of the page share them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, ImageData, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d,
};

use crate::math::decimal;
use crate::message::Message;
use crate::plot::sprite::Layer;
use crate::plot::{Align, Cells, Color, Ends, Ink, Mark, Point, Rect, Stroke, TextStyle, text};

const SANS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const SERIF: &str = "'Iowan Old Style', Palatino, 'Palatino Linotype', Georgia, serif";

thread_local! {
    static MARKS: RefCell<(Layer, Scratch)> = RefCell::default();
    /// By size: smooth stretching looks beyond the part it is told to stretch, so a field must fill its canvas.
    static FIELDS: RefCell<BTreeMap<(usize, usize), Scratch>> = RefCell::default();
}

/// By how much of its width a text may run over.
const SLACK: f64 = 0.03;

/// Sizes of fields kept; a page has the stage, bars both ways and thumbnails.
const SIZES: usize = 8;

/// Pixels on their way to a canvas: a canvas that is never shown, as large as the largest part carried so far.
#[derive(Default)]
struct Scratch {
    held: Option<(OffscreenCanvas, OffscreenCanvasRenderingContext2d)>,
}

/// What of a text's style is in the context's font: size, italic, bold, serif.
type Font = (f64, bool, bool, bool);

/// A rectangle of pixels: left, top, right, bottom.
type Pixels = [usize; 4];

impl Scratch {
    /// Copies the part `from` of a `width` wide RGBA picture to the scratch canvas, and from there to `to` on the context.
    fn carry(
        &mut self,
        context: &CanvasRenderingContext2d,
        (width, rgba): (usize, &[u8]),
        from: Pixels,
        to: Rect,
    ) -> Option<()> {
        let [left, top, right, bottom] = from;
        let image = ImageData::new_with_u8_clamped_array(Clamped(rgba), width as u32).ok()?;
        let (canvas, scratch) = self.at_least(right as u32, bottom as u32)?;
        let ([x, y], [w, h]) =
            ([left, top].map(|v| v as f64), [right - left, bottom - top].map(|v| v as f64));
        scratch
            .put_image_data_with_dirty_x_and_dirty_y_and_dirty_width_and_dirty_height(
                &image, 0.0, 0.0, x, y, w, h,
            )
            .ok()?;
        context
            .draw_image_with_offscreen_canvas_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                canvas, x, y, w, h, to.x, to.y, to.width, to.height,
            )
            .ok()
    }

    fn at_least(
        &mut self,
        width: u32,
        height: u32,
    ) -> Option<&(OffscreenCanvas, OffscreenCanvasRenderingContext2d)> {
        if self.held.is_none() {
            let canvas = OffscreenCanvas::new(width, height).ok()?;
            let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
            self.held = Some((canvas, context));
        }
        let held = self.held.as_ref()?;
        if held.0.width() < width {
            held.0.set_width(width);
        }
        if held.0.height() < height {
            held.0.set_height(height);
        }
        Some(held)
    }
}

/// Draws on a canvas of the page.
pub struct CanvasInk {
    context: CanvasRenderingContext2d,
    size: (f64, f64),
    dpr: f64,
    clips: u32,
    dash: Option<(f64, f64)>,
    font: Option<Font>,
    /// Marks wait in their layer to be put on the canvas.
    marked: bool,
}

impl CanvasInk {
    /// Clears a canvas and brings its backing store to `size` CSS pixels times `dpr`.
    ///
    /// # Errors
    /// A message where the browser gives no two-dimensional context.
    pub fn new(canvas: &HtmlCanvasElement, size: (f64, f64), dpr: f64) -> Result<Self, Message> {
        let dpr = if dpr > 0.0 && dpr <= 8.0 { dpr } else { 1.0 };
        let context = canvas.get_context("2d").ok().flatten().and_then(|c| c.dyn_into().ok());
        let context: CanvasRenderingContext2d = context.ok_or_else(|| Message::new("page.no-canvas"))?;
        let ink = Self { context, size, dpr, clips: 0, dash: None, font: None, marked: false };
        let (width, height) = (ink.pixels(size.0) as u32, ink.pixels(size.1) as u32);
        // Setting a size clears the canvas and every state, but also allocates it anew.
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
        } else {
            ink.transform([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
            ink.context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        }
        ink.context.set_line_join("round");
        ink.context.set_text_baseline("alphabetic");
        ink.to_css();
        Ok(ink)
    }

    fn transform(&self, [a, b, c, d, e, f]: [f64; 6]) {
        // Fails only for arguments that are not numbers.
        let done = self.context.set_transform(a, b, c, d, e, f);
        debug_assert!(done.is_ok());
    }

    /// Coordinates are CSS pixels.
    fn to_css(&self) {
        let scale = self.dpr;
        self.transform([scale, 0.0, 0.0, scale, 0.0, 0.0]);
    }

    /// CSS pixels as the canvas's own.
    fn pixels(&self, css: f64) -> usize {
        (css * self.dpr + 0.5).floor().clamp(1.0, 16_384.0) as usize
    }

    /// Puts the marks drawn since the last other thing on the canvas: several layers of marks, one transfer.
    fn settle(&mut self) {
        if !std::mem::take(&mut self.marked) {
            return;
        }
        MARKS.with_borrow_mut(|(layer, scratch)| {
            let Some([left, top, right, bottom]) = layer.touched() else { return };
            let width = layer.size().0;
            // Only the rows that hold something: the browser copies all it is given.
            let rows = &layer.rgba()[4 * width * top..4 * width * bottom];
            let (columns, height) = ((right - left) as f64, (bottom - top) as f64);
            self.transform([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
            self.context.set_image_smoothing_enabled(false);
            let to = Rect::new(left as f64, top as f64, columns, height);
            let drawn = scratch.carry(&self.context, (width, rows), [left, 0, right, bottom - top], to);
            debug_assert!(drawn.is_some());
            self.to_css();
        });
    }

    fn set_dash(&mut self, dash: Option<(f64, f64)>) {
        if dash == self.dash {
            return;
        }
        self.dash = dash;
        let lengths = js_sys::Array::new();
        if let Some((on, off)) = dash {
            lengths.push(&(on).into());
            lengths.push(&(off).into());
        }
        let done = self.context.set_line_dash(&lengths);
        debug_assert!(done.is_ok());
    }

    /// Fills and strokes the present path.
    fn paint(&mut self, stroke: Option<&Stroke>, fill: Option<Color>) {
        if let Some(fill) = fill {
            self.context.set_fill_style_str(&css(fill));
            self.context.fill();
        }
        if let Some(stroke) = stroke {
            self.set_dash(stroke.dash);
            self.context.set_stroke_style_str(&css(stroke.color));
            self.context.set_line_width(stroke.width);
            self.context.stroke();
        }
    }

    fn set_font(&mut self, style: &TextStyle) {
        let font = (style.size, style.italic, style.bold, style.serif);
        if self.font.replace(font) == Some(font) {
            return;
        }
        let slant = if style.italic { "italic" } else { "normal" };
        let weight = if style.bold { 600 } else { 400 };
        let family = if style.serif { SERIF } else { SANS };
        self.context.set_font(&format!("{slant} {weight} {}px {family}", decimal::shortest(style.size)));
    }
}

impl Drop for CanvasInk {
    fn drop(&mut self) {
        self.settle();
        for _ in 0..self.clips {
            self.context.restore();
        }
        self.set_dash(None);
    }
}

fn css(c: Color) -> String {
    format!("#{:08x}", u32::from_be_bytes(c.rgba()))
}

impl Ink for CanvasInk {
    fn size(&self) -> (f64, f64) {
        self.size
    }

    fn line(&mut self, from: Point, to: Point, stroke: &Stroke) {
        // Not draw_line: that moves upright and level lines by half a unit, which blurs them here.
        self.path(&[from, to], Ends::Open, Some(stroke), None);
    }

    fn path(&mut self, points: &[Point], ends: Ends, stroke: Option<&Stroke>, fill: Option<Color>) {
        self.settle();
        if points.len() < 2 || points.iter().any(|p| !p.finite()) {
            return;
        }
        self.context.begin_path();
        for (i, p) in points.iter().enumerate() {
            let (x, y) = (p.x, p.y);
            if i == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
        if ends == Ends::Closed {
            self.context.close_path();
        }
        self.paint(stroke, fill);
    }

    fn circle(&mut self, center: Point, radius: f64, stroke: Option<&Stroke>, fill: Option<Color>) {
        self.settle();
        if !(center.finite() && radius >= 0.0 && radius.is_finite()) {
            return;
        }
        self.context.begin_path();
        let (x, y) = (center.x, center.y);
        // Fails only for a negative radius.
        let done = self.context.arc(x, y, radius, 0.0, std::f64::consts::TAU);
        debug_assert!(done.is_ok());
        self.paint(stroke, fill);
    }

    fn text(&mut self, words: &str, at: Point, style: &TextStyle) {
        self.settle();
        if words.is_empty() || !at.finite() {
            return;
        }
        self.set_font(style);
        self.context.set_fill_style_str(&css(style.color));
        self.context.set_text_align(match style.align {
            Align::Start => "left",
            Align::Middle => "center",
            Align::End => "right",
        });
        let (d, x, y) = (self.dpr, at.x * self.dpr, at.y * self.dpr);
        self.transform(if style.turn > 0.0 {
            [0.0, d, -d, 0.0, x, y]
        } else if style.turn < 0.0 {
            [0.0, -d, d, 0.0, x, y]
        } else {
            [d, 0.0, 0.0, d, x, y]
        });
        // A system's face may be wider than the table's: it is narrowed to the room that the layout gave it.
        let (base, most) = (text::baseline(style), text::width(words, style) * (1.0 + SLACK));
        let done = self.context.fill_text_with_max_width(words, 0.0, base, most);
        debug_assert!(done.is_ok());
        self.to_css();
    }

    fn field(&mut self, area: Rect, columns: usize, rows: usize, rgba: &[u8], cells: Cells) {
        self.settle();
        if columns == 0 || rows == 0 || rgba.len() != 4 * columns * rows {
            return;
        }
        self.context.set_image_smoothing_enabled(cells == Cells::Smooth);
        let drawn = FIELDS.with_borrow_mut(|sizes| {
            if sizes.len() >= SIZES && !sizes.contains_key(&(columns, rows)) {
                sizes.clear();
            }
            let scratch = sizes.entry((columns, rows)).or_default();
            scratch.carry(&self.context, (columns, rgba), [0, 0, columns, rows], area)
        });
        debug_assert!(drawn.is_some());
    }

    fn points(&mut self, marks: &[Mark]) {
        MARKS.with_borrow_mut(|(layer, _)| {
            if !std::mem::replace(&mut self.marked, true) {
                layer.begin(self.pixels(self.size.0), self.pixels(self.size.1));
            }
            layer.draw(marks, self.dpr);
        });
    }

    fn clip(&mut self, area: Rect) {
        self.settle();
        self.set_dash(None);
        self.context.save();
        self.clips += 1;
        self.context.begin_path();
        self.context.rect(area.x, area.y, area.width, area.height);
        self.context.clip();
    }

    fn unclip(&mut self) {
        self.settle();
        if self.clips > 0 {
            self.clips -= 1;
            self.context.restore();
            // Restored with the clip: a solid line, and whatever font was set before.
            self.dash = None;
            self.font = None;
        }
    }

    fn title(&mut self, _text: &str) {}
}
