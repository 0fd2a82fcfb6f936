//! Marks as pixels: thousands of points a frame.
//!
//! A mark is drawn once for each of 4 × 4 positions within a pixel and kept; after that a point costs one small blend into a
//! clear layer, which the canvas takes over whole. Two thousand arcs drawn one by one cost over ten times as much.
//!
//! Coverage of a pixel by an edge at distance d is ½ − d, cut to 0–1: exact for edges along the axes, within a few per cent for
//! others. A rim of width w is the difference of the coverages at d − w/2 and d + w/2.

use std::collections::BTreeMap;

use super::{Color, Mark, Point, Shape, marks};

/// Positions within a pixel, each way.
const PHASES: i64 = 4;
/// Styles kept before starting afresh; ten classes need some thirty.
const KEPT: usize = 256;
/// Largest radius, and widest rim, in device pixels; a larger one is drawn at this size.
const LARGEST_RADIUS: f64 = 64.0;

/// One mark at one position within a pixel.
struct Sprite {
    side: usize,
    /// Distance from the pixel of the mark's centre to the sprite's first.
    half: i64,
    pixels: Vec<[u8; 4]>,
    /// First and last-plus-one pixel of each row that is not clear.
    spans: Vec<(usize, usize)>,
}

/// What two marks must share to share their sprites.
type Style = (Shape, [u32; 2], [u8; 8]);

/// A style's sprites, one for each position within a pixel, drawn when first asked for.
type Sprites = [Option<Sprite>; (PHASES * PHASES) as usize];

/// A clear layer of pixels that marks are blended into.
#[derive(Default)]
pub struct Layer {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
    touched: Option<[usize; 4]>,
    styles: BTreeMap<Style, usize>,
    sprites: Vec<Sprites>,
    /// The style of the last mark: neighbours often share it.
    last: Option<(Style, usize)>,
}

impl Layer {
    /// An empty layer; [`begin`](Self::begin) gives it a size.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Clears what was drawn and makes room for a size in device pixels. The layer grows but never shrinks, so that pictures of
    /// several sizes share it without filling it anew each time.
    pub fn begin(&mut self, width: usize, height: usize) {
        if width > self.width || height > self.height {
            (self.width, self.height) = (width.max(self.width), height.max(self.height));
            self.pixels.clear();
            self.pixels.resize(self.width * self.height, [0; 4]);
        } else if let Some([left, top, right, bottom]) = self.touched {
            for y in top..bottom {
                self.pixels[y * self.width + left..y * self.width + right].fill([0; 4]);
            }
        }
        self.touched = None;
    }

    /// Width and height in device pixels.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// Blends marks in order; `scale` is device pixels per CSS pixel.
    pub fn draw(&mut self, marks: &[Mark], scale: f64) {
        for mark in marks.iter().filter(|mark| mark.at.finite()) {
            self.stamp(mark, scale);
        }
    }

    /// RGBA bytes of the whole layer, row-major, colours not multiplied by alpha.
    #[must_use]
    pub fn rgba(&self) -> &[u8] {
        self.pixels.as_flattened()
    }

    /// Left, top, right and bottom (exclusive) of the pixels drawn on since [`begin`](Self::begin).
    #[must_use]
    pub fn touched(&self) -> Option<[usize; 4]> {
        self.touched
    }

    fn stamp(&mut self, mark: &Mark, scale: f64) {
        let (qx, qy) = (quarter(mark.at.x * scale), quarter(mark.at.y * scale));
        let (phase_x, phase_y) = (qx.rem_euclid(PHASES), qy.rem_euclid(PHASES));
        let style = self.style(mark, scale);
        let sprite = self.sprites[style][(phase_y * PHASES + phase_x) as usize].get_or_insert_with(|| {
            let at = |phase: i64| phase as f64 / PHASES as f64;
            picture(mark, scale, Point::new(at(phase_x), at(phase_y)))
        });
        let (left, top) = (qx.div_euclid(PHASES) - sprite.half, qy.div_euclid(PHASES) - sprite.half);
        let Some((columns, x)) = overlap(left, sprite.side, self.width) else { return };
        let Some((rows, y)) = overlap(top, sprite.side, self.height) else { return };
        for (row, y) in rows.clone().zip(y..) {
            let (first, last) = sprite.spans[row];
            let (from, to) = (first.max(columns.start), last.min(columns.end));
            if from >= to {
                continue;
            }
            let source = &sprite.pixels[row * sprite.side..][from..to];
            let target = &mut self.pixels[y * self.width + x + from - columns.start..][..to - from];
            for (below, &above) in target.iter_mut().zip(source) {
                over(below, above);
            }
        }
        let [l, t, r, b] = self.touched.unwrap_or([self.width, self.height, 0, 0]);
        let (right, bottom) = (x + columns.len(), y + rows.len());
        self.touched = Some([l.min(x), t.min(y), r.max(right), b.max(bottom)]);
    }

