//! The L2 optimum, `C Σ loss + ½‖w‖²` with free intercepts, by Newton's method with halving.

use super::loss::Loss;
use crate::message::Message;
use nalgebra::{Cholesky, DMatrix, DVector};

/// Newton steps at most; a dozen are usual, C = 10⁶ on separable classes takes some forty.
const STEPS: usize = 200;
/// The gradient counts as zero below this share of what the samples pull with at the start …
const TOLERANCE: f64 = 1e-14;
/// … and each of its entries below this share of what they pull with there.
const FLAT: f64 = 1e-11;
/// With an entry above this share it is no optimum: the fit is refused.
const STEEP: f64 = 1e-4;

/// The optimum and the value there.
///
/// # Errors
/// A message where the numbers overflow, or are too uneven to reach it.
pub(super) fn minimise(loss: &Loss) -> Result<(DVector<f64>, f64), Message> {
    let mut theta = DVector::zeros(loss.size());
    let mut value = objective(loss, &theta);
    let mut scale = f64::NAN;
    for _ in 0..STEPS {
        let (gradient, hessian) = penalised(loss, &theta);
        if !hessian.iter().chain(gradient.iter()).all(|x| x.is_finite()) {
            return Err(Message::new("classifier.overflow"));
        }
        scale = if scale.is_nan() { gradient.amax() } else { scale };
        if gradient.amax() <= TOLERANCE * scale && flat(&gradient, &loss.pulls(&theta), FLAT) {
            break;
        }
        let direction = newton(hessian, &gradient);
        let Some((next, there)) = search(&theta, value, &direction, |t| objective(loss, t)) else { break };
        let still = (&next - &theta).amax() <= 1e-15 * next.amax();
        (theta, value) = (next, there);
        if still {
            break;
        }
    }
    reached(loss, (theta, value), |theta| penalised(loss, theta).0)
}

/// An optimum, unless the slopes there say that it is none.
///
/// # Errors
/// A message then.
pub(super) fn reached(
    loss: &Loss,
    (theta, value): (DVector<f64>, f64),
    slopes: impl Fn(&DVector<f64>) -> DVector<f64>,
) -> Result<(DVector<f64>, f64), Message> {
    let optimal = flat(&slopes(&theta), &loss.pulls(&theta), STEEP);
    if optimal { Ok((theta, value)) } else { Err(Message::new("classifier.not-reached")) }
}

/// Whether every entry of a gradient is within this share of the pull there.
fn flat(gradient: &DVector<f64>, pulls: &[f64], share: f64) -> bool {
    gradient.iter().zip(pulls).all(|(slope, pull)| slope.abs() <= share * pull + f64::MIN_POSITIVE)
}

fn objective(loss: &Loss, theta: &DVector<f64>) -> f64 {
    let own = (0..theta.len()).map(|i| loss.unit(i) * theta[i]);
    loss.value(theta) + 0.5 * own.map(|w| w * w).sum::<f64>()
}

fn penalised(loss: &Loss, theta: &DVector<f64>) -> (DVector<f64>, DMatrix<f64>) {
    let (mut gradient, mut hessian) = loss.curvature(theta);
    for i in 0..theta.len() {
        let unit = loss.unit(i);
        gradient[i] += unit * (unit * theta[i]);
        hessian[(i, i)] += unit * unit;
    }
    (gradient, hessian)
}

/// −H⁻¹g. An H that rounding made indefinite gets a ridge that grows until it is definite again.
pub(super) fn newton(mut hessian: DMatrix<f64>, gradient: &DVector<f64>) -> DVector<f64> {
    let mut ridge = 1e-14 * hessian.diagonal().amax().max(f64::MIN_POSITIVE);
    loop {
        if let Some(factor) = Cholesky::new(hessian.clone()) {
            return -factor.solve(gradient);
        }
        if !ridge.is_finite() {
            return -gradient;
        }
        (0..hessian.nrows()).for_each(|i| hessian[(i, i)] += ridge);
        ridge *= 10.0;
    }
}

/// Halves the step until the value does not rise (by more than rounding); `None` where no step helps.
pub(super) fn search(
    from: &DVector<f64>,
    value: f64,
    direction: &DVector<f64>,
    objective: impl Fn(&DVector<f64>) -> f64,
) -> Option<(DVector<f64>, f64)> {
    let slack = 1e-15 * (1.0 + value.abs());
    let mut length = 1.0;
    while length > 1e-12 {
        let next = from + direction * length;
        let there = objective(&next);
        if there <= value + slack {
            return Some((next, there));
        }
        length *= 0.5;
    }
    None
}
