//! Moons: two half circles of radius 1 that reach into each other; no straight line parts them.
//!
//! ```text
//!  upper: (cos t, sin t)    lower: (1 − cos t, ½ − sin t)    0 ≤ t ≤ π, plus normal noise
//! ```

use super::{Dataset, SAMPLES, Source, Spec, class_of, plane};
use crate::knob::{Knob, Values};
use crate::math::{Real, Rng};

pub(super) const SPEC: Spec = Spec {
    id: "moons",
    knobs: &[SAMPLES, Knob::number("noise", "knob.noise", (0.0, 0.5), 0.12, 0.01).restarting()],
    classes: 2,
    pair: (0, 1),
    source: Source::Made(make),
};

fn make(values: &Values, rng: &mut Rng) -> Dataset {
    let (n, noise) = (values.count("samples"), values.number("noise"));
    let points = (0..n).map(|i| {
        let t = rng.between(0.0, f64::PI);
        let class = class_of(i, n, 2);
        let point = match class {
            0 => [Real::cos(t), Real::sin(t)],
            _ => [1.0 - Real::cos(t), 0.5 - Real::sin(t)],
        };
        (point.map(|x| x + noise * rng.normal()), class)
    });
    plane(points.collect::<Vec<_>>(), 2)
}
