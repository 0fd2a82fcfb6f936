//! A batch's numbers, which the tests of heads and of terms own, change and measure.

use margin_lab::head::{Batch, Shape};
use margin_lab::math::{Real, Rng};

/// Embeddings, prototypes, labels; a bias for the head that has one and centres for the term that keeps them.
#[derive(Clone)]
pub(crate) struct Sample<R> {
    pub shape: Shape,
    pub embeddings: Vec<R>,
    pub prototypes: Vec<R>,
    pub bias: Vec<R>,
    pub centres: Vec<R>,
    pub labels: Vec<u32>,
}

impl Sample<f64> {
    /// n samples of normally distributed coordinates, five classes.
    pub(crate) fn random(n: usize, dim: usize, seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let mut normals = |count: usize| (0..count).map(|_| rng.normal()).collect::<Vec<f64>>();
        Self {
            shape: Shape { classes: 5, dim },
            embeddings: normals(n * dim),
            prototypes: normals(5 * dim),
            bias: normals(5),
            centres: normals(5 * dim),
            labels: (0..n).map(|i| (i * 3 % 5) as u32).collect(),
        }
    }

    /// The nearest single-precision sample.
    pub(crate) fn single(&self) -> Sample<f32> {
        let near = |v: &[f64]| v.iter().map(|&x| x as f32).collect();
        Sample {
            shape: self.shape,
            embeddings: near(&self.embeddings),
            prototypes: near(&self.prototypes),
            bias: near(&self.bias),
            centres: near(&self.centres),
            labels: self.labels.clone(),
        }
    }
}

impl<R: Real> Sample<R> {
    pub(crate) fn batch(&self) -> Batch<'_, R> {
        Batch {
            shape: self.shape,
            embeddings: &self.embeddings,
            prototypes: &self.prototypes,
            bias: &self.bias,
            labels: &self.labels,
        }
    }
}

/// The largest difference of two lists as a share of the largest entry of the second.
pub(crate) fn apart(a: &[f64], b: &[f64]) -> f64 {
    assert_eq!(a.len(), b.len());
    assert!(a.iter().chain(b).all(|x| x.is_finite()));
    let largest = b.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()));
    let worst = a.iter().zip(b).fold(0.0_f64, |worst, (x, y)| worst.max((x - y).abs()));
    if worst == 0.0 { 0.0 } else { worst / largest }
}

/// A list of any depth, flat.
#[cfg(feature = "cli")]
pub(crate) fn flat(value: &serde_json::Value) -> Vec<f64> {
    match value {
        serde_json::Value::Array(parts) => parts.iter().flat_map(flat).collect(),
        number => number.as_f64().into_iter().collect(),
    }
}

/// A file of `tests/fixtures`: `heads/nsl` is `heads/nsl.json`, written by `heads.py`.
#[cfg(feature = "cli")]
pub(crate) fn fixture(name: &str) -> serde_json::Value {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let script = name.split('/').next().unwrap_or(name);
    let text = std::fs::read_to_string(file.with_extension("json"))
        .unwrap_or_else(|e| panic!("tests/fixtures/{name}.json: {e}; tests/fixtures/{script}.py writes it"));
    serde_json::from_str(&text).unwrap()
}
