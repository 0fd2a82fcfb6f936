//! When the loss stops being a number: the likeliest cause, for a person, and where one is known the setting that helps: the
//! argument `remedy`, `key=value`.

use super::settings::Settings;
use crate::encoder::Mlp;
use crate::math::decimal;
use crate::message::Message;

/// Looks at the last parameters and embeddings (n × d, flat) for what blew up, or vanished, first.
#[must_use]
pub(super) fn cause(settings: &Settings, step: u64, mlp: &Mlp, embeddings: &[f32]) -> Message {
    let rate = settings.experiment.number("lr");
    let slower = format!("lr={}", decimal::shortest(rate / 10.0));
    let weights = mlp.layers.iter().flat_map(|layer| layer.weights.flat());
    let largest =
        weights.fold(0.0_f32, |top, w| if w.is_finite() { top.max(w.abs()) } else { f32::INFINITY });
    let spread = embeddings
        .iter()
        .fold(0.0_f32, |top, x| if x.is_finite() { top.max(x.abs()) } else { f32::INFINITY });
    if largest > 1e3 || spread > 1e6 {
        return Message::new("diverged.learning-rate").number("rate", rate).text("remedy", slower);
    }
    if spread < 1e-6 {
        return Message::new("diverged.collapse");
    }
    Message::new("diverged.unknown").number("step", step as f64).text("remedy", slower)
}
