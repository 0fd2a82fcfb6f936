//! A fitting as bytes, to cross from the worker to the page; as a [`Frame`](crate::engine::Frame) does.

use super::{Finding, Fitting, Points, Scatter};
use crate::engine::bytes::{Reader, Writer};
use crate::math::Window;
use crate::message::Message;

/// Between two names in a list.
const APART: char = '\u{1f}';

impl Fitting {
    /// The fitting as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(Vec::with_capacity(4 * (self.shares.len() + self.decisions.len()) + 4096));
        let scatter = &self.scatter;
        out.doubles(&scatter.points.places);
        out.words(&scatter.points.labels);
        out.bytes(&scatter.test.iter().map(|test| u8::from(*test)).collect::<Vec<u8>>());
        out.text(&scatter.classes.join(&APART.to_string()));
        out.text(&scatter.columns.join(&APART.to_string()));
        out.doubles(&self.window.sides());
        out.words(&[self.grid.0 as u32, self.grid.1 as u32]);
        out.floats(&self.shares);
        out.floats(&self.decisions);
        out.doubles(&self.answers);
        out.doubles(&self.scores);
        out.words(&self.predicted);
        out.words(&self.contests);
        out.word(self.findings.len() as u32);
        for finding in &self.findings {
            out.text(&finding.name);
            out.doubles(&finding.values);
        }
        out.0
    }

    /// Reads [`Fitting::to_bytes`].
    ///
    /// # Errors
    /// A message where the bytes are not a whole fitting.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Message> {
        let fitting = Self::read(&mut Reader(bytes)).filter(Self::consistent);
        fitting.ok_or_else(|| Message::new("frame.broken"))
    }

    fn read(input: &mut Reader) -> Option<Self> {
        let points = Points { places: input.doubles()?, labels: input.words()? };
        let test = input.bytes()?.iter().map(|test| *test != 0).collect();
        let names = |text: String| text.split(APART).map(str::to_owned).collect::<Vec<_>>();
        let (classes, columns) = (names(input.text()?), names(input.text()?));
        let columns = columns.try_into().ok()?;
        let window = Window::from(*input.doubles()?.first_chunk()?);
        let [wide, high] = input.words()?[..] else { return None };
        let (shares, decisions) = (input.floats()?, input.floats()?);
        let (answers, scores) = (input.doubles()?, input.doubles()?);
        let (predicted, contests) = (input.words()?, input.words()?);
        let count = input.word()?;
        let finding = |_| Some(Finding { name: input.text()?, values: input.doubles()? });
        let findings = (0..count).map(finding).collect::<Option<_>>()?;
        Some(Self {
            scatter: Scatter { points, test, classes, columns },
            window,
            grid: (wide as usize, high as usize),
            shares,
            decisions,
            answers,
            scores,
            predicted,
            findings,
            contests,
        })
    }

    /// Every list is as long as the others say.
    fn consistent(&self) -> bool {
        let (n, cells) = (self.scatter.points.len(), self.grid.0.saturating_mul(self.grid.1));
        let planes = if self.contests.is_empty() { self.scatter.classes.len() } else { self.contests.len() };
        let whole = self.contests.is_empty();
        self.grid.0 >= 2
            && self.grid.1 >= 2
            && self.scatter.points.places.len() == 2 * n
            && self.scatter.test.len() == n
            && self.shares.len() == cells.saturating_mul(planes)
            && self.answers.len() == n * planes
            && (self.decisions.is_empty() || self.decisions.len() == cells && self.scores.len() == n)
            && (!whole || self.predicted.len() == n)
            && self.scatter.points.labels.iter().all(|label| (*label as usize) < self.scatter.classes.len())
    }
}
