//! What a pointer does with a figure's points, beyond the drag that every figure may have. One that is no board answers nothing.

use super::plate::Plate;
use crate::engine::fit::Points;
use crate::figure::Face;
use crate::figure::face::BoardFace;
use crate::plot::Point;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Plate {
    /// The point under a pointer, −1 for none.
    #[must_use]
    pub fn pick(&self, options: &str, x: f64, y: f64) -> i32 {
        let (values, options) = self.look(options);
        let (size, scale) = ((options.width, options.height), options.theme.scale);
        let found = self.board().and_then(|board| (board.pick)(&values, size, scale, Point::new(x, y)));
        found.map_or(-1, |i| i as i32)
    }

    /// The place of the plane under a pointer.
    #[must_use]
    pub fn locate(&self, options: &str, x: f64, y: f64) -> Vec<f64> {
        let (values, options) = self.look(options);
        let (size, scale) = ((options.width, options.height), options.theme.scale);
        let place = |board: &BoardFace| (board.locate)(&values, size, scale, Point::new(x, y)).to_vec();
        self.board().map(place).unwrap_or_default()
    }

    /// Where each point is drawn, as x, y.
    #[must_use]
    pub fn places(&self, options: &str) -> Vec<f64> {
        let (values, options) = self.look(options);
        let (size, scale) = ((options.width, options.height), options.theme.scale);
        let places = self.board().map(|board| (board.places)(&values, size, scale)).unwrap_or_default();
        places.into_iter().flat_map(|at| [at.x, at.y]).collect()
    }

    /// The points as rows of x, y, class.
    #[must_use]
    pub fn points(&self) -> Vec<f64> {
        let Some(board) = self.board() else { return Vec::new() };
        let points = (board.points)(&self.values);
        let row = |i: usize| [points.place(i)[0], points.place(i)[1], f64::from(points.labels[i])];
        (0..points.len()).flat_map(row).collect()
    }

    /// Rows of x, y, class as the knob that lists them.
    #[must_use]
    pub fn write(&self, rows: &[f64]) -> String {
        let Some(board) = self.board() else { return String::new() };
        let mut points = Points::default();
        for [x, y, label] in rows.as_chunks::<3>().0 {
            points.places.extend([x, y]);
            points.labels.push(*label as u32);
        }
        (board.list)(&self.values, &points)
    }
}

impl Plate {
    fn board(&self) -> Option<&'static BoardFace> {
        let Face::Board(board) = self.spec.face else { return None };
        Some(board)
    }
}
