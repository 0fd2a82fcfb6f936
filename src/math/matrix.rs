//! f32 matrices stored in vectors of eight, and the three products a layer needs.
//!
//! ```text
//!        columns padded to 8 →            a product computes tiles of 4 × 8:
//! row 0  [········][········]             eight 128-bit accumulators, which is what the
//! row 1  [········][········]             browser's sixteen registers hold without spilling;
//!   ⋮     rows padded to 4                each one sums over the inner index in order.
//! ```
//!
//! The order of every sum is fixed by the code, not by the machine, and nothing is fused, so native and wasm agree to the
//! bit. Padding is zero and stays zero: products never need a ragged edge.

/// Eight numbers that are worked on together.
pub type Lane = [f32; 8];

/// Rows of a tile.
const TILE: usize = 4;

/// A row-major matrix with rows padded to a multiple of 4 and columns to a multiple of 8.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    rows: usize,
    cols: usize,
    lanes: Vec<Lane>,
}

impl Matrix {
    /// A matrix of zeros.
    #[must_use]
    pub fn zeros(rows: usize, cols: usize) -> Self {
        let lanes = vec![[0.0; 8]; rows.next_multiple_of(TILE) * cols.div_ceil(8)];
        Self { rows, cols, lanes }
    }

    /// From row-major numbers; missing ones are zero.
    #[must_use]
    pub fn from_rows(rows: usize, cols: usize, values: &[f32]) -> Self {
        let mut matrix = Self::zeros(rows, cols);
        for (i, row) in values.chunks(cols.max(1)).take(rows).enumerate() {
            matrix.row_mut(i)[..row.len()].copy_from_slice(row);
        }
        matrix
    }

    /// Rows, without padding.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Columns, without padding.
    #[must_use]
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// Lanes in a row.
    #[must_use]
    pub fn lanes_per_row(&self) -> usize {
        self.cols.div_ceil(8)
    }

    /// Row `i` with its padding.
    #[must_use]
    pub fn row(&self, i: usize) -> &[f32] {
        let n = self.lanes_per_row();
        self.lanes[i * n..(i + 1) * n].as_flattened()
    }

    /// Row `i` with its padding, to be changed; padding must stay zero.
    pub fn row_mut(&mut self, i: usize) -> &mut [f32] {
        let n = self.lanes_per_row();
        self.lanes[i * n..(i + 1) * n].as_flattened_mut()
    }

    /// Lane `column` of row `row` (padding rows included).
    #[inline(always)]
    #[must_use]
    pub fn lane(&self, row: usize, column: usize) -> &Lane {
        &self.lanes[row * self.lanes_per_row() + column]
    }

    /// All numbers, padding included: what an optimiser walks over.
    #[must_use]
    pub fn flat(&self) -> &[f32] {
        self.lanes.as_flattened()
    }

    /// All numbers, padding included, to be changed; padding must stay zero.
    pub fn flat_mut(&mut self) -> &mut [f32] {
        self.lanes.as_flattened_mut()
    }

    /// All lanes, to be changed; padding must stay zero.
    pub fn lanes_mut(&mut self) -> &mut [Lane] {
        &mut self.lanes
    }

    /// The numbers without padding, row-major.
    #[must_use]
    pub fn to_rows(&self) -> Vec<f32> {
        (0..self.rows).flat_map(|i| self.row(i)[..self.cols].iter().copied()).collect()
    }

    /// Makes it `rows × cols`, keeping the memory; contents become zero if the shape changes.
    pub fn reshape(&mut self, rows: usize, cols: usize) {
        if (self.rows, self.cols) != (rows, cols) {
            (self.rows, self.cols) = (rows, cols);
            self.lanes.clear();
            self.lanes.resize(rows.next_multiple_of(TILE) * cols.div_ceil(8), [0.0; 8]);
        }
    }

    /// `out = finish(self · right)`, `self` n × k, `right` k × m. `finish` sees each lane of sums once, with its row and its
    /// lane number in the row: the place for a bias, an activation or its derivative.
    pub fn multiply(&self, right: &Self, out: &mut Self, finish: impl Fn(&mut Lane, usize, usize)) {
        out.reshape(self.rows, right.cols);
        let (inner, stride, width) = (self.cols, self.lanes_per_row() * 8, right.lanes_per_row());
        let left = self.lanes.as_flattened();
        for (quad, rows) in left.chunks_exact(TILE * stride).enumerate() {
            let (r0, rest) = rows.split_at(stride);
            let (r1, rest) = rest.split_at(stride);
            let (r2, r3) = rest.split_at(stride);
            let rows = [&r0[..inner], &r1[..inner], &r2[..inner], &r3[..inner]];
            for column in 0..width {
                let mut tile = product_tile(rows, &right.lanes[column..], width);
                for (i, lane) in tile.iter_mut().enumerate() {
                    let row = quad * TILE + i;
                    finish(lane, row, column);
                    out.lanes[row * width + column] = *lane;
                }
            }
        }
        out.clear_padding_rows();
    }

