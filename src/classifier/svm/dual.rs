//! The dual problem of one pair of classes, in signed duals β_i = y_i α_i.
//!
//! ```text
//! maximise  Σ y_i β_i − ½ βᵀKβ      Σ β_i = 0,   0 ≤ y_i β_i ≤ C
//! u_i = y_i − (Kβ)_i                 what the decision function without intercept leaves unexplained
//! f(x) = Σ β_i k(x_i, x) + b         decision function
//! ```
//!
//! Optimal where one number b separates the u of those that could rise from the u of those that could fall:
//! max u (may rise) ≤ b ≤ min u (may fall); free duals (strictly inside) have u = b exactly. The violation of that is what
//! [`super::smo`] and [`super::active`] drive to zero. In signed form both are free of y's.

/// One pair's problem and where its solution stands.
#[derive(Clone, Debug)]
pub(super) struct Dual {
    /// n × n kernel values.
    pub gram: Vec<f64>,
    /// n signs, +1 for the pair's first class.
    pub sign: Vec<f64>,
    /// C, the largest |β|.
    pub cap: f64,
    /// n signed duals β.
    pub beta: Vec<f64>,
    /// n values of u.
    pub rest: Vec<f64>,
}

impl Dual {
    /// The problem at a start: `alphas` (≥ 0, one per sample) of an earlier solution, made feasible; empty for none.
    pub(super) fn new(gram: Vec<f64>, sign: Vec<f64>, cap: f64, alphas: &[f64]) -> Self {
        let n = sign.len();
        let mut beta = vec![0.0; n];
        for (i, alpha) in alphas.iter().enumerate().take(n) {
            beta[i] = sign[i] * alpha.clamp(0.0, cap);
        }
        let total = |beta: &[f64], s: f64| beta.iter().filter(|b| **b * s > 0.0).sum::<f64>().abs();
        let (up, down) = (total(&beta, 1.0), total(&beta, -1.0));
        for b in &mut beta {
            let side = if *b > 0.0 { up } else { down };
            if side > 0.0 {
                *b *= up.min(down) / side;
            }
        }
        let mut dual = Self { gram, sign, cap, beta, rest: vec![0.0; n] };
        dual.refresh();
        dual
    }

    pub(super) fn len(&self) -> usize {
        self.sign.len()
    }

    /// Row i of the kernel values.
    pub(super) fn row(&self, i: usize) -> &[f64] {
        let n = self.len();
        &self.gram[i * n..(i + 1) * n]
    }

    /// Smallest and largest β_i allowed.
    pub(super) fn bounds(&self, i: usize) -> (f64, f64) {
        if self.sign[i] > 0.0 { (0.0, self.cap) } else { (-self.cap, 0.0) }
    }

    pub(super) fn may_rise(&self, i: usize) -> bool {
        self.beta[i] < self.bounds(i).1
    }

    pub(super) fn may_fall(&self, i: usize) -> bool {
        self.beta[i] > self.bounds(i).0
    }

    /// Computes u afresh, so that rounding of many small updates does not pile up.
    pub(super) fn refresh(&mut self) {
        self.rest.clone_from(&self.sign);
        for j in 0..self.len() {
            self.shift_rest(j, self.beta[j]);
        }
    }

    /// u −= amount · K[:, j]
    pub(super) fn shift_rest(&mut self, j: usize, amount: f64) {
        if amount != 0.0 {
            let n = self.len();
            let row = &self.gram[j * n..(j + 1) * n];
            self.rest.iter_mut().zip(row).for_each(|(u, k)| *u -= amount * k);
        }
    }

    /// The sample that most wants to rise and the one that most wants to fall.
    pub(super) fn extremes(&self) -> (usize, usize) {
        self.extremes_of(&self.rest)
    }

    /// The same of other values of u.
    fn extremes_of(&self, rest: &[f64]) -> (usize, usize) {
        let n = self.len();
        let mut rising = None;
        let mut falling = None;
        for i in 0..n {
            if self.may_rise(i) && rising.is_none_or(|best: usize| rest[i] > rest[best]) {
                rising = Some(i);
            }
            if self.may_fall(i) && falling.is_none_or(|best: usize| rest[i] < rest[best]) {
                falling = Some(i);
            }
        }
        (rising.unwrap_or(0), falling.unwrap_or(0))
    }

    /// How far from optimal: the largest u that may rise less the smallest that may fall; ≤ 0 at the optimum.
    pub(super) fn violation(&self) -> f64 {
        self.violation_of(&self.rest)
    }

    /// The same of values of u that were found in another way.
    pub(super) fn violation_of(&self, rest: &[f64]) -> f64 {
        let (rising, falling) = self.extremes_of(rest);
        rest[rising] - rest[falling]
    }

    /// What rounding may make of a value of u, roughly and at most.
    pub(super) fn blur(&self) -> f64 {
        let size: f64 = self.beta.iter().map(|b| b.abs()).sum();
        let most = self.gram.iter().fold(0.0, |most: f64, k| k.abs().max(most));
        self.len() as f64 * f64::EPSILON * most * size
    }

    /// b: the mean u of the free duals, or the middle of the interval that is left where none is free.
    pub(super) fn intercept(&self) -> f64 {
        let free = (0..self.len()).filter(|i| self.may_rise(*i) && self.may_fall(*i));
        let (sum, count) = free.fold((0.0, 0.0), |(sum, count), i| (sum + self.rest[i], count + 1.0));
        if count > 0.0 {
            return sum / count;
        }
        let (rising, falling) = self.extremes();
        0.5 * (self.rest[rising] + self.rest[falling])
    }

    /// The dual objective Σ y β − ½ βᵀKβ; at the optimum also the primal one, ½‖w‖² + C Σ slack.
    pub(super) fn objective(&self) -> f64 {
        // βᵀKβ = Σ β (y − u)
        (0..self.len()).map(|i| 0.5 * self.beta[i] * (self.sign[i] + self.rest[i])).sum()
    }
}
