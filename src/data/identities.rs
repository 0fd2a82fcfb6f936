//! Identities: a stand-in for faces. Each identity is a point in 32 dimensions; every picture of it is bent by pose and age,
//! which all identities share, and by noise.
//!
//! ```text
//!  u_k ~ N(0, I₃₂)                                  the identity
//!  pose φ ∈ [−1, 1]: turns u in 16 random planes by pose·(π/2)·φ·(½ + j/16), j = 0 … 15
//!  age  a ∈ [0, 1]:  u ← u + age·a·(2·tanh(A·u) + d)   A a random map, d a random direction: everyone grows alike
//!  x = u + noise·N(0, I₃₂)
//! ```
//!
//! Both are nonlinear in φ and a, so no linear map removes them. The last identities are held out: telling strangers apart is what
//! the papers' verification tests ask of an embedding. Nothing here tests them yet, so that the page does not offer their number.

use super::{Dataset, Source, Spec};
use crate::knob::{Knob, Unit, Values};
use crate::math::{Real, Rng, angle};

/// Features of a sample.
const WIDTH: usize = 32;

pub(super) const SPEC: Spec = Spec {
    id: "identities",
    knobs: &[
        Knob::number("classes", "knob.identities", (2.0, 100.0), 8.0, 1.0).restarting(),
        Knob::number("per-class", "knob.per-class", (4.0, 100.0), 60.0, 1.0).restarting(),
        Knob::number("held-out", "knob.held-out", (0.0, 100.0), 8.0, 1.0).restarting().technical(),
        Knob::number("pose", "knob.pose", (0.0, 1.0), 0.5, 0.05).unit(Unit::Share).restarting(),
        Knob::number("age", "knob.age", (0.0, 1.0), 0.5, 0.05).unit(Unit::Share).restarting(),
        Knob::number("noise", "knob.noise", (0.0, 1.0), 0.2, 0.05).restarting(),
    ],
    classes: 8,
    pair: (0, 1),
    source: Source::Made(make),
};

/// What pose and age do, the same to everybody.
struct Nuisance {
    /// Orthonormal rows; rows 2j and 2j + 1 span the plane that pose turns at rate j.
    planes: Vec<Vec<f64>>,
    map: Vec<Vec<f64>>,
    drift: Vec<f64>,
}

fn make(values: &Values, rng: &mut Rng) -> Dataset {
    let (classes, each) = (values.count("classes"), values.count("per-class"));
    let all = classes + values.count("held-out");
    let (pose, age, noise) = (values.number("pose"), values.number("age"), values.number("noise"));
    let nuisance = Nuisance::draw(rng);
    let (mut features, mut labels) = (Vec::new(), Vec::new());
    for identity in 0..all {
        let prototype = vector(rng);
        for _ in 0..each {
            let turned = nuisance.turn(&prototype, pose * rng.between(-1.0, 1.0));
            let aged = nuisance.grow(turned, age * rng.uniform());
            features.extend(aged.into_iter().map(|x| x + noise * rng.normal()));
            labels.push(identity as u32);
        }
    }
    Dataset {
        features,
        labels,
        classes: (0..all).map(|k| k.to_string()).collect(),
        columns: (1..=WIDTH).map(|j| format!("x{j}")).collect(),
        picture: None,
        held_out: (classes as u32..all as u32).collect(),
    }
}

fn vector(rng: &mut Rng) -> Vec<f64> {
    (0..WIDTH).map(|_| rng.normal()).collect()
}

impl Nuisance {
    fn draw(rng: &mut Rng) -> Self {
        let mut planes: Vec<Vec<f64>> = Vec::with_capacity(WIDTH);
        for _ in 0..WIDTH {
            let mut row = vector(rng);
            for other in &planes {
                let along = angle::dot(&row, other);
                row.iter_mut().zip(other).for_each(|(x, o)| *x -= along * o);
            }
            planes.push(angle::unit(&row));
        }
        let map = (0..WIDTH).map(|_| vector(rng).into_iter().map(|x| x / 4.0).collect()).collect();
        Self { planes, map, drift: vector(rng) }
    }

    /// Turns by `pose` quarter turns, faster in later planes.
    fn turn(&self, u: &[f64], pose: f64) -> Vec<f64> {
        let mut out = u.to_vec();
        for (j, plane) in self.planes.chunks_exact(2).enumerate() {
            let theta = pose * f64::PI / 2.0 * (0.5 + j as f64 / 16.0);
            let (a, b) = (angle::dot(u, &plane[0]), angle::dot(u, &plane[1]));
            let (sin, cos) = (Real::sin(theta), Real::cos(theta));
            let (da, db) = (a * cos - b * sin - a, a * sin + b * cos - b);
            for (x, (p, q)) in out.iter_mut().zip(plane[0].iter().zip(&plane[1])) {
                *x += da * p + db * q;
            }
        }
        out
    }

    fn grow(&self, u: Vec<f64>, age: f64) -> Vec<f64> {
        let growth = self
            .map
            .iter()
            .zip(&self.drift)
            .map(|(row, drift)| 2.0 * Real::tanh(angle::dot(row, &u)) + drift);
        u.iter().zip(growth).map(|(x, g)| x + age * g).collect()
    }
}
