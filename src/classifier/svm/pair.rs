//! One pair of classes: its machine, solved exactly.

use super::dual::Dual;
use super::kernel::Kernel;
use super::platt::Sigmoid;
use super::twice::Poly;
use super::{active, smo};
use crate::classifier::Training;
use crate::math::Real;
use crate::math::angle::dot;
use crate::message::Message;

/// SMO's tolerance; the exact finish goes on from there.
const ROUGH: f64 = 1e-3;
/// How often SMO and the exact finish take turns.
const ROUNDS: usize = 5;
/// With more violation than this, in units of the decision, the problem is tried the hard way; usual are 10⁻⁹ and less.
const GOOD: f64 = 1e-6;
/// With more than this in the end the fit is refused. It is where scikit-learn stops.
const LIMIT: f64 = 1e-3;
/// The share of Σ |β| by which Σ β may miss 0.
const BALANCE: f64 = 1e-9;

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
    /// Largest violation of the optimality conditions, in units of the decision: at most 10⁻³, usually below 10⁻⁹.
    pub violation: f64,
    /// Turns decisions into probabilities of the pair's first class.
    pub sigmoid: Sigmoid,
    /// w = Σ β_i x_i; empty where the kernel is not linear.
    pub weights: Vec<f64>,
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

    /// # Errors
    /// A message where the kernel's values overflow, or the optimum is missed by more than [`LIMIT`].
    pub(super) fn fit(training: &Training, task: &Task) -> Result<Self, Message> {
        let (first, second) = task.couple;
        let labels = training.labels();
        let samples: Vec<usize> =
            (0..labels.len()).filter(|i| labels[*i] == first || labels[*i] == second).collect();
        let rows: Vec<&[f64]> = samples.iter().map(|i| training.row(*i)).collect();
        let is_first: Vec<bool> = samples.iter().map(|i| labels[*i] == first).collect();
        let alphas: Vec<f64> = samples.iter().map(|i| task.alphas.get(*i).copied().unwrap_or(0.0)).collect();
        let Solved { dual, middle, weights, violation } = solved(task, &rows, &is_first, &alphas)?;
        let intercept = dual.intercept();
        // y − u = Kβ, the decision without its intercept
        let decisions: Vec<f64> = dual.sign.iter().zip(&dual.rest).map(|(y, u)| y - u + intercept).collect();
        let carrying = || (0..samples.len()).filter(|i| dual.beta[*i] != 0.0);
        Ok(Self {
            classes: task.couple,
            support: carrying().map(|i| samples[i]).collect(),
            duals: carrying().map(|i| dual.beta[i]).collect(),
            intercept: intercept - dot(&weights, &middle),
            objective: dual.objective(),
            violation,
            sigmoid: Sigmoid::fit(&decisions, &is_first),
            weights,
        })
    }
}

/// A dual problem at its optimum.
struct Solved {
    dual: Dual,
    /// The place that its kernel's values were taken from.
    middle: Vec<f64>,
    /// w; empty where the kernel is not linear.
    weights: Vec<f64>,
    violation: f64,
}

/// Solves the usual way; where that fails, from a middle and in a scale that bear samples of very different lengths, afresh and
/// with patience.
fn solved(task: &Task, rows: &[&[f64]], is_first: &[bool], alphas: &[f64]) -> Result<Solved, Message> {
    let sign: Vec<f64> = is_first.iter().map(|yes| if *yes { 1.0 } else { -1.0 }).collect();
    let mut best: Option<Solved> = None;
    for hard in [false, true] {
        let middle = if hard { task.kernel.median(rows) } else { task.kernel.middle(rows) };
        let gram = task.kernel.gram(rows, &middle);
        if !gram.iter().all(|value| value.is_finite()) {
            return Err(Message::new("classifier.overflow"));
        }
        let start = if hard { &[] } else { alphas };
        let mut dual = Dual::new(gram, sign.clone(), task.cap, start);
        solve(&mut dual, hard);
        let weights = if task.kernel == Kernel::Linear { weights(&dual, rows, &middle) } else { Vec::new() };
        let violation = violation(task.kernel, &dual, rows, &weights);
        if best.as_ref().is_none_or(|best| violation < best.violation) {
            best = Some(Solved { dual, middle, weights, violation });
        }
        if violation <= GOOD {
            break;
        }
    }
    let enough = |solved: &Solved| solved.violation <= LIMIT;
    best.filter(enough).ok_or_else(|| Message::new("classifier.unfinished"))
}

fn solve(dual: &mut Dual, hard: bool) {
    let n = dual.len();
    // A step costs n: some seconds at most where it is hard.
    let patience = if hard { 100 * n.min(1_000_000 / n) } else { 0 };
    for _ in 0..ROUNDS {
        smo::run(dual, ROUGH, 20 * n + patience);
        if active::finish(dual, 10 * n + 100, hard) {
            break;
        }
    }
    dual.refresh();
}

/// w = Σ β_i (x_i − middle); as Σ β = 0, the middle only saves digits.
fn weights(dual: &Dual, rows: &[&[f64]], middle: &[f64]) -> Vec<f64> {
    let mut w = vec![0.0; middle.len()];
    for (row, beta) in rows.iter().zip(&dual.beta).filter(|(_, beta)| **beta != 0.0) {
        w.iter_mut().zip(row.iter().zip(middle)).for_each(|(w, (x, m))| *w += beta * (x - m));
    }
    w
}

/// How far the machine is from optimal, from the samples themselves: the largest y_i − y_j − (f(x_i) − f(x_j)) of an i whose dual
/// may rise and a j whose dual may fall. A linear f is taken of x_i − x_j: then neither samples far from 0 nor some far from the
/// others blur it. A polynomial whose values are too large for the solver's digits is taken with twice as many; a radial one is at
/// most 1. Infinite where the duals do not balance, or numbers are lost.
fn violation(kernel: Kernel, dual: &Dual, rows: &[&[f64]], weights: &[f64]) -> f64 {
    let (sum, size) = dual.beta.iter().fold((0.0, 0.0), |(sum, size), b| (sum + b, size + b.abs()));
    let honest = dual.rest.iter().chain(weights).all(|x| x.is_finite());
    if !honest || f64::abs(sum) > BALANCE * size {
        return f64::INFINITY;
    }
    match kernel {
        Kernel::Poly { gamma, coef0, degree } if dual.blur() > GOOD => {
            let rest = Poly { gamma, coef0, degree }.rest(dual, rows);
            let kept = rest.iter().all(|u| u.is_finite());
            return if kept { dual.violation_of(&rest).max(0.0) } else { f64::INFINITY };
        }
        Kernel::Rbf { .. } | Kernel::Poly { .. } => return dual.violation().max(0.0),
        Kernel::Linear => {}
    }
    let mut most = 0.0;
    for i in (0..rows.len()).filter(|i| dual.may_rise(*i)) {
        for j in (0..rows.len()).filter(|j| dual.may_fall(*j)) {
            let apart = rows[i].iter().zip(rows[j]).zip(weights).map(|((a, b), w)| w * (a - b));
            most = (dual.sign[i] - dual.sign[j] - apart.sum::<f64>()).at_least(most);
        }
    }
    most
}
