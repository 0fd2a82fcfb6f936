//! CosFace (LMCL, AM-Softmax): a margin taken off the cosine.
//!
//! ```text
//! z_y = s·(cos θ_y − m)      z_j = s·cos θ_j
//! ```
//!
//! The easiest margin for a computer: the slope in cos θ stays 1, nothing turns upward. The loss stays above zero even at
//! θ = 0, and on a circle m has little room: 1 − cos(2π/C), 0.19 for ten classes. The default 0.15 fits there; the paper's
//! 0.35 needs more dimensions.

use super::angular::{Angular, Margin};
use super::{Head, Spec, TargetLogit, knobs, limit};
use crate::formula::{Formula, Function};
use crate::knob::{Knob, Preset, Values};
use crate::math::Real;
use crate::paper::Paper;

const M: Knob = knobs::margin(Knob::number("m", "knob.m-cosine", (0.0, 1.0), 0.15, 0.01).symbol("m"), 0.0);

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "cosface",
    paper: Paper {
        title: "CosFace: Large Margin Cosine Loss for Deep Face Recognition",
        authors: "Wang, Wang, Zhou, Ji, Gong, Zhou, Li, Liu",
        year: 2018,
        reference: "1801.09414",
    },
    knobs: &[M, knobs::S, knobs::GRADIENT],
    formula: Formula::Product(&[
        Formula::Knob("s"),
        Formula::Difference(&Formula::Call(Function::Cos, &Formula::Name("θ_y")), &Formula::Knob("m")),
    ]),
    presets: &[
        Preset { id: "cosface-paper", values: &[("s", "64"), ("m", "0.35"), ("gradient", "exact")] },
        Preset { id: "am-softmax", values: &[("s", "30"), ("m", "0.35"), ("gradient", "exact")] },
        Preset { id: "add-margin-product", values: &[("s", "30"), ("m", "0.4"), ("gradient", "exact")] },
    ],
    limits: |_, shape| [limit::scale(shape), limit::cosine(shape)].concat(),
    build,
    target_logit: |values| TargetLogit::new(values, margin(values)),
};

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Head<R>> {
    Box::new(Angular::scaled(values, margin(values)))
}

fn margin<R: Real>(values: &Values) -> Lowered<R> {
    Lowered(R::of(values.number("m")))
}

/// T(θ) = cos θ − m
struct Lowered<R>(R);

impl<R: Real> Margin<R> for Lowered<R> {
    fn at(&self, cos: R, sin: R) -> (R, R) {
        (cos - self.0, sin)
    }
}
