//! Where everything of the gallery goes: square panels as large as the picture allows, names left of the rows, or above them where
//! that would leave the panels too little room.

use crate::figure::face::Panels;
use crate::math::Real;
use crate::plot::Rect;

/// Where names at the left would leave panels smaller than this, they go above their rows.
const NARROW: f64 = 90.0;
/// Room for names at the left, between panels, for titles above and for bars and legend below, in CSS pixels.
const NAMES: f64 = 156.0;
const GAP: f64 = 8.0;
const TITLES: f64 = 22.0;
const ABOVE: f64 = 22.0;
const BAR: f64 = 92.0;
/// No panel is larger.
const LARGEST: f64 = 170.0;

/// The places of a gallery's panels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    rows: usize,
    columns: usize,
    side: f64,
    left: f64,
    scale: f64,
    narrow: bool,
}

impl Layout {
    /// For so many rows and columns in a picture of a width; `scale` is the theme's.
    pub(super) fn new(rows: usize, columns: usize, width: f64, scale: f64) -> Self {
        let columns = columns.max(1);
        let side = |left: f64| {
            let room = width - left - 2.0 - GAP * (columns - 1) as f64;
            Real::floor((room / columns as f64).at_most(LARGEST * scale).at_least(8.0))
        };
        let narrow = side(NAMES * scale) < NARROW * scale;
        let left = if narrow { 0.0 } else { NAMES * scale };
        let side = side(left);
        Self { rows, columns, side, left, scale, narrow }
    }

    /// The height of the whole picture.
    pub(super) fn height(&self) -> f64 {
        TITLES * self.scale + self.rows as f64 * self.pitch() + BAR * self.scale
    }

    /// The width that fills the picture and no more.
    pub(super) fn width(&self) -> f64 {
        self.left + self.wide() + 2.0
    }

    /// The panels, as the page asks for them.
    pub(super) fn panels(&self) -> Panels {
        let row = |row| (0..self.columns).map(move |column| self.panel(row, column));
        Panels { columns: self.columns, areas: (0..self.rows).flat_map(row).collect() }
    }

    /// Whether names stand above their rows.
    pub(super) fn narrow(&self) -> bool {
        self.narrow
    }

    /// A panel.
    pub(super) fn panel(&self, row: usize, column: usize) -> Rect {
        let x = self.left + column as f64 * (self.side + GAP);
        let y = TITLES * self.scale + row as f64 * self.pitch() + self.above();
        Rect::new(x + 1.0, y, self.side, self.side)
    }

    /// Where a row's name goes.
    pub(super) fn name(&self, row: usize) -> Rect {
        let first = self.panel(row, 0);
        if self.narrow {
            Rect::new(first.x, first.y - self.above(), self.wide(), self.above())
        } else {
            Rect::new(0.0, first.y, self.left - 12.0 * self.scale, self.side)
        }
    }

    /// Width of all panels together.
    pub(super) fn wide(&self) -> f64 {
        self.columns as f64 * (self.side + GAP) - GAP
    }

    /// Where the colour bars go, below the last row.
    pub(super) fn bar(&self) -> Rect {
        let y = TITLES * self.scale + self.rows as f64 * self.pitch();
        Rect::new(self.left + 1.0, y, self.wide(), BAR * self.scale)
    }

    fn above(&self) -> f64 {
        if self.narrow { ABOVE * self.scale } else { 0.0 }
    }

    fn pitch(&self) -> f64 {
        self.side + GAP + self.above()
    }
}
