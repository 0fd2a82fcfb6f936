//! f32 matrices stored in panels of eight columns, and the three products a layer needs.
//!
//! ```text
//!        panel 0   panel 1                  a product computes tiles of 4 × 8: eight 128-bit accumulators, which is what
//! row 0  [······]  [······]                 the browser's sixteen registers hold without spilling; each one sums over the
//! row 1  [······]  [······]                 inner index in order.
//!   ⋮    rows padded to 8, columns to 8     A panel lies in memory row after row: every operand of a product is one
//!                                           contiguous run, whichever of the two matrices is meant transposed.
//! ```
//!
//! The order of every sum is fixed by the code, not by the machine, and nothing is fused, so native and wasm agree to the
//! bit. Padding is zero and stays zero: products never need a ragged edge.

/// Eight numbers that are worked on together: one row of a panel.
pub type Lane = [f32; 8];

/// Four rows of a panel.
pub type Tile = [Lane; TILE];

/// Rows of a tile.
const TILE: usize = 4;
/// Columns of a panel.
const WIDE: usize = 8;
/// Inner indices that a product takes at a time: four rows of as many numbers lie on the stack.
const DEEP: usize = 64;

/// A matrix in panels, rows and columns padded to multiples of 8.
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
        let mut matrix = Self::default();
        matrix.reshape(rows, cols);
        matrix
    }

    /// From row-major numbers; missing ones are zero.
    #[must_use]
    pub fn from_rows(rows: usize, cols: usize, values: &[f32]) -> Self {
        let mut matrix = Self::zeros(rows, cols);
        matrix.set_rows(values);
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

    /// Number of panels.
    #[must_use]
    pub fn panels(&self) -> usize {
        self.cols.div_ceil(WIDE)
    }

    /// The rows of a panel of eight columns, padding included.
    #[must_use]
    pub fn panel(&self, panel: usize) -> &[Lane] {
        let height = self.height();
        &self.lanes[panel * height..][..height]
    }

    /// All numbers, padding included, panel after panel: what an optimiser walks over.
    #[must_use]
    pub fn flat(&self) -> &[f32] {
        self.lanes.as_flattened()
    }

    /// All numbers, padding included, to be changed; padding must stay zero.
    pub fn flat_mut(&mut self) -> &mut [f32] {
        self.lanes.as_flattened_mut()
    }

    /// Writes row-major numbers; rows that are missing stay as they are.
    pub fn set_rows(&mut self, values: &[f32]) {
        let (rows, cols, height) = (self.rows, self.cols.max(1), self.height().max(1));
        for (p, panel) in self.lanes.chunks_exact_mut(height).enumerate() {
            for (lane, row) in panel.iter_mut().zip(values.chunks(cols).take(rows)) {
                let numbers = row.get(p * WIDE..).unwrap_or_default();
                lane.iter_mut().zip(numbers).for_each(|(to, x)| *to = *x);
            }
        }
    }

    /// Writes one row; numbers that are missing stay as they are.
    pub fn set_row(&mut self, row: usize, values: &[f32]) {
        let height = self.height().max(1);
        for (panel, numbers) in self.lanes.chunks_exact_mut(height).zip(values.chunks(WIDE)) {
            panel[row].iter_mut().zip(numbers).for_each(|(to, x)| *to = *x);
        }
    }

    /// Appends a row. A matrix of one panel keeps the others where they are.
    pub fn push_row(&mut self, values: &[f32]) {
        let (row, height) = (self.rows, self.height());
        self.rows += 1;
        let more = self.height() - height;
        for end in (1..=self.panels()).rev().map(|panels| panels * height) {
            self.lanes.splice(end..end, std::iter::repeat_n([0.0; WIDE], more));
        }
        self.set_row(row, values);
    }

    /// Becomes these rows of another matrix, in the order given.
    pub fn gather(&mut self, from: &Self, rows: impl ExactSizeIterator<Item = u32> + Clone) {
        self.reshape(rows.len(), from.cols);
        let (height, there) = (self.height().max(1), from.height().max(1));
        for (panel, source) in self.lanes.chunks_exact_mut(height).zip(from.lanes.chunks_exact(there)) {
            for (lane, row) in panel.iter_mut().zip(rows.clone()) {
                *lane = source[row as usize];
            }
        }
    }

    /// Appends the numbers without padding to `values`, row-major.
    pub fn append_rows(&self, values: &mut Vec<f32>) {
        let (from, cols) = (values.len(), self.cols.max(1));
        values.resize(from + self.rows * self.cols, 0.0);
        for (p, panel) in self.lanes.chunks_exact(self.height().max(1)).enumerate() {
            for (row, lane) in values[from..].chunks_exact_mut(cols).zip(panel) {
                row[p * WIDE..].iter_mut().zip(lane).for_each(|(to, x)| *to = *x);
            }
        }
    }

    /// The numbers without padding, row-major.
    #[must_use]
    pub fn to_rows(&self) -> Vec<f32> {
        let mut values = Vec::with_capacity(self.rows * self.cols);
        self.append_rows(&mut values);
        values
    }

    /// Makes it `rows × cols`, keeping the memory; contents become zero if the shape changes.
    pub fn reshape(&mut self, rows: usize, cols: usize) {
        if (self.rows, self.cols) != (rows, cols) {
            (self.rows, self.cols) = (rows, cols);
            self.lanes.clear();
            self.lanes.resize(self.height() * self.panels(), [0.0; WIDE]);
        }
    }

    /// `out = start + self · right`, `self` n × k, `right` k × m, `start` a row of m (padded like one) or nothing.
    pub fn multiply(&self, right: &Self, start: &[f32], out: &mut Self) {
        out.reshape(self.rows, right.cols);
        let (height, inner) = (out.height().max(1), right.height().max(1));
        let mut quads = [[0.0; TILE]; DEEP];
        for first in (0..out.height()).step_by(TILE) {
            for from in (0..self.cols.max(1)).step_by(DEEP) {
                let depth = (self.cols - from).min(DEEP);
                self.pack(first / TILE, from / WIDE, &mut quads);
                let panels = right.lanes.chunks_exact(inner).zip(out.lanes.chunks_exact_mut(height));
                for (panel, (right, out)) in panels.enumerate() {
                    let out = &mut out.as_chunks_mut::<TILE>().0[first / TILE];
                    let start = start.get(panel * WIDE..).and_then(|start| start.first_chunk());
                    let tile = if from == 0 { [*start.unwrap_or(&[0.0; WIDE]); TILE] } else { *out };
                    *out = outer(tile, quads[..depth].iter(), &right[from..]);
                }
            }
        }
        out.clear_padding_rows();
    }

    /// Four rows side by side, from panel `from` on: one contiguous run for the loop over the inner index.
    #[inline(always)]
    fn pack(&self, rows: usize, from: usize, quads: &mut [[f32; TILE]; DEEP]) {
        let panels = self.lanes.chunks_exact(self.height().max(1)).skip(from);
        for (panel, quads) in panels.zip(quads.as_chunks_mut::<WIDE>().0) {
            let tile = &panel.as_chunks::<TILE>().0[rows];
            for k in 0..WIDE {
                quads[k] = std::array::from_fn(|i| tile[i][k]);
            }
        }
    }

    /// `out = selfᵀ · right`, `self` n × k, `right` n × m, summed over the `n` rows: a layer's weight gradient.
    pub fn transpose_multiply(&self, right: &Self, out: &mut Self) {
        out.reshape(self.cols, right.cols);
        let (height, inner) = (out.height(), self.height().max(1));
        for (p, left) in self.lanes.chunks_exact(inner).enumerate() {
            for (column, right) in right.lanes.chunks_exact(inner).enumerate() {
                let out = &mut out.lanes[column * height + p * WIDE..][..WIDE];
                for (half, out) in out.as_chunks_mut::<TILE>().0.iter_mut().enumerate() {
                    let columns = left.iter().map(|lane| &lane.as_chunks().0[half]);
                    *out = outer([[0.0; WIDE]; TILE], columns, right);
                }
            }
        }
        out.clear_padding_rows();
    }

    /// `out = selfᵀ`.
    pub fn transpose(&self, out: &mut Self) {
        out.reshape(self.cols, self.rows);
        let (height, to) = (self.height(), out.height());
        for (p, panel) in self.lanes.chunks_exact(height.max(1)).enumerate() {
            for (q, block) in panel.as_chunks::<WIDE>().0.iter().enumerate() {
                for (i, lane) in out.lanes[q * to + p * WIDE..][..WIDE].iter_mut().enumerate() {
                    *lane = std::array::from_fn(|j| block[j][i]);
                }
            }
        }
    }

    /// Sums of the columns, padded like a row: a layer's bias gradient.
    pub fn column_sums(&self, sums: &mut Vec<f32>) {
        sums.clear();
        for panel in self.lanes.chunks_exact(self.height().max(1)) {
            let mut sum = [0.0; WIDE];
            for lane in &panel[..self.rows] {
                for j in 0..WIDE {
                    sum[j] += lane[j];
                }
            }
            sums.extend_from_slice(&sum);
        }
    }

    /// Lanes in a panel.
    fn height(&self) -> usize {
        self.rows.next_multiple_of(WIDE)
    }

    fn clear_padding_rows(&mut self) {
        let (rows, height) = (self.rows, self.height());
        if rows < height {
            for panel in self.lanes.chunks_exact_mut(height) {
                panel[rows..].fill([0.0; WIDE]);
            }
        }
    }
}

