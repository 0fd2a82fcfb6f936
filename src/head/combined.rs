//! The combined margin: SphereFace's factor, ArcFace's angle and CosFace's cosine in one formula.
//!
//! ```text
//! z_y = s·(cos(m₁θ_y + m₂) − m₃)      z_j = s·cos θ_j
//! ```
//!
//! The target turns upward beyond θ = (π − m₂)/m₁; the published code leaves it so (`none`, the default). `clamp` stops the
//! angle at π, flat and without slope.

use super::angular::{Angular, Margin};
use super::{Head, Spec, TargetLogit, arcface, knobs, limit};
use crate::formula::{Formula, Function};
use crate::knob::{Knob, Preset, Unit, Values};
use crate::math::Real;

const M1: Knob = knobs::margin(Knob::number("m1", "knob.m1", (0.5, 4.0), 1.0, 0.05).symbol("m₁"), 1.0);

const M2: Knob =
    knobs::margin(Knob::number("m2", "knob.m2", (0.0, 1.5), 0.3, 0.01).symbol("m₂").unit(Unit::Radians), 0.0);

const M3: Knob = knobs::margin(Knob::number("m3", "knob.m3", (0.0, 1.0), 0.1, 0.01).symbol("m₃"), 0.0);

choice! {
    /// What happens where the angle passes π.
    BeyondPi {
        /// The cosine turns upward.
        None = "none",
        /// The angle ends there.
        Clamp = "clamp",
    }
}

const BEYOND: Knob = BeyondPi::knob("beyond-pi", "knob.beyond-pi");

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "combined",
    paper: arcface::SPEC.paper,
    knobs: &[M1, M2, M3, knobs::S, BEYOND, knobs::GRADIENT],
    formula: Formula::Product(&[
        Formula::Knob("s"),
        Formula::Difference(
            &Formula::Call(
                Function::Cos,
                &Formula::Sum(&[
                    Formula::Product(&[Formula::Knob("m1"), Formula::Name("θ_y")]),
                    Formula::Knob("m2"),
                ]),
            ),
            &Formula::Knob("m3"),
        ),
    ]),
    presets: &[
        Preset { id: "cm1", values: &[("m1", "1"), ("m2", "0.3"), ("m3", "0.2")] },
        Preset { id: "cm2", values: &[("m1", "0.9"), ("m2", "0.4"), ("m3", "0.15")] },
        Preset { id: "combined-sphereface", values: &[("m1", "1.35"), ("m2", "0"), ("m3", "0")] },
        Preset { id: "combined-arcface", values: &[("m1", "1"), ("m2", "0.5"), ("m3", "0")] },
        Preset { id: "combined-cosface", values: &[("m1", "1"), ("m2", "0"), ("m3", "0.35")] },
    ],
    limits: |values, shape| {
        let margins = limit::combined(values.number("m2"), values.number("m3"), shape);
        [limit::scale(shape), margins].concat()
    },
    build,
    target_logit: |values| TargetLogit::new(values, margin(values)),
};

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Head<R>> {
    Box::new(Angular::scaled(values, margin(values)))
}

fn margin<R: Real>(values: &Values) -> Combined<R> {
    let of = |id| R::of(values.number(id));
    let clamp = BeyondPi::of(values, "beyond-pi") == BeyondPi::Clamp;
    Combined { m1: of("m1"), m2: of("m2"), m3: of("m3"), clamp }
}

/// T(θ) = cos(m₁θ + m₂) − m₃
struct Combined<R> {
    m1: R,
    m2: R,
    m3: R,
    clamp: bool,
}

impl<R: Real> Margin<R> for Combined<R> {
    fn at(&self, cos: R, sin: R) -> (R, R) {
        let angle = self.m1 * sin.atan2(cos) + self.m2;
        if self.clamp && angle >= R::PI {
            return (-R::ONE - self.m3, R::ZERO);
        }
        (angle.cos() - self.m3, self.m1 * angle.sin())
    }
}
