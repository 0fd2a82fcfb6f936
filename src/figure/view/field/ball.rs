//! The posterior on a ball (d = 3): one pixel of the ball's face, one direction.
//!
//! ```text
//! seen from the camera the direction at (x, y) is (x, y, z) with z = √(1 − x² − y²), so along a row of pixels
//! z_j = a_j·x + b_j·z + (c_j·y + bias): the plane's kernel, with z in the place of its y.
//! ```

use super::Memory;
use super::kernel::{RUN, Row, direct};
use super::tint::Tint;
use crate::head::Rule;

/// A square of pixels round a unit ball.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ball {
    /// Pixels along a side.
    pub side: usize,
    /// Right, up and toward the viewer, as directions of the embedding space.
    pub axes: [[f32; 3]; 3],
    /// Length of the embeddings that the directions stand for.
    pub length: f32,
}

/// How much darker the limb is than the middle.
const SHADE: f32 = 0.2;

impl Memory {
    /// The test-time posterior of a rule on the face of a ball, RGBA, row-major from the top left; transparent outside the
    /// ball, its edge softened over one pixel.
    pub fn ball(&mut self, rule: &Rule<f32>, ball: &Ball, tint: &Tint) -> &[u8] {
        let table = self.table(ball.side * ball.side, tint);
        let side = ball.side;
        // One pixel farther than the limb, where the colours of the limb fade out.
        let reach = 1.0 + 2.0 / side.max(1) as f32;
        let weights = seen(rule, ball);
        let center = |i: usize| (2 * i + 1) as f32 / side as f32 - 1.0;
        let mut rows: Vec<Row> = vec![[0.0; 3]; weights.len()];
        for (line, pixels) in self.pixels.chunks_exact_mut(side.max(1)).enumerate() {
            let y = -center(line);
            let half = (reach * reach - y * y).max(0.0).sqrt();
            let inside = (0..side).filter(|&i| center(i).abs() <= half);
            let (Some(first), count) = (inside.clone().next(), inside.count()) else { continue };
            for (row, w) in rows.iter_mut().zip(&weights) {
                *row = [w[0], w[2], w[1] * y + w[3]];
            }
            for (run, pixels) in pixels[first..first + count].chunks_mut(RUN).enumerate() {
                let (mut x, mut z) = ([0.0; RUN], [0.0; RUN]);
                for lane in 0..RUN {
                    x[lane] = center(first + run * RUN + lane);
                    z[lane] = (1.0 - y * y - x[lane] * x[lane]).max(0.0).sqrt();
                }
                table.run(&direct(&rows, tint.show, &x, &z), pixels);
                for (pixel, (x, z)) in pixels.iter_mut().zip(x.into_iter().zip(z)) {
                    shade(pixel, z);
                    let inside = (1.0 - (x * x + y * y).sqrt()) * side as f32 / 2.0 + 0.5;
                    pixel[3] = (inside.clamp(0.0, 1.0) * 255.0) as u8;
                }
            }
        }
        self.colors = Some(table);
        self.pixels.as_flattened()
    }
}

/// For each class: factors of right, up and toward, and a constant.
fn seen(rule: &Rule<f32>, ball: &Ball) -> Vec<[f32; 4]> {
    let gain = rule.scale.unwrap_or(ball.length);
    let bias = rule.bias.iter().copied().chain(std::iter::repeat(0.0));
    let along = |w: &[f32], axis: [f32; 3]| gain * (w[0] * axis[0] + w[1] * axis[1] + w[2] * axis[2]);
    let class = |(w, b): (&[f32], f32)| {
        let [right, up, toward] = ball.axes.map(|axis| along(w, axis));
        [right, up, toward, b]
    };
    rule.weights.chunks_exact(3).zip(bias).map(class).collect()
}

fn shade(pixel: &mut [u8; 4], toward: f32) {
    let dim = 1.0 - SHADE * (1.0 - toward) * (1.0 - toward);
    for channel in &mut pixel[..3] {
        *channel = (f32::from(*channel) * dim + 0.5) as u8;
    }
}
