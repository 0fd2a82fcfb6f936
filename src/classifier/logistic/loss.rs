//! The logistic loss of a set of linear scores, with gradient and Hessian.
//!
//! ```text
//! s = Θ x̃,  x̃ = (x, 1)            binary   (K = 1)   loss = ln(1 + e^(−±s))
//! Θ is K × (p + 1), flattened      softmax  (K = C)   loss = ln Σ_c e^(s_c) − s_y
//! ```
//!
//! Softmax does not change when all intercepts shift together; `½(Σ_c b_c)²` is added to it, which moves no probability and
//! makes the optimum (Σ b = 0) and the Hessian definite.

use super::stretch::Stretch;
use crate::classifier::Training;
use crate::math::{Real, ln_1p, order, sigmoid, softmax, softplus};
use nalgebra::{DMatrix, DVector};

/// Samples, targets and the weight C of each sample's loss.
pub(super) struct Loss<'a> {
    pub stretch: &'a Stretch,
    /// The class each sample should score in: its own (softmax), or 0 | 1 (binary).
    pub targets: Vec<u32>,
    /// Rows K of scores: 1 for binary.
    pub scores: usize,
    /// C, scikit-learn's convention: the larger, the weaker the penalty.
    pub weight: f64,
}

impl Loss<'_> {
    /// Numbers in Θ.
    pub(super) fn size(&self) -> usize {
        self.scores * self.stride()
    }

    /// Numbers in a row of Θ; the last is the intercept.
    pub(super) fn stride(&self) -> usize {
        self.training().width() + 1
    }

    fn training(&self) -> &Training {
        &self.stretch.training
    }

    /// What 1 at this place of Θ is in the features' own units, as the penalty counts it: 0 for an intercept, which is free.
    pub(super) fn unit(&self, at: usize) -> f64 {
        self.stretch.units.get(at % self.stride()).copied().unwrap_or(0.0)
    }

    /// What the samples pull with at each number of Θ, whichever way: C Σ |residual · x|. A slope, their sum, is small or large
    /// beside that; a sample far out whose residual is gone does not excuse the slopes of the others.
    pub(super) fn pulls(&self, theta: &DVector<f64>) -> Vec<f64> {
        let stride = self.stride();
        let (mut pulls, mut shares) = (vec![0.0; self.size()], vec![(0.0, 0.0); self.scores]);
        for i in 0..self.training().len() {
            self.shares(theta, i, &mut shares);
            for (a, row) in pulls.chunks_exact_mut(stride).enumerate() {
                let pull = self.weight * self.residual(i, a, shares[a]).abs();
                let x = self.training().row(i).iter().chain(&[1.0]);
                row.iter_mut().zip(x).for_each(|(sum, x)| *sum += pull * x.abs());
            }
        }
        pulls
    }

    /// A sample's share of the class of each row of scores, and what the share misses of 1, which has digits where the share is
    /// nearly 1.
    fn shares(&self, theta: &DVector<f64>, i: usize, shares: &mut [(f64, f64)]) {
        let mut scores = vec![0.0; self.scores];
        score(theta.as_slice(), self.training().row(i), &mut scores);
        if let ([score], [share]) = (&scores[..], &mut *shares) {
            *share = (sigmoid(*score), sigmoid(-score));
            return;
        }
        softmax(&mut scores);
        for (a, share) in shares.iter_mut().enumerate() {
            let others = scores[..a].iter().chain(&scores[a + 1..]);
            *share = (scores[a], others.sum());
        }
    }

    /// A sample's share of the class of a row of scores, less what it should be.
    fn residual(&self, i: usize, row: usize, (share, rest): (f64, f64)) -> f64 {
        let hit = if self.scores == 1 { self.targets[i] == 1 } else { self.targets[i] as usize == row };
        if hit { -rest } else { share }
    }

    /// C times the sum of losses.
    pub(super) fn value(&self, theta: &DVector<f64>) -> f64 {
        let mut scores = vec![0.0; self.scores];
        let mut total = 0.0;
        for i in 0..self.training().len() {
            score(theta.as_slice(), self.training().row(i), &mut scores);
            total += sample_loss(&scores, self.targets[i]);
        }
        let gauge = self.intercept_sum(theta);
        self.weight * total + 0.5 * gauge * gauge
    }

    /// Gradient and Hessian of [`Loss::value`].
    pub(super) fn curvature(&self, theta: &DVector<f64>) -> (DVector<f64>, DMatrix<f64>) {
        let (k, stride) = (self.scores, self.stride());
        let mut gradient = DVector::zeros(self.size());
        let mut hessian = DMatrix::zeros(self.size(), self.size());
        let (mut shares, mut x) = (vec![(0.0, 0.0); k], vec![1.0; stride]);
        for i in 0..self.training().len() {
            self.shares(theta, i, &mut shares);
            x[..stride - 1].copy_from_slice(self.training().row(i));
            for a in 0..k {
                let residual = self.weight * self.residual(i, a, shares[a]);
                (0..stride).for_each(|f| gradient[a * stride + f] += residual * x[f]);
                for b in 0..=a {
                    let bend = if a == b { shares[a].0 * shares[a].1 } else { -shares[a].0 * shares[b].0 };
                    add_outer(&mut hessian, (a * stride, b * stride), self.weight * bend, &x);
                }
            }
        }
        hessian.fill_upper_triangle_with_lower_triangle();
        self.add_gauge(theta, &mut gradient, &mut hessian);
        (gradient, hessian)
    }

    fn intercept_sum(&self, theta: &DVector<f64>) -> f64 {
        if self.scores == 1 {
            return 0.0;
        }
        theta.iter().skip(self.stride() - 1).step_by(self.stride()).sum()
    }

    fn add_gauge(&self, theta: &DVector<f64>, gradient: &mut DVector<f64>, hessian: &mut DMatrix<f64>) {
        let sum = self.intercept_sum(theta);
        if self.scores == 1 {
            return;
        }
        let intercepts = || (0..self.scores).map(|a| (a + 1) * self.stride() - 1);
        for i in intercepts() {
            gradient[i] += sum;
            intercepts().for_each(|j| hessian[(i, j)] += 1.0);
        }
    }
}

/// Adds `amount · x xᵀ` at `corner`; only what lies on or below the diagonal of the whole matters.
fn add_outer(hessian: &mut DMatrix<f64>, corner: (usize, usize), amount: f64, x: &[f64]) {
    for (g, right) in x.iter().enumerate() {
        let mut column = hessian.column_mut(corner.1 + g);
        for (f, left) in x.iter().enumerate() {
            column[corner.0 + f] += amount * left * right;
        }
    }
}

/// Scores of one place, one for each row of Θ.
pub(super) fn score(theta: &[f64], x: &[f64], scores: &mut [f64]) {
    let stride = x.len() + 1;
    for (row, score) in theta.chunks_exact(stride).zip(scores) {
        *score = row.iter().zip(x).map(|(w, x)| w * x).sum::<f64>() + row[stride - 1];
    }
}

fn sample_loss(scores: &[f64], target: u32) -> f64 {
    if let [score] = scores {
        let against = if target == 1 { -score } else { *score };
        return softplus(against);
    }
    let top = order::largest(scores.len(), |class| scores[class]);
    let others = scores.iter().enumerate().filter(|(class, _)| *class != top);
    let total: f64 = others.map(|(_, score)| Real::exp(score - scores[top])).sum();
    ln_1p(total) + (scores[top] - scores[target as usize])
}
