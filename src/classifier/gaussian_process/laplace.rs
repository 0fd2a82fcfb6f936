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
use crate::math::{Real, sigmoid};
use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

/// Newton's damped steps end when the objective grows by less than this.
const TOLERANCE: f64 = 1e-11;
const STEPS: usize = 100;
/// The mode is found when a full step moved no latent value further: what is left is of the order of its square. The objective
/// alone cannot tell: where samples are certain W vanishes, and latent values of a large σ² move by 10⁻² for its last 10⁻¹¹.
const STILL: f64 = 1e-6;
/// By how much of its size rounding may lower the objective.
const SLACK: f64 = 1e-9;

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
    let shares = latent.map(sigmoid);
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
        let gram = gram(sites, hyper);
        let nothing = Mode::at(sites, &gram, DVector::zeros(sites.len()));
        let mut mode = Mode::at(sites, &gram, start.clone());
        if !mode.objective.is_finite() || mode.objective < nothing.objective {
            mode = nothing;
        }
        let mut moved = f64::INFINITY;
        for _ in 0..STEPS {
            let (next, full) = mode.step(sites, &gram)?;
            let gain = next.objective - mode.objective;
            moved = if full { next.apart(&mode) } else { f64::INFINITY };
            mode = next;
            if gain < TOLERANCE {
                break;
            }
        }
        let mode = mode.settle(sites, &gram, moved)?;
        let [shares, root, weights] = slopes(sites, &mode.latent);
        let factor = factor(&gram, &root)?;
        let logs = factor.l_dirty().diagonal().map(Real::ln).sum();
        let evidence = mode.objective - logs;
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

/// k of all pairs of places, m × m.
fn gram(sites: &Sites, hyper: &Hyper) -> DMatrix<f64> {
    let mut gram = DMatrix::zeros(sites.len(), sites.len());
    for j in 0..sites.len() {
        for i in j..sites.len() {
            gram[(i, j)] = hyper.kernel(sites.place(i), sites.place(j));
        }
    }
    gram.fill_upper_triangle_with_lower_triangle();
    gram
}

/// A point on the way to the mode.
#[derive(Clone)]
struct Mode {
    /// a
    weights: DVector<f64>,
    /// f = K a
    latent: DVector<f64>,
    /// ln p(y | f) − ½ aᵀf
    objective: f64,
}

impl Mode {
    fn at(sites: &Sites, gram: &DMatrix<f64>, weights: DVector<f64>) -> Self {
        let latent = gram * &weights;
        Self::new(sites, weights, latent)
    }

    fn new(sites: &Sites, weights: DVector<f64>, latent: DVector<f64>) -> Self {
        let objective = sites.log_likelihood(latent.as_slice()) - 0.5 * weights.dot(&latent);
        Self { weights, latent, objective }
    }

    /// A Newton step, halved until the objective does not fall, and whether it is a full one; stays where none helps.
    fn step(&self, sites: &Sites, gram: &DMatrix<f64>) -> Option<(Self, bool)> {
        let target = newton_target(sites, gram, &self.latent)?;
        let (by, through) = (&target - &self.weights, gram * &target - &self.latent);
        let mut length = 1.0;
        while length > 1e-6 {
            let next = Self::new(sites, &self.weights + &by * length, &self.latent + &through * length);
            if next.objective >= self.objective {
                return Some((next, length == 1.0));
            }
            length *= 0.5;
        }
        Some((self.clone(), false))
    }

    /// Full Newton steps from where the objective no longer tells, until the latent values keep [`STILL`]. A step counts only
    /// while it is shorter than half the one before, as it is near the mode; where it is not, rounding has the last word.
    fn settle(mut self, sites: &Sites, gram: &DMatrix<f64>, mut moved: f64) -> Option<Self> {
        while moved > STILL {
            let next = Self::at(sites, gram, newton_target(sites, gram, &self.latent)?);
            let further = next.apart(&self);
            let falls = next.objective < self.objective - SLACK * (1.0 + self.objective.abs());
            let nearer = further < 0.5 * moved;
            if falls || !nearer {
                break;
            }
            (self, moved) = (next, further);
        }
        Some(self)
    }

    /// The largest difference of two latent values at one place.
    fn apart(&self, other: &Self) -> f64 {
        (&self.latent - &other.latent).amax()
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
