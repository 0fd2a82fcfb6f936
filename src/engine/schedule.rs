//! Warm-up: which values a head's knobs have at a step.
//!
//! ```text
//! margin, scale   from + (value − from)·min(1, step/W)
//! λ (SphereFace)  max(value, start·(1 + γ·(step + 1))^−power)      counted before use, as the published layers do
//! ```

use crate::head;
use crate::knob::{Chosen, Ramp, Values};
use crate::math::Real;

/// The head with its knobs as they act at the step after `step` steps.
#[must_use]
pub(crate) fn at_step(head: &Chosen<head::Spec>, experiment: &Values, step: u64) -> Chosen<head::Spec> {
    let (mut acting, chosen) = (head.clone(), head.values());
    for (knob, _) in chosen.iter() {
        let value = chosen.number(knob.id);
        match knob.ramp {
            Ramp::None => {}
            Ramp::Line { from, over } => {
                let steps = experiment.number(over);
                let share = if steps > 0.0 { (step as f64 / steps).min(1.0) } else { 1.0 };
                acting.values_mut().put(knob.id, from + (value - from) * share);
            }
            // λ starts far above the range a person chooses its end from. A λ that is no number leaves the chosen one.
            Ramp::Anneal { start, gamma, power } => {
                let numbers = [start, gamma, power].map(|id| chosen.number(id));
                drop(acting.values_mut().put_exactly(knob.id, annealed(numbers, value, step)));
            }
        }
    }
    acting
}

fn annealed([start, gamma, power]: [f64; 3], least: f64, step: u64) -> f64 {
    let base = 1.0 + gamma * (step + 1) as f64;
    let falling = start * Real::exp(-power * Real::ln(base));
    falling.max(least)
}

/// Whether [`at_step`] may give after `step` steps what it did not give a step earlier.
#[must_use]
pub(crate) fn is_moving(head: &Chosen<head::Spec>, experiment: &Values, step: u64) -> bool {
    let (before, chosen) = (step.saturating_sub(1), head.values());
    chosen.iter().any(|(knob, _)| match knob.ramp {
        Ramp::None => false,
        Ramp::Line { over, .. } => step as f64 <= experiment.number(over),
        Ramp::Anneal { start, gamma, power } => {
            let (numbers, least) =
                ([start, gamma, power].map(|id| chosen.number(id)), chosen.number(knob.id));
            annealed(numbers, least, before) > least
        }
    })
}
