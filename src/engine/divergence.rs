//! When the loss stops being a number, or all samples fall on one point while it is still one: the likeliest cause, for a person,
//! and where one is known the setting that helps: the argument `remedy`, `key=value`.

use super::settings::Settings;
use crate::encoder::Mlp;
use crate::math::decimal;
use crate::message::Message;

/// Samples that must lie on one point, of as many, for the embedding to have collapsed: where units died, a few may still be moved.
const MOST: usize = 95;
const OF: usize = 100;
/// Two coordinates are one where they differ by less, as a share of the point's largest.
const ROUNDING: f32 = 1e-6;

/// Looks at the last parameters and embeddings (n × d, flat) for what blew up, or vanished, first.
#[must_use]
pub(super) fn cause(settings: &Settings, step: u64, mlp: &Mlp, embeddings: &[f32]) -> Message {
    let rate = settings.experiment.number("lr");
    let slower = slower(rate);
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

/// Whether training is at an end although its loss is a number: nearly all embeddings (n × d, flat) are one and the same point, so
/// that no step tells them apart. Before the first step it says nothing.
#[must_use]
pub(super) fn collapse(settings: &Settings, step: u64, embeddings: &[f32], dim: usize) -> Option<Message> {
    let rows = || embeddings.chunks_exact(dim.max(1));
    let point = most_common(embeddings, dim);
    let lying = rows().filter(|x| same(x, point)).count();
    let collapsed = step > 0 && rows().len() > 1 && OF * lying >= MOST * rows().len();
    let rate = settings.experiment.number("lr");
    collapsed.then(|| Message::new("diverged.one-point").number("rate", rate).text("remedy", slower(rate)))
}

/// The point that more than half of the rows are, if there is one: rows that differ strike each other out.
fn most_common(embeddings: &[f32], dim: usize) -> &[f32] {
    let (mut point, mut ahead) = (&embeddings[..0], 0_u32);
    for x in embeddings.chunks_exact(dim.max(1)) {
        match (ahead, same(x, point)) {
            (0, _) => (point, ahead) = (x, 1),
            (_, true) => ahead += 1,
            (_, false) => ahead -= 1,
        }
    }
    point
}

fn same(a: &[f32], b: &[f32]) -> bool {
    let largest = a.iter().fold(0.0_f32, |top, x| top.max(x.abs()));
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= ROUNDING * largest)
}

fn slower(rate: f64) -> String {
    format!("lr={}", decimal::shortest(rate / 10.0))
}

#[cfg(test)]
mod tests {
    use super::collapse;
    use crate::engine::Experiment;
    use crate::engine::settings::Settings;
    use crate::engine::snapshot::Wants;

    #[test]
    fn nearly_all_samples_on_one_point_are_a_collapse() {
        let settings = Settings::default();
        let said = |step, rows: &[f32]| collapse(&settings, step, rows, 2).map(|said| said.key);
        let mut rows: Vec<f32> = [3.0, -1.0].repeat(100);
        assert_eq!(said(0, &rows), None);
        assert_eq!(said(9, &rows).as_deref(), Some("diverged.one-point"));
        rows[..8].copy_from_slice(&[50.0, 2.0, 7.0, 7.0, -4.0, 9.0, 3.1, -1.0]);
        assert!(said(9, &rows).is_some());
        rows[8..12].copy_from_slice(&[3.001, -1.0, 3.0, -1.001]);
        assert_eq!(said(9, &rows), None);
        assert!(said(9, &[0.0; 40]).is_some() && said(9, &[1.0, 1.0]).is_none() && said(9, &[]).is_none());
        assert_eq!(said(9, &[f32::NAN; 40]), None);
    }

    #[test]
    fn a_head_that_the_rate_is_too_large_for_is_told_and_goes_on() {
        let said = |log: &str, steps| {
            let mut experiment = Experiment::open(log, None).expect("can be opened");
            assert_eq!(experiment.advance(steps), steps);
            experiment.frame(Wants::default()).collapse
        };
        let told = said("head=l-softmax&m=4&lr=0.5", 48).expect("a collapse");
        assert_eq!(told.key, "diverged.one-point");
        assert_eq!(said("head=softmax&lr=1", 64).map(|told| told.key), Some(told.key));
        for log in
            ["head=softmax", "head=l-softmax&m=4", "head=arcface&lr=0.00001", "data=moons", "data=iris&lr=1"]
        {
            assert_eq!(said(log, 0).or_else(|| said(log, 24)), None, "{log}");
        }
    }
}
