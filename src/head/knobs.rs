//! Knobs that several heads share. A head's own margin knob stands in its own file.

use crate::knob::{Knob, Ramp, Values};

/// The scale s of a cosine head. 16 reads well with ten classes on a circle; papers use 30 to 64 with hundreds of dimensions.
pub const S: Knob = Knob::log("s", "knob.s", (1.0, 128.0), 16.0, 0.5)
    .symbol("s")
    .ramp(Ramp::Line { from: 4.0, over: "warm-up-s" });

choice! {
    /// Which derivative of the margin is followed.
    Gradient {
        /// The formula's.
        Exact = "exact",
        /// That of the plain cosine: the margin counts in the loss, but ∂z_j/∂cos θ_j is the gain for every class, as in code that
        /// adds the margin outside the graph.
        Detached = "detached",
    }
}

/// See [`Gradient`].
pub const GRADIENT: Knob = Gradient::knob("gradient", "knob.gradient");

/// Whether these knobs ask for the plain cosine's derivative.
pub(super) fn detached(values: &Values) -> bool {
    Gradient::of(values, "gradient") == Gradient::Detached
}

/// A margin that training brings in over the warm-up, from the value at which it changes nothing.
pub(super) const fn margin(knob: Knob, neutral: f64) -> Knob {
    knob.neutral(neutral).ramp(Ramp::Line { from: neutral, over: "warm-up" })
}

/// The factor m of a multiplied angle. It has no ramp of its own: λ is the way in.
pub(super) const fn factor(default: f64) -> Knob {
    Knob::number("m", "knob.m-factor", (1.0, 5.0), default, 0.1).symbol("m").neutral(1.0)
}

/// The plain cosine's weight in the target; where λ's annealing ends.
pub(super) const fn lambda(default: f64) -> Knob {
    let ramp = Ramp::Anneal { start: "lambda-start", gamma: "lambda-gamma", power: "lambda-power" };
    Knob::number("lambda", "knob.lambda", (0.0, 50.0), default, 0.1).symbol("λ").ramp(ramp)
}

/// Where λ's annealing starts. It, γ and the power act in training only.
pub(super) const fn lambda_start(default: f64) -> Knob {
    Knob::log("lambda-start", "knob.lambda-start", (0.1, 10_000.0), default, 0.1)
}

/// How fast λ falls with the step.
pub(super) const fn lambda_gamma(default: f64) -> Knob {
    Knob::log("lambda-gamma", "knob.lambda-gamma", (0.000_01, 1.0), default, 0.000_01).symbol("γ")
}

/// How steeply it falls.
pub(super) const fn lambda_power(default: f64) -> Knob {
    Knob::number("lambda-power", "knob.lambda-power", (0.1, 40.0), default, 0.1).symbol("p")
}
