//! Data sets: real tables that arrive as bytes, and made ones drawn from a seed; one file each.
//!
//! The core never reads a file or fetches a URL: the page downloads `data/<file>`, the command line includes it, and both
//! hand over bytes.

mod blobs;
mod breast_cancer;
mod classes;
#[cfg(feature = "gallery")]
pub mod csv;
mod digits;
mod identities;
mod iris;
mod moons;
pub mod plain;
mod prepare;
mod rings;
mod spirals;
mod wine;

use crate::knob::{Knob, Values};
use crate::math::{Rng, rng};
use crate::message::Message;
use plain::file;
pub use prepare::{KNOBS, Prepared, Scaling, pick, samples, split, without_held_out};

/// Most rows of a person's own table.
pub const MAX_ROWS: usize = 20_000;
/// Most columns of numbers of a person's own table.
pub const MAX_COLUMNS: usize = 256;
/// Most classes of a person's own table.
pub const MAX_CLASSES: usize = 100;
/// Larger numbers would overflow when they are squared in f32.
const LARGEST: f64 = 1e15;

/// Every data set, in the order people are shown them.
pub const DATASETS: &[Spec] = &[
    digits::SPEC,
    iris::SPEC,
    wine::SPEC,
    breast_cancer::SPEC,
    blobs::SPEC,
    moons::SPEC,
    rings::SPEC,
    spirals::SPEC,
    identities::SPEC,
];

/// Their ids, for a knob that chooses one.
pub const IDS: &[&str] = &{
    let mut ids = [""; DATASETS.len()];
    let mut at = 0;
    while at < ids.len() {
        ids[at] = DATASETS[at].id;
        at += 1;
    }
    ids
};

chosen_from!(DATASETS);

/// All there is to know about a data set. Display name: message `data.<id>`; one sentence: `data.<id>.what`.
pub struct Spec {
    /// Kebab-case; the file's name and the URL value.
    pub id: &'static str,
    /// What can be set (numbers of samples and classes, noise …).
    pub knobs: &'static [Knob],
    /// How many classes it has while its knobs are at their defaults, without those held out.
    pub classes: usize,
    /// The two columns that a picture of two of them shows, where nobody chose others.
    pub pair: (usize, usize),
    /// Where its samples come from.
    pub source: Source,
}

impl Spec {
    /// The file in `data/` that it is read from; `None` for a made set.
    #[must_use]
    pub fn file(&self) -> Option<&'static str> {
        match self.source {
            Source::File { file, .. } => Some(file),
            Source::Made(_) => None,
        }
    }

    /// The bytes of its file, where they are built in: in native programs. The page fetches them instead, so its wasm stays small.
    #[must_use]
    pub fn included(&self) -> Option<&'static [u8]> {
        #[cfg(feature = "cli")]
        if let Source::File { included, .. } = self.source {
            return Some(included);
        }
        None
    }

    /// Its samples: read from the content of its file, or drawn from the seed. Where its file is built in, `table` may be `None`.
    ///
    /// # Errors
    /// A message where the content is missing or cannot be read.
    pub fn read(&self, knobs: &Values, seed: u64, table: Option<&[u8]>) -> Result<Dataset, Message> {
        match self.source {
            Source::Made(make) => Ok(make(knobs, &mut Rng::stream(seed, "data"))),
            Source::File { parse, .. } => {
                let table = table.or_else(|| self.included());
                parse(table.ok_or_else(|| Message::new("data.no-bytes").text("id", self.id))?)
            }
        }
    }
}

/// Where samples come from.
#[derive(Clone, Copy)]
pub enum Source {
    /// A file in `data/`, parsed from its bytes.
    File {
        /// File name in `data/`.
        file: &'static str,
        /// Reads the bytes.
        parse: fn(&[u8]) -> Result<Dataset, Message>,
        /// The bytes.
        #[cfg(feature = "cli")]
        included: &'static [u8],
    },
    /// Drawn from a seed.
    Made(fn(&Values, &mut Rng) -> Dataset),
}

/// Labelled samples, unscaled, in f64. Rows are samples.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// n × p feature values.
    pub features: Vec<f64>,
    /// n class numbers, each < `classes.len()`.
    pub labels: Vec<u32>,
    /// Class names.
    pub classes: Vec<String>,
    /// p column names.
    pub columns: Vec<String>,
    /// Width and height where a row is a grey picture (digits: 8 × 8).
    pub picture: Option<(usize, usize)>,
    /// Classes held out of training for open-set tests: the last ones, ascending; empty for closed sets.
    pub held_out: Vec<u32>,
}

impl Dataset {
    /// Number of samples n.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// No samples at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// Number of features p.
    #[must_use]
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// The features of sample `i`.
    #[must_use]
    pub fn row(&self, i: usize) -> &[f64] {
        let p = self.width();
        &self.features[i * p..(i + 1) * p]
    }
    /// Identity of the data in a log: a hash of shape, names and every bit of the numbers.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut parts = Vec::with_capacity(self.len() + 2);
        parts.push(rng::hash(self.classes.join("\u{1f}").as_bytes()));
        parts.push(rng::hash(self.columns.join("\u{1f}").as_bytes()));
        for (i, label) in self.labels.iter().enumerate() {
            let numbers = self.row(i).iter().flat_map(|x| x.to_bits().to_le_bytes());
            parts.push(rng::hash(&label.to_le_bytes().into_iter().chain(numbers).collect::<Vec<u8>>()));
        }
        rng::hash(&parts.iter().flat_map(|part| part.to_le_bytes()).collect::<Vec<u8>>())
    }
}

/// Samples of the plane, labelled; what the two-dimensional sets are made of.
fn plane(points: impl IntoIterator<Item = ([f64; 2], u32)>, classes: usize) -> Dataset {
    let (mut features, mut labels) = (Vec::new(), Vec::new());
    for (point, label) in points {
        // To f32 and back: the trainer, the log and painting know these coordinates exactly.
        features.extend(point.map(|x| f64::from(x as f32)));
        labels.push(label);
    }
    let classes = (0..classes).map(|k| k.to_string()).collect();
    let columns = vec!["x".to_owned(), "y".to_owned()];
    Dataset { features, labels, classes, columns, picture: None, held_out: Vec::new() }
}

/// Class of the `i`-th of `n` samples when classes are as equal in size as can be, in order.
fn class_of(i: usize, n: usize, classes: usize) -> u32 {
    (i * classes / n) as u32
}

/// How many samples a set of the plane has.
const SAMPLES: Knob = Knob::number("samples", "knob.samples", (20.0, 2000.0), 400.0, 10.0).restarting();
