//! A picture: the frames of one experiment, drawn on the page.

use super::canvas::CanvasInk;
use super::options::{self, Options};
use crate::data::Dataset;
use crate::engine::{Experiment, Frame};
use crate::figure::Look;
use crate::figure::view::{self, Inputs, Memory, Pick, Spec};
use crate::knob::Values;
use crate::math::{Real, decimal};
use crate::message::Message;
use crate::plot::Point;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlCanvasElement;

/// What a hand can tell apart, in CSS pixels.
const FINE: f64 = 0.25;

/// Draws frames of one experiment.
#[wasm_bindgen]
#[derive(Default)]
pub struct Picture {
    pub(super) data: Option<Dataset>,
    pub(super) frame: Option<Frame>,
    memory: RefCell<Memory>,
}

#[wasm_bindgen]
impl Picture {
    /// Without data and frame yet; drawing does nothing until both are there.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The data that the session trains on, for names, pictures and features.
    ///
    /// # Errors
    /// A wire message where the data cannot be read.
    pub fn data(&mut self, log: &str, table: Option<Vec<u8>>) -> Result<(), JsValue> {
        let data = Experiment::samples(log, table.as_deref()).map_err(|m| m.to_wire())?;
        self.data = Some(data);
        self.frame = None;
        Ok(())
    }

    /// Takes a frame's bytes. What is measured more seldom than drawn stays from the last frame that had it.
    ///
    /// # Errors
    /// A wire message where they are not a whole frame; the last one stays.
    pub fn load(&mut self, frame: &[u8]) -> Result<(), JsValue> {
        let mut frame = Frame::from_bytes(frame).map_err(|m| m.to_wire())?;
        if let Some(last) = self.frame.take() {
            inherit(&mut frame, last);
        }
        self.frame = Some(frame);
        Ok(())
    }

    /// Draws a figure on a canvas, whose backing store is brought to the size times the device pixel ratio.
    ///
    /// # Errors
    /// A wire message where the canvas gives no two-dimensional context.
    pub fn draw(&self, figure: &str, canvas: HtmlCanvasElement, options: &str) -> Result<(), JsValue> {
        self.with(figure, options, |spec, inputs, values, options| {
            let mut ink = CanvasInk::new(&canvas, (options.width, options.height), options.dpr)
                .map_err(|m| JsValue::from(m.to_wire()))?;
            super::WORDS.with_borrow(|words| {
                (spec.draw)(inputs, values, &mut ink, &Look { theme: &options.theme, words });
            });
            Ok(())
        })
        .unwrap_or(Ok(()))
    }

    /// The figure in sentences (wire messages).
    #[must_use]
    pub fn describe(&self, figure: &str, options: &str) -> Vec<String> {
        self.with(figure, options, |spec, inputs, values, _| {
            (spec.describe)(inputs, values).iter().map(Message::to_wire).collect()
        })
        .unwrap_or_default()
    }

    /// What lies at a place: sample i as i, prototype j as −2 − j, nothing as −1.
    #[must_use]
    pub fn pick(&self, figure: &str, options: &str, x: f64, y: f64) -> i32 {
        let found = self.with(figure, options, |spec, inputs, values, options| {
            (spec.touch?.pick)(
                inputs,
                values,
                &options.theme,
                (options.width, options.height),
                Point { x, y },
            )
        });
        match found.flatten() {
            Some(Pick::Sample(i)) => i as i32,
            Some(Pick::Prototype(j)) => -2 - j as i32,
            None => -1,
        }
    }

    /// The data coordinates of a place, in numbers no longer than a hand can tell apart; empty where the figure has none.
    #[must_use]
    pub fn locate(&self, figure: &str, options: &str, x: f64, y: f64) -> Vec<f64> {
        let place = |x: f64, y: f64| {
            let found = self.with(figure, options, |spec, inputs, values, options| {
                let size = (options.width, options.height);
                (spec.touch?.locate)(inputs, values, &options.theme, size, Point { x, y })
            });
            found.flatten().unwrap_or_default()
        };
        let (at, beside) = (place(x, y), place(x + FINE, y + FINE));
        let unit = at.iter().zip(&beside).map(|(a, b)| (a - b).abs()).fold(0.0, Real::at_least);
        at.into_iter().map(|a| decimal::rounded(a, unit)).collect()
    }

    /// Where sample i, or prototype j as −2 − j, is drawn; empty when it is not.
    #[must_use]
    pub fn spot(&self, figure: &str, options: &str, index: i32) -> Vec<f64> {
        let pick = match index {
            i if i >= 0 => Pick::Sample(i as usize),
            j if j <= -2 => Pick::Prototype((-2 - j) as usize),
            _ => return Vec::new(),
        };
        let spot = self.with(figure, options, |spec, inputs, values, options| {
            (spec.touch?.spot)(inputs, values, &options.theme, (options.width, options.height), pick)
        });
        spot.flatten().map(|point| vec![point.x, point.y]).unwrap_or_default()
    }

    /// Where each sample is drawn, as x, y; NaN where it is not.
    #[must_use]
    pub fn places(&self, figure: &str, options: &str) -> Vec<f64> {
        let places = self.with(figure, options, |spec, inputs, values, options| {
            Some((spec.touch?.places)(inputs, values, &options.theme, (options.width, options.height)))
        });
        let flat = |at: Option<Point>| at.map_or([f64::NAN; 2], |at| [at.x, at.y]);
        places.flatten().unwrap_or_default().into_iter().flat_map(flat).collect()
    }
}

impl Picture {
    /// Runs `act` with the figure, its inputs, its knobs and the options; `None` where figure, data or frame is missing.
    pub(super) fn with<T>(
        &self,
        figure: &str,
        text: &str,
        act: impl FnOnce(&Spec, &Inputs, &Values, &Options) -> T,
    ) -> Option<T> {
        let (spec, data, frame) = (view::find(figure)?, self.data.as_ref()?, self.frame.as_ref()?);
        let mut values = Values::defaults(spec.knobs);
        let options = options::read(text, &mut values);
        let count = frame.labels.len();
        let inputs = Inputs {
            frame,
            data,
            reach: options.reach,
            window: options.window,
            focus: options.focus.filter(|&i| i < count),
            grip: options.grip.filter(|&j| j < frame.shape.classes),
            isolate: options.isolate,
            pointer: options.pointer,
            memory: Some(&self.memory),
        };
        Some(act(spec, &inputs, &values, &options))
    }
}

/// Measures, silhouettes and regions of the last frame, where the new one came without.
fn inherit(frame: &mut Frame, last: Frame) {
    if frame.measures.is_empty() {
        frame.measures = last.measures;
    }
    if frame.silhouettes.is_empty() && last.silhouettes.len() == frame.labels.len() {
        frame.silhouettes = last.silhouettes;
    }
    if frame.regions.is_none() {
        frame.regions = last.regions;
    }
}
