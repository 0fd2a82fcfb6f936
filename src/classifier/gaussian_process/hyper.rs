//! The kernel's hyper-parameters: `k(x, z) = σ² exp(−½ Σ_d (x_d − z_d)²/ℓ_d²)`, one length scale for each feature (ARD).

use crate::math::Real;

/// The bounds of scikit-learn's kernels, for σ² and every ℓ.
pub(super) const BOUNDS: (f64, f64) = (1e-5, 1e5);

/// σ² and the length scales.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hyper {
    /// σ², the latent function's variance far from data.
    pub(super) variance: f64,
    /// ℓ_d, one for each feature.
    pub(super) lengths: Vec<f64>,
}

impl Hyper {
    /// From logarithms: ln σ², then ln ℓ_d.
    #[must_use]
    pub(super) fn from_logs(logs: &[f64]) -> Self {
        let lengths = logs.iter().skip(1).map(|log| Real::exp(*log)).collect();
        Self { variance: Real::exp(logs.first().copied().unwrap_or(0.0)), lengths }
    }

    /// ln σ², then ln ℓ_d: what the optimiser works in.
    #[must_use]
    pub(super) fn logs(&self) -> Vec<f64> {
        std::iter::once(self.variance).chain(self.lengths.iter().copied()).map(Real::ln).collect()
    }

    /// k(x, z)
    #[must_use]
    pub(super) fn kernel(&self, x: &[f64], z: &[f64]) -> f64 {
        let mut distance = 0.0;
        for ((x, z), length) in x.iter().zip(z).zip(&self.lengths) {
            let d = (x - z) / length;
            distance += d * d;
        }
        self.variance * Real::exp(-0.5 * distance)
    }
}
