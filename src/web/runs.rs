//! What a plate says of the runs that its figure needs, and how it takes their frames one by one, so that a figure moves while
//! workers still train.

use super::plate::Plate;
use crate::engine::plan::{Need, Outcome, Run, Shots};
use crate::engine::{Frame, query};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Plate {
    /// A run as a query, `log=…&at=0,100,800`; empty where the need is none.
    #[must_use]
    pub fn run(&self, i: usize) -> String {
        let Some(Need::Run(Run { log, at })) = self.needs.get(i) else { return String::new() };
        let at: Vec<String> = at.iter().map(ToString::to_string).collect();
        query::write([("log", log.clone()), ("at", at.join(","))])
    }

    /// Begins a run's outcome: its data, with the bytes of their file where they have one, and no frame yet.
    ///
    /// # Errors
    /// A wire message where the data cannot be read.
    pub fn begin(&mut self, i: usize, table: Option<Vec<u8>>) -> Result<(), JsValue> {
        if let (Some(Need::Run(run)), Some(place)) = (self.needs.get(i), self.outcomes.get_mut(i)) {
            *place = Outcome::Run(Shots::begin(run, table.as_deref()).map_err(|m| m.to_wire())?);
        }
        Ok(())
    }

    /// Takes a run's next frame; whether the run is whole now.
    ///
    /// # Errors
    /// A wire message where the bytes are no frame; nothing has changed then.
    pub fn frame(&mut self, i: usize, bytes: &[u8]) -> Result<bool, JsValue> {
        let (Some(Need::Run(run)), Some(Outcome::Run(shots))) = (self.needs.get(i), self.outcomes.get_mut(i))
        else {
            return Ok(false);
        };
        let frame = Frame::from_bytes(bytes).map_err(|m| m.to_wire())?;
        let whole = shots.take(run, frame);
        if let Some(stale) = self.stale.get_mut(i) {
            *stale = !whole;
        }
        Ok(whole)
    }
}
