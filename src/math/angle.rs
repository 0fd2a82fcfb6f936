//! Angles between vectors, in f64, without the cancellation of arccos near 0 and π.

use super::Real;

/// Sizes whose squares neither overflow nor lose digits, differences of neighbours included. Others are scaled before they are
/// squared.
pub const COMFORTABLE: std::ops::RangeInclusive<f64> = 1e-130..=1e140;

/// The largest absolute value; 0 of none.
fn reach(v: &[f64]) -> f64 {
    v.iter().fold(0.0, |top, x| x.abs().at_least(top))
}

/// What a vector is divided by, one after the other, to become a unit vector: a size, where it must be scaled before it is squared,
/// and the length that is left. `None` where all is zero: there is no direction.
fn divisors(v: &[f64]) -> Option<(f64, f64)> {
    let top = reach(v);
    if top == 0.0 {
        return None;
    }
    if COMFORTABLE.contains(&top) || !top.is_finite() {
        return Some((1.0, v.iter().map(|x| x * x).sum::<f64>().sqrt()));
    }
    Some((top, v.iter().map(|x| (x / top) * (x / top)).sum::<f64>().sqrt()))
}

/// A coordinate by its vector's [`divisors`]; the first is nearly always 1, and a division is slow.
fn along(x: f64, (size, length): (f64, f64)) -> f64 {
    (if size == 1.0 { x } else { x / size }) / length
}

/// A vector of a frame in double precision, as angles are taken.
#[must_use]
pub fn wide(v: &[f32]) -> Vec<f64> {
    v.iter().map(|x| f64::from(*x)).collect()
}

/// Euclidean length of a vector, however long or short.
#[must_use]
pub fn norm(v: &[f64]) -> f64 {
    match divisors(v) {
        Some((size, length)) => size * length,
        // 0, or what is no number.
        None => v.iter().sum(),
    }
}

/// The unit vector along `v`, however long or short that is; the zero vector stays zero (it has no direction).
#[must_use]
pub fn unit(v: &[f64]) -> Vec<f64> {
    let Some(divisors) = divisors(v) else { return v.to_vec() };
    v.iter().map(|x| along(*x, divisors)).collect()
}

/// ‖a − b‖², of numbers that can be squared as they are.
#[must_use]
pub fn square_distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
}

/// The distance ‖a − b‖ of two points, however far apart or close together.
#[must_use]
pub fn apart(a: &[f64], b: &[f64]) -> f64 {
    let distance = square_distance(a, b).sqrt();
    if COMFORTABLE.contains(&distance) {
        return distance;
    }
    // Opposite ends of the range of numbers are halved before they are subtracted; the smallest numbers have no halves.
    let share = if distance.is_finite() { 1.0 } else { 0.5 };
    norm(&a.iter().zip(b).map(|(x, y)| share * x - share * y).collect::<Vec<_>>()) / share
}

/// Scalar product.
#[must_use]
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The angle between two vectors in radians, 0 … π, by 2·atan2(‖â − b̂‖, ‖â + b̂‖) (exact near both ends, in any dimension).
/// π/2 where one of them is zero, or both: what has no direction is turned to nothing.
#[must_use]
#[inline(never)] // many figures ask for an angle here and there, and a copy in each weighs more than a call
pub fn between(a: &[f64], b: &[f64]) -> f64 {
    let (Some(one), Some(other)) = (divisors(a), divisors(b)) else { return std::f64::consts::FRAC_PI_2 };
    let (mut minus, mut plus) = (0.0, 0.0);
    for (x, y) in a.iter().zip(b) {
        let (x, y) = (along(*x, one), along(*y, other));
        minus += (x - y) * (x - y);
        plus += (x + y) * (x + y);
    }
    2.0 * Real::atan2(minus.sqrt(), plus.sqrt())
}

/// The angle with a cosine, 2·atan2(√(1 − c), √(1 + c)): exact at both ends. What lies beyond them is taken for them.
#[must_use]
pub fn arccos(cos: f64) -> f64 {
    2.0 * Real::atan2((1.0 - cos).at_least(0.0).sqrt(), (1.0 + cos).at_least(0.0).sqrt())
}

#[cfg(test)]
mod tests {
    use super::{apart, arccos, between, norm, unit};
    use std::f64::consts::PI;

    #[test]
    fn small_and_straight_angles_keep_their_digits() {
        let tiny = 1e-9;
        assert!((between(&[1.0, 0.0], &[1.0, tiny]) - tiny).abs() < 1e-18);
        assert!((between(&[1.0, 0.0], &[-1.0, tiny]) - (PI - tiny)).abs() < 1e-15);
        assert!((between(&[3.0, 0.0, 0.0], &[0.0, 2.0, 0.0]) - PI / 2.0).abs() < 1e-15);
        assert!((between(&[0.0, 0.0], &[1.0, 0.0]) - PI / 2.0).abs() < 1e-15);
    }

    #[test]
    fn arccos_is_exact_at_its_ends_and_stays_in_them() {
        for (cos, theta) in [(1.0, 0.0), (-1.0, PI), (0.0, PI / 2.0), (1.5, 0.0), (-1.5, PI)] {
            assert_eq!(arccos(cos), theta, "{cos}");
        }
        assert!((arccos(libm::cos(1e-7)) - 1e-7).abs() < 1e-9 && (arccos(-0.5) - PI / 1.5).abs() < 1e-15);
    }

    #[test]
    fn any_length_has_a_direction() {
        for size in [5e-324, 1e-310, 1e-200, 1e-13, 1.0, 1e150, 1e200, 2e307] {
            let (v, w) = ([3.0 * size, 4.0 * size], [4.0 * size, -3.0 * size]);
            assert!((norm(&v) / size - 5.0).abs() < 1e-15, "{size:e}");
            assert!(unit(&v).iter().zip([0.6, 0.8]).all(|(x, y)| (x - y).abs() < 1e-15), "{size:e}");
            assert!((between(&v, &w) - PI / 2.0).abs() < 1e-15, "{size:e}");
            assert!((apart(&v, &w) / size - 50.0_f64.sqrt()).abs() < 0.1, "{size:e}");
        }
        assert!((apart(&[1e308], &[-0.7e308]) - 1.7e308).abs() < 1e293);
        assert_eq!(between(&[0.0, 0.0], &[0.0, 0.0]).to_bits(), (PI / 2.0).to_bits());
    }
}
