//! Support vector machines, one against one.
//!
//! ```text
//! minimise  ½‖w‖² + C Σ slack        f(x) = ⟨w, φ(x)⟩ + b
//! dashed  f = ±1        solid  f = 0        width between the dashed lines  2/‖w‖
//! ```
//!
//! `smo` finds roughly which samples carry the solution, `active` then solves for it exactly: at C = 1000 SMO alone would
//! need millions of steps, and a free support vector must lie *on* its margin line, not near it.
//!
//! Signs as in scikit-learn: with two classes f > 0 means class 1; with more, pair (i, j), i < j, has f > 0 for class i.
//! Prediction is by the pairs' votes (the first class wins a tie), so it can differ from the largest probability, which comes
//! from Platt's sigmoid on the training decisions and Wu–Lin–Weng's coupling.

mod active;
mod coupling;
mod dual;
pub mod kernel;
mod pair;
pub mod platt;
mod report;
mod smo;
mod twice;

use super::{Fitted, Method, Quantity, Spec, Start, Training, winner};
use crate::knob::{Knob, Values};
use crate::math::angle::dot;
use crate::message::Message;
use coupling::Coupling;
pub use kernel::Kernel;
pub use pair::Pair;
use pair::Task;
pub use platt::Sigmoid;

/// Which kernel.
pub const KERNEL: Knob = kernel::Kind::knob("kernel", "knob.kernel");
/// Kernels with a γ.
const CURVED: &[&str] = &["rbf", "poly"];
/// γ of the RBF and the polynomial kernel.
pub const GAMMA: Knob =
    Knob::log("gamma", "knob.gamma", (1e-4, 1e3), 1.0, 0.1).symbol("γ").when(&[("kernel", CURVED)]);
/// Degree of the polynomial kernel.
pub const DEGREE: Knob =
    Knob::number("degree", "knob.degree", (1.0, 10.0), 3.0, 1.0).symbol("d").when(&[("kernel", &["poly"])]);
/// Constant term of the polynomial kernel.
pub const COEF0: Knob =
    Knob::number("coef0", "knob.coef0", (0.0, 10.0), 0.0, 0.1).symbol("c₀").when(&[("kernel", &["poly"])]);

/// The registry's entry.
pub const SPEC: Spec = Spec {
    id: "svm",
    knobs: &[
        KERNEL,
        Knob::log("C", "knob.c", (1e-3, 1e6), 1.0, 0.1).symbol("C"),
        kernel::GammaRule::knob("gamma-rule", "knob.gamma-rule").when(&[("kernel", CURVED)]),
        GAMMA.when(&[("kernel", CURVED), ("gamma-rule", &["fixed"])]),
        DEGREE,
        COEF0,
    ],
    method: Method::Resumed(|training, values, start| {
        let svm = Svm::fit(training, values, start)?;
        let start = svm.start();
        Ok((Box::new(svm), start))
    }),
};

/// Fitted support vector machines, one for each pair of classes.
#[derive(Clone, Debug)]
pub struct Svm {
    training: Training,
    kernel: Kernel,
    cap: f64,
    pairs: Vec<Pair>,
    /// Samples that carry any pair, ascending.
    carriers: Vec<usize>,
    /// pairs × carriers: signed duals, 0 where a sample does not carry the pair.
    duals: Vec<f64>,
    /// pairs × p for the linear kernel, whose decisions need no samples; else empty.
    weights: Vec<f64>,
}

