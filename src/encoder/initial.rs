//! Initial weights: He (for ReLU) and Xavier/Glorot (for tanh), both from a normal distribution; biases start at 0.
//!
//! He: std = √(2/fan_in) on hidden layers, √(1/fan_in) on the linear last one. Xavier: std = √(2/(fan_in + fan_out)).
//! Prototypes are drawn normal with std 1, so that their directions are uniform.

use crate::math::{Matrix, Rng};

choice! {
    /// A scheme of initial weights.
    Initial {
        /// He et al. 2015.
        He = "he",
        /// Glorot & Bengio 2010.
        Xavier = "xavier",
    }
}

impl Initial {
    /// Weights of one layer, `inputs × outputs`.
    #[must_use]
    pub fn weights(self, inputs: usize, outputs: usize, last: bool, rng: &mut Rng) -> Matrix {
        let (fan_in, fan_out) = (inputs.max(1) as f64, outputs as f64);
        let variance = match self {
            Self::He if last => 1.0 / fan_in,
            Self::He => 2.0 / fan_in,
            Self::Xavier => 2.0 / (fan_in + fan_out),
        };
        let values: Vec<f32> =
            (0..inputs * outputs).map(|_| (rng.normal() * variance.sqrt()) as f32).collect();
        Matrix::from_rows(inputs, outputs, &values)
    }
}
