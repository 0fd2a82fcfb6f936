//! Field: the posterior over the plane as pixels, by exact short cuts.
//!
//! ```text
//! rule with a scale    logits depend on the direction alone:  4,096 directions, then one look-up a pixel
//! rule without         logits are affine in the place:        one exponential a class for 32 pixels
//! posterior of a label the head's own logits, label given:    by directions where lengths do not count, else every pixel
//! ```
//!
//! Every way gives the picture that evaluating each pixel in f64 gives, to within 1 level of 255. Where no single colour is
//! that close for a whole cell of directions (at a boundary, at large scales) its pixels are worked out one by one.

mod ball;
mod direction;
mod kernel;
mod tint;

use super::regions::Kept;
use crate::head::{Batch, Head, Rule, Shape};
use crate::math::{Real, Window};
pub use ball::Ball;
pub use kernel::Show;
use kernel::{Lane, Powers, RUN, Row, Run, SPAN, direct};
use tint::Table;
pub use tint::Tint;

/// Where a field is evaluated: pixel centres of a grid over a rectangle of the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Pixels across.
    pub columns: usize,
    /// Pixels down.
    pub rows: usize,
    /// In embedding units.
    pub area: Window,
    /// The plane shows directions only; every pixel stands for the embedding of this length that points there.
    pub length: Option<f64>,
}

/// What a caller keeps between pictures: buffers, colours, the direction of each pixel, which stays the same while the view
/// keeps its centre, whatever its zoom, and what came of the input plane's regions.
#[derive(Debug, Default)]
pub struct Memory {
    pixels: Vec<[u8; 4]>,
    colors: Option<Table>,
    cells: Vec<u16>,
    view: Option<[f64; 6]>,
    places: Vec<[Lane; 2]>,
    pub(super) regions: Kept,
}

impl Memory {
    /// The test-time posterior of a rule over a plane (d = 2), RGBA, row-major from the top left.
    pub fn rule(&mut self, rule: &Rule<f32>, grid: &Grid, tint: &Tint) -> &[u8] {
        let table = self.start(grid, tint);
        match rule.scale.or(grid.length.map(|length| length as f32)) {
            Some(gain) => {
                let rows = rows(rule, gain);
                let answer = |[x, y]: &[Lane; 2]| direct(&rows, tint.show, x, y);
                self.by_direction(grid, &table, |places| places.iter().map(answer).collect());
            }
            None => self.by_place(&rows(rule, 1.0), grid, &table, tint.show),
        }
        self.colors = Some(table);
        self.pixels.as_flattened()
    }

    /// The posterior as the loss sees it when the label is `label`: margin included.
    pub fn label(&mut self, source: &Source, grid: &Grid, tint: &Tint, label: u32) -> &[u8] {
        let table = self.start(grid, tint);
        if source.by_direction() {
            self.by_direction(grid, &table, |places| source.answers(places, label));
        } else {
            let (xs, ys) = axes(grid);
            for (line, &y) in self.pixels.chunks_exact_mut(grid.columns.max(1)).zip(&ys) {
                let places: Vec<f32> = xs.iter().flat_map(|&x| stand(grid, x, y)).collect();
                for (pixel, share) in line.iter_mut().zip(source.shares(&places, label)) {
                    *pixel = table.look(label as f32, share);
                }
            }
        }
        self.colors = Some(table);
        self.pixels.as_flattened()
    }

    fn start(&mut self, grid: &Grid, tint: &Tint) -> Table {
        self.table(grid.columns * grid.rows, tint)
    }

    fn table(&mut self, pixels: usize, tint: &Tint) -> Table {
        self.pixels.clear();
        self.pixels.resize(pixels, [0; 4]);
        self.colors.take().filter(|table| table.is_of(tint)).unwrap_or_else(|| Table::new(tint))
    }

    fn by_direction(&mut self, grid: &Grid, table: &Table, answer: impl Fn(&[[Lane; 2]]) -> Vec<Run>) {
        let (xs, ys) = axes(grid);
        let view = shape_of(grid);
        if self.view != Some(view) {
            direction::map(&xs, &ys, &mut self.cells);
            self.view = Some(view);
        }
        let mut colors = [[0; 4]; direction::CELLS + 1];
        if self.places.is_empty() {
            self.places = direction::places();
        }
        direction::borders(&answer(&self.places), |first, run, next| {
            for i in 0..RUN {
                let from = (run.class[i], run.share[i]);
                let to = if i + 1 < RUN {
                    (run.class[i + 1], run.share[i + 1])
                } else {
                    (next.class[0], next.share[0])
                };
                if let Some(color) = table.between(from, to) {
                    colors[first + i] = color;
                }
            }
        });
        let mut left = Vec::new();
        for (i, (pixel, &cell)) in self.pixels.iter_mut().zip(&self.cells).enumerate() {
            *pixel = colors[usize::from(cell)];
            if pixel[3] == 0 {
                left.push(i);
            }
        }
        let place = |run: &[usize]| {
            let mut place = [[0.0; RUN]; 2];
            for (lane, &i) in run.iter().enumerate() {
                [place[0][lane], place[1][lane]] = unit(xs[i % grid.columns], ys[i / grid.columns]);
            }
            place
        };
        let places: Vec<[Lane; 2]> = left.chunks(RUN).map(place).collect();
        for (run, answer) in left.chunks(RUN).zip(answer(&places)) {
            for (lane, &i) in run.iter().enumerate() {
                self.pixels[i] = table.look(answer.class[lane], answer.share[lane]);
            }
        }
    }

