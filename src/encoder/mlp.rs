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
            let last = l + 1 == self.layers.len();
            if activation == Activation::Relu && !last {
                x.multiply(&layer.weights, y, |lane, _, column| {
                    add(lane, layer.bias_lane(column));
                    Activation::Relu.apply(lane);
                });
                continue;
            }
            x.multiply(&layer.weights, y, |lane, _, column| add(lane, layer.bias_lane(column)));
            if activation.keeps_input() {
                pass.inputs[l].clone_from(y);
            }
            if !last {
                y.lanes_mut().iter_mut().for_each(|lane| activation.apply(lane));
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
            pull_back(self.activation, d_out, transposed, &inputs[l - 1], &outputs[l], d_in);
            std::mem::swap(d_out, d_in);
        }
    }
}

#[inline(always)]
fn add(lane: &mut [f32; 8], bias: &[f32; 8]) {
    for j in 0..8 {
        lane[j] += bias[j];
    }
}

/// `d_in = (d_out · Wᵀ) ⊙ φ′`. Only ReLU, the usual choice, is worked into the product; the others take a second pass, which
/// costs a hundredth of a step and spares three copies of the kernel.
fn pull_back(
    activation: Activation,
    d_out: &Matrix,
    transposed: &Matrix,
    input: &Matrix,
    output: &Matrix,
    d_in: &mut Matrix,
) {
    if activation == Activation::Relu {
        d_out.multiply(transposed, d_in, |lane, row, column| {
            let output = output.lane(row, column);
            Activation::Relu.pull_back(lane, output, output);
        });
        return;
    }
    d_out.multiply(transposed, d_in, |_, _, _| ());
    let (rows, columns) = (d_in.rows(), d_in.lanes_per_row());
    let input = if activation.keeps_input() { input } else { output };
    for (i, lane) in d_in.lanes_mut()[..rows * columns].iter_mut().enumerate() {
        let (row, column) = (i / columns, i % columns);
        activation.pull_back(lane, input.lane(row, column), output.lane(row, column));
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
        for activation in [Activation::Relu, Activation::Tanh, Activation::Gelu] {
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
                        moved.layers[l].weights.row_mut(i)[j] += h;
                        loss(&moved, &x, &w)
                    };
                    let difference = (shifted(1e-3) - shifted(-1e-3)) / 2e-3;
                    let gradient = f64::from(gradients[l].weights.row(i)[j]);
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
