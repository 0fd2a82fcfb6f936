//! The plain linear classifier: least squares (or ridge) on targets +1 for the class and −1 for the rest.
//!
//! Minimises `Σ_i (w·x_i + b − t_i)² + α‖w‖²`, the intercept free, by the singular value decomposition of the centred samples:
//! `w = V σ/(σ² + α) Uᵀ t`. Directions the samples do not fill get no weight, so only overflow can make it fail.
//!
//! Its "probability" is none: it is the score moved from −1 … 1 to 0 … 1 and clipped there. Rows need not sum to 1 with
//! three classes or more.

use super::{Fitted, Method, Quantity, Spec, Training, winners};
use crate::knob::{Knob, Values};
use crate::math::angle::dot;
use crate::message::Message;
use nalgebra::DMatrix;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    id: "linear",
    knobs: &[Knob::number("alpha", "knob.alpha", (0.0, 1000.0), 0.0, 0.1).symbol("α")],
    method: Method::Whole(|training, values| match Linear::new(training, values) {
        Some(linear) => Ok(Box::new(linear)),
        None => Err(Message::new("classifier.overflow")),
    }),
};

/// Singular values below this share of the largest count as zero.
const RANK: f64 = 1e-12;

struct Linear {
    classes: usize,
    width: usize,
    /// One row per score: a single one (class 1 against class 0) for two classes, else one per class.
    coefficients: Vec<f64>,
    intercepts: Vec<f64>,
    alpha: f64,
}

impl Linear {
    /// `None` where numbers overflow.
    fn new(training: &Training, values: &Values) -> Option<Self> {
        let (n, p, classes) = (training.len(), training.width(), training.classes());
        let targets: Vec<u32> = training.contests().collect();
        let target = |i: usize, class: u32| if training.labels()[i] == class { 1.0 } else { -1.0 };
        let t = DMatrix::from_fn(n, targets.len(), |i, j| target(i, targets[j]));
        let x = DMatrix::from_row_slice(n, p, training.features());
        let (x_mean, t_mean) = (x.row_mean(), t.row_mean());
        let centred = |m: &DMatrix<f64>, mean: &nalgebra::RowDVector<f64>| {
            DMatrix::from_fn(m.nrows(), m.ncols(), |i, j| m[(i, j)] - mean[j])
        };
        let alpha = values.number("alpha");
        let w = ridge(centred(&x, &x_mean), &centred(&t, &t_mean), alpha)?;
        let intercepts: Vec<f64> =
            (0..targets.len()).map(|j| t_mean[j] - x_mean.transpose().dot(&w.column(j))).collect();
        let finite = w.iter().chain(&intercepts).all(|x| x.is_finite());
        finite.then(|| Self { classes, width: p, coefficients: w.as_slice().to_vec(), intercepts, alpha })
    }
}

/// p × targets; `None` where numbers overflow.
fn ridge(x: DMatrix<f64>, t: &DMatrix<f64>, alpha: f64) -> Option<DMatrix<f64>> {
    if !x.iter().all(|x| x.is_finite()) {
        return None;
    }
    let svd = x.svd(true, true);
    let (u, v_t) = (svd.u.as_ref()?, svd.v_t.as_ref()?);
    let mut scaled = u.transpose() * t;
    let floor = svd.singular_values.max() * RANK;
    for (i, sigma) in svd.singular_values.iter().enumerate() {
        let shrink = if *sigma > floor { share(*sigma, alpha) } else { 0.0 };
        scaled.row_mut(i).iter_mut().for_each(|value| *value *= shrink);
    }
    Some(v_t.transpose() * scaled)
}

/// σ/(σ² + α), also where σ² leaves the range of numbers.
fn share(sigma: f64, alpha: f64) -> f64 {
    let square = sigma * sigma;
    if square.is_normal() { sigma / (square + alpha) } else { 1.0 / (sigma + alpha / sigma) }
}

impl Fitted for Linear {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let clipped = |score: &f64| (0.5 * (score + 1.0)).clamp(0.0, 1.0);
        let scores = self.decisions(places);
        if self.classes == 2 {
            return scores.iter().flat_map(|score| [1.0 - clipped(score), clipped(score)]).collect();
        }
        scores.iter().map(clipped).collect()
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        let scores = self.decisions(places);
        if self.classes == 2 {
            return scores.iter().map(|score| u32::from(*score > 0.0)).collect();
        }
        winners(&scores, self.classes)
    }

    /// Scores `w·x + b`: one (class 1 positive) for two classes, else one per class.
    fn decisions(&self, places: &[f64]) -> Vec<f64> {
        let rules = || self.coefficients.chunks_exact(self.width).zip(&self.intercepts);
        places.chunks_exact(self.width).flat_map(|x| rules().map(move |(w, b)| dot(w, x) + b)).collect()
    }

    fn report(&self) -> Vec<Quantity> {
        vec![
            Quantity::table("coefficients", self.intercepts.len(), self.coefficients.clone()),
            Quantity::list("intercepts", self.intercepts.clone()),
            Quantity::scalar("alpha", self.alpha),
        ]
    }
}
