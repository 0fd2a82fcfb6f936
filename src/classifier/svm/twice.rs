//! What a polynomial machine's duals leave unexplained, with twice the digits (Dekker 1971).
//!
//! ```text
//! u_i = y_i − Σ β_j (γ⟨x_i, x_j⟩ + c₀)^d        each number a sum of two f64, the second what the first has no digits for
//! ```
//!
//! Kernel values of 10¹⁸ have no digits left for a decision of 1, and what the solver works with cannot tell: there every machine
//! looks optimal. No fused multiply-add: a machine that has none would take another way.

use super::dual::Dual;

/// A sum of two numbers.
#[derive(Clone, Copy)]
struct Twice(f64, f64);

impl Twice {
    /// a + b, exactly.
    fn sum(a: f64, b: f64) -> Self {
        let sum = a + b;
        let taken = sum - a;
        Self(sum, (a - (sum - taken)) + (b - taken))
    }

    /// a · b, exactly where both are within 10^±140: beyond, halves or what is left of them go out of range.
    fn product(a: f64, b: f64) -> Self {
        // The upper half of a number's digits, and the lower.
        let halves = |x: f64| {
            let shifted = 134_217_729.0 * x;
            let upper = shifted - (shifted - x);
            (upper, x - upper)
        };
        let (product, (a, less_a), (b, less_b)) = (a * b, halves(a), halves(b));
        Self(product, ((a * b - product) + a * less_b + less_a * b) + less_a * less_b)
    }

    fn plus(self, other: Self) -> Self {
        let sum = Self::sum(self.0, other.0);
        Self::sum(sum.0, sum.1 + self.1 + other.1)
    }

    fn times(self, other: Self) -> Self {
        let product = Self::product(self.0, other.0);
        Self::sum(product.0, product.1 + (self.0 * other.1 + self.1 * other.0))
    }
}

/// (γ⟨x, z⟩ + c₀)^d
pub(super) struct Poly {
    pub gamma: f64,
    pub coef0: f64,
    pub degree: u32,
}

impl Poly {
    fn value(&self, x: &[f64], z: &[f64]) -> Twice {
        let products = x.iter().zip(z).map(|(x, z)| Twice::product(*x, *z));
        let dot = products.fold(Twice(0.0, 0.0), Twice::plus);
        let base = dot.times(Twice(self.gamma, 0.0)).plus(Twice(self.coef0, 0.0));
        (1..self.degree).fold(base, |power, _| power.times(base))
    }

    /// u of every row.
    pub(super) fn rest(&self, dual: &Dual, rows: &[&[f64]]) -> Vec<f64> {
        let rest = |i: usize| {
            let carrying = (0..rows.len()).filter(|j| dual.beta[*j] != 0.0);
            let terms = carrying.map(|j| self.value(rows[i], rows[j]).times(Twice(-dual.beta[j], 0.0)));
            let rest = terms.fold(Twice(dual.sign[i], 0.0), Twice::plus);
            rest.0 + rest.1
        };
        (0..rows.len()).map(rest).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Twice;

    #[test]
    fn what_one_number_loses_the_second_keeps() {
        let (a, b) = (1e16 + 2.0, 1.0 / 3.0);
        let back = Twice::sum(a, b).plus(Twice(-1e16, 0.0)).plus(Twice(-2.0, 0.0));
        assert_eq!((back.0.to_bits(), back.1), (b.to_bits(), 0.0));
        // (10⁹ + 1)² = 10¹⁸ + 2·10⁹ + 1
        let square = Twice::product(1e9 + 1.0, 1e9 + 1.0);
        let ones = square.plus(Twice(-1e18, 0.0)).plus(Twice(-2e9, 0.0));
        assert_eq!((ones.0 + ones.1).to_bits(), 1.0_f64.to_bits());
        let cube = square.times(Twice(1e9 + 1.0, 0.0));
        // (10⁹ + 1)³ = 10²⁷ + 3·10¹⁸ + 3·10⁹ + 1, and the number nearest to 10²⁷ is 13 287 555 072 more.
        let left = cube.plus(Twice(-1e27, 0.0)).plus(Twice(-3e18, 0.0)).plus(Twice(-3e9, 0.0));
        assert_eq!((left.0 + left.1).to_bits(), (1.0_f64 - 13_287_555_072.0).to_bits());
    }
}
