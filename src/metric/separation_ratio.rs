//! Separation divided by compactness: what a margin is for, in one number. Scaling the whole embedding leaves it alone.
//!
//! ```text
//! Σ_k min_j dist(c_j, c_k)  /  Σ_k (1/n_k) Σ_{i ∈ k} dist(x_i, c_k)
//! ```

use super::{Sample, Spec, Unit, compactness, separation};

pub(super) const SPEC: Spec = Spec { id: "separation-ratio", unit: Unit::None, measure };

fn measure(sample: &Sample) -> Option<f64> {
    let within = compactness::measure(sample)?;
    let between = separation::measure(sample)?;
    (within > 0.0).then(|| between / within)
}
