//! The L1 optimum, `C Σ loss + ‖w‖₁` with free intercepts, by proximal Newton steps (Lee, Sun & Saunders 2014).
//!
//! Each step minimises the loss's quadratic model plus the penalty. Coordinate descent roughly finds which coefficients are zero
//! and the signs of the others; [`Model::walk`] then goes to the exact minimum by feature-sign search (Lee, Battle, Raina & Ng
//! 2007), so that the last steps converge as Newton's do, at C = 10⁶ too.

use super::loss::Loss;
use super::ridge::{newton, reached, search};
use crate::math::order;
use crate::message::Message;
use nalgebra::{DMatrix, DVector};

const STEPS: usize = 200;
/// Sweeps of coordinate descent before the walk.
const SWEEPS: usize = 20;
/// The optimality conditions count as met below this share of what the samples pull with at the start.
const TOLERANCE: f64 = 1e-14;

/// The optimum and the value there.
///
/// # Errors
/// A message where the numbers overflow, or are too uneven to reach it.
pub(super) fn minimise(loss: &Loss) -> Result<(DVector<f64>, f64), Message> {
    let objective = |theta: &DVector<f64>| loss.value(theta) + penalty(loss, theta);
    let mut theta = DVector::zeros(loss.size());
    let mut value = objective(&theta);
    let tolerance = TOLERANCE * loss.curvature(&theta).0.amax();
    for _ in 0..STEPS {
        let model = Model::new(loss, &theta);
        if !model.hessian.iter().chain(model.gradient.iter()).all(|x| x.is_finite()) {
            return Err(Message::new("classifier.overflow"));
        }
        if model.violation(&theta) <= tolerance {
            break;
        }
        let direction = model.minimise(tolerance) - &theta;
        let Some((next, there)) = search(&theta, value, &direction, objective) else { break };
        let still = (&next - &theta).amax() <= 1e-15 * next.amax();
        (theta, value) = (next, there);
        if still {
            break;
        }
    }
    centre(loss, &mut theta);
    reached(loss, (theta, value), |theta| Model::new(loss, theta).misses(theta))
}

/// A softmax does not change when a feature's coefficients all shift together, and with an even number of classes the penalty may
/// not either: from where the lower of the middle two is zero to where the upper is. The former is taken.
fn centre(loss: &Loss, theta: &mut DVector<f64>) {
    if loss.scores < 2 {
        return;
    }
    for feature in 0..loss.stride() - 1 {
        let column = theta.iter().skip(feature).step_by(loss.stride()).copied().collect();
        let Some(middle) = order::lower_median(column) else { continue };
        theta.iter_mut().skip(feature).step_by(loss.stride()).for_each(|w| *w -= middle);
    }
}

fn penalty(loss: &Loss, theta: &DVector<f64>) -> f64 {
    (0..theta.len()).map(|i| loss.unit(i) * theta[i].abs()).sum()
}

/// gᵀ(z − θ) + ½(z − θ)ᵀH(z − θ) + ‖z‖₁ as a function of z.
struct Model<'a> {
    loss: &'a Loss<'a>,
    gradient: DVector<f64>,
    hessian: DMatrix<f64>,
    origin: &'a DVector<f64>,
}

impl<'a> Model<'a> {
    fn new(loss: &'a Loss<'a>, origin: &'a DVector<f64>) -> Self {
        let (gradient, hessian) = loss.curvature(origin);
        Self { loss, gradient, hessian, origin }
    }

    fn minimise(&self, tolerance: f64) -> DVector<f64> {
        let mut z = self.origin.clone();
        let mut slope = self.slope(&z);
        (0..SWEEPS).for_each(|_| self.sweep(&mut z, &mut slope));
        self.walk(&mut z, tolerance.max(1e-13 * self.gradient.amax()));
        z
    }

    /// Derivative of the smooth part.
    fn slope(&self, z: &DVector<f64>) -> DVector<f64> {
        &self.gradient + &self.hessian * (z - self.origin)
    }

    /// The price of being away from zero: none for intercepts.
    fn price(&self, i: usize) -> f64 {
        self.loss.unit(i)
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

    /// With zeros and signs held the minimum is a linear system. A step to it ends early where a coefficient would change its
    /// sign, and that one stays at zero; after a full step the zero that most wants to leave joins. Every step goes down, so no
    /// set of signs comes twice.
    fn walk(&self, z: &mut DVector<f64>, tolerance: f64) {
        let mut signs = z.map(|x| if x == 0.0 { 0.0 } else { x.signum() });
        for _ in 0..20 * z.len() + 100 {
            if self.step(z, &mut signs) {
                continue;
            }
            let slope = self.slope(z);
            let wish = |i: usize| if z[i] == 0.0 { slope[i].abs() - self.price(i) } else { 0.0 };
            let eager = order::largest(z.len(), wish);
            if wish(eager) <= tolerance {
                return;
            }
            signs[eager] = -slope[eager].signum();
        }
    }

    /// Steps to the minimum among these signs; true if one turned zero on the way.
    fn step(&self, z: &mut DVector<f64>, signs: &mut DVector<f64>) -> bool {
        let live: Vec<usize> = (0..z.len()).filter(|i| signs[*i] != 0.0 || self.price(*i) == 0.0).collect();
        let slope = self.slope(z);
        let gradient =
            DVector::from_fn(live.len(), |at, _| slope[live[at]] + self.price(live[at]) * signs[live[at]]);
        let hessian = DMatrix::from_fn(live.len(), live.len(), |a, b| self.hessian[(live[a], live[b])]);
        let by = newton(hessian, &gradient);
        // The share of the step after which a coefficient is back at zero.
        let reach = |z: &DVector<f64>, at: usize| {
            let i = live[at];
            if self.price(i) > 0.0 && by[at] * signs[i] < 0.0 { -z[i] / by[at] } else { f64::INFINITY }
        };
        let reaches: Vec<f64> = (0..live.len()).map(|at| reach(z, at)).collect();
        let first = order::largest(live.len(), |at| -reaches[at]);
        let length = reaches[first].min(1.0);
        live.iter().zip(by.iter()).for_each(|(i, d)| z[*i] += length * d);
        let ends = length < 1.0;
        if ends {
            (z[live[first]], signs[live[first]]) = (0.0, 0.0);
        }
        ends
    }

    /// The largest distance of any coordinate's slope from what optimality asks of it.
    fn violation(&self, z: &DVector<f64>) -> f64 {
        self.misses(z).iter().fold(0.0, |most, miss| miss.max(most))
    }

    /// The distance of each coordinate's slope from what optimality asks of it.
    fn misses(&self, z: &DVector<f64>) -> DVector<f64> {
        let slope = self.slope(z);
        let miss = |i: usize| {
            if z[i] == 0.0 {
                (slope[i].abs() - self.price(i)).max(0.0)
            } else {
                (slope[i] + self.price(i) * z[i].signum()).abs()
            }
        };
        DVector::from_fn(z.len(), |i, _| miss(i))
    }
}
