//! Mean angle between a sample and the prototype of its class: what a margin head pushes down.
//!
//! ```text
//! (1/n) Σ_i θ(x_i, W_{y_i})
//! ```

use super::centroid::mean;
use super::{Sample, Spec, Unit};
use crate::math::angle;

pub(super) const SPEC: Spec = Spec { id: "theta-to-prototype", unit: Unit::Angle, measure };

fn measure(sample: &Sample) -> Option<f64> {
    if sample.prototypes.is_empty() {
        return None;
    }
    mean(
        (0..sample.labels.len())
            .map(|i| angle::between(sample.row(i), sample.prototype(sample.labels[i] as usize))),
    )
}
