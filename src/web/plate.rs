//! A plate: one figure on the page, its knobs, and what there is so far of what it needs.
//!
//! ```text
//! set(knobs) ──► missing() ──need(i)──► Fitter in a worker ──bytes──► load(i) ──► draw, svg, describe
//! ```

use super::canvas::CanvasInk;
use super::options::{self, Options};
use crate::data;
use crate::engine::fit::Fitting;
use crate::engine::plan::{Need, Outcome};
use crate::engine::query;
use crate::figure::{self, Drawing, Look, Spec};
use crate::knob::Values;
use crate::message::Message;
use crate::plot::{Ink, Point};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlCanvasElement;

/// One figure.
#[wasm_bindgen]
pub struct Plate {
    pub(super) spec: &'static Spec,
    pub(super) values: Values,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) needs: Vec<Need>,
    /// Needs whose outcome is of other knobs, or not there.
    pub(super) stale: Vec<bool>,
    /// Parts of shared needs that wait for the others.
    lanes: Vec<Vec<Fitting>>,
    /// Whether it hangs on the wall.
    small: bool,
}

#[wasm_bindgen]
impl Plate {
    /// A figure with its knobs at their defaults.
    ///
    /// # Errors
    /// A wire message where there is no such figure.
    #[wasm_bindgen(constructor)]
    pub fn new(figure: &str) -> Result<Plate, JsValue> {
        let unknown = || JsValue::from(Message::new("figure.unknown").text("figure", figure).to_wire());
        let spec = figure::find(figure).ok_or_else(unknown)?;
        let values = Values::defaults(spec.knobs);
        let mut plate = Self {
            spec,
            values,
            outcomes: vec![],
            needs: vec![],
            stale: vec![],
            lanes: vec![],
            small: false,
        };
        plate.plan();
        Ok(plate)
    }

    /// It is a thumbnail from now on: drawn as the figure's card, and only what that shows is worked out.
    pub fn shrink(&mut self) {
        self.small = true;
    }

    /// Sets its knobs: those of the query, all others to their defaults. Returns what was refused, clamped or left out.
    pub fn set(&mut self, knobs: &str) -> Vec<String> {
        let mut values = Values::defaults(self.spec.knobs);
        let mut problems = Vec::new();
        for (key, value) in query::read(knobs) {
            match values.set(&key, &value) {
                Ok(clamp) => problems.extend(clamp),
                // Other keys of an address are not the figure's.
                Err(message) if message.key == "knob.unknown" => {}
                Err(message) => problems.push(message),
            }
        }
        if values != self.values {
            self.values = values;
            self.plan();
        }
        problems.extend((self.spec.check)(&self.values));
        problems.iter().map(Message::to_wire).collect()
    }

    /// Which needs are not worked out yet.
    #[must_use]
    pub fn missing(&self) -> Vec<u32> {
        let wanted = |i: &usize| match self.spec.card.needs {
            Some(needs) if self.small => needs.contains(i),
            _ => true,
        };
        (0..self.needs.len()).filter(|i| self.stale[*i] && wanted(i)).map(|i| i as u32).collect()
    }

    /// A need as text, for `Fitter.fit`; empty where there is none.
    #[must_use]
    pub fn need(&self, i: usize) -> String {
        match self.needs.get(i) {
            Some(Need::Fit(fit)) => fit.to_text(),
            _ => String::new(),
        }
    }

    /// The data file that a need reads; empty where it reads none.
    #[must_use]
    pub fn file(&self, i: usize) -> String {
        let set = match self.needs.get(i) {
            Some(Need::Fit(fit)) => fit.samples.set(),
            Some(Need::Run(run)) => run.set(),
            None => None,
        };
        set.and_then(data::Spec::file).unwrap_or_default().to_owned()
    }

    /// Whether several workers may share a need.
    #[must_use]
    pub fn shareable(&self, i: usize) -> bool {
        matches!(self.needs.get(i), Some(Need::Fit(fit)) if fit.model.shareable())
    }

    /// Takes what came of a need; whether it is whole now.
    ///
    /// # Errors
    /// A wire message where the bytes are no outcome; nothing has changed then.
    pub fn load(&mut self, i: usize, bytes: &[u8]) -> Result<bool, JsValue> {
        let fitting = Fitting::from_bytes(bytes).map_err(|m| m.to_wire())?;
        let Some(lanes) = self.lanes.get_mut(i) else { return Ok(false) };
        lanes.push(fitting);
        let Some(whole) = Fitting::join(lanes) else { return Ok(false) };
        self.settle(i, Outcome::Fit(Box::new(whole)));
        Ok(true)
    }

    /// Takes the reason why nothing came of a need.
    pub fn refuse(&mut self, i: usize, wire: &str) {
        self.settle(i, Outcome::Failed(Message::from_wire(wire)));
    }

