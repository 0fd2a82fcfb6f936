//! What a fit of support vector machines says about itself.
//!
//! | quantity | shape |
//! |---|---|
//! | coefficients, margin-width | pairs × p, 1 × pairs: linear kernel only |
//! | intercepts, objective, violation | 1 × pairs |
//! | support | 1 × number of samples that carry any pair, ascending |
//! | duals | pairs × that number, signed as the decisions are, 0 where a sample does not carry the pair |
//! | sigmoids | pairs × 2: Platt's A and B |
//! | cost, gamma, degree, coef0 | single numbers, those the kernel has |

use super::{Kernel, Pair, Svm};
use crate::classifier::Quantity;
use crate::math::angle::norm;

pub(super) fn quantities(svm: &Svm) -> Vec<Quantity> {
    let per_pair = |name, of: fn(&Pair) -> f64| Quantity::list(name, svm.pairs.iter().map(of).collect());
    let mut report = Vec::new();
    if !svm.weights.is_empty() {
        let widths = svm.weights.chunks_exact(svm.training.width()).map(|w| 2.0 / norm(w)).collect();
        report.push(Quantity::table("coefficients", svm.pairs.len(), svm.weights.clone()));
        report.push(Quantity::list("margin-width", widths));
    }
    report.push(per_pair("intercepts", |pair| pair.intercept));
    report.push(Quantity::indices("support", svm.carriers.iter().copied()));
    report.push(Quantity::table("duals", svm.pairs.len(), svm.duals.clone()));
    report.push(per_pair("objective", |pair| pair.objective));
    report.push(per_pair("violation", |pair| pair.violation));
    let sigmoids = svm.pairs.iter().flat_map(|pair| [pair.sigmoid.slope, pair.sigmoid.offset]);
    report.push(Quantity::table("sigmoids", svm.pairs.len(), sigmoids.collect()));
    report.push(Quantity::scalar("cost", svm.cap));
    report.extend(parameters(svm.kernel));
    report
}

fn parameters(kernel: Kernel) -> Vec<Quantity> {
    match kernel {
        Kernel::Linear => Vec::new(),
        Kernel::Rbf { gamma } => vec![Quantity::scalar("gamma", gamma)],
        Kernel::Poly { gamma, coef0, degree } => vec![
            Quantity::scalar("gamma", gamma),
            Quantity::scalar("degree", f64::from(degree)),
            Quantity::scalar("coef0", coef0),
        ],
    }
}
