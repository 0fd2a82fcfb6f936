//! ψ, the multiplied angle of L-Softmax and SphereFace, blended with the plain cosine.
//!
//! ```text
//! T(θ) = (λ cos θ + ψ(mθ)) / (1 + λ)       ψ(φ) = (−1)^k cos φ − 2k,  k = ⌊φ/π⌋
//!
//!  1 ┤·.
//!    │  '.                       ψ goes on downward where cos φ would turn up:
//! −1 ┤    ' . _                  one step of 2 for every half turn
//!    │          ' .
//! −3 ┤             ' . _
//!    └────┬────┬────┬── φ
//!         π    2π   3π
//! ```
//!
//! Published code takes cos mθ from multiple-angle polynomials, so m must be whole. Here the angle itself is used: any real m
//! works. The slope dψ/dθ is zero wherever mθ is a multiple of π, so an exact gradient rests on those steps; λ > 0 tilts them.

use super::angular::Margin;
use crate::formula::{Formula, Function};
use crate::knob::Values;
use crate::math::Real;

/// (λ cos θ_y + ψ(m θ_y)) / (1 + λ)
pub(super) const FORMULA: Formula = Formula::Quotient(
    &Formula::Sum(&[
        Formula::Product(&[Formula::Knob("lambda"), Formula::Call(Function::Cos, &Formula::Name("θ_y"))]),
        Formula::Call(Function::Written("ψ"), &Formula::Product(&[Formula::Knob("m"), Formula::Name("θ_y")])),
    ]),
    &Formula::Sum(&[Formula::Number(1.0), Formula::Knob("lambda")]),
);

/// The margin: knobs `m` and `lambda`.
pub(super) struct Multiplied<R> {
    m: R,
    lambda: R,
}

impl<R: Real> Multiplied<R> {
    /// From the knobs.
    pub(super) fn new(values: &Values) -> Self {
        Self { m: R::of(values.number("m")), lambda: R::of(values.number("lambda")) }
    }
}

impl<R: Real> Margin<R> for Multiplied<R> {
    fn at(&self, cos: R, sin: R) -> (R, R) {
        let angle = self.m * sin.atan2(cos);
        let turns = (angle / R::PI).floor();
        let two = R::ONE + R::ONE;
        let odd = turns - two * (turns / two).floor();
        let sign = R::ONE - two * odd;
        let share = R::ONE / (R::ONE + self.lambda);
        let psi = sign * angle.cos() - two * turns;
        ((self.lambda * cos + psi) * share, (self.lambda * sin + self.m * sign * angle.sin()) * share)
    }
}

#[cfg(test)]
mod tests {
    use super::{Margin, Multiplied};
    use crate::math::Real;

    fn psi(m: f64, theta: f64) -> f64 {
        Multiplied { m, lambda: 0.0 }.at(Real::cos(theta), Real::sin(theta)).0
    }

    #[test]
    fn falls_from_one_to_one_minus_two_m_without_a_jump() {
        for m in [1.0, 1.5, 2.0, 3.7, 4.0] {
            let curve: Vec<f64> = (0..=3000).map(|i| psi(m, f64::PI * f64::from(i) / 3000.0)).collect();
            assert!(
                curve.windows(2).all(|pair| pair[1] <= pair[0] + 1e-12 && pair[0] - pair[1] < 0.01),
                "m = {m}"
            );
            assert_eq!(curve[0], 1.0);
        }
        assert!((psi(4.0, f64::PI) + 7.0).abs() < 1e-12);
    }
}
