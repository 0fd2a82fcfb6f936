//! Spirals: arms wound around each other, the classic hard case for a small network.
//!
//! ```text
//!  arm k of C:  radius r = 0.3 … 3,  angle = 2π(k/C + turns·r/3),  plus normal noise
//! ```

use super::{Dataset, SAMPLES, Source, Spec, class_of, plane};
use crate::knob::{Knob, Values};
use crate::math::{Real, Rng};

pub(super) const SPEC: Spec = Spec {
    id: "spirals",
    knobs: &[
        SAMPLES,
        Knob::number("classes", "knob.classes", (2.0, 8.0), 3.0, 1.0).restarting(),
        Knob::number("turns", "knob.turns", (0.25, 3.0), 1.0, 0.05).restarting(),
        Knob::number("noise", "knob.noise", (0.0, 0.5), 0.08, 0.01).restarting(),
    ],
    classes: 3,
    pair: (0, 1),
    source: Source::Made(make),
};

fn make(values: &Values, rng: &mut Rng) -> Dataset {
    let (n, classes) = (values.count("samples"), values.count("classes"));
    let (turns, noise) = (values.number("turns"), values.number("noise"));
    let points = (0..n).map(|i| {
        let class = class_of(i, n, classes);
        let radius = rng.between(0.3, 3.0);
        let angle = 2.0 * f64::PI * (f64::from(class) / classes as f64 + turns * radius / 3.0);
        let point = [radius * Real::cos(angle), radius * Real::sin(angle)];
        (point.map(|x| x + noise * rng.normal()), class)
    });
    plane(points.collect::<Vec<_>>(), classes)
}
