//! Gaussian process classification, each class against the rest.
//!
//! A latent function is drawn from a Gaussian process, squeezed by the sigmoid, and conditioned on the labels with `laplace`'s
//! approximation; `ascent` finds the hyper-parameters of largest evidence, or they are given. At a place x*,
//!
//! ```text
//! mean = k*ᵀ∇ ln p      variance = k(x*, x*) − ‖L⁻¹ W^½ k*‖²      P = ∫ σ(f) N(f | mean, variance) df
//! ```
//!
//! with σ approximated by five error functions (Williams & Barber 1998, appendix A), as scikit-learn does. The contests of more
//! than two classes are joined as [`contest`](super::contest) says.

mod ascent;
mod hyper;
mod integral;
mod laplace;
mod machine;
mod sites;

use super::{Method, Spec, Training};
use crate::knob::{Knob, Values};
use crate::message::Message;
use hyper::Hyper;
use machine::Machine;

choice! {
    /// Where the hyper-parameters come from.
    Parameters {
        /// The largest evidence, from the knobs and other starts.
        Optimised = "optimised",
        /// The knobs.
        Fixed = "fixed",
    }
}

/// The registry's entry.
pub const SPEC: Spec = Spec {
    id: "gaussian-process",
    knobs: &[
        Parameters::knob("hyper-parameters", "knob.hyper-parameters"),
        Knob::log("variance", "knob.variance", (1e-5, 1e5), 1.0, 0.1).symbol("σ²"),
        Knob::log("length-scale", "knob.length-scale", (1e-5, 1e5), 1.0, 0.1).symbol("ℓ"),
        Knob::log("length-ratio", "knob.length-ratio", (1e-3, 1e3), 1.0, 0.1).symbol("ℓ₂/ℓ₁"),
    ],
    method: Method::Contests(|training, values, class| {
        let machine = Machine::fit(training, class, &Plan::read(training, values));
        Ok(Box::new(machine.ok_or_else(|| Message::new("classifier.overflow"))?))
    }),
};

/// Hyper-parameters to start from, and whether to stay there.
#[derive(Clone, Debug, PartialEq)]
struct Plan {
    /// σ² and length scales.
    hyper: Hyper,
    /// Climb to the largest evidence from there (and from other starts).
    optimise: bool,
}

impl Plan {
    /// Reads the knobs. `length-ratio` is the second feature's length scale over that of all others.
    fn read(training: &Training, values: &Values) -> Self {
        let mut lengths = vec![values.number("length-scale"); training.width()];
        if let Some(second) = lengths.get_mut(1) {
            *second *= values.number("length-ratio");
        }
        let hyper = Hyper { variance: values.number("variance"), lengths };
        Self { hyper, optimise: Parameters::of(values, "hyper-parameters") == Parameters::Optimised }
    }
}
