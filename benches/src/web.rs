//! The cells for JavaScript.

use crate::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

/// Every cell's name.
#[wasm_bindgen]
#[must_use]
pub fn cells() -> Vec<String> {
    crate::cells()
}

/// One cell, warmed up.
#[wasm_bindgen]
pub struct Bench(Cell);

#[wasm_bindgen]
impl Bench {
    /// Makes the cell ready; throws where there is none of this name.
    ///
    /// # Errors
    /// The name.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str) -> Result<Bench, String> {
        Cell::new(name).map(Bench).ok_or_else(|| name.to_owned())
    }

    /// Does the work `times` times.
    pub fn run(&mut self, times: u32) -> f64 {
        self.0.run(times)
    }
}
