//! Rings: circles one inside the other, class k at radius k + 1. Angles in the input say nothing about the class, so the
//! encoder must turn radius into angle.

use super::{Dataset, SAMPLES, Source, Spec, class_of, plane};
use crate::knob::{Knob, Values};
use crate::math::{Real, Rng};

pub(super) const SPEC: Spec = Spec {
    id: "rings",
    knobs: &[
        SAMPLES,
        Knob::number("classes", "knob.classes", (2.0, 8.0), 3.0, 1.0).restarting(),
        Knob::number("noise", "knob.noise", (0.0, 0.5), 0.12, 0.01).restarting(),
    ],
    classes: 3,
    pair: (0, 1),
    source: Source::Made(make),
};

fn make(values: &Values, rng: &mut Rng) -> Dataset {
    let (n, classes, noise) = (values.count("samples"), values.count("classes"), values.number("noise"));
    let points = (0..n).map(|i| {
        let class = class_of(i, n, classes);
        let radius = f64::from(class) + 1.0;
        let angle = rng.between(0.0, 2.0 * f64::PI);
        let point = [radius * Real::cos(angle), radius * Real::sin(angle)];
        (point.map(|x| x + noise * rng.normal()), class)
    });
    plane(points.collect::<Vec<_>>(), classes)
}
