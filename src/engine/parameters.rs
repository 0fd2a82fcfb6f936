//! Everything that training changes (the term's centres too), as plain row-major numbers: to start from another framework's
//! weights, or to hand ours on.

use super::state::State;
use crate::math::Matrix;
use crate::message::Message;

/// An encoder's weights and biases, the prototypes and the head's biases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameters {
    /// First to last.
    pub layers: Vec<LayerParameters>,
    /// C × d.
    pub prototypes: Vec<f32>,
    /// C.
    pub bias: Vec<f32>,
    /// C × d centres of the term; empty for one that keeps none.
    pub centres: Vec<f32>,
}

/// One layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayerParameters {
    /// inputs × outputs (the transpose of PyTorch's `Linear.weight`).
    pub weights: Vec<f32>,
    /// One per output.
    pub bias: Vec<f32>,
}

impl State {
    /// The present parameters.
    #[must_use]
    pub fn parameters(&self) -> Parameters {
        let layers = self.mlp.layers.iter().map(|layer| LayerParameters {
            weights: layer.weights.to_rows(),
            bias: layer.bias[..layer.weights.cols()].to_vec(),
        });
        Parameters {
            layers: layers.collect(),
            prototypes: self.prototypes.clone(),
            bias: self.bias.clone(),
            centres: self.centres.clone(),
        }
    }

    /// Takes these parameters over.
    ///
    /// # Errors
    /// A message where a shape does not fit, or a number is not finite; nothing has changed then.
    pub(super) fn set_parameters(&mut self, parameters: &Parameters) -> Result<(), Message> {
        let present = self.parameters();
        let shapes = |p: &Parameters| {
            let layers = p.layers.iter().flat_map(|layer| [layer.weights.len(), layer.bias.len()]);
            layers.chain([p.prototypes.len(), p.bias.len(), p.centres.len()]).collect::<Vec<usize>>()
        };
        let numbers = parameters.layers.iter().flat_map(|layer| layer.weights.iter().chain(&layer.bias));
        let mut numbers =
            numbers.chain(&parameters.prototypes).chain(&parameters.bias).chain(&parameters.centres);
        if shapes(parameters) != shapes(&present) || !numbers.all(|x| x.is_finite()) {
            return Err(Message::new("parameters.do-not-fit"));
        }
        for (layer, given) in self.mlp.layers.iter_mut().zip(&parameters.layers) {
            layer.weights = Matrix::from_rows(layer.weights.rows(), layer.weights.cols(), &given.weights);
            layer.bias[..given.bias.len()].copy_from_slice(&given.bias);
        }
        self.prototypes.clone_from(&parameters.prototypes);
        self.bias.clone_from(&parameters.bias);
        self.centres.clone_from(&parameters.centres);
        Ok(())
    }
}
