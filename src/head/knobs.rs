//! Knobs that several heads share. A head's own margin knob stands in its own file.

use crate::knob::{Knob, Ramp};

/// The scale s of a cosine head. 16 reads well with ten classes on a circle; papers use 30 to 64 with hundreds of dimensions.
pub const S: Knob = Knob::log("s", "knob.s", (1.0, 128.0), 16.0, 0.5).symbol("s").ramp(Ramp::Scale(4.0));

/// Which derivative of the margin is followed: the formula's, or that of the plain cosine (`detached`: the margin counts in
/// the loss, but ∂z_j/∂cos θ_j is the gain for every class, as in code that adds the margin outside the graph).
pub const GRADIENT: Knob = Knob::choice("gradient", "knob.gradient", &["exact", "detached"], "exact");