impl Svm {
    /// Fits, from the duals of an earlier fit to nearly the same samples if there is one: while a point is dragged, few change.
    /// Any duals are a valid start: they are made feasible, so a changed list of samples costs time at worst.
    ///
    /// # Errors
    /// A message where the kernel's values overflow, or a pair's optimum is missed by more than 10⁻³ in units of the decision.
    pub fn fit(training: &Training, values: &Values, start: Option<&Start>) -> Result<Self, Message> {
        let (kernel, cap) = (Kernel::read(training, values), values.number("C"));
        let classes = training.classes() as u32;
        let couples = (0..classes).flat_map(|i| (i + 1..classes).map(move |j| (i, j)));
        let task = |(at, couple)| {
            // With two classes the signs are turned, so that a positive decision means class 1.
            let couple: (u32, u32) = if classes == 2 { (1, 0) } else { couple };
            let alphas = start.and_then(|start| start.0.get(at)).map_or(&[][..], Vec::as_slice);
            Pair::fit(training, &Task { kernel, cap, couple, alphas })
        };
        let pairs = couples.enumerate().map(task).collect::<Result<Vec<Pair>, Message>>()?;
        let carries = |i: &usize| pairs.iter().any(|pair| pair.support.binary_search(i).is_ok());
        let carriers: Vec<usize> = (0..training.len()).filter(carries).collect();
        let duals = pairs.iter().flat_map(|pair| carriers.iter().map(|i| pair.dual(*i))).collect();
        let linear = kernel == Kernel::Linear;
        let weights = if linear {
            pairs.iter().flat_map(|pair| pair.weights.iter().copied()).collect()
        } else {
            vec![]
        };
        Ok(Self { training: training.clone(), kernel, cap, pairs, carriers, duals, weights })
    }

    /// Its duals, where the next fit may start: one row for each pair of classes, one number ≥ 0 for each sample.
    #[must_use]
    pub fn start(&self) -> Start {
        let row = |pair: &Pair| {
            let mut alphas = vec![0.0; self.training.len()];
            pair.support.iter().zip(&pair.duals).for_each(|(i, dual)| alphas[*i] = dual.abs());
            alphas
        };
        Start(self.pairs.iter().map(row).collect())
    }

    /// The machines, in the order (0,1), (0,2), …, (1,2), …
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }
}

impl Svm {
    /// Decisions of all pairs at one place; `near` is room for one kernel value per carrier.
    fn decide(&self, place: &[f64], near: &mut [f64], decisions: &mut [f64]) {
        let linear = self.kernel == Kernel::Linear;
        for (value, i) in near.iter_mut().zip(&self.carriers) {
            *value = self.kernel.value(self.training.row(*i), place);
        }
        let (rows, features) = if linear { (&self.weights, place) } else { (&self.duals, &*near) };
        let rows = rows.chunks_exact(features.len());
        for ((row, pair), decision) in rows.zip(&self.pairs).zip(decisions) {
            *decision = dot(row, features) + pair.intercept;
        }
    }
}

impl Fitted for Svm {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let classes = self.training.classes();
        let decisions = self.decisions(places);
        let sure = |row: &[f64], at: usize| self.pairs[at].sigmoid.at(row[at]);
        if classes == 2 {
            return decisions.chunks_exact(1).flat_map(|row| [1.0 - sure(row, 0), sure(row, 0)]).collect();
        }
        let mut coupling = Coupling::new(classes);
        let mut shares = vec![0.0; places.len() / self.training.width() * classes];
        let mut pairs = vec![0.0; self.pairs.len()];
        for (row, out) in decisions.chunks_exact(pairs.len()).zip(shares.chunks_exact_mut(classes)) {
            pairs.iter_mut().enumerate().for_each(|(at, r)| *r = sure(row, at));
            coupling.couple(&pairs, out);
        }
        shares
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        let decisions = self.decisions(places);
        let mut votes = vec![0.0; self.training.classes()];
        let vote = |row: &[f64]| {
            votes.fill(0.0);
            for (pair, decision) in self.pairs.iter().zip(row) {
                let class = if *decision > 0.0 { pair.classes.0 } else { pair.classes.1 };
                votes[class as usize] += 1.0;
            }
            winner(&votes)
        };
        decisions.chunks_exact(self.pairs.len()).map(vote).collect()
    }

    /// One number per pair of classes: with two classes positive for class 1, with more positive for the pair's first.
    fn decisions(&self, places: &[f64]) -> Vec<f64> {
        let width = self.training.width();
        let mut decisions = vec![0.0; places.len() / width * self.pairs.len()];
        let carried = if self.kernel == Kernel::Linear { 0 } else { self.carriers.len() };
        let mut near = vec![0.0; carried];
        for (place, row) in places.chunks_exact(width).zip(decisions.chunks_exact_mut(self.pairs.len())) {
            self.decide(place, &mut near, row);
        }
        decisions
    }

    fn report(&self) -> Vec<Quantity> {
        report::quantities(self)
    }
}
