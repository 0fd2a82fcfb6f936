//! Angles between vectors, in f64, without the cancellation of arccos near 0 and π.

use super::Real;

/// Euclidean length of a vector.
#[must_use]
pub fn norm(v: &[f64]) -> f64 {
    v.iter().map(|x| x * x).sum::<f64>().sqrt()
}

/// The unit vector along `v`; the zero vector stays zero (it has no direction).
#[must_use]
pub fn unit(v: &[f64]) -> Vec<f64> {
    let length = norm(v);
    if length < f64::TINY { vec![0.0; v.len()] } else { v.iter().map(|x| x / length).collect() }
}

/// Scalar product.
#[must_use]
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The angle between two vectors in radians, 0 … π, by 2·atan2(‖â − b̂‖, ‖â + b̂‖) (exact near both ends, in any dimension).
/// π/2 where one of them is zero, 0 where both are.
#[must_use]
pub fn between(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (unit(a), unit(b));
    let (mut minus, mut plus) = (0.0, 0.0);
    for (x, y) in a.iter().zip(&b) {
        minus += (x - y) * (x - y);
        plus += (x + y) * (x + y);
    }
    2.0 * Real::atan2(minus.sqrt(), plus.sqrt())
}

#[cfg(test)]
mod tests {
    use super::between;
    use std::f64::consts::PI;

    #[test]
    fn small_and_straight_angles_keep_their_digits() {
        let tiny = 1e-9;
        assert!((between(&[1.0, 0.0], &[1.0, tiny]) - tiny).abs() < 1e-18);
        assert!((between(&[1.0, 0.0], &[-1.0, tiny]) - (PI - tiny)).abs() < 1e-15);
        assert!((between(&[3.0, 0.0, 0.0], &[0.0, 2.0, 0.0]) - PI / 2.0).abs() < 1e-15);
        assert!((between(&[0.0, 0.0], &[1.0, 0.0]) - PI / 2.0).abs() < 1e-15);
    }
}
