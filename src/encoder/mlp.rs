//! The multilayer perceptron: forward and backward, side by side.

use super::initial::Initial;
use super::{Activation, Layer};
use crate::math::{Matrix, Rng};

/// The encoder's parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Mlp {
    /// First to last; the last is linear.
    pub layers: Vec<Layer>,
    /// Of the hidden layers.
    pub activation: Activation,
}

/// Everything one forward pass leaves behind for the backward pass. Kept between steps, so a step allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Pass {
    /// Inputs of each layer; `outputs[0]` is the batch, the last one the embedding (n × d).
    outputs: Vec<Matrix>,
    /// Hidden layers before the activation, where its derivative asks for them.
    inputs: Vec<Matrix>,
    /// Gradient with respect to a layer's output, and the one being made from it.
    gradient: [Matrix; 2],
    /// Transposed weights.
    transposed: Matrix,
}

impl Pass {
    /// The batch to encode, n × p: fill it, then call [`Mlp::forward`].
    pub fn batch(&mut self) -> &mut Matrix {
        if self.outputs.is_empty() {
            self.outputs.push(Matrix::default());
        }
        &mut self.outputs[0]
    }

    /// The embeddings of the last forward pass, n × d.
    #[must_use]
    pub fn embeddings(&self) -> &Matrix {
        self.outputs.last().unwrap_or(&self.transposed)
    }

    /// Gradient of the loss with respect to the embeddings, n × d: fill it, then call [`Mlp::backward`].
    pub fn d_embeddings(&mut self) -> &mut Matrix {
        &mut self.gradient[0]
    }
}

impl Mlp {
    /// Fresh weights for layer sizes `[p, hidden …, d]`.
    #[must_use]
    pub fn new(sizes: &[usize], activation: Activation, initial: Initial, rng: &mut Rng) -> Self {
        let count = sizes.len().saturating_sub(1);
        let layers = sizes
            .windows(2)
            .enumerate()
            .map(|(l, pair)| Layer::new(initial.weights(pair[0], pair[1], l + 1 == count, rng)))
            .collect();
        Self { layers, activation }
    }

    /// Encodes `pass.batch()` into `pass.embeddings()`.
    pub fn forward(&self, pass: &mut Pass) {
        let activation = self.activation;
        pass.outputs.resize_with(self.layers.len() + 1, Matrix::default);
        pass.inputs.resize_with(self.layers.len(), Matrix::default);
        for (l, layer) in self.layers.iter().enumerate() {
            let (before, after) = pass.outputs.split_at_mut(l + 1);
            let (x, y) = (&before[l], &mut after[0]);
            x.multiply(&layer.weights, &layer.bias, y);
            if activation.keeps_input() {
                pass.inputs[l].clone_from(y);
            }
            if l + 1 < self.layers.len() {
                activation.apply(y.flat_mut());
            }
        }
    }

    /// From `pass.d_embeddings()` to the gradient of every layer.
    pub fn backward(&self, pass: &mut Pass, gradients: &mut Vec<Layer>) {
        gradients.resize_with(self.layers.len(), Layer::default);
        for (l, layer) in self.layers.iter().enumerate().rev() {
            let Pass { outputs, inputs, gradient: [d_out, d_in], transposed } = pass;
            outputs[l].transpose_multiply(d_out, &mut gradients[l].weights);
            d_out.column_sums(&mut gradients[l].bias);
            if l == 0 {
                break;
            }
            layer.weights.transpose(transposed);
            d_out.multiply(transposed, &[], d_in);
            let input = if self.activation.keeps_input() { &inputs[l - 1] } else { &outputs[l] };
            self.activation.pull_back(d_in.flat_mut(), input.flat(), outputs[l].flat());
            std::mem::swap(d_out, d_in);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Activation, Initial, Mlp, Pass};
    use crate::math::{Matrix, Rng};

    /// Sum of w ⊙ embeddings: a loss whose gradient is w.
    fn loss(mlp: &Mlp, x: &Matrix, w: &[f32]) -> f64 {
        let mut pass = Pass::default();
        pass.batch().clone_from(x);
        mlp.forward(&mut pass);
        pass.embeddings().to_rows().iter().zip(w).map(|(a, b)| f64::from(a * b)).sum()
    }

    #[test]
    fn gradients_match_central_differences() {
        for activation in Activation::WORDS.iter().filter_map(|word| Activation::read(word)) {
            let mut rng = Rng::new(11);
            let mlp = Mlp::new(&[5, 7, 6, 2], activation, Initial::He, &mut rng);
            let mut draw = |n: usize| (0..n).map(|_| rng.normal() as f32).collect::<Vec<f32>>();
            let (x, w) = (Matrix::from_rows(9, 5, &draw(45)), draw(18));
            let (mut pass, mut gradients) = (Pass::default(), Vec::new());
            pass.batch().clone_from(&x);
            mlp.forward(&mut pass);
            *pass.d_embeddings() = Matrix::from_rows(9, 2, &w);
            mlp.backward(&mut pass, &mut gradients);
            for l in 0..3 {
                for (i, j) in [(0, 0), (1, 1), (4, 0)] {
                    let shifted = |h: f32| {
                        let mut moved = mlp.clone();
                        let mut weights = mlp.layers[l].weights.to_rows();
                        let (rows, cols) = (mlp.layers[l].weights.rows(), mlp.layers[l].weights.cols());
                        weights[i * cols + j] += h;
                        moved.layers[l].weights = Matrix::from_rows(rows, cols, &weights);
                        loss(&moved, &x, &w)
                    };
                    let difference = (shifted(1e-3) - shifted(-1e-3)) / 2e-3;
                    let gradient =
                        f64::from(gradients[l].weights.to_rows()[i * mlp.layers[l].weights.cols() + j]);
                    assert!(
                        (gradient - difference).abs() < 2e-2,
                        "{activation:?} {l} {i},{j}: {gradient} {difference}"
                    );
                }
                let shifted = |h: f32| {
                    let mut moved = mlp.clone();
                    moved.layers[l].bias[1] += h;
                    loss(&moved, &x, &w)
                };
                let difference = (shifted(1e-3) - shifted(-1e-3)) / 2e-3;
                assert!((f64::from(gradients[l].bias[1]) - difference).abs() < 2e-2);
            }
        }
    }
}
