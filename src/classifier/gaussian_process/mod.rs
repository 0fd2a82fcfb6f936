//! Gaussian process classification, each class against the rest.
//!
//! A latent function is drawn from a Gaussian process, squeezed by the sigmoid, and conditioned on the labels with [`laplace`]'s
//! approximation; [`ascent`] finds the hyper-parameters of largest evidence, or they are given. At a place x*,
//!
//! ```text
//! mean = k*ᵀ∇ ln p      variance = k(x*, x*) − ‖L⁻¹ W^½ k*‖²      P = ∫ σ(f) N(f | mean, variance) df
//! ```
//!
//! with σ approximated by five error functions (Williams & Barber 1998, appendix A), as scikit-learn does. With more than two
//! classes the probabilities of "this class against the rest" are divided by their sum.

mod ascent;
pub mod hyper;
mod integral;
mod laplace;
mod machine;
mod sites;

use super::{Fitted, Quantity, Spec, Training, winners};
use crate::knob::{Knob, Values};
use crate::message::Message;
pub use hyper::Hyper;
pub use machine::Machine;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    id: "gaussian-process",
    knobs: &[
        Knob::choice("hyper-parameters", "knob.hyper-parameters", &["optimised", "fixed"], "optimised"),
        Knob::log("variance", "knob.variance", (1e-5, 1e5), 1.0, 0.1).symbol("σ²"),
        Knob::log("length-scale", "knob.length-scale", (1e-5, 1e5), 1.0, 0.1).symbol("ℓ"),
        Knob::log("length-ratio", "knob.length-ratio", (1e-3, 1e3), 1.0, 0.1).symbol("ℓ₂/ℓ₁"),
    ],
    train: |training, values| {
        let plan = Plan::read(training, values);
        let machines = contests(training).map(|class| fit_one(training, class, &plan));
        Ok(Box::new(GaussianProcess { machines: machines.collect::<Result<_, _>>()? }))
    },
};

/// Hyper-parameters to start from, and whether to stay there.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// σ² and length scales.
    pub hyper: Hyper,
    /// Climb to the largest evidence from there (and from other starts).
    pub optimise: bool,
}

impl Plan {
    /// Reads the knobs. `length-ratio` is the second feature's length scale over that of all others.
    #[must_use]
    pub fn read(training: &Training, values: &Values) -> Self {
        let mut lengths = vec![values.number("length-scale"); training.width()];
        if let Some(second) = lengths.get_mut(1) {
            *second *= values.number("length-ratio");
        }
        let hyper = Hyper { variance: values.number("variance"), lengths };
        Self { hyper, optimise: values.word("hyper-parameters") != "fixed" }
    }
}

/// The classes that are fitted against the rest: class 1 alone where there are two.
pub fn contests(training: &Training) -> impl Iterator<Item = u32> {
    let classes = training.classes() as u32;
    if classes == 2 { 1..2 } else { 0..classes }
}

/// Fits one class against the rest; workers can share the classes, and [`joined`] puts their answers together.
///
/// # Errors
/// A message where the numbers overflow (features of astronomic size).
pub fn fit_one(training: &Training, class: u32, plan: &Plan) -> Result<Machine, Message> {
    Machine::fit(training, class, plan).ok_or_else(|| Message::new("classifier.overflow"))
}

/// The machines of all [`contests`], in their order.
struct GaussianProcess {
    machines: Vec<Machine>,
}

impl GaussianProcess {
    fn classes(&self) -> usize {
        self.machines.len().max(2)
    }
}

impl Fitted for GaussianProcess {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let columns = self.machines.iter().map(|machine| machine.probabilities(places));
        joined(&columns.collect::<Vec<_>>())
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        winners(&self.probabilities(places), self.classes())
    }

    /// The latent mean of each contest: one number (class 1) for two classes, else one per class.
    fn decisions(&self, places: &[f64]) -> Vec<f64> {
        let columns: Vec<Vec<f64>> = self.machines.iter().map(|machine| machine.means(places)).collect();
        let rows = columns.first().map_or(0, Vec::len);
        (0..rows).flat_map(|i| columns.iter().map(move |column| column[i])).collect()
    }

    fn report(&self) -> Vec<Quantity> {
        report(&self.machines)
    }
}

/// What was fitted, a value or a row for each machine.
#[must_use]
pub fn report(machines: &[Machine]) -> Vec<Quantity> {
    let each = |name, of: fn(&Machine) -> f64| Quantity::list(name, machines.iter().map(of).collect());
    let lengths = machines.iter().flat_map(|machine| machine.hyper().lengths.clone()).collect();
    vec![
        each("log-marginal-likelihood", Machine::evidence),
        each("variance", |machine| machine.hyper().variance),
        Quantity::table("length-scales", machines.len(), lengths),
    ]
}

/// Rows from the columns of all [`contests`]: each class's probability against the rest, divided by their sum; a single column is
/// class 1 of two.
#[must_use]
pub fn joined(columns: &[Vec<f64>]) -> Vec<f64> {
    if let [only] = columns {
        return only.iter().flat_map(|share| [1.0 - share, *share]).collect();
    }
    let rows = columns.first().map_or(0, Vec::len);
    let mut shares = Vec::with_capacity(rows * columns.len());
    for i in 0..rows {
        let total: f64 = columns.iter().map(|column| column[i]).sum();
        shares.extend(columns.iter().map(|column| column[i] / total));
    }
    shares
}