    /// `out = selfᵀ · right`, `self` n × k, `right` n × m, summed over the first `n` rows: a layer's weight gradient.
    pub fn transpose_multiply(&self, right: &Self, out: &mut Self) {
        out.reshape(self.cols, right.cols);
        let (rows, stride, width) =
            (self.rows.min(right.rows), self.lanes_per_row() * 8, right.lanes_per_row());
        let left = &self.lanes.as_flattened()[..rows * stride];
        for first in (0..self.cols).step_by(TILE) {
            for column in 0..width {
                let mut tile = [[0.0; 8]; TILE];
                let lanes = right.lanes[column..].iter().step_by(width);
                for (row, lane) in left.chunks_exact(stride).zip(lanes) {
                    let quad: &[f32; TILE] = row[first..].first_chunk().unwrap_or(&[0.0; TILE]);
                    accumulate(&mut tile, *quad, lane);
                }
                for (i, lane) in tile.iter().enumerate() {
                    out.lanes[(first + i) * width + column] = *lane;
                }
            }
        }
        out.clear_padding_rows();
    }

    /// `out = selfᵀ`.
    pub fn transpose(&self, out: &mut Self) {
        out.reshape(self.cols, self.rows);
        let (from, to) = (self.lanes_per_row() * 8, out.lanes_per_row() * 8);
        let (source, target) = (self.lanes.as_flattened(), out.lanes.as_flattened_mut());
        for i in 0..self.rows {
            for j in 0..self.cols {
                target[j * to + i] = source[i * from + j];
            }
        }
    }

    /// Sums of the columns, padded like a row: a layer's bias gradient.
    pub fn column_sums(&self, sums: &mut Vec<f32>) {
        let width = self.lanes_per_row();
        sums.clear();
        sums.resize(width * 8, 0.0);
        for row in self.lanes.chunks_exact(width.max(1)).take(self.rows) {
            for (sum, lane) in sums.chunks_exact_mut(8).zip(row) {
                for j in 0..8 {
                    sum[j] += lane[j];
                }
            }
        }
    }

    fn clear_padding_rows(&mut self) {
        let used = self.rows * self.lanes_per_row();
        self.lanes[used..].fill([0.0; 8]);
    }
}

#[inline(always)]
fn product_tile(rows: [&[f32]; TILE], right: &[Lane], width: usize) -> [Lane; TILE] {
    let mut tile = [[0.0; 8]; TILE];
    let lanes = right.iter().step_by(width);
    let [r0, r1, r2, r3] = rows;
    for ((((a, b), c), d), lane) in r0.iter().zip(r1).zip(r2).zip(r3).zip(lanes) {
        accumulate(&mut tile, [*a, *b, *c, *d], lane);
    }
    tile
}

#[inline(always)]
fn accumulate(tile: &mut [Lane; TILE], column: [f32; TILE], lane: &Lane) {
    for i in 0..TILE {
        for j in 0..8 {
            tile[i][j] += column[i] * lane[j];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Matrix;
    use crate::math::Rng;

    fn random(rows: usize, cols: usize, rng: &mut Rng) -> Matrix {
        let values: Vec<f32> = (0..rows * cols).map(|_| rng.normal() as f32).collect();
        Matrix::from_rows(rows, cols, &values)
    }

    fn plain(a: &Matrix, b: &Matrix) -> Vec<f32> {
        let (x, y) = (a.to_rows(), b.to_rows());
        let (n, k, m) = (a.rows(), a.cols(), b.cols());
        let cell = |i: usize, j: usize| (0..k).fold(0.0, |sum, l| sum + x[i * k + l] * y[l * m + j]);
        (0..n).flat_map(|i| (0..m).map(move |j| (i, j))).map(|(i, j)| cell(i, j)).collect()
    }

    #[test]
    fn products_equal_the_plain_loops_to_the_bit() {
        let mut rng = Rng::new(5);
        for (n, k, m) in [(1, 1, 1), (4, 8, 8), (5, 3, 2), (128, 64, 64), (7, 13, 19)] {
            let (a, b) = (random(n, k, &mut rng), random(k, m, &mut rng));
            let mut out = Matrix::default();
            a.multiply(&b, &mut out, |_, _, _| ());
            assert_eq!(out.to_rows(), plain(&a, &b), "{n}×{k}×{m}");
            let mut at = Matrix::default();
            a.transpose(&mut at);
            let d = random(n, m, &mut rng);
            let mut gradient = Matrix::default();
            a.transpose_multiply(&d, &mut gradient);
            assert_eq!(gradient.to_rows(), plain(&at, &d), "transposed {n}×{k}×{m}");
        }
    }

    #[test]
    fn padding_stays_zero() {
        let mut rng = Rng::new(6);
        let (a, b) = (random(5, 3, &mut rng), random(3, 2, &mut rng));
        let mut out = Matrix::default();
        a.multiply(&b, &mut out, |lane, _, _| lane.iter_mut().for_each(|x| *x += 1.0));
        // The finish touched padding columns; rows beyond the fifth must be clear again.
        assert!(out.flat()[5 * 8..].iter().all(|x| *x == 0.0));
    }

    #[test]
    fn column_sums_add_rows() {
        let a = Matrix::from_rows(3, 2, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        let mut sums = Vec::new();
        a.column_sums(&mut sums);
        assert_eq!(sums[..2], [9.0, 12.0]);
    }
}
