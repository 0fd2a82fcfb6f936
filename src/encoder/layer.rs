//! One fully connected layer and its gradient.

use crate::math::Matrix;

/// Weights `inputs × outputs` and a bias per output (padded like a matrix row). The same shape holds a layer's gradient.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// inputs × outputs.
    pub weights: Matrix,
    /// One per output, padded with zeros to a multiple of eight.
    pub bias: Vec<f32>,
}

impl Layer {
    /// A layer with these weights and no bias yet.
    #[must_use]
    pub fn new(weights: Matrix) -> Self {
        let bias = vec![0.0; weights.panels() * 8];
        Self { weights, bias }
    }
}