    /// Where the sprites of a mark's style are.
    fn style(&mut self, mark: &Mark, scale: f64) -> usize {
        let style = style(mark, scale);
        if let Some((last, index)) = self.last
            && last == style
        {
            return index;
        }
        if self.sprites.len() >= KEPT {
            self.styles.clear();
            self.sprites.clear();
        }
        let next = self.sprites.len();
        let index = *self.styles.entry(style).or_insert(next);
        if index == next {
            self.sprites.push(Sprites::default());
        }
        self.last = Some((style, index));
        index
    }
}

/// Nearest quarter pixel. Far outside the layer the exact place does not matter, but it must not overflow.
fn quarter(v: f64) -> i64 {
    (v * PHASES as f64 + 0.5).floor().clamp(-1e9, 1e9) as i64
}

/// Which of `side` pixels from `start` lie within 0..`limit`, and where the first of them goes.
fn overlap(start: i64, side: usize, limit: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let from = (-start).max(0);
    let to = (limit as i64 - start).min(side as i64);
    (from < to).then(|| (from as usize..to as usize, (start + from) as usize))
}

fn style(mark: &Mark, scale: f64) -> Style {
    let (rim, width) = mark.rim.unwrap_or((Color::CLEAR, 0.0));
    // A sixteenth of a pixel is finer than can be seen.
    let sixteenths = |v: f64| (v * scale * 16.0).clamp(0.0, 1e6) as u32;
    let ([a, b, c, d], [e, f, g, h]) = (mark.fill.rgba(), rim.rgba());
    (mark.shape, [sixteenths(mark.radius), sixteenths(width)], [a, b, c, d, e, f, g, h])
}

/// Draws a mark whose centre lies at `at` within its pixel.
fn picture(mark: &Mark, scale: f64, at: Point) -> Sprite {
    let radius = (mark.radius * scale).clamp(0.0, LARGEST_RADIUS);
    let (rim, width) =
        mark.rim.map_or((Color::CLEAR, 0.0), |(c, w)| (c, (w * scale).clamp(0.0, LARGEST_RADIUS)));
    let corners = marks::outline(mark.shape, radius);
    let half = (marks::extent(mark.shape, radius) + width / 2.0 + 1.0).ceil() as i64;
    let side = (2 * half + 1) as usize;
    let middle = half as f64;
    let coverage = |d: f64| (0.5 - d).clamp(0.0, 1.0);
    let pixel = |i: usize| {
        let (x, y) = ((i % side) as f64 + 0.5, (i / side) as f64 + 0.5);
        let d = marks::distance(&corners, radius, Point::new(x - middle - at.x, y - middle - at.y));
        let around = coverage(d - width / 2.0) - coverage(d + width / 2.0);
        let mut colour = share(mark.fill, coverage(d));
        over(&mut colour, share(rim, around));
        colour
    };
    let pixels: Vec<[u8; 4]> = (0..side * side).map(pixel).collect();
    let span = |row: &[[u8; 4]]| {
        let first = row.iter().position(|p| p[3] > 0).unwrap_or(0);
        let last = row.iter().rposition(|p| p[3] > 0).map_or(0, |i| i + 1);
        (first, last)
    };
    let spans = pixels.chunks(side).map(span).collect();
    Sprite { side, half, pixels, spans }
}

fn share(color: Color, coverage: f64) -> [u8; 4] {
    color.alpha(f64::from(color.a) / 255.0 * coverage).rgba()
}