/// Adds, one inner index after the other, four numbers times eight. One at a time: the browser loads everything that a turn of
/// the loop needs before it multiplies, and with two turns in one the accumulators would leave their registers.
#[inline(always)]
fn outer<'a>(mut tile: Tile, left: impl Iterator<Item = &'a [f32; TILE]>, right: &[Lane]) -> Tile {
    for (left, right) in left.zip(right) {
        for i in 0..TILE {
            for j in 0..WIDE {
                tile[i][j] += left[i] * right[j];
            }
        }
    }
    tile
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
        for (n, k, m) in [(1, 1, 1), (4, 8, 8), (5, 3, 2), (128, 64, 64), (7, 13, 19), (9, 131, 12)] {
            let (a, b) = (random(n, k, &mut rng), random(k, m, &mut rng));
            let mut out = Matrix::default();
            a.multiply(&b, &[], &mut out);
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
    fn rows_are_replaced_and_appended_as_if_all_were_written_anew() {
        for cols in [2, 8, 19] {
            let mut rng = Rng::new(cols as u64);
            let whole = random(21, cols, &mut rng);
            let mut grown = Matrix::zeros(0, cols);
            whole.to_rows().chunks_exact(cols).for_each(|row| grown.push_row(row));
            assert_eq!(grown, whole, "{cols} columns");
            let mut values = whole.to_rows();
            values[5 * cols..6 * cols].fill(0.5);
            grown.set_row(5, &vec![0.5; cols]);
            assert_eq!(grown, Matrix::from_rows(21, cols, &values), "{cols} columns");
        }
    }

    #[test]
    fn sums_begin_where_they_are_told_and_padding_stays_zero() {
        let (a, b) = (Matrix::from_rows(5, 1, &[1.0; 5]), Matrix::from_rows(1, 2, &[2.0, 3.0]));
        let mut out = Matrix::default();
        a.multiply(&b, &[0.5, 0.25, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], &mut out);
        assert_eq!(out.to_rows(), [2.5, 3.25].repeat(5));
        assert!(out.panel(0)[5..].as_flattened().iter().all(|x| *x == 0.0));
    }

    #[test]
    fn rows_are_gathered_in_any_order() {
        let a = random(20, 11, &mut Rng::new(2));
        let mut some = random(9, 11, &mut Rng::new(3));
        some.gather(&a, [19, 0, 7, 7].into_iter());
        let rows = a.to_rows();
        let wanted: Vec<f32> = [19, 0, 7, 7].iter().flat_map(|i| rows[i * 11..][..11].to_vec()).collect();
        assert_eq!(some, Matrix::from_rows(4, 11, &wanted));
    }

    #[test]
    fn column_sums_add_rows() {
        let a = Matrix::from_rows(3, 2, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        let mut sums = Vec::new();
        a.column_sums(&mut sums);
        assert_eq!(sums[..2], [9.0, 12.0]);
    }
}
