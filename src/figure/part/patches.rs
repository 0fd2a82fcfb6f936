//! Patches: a picture of regions, cell by cell only where it must be. A patch that is known to have one colour takes its middle's,
//! any other is quartered.

use crate::plot::Color;

/// Cells along a side of the picture.
pub(in crate::figure) const CELLS: usize = 192;
/// Cells along a side of the largest patches, and of those that are not quartered any more.
const LARGEST: usize = 32;
const LEAST: usize = 4;

/// RGBA of all cells, row-major from the top left. `place` gives the place shown at so many columns and rows from that corner, or
/// `None` for one that stays clear; `even` whether all that lies between four corners has the colour of the middle.
pub(in crate::figure) fn cells<const N: usize>(
    place: impl Fn(f64, f64) -> Option<[f64; N]>,
    even: impl Fn(&[f64; N], &[[f64; N]; 4]) -> bool,
    color: impl Fn(&[f64; N]) -> Color,
) -> Vec<u8> {
    let mut pixels = vec![Color::CLEAR.rgba(); CELLS * CELLS];
    let cell = |row: usize, column: usize| place(column as f64 + 0.5, row as f64 + 0.5);
    let whole = |top: usize, left: usize, side: usize| {
        let (bottom, right, half) = (top + side - 1, left + side - 1, side as f64 / 2.0);
        let middle = place(left as f64 + half, top as f64 + half)?;
        let corners = [cell(top, left)?, cell(top, right)?, cell(bottom, left)?, cell(bottom, right)?];
        even(&middle, &corners).then(|| color(&middle).rgba())
    };
    let starts = || (0..CELLS).step_by(LARGEST);
    let mut patches: Vec<[usize; 3]> =
        starts().flat_map(|top| starts().map(move |left| [top, left, LARGEST])).collect();
    while let Some([top, left, side]) = patches.pop() {
        let row = |row: usize| row * CELLS + left..row * CELLS + left + side;
        let half = side / 2;
        match whole(top, left, side) {
            Some(color) => (top..top + side).for_each(|at| pixels[row(at)].fill(color)),
            None if side > LEAST => patches
                .extend([(0, 0), (0, half), (half, 0), (half, half)].map(|(y, x)| [top + y, left + x, half])),
            None => {
                for (i, at) in (top..top + side).flat_map(|at| row(at).map(move |i| (i, at))) {
                    pixels[i] = cell(at, i % CELLS).map_or(Color::CLEAR, |x| color(&x)).rgba();
                }
            }
        }
    }
    pixels.into_flattened()
}
