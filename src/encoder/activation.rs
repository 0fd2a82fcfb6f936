//! Activations φ and their derivatives, lane by lane.

use crate::math::Real;
use crate::math::matrix::Lane;

/// The nonlinearity of hidden layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// max(0, x)
    Relu,
    /// tanh x
    Tanh,
    /// x·Φ(x) = x·(1 + erf(x/√2))/2, the exact form (Hendrycks & Gimpel 2016)
    Gelu,
}

impl Activation {
    /// By its knob word; `relu` for anything else.
    #[must_use]
    pub fn named(word: &str) -> Self {
        match word {
            "tanh" => Self::Tanh,
            "gelu" => Self::Gelu,
            _ => Self::Relu,
        }
    }

    /// φ(x) in place.
    #[inline(always)]
    pub fn apply(self, lane: &mut Lane) {
        match self {
            Self::Relu => lane.iter_mut().for_each(|x| *x = if *x > 0.0 { *x } else { 0.0 }),
            Self::Tanh => lane.iter_mut().for_each(|x| *x = Real::tanh(*x)),
            Self::Gelu => lane.iter_mut().for_each(|x| *x *= normal_below(*x)),
        }
    }

    /// Multiplies a gradient lane by φ′. ReLU and tanh know it from the output φ(x); GELU needs the input x.
    #[inline(always)]
    pub fn pull_back(self, gradient: &mut Lane, input: &Lane, output: &Lane) {
        for j in 0..8 {
            gradient[j] *= match self {
                Self::Relu => f32::from(u8::from(output[j] > 0.0)),
                Self::Tanh => 1.0 - output[j] * output[j],
                Self::Gelu => normal_below(input[j]) + input[j] * normal_density(input[j]),
            };
        }
    }

    /// Whether the derivative needs the layer's input kept.
    #[must_use]
    pub fn keeps_input(self) -> bool {
        self == Self::Gelu
    }
}

#[inline(always)]
fn normal_below(x: f32) -> f32 {
    0.5 * (1.0 + Real::erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

#[inline(always)]
fn normal_density(x: f32) -> f32 {
    0.398_942_3 * Real::exp(-0.5 * x * x)
}

#[cfg(test)]
mod tests {
    use super::Activation;

    #[test]
    fn derivatives_match_differences() {
        for activation in [Activation::Relu, Activation::Tanh, Activation::Gelu] {
            for x in [-3.1_f32, -1.0, -0.2, 0.3, 0.9, 2.5] {
                let (mut up, mut down, mut here) = ([x + 1e-2; 8], [x - 1e-2; 8], [x; 8]);
                for lane in [&mut up, &mut down, &mut here] {
                    activation.apply(lane);
                }
                let mut slope = [1.0; 8];
                activation.pull_back(&mut slope, &[x; 8], &here);
                let difference = (up[0] - down[0]) / 2e-2;
                assert!(
                    (slope[0] - difference).abs() < 1e-4,
                    "{activation:?} at {x}: {} {difference}",
                    slope[0]
                );
            }
        }
    }
}
