//! Softmax and its two-class relatives, in f64 and without overflow: what the classifiers and the test-time rule end with.
//!
//! ```text
//! softmax(z)_j = e^(z_j − max z) / Σ_k e^(z_k − max z)      sigmoid(z) = 1/(1 + e^−z)      softplus(z) = ln(1 + e^z)
//! ```

use super::Real;

/// Softmax in place.
pub fn softmax(scores: &mut [f64]) {
    let top = scores.iter().fold(f64::NEG_INFINITY, |top, z| top.at_least(*z));
    scores.iter_mut().for_each(|z| *z = Real::exp(*z - top));
    let total: f64 = scores.iter().sum();
    scores.iter_mut().for_each(|share| *share /= total);
}

/// The share of the second of two classes whose scores are z apart.
#[must_use]
pub fn sigmoid(z: f64) -> f64 {
    let e = Real::exp(-z.abs());
    if z >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}

/// −ln of the share of the class that is z behind.
#[must_use]
pub fn softplus(z: f64) -> f64 {
    z.max(0.0) + ln_1p(Real::exp(-z.abs()))
}

/// ln(1 + x) of an x ≥ 0, with all its digits where 1 + x has few of them or none.
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    let sum = 1.0 + x;
    // What the sum rounds x to has the same quotient of logarithm and number, very nearly (Kahan).
    if sum == 1.0 || !sum.is_finite() { x } else { Real::ln(sum) * (x / (sum - 1.0)) }
}

#[cfg(test)]
mod tests {
    use super::{ln_1p, sigmoid, softmax, softplus};
    use crate::math::Real;

    #[test]
    fn two_classes_agree_with_many_and_nothing_overflows() {
        for z in [-800.0, -3.0, 0.0, 1e-9, 2.5, 800.0] {
            let mut scores = [0.0, z];
            softmax(&mut scores);
            assert!((scores[1] - sigmoid(z)).abs() < 1e-15 && (scores[0] + scores[1] - 1.0).abs() < 1e-15);
            assert!((softplus(z) - softplus(-z) - z).abs() < 1e-12 && softplus(z).is_finite());
            assert!(z < -700.0 || (softplus(-z) + Real::ln(sigmoid(z))).abs() < 1e-12);
        }
    }

    /// ln(1 + x) = x − x²/2 + x³/3 − …
    #[test]
    fn small_losses_keep_their_digits() {
        for x in [0.0, 1e-300, 1e-20, 3e-16, 1e-8, 1e-5] {
            let series = x * (1.0 - x * (0.5 - x * (1.0 / 3.0 - x / 4.0)));
            assert!((ln_1p(x) - series).abs() <= 4e-16 * series, "{x:e}: {:e}", ln_1p(x));
        }
        assert!((ln_1p(1.0) - std::f64::consts::LN_2).abs() < 1e-16);
        assert!((softplus(-40.0) / Real::exp(-40.0) - 1.0).abs() < 1e-15);
    }
}