    fn by_place(&mut self, rows: &[Row], grid: &Grid, table: &Table, show: Show) {
        const WIDE: usize = RUN * SPAN;
        let (mut xs, ys) = axes(grid);
        let dx = ((grid.area.width()) / grid.columns as f64) as f32;
        let mut powers = Powers::new(rows, dx);
        xs.resize(grid.columns.div_ceil(WIDE) * WIDE, 0.0);
        for (line, &y) in self.pixels.chunks_exact_mut(grid.columns.max(1)).zip(&ys) {
            for (pixels, x) in line.chunks_mut(WIDE).zip(xs.as_chunks::<RUN>().0.chunks_exact(SPAN)) {
                if let Some(powers) = &mut powers {
                    powers.stand(x[0][0] + dx * ((WIDE - 1) as f32 / 2.0), y);
                }
                for (s, pixels) in pixels.chunks_mut(RUN).enumerate() {
                    let run = match &powers {
                        Some(powers) => powers.run(s, show),
                        None => direct(rows, show, &x[s], &[y; RUN]),
                    };
                    table.run(&run, pixels);
                }
            }
        }
    }
}

/// A head with what it needs to give logits anywhere on the plane.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The training version of the head.
    pub head: &'a dyn Head<f32>,
    /// Classes C.
    pub classes: usize,
    /// C × 2.
    pub prototypes: &'a [f32],
    /// C, or empty.
    pub bias: &'a [f32],
}

impl Source<'_> {
    /// Whether lengths do not matter to this head: it has a scale in their place.
    fn by_direction(&self) -> bool {
        let shape = Shape { classes: self.classes, dim: 2 };
        self.head.rule(self.prototypes, self.bias, shape).scale.is_some()
    }

    /// The probability of `label` at each place (x and y in turn), were it the sample's own class.
    fn shares(&self, places: &[f32], label: u32) -> Vec<f32> {
        let (labels, mut logits) = (vec![label; places.len() / 2], Vec::new());
        let batch = Batch {
            shape: Shape { classes: self.classes, dim: 2 },
            embeddings: places,
            prototypes: self.prototypes,
            bias: self.bias,
            labels: &labels,
        };
        self.head.logits(&batch, &mut logits);
        logits.chunks_exact(self.classes.max(1)).map(|z| share(z, label as usize)).collect()
    }

    fn answers(&self, runs: &[[Lane; 2]], label: u32) -> Vec<Run> {
        let places: Vec<f32> =
            runs.iter().flat_map(|[x, y]| x.iter().zip(y)).flat_map(|(x, y)| [*x, *y]).collect();
        let shares = self.shares(&places, label);
        let run = |share: &Lane| Run { class: [label as f32; RUN], share: *share };
        shares.as_chunks().0.iter().map(run).collect()
    }
}

/// The rule's logits per class, its weights multiplied by `gain`.
fn rows(rule: &Rule<f32>, gain: f32) -> Vec<Row> {
    let bias = rule.bias.iter().copied().chain(std::iter::repeat(0.0));
    rule.weights.chunks_exact(2).zip(bias).map(|(w, b)| [gain * w[0], gain * w[1], b]).collect()
}

/// Pixel centres along both axes, the rows from the top.
fn axes(grid: &Grid) -> (Vec<f32>, Vec<f32>) {
    let Window { left, right, bottom, top } = grid.area;
    let centers = |from: f64, to: f64, count: usize| {
        (0..count).map(|i| (from + (to - from) * (i as f64 + 0.5) / count as f64) as f32).collect()
    };
    (centers(left, right, grid.columns), centers(top, bottom, grid.rows))
}

/// What the direction of each pixel depends on: the grid, and the area up to its size.
fn shape_of(grid: &Grid) -> [f64; 6] {
    let Window { left, right, bottom, top } = grid.area;
    let part = |x: f64| (x / (right - left) * 1e9).round();
    [grid.columns as f64, grid.rows as f64, part(left), part(right), part(bottom), part(top)]
}

fn unit(x: f32, y: f32) -> [f32; 2] {
    let length = (x * x + y * y).sqrt();
    if length > 0.0 { [x / length, y / length] } else { [0.0; 2] }
}

/// The embedding that a place of the plane stands for.
fn stand(grid: &Grid, x: f32, y: f32) -> [f32; 2] {
    grid.length.map_or([x, y], |length| unit(x, y).map(|part| part * length as f32))
}

/// The softmax probability of class `k`.
fn share(logits: &[f32], k: usize) -> f32 {
    let top = logits.iter().copied().fold(f32::MIN, Real::at_least);
    let own: f32 = logits.get(k).map_or(0.0, |z| Real::exp(*z - top));
    own / logits.iter().map(|z| Real::exp(*z - top)).sum::<f32>()
}

#[cfg(test)]
mod tests;
