//! Silhouette (Rousseeuw 1987): how much nearer a sample is to its own class than to the nearest other one.
//!
//! ```text
//! a_i = mean distance to the other samples of its class      s_i = (b_i − a_i) / max(a_i, b_i)
//! b_i = least mean distance to the samples of another class  s_i = 0 for the only sample of a class, and where a = b = 0
//! ```
//!
//! −1 … 1; the mean over all samples is the score. The same definition as scikit-learn's `silhouette_samples`, at any size of
//! numbers.

use super::centroid::{mean, turned};
use super::{Distance, Sample, Spec, Unit};
use crate::math::{Real, angle};
use std::ops::Range;

pub(super) const SPEC: Spec =
    Spec { id: "silhouette", unit: Unit::None, measure: |sample| Some(silhouettes(sample)?.mean) };

/// Silhouettes of a labelled sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Silhouettes {
    /// Mean over all samples.
    pub mean: f64,
    /// C means over the samples of a class; `None` where it has none.
    pub classes: Vec<Option<f64>>,
    /// n silhouettes.
    pub samples: Vec<f64>,
}

/// Sums of distances held at a time. There are as many for each sample as there are classes, so of many classes fewer samples are
/// taken together.
const TOGETHER: usize = 1 << 22;

/// Silhouettes in the sample's distance, O(n²·d). `None` with fewer than two classes, or where every sample has a class of
/// its own.
///
/// # Panics
/// Where a label is none of the sample's classes, or there are fewer embeddings than labels.
#[must_use]
pub fn silhouettes(sample: &Sample) -> Option<Silhouettes> {
    in_blocks(sample, (TOGETHER / sample.classes.max(1)).max(1))
}

/// As [`silhouettes`], so many samples at a time.
fn in_blocks(sample: &Sample, together: usize) -> Option<Silhouettes> {
    let n = sample.labels.len();
    let mut counts = vec![0_usize; sample.classes];
    sample.labels.iter().for_each(|&label| counts[label as usize] += 1);
    let present = counts.iter().filter(|&&count| count > 0).count();
    if present < 2 || present == n {
        return None;
    }
    let points = Points::new(sample);
    let mut samples = Vec::with_capacity(n);
    for first in (0..n).step_by(together) {
        let block = first..n.min(first + together);
        let sums = points.sums(block.clone());
        samples.extend(block.map(|i| silhouette(i - first, sample.labels[i] as usize, &sums, &counts)));
    }
    let of_class = |k: usize| mean((0..n).filter(|&i| sample.labels[i] as usize == k).map(|i| samples[i]));
    Some(Silhouettes {
        mean: mean(samples.iter().copied())?,
        classes: (0..sample.classes).map(of_class).collect(),
        samples,
    })
}

/// Of the sample at `at` of a block whose sums these are.
fn silhouette(at: usize, own: usize, sums: &[Vec<f64>], counts: &[usize]) -> f64 {
    if counts[own] < 2 {
        return 0.0;
    }
    let a = sums[own][at] / (counts[own] - 1) as f64;
    let others = (0..counts.len()).filter(|&k| k != own && counts[k] > 0);
    let b = others.map(|k| sums[k][at] / counts[k] as f64).fold(f64::MAX, Real::at_most);
    let larger = a.at_least(b);
    if larger > 0.0 { (b - a) / larger } else { 0.0 }
}

/// The samples, ready to be measured.
struct Points<'a> {
    sample: &'a Sample<'a>,
    form: Form,
}

/// How the coordinates are held.
enum Form {
    /// d columns of n, of unit vectors for cosine distance; and which of the samples have no direction there.
    Columns(Vec<Vec<f64>>, Vec<usize>),
    /// n rows of d that cannot be squared as they are.
    Far(Vec<f64>),
}

impl<'a> Points<'a> {
    fn new(sample: &'a Sample<'a>) -> Self {
        let (n, d) = (sample.labels.len(), sample.dim);
        let units: Vec<f64>;
        let rows = match sample.distance {
            Distance::Euclidean => sample.embeddings,
            Distance::Cosine => {
                units = sample.embeddings.chunks_exact(d).flat_map(angle::unit).collect();
                &units
            }
        };
        if sample.distance == Distance::Euclidean && !rows.iter().all(|x| squares_well(*x)) {
            // Numbers near the end of the range are scaled, which a silhouette does not see, so that their sums do not overflow.
            let scale = if rows.iter().any(|x| x.abs() > 1e290) { 1e-18 } else { 1.0 };
            return Self { sample, form: Form::Far(rows.iter().map(|x| x * scale).collect()) };
        }
        let columns = (0..d).map(|c| (0..n).map(|i| rows[i * d + c]).collect()).collect();
        let zero = |i: &usize| rows[i * d..][..d].iter().all(|&x| x == 0.0);
        let zeros = match sample.distance {
            Distance::Euclidean => Vec::new(),
            Distance::Cosine => (0..n).filter(zero).collect(),
        };
        Self { sample, form: Form::Columns(columns, zeros) }
    }

