//! L-Softmax: plain softmax without bias, with the angle to the own class counted m times. Every length counts.
//!
//! ```text
//! z_y = ‖W_y‖‖x‖·(λ cos θ_y + ψ(mθ_y))/(1 + λ)      z_j = ‖W_j‖‖x‖·cos θ_j = W_j·x
//! ```
//!
//! The default `lambda` is 0, the full margin, and m is 2: the authors train MNIST without a blend. Training still comes down
//! from λ = 100, which is gone after some 500 steps (their schedule, 1000·(1 + 2.5e-5·step)^−35, is made for 20,000).
//!
//! A trap: shrinking ‖x‖ is a legal way to make a large loss smaller, so clusters may fall to the origin before they part.

use super::angular::{Angular, Gain};
use super::psi::{self, Multiplied};
use super::{Head, Spec, TargetLogit, knobs};
use crate::formula::Formula;
use crate::knob::{Knob, Preset, Values};
use crate::math::Real;
use crate::paper::Paper;

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "l-softmax",
    paper: Paper {
        title: "Large-Margin Softmax Loss for Convolutional Neural Networks",
        authors: "Liu, Wen, Yu, Yang",
        year: 2016,
        reference: "1612.02295",
    },
    knobs: KNOBS,
    formula: Formula::Product(&[Formula::Name("‖W_y‖"), Formula::Name("‖x‖"), psi::FORMULA]),
    presets: &[Preset {
        id: "l-softmax-paper",
        values: &[
            ("m", "4"),
            ("lambda", "0"),
            ("lambda-start", "1000"),
            ("lambda-gamma", "0.000025"),
            ("lambda-power", "35"),
            ("gradient", "exact"),
        ],
    }],
    limits: |_, _| Vec::new(),
    build,
    target_logit: |values| TargetLogit::new(values, Multiplied::new(values)),
};

const KNOBS: &[Knob] = &[
    knobs::factor(2.0),
    knobs::lambda(0.0),
    knobs::lambda_start(100.0),
    knobs::lambda_gamma(0.01),
    knobs::lambda_power(5.0),
    knobs::GRADIENT,
];

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Head<R>> {
    Box::new(Angular::new(values, Gain::Both, Multiplied::new(values)))
}
