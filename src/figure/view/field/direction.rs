//! Directions of a plane in 4,096 cells: what depends on the direction alone is worked out once a cell, not once a pixel.
//!
//! ```text
//! octant = signs of x and y, and whether |y| > |x|      cell = 512·octant + ⌊512 · min(|x|,|y|) / max(|x|,|y|)⌋
//! ```
//!
//! Cells are even in the tangent, not in the angle: finding one takes a division and no arctangent. They are 0.056° to
//! 0.112° wide.

use super::kernel::{Lane, RUN, Run};

/// Cells in an eighth of a turn.
const PARTS: usize = 512;
/// All cells; this very number stands for the origin, which has no direction.
pub(super) const CELLS: usize = 8 * PARTS;

/// The cell of each pixel of a grid, row-major; `xs` and `ys` are the pixels' coordinates.
pub(super) fn map(xs: &[f32], ys: &[f32], cells: &mut Vec<u16>) {
    cells.clear();
    for &y in ys {
        cells.extend(xs.iter().map(|&x| cell(x, y)));
    }
}

#[inline(always)]
fn cell(x: f32, y: f32) -> u16 {
    let (ax, ay) = (x.abs(), y.abs());
    let steep = ay > ax;
    let (short, long) = if steep { (ax, ay) } else { (ay, ax) };
    let part = (short / long * PARTS as f32) as i32;
    let part = if part < PARTS as i32 { part } else { PARTS as i32 - 1 };
    let octant = i32::from(x < 0.0) | i32::from(y < 0.0) << 1 | i32::from(steep) << 2;
    let found = (octant << 9) | part;
    (if long > 0.0 { found } else { CELLS as i32 }) as u16
}

/// Runs of borders in an octant: those of its cells, and one more whose first border ends the last cell.
const RUNS: usize = PARTS / RUN + 1;

/// The borders of all cells as unit vectors, run by run.
pub(super) fn places() -> Vec<[Lane; 2]> {
    (0..8 * RUNS).map(|run| directions(run / RUNS, run % RUNS * RUN)).collect()
}

/// From the answers at [`places`]: calls `each` with the first cell of a run, the run of borders where its cells begin, and the
/// run after it, whose first border ends the last cell.
pub(super) fn borders(answers: &[Run], mut each: impl FnMut(usize, &Run, &Run)) {
    for (octant, runs) in answers.chunks_exact(RUNS).enumerate() {
        for (i, pair) in runs.windows(2).enumerate() {
            each(octant * PARTS + i * RUN, &pair[0], &pair[1]);
        }
    }
}

/// Unit vectors at the borders of a run, from border `start` on.
fn directions(octant: usize, start: usize) -> [Lane; 2] {
    let (mut x, mut y) = ([0.0; RUN], [0.0; RUN]);
    let sign = |bit: usize| if octant & bit == 0 { 1.0 } else { -1.0 };
    for i in 0..RUN {
        let tangent = (start + i) as f32 / PARTS as f32;
        let long = 1.0 / (1.0 + tangent * tangent).sqrt();
        let (short, steep) = (long * tangent, octant & 4 != 0);
        x[i] = sign(1) * if steep { short } else { long };
        y[i] = sign(2) * if steep { long } else { short };
    }
    [x, y]
}
