//! A frame as bytes, to cross from the worker to the page: fields in their order, numbers little-endian, lists with their
//! length in front.

use super::frame::{CurvePoint, Frame, Regions};
use super::query;
use crate::head::{self, Rule, Shape};
use crate::knob::Chosen;
use crate::math::{Window, decimal};
use crate::message::Message;
use crate::metric::Accuracies;

impl Frame {
    /// The frame as bytes; NaN has one canonical form, so equal frames have equal bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(Vec::with_capacity(16 * self.labels.len() + 32 * self.curve.len() + 4096));
        out.word(self.step as u32);
        for said in [&self.diverged, &self.collapse] {
            out.text(&said.as_ref().map(Message::to_wire).unwrap_or_default());
        }
        out.word(self.shape.classes as u32);
        out.word(self.shape.dim as u32);
        out.head(&self.head);
        out.floats(&self.embeddings);
        out.words(&self.labels);
        out.bytes(&self.train.iter().map(|&t| u8::from(t)).collect::<Vec<u8>>());
        out.words(&self.predicted);
        out.floats(&self.prototypes);
        out.floats(&self.bias);
        out.floats(&self.centres);
        out.rule(&self.rule);
        out.doubles(&[
            self.reach,
            self.loss,
            f64::from(self.accuracies.train),
            f64::from(self.accuracies.test),
        ]);
        out.curve(&self.curve);
        out.doubles(&self.measures);
        out.floats(&self.silhouettes);
        out.floats(&self.inputs);
        out.regions(self.regions.as_ref());
        out.0
    }

    /// Reads [`Frame::to_bytes`].
    ///
    /// # Errors
    /// A message where the bytes are not a whole frame.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Message> {
        let frame = Self::read(&mut Reader(bytes)).filter(Self::consistent);
        frame.ok_or_else(|| Message::new("frame.broken"))
    }

    /// Every list is as long as the others say, and every class is one of C.
    fn consistent(&self) -> bool {
        let (n, Shape { classes, dim }) = (self.labels.len(), self.shape);
        let (rows, square) = (n.checked_mul(dim), classes.checked_mul(dim));
        let absent_or = |length: usize, whole: usize| length == 0 || length == whole;
        classes > 0
            && dim > 0
            && rows == Some(self.embeddings.len())
            && (self.train.len(), self.predicted.len()) == (n, n)
            && square == Some(self.prototypes.len())
            && square == Some(self.rule.weights.len())
            && absent_or(self.centres.len(), self.prototypes.len())
            && absent_or(self.bias.len(), classes)
            && self.rule.bias.len() == classes
            && absent_or(self.silhouettes.len(), n)
            && absent_or(self.inputs.len(), 2 * n)
            && self.labels.iter().chain(&self.predicted).all(|&class| (class as usize) < classes)
            && self
                .regions
                .iter()
                .flat_map(|regions| &regions.class)
                .all(|&class| usize::from(class) < classes)
    }

    fn read(input: &mut Reader) -> Option<Self> {
        let step = u64::from(input.word()?);
        let mut said = || {
            Some(Some(input.text()?).filter(|text| !text.is_empty()).map(|text| Message::from_wire(&text)))
        };
        let (diverged, collapse) = (said()?, said()?);
        let shape = Shape { classes: input.word()? as usize, dim: input.word()? as usize };
        let head = input.head()?;
        let embeddings = input.floats()?;
        let labels = input.words()?;
        let train = input.bytes()?.iter().map(|&t| t != 0).collect();
        let predicted = input.words()?;
        let (prototypes, bias, centres) = (input.floats()?, input.floats()?, input.floats()?);
        let rule = input.rule()?;
        let [reach, loss, train_accuracy, test_accuracy] = input.doubles()?[..] else { return None };
        Some(Self {
            step,
            diverged,
            collapse,
            shape,
            head,
            embeddings,
            labels,
            train,
            predicted,
            prototypes,
            bias,
            centres,
            rule,
            reach,
            loss,
            accuracies: Accuracies { train: train_accuracy as f32, test: test_accuracy as f32 },
            curve: input.curve()?,
            measures: input.doubles()?,
            silhouettes: input.floats()?,
            inputs: input.floats()?,
            regions: input.regions()?,
        })
    }
}

pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    pub(super) fn word(&mut self, value: u32) {
        self.0.extend(value.to_le_bytes());
    }

    pub(super) fn bytes(&mut self, values: &[u8]) {
        self.word(values.len() as u32);
        self.0.extend(values);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(super) fn words(&mut self, values: &[u32]) {
        self.word(values.len() as u32);
        self.0.extend(values.iter().flat_map(|v| v.to_le_bytes()));
    }

    pub(super) fn floats(&mut self, values: &[f32]) {
        self.word(values.len() as u32);
        self.0.extend(values.iter().flat_map(|v| if v.is_nan() { f32::NAN } else { *v }.to_le_bytes()));
    }

    pub(super) fn doubles(&mut self, values: &[f64]) {
        self.word(values.len() as u32);
        self.0.extend(values.iter().flat_map(|v| if v.is_nan() { f64::NAN } else { *v }.to_le_bytes()));
    }

    fn head(&mut self, head: &Chosen<head::Spec>) {
        self.text(head.id());
        let values = head.values().iter();
        self.text(&query::write(values.map(|(knob, value)| (knob.id, value.to_string()))));
    }

    fn rule(&mut self, rule: &Rule<f32>) {
        self.floats(&rule.weights);
        self.floats(&rule.bias);
        self.floats(rule.scale.as_slice());
    }

    fn curve(&mut self, curve: &[CurvePoint]) {
        self.words(&curve.iter().map(|point| point.step as u32).collect::<Vec<u32>>());
        let values = curve.iter().flat_map(|p| [p.loss, p.train_accuracy, p.test_accuracy]);
        self.floats(&values.collect::<Vec<f32>>());
    }

    fn regions(&mut self, regions: Option<&Regions>) {
        let Some(regions) = regions else { return self.word(0) };
        self.word(regions.size.0 as u32);
        self.word(regions.size.1 as u32);
        self.doubles(&regions.area.sides());
        self.bytes(&regions.class);
        self.bytes(&regions.confidence);
        self.floats(&regions.lead);
    }
}

pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        Some(head)
    }

    pub(super) fn word(&mut self) -> Option<u32> {
        self.take(4)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    pub(super) fn bytes(&mut self) -> Option<&'a [u8]> {
        let count = self.word()? as usize;
        self.take(count)
    }

    pub(super) fn text(&mut self) -> Option<String> {
        self.bytes().and_then(|bytes| String::from_utf8(bytes.to_vec()).ok())
    }

    fn list<const N: usize, T>(&mut self, read: fn([u8; N]) -> T) -> Option<Vec<T>> {
        let count = self.word()? as usize;
        let bytes = self.take(count.checked_mul(N)?)?;
        Some(bytes.as_chunks::<N>().0.iter().map(|chunk| read(*chunk)).collect())
    }

    pub(super) fn words(&mut self) -> Option<Vec<u32>> {
        self.list(u32::from_le_bytes)
    }

    pub(super) fn floats(&mut self) -> Option<Vec<f32>> {
        self.list(f32::from_le_bytes)
    }

    pub(super) fn doubles(&mut self) -> Option<Vec<f64>> {
        self.list(f64::from_le_bytes)
    }

    fn head(&mut self) -> Option<Chosen<head::Spec>> {
        let mut head = Chosen::new(head::find(&self.text()?)?);
        for (key, value) in query::read(&self.text()?) {
            // Ramps may act outside a knob's range, so a number is taken as it is.
            let exactly = |number: f64| head.values_mut().put_exactly(&key, number);
            if decimal::read(&value).map(exactly).is_none_or(|put| put.is_err()) {
                head.set(&key, &value).ok()?;
            }
        }
        Some(head)
    }

    fn rule(&mut self) -> Option<Rule<f32>> {
        let (weights, bias) = (self.floats()?, self.floats()?);
        Some(Rule { weights, bias, scale: self.floats()?.first().copied() })
    }

    fn curve(&mut self) -> Option<Vec<CurvePoint>> {
        let (steps, values) = (self.words()?, self.floats()?);
        let points = steps.iter().zip(values.as_chunks::<3>().0);
        let point = |(step, &[loss, train_accuracy, test_accuracy]): (&u32, &[f32; 3])| CurvePoint {
            step: u64::from(*step),
            loss,
            train_accuracy,
            test_accuracy,
        };
        Some(points.map(point).collect())
    }

    fn regions(&mut self) -> Option<Option<Regions>> {
        let columns = self.word()? as usize;
        if columns == 0 {
            return Some(None);
        }
        let size = (columns, self.word()? as usize);
        let area = Window::from(*self.doubles()?.first_chunk()?);
        let (class, confidence) = (self.bytes()?.to_vec(), self.bytes()?.to_vec());
        let lead = self.floats()?;
        let lengths = [class.len(), confidence.len(), lead.len()].map(Some);
        let whole = lengths == [size.0.checked_mul(size.1); 3];
        whole.then_some(Some(Regions { area, size, class, confidence, lead }))
    }
}
