//! What the page reads from a picture besides drawings: numbers, curves, tables, names.

use super::picture::Picture;
use crate::engine::Frame;
use crate::figure::view::{ClassRow, called, card, class_rows};
use crate::message::Message;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Picture {
    /// Step, loss, train accuracy, test accuracy, then one number per metric of the catalogue.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        self.of_frame(|frame| {
            let [train, test] = [frame.accuracies.train, frame.accuracies.test].map(f64::from);
            let mut numbers = vec![frame.step as f64, frame.loss, train, test];
            numbers.extend(&frame.measures);
            numbers
        })
    }

    /// Half the side of the frame's window of the embedding; NaN without a frame.
    #[must_use]
    pub fn reach(&self) -> f64 {
        self.frame.as_ref().map_or(f64::NAN, |frame| frame.reach)
    }

    /// Rows of step, loss, train accuracy, test accuracy.
    #[must_use]
    pub fn curve(&self) -> Vec<f64> {
        self.of_frame(|frame| {
            let row = |p: &crate::engine::frame::CurvePoint| {
                [p.step as f64, f64::from(p.loss), f64::from(p.train_accuracy), f64::from(p.test_accuracy)]
            };
            frame.curve.iter().flat_map(row).collect()
        })
    }

    /// Per class: training samples, test samples, test accuracy, mean θ to the own and to the nearest other prototype, mean
    /// silhouette.
    #[must_use]
    pub fn table(&self) -> Vec<f64> {
        self.of_frame(|frame| {
            let flat = |row: ClassRow| {
                [row.train as f64, row.test as f64, row.accuracy, row.own, row.other, row.silhouette]
            };
            class_rows(frame).into_iter().flat_map(flat).collect()
        })
    }

    /// θ to each class, probability of each class, then the indices of the five nearest neighbours.
    #[must_use]
    pub fn card(&self, sample: usize) -> Vec<f64> {
        self.of_frame(|frame| {
            let card = card(frame, sample);
            let neighbours = card.neighbours.iter().map(|&i| i as f64);
            card.angles.iter().chain(&card.shares).copied().chain(neighbours).collect()
        })
    }

    /// Why training diverged, as a wire message; empty while all is well.
    #[must_use]
    pub fn diverged(&self) -> String {
        self.said(|frame| frame.diverged.as_ref())
    }

    /// Why all samples lie on one point, as a wire message; empty where they do not.
    #[must_use]
    pub fn collapse(&self) -> String {
        self.said(|frame| frame.collapse.as_ref())
    }

    /// The unscaled features of a sample (as painted, for points of the plane).
    #[must_use]
    pub fn features(&self, sample: usize) -> Vec<f64> {
        let painted = self.frame.as_ref().and_then(|frame| frame.inputs.get(2 * sample..2 * sample + 2));
        if let Some(place) = painted {
            return place.iter().map(|&x| f64::from(x)).collect();
        }
        let Some(data) = self.data.as_ref().filter(|data| sample < data.len()) else { return Vec::new() };
        data.row(sample).to_vec()
    }

    /// Names of the features.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        self.data.as_ref().map(|data| data.columns.clone()).unwrap_or_default()
    }

    /// What the classes are called.
    #[must_use]
    pub fn classes(&self) -> Vec<String> {
        self.data.as_ref().map(|data| called(&data.classes)).unwrap_or_default()
    }

    /// Width and height of a sample that is a grey picture, else empty.
    #[must_use]
    pub fn picture(&self) -> Vec<u32> {
        let size = self.data.as_ref().and_then(|data| data.picture);
        size.map(|(width, height)| vec![width as u32, height as u32]).unwrap_or_default()
    }

    /// Labels as trained on.
    #[must_use]
    pub fn labels(&self) -> Vec<u32> {
        self.frame.as_ref().map(|frame| frame.labels.clone()).unwrap_or_default()
    }

    /// Predicted classes.
    #[must_use]
    pub fn predicted(&self) -> Vec<u32> {
        self.frame.as_ref().map(|frame| frame.predicted.clone()).unwrap_or_default()
    }

    /// 1 where the sample is trained on, 0 where it tests.
    #[must_use]
    pub fn train(&self) -> Vec<u8> {
        self.frame.iter().flat_map(|frame| &frame.train).map(|&train| u8::from(train)).collect()
    }

    fn of_frame(&self, read: impl FnOnce(&Frame) -> Vec<f64>) -> Vec<f64> {
        self.frame.as_ref().map(read).unwrap_or_default()
    }
}

impl Picture {
    /// What the frame says about training, as a wire message; empty where it says nothing.
    fn said(&self, of: impl Fn(&Frame) -> Option<&Message>) -> String {
        self.frame.as_ref().and_then(of).map(Message::to_wire).unwrap_or_default()
    }
}
