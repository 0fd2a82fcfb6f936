//! Activations φ and their derivatives, over whole matrices: loops that the compiler turns into vector instructions.

use crate::math::Real;

choice! {
    /// The nonlinearity of hidden layers.
    Activation {
        /// max(0, x)
        Relu = "relu",
        /// tanh x
        Tanh = "tanh",
        /// x·Φ(x) = x·(1 + erf(x/√2))/2, the exact form (Hendrycks & Gimpel 2016)
        Gelu = "gelu",
    }
}

impl Activation {
    /// φ(x) in place; φ(0) is 0 for all of them, so padding stays zero.
    pub fn apply(self, values: &mut [f32]) {
        match self {
            Self::Relu => values.iter_mut().for_each(|x| *x = if *x > 0.0 { *x } else { 0.0 }),
            Self::Tanh => values.iter_mut().for_each(|x| *x = Real::tanh(*x)),
            Self::Gelu => values.iter_mut().for_each(|x| *x *= normal_below(*x)),
        }
    }

    /// Multiplies a gradient by φ′. ReLU and tanh know it from the output φ(x); GELU needs the input x.
    pub fn pull_back(self, gradient: &mut [f32], input: &[f32], output: &[f32]) {
        let outputs = gradient.iter_mut().zip(output);
        match self {
            Self::Relu => outputs.for_each(|(g, y)| *g = if *y > 0.0 { *g } else { 0.0 }),
            Self::Tanh => outputs.for_each(|(g, y)| *g *= 1.0 - y * y),
            Self::Gelu => gradient
                .iter_mut()
                .zip(input)
                .for_each(|(g, x)| *g *= normal_below(*x) + x * normal_density(*x)),
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
        for activation in Activation::WORDS.iter().filter_map(|word| Activation::read(word)) {
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
