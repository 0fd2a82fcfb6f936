//! Logistic regression on radial features: a linear classifier bent by Nyström's approximation of the RBF kernel (Williams & Seeger
//! 2001).
//!
//! ```text
//! φ(x) = K_mm^(−½) k_m(x)        k_m(x) = exp(−γ‖x − landmark‖²), m landmarks
//! ```
//!
//! scikit-learn draws its landmarks at random. Here each is the sample farthest from those before (Gonzalez 1985), the first the
//! one farthest from the mean, the earlier of equals: the same samples give the same features.

use super::{Fitted, Method, Quantity, Spec, Training, WholeFit, logistic};
use crate::knob::{Knob, Values};
use crate::math::angle::square_distance;
use crate::math::{Real, order};
use nalgebra::{DMatrix, SymmetricEigen};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    id: "rbf-logistic",
    knobs: &[
        Knob::number("features", "knob.rbf-features", (2.0, 200.0), 50.0, 1.0).symbol("m"),
        Knob::log("gamma", "knob.gamma", (1e-4, 1e3), 1.0, 0.1).symbol("γ"),
        Knob::log("C", "knob.c", (1e-3, 1e6), 1.0, 0.1).symbol("C"),
    ],
    method: Method::Whole(train),
};

/// Eigenvalues below this share of the largest carry no feature.
const RANK: f64 = 1e-12;

fn train(training: &Training, values: &Values) -> WholeFit {
    let features = Features::new(training, values.count("features"), values.number("gamma"));
    let rows = features.of(training.features());
    let mut knobs = Values::defaults(logistic::SPEC.knobs);
    knobs.put("C", values.number("C"));
    let inner = logistic::SPEC.method.fit(&training.with_features(rows)?, &knobs)?;
    Ok(Box::new(RbfLogistic { features, inner }))
}

/// The map φ.
struct Features {
    width: usize,
    gamma: f64,
    /// m × p.
    landmarks: Vec<f64>,
    /// m × m: K_mm^(−½).
    root: DMatrix<f64>,
}

impl Features {
    fn new(training: &Training, count: usize, gamma: f64) -> Self {
        let width = training.width();
        let landmarks: Vec<f64> =
            farthest(training, count).into_iter().flat_map(|i| training.row(i).to_vec()).collect();
        let rows: Vec<&[f64]> = landmarks.chunks_exact(width).collect();
        let kernel = |i: usize, j: usize| Real::exp(-gamma * square_distance(rows[i], rows[j]));
        let eigen = SymmetricEigen::new(DMatrix::from_fn(rows.len(), rows.len(), kernel));
        let floor = eigen.eigenvalues.max() * RANK;
        let scales = eigen.eigenvalues.map(|value| if value > floor { 1.0 / value.sqrt() } else { 0.0 });
        let root = &eigen.eigenvectors * DMatrix::from_diagonal(&scales) * eigen.eigenvectors.transpose();
        Self { width, gamma, landmarks, root }
    }

    /// Rows of features of rows of places.
    fn of(&self, places: &[f64]) -> Vec<f64> {
        let count = self.root.nrows();
        let mut near = vec![0.0; count];
        let mut features = Vec::with_capacity(places.len() / self.width * count);
        for place in places.chunks_exact(self.width) {
            for (value, landmark) in near.iter_mut().zip(self.landmarks.chunks_exact(self.width)) {
                *value = Real::exp(-self.gamma * square_distance(place, landmark));
            }
            let feature =
                |column: usize| self.root.column(column).iter().zip(&near).map(|(r, k)| r * k).sum::<f64>();
            features.extend((0..count).map(feature));
        }
        features
    }
}

/// At most `count` samples, each the farthest from those before it.
fn farthest(training: &Training, count: usize) -> Vec<usize> {
    let (n, width) = (training.len(), training.width());
    let mean: Vec<f64> =
        (0..width).map(|column| (0..n).map(|i| training.row(i)[column]).sum::<f64>() / n as f64).collect();
    let mut distances: Vec<f64> = (0..n).map(|i| square_distance(training.row(i), &mean)).collect();
    let mut chosen = Vec::new();
    while chosen.len() < count.min(n) {
        let best = order::largest(n, |i| distances[i]);
        if !chosen.is_empty() && distances[best] <= 0.0 {
            break;
        }
        for (i, distance) in distances.iter_mut().enumerate() {
            let new = square_distance(training.row(i), training.row(best));
            *distance = if chosen.is_empty() { new } else { distance.at_most(new) };
        }
        chosen.push(best);
    }
    chosen
}

struct RbfLogistic {
    features: Features,
    inner: Box<dyn Fitted>,
}

impl Fitted for RbfLogistic {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        self.inner.probabilities(&self.features.of(places))
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        self.inner.predict(&self.features.of(places))
    }

    /// Scores of the logistic regression: one (class 1 positive) for two classes, else one per class.
    fn decisions(&self, places: &[f64]) -> Vec<f64> {
        self.inner.decisions(&self.features.of(places))
    }

    fn report(&self) -> Vec<Quantity> {
        let mut report = self.inner.report();
        let count = self.features.root.nrows();
        report.push(Quantity::table("landmarks", count, self.features.landmarks.clone()));
        report.push(Quantity::scalar("gamma", self.features.gamma));
        report
    }
}
