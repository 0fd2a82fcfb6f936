//! Sequential minimal optimisation (Platt 1998) with second-order choice of the pair (Fan, Chen & Lin 2005).
//!
//! One step moves two duals against each other, β_i += t, β_j −= t, as far as helps or the box allows. It finds *which*
//! duals are free quickly and their values slowly, so it runs only until the violation is small or its budget is spent;
//! [`super::active`] finishes exactly.

use super::dual::Dual;

/// Curvatures below this count as this (libsvm's τ).
const FLAT: f64 = 1e-12;

/// Runs until the violation is below `tolerance`, for at most `steps` steps.
pub(super) fn run(dual: &mut Dual, tolerance: f64, steps: usize) {
    for _ in 0..steps {
        let (rising, falling) = dual.extremes();
        if dual.rest[rising] - dual.rest[falling] < tolerance {
            return;
        }
        let partner = best_partner(dual, rising).unwrap_or(falling);
        let gap = dual.rest[rising] - dual.rest[partner];
        let room =
            (dual.bounds(rising).1 - dual.beta[rising]).min(dual.beta[partner] - dual.bounds(partner).0);
        let full = gap / curvature(dual, rising, partner);
        let t = full.min(room);
        place(dual, rising, t);
        place(dual, partner, -t);
    }
}

/// β_i += t, ending exactly on a bound that is reached.
fn place(dual: &mut Dual, i: usize, t: f64) {
    let (low, high) = dual.bounds(i);
    let snap = dual.cap * f64::EPSILON;
    let moved = dual.beta[i] + t;
    dual.beta[i] = if moved >= high - snap {
        high
    } else if moved <= low + snap {
        low
    } else {
        moved
    };
    dual.shift_rest(i, t);
}

fn curvature(dual: &Dual, i: usize, j: usize) -> f64 {
    (dual.row(i)[i] + dual.row(j)[j] - 2.0 * dual.row(i)[j]).max(FLAT)
}

/// The partner that promises the largest gain, gap²/curvature.
fn best_partner(dual: &Dual, rising: usize) -> Option<usize> {
    let mut best = None;
    let mut most = 0.0;
    for j in 0..dual.len() {
        let gap = dual.rest[rising] - dual.rest[j];
        if gap > 0.0 && dual.may_fall(j) {
            let gain = gap * gap / curvature(dual, rising, j);
            if gain > most {
                most = gain;
                best = Some(j);
            }
        }
    }
    best
}
