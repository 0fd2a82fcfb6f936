//! One pair of classes: its machine, solved exactly.

use super::dual::Dual;
use super::kernel::Kernel;
use super::platt::Sigmoid;
use super::{active, smo};
use crate::classifier::Training;
use crate::math::angle::dot;

/// SMO's tolerance; the exact finish goes on from there.
const ROUGH: f64 = 1e-3;
/// How often SMO and the exact finish take turns before the best so far is taken (its violation is reported).
const ROUNDS: usize = 5;

/// The machine of one pair of classes.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The two classes; decisions are positive for the first.
    pub classes: (u32, u32),
    /// Samples with a dual other than 0, ascending.
    pub support: Vec<usize>,
    /// Their signed duals, in [−C, C], positive for the pair's first class.
    pub duals: Vec<f64>,
    /// b
    pub intercept: f64,
    /// ½‖w‖² + C Σ slack
    pub objective: f64,
    /// Largest violation of the optimality conditions, in units of the decision.
    pub violation: f64,
    /// Turns decisions into probabilities of the pair's first class.
    pub sigmoid: Sigmoid,
}

/// What one pair is fitted to.
pub(super) struct Task<'a> {
    pub kernel: Kernel,
    pub cap: f64,
    /// The class decisions are positive for, and the other.
    pub couple: (u32, u32),
    /// Where to start: one number ≥ 0 for each sample, or nothing.
    pub alphas: &'a [f64],
}

impl Pair {
    /// The signed dual of a sample; 0 where it does not carry this pair.
    #[must_use]
    pub fn dual(&self, sample: usize) -> f64 {
        self.support.binary_search(&sample).map_or(0.0, |at| self.duals[at])
    }

    /// w = Σ β_i x_i
    pub(super) fn weight(&self, training: &Training) -> Vec<f64> {
        let mut w = vec![0.0; training.width()];
        for (i, dual) in self.support.iter().zip(&self.duals) {
            w.iter_mut().zip(training.row(*i)).for_each(|(w, x)| *w += dual * x);
        }
        w
    }

    pub(super) fn fit(training: &Training, task: &Task) -> Self {
        let (first, second) = task.couple;
        let labels = training.labels();
        let samples: Vec<usize> =
            (0..labels.len()).filter(|i| labels[*i] == first || labels[*i] == second).collect();
        let rows: Vec<&[f64]> = samples.iter().map(|i| training.row(*i)).collect();
        let is_first: Vec<bool> = samples.iter().map(|i| labels[*i] == first).collect();
        let sign = is_first.iter().map(|yes| if *yes { 1.0 } else { -1.0 }).collect();
        let alphas: Vec<f64> = samples.iter().map(|i| task.alphas.get(*i).copied().unwrap_or(0.0)).collect();
        let middle = task.kernel.middle(&rows);
        let mut dual = Dual::new(task.kernel.gram(&rows, &middle), sign, task.cap, &alphas);
        solve(&mut dual);
        let intercept = dual.intercept();
        // y − u = Kβ, the decision without its intercept
        let decisions: Vec<f64> = dual.sign.iter().zip(&dual.rest).map(|(y, u)| y - u + intercept).collect();
        let carrying = || (0..samples.len()).filter(|i| dual.beta[*i] != 0.0);
        let mut pair = Self {
            classes: task.couple,
            support: carrying().map(|i| samples[i]).collect(),
            duals: carrying().map(|i| dual.beta[i]).collect(),
            intercept,
            objective: dual.objective(),
            violation: dual.violation().max(0.0),
            sigmoid: Sigmoid::fit(&decisions, &is_first),
        };
        if task.kernel == Kernel::Linear {
            pair.intercept -= dot(&pair.weight(training), &middle);
        }
        pair
    }
}

fn solve(dual: &mut Dual) {
    let n = dual.len();
    for _ in 0..ROUNDS {
        smo::run(dual, ROUGH, 20 * n);
        if active::finish(dual, 10 * n + 100) {
            break;
        }
    }
    dual.refresh();
}
