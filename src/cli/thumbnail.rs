//! Thumbnails: a few samples of a data set as a little picture for its card, as rows of whole numbers.

use margin_lab::data::{Dataset, Source, Spec, included};
use margin_lab::figure::view::thumbnail::{Dot, dots};
use margin_lab::knob::Values;
use margin_lab::math::Rng;

/// Samples shown.
const SHOWN: usize = 72;

/// Rows of x, y (0–100, y downwards) and class; empty where the set cannot be made.
pub(crate) fn rows(spec: &Spec) -> Vec<u32> {
    let data = match spec.source {
        Source::Made(make) => Some(make(&Values::defaults(spec.knobs), &mut Rng::stream(7, "thumbnail"))),
        Source::File { file, parse } => included::bytes(file).and_then(|bytes| parse(bytes).ok()),
    };
    data.map(|data| drawn(&data)).unwrap_or_default()
}

/// The dots in the smallest square about their middle.
fn drawn(data: &Dataset) -> Vec<u32> {
    let dots = dots(data, SHOWN);
    let ends = |axis: usize| {
        let along = dots.iter().map(|dot| dot.at[axis]);
        along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
    };
    let ((left, right), (bottom, top)) = (ends(0), ends(1));
    let side = (right - left).max(top - bottom).max(1e-9);
    let percent =
        |x: f64, low: f64, high: f64| (50.0 + 100.0 * (x - (low + high) / 2.0) / side).round() as u32;
    let row = |dot: &Dot| [percent(dot.at[0], left, right), 100 - percent(dot.at[1], bottom, top), dot.class];
    dots.iter().flat_map(row).collect()
}
