//! Which samples a fit is made to: two columns of a data set, or points given one by one; thinned and split if wanted.

use super::{Points, Scatter};
use crate::data::{self, Dataset};
use crate::knob::Chosen;
use crate::message::Message;

/// Which samples a model is fitted to.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    /// Where they come from.
    pub source: Source,
    /// The two columns taken; beyond the last column, the last.
    pub columns: (usize, usize),
    /// Brings both columns to mean 0 and deviation 1 over the samples that are trained on.
    pub standardise: bool,
    /// Which of them are kept for testing.
    pub split: Split,
    /// Most samples taken from a data set, as many of each class as can be; 0 for all.
    pub most: usize,
    /// Of made data sets and of the split.
    pub seed: u64,
}

/// Where samples come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// A data set.
    Set(Chosen<data::Spec>),
    /// Points of the plane.
    Points {
        /// Where they lie, and their classes.
        points: Points,
        /// How many classes there are, whether they have points or not.
        classes: usize,
    },
}

choice! {
    /// Which samples are kept for testing.
    Split {
        /// None: all are trained on.
        None = "none",
        /// Half of every class, by the seed.
        Half = "half",
        /// The half of iris that scikit-learn's example keeps (`train_test_split(test_size=0.5, random_state=42)`); other sets:
        /// [`Split::Half`].
        ScikitLearn = "scikit-learn",
    }
}

/// numpy's choice, which only numpy's generator makes (`data/classics.py`): one row for each of iris' samples, its last cell 1
/// where this half holds the sample out.
const SPLITS: &str = include_str!("../../../data/iris-splits.csv");

impl Samples {
    /// Reads, picks, splits and scales.
    ///
    /// # Errors
    /// A message where the data cannot be read.
    pub fn scatter(&self, table: Option<&[u8]>) -> Result<Scatter, Message> {
        let mut scatter = match &self.source {
            Source::Points { points, classes } => Scatter {
                points: points.clone(),
                test: vec![false; points.len()],
                classes: (0..*classes).map(|k| k.to_string()).collect(),
                columns: ["x".to_owned(), "y".to_owned()],
            },
            Source::Set(set) => {
                let data = data::without_held_out(set.spec().read(set.values(), self.seed, table)?);
                self.picked(&self.thinned(data), set.id())
            }
        };
        if self.standardise {
            scatter.standardise();
        }
        Ok(scatter)
    }

    /// The data set they come from; `None` where their places are given.
    #[must_use]
    pub fn set(&self) -> Option<&'static data::Spec> {
        let Source::Set(set) = &self.source else { return None };
        Some(set.spec())
    }

    /// At most `most` samples, the same share of every class.
    fn thinned(&self, data: Dataset) -> Dataset {
        if self.most == 0 || data.len() <= self.most {
            return data;
        }
        // The one way to choose a share of every class; here the chosen stay.
        let kept = data::split(&data, self.most as f64 / data.len() as f64, self.seed);
        let rows: Vec<usize> = (0..data.len()).filter(|i| kept[*i]).collect();
        data::pick(&data, &rows)
    }

    fn picked(&self, data: &Dataset, id: &str) -> Scatter {
        let last = data.width().saturating_sub(1);
        let (x, y) = (self.columns.0.min(last), self.columns.1.min(last));
        let name = |column: usize| data.columns.get(column).cloned().unwrap_or_default();
        let rows = (0..data.len()).map(|i| data.row(i));
        Scatter {
            points: Points {
                places: rows.flat_map(|row| [row[x], row[y]]).collect(),
                labels: data.labels.clone(),
            },
            test: self.tested(data, id),
            classes: data.classes.clone(),
            columns: [name(x), name(y)],
        }
    }

    fn tested(&self, data: &Dataset, id: &str) -> Vec<bool> {
        let n = data.len();
        match self.split {
            Split::None => vec![false; n],
            Split::ScikitLearn if id == "iris" && n == 150 => {
                SPLITS.lines().skip(1).map(|row| row.ends_with(",1")).collect()
            }
            Split::Half | Split::ScikitLearn => data::split(data, 0.5, self.seed),
        }
    }
}