/// `above` over `below`, neither multiplied by its alpha (Porter and Duff 1984).
#[inline]
fn over(below: &mut [u8; 4], above: [u8; 4]) {
    let a = u32::from(above[3]);
    if a == 0 {
        return;
    }
    if a == 255 || below[3] == 0 {
        *below = above;
        return;
    }
    if below[3] == 255 {
        // The common case apart: dividing by a constant is a multiplication.
        for i in 0..3 {
            below[i] = ((u32::from(above[i]) * a + u32::from(below[i]) * (255 - a) + 127) / 255) as u8;
        }
        return;
    }
    let rest = u32::from(below[3]) * (255 - a);
    let total = a * 255 + rest;
    for i in 0..3 {
        below[i] = ((u32::from(above[i]) * a * 255 + u32::from(below[i]) * rest + total / 2) / total) as u8;
    }
    below[3] = ((total + 127) / 255) as u8;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::Theme;

    const RED: Color = Color::hex(0xff_0000);

    /// Sum of coverage, and its centre.
    fn weigh(layer: &Layer) -> (f64, f64, f64) {
        let (mut sum, mut x, mut y) = (0.0, 0.0, 0.0);
        for (i, pixel) in layer.rgba().as_chunks::<4>().0.iter().enumerate() {
            let a = f64::from(pixel[3]) / 255.0;
            sum += a;
            x += a * ((i % layer.width) as f64 + 0.5);
            y += a * ((i / layer.width) as f64 + 0.5);
        }
        (sum, x / sum, y / sum)
    }

    #[test]
    fn shapes_cover_their_area_at_their_centre() {
        let mut layer = Layer::new();
        for k in 0..10 {
            for i in 0..8 {
                let at = Point::new(20.0 + f64::from(i) / 8.0, 21.0 - f64::from(i) * 0.3);
                layer.begin(48, 48);
                layer.draw(&[Mark::new(at, Theme::shape(k), 4.0, RED)], 1.0);
                let (sum, x, y) = weigh(&layer);
                let area = 16.0 * std::f64::consts::PI;
                assert!((sum - area).abs() < 0.03 * area, "{:?}: {sum} instead of {area}", Theme::shape(k));
                let off = (x - at.x).abs().max((y - at.y).abs());
                assert!(off < 0.18, "{:?} at {at:?}: off by {off}", Theme::shape(k));
            }
        }
    }

    #[test]
    fn a_thin_rim_covers_its_width() {
        let mut layer = Layer::new();
        layer.begin(40, 40);
        layer.draw(&[Mark::ring(Point::new(20.0, 20.0), 8.0, RED, 0.5)], 1.0);
        let (sum, ..) = weigh(&layer);
        let area = 2.0 * std::f64::consts::PI * 8.0 * 0.5;
        assert!((sum - area).abs() < 0.03 * area, "{sum} instead of {area}");
        assert_eq!(layer.rgba()[(20 * 40 + 20) * 4 + 3], 0, "a ring is empty");
    }

    #[test]
    fn clearing_leaves_nothing_and_marks_may_hang_over_the_edge() {
        let mut layer = Layer::new();
        layer.begin(30, 20);
        let places = [(0.0, 0.0), (30.0, 20.0), (-500.0, 3.0), (1e300, 1.0), (f64::NAN, 1.0), (15.0, 19.6)];
        let marks =
            places.map(|(x, y)| Mark::new(Point::new(x, y), Shape::Star, 5.0, RED).rimmed(Color::WHITE, 1.0));
        layer.draw(&marks, 1.5);
        assert_eq!(layer.touched(), Some([0, 0, 30, 20]));
        layer.begin(30, 20);
        assert!(layer.rgba().iter().all(|&byte| byte == 0));
    }

    #[test]
    fn translucent_marks_blend_like_painted_light() {
        let mut below = [200, 100, 0, 255];
        over(&mut below, [0, 100, 200, 128]);
        assert_eq!(below, [100, 100, 100, 255]);
        let mut clear = [9, 9, 9, 0];
        over(&mut clear, [1, 2, 3, 40]);
        assert_eq!(clear, [1, 2, 3, 40]);
        let mut thin = [255, 0, 0, 128];
        over(&mut thin, [0, 0, 255, 128]);
        assert_eq!(thin, [85, 0, 170, 192]);
    }
}
