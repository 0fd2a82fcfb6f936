//! What the Lab needs seldom, so that its first load does without: a person's own table made plain, a picture as an SVG, what it
//! shows as text for other programs.
//!
//! The page fetches the module that has them (feature `gallery`) when somebody asks, and gives its picture the same data and
//! the same frame: both are bytes.

use super::picture::Picture;
use crate::data::{csv, plain};
use crate::engine::export;
use crate::figure::Look;
use crate::message::Message;
use crate::plot::svg::SvgInk;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Any table as `data::plain` writes it, then what was guessed or left out as wire messages.
///
/// # Errors
/// A wire message naming row and column where the bytes are no table.
#[wasm_bindgen]
pub fn tidy(table: &[u8]) -> Result<Vec<String>, JsValue> {
    let table = csv::read(table).map_err(|m| m.to_wire())?;
    let notes = table.notes.iter().map(Message::to_wire);
    Ok(std::iter::once(plain::write(&table.data)).chain(notes).collect())
}

#[wasm_bindgen]
impl Picture {
    /// The figure as an SVG, in its own size unless one is given; empty without a frame.
    #[must_use]
    pub fn svg(&self, figure: &str, options: &str) -> String {
        self.with(figure, options, |spec, inputs, values, options| {
            let (width, height) = if options.sized { (options.width, options.height) } else { spec.size };
            let mut ink = SvgInk::new(width, height);
            super::WORDS.with_borrow(|words| {
                (spec.draw)(inputs, values, &mut ink, &Look { theme: &options.theme, words });
            });
            ink.finish()
        })
        .unwrap_or_default()
    }

    /// The embedding as CSV, as `margin-lab train --embedding` prints it; empty without data or a frame.
    #[must_use]
    pub fn embedding(&self) -> String {
        let both = self.frame.as_ref().zip(self.data.as_ref());
        both.map(|(frame, data)| export::embedding(frame, &data.classes)).unwrap_or_default()
    }

    /// Embedding and head as a case of `margin-lab eval`, as `margin-lab train --case` prints it; empty without a frame.
    #[must_use]
    pub fn case(&self) -> String {
        self.frame.as_ref().map(export::case).unwrap_or_default()
    }
}
