//! What a pointer does on the board of the support vector machine, beyond the drag that every figure may have.

use super::plate::Plate;
use crate::figure::svm::Board;
use crate::plot::{Plane, Point};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Plate {
    /// The point under a pointer, −1 for none.
    #[must_use]
    pub fn pick(&self, options: &str, x: f64, y: f64) -> i32 {
        let (board, plane) = self.board(options);
        board.pick(&plane, Point::new(x, y)).map_or(-1, |i| i as i32)
    }

    /// The place of the plane under a pointer.
    #[must_use]
    pub fn locate(&self, options: &str, x: f64, y: f64) -> Vec<f64> {
        let (board, plane) = self.board(options);
        board.locate(&plane, Point::new(x, y)).to_vec()
    }

    /// Where point `i` is drawn; empty where there is none.
    #[must_use]
    pub fn spot(&self, options: &str, i: usize) -> Vec<f64> {
        let (board, plane) = self.board(options);
        if i >= board.points.len() {
            return Vec::new();
        }
        let at = plane.to_page(board.points.place(i));
        vec![at.x, at.y]
    }

    /// The points as rows of x, y, class.
    #[must_use]
    pub fn points(&self) -> Vec<f64> {
        let board = Board::read(&self.values);
        (0..board.points.len())
            .flat_map(|i| {
                [board.points.place(i)[0], board.points.place(i)[1], f64::from(board.points.labels[i])]
            })
            .collect()
    }
}

impl Plate {
    fn board(&self, options: &str) -> (Board, Plane) {
        let (values, options) = self.look(options);
        let board = Board::read(&values);
        let plane = board.plane((options.width, options.height), options.theme.scale);
        (board, plane)
    }
}
