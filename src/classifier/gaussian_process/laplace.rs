//! Laplace's approximation for one class against the rest (Rasmussen & Williams 2006, algorithms 3.1 and 5.1).
//!
//! ```text
//! mode       f̂ maximises  ln p(y | f) − ½ fᵀK⁻¹f, by Newton's method on a, f = K a
//! W          −∇∇ ln p(y | f̂), diagonal       B = I + W^½ K W^½ = L Lᵀ
//! evidence   ln p(y) ≈ −½ aᵀf̂ + ln p(y | f̂) − Σ ln L_ii
//! ```
//!
//! The gradient needs the posterior variances Σ_ii only as W_ii Σ_ii = 1 − (B⁻¹)_ii, which is cheaper than the book's form and
//! does not divide by a vanishing W.

use super::hyper::Hyper;
use super::sites::Sites;
use crate::math::Real;
use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

/// Newton stops when the objective grows by less than this.
const TOLERANCE: f64 = 1e-11;
const STEPS: usize = 100;

/// The posterior at given hyper-parameters.
pub(super) struct Posterior {
    /// m × m.
    pub gram: DMatrix<f64>,
    /// a = ∇ ln p(y | f̂) at the mode.
    pub weights: DVector<f64>,
    /// Probability of the class under f̂ at each place.
    pub shares: DVector<f64>,
    /// √W
    pub root: DVector<f64>,
    /// Of B.
    pub factor: Cholesky<f64, Dyn>,
    /// ln p(y), approximately.
    pub evidence: f64,
}

/// π, √W and ∇ ln p at latent values f.
fn slopes(sites: &Sites, latent: &DVector<f64>) -> [DVector<f64>; 3] {
    let shares = latent.map(|f| 1.0 / (1.0 + Real::exp(-f)));
    let root = DVector::from_fn(sites.len(), |i, _| (sites.visits[i] * shares[i] * (1.0 - shares[i])).sqrt());
    let gradient = DVector::from_fn(sites.len(), |i, _| sites.hits[i] - sites.visits[i] * shares[i]);
    [shares, root, gradient]
}

/// The factor of B; `None` only where numbers overflow.
fn factor(gram: &DMatrix<f64>, root: &DVector<f64>) -> Option<Cholesky<f64, Dyn>> {
    let mut b = gram.clone();
    for j in 0..root.len() {
        for i in j..root.len() {
            b[(i, j)] *= root[i] * root[j];
        }
        b[(j, j)] += 1.0;
    }
    Cholesky::new(b)
}

impl Posterior {
    /// Finds the mode, starting from the weights of a neighbouring one. `None` only where numbers overflow.
    pub(super) fn find(sites: &Sites, hyper: &Hyper, start: &DVector<f64>) -> Option<Self> {
        let m = sites.len();
        let mut gram = DMatrix::zeros(m, m);
        for j in 0..m {
            for i in j..m {
                let value = hyper.kernel(sites.place(i), sites.place(j));
                gram[(i, j)] = value;
                gram[(j, i)] = value;
            }
        }
        let objective =
            |a: &DVector<f64>, f: &DVector<f64>| sites.log_likelihood(f.as_slice()) - 0.5 * a.dot(f);
        let mut a = start.clone();
        let mut latent = &gram * &a;
        let mut now = objective(&a, &latent);
        let nothing = objective(&DVector::zeros(m), &DVector::zeros(m));
        if now < nothing || !now.is_finite() {
            (a, latent, now) = (DVector::zeros(m), DVector::zeros(m), nothing);
        }
        for _ in 0..STEPS {
            let target = newton_target(sites, &gram, &latent)?;
            let toward = &gram * &target;
            let (mut length, mut best) = (1.0, (a.clone(), latent.clone(), now));
            while length > 1e-6 {
                let next = (&a + (&target - &a) * length, &latent + (&toward - &latent) * length);
                let there = objective(&next.0, &next.1);
                if there >= now {
                    best = (next.0, next.1, there);
                    break;
                }
                length *= 0.5;
            }
            let gain = best.2 - now;
            (a, latent, now) = best;
            if gain < TOLERANCE {
                break;
            }
        }
        let [shares, root, weights] = slopes(sites, &latent);
        let factor = factor(&gram, &root)?;
        let evidence = now - (0..m).map(|i| Real::ln(factor.l_dirty()[(i, i)])).sum::<f64>();
        evidence.is_finite().then_some(Self { gram, weights, shares, root, factor, evidence })
    }

    /// ∂ evidence / ∂ (ln σ², ln ℓ_d …): `Σ_ij M_ij ∂K_ij` with `M = ½(a aᵀ − R) + v aᵀ`, R = W^½ B⁻¹ W^½, v = (I − R K) s₂.
    pub(super) fn gradient(&self, sites: &Sites, hyper: &Hyper) -> Vec<f64> {
        let m = sites.len();
        let mut inner = self.factor.inverse();
        let s2 = DVector::from_fn(m, |i, _| -0.5 * (1.0 - inner[(i, i)]) * (1.0 - 2.0 * self.shares[i]));
        for j in 0..m {
            for i in 0..m {
                inner[(i, j)] *= self.root[i] * self.root[j];
            }
        }
        let v = &s2 - &inner * (&self.gram * &s2);
        let a = &self.weights;
        let mut gradient = vec![0.0; 1 + sites.width];
        for j in 0..m {
            for i in 0..=j {
                // Both halves of the symmetric sum at once.
                let twice = a[i] * a[j] - inner[(i, j)] + v[i] * a[j] + v[j] * a[i];
                let share = self.gram[(i, j)] * if i == j { 0.5 * twice } else { twice };
                gradient[0] += share;
                for (d, length) in hyper.lengths.iter().enumerate() {
                    let apart = (sites.place(i)[d] - sites.place(j)[d]) / length;
                    gradient[1 + d] += share * apart * apart;
                }
            }
        }
        gradient
    }
}

/// The weights a full Newton step leads to: `b − W^½ B⁻¹ W^½ K b`, `b = W f + ∇ ln p`.
fn newton_target(sites: &Sites, gram: &DMatrix<f64>, latent: &DVector<f64>) -> Option<DVector<f64>> {
    let [_, root, gradient] = slopes(sites, latent);
    let factor = factor(gram, &root)?;
    let b = root.component_mul(&root).component_mul(latent) + gradient;
    let mut inner = (gram * &b).component_mul(&root);
    factor.solve_mut(&mut inner);
    Some(b - inner.component_mul(&root))
}
