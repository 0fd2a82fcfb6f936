//! The heads against four independent judges: PyTorch's autograd (fixtures), central differences, what must not change a
//! loss (invariants), and printed tables.
#![allow(clippy::unwrap_used)] // stopping is how a test fails

#[cfg(feature = "cli")]
mod parity;

mod differences;
mod golden;
mod invariants;
mod registry;

use margin_lab::head::{self, Batch, Head, Outcome, Shape, Spec};
use margin_lab::knob::{Kind, Values};
use margin_lab::math::{Real, Rng};

/// Embeddings, prototypes, bias and labels that a batch can borrow.
#[derive(Clone)]
struct Sample<R> {
    shape: Shape,
    embeddings: Vec<R>,
    prototypes: Vec<R>,
    bias: Vec<R>,
    labels: Vec<u32>,
}

impl Sample<f64> {
    /// n samples of normally distributed coordinates, five classes.
    fn random(n: usize, dim: usize, seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let shape = Shape { classes: 5, dim };
        let mut normals = |count: usize| (0..count).map(|_| rng.normal()).collect::<Vec<f64>>();
        let (embeddings, prototypes, bias) = (normals(n * dim), normals(5 * dim), normals(5));
        let labels = (0..n).map(|i| (i * 3 % 5) as u32).collect();
        Self { shape, embeddings, prototypes, bias, labels }
    }

    /// The nearest single-precision sample.
    fn single(&self) -> Sample<f32> {
        let near = |v: &[f64]| v.iter().map(|&x| x as f32).collect();
        Sample {
            shape: self.shape,
            embeddings: near(&self.embeddings),
            prototypes: near(&self.prototypes),
            bias: near(&self.bias),
            labels: self.labels.clone(),
        }
    }
}

impl<R: Real> Sample<R> {
    fn run(&self, head: &dyn Head<R>) -> Outcome<R> {
        let mut outcome = Outcome::default();
        head.train(&self.batch(), &mut outcome);
        outcome
    }

    fn batch(&self) -> Batch<'_, R> {
        Batch {
            shape: self.shape,
            embeddings: &self.embeddings,
            prototypes: &self.prototypes,
            bias: &self.bias,
            labels: &self.labels,
        }
    }
}

/// A head by its id with some knobs set, exactly as given.
fn values(id: &str, settings: &[(&str, &str)]) -> Values {
    let spec = head::find(id).unwrap();
    let mut values = Values::defaults(spec.knobs);
    for (knob, text) in settings {
        match text.parse() {
            Ok(number) => values.put_exactly(knob, number).unwrap(),
            Err(_) => values.set(knob, text).map(|_| ()).unwrap(),
        }
    }
    values
}

/// A head in double precision.
fn build(id: &str, settings: &[(&str, &str)]) -> Box<dyn Head<f64>> {
    (head::find(id).unwrap().build64)(&values(id, settings))
}

/// Every combination of a head's choices, numbers at their defaults.
fn variants(spec: &Spec) -> Vec<Values> {
    let mut all = vec![Values::defaults(spec.knobs)];
    for knob in spec.knobs {
        let Kind::Choice { options, .. } = knob.kind else { continue };
        let set = |values: &Values, option: &str| {
            let mut values = values.clone();
            values.set(knob.id, option).unwrap();
            values
        };
        all = all.iter().flat_map(|v| options.iter().map(|option| set(v, option))).collect();
    }
    all
}

/// The largest difference of two lists as a share of the largest entry.
fn apart(a: &[f64], b: &[f64]) -> f64 {
    assert_eq!(a.len(), b.len());
    let largest = b.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()));
    let worst =
        a.iter().zip(b).fold(0.0_f64, |worst, (x, y)| if x == y { worst } else { worst.max((x - y).abs()) });
    assert!(a.iter().chain(b).all(|x| x.is_finite()));
    if worst == 0.0 { 0.0 } else { worst / largest }
}
