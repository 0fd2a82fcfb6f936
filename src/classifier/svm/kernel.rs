//! Kernels of the support vector machine: scalar products of samples in another space.
//!
//! ```text
//! linear  ⟨x, z⟩        rbf  exp(−γ‖x − z‖²)        poly  (γ⟨x, z⟩ + c₀)^d
//! ```

use crate::classifier::Training;
use crate::knob::Values;
use crate::math::angle::{dot, square_distance};
use crate::math::{Real, order};

choice! {
    /// Which kernel.
    Kind {
        /// ⟨x, z⟩
        Linear = "linear",
        /// exp(−γ‖x − z‖²)
        Rbf = "rbf",
        /// (γ⟨x, z⟩ + c₀)^d
        Poly = "poly",
    }
}

choice! {
    /// Where γ comes from: its knob, or the samples, as scikit-learn has it.
    GammaRule {
        /// The knob `gamma`.
        Fixed = "fixed",
        /// 1/(p·variance)
        Scale = "scale",
        /// 1/p
        Auto = "auto",
    }
}

/// A kernel with its parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kernel {
    /// ⟨x, z⟩
    Linear,
    /// exp(−γ‖x − z‖²)
    Rbf {
        /// γ > 0
        gamma: f64,
    },
    /// (γ⟨x, z⟩ + c₀)^d
    Poly {
        /// γ > 0
        gamma: f64,
        /// c₀ ≥ 0, which keeps the kernel positive semi-definite
        coef0: f64,
        /// d ≥ 1
        degree: u32,
    },
}

impl Kernel {
    /// Reads the knobs.
    #[must_use]
    pub fn read(training: &Training, values: &Values) -> Self {
        let p = training.width() as f64;
        let gamma = match GammaRule::of(values, "gamma-rule") {
            // As scikit-learn has it where nothing varies.
            GammaRule::Scale if training.variance() == 0.0 => 1.0,
            GammaRule::Scale => 1.0 / (p * training.variance()).at_least(f64::MIN_POSITIVE),
            GammaRule::Auto => 1.0 / p,
            GammaRule::Fixed => values.number("gamma"),
        };
        match Kind::of(values, "kernel") {
            Kind::Rbf => Self::Rbf { gamma },
            Kind::Poly => {
                Self::Poly { gamma, coef0: values.number("coef0"), degree: values.count("degree") as u32 }
            }
            Kind::Linear => Self::Linear,
        }
    }

    /// k(a, b)
    #[must_use]
    pub fn value(&self, a: &[f64], b: &[f64]) -> f64 {
        match *self {
            Self::Linear => dot(a, b),
            Self::Rbf { gamma } => Real::exp(-gamma * square_distance(a, b)),
            Self::Poly { gamma, coef0, degree } => {
                let base = gamma * dot(a, b) + coef0;
                (0..degree).fold(1.0, |power, _| power * base)
            }
        }
    }

    /// The place that kernel values are taken from: the samples' mean for the linear kernel, whose machine is the same wherever
    /// they lie (Σ β = 0) but loses digits far from 0; 0 for the others.
    #[must_use]
    pub fn middle(&self, rows: &[&[f64]]) -> Vec<f64> {
        let mut middle = vec![0.0; rows.first().map_or(0, |row| row.len())];
        if *self == Self::Linear {
            for row in rows {
                middle.iter_mut().zip(*row).for_each(|(sum, x)| *sum += x / rows.len() as f64);
            }
        }
        middle
    }

    /// The median of every feature instead (an actual value): samples far out do not drag it away from the others, whose
    /// differences then stay exact.
    #[must_use]
    pub fn median(&self, rows: &[&[f64]]) -> Vec<f64> {
        let mut middle = self.middle(rows);
        for (feature, value) in middle.iter_mut().enumerate().filter(|_| *self == Self::Linear) {
            let column = rows.iter().map(|row| row[feature]).collect();
            *value = order::lower_median(column).unwrap_or(*value);
        }
        middle
    }

    /// k of all pairs of rows less `middle`, n × n.
    #[must_use]
    pub fn gram(&self, rows: &[&[f64]], middle: &[f64]) -> Vec<f64> {
        let shift = |row: &&[f64]| row.iter().zip(middle).map(|(x, m)| x - m).collect();
        let shifted: Vec<Vec<f64>> = rows.iter().map(shift).collect();
        let n = rows.len();
        let mut gram = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                let value = self.value(&shifted[i], &shifted[j]);
                gram[i * n + j] = value;
                gram[j * n + i] = value;
            }
        }
        gram
    }
}
