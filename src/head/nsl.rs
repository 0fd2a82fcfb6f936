//! NSL, the normalised softmax (NormFace, COCO): only the angle counts, and no margin.
//!
//! ```text
//! z_j = s·cos θ_j
//! ```
//!
//! Cosines end at 1, so the loss has a floor that only s lowers: ln(1 + (C−1)·e^(−sC/(C−1))) even for perfect features. s = 1
//! can never converge; the default 16 suits ten classes on a circle.

use super::angular::{Angular, Plain};
use super::{Head, Spec, TargetLogit, knobs, limit};
use crate::formula::{Formula, Function};
use crate::knob::{Preset, Values};
use crate::math::Real;
use crate::paper::Paper;

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "nsl",
    paper: Paper {
        title: "NormFace: L2 Hypersphere Embedding for Face Verification",
        authors: "Wang, Xiang, Cheng, Yuille",
        year: 2017,
        reference: "1704.06369",
    },
    knobs: &[knobs::S, knobs::GRADIENT],
    formula: Formula::Product(&[Formula::Knob("s"), Formula::Call(Function::Cos, &Formula::Name("θ_y"))]),
    presets: &[Preset { id: "nsl-journal", values: &[("s", "20")] }],
    limits: |_, shape| limit::scale(shape),
    build,
    target_logit: |values| TargetLogit::new(values, Plain),
};

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Head<R>> {
    Box::new(Angular::scaled(values, Plain))
}
