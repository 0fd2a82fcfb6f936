//! SphereFace (A-Softmax): the angle to the own class counts m times; prototypes are directions, the feature norm stays.
//!
//! ```text
//! z_y = ‖x‖·(λ cos θ_y + ψ(mθ_y))/(1 + λ)      z_j = ‖x‖·cos θ_j
//! ```
//!
//! m = 1 is the "modified softmax". Training starts with a large λ (almost no margin) and anneals it to `lambda`:
//! λ = max(λ, start·(1 + γ·step)^−power), with the published numbers 1000, 0.12, 1 and 5. The trainer does that; a head uses
//! the `lambda` it was built with.
//!
//! The gradient is the true one (as in SphereProduct of arcface-pytorch); the authors' own code scales it differently.

use super::angular::{Angular, Gain};
use super::psi::{self, Multiplied};
use super::{Head, Spec, TargetLogit, knobs, limit};
use crate::formula::Formula;
use crate::knob::{Knob, Preset, Values};
use crate::math::Real;
use crate::paper::Paper;

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "sphereface",
    paper: Paper {
        title: "SphereFace: Deep Hypersphere Embedding for Face Recognition",
        authors: "Liu, Wen, Yu, Li, Raj, Song",
        year: 2017,
        reference: "1704.08063",
    },
    knobs: KNOBS,
    formula: Formula::Product(&[Formula::Name("‖x‖"), psi::FORMULA]),
    presets: &[
        Preset {
            id: "sphere-product",
            values: &[
                ("m", "4"),
                ("lambda", "5"),
                ("lambda-start", "1000"),
                ("lambda-gamma", "0.12"),
                ("lambda-power", "1"),
                ("gradient", "exact"),
            ],
        },
        Preset { id: "modified-softmax", values: &[("m", "1"), ("lambda", "0")] },
    ],
    limits: |_, shape| limit::multiple(shape),
    build,
    target_logit: |values| TargetLogit::new(values, Multiplied::new(values)),
};

const KNOBS: &[Knob] = &[
    knobs::factor(4.0),
    knobs::lambda(5.0),
    knobs::lambda_start(1000.0),
    knobs::lambda_gamma(0.12),
    knobs::lambda_power(1.0),
    knobs::GRADIENT,
];

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Head<R>> {
    Box::new(Angular::new(values, Gain::Feature, Multiplied::new(values)))
}
