//! Blobs: round Gaussian clouds in the plane, the simplest thing to classify.
//!
//! Centres are drawn one after another in a square of side 8: each is the best of 32 random candidates, the one farthest
//! from the centres before it (Mitchell's best candidate), so that seeds differ but clouds rarely fall on each other.

use super::{Dataset, SAMPLES, Source, Spec, class_of, plane};
use crate::knob::{Knob, Values};
use crate::math::angle::square_distance;
use crate::math::{Real, Rng};

pub(super) const SPEC: Spec = Spec {
    id: "blobs",
    knobs: &[
        SAMPLES,
        Knob::number("classes", "knob.classes", (2.0, 20.0), 4.0, 1.0).restarting(),
        Knob::number("noise", "knob.noise", (0.0, 3.0), 0.6, 0.05).restarting(),
    ],
    classes: 4,
    pair: (0, 1),
    source: Source::Made(make),
};

fn make(values: &Values, rng: &mut Rng) -> Dataset {
    let (n, classes, noise) = (values.count("samples"), values.count("classes"), values.number("noise"));
    let mut centres: Vec<[f64; 2]> = Vec::with_capacity(classes);
    for _ in 0..classes {
        let mut best = ([0.0, 0.0], -1.0);
        for _ in 0..32 {
            let candidate = [rng.between(-4.0, 4.0), rng.between(-4.0, 4.0)];
            let room = centres.iter().fold(f64::MAX, |room, c| room.at_most(square_distance(&candidate, c)));
            if room > best.1 {
                best = (candidate, room);
            }
        }
        centres.push(best.0);
    }
    let points = (0..n).map(|i| {
        let class = class_of(i, n, classes);
        (centres[class as usize].map(|c| c + noise * rng.normal()), class)
    });
    plane(points.collect::<Vec<_>>(), classes)
}
