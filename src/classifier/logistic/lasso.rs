//! The L1 optimum, `C Σ loss + ‖w‖₁` with free intercepts, by proximal Newton steps (Lee, Sun & Saunders 2014).
//!
//! Each step minimises the loss's quadratic model plus the penalty: coordinate descent finds which coefficients are zero and
//! the signs of the others, then those others are solved for exactly, so that the last steps converge as Newton's do.

use super::loss::Loss;
use super::ridge::{newton, search};
use nalgebra::{DMatrix, DVector};

const STEPS: usize = 200;
/// Sweeps of coordinate descent before each attempt at an exact solution, and attempts per step.
const SWEEPS: usize = 20;
const ATTEMPTS: usize = 50;
/// The optimality conditions count as met below this share of what the samples pull with at the start.
const TOLERANCE: f64 = 1e-14;

/// The optimum and the value there.
pub(super) fn minimise(loss: &Loss) -> (DVector<f64>, f64) {
    let objective = |theta: &DVector<f64>| loss.value(theta) + penalty(loss, theta);
    let mut theta = DVector::zeros(loss.size());
    let mut value = objective(&theta);
    let mut scale = f64::NAN;
    for _ in 0..STEPS {
        let (gradient, hessian) = loss.curvature(&theta);
        scale = if scale.is_nan() { gradient.amax() } else { scale };
        let model = Model { loss, gradient, hessian, origin: &theta };
        if model.violation(&theta) <= TOLERANCE * scale {
            break;
        }
        let target = model.minimise(TOLERANCE * scale);
        let Some((next, there)) = search(&theta, value, &(target - &theta), objective) else { break };
        let still = (&next - &theta).amax() <= 1e-15 * next.amax();
        (theta, value) = (next, there);
        if still {
            break;
        }
    }
    (theta, value)
}

fn penalty(loss: &Loss, theta: &DVector<f64>) -> f64 {
    (0..theta.len()).filter(|i| !loss.is_intercept(*i)).map(|i| theta[i].abs()).sum()
}

/// gᵀ(z − θ) + ½(z − θ)ᵀH(z − θ) + ‖z‖₁ as a function of z.
struct Model<'a> {
    loss: &'a Loss<'a>,
    gradient: DVector<f64>,
    hessian: DMatrix<f64>,
    origin: &'a DVector<f64>,
}

impl Model<'_> {
    fn minimise(&self, tolerance: f64) -> DVector<f64> {
        let mut z = self.origin.clone();
        for _ in 0..ATTEMPTS {
            let mut slope = self.slope(&z);
            (0..SWEEPS).for_each(|_| self.sweep(&mut z, &mut slope));
            let exact = self.solve_signs(&z);
            if self.violation(&exact) <= tolerance.max(1e-13 * self.gradient.amax()) {
                return exact;
            }
        }
        z
    }

    /// Derivative of the smooth part.
    fn slope(&self, z: &DVector<f64>) -> DVector<f64> {
        &self.gradient + &self.hessian * (z - self.origin)
    }

    /// The price of being away from zero: none for intercepts.
    fn price(&self, i: usize) -> f64 {
        if self.loss.is_intercept(i) { 0.0 } else { 1.0 }
    }

    /// One round of soft thresholding, coordinate after coordinate.
    fn sweep(&self, z: &mut DVector<f64>, slope: &mut DVector<f64>) {
        for i in 0..z.len() {
            let bend = self.hessian[(i, i)].max(f64::MIN_POSITIVE);
            let free = z[i] - slope[i] / bend;
            let shrink = self.price(i) / bend;
            let next = if free > shrink {
                free - shrink
            } else if free < -shrink {
                free + shrink
            } else {
                0.0
            };
            let moved = next - z[i];
            if moved != 0.0 {
                z[i] = next;
                slope.axpy(moved, &self.hessian.column(i), 1.0);
            }
        }
    }

    /// With the zeros and signs of `z` held, the exact minimum over the rest; `z` itself if that changes a sign.
    fn solve_signs(&self, z: &DVector<f64>) -> DVector<f64> {
        let live: Vec<usize> = (0..z.len()).filter(|i| z[*i] != 0.0 || self.price(*i) == 0.0).collect();
        let slope = self.slope(z);
        let pull = |i: usize| slope[i] + if z[i] == 0.0 { 0.0 } else { self.price(i) * z[i].signum() };
        let gradient = DVector::from_iterator(live.len(), live.iter().map(|i| pull(*i)));
        let hessian = DMatrix::from_fn(live.len(), live.len(), |a, b| self.hessian[(live[a], live[b])]);
        let step = newton(hessian, &gradient);
        let mut exact = z.clone();
        for (at, i) in live.iter().enumerate() {
            exact[*i] += step[at];
            if self.price(*i) > 0.0 && exact[*i] * z[*i] <= 0.0 {
                return z.clone();
            }
        }
        exact
    }

    /// The largest distance of any coordinate's slope from what optimality asks of it.
    fn violation(&self, z: &DVector<f64>) -> f64 {
        let slope = self.slope(z);
        let miss = |i: usize| {
            if z[i] == 0.0 {
                (slope[i].abs() - self.price(i)).max(0.0)
            } else {
                (slope[i] + self.price(i) * z[i].signum()).abs()
            }
        };
        (0..z.len()).map(miss).fold(0.0, f64::max)
    }
}
