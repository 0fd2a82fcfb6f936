//! ∫ σ(f) N(f | mean, variance) df, with the sigmoid replaced by a sum of five error functions, each of which integrates in
//! closed form (Williams & Barber 1998, appendix A). The constants are theirs; scikit-learn uses the same.

use crate::math::Real;

const STEEPNESS: [f64; 5] = [0.41, 0.4, 0.37, 0.44, 0.39];
const WEIGHTS: [f64; 5] =
    [-1_854.821_415_1, 3_516.898_936_46, 221.293_467_12, 128.123_238_05, -2_010.494_226_54];

/// The averaged sigmoid. `σ(f) ≈ ½ Σ w (1 + erf(λ f))`, and averaging `erf(λ f)` gives `erf(λ mean / √(1 + 2 λ² variance))`.
pub(super) fn averaged_sigmoid(mean: f64, variance: f64) -> f64 {
    let mut sum = 0.0;
    for (steepness, weight) in STEEPNESS.iter().zip(WEIGHTS) {
        let reach = (1.0 + 2.0 * steepness * steepness * variance.max(0.0)).sqrt();
        sum += weight * (1.0 + Real::erf(steepness * mean / reach));
    }
    (0.5 * sum).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::averaged_sigmoid;
    use crate::math::Real;

    #[test]
    fn agrees_with_numerical_integration() {
        for (mean, variance) in [(0.0, 1.0), (2.0, 0.5), (-3.0, 9.0), (1.0, 100.0)] {
            let (mut sum, step) = (0.0, 0.001);
            for i in -10_000..=10_000 {
                let z = f64::from(i) * step;
                let f: f64 = mean + f64::sqrt(variance) * z;
                sum += step * Real::exp(-0.5 * z * z) / (2.0 * f64::PI).sqrt() / (1.0 + Real::exp(-f));
            }
            assert!((averaged_sigmoid(mean, variance) - sum).abs() < 1e-3, "{mean} {variance}");
        }
    }
}
