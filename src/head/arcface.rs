//! ArcFace: a margin added to the angle.
//!
//! ```text
//! z_y = s·cos(θ_y + m)      z_j = s·cos θ_j          T
//!                                                    1 ┤·.
//!        gap between two classes = m, at every angle   │  ' .
//!                                                   −1 ┤      ' . _ .'   ← turns up again beyond π − m
//!                                                      └────────────── θ
//! ```
//!
//! Beyond θ = π − m the cosine turns upward and would push far samples the wrong way. `beyond-pi` chooses what happens there:
//!
//! | rule   | T(θ)                                      | note |
//! |--------|-------------------------------------------|------|
//! | none   | cos(θ + m)                                | the paper's formula |
//! | linear | cos θ − m·sin m where cos θ ≤ cos(π − m)  | the public code's rule; jumps down at the threshold |
//! | easy   | cos θ where cos θ ≤ 0                     | margin only for the near half; jumps up at 90° |
//! | clamp  | cos(min(θ + m, π))                        | flat, with no slope |

use super::angular::{Angular, Margin};
use super::{Head, Spec, TargetLogit, knobs, limit};
use crate::formula::{Formula, Function};
use crate::knob::{Knob, Preset, Unit, Values};
use crate::math::Real;
use crate::paper::Paper;

const M: Knob = knobs::margin(
    Knob::number("m", "knob.m-angle", (0.0, 1.5), 0.5, 0.01).symbol("m").unit(Unit::Radians),
    0.0,
);

choice! {
    /// What happens beyond θ = π − m.
    BeyondPi {
        /// cos(θ + m) there too.
        None = "none",
        /// cos θ less a constant.
        Linear = "linear",
        /// cos θ wherever it is not positive.
        Easy = "easy",
        /// The angle ends at π.
        Clamp = "clamp",
    }
}

const BEYOND: Knob = Knob::choice("beyond-pi", "knob.beyond-pi", BeyondPi::WORDS, BeyondPi::Linear.word());

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "arcface",
    paper: Paper {
        title: "ArcFace: Additive Angular Margin Loss for Deep Face Recognition",
        authors: "Deng, Guo, Xue, Zafeiriou",
        year: 2019,
        reference: "1801.07698",
    },
    knobs: &[M, knobs::S, BEYOND, knobs::GRADIENT],
    formula: Formula::Product(&[
        Formula::Knob("s"),
        Formula::Call(Function::Cos, &Formula::Sum(&[Formula::Name("θ_y"), Formula::Knob("m")])),
    ]),
    presets: &[
        Preset {
            id: "arcface-paper",
            values: &[("s", "64"), ("m", "0.5"), ("beyond-pi", "none"), ("gradient", "exact")],
        },
        Preset {
            id: "arc-margin-product",
            values: &[("s", "30"), ("m", "0.5"), ("beyond-pi", "linear"), ("gradient", "exact")],
        },
        Preset {
            id: "arc-margin-product-easy",
            values: &[("s", "30"), ("m", "0.5"), ("beyond-pi", "easy"), ("gradient", "exact")],
        },
    ],
    limits: |_, shape| [limit::scale(shape), limit::angle(shape)].concat(),
    build,
    target_logit: |values| TargetLogit::new(values, margin(values)),
};

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Head<R>> {
    Box::new(Angular::scaled(values, margin(values)))
}

fn margin<R: Real>(values: &Values) -> Additive<R> {
    Additive::new(values.number("m"), BeyondPi::of(values, "beyond-pi"))
}

/// T(θ) = cos(θ + m) = cos θ·cos m − sin θ·sin m, and one of the rules beyond a threshold.
struct Additive<R> {
    cos_m: R,
    sin_m: R,
    /// Where cos θ is not above this, the rule takes over.
    threshold: R,
    beyond: Beyond<R>,
}

#[derive(Clone, Copy)]
enum Beyond<R> {
    /// cos θ minus a constant.
    Cosine(R),
    /// −1
    Floor,
}

impl<R: Real> Additive<R> {
    fn new(m: f64, rule: BeyondPi) -> Self {
        let (cos_m, sin_m) = (Real::cos(m), Real::sin(m));
        // cos(π − m) while the margin is one; an angle capped at π is never reached by m ≤ 0 and always by m ≥ π.
        let capped = if m <= 0.0 { -2.0 } else { if m >= f64::PI { 2.0 } else { -cos_m } };
        let (threshold, beyond) = match rule {
            BeyondPi::Linear => (-cos_m, Beyond::Cosine(R::of(m * sin_m))),
            BeyondPi::Easy => (0.0, Beyond::Cosine(R::ZERO)),
            BeyondPi::Clamp => (capped, Beyond::Floor),
            BeyondPi::None => (f64::NEG_INFINITY, Beyond::Floor),
        };
        Self { cos_m: R::of(cos_m), sin_m: R::of(sin_m), threshold: R::of(threshold), beyond }
    }
}

impl<R: Real> Margin<R> for Additive<R> {
    #[inline(always)]
    fn at(&self, cos: R, sin: R) -> (R, R) {
        match self.beyond {
            Beyond::Cosine(less) if cos <= self.threshold => (cos - less, sin),
            Beyond::Floor if cos <= self.threshold => (-R::ONE, R::ZERO),
            _ => (cos * self.cos_m - sin * self.sin_m, sin * self.cos_m + cos * self.sin_m),
        }
    }
}