    /// Every outcome is of older knobs: shown, but still to be worked out.
    pub fn age(&mut self) {
        self.stale.fill(true);
        self.lanes.iter_mut().for_each(Vec::clear);
    }

    /// Width and height of the figure in a room of the options' size.
    #[must_use]
    pub fn fit(&self, options: &str) -> Vec<f64> {
        let (values, options) = self.look(options);
        let room = (options.width, options.height);
        let (width, height) = self.drawing(&values).fit(room, options.theme.scale);
        vec![width, height]
    }

    /// Width and height of its export.
    #[must_use]
    pub fn size(&self, options: &str) -> Vec<f64> {
        let (values, options) = self.look(options);
        let (width, height) = self.drawing(&values).size(None, options.theme.scale);
        vec![width, height]
    }

    /// Draws on a canvas, whose backing store is brought to the size times the device pixel ratio.
    ///
    /// # Errors
    /// A wire message where the canvas gives no two-dimensional context.
    pub fn draw(&self, canvas: HtmlCanvasElement, options: &str) -> Result<(), JsValue> {
        let (values, options) = self.look(options);
        let mut ink = CanvasInk::new(&canvas, (options.width, options.height), options.dpr)
            .map_err(|m| JsValue::from(m.to_wire()))?;
        self.paint(&values, &mut ink, &options);
        Ok(())
    }

    /// The figure as an SVG, in its own size unless one is given.
    #[must_use]
    pub fn svg(&self, options: &str) -> String {
        let (values, options) = self.look(options);
        let own = || self.drawing(&values).size(None, options.theme.scale);
        let size = if options.sized { (options.width, options.height) } else { own() };
        super::WORDS.with_borrow(|words| {
            let look = Look { theme: &options.theme, words };
            self.drawing(&values).svg(size, &look)
        })
    }

    /// The figure in sentences (wire messages).
    #[must_use]
    pub fn describe(&self) -> Vec<String> {
        self.drawing(&self.values).describe().iter().map(Message::to_wire).collect()
    }

    /// Knobs that a drag from one place of the picture to another changes, as a query; empty where it changes none.
    #[must_use]
    pub fn drag(&self, options: &str, from: &[f64], to: &[f64]) -> String {
        let (values, options) = self.look(options);
        let ([x, y], [u, v], Some(drag)) = (from, to, self.spec.drag) else { return String::new() };
        let (size, way) = ((options.width, options.height), (Point::new(*x, *y), Point::new(*u, *v)));
        let changes = super::WORDS.with_borrow(|words| {
            drag(&self.outcomes, &values, size, way, &Look { theme: &options.theme, words })
        });
        query::write(changes)
    }
}

impl Plate {
    /// The knobs with what only the drawing options say on top (a focused point), and those options.
    pub(super) fn look(&self, text: &str) -> (Values, Options) {
        let mut values = self.values.clone();
        let options = options::read(text, &mut values);
        (values, options)
    }

    fn drawing<'a>(&'a self, values: &'a Values) -> Drawing<'a> {
        Drawing { spec: self.spec, values, outcomes: &self.outcomes }
    }

    fn paint(&self, values: &Values, ink: &mut dyn Ink, options: &Options) {
        let draw = self.spec.card.draw.filter(|_| self.small).unwrap_or(self.spec.draw);
        super::WORDS.with_borrow(|words| {
            draw(&self.outcomes, values, ink, &Look { theme: &options.theme, words });
        });
    }

    /// Plans anew. Outcomes of needs that are still wanted stay, finished or not; a figure with a single need shows its last
    /// outcome until the next.
    fn plan(&mut self) {
        let needs = (self.spec.plan)(&self.values);
        let mut old: Vec<(Need, Outcome, bool)> = std::mem::take(&mut self.needs)
            .into_iter()
            .zip(std::mem::take(&mut self.outcomes))
            .zip(std::mem::take(&mut self.stale))
            .map(|((need, outcome), stale)| (need, outcome, stale))
            .collect();
        let single = needs.len() == 1 && old.len() == 1;
        for need in needs {
            let known = old.iter().position(|(other, ..)| *other == need);
            let (outcome, stale) = match known {
                Some(at) => {
                    let (_, outcome, stale) = old.swap_remove(at);
                    (outcome, stale)
                }
                None if single => (old.pop().map_or(Outcome::Waiting, |(_, outcome, _)| outcome), true),
                None => (Outcome::Waiting, true),
            };
            self.needs.push(need);
            self.outcomes.push(outcome);
            self.stale.push(stale);
        }
        self.lanes = self.needs.iter().map(|_| Vec::new()).collect();
    }

    fn settle(&mut self, i: usize, outcome: Outcome) {
        if let (Some(place), Some(stale)) = (self.outcomes.get_mut(i), self.stale.get_mut(i)) {
            *place = outcome;
            *stale = false;
            self.lanes[i].clear();
        }
    }
}
