//! Warm-up: which values a head's knobs have at a step.
//!
//! ```text
//! margin, scale   from + (value − from)·min(1, step/W)
//! λ (SphereFace)  max(value, start·(1 + γ·(step + 1))^−power)      counted before use, as the published layers do
//! ```

use crate::knob::{Ramp, Values};
use crate::math::Real;

/// The head's knobs as they act at the step after `step` steps.
#[must_use]
pub(crate) fn at_step(chosen: &Values, experiment: &Values, step: u64) -> Values {
    let mut acting = chosen.clone();
    for (knob, _) in chosen.iter() {
        let value = chosen.number(knob.id);
        let line = |from: f64, steps: f64| {
            let share = if steps > 0.0 { (step as f64 / steps).min(1.0) } else { 1.0 };
            from + (value - from) * share
        };
        match knob.ramp {
            Ramp::None => {}
            Ramp::Margin(from) => acting.put(knob.id, line(from, experiment.number("warm-up"))),
            Ramp::Scale(from) => acting.put(knob.id, line(from, experiment.number("warm-up-s"))),
            // λ starts far above the range a person chooses its end from. A λ that is no number leaves the chosen one.
            Ramp::Anneal => drop(acting.put_exactly(knob.id, annealed(chosen, value, step))),
        }
    }
    acting
}

fn annealed(chosen: &Values, least: f64, step: u64) -> f64 {
    let base = 1.0 + chosen.number("lambda-gamma") * (step + 1) as f64;
    let falling = chosen.number("lambda-start") * Real::exp(-chosen.number("lambda-power") * Real::ln(base));
    falling.max(least)
}

/// Whether [`at_step`] may give after `step` steps what it did not give a step earlier.
#[must_use]
pub(crate) fn is_moving(chosen: &Values, experiment: &Values, step: u64) -> bool {
    let before = step.saturating_sub(1);
    chosen.iter().any(|(knob, _)| match knob.ramp {
        Ramp::None => false,
        Ramp::Margin(_) => step as f64 <= experiment.number("warm-up"),
        Ramp::Scale(_) => step as f64 <= experiment.number("warm-up-s"),
        Ramp::Anneal => annealed(chosen, chosen.number(knob.id), before) > chosen.number(knob.id),
    })
}
