//! A fitter in a worker: carries out the fits that a plate needs, and hands their bytes back.

use crate::engine::fit::{self, Fit, Lane};
use crate::message::Message;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Carries out fits; a support vector machine starts from where the last one ended.
#[wasm_bindgen]
#[derive(Default)]
pub struct Fitter {
    inner: fit::Fitter,
}

#[wasm_bindgen]
impl Fitter {
    /// Without memory of a fit yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lane `at` of `of` of a need, as bytes for `Plate.load`. `table` is the content of its data file.
    ///
    /// # Errors
    /// A wire message where the need cannot be read or carried out.
    pub fn fit(
        &mut self,
        need: &str,
        table: Option<Vec<u8>>,
        at: usize,
        of: usize,
    ) -> Result<Vec<u8>, JsValue> {
        let wire = |message: Message| JsValue::from(message.to_wire());
        let fit = Fit::from_text(need).map_err(wire)?;
        let fitting = self.inner.fit(&fit, table.as_deref(), Lane { at, of: of.max(1) }).map_err(wire)?;
        Ok(fitting.to_bytes())
    }
}