    /// For each class the sums of the distances from a block of the samples to those of the class.
    fn sums(&self, block: Range<usize>) -> Vec<Vec<f64>> {
        let mut sums = vec![vec![0.0; block.len()]; self.sample.classes];
        match &self.form {
            Form::Columns(columns, zeros) => {
                self.add(columns, block.clone(), &mut sums);
                self.complete(zeros, block, &mut sums);
            }
            Form::Far(rows) => {
                let row = |i: usize| &rows[i * self.sample.dim..][..self.sample.dim];
                for (i, &label) in self.sample.labels.iter().enumerate() {
                    let to = sums[label as usize].iter_mut().zip(block.clone());
                    to.for_each(|(sum, j)| *sum += angle::apart(row(i), row(j)));
                }
            }
        }
        sums
    }

    /// Columns of coordinates and one row of sums at a time keep the inner loops free of gathers and reductions, so they
    /// vectorise: 1,797 samples of the plane take a few milliseconds.
    fn add(&self, columns: &[Vec<f64>], block: Range<usize>, sums: &mut [Vec<f64>]) {
        let mut squares = vec![0.0; block.len()];
        for (i, &label) in self.sample.labels.iter().enumerate() {
            squares.fill(0.0);
            for column in columns {
                let x = column[i];
                let pairs = squares.iter_mut().zip(&column[block.clone()]);
                pairs.for_each(|(square, y)| *square += (y - x) * (y - x));
            }
            let row = sums[label as usize].iter_mut().zip(&squares);
            match self.sample.distance {
                Distance::Euclidean => row.for_each(|(sum, square)| *sum += square.sqrt()),
                Distance::Cosine => row.for_each(|(sum, square)| *sum += turned(*square)),
            }
        }
    }

    /// A zero vector has no direction: its cosine distance to any other sample is 1, where half the squared chord gave ½ to a unit
    /// vector and 0 to another zero.
    fn complete(&self, zeros: &[usize], block: Range<usize>, sums: &mut [Vec<f64>]) {
        let labels = &self.sample.labels;
        for &i in zeros {
            for j in block.clone().filter(|&j| j != i) {
                sums[labels[i] as usize][j - block.start] += 0.5;
            }
            if block.contains(&i) {
                for j in (0..labels.len()).filter(|&j| j != i) {
                    sums[labels[j] as usize][i - block.start] += 0.5;
                }
            }
        }
    }
}

fn squares_well(x: f64) -> bool {
    x == 0.0 || angle::COMFORTABLE.contains(&x.abs())
}

#[cfg(test)]
mod tests {
    use super::{in_blocks, silhouettes};
    use crate::math::Rng;
    use crate::metric::{Distance, Sample};

    #[test]
    fn samples_of_one_direction_are_all_equally_near() {
        for row in [[1.0, 1.0], [1.0, 3.0], [-0.3, 0.7]] {
            let embeddings: Vec<f64> = (1..=6).flat_map(|k| row.map(|x| x * f64::from(k))).collect();
            let (labels, prototypes, predicted) = ([0, 0, 0, 1, 1, 1], &[][..], &[][..]);
            let distance = Distance::Cosine;
            let sample = Sample {
                embeddings: &embeddings,
                labels: &labels,
                classes: 2,
                dim: 2,
                prototypes,
                predicted,
                distance,
            };
            assert_eq!(silhouettes(&sample).expect("two classes").samples, [0.0; 6], "{row:?}");
        }
    }

    #[test]
    fn blocks_give_the_same_bits() {
        let mut rng = Rng::new(5);
        let mut embeddings: Vec<f64> = (0..3 * 90).map(|_| rng.normal()).collect();
        embeddings[30..36].fill(0.0);
        let huge: Vec<f64> = embeddings.iter().map(|x| x * 1e300).collect();
        let labels: Vec<u32> = (0..90).map(|i| i % 7).collect();
        for (embeddings, distance) in [
            (&embeddings, Distance::Euclidean),
            (&embeddings, Distance::Cosine),
            (&huge, Distance::Euclidean),
        ] {
            let (prototypes, predicted) = (&[][..], &[][..]);
            let sample =
                Sample { embeddings, labels: &labels, classes: 7, dim: 3, prototypes, predicted, distance };
            let whole = silhouettes(&sample);
            assert!(whole.is_some());
            for together in [1, 13, 89] {
                assert_eq!(in_blocks(&sample, together), whole, "{together}");
            }
        }
    }
}
