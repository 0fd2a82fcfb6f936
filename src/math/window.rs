//! Window: a rectangle of a plane that is looked at, and the grid of cells over it.
//!
//! ```text
//!  top    ┌──┬──┬──┐   cell (0, 0) is the upper left one, as in a picture;
//!         ├──┼──┼──┤   shares go across and down from there: (0, 0) to (1, 1)
//!  bottom └──┴──┴──┘
//!       left      right
//! ```

/// A rectangle of a plane, y upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The smallest x.
    pub left: f64,
    /// The largest x.
    pub right: f64,
    /// The smallest y.
    pub bottom: f64,
    /// The largest y.
    pub top: f64,
}

impl Window {
    /// The square about the origin that shows so much on every side.
    #[must_use]
    pub const fn about(reach: f64) -> Self {
        Self { left: -reach, right: reach, bottom: -reach, top: reach }
    }

    /// Left, right, bottom and top, as they are written.
    #[must_use]
    pub const fn sides(self) -> [f64; 4] {
        [self.left, self.right, self.bottom, self.top]
    }

    /// Its extent along x.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its extent along y.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.top - self.bottom
    }

    /// Its middle.
    #[must_use]
    pub fn center(&self) -> [f64; 2] {
        [(self.left + self.right) / 2.0, (self.bottom + self.top) / 2.0]
    }

    /// Whether a place lies in it, its edge included.
    #[must_use]
    pub fn contains(&self, [x, y]: [f64; 2]) -> bool {
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }

    /// How far across and down a place lies, as shares of the whole.
    #[must_use]
    pub fn share(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [(x - self.left) / self.width(), (self.top - y) / self.height()]
    }

    /// The place at shares across and down.
    #[must_use]
    pub fn place(&self, [across, down]: [f64; 2]) -> [f64; 2] {
        [self.left + across * self.width(), self.top - down * self.height()]
    }

    /// The middle of the cell in column `i` and row `j` of a grid; between cells for numbers that are not whole.
    #[must_use]
    pub fn cell(&self, [i, j]: [f64; 2], (columns, rows): (usize, usize)) -> [f64; 2] {
        self.place([(i + 0.5) / columns as f64, (j + 0.5) / rows as f64])
    }

    /// The middles of all cells, row-major from the upper left.
    pub fn cells(self, grid: (usize, usize)) -> impl Iterator<Item = [f64; 2]> {
        let columns = grid.0;
        (0..columns * grid.1).map(move |at| self.cell([(at % columns) as f64, (at / columns) as f64], grid))
    }
}

impl From<[f64; 4]> for Window {
    fn from([left, right, bottom, top]: [f64; 4]) -> Self {
        Self { left, right, bottom, top }
    }
}

#[cfg(test)]
mod tests {
    use super::Window;

    #[test]
    fn cells_go_across_and_down_from_the_upper_left() {
        let window = Window::from([-1.0, 3.0, 10.0, 12.0]);
        assert_eq!(
            window.cells((2, 2)).collect::<Vec<_>>(),
            [[0.0, 11.5], [2.0, 11.5], [0.0, 10.5], [2.0, 10.5]]
        );
        assert_eq!((window.place([0.0, 0.0]), window.place([1.0, 1.0])), ([-1.0, 12.0], [3.0, 10.0]));
        assert_eq!(window.share(window.place([0.25, 0.75])), [0.25, 0.75]);
        assert_eq!((window.center(), window.sides()), ([1.0, 11.0], [-1.0, 3.0, 10.0, 12.0]));
        assert!(window.contains([-1.0, 12.0]) && !window.contains([0.0, 9.0]));
        assert_eq!(Window::about(2.0).sides(), [-2.0, 2.0, -2.0, 2.0]);
    }
}
