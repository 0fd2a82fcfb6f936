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
    z.max(0.0) + Real::ln(1.0 + Real::exp(-z.abs()))
}

#[cfg(test)]
mod tests {
    use super::{sigmoid, softmax, softplus};
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
}
