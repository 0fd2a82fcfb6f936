//! Against tables worked out apart from this code: target curves, and whole heads on three prototypes at 0°, 120°, 240°.

use super::{Sample, build, values};
use margin_lab::head::{self, Shape};
use std::f64::consts::PI;

type Setting = (&'static str, &'static [(&'static str, &'static str)]);

/// T(θ) at 0, 20, 60, 90, 150 and 180 degrees, four decimals.
const CURVES: &[(Setting, [f64; 6])] = &[
    (("nsl", &[]), [1.0, 0.9397, 0.5, 0.0, -0.866, -1.0]),
    (("sphereface", &[("m", "4"), ("lambda", "5")]), [1.0, 0.812, 0.1667, -0.5, -1.6384, -2.0]),
    (("sphereface", &[("m", "4"), ("lambda", "0")]), [1.0, 0.1736, -1.5, -3.0, -5.5, -7.0]),
    (
        ("combined", &[("m1", "1.35"), ("m2", "0"), ("m3", "0")]),
        [1.0, 0.891, 0.1564, -0.5225, -0.9239, -0.454],
    ),
    (("arcface", &[("beyond-pi", "none")]), [0.8776, 0.6607, 0.0236, -0.4794, -0.9997, -0.8776]),
    (("arcface", &[("beyond-pi", "linear")]), [0.8776, 0.6607, 0.0236, -0.4794, -0.9997, -1.2397]),
    (("arcface", &[("beyond-pi", "clamp")]), [0.8776, 0.6607, 0.0236, -0.4794, -0.9997, -1.0]),
    (("cosface", &[("m", "0.35")]), [0.65, 0.5897, 0.15, -0.35, -1.216, -1.35]),
    (
        ("combined", &[("m1", "1"), ("m2", "0.3"), ("m3", "0.2")]),
        [0.7553, 0.5966, 0.0217, -0.4955, -1.1751, -1.1553],
    ),
    (
        ("combined", &[("m1", "0.9"), ("m2", "0.4"), ("m3", "0.15")]),
        [0.7711, 0.6056, 0.0763, -0.3905, -1.0766, -1.1463],
    ),
];

#[test]
fn target_curves() {
    for ((id, settings), curve) in CURVES {
        let target = (head::find(id).unwrap().target_logit)(&values(id, settings));
        for (degrees, want) in [0.0, 20.0, 60.0, 90.0, 150.0, 180.0_f64].iter().zip(curve) {
            let got = target.at(degrees * PI / 180.0);
            assert!((got - want).abs() < 5.1e-5, "{id} {settings:?} at {degrees}°: {got}, not {want}");
        }
    }
}

/// z_y, loss and dL/dα for α = 20°, 80°, 170°: x = 3·(cos α, sin α), own class at 0°, s = 10.
const HEADS: &[(Setting, [[f64; 3]; 3])] = &[
    (("softmax", &[]), [[2.8191, 0.04059, 0.1302], [0.5209, 1.93855, 4.1755], [-2.9544, 5.22865, -0.2989]]),
    (
        ("nsl", &[("s", "10")]),
        [[9.3969, 0.00001, 0.0002], [1.7365, 5.92663, 16.2325], [-9.8481, 16.32418, -5.1209]],
    ),
    (
        ("sphereface", &[("m", "4"), ("lambda", "0")]),
        [[0.5209, 0.34532, 4.1074], [-8.2981, 10.60227, 9.6362], [-20.2981, 22.56699, 6.8920]],
    ),
    (
        ("sphereface", &[("m", "4"), ("lambda", "5")]),
        [[2.4361, 0.05899, 0.2906], [-0.9489, 3.29094, 5.4595], [-5.8450, 8.11419, 0.8980]],
    ),
    (
        ("l-softmax", &[("m", "4"), ("lambda", "0")]),
        [[0.5209, 0.34532, 4.1074], [-8.2981, 10.60227, 9.6362], [-20.2981, 22.56699, 6.8920]],
    ),
    (
        ("cosface", &[("s", "10"), ("m", "0.35")]),
        [[5.8969, 0.00049, 0.0064], [-1.7635, 9.42404, 16.2746], [-13.3481, 19.82418, -5.1209]],
    ),
    (
        ("arcface", &[("s", "10"), ("m", "0.5"), ("beyond-pi", "linear")]),
        [[6.6068, 0.00024, 0.0041], [-3.1975, 10.85798, 15.9026], [-12.2452, 18.72131, -5.1209]],
    ),
    (
        ("arcface", &[("s", "10"), ("m", "0.5"), ("beyond-pi", "easy")]),
        [[6.6068, 0.00024, 0.0041], [-3.1975, 10.85798, 15.9026], [-9.8481, 16.32418, -5.1209]],
    ),
    (
        ("arcface", &[("s", "10"), ("m", "0.5"), ("beyond-pi", "none"), ("gradient", "detached")]),
        [[6.6068, 0.00024, 0.0032], [-3.1975, 10.85798, 16.2756], [-9.4750, 15.95112, -5.1209]],
    ),
    (
        ("combined", &[("s", "10"), ("m1", "1"), ("m2", "0.3"), ("m3", "0.2")]),
        [[5.9665, 0.00045, 0.0072], [-3.2514, 10.91184, 16.3490], [-11.9214, 18.39749, -8.1088]],
    ),
    (
        ("combined", &[("s", "10"), ("m1", "0.9"), ("m2", "0.4"), ("m3", "0.15")]),
        [[6.0564, 0.00041, 0.0065], [-2.3574, 10.01784, 15.3941], [-11.4746, 17.95074, -6.2168]],
    ),
];

/// Three unit prototypes and one embedding of length 3 at an angle.
fn at(alpha: f64) -> Sample<f64> {
    let corner = |k: f64| [libm::cos(k * 2.0 * PI / 3.0), libm::sin(k * 2.0 * PI / 3.0)];
    Sample {
        shape: Shape { classes: 3, dim: 2 },
        embeddings: vec![3.0 * libm::cos(alpha), 3.0 * libm::sin(alpha)],
        prototypes: [corner(0.0), corner(1.0), corner(2.0)].concat(),
        bias: Vec::new(),
        centres: Vec::new(),
        labels: vec![0],
    }
}

#[test]
fn whole_heads() {
    for ((id, settings), rows) in HEADS {
        for (degrees, [logit, loss, turn]) in [20.0, 80.0, 170.0_f64].iter().zip(rows) {
            let alpha = degrees * PI / 180.0;
            let got = at(alpha).run(&*build(id, settings));
            let (dx, dy) = (got.d_embeddings[0], got.d_embeddings[1]);
            let got_turn = 3.0 * (dy * libm::cos(alpha) - dx * libm::sin(alpha));
            let name = format!("{id} {settings:?} at {degrees}°");
            assert!((got.logits[0] - logit).abs() < 5.1e-5, "{name}: z_y = {}", got.logits[0]);
            assert!((got.losses[0] - loss).abs() < 5.1e-6, "{name}: loss = {}", got.losses[0]);
            assert!((got_turn - turn).abs() < 5.1e-5, "{name}: dL/dα = {got_turn}");
        }
    }
}

#[test]
fn lengths_of_embeddings_pull_where_they_count() {
    let radial: [(Setting, [f64; 3]); 3] = [
        (("softmax", &[]), [-0.0477, 0.4984, 1.5325]),
        (("sphereface", &[("m", "4"), ("lambda", "0")]), [-0.1264, 3.5218, 7.3220]),
        (("arcface", &[]), [0.0, 0.0, 0.0]),
    ];
    for ((id, settings), row) in radial {
        for (degrees, want) in [20.0, 80.0, 170.0_f64].iter().zip(row) {
            let alpha = degrees * PI / 180.0;
            let got = at(alpha).run(&*build(id, settings)).d_embeddings;
            let along = got[0] * libm::cos(alpha) + got[1] * libm::sin(alpha);
            assert!((along - want).abs() < 5.1e-5, "{id} at {degrees}°: dL/dr = {along}");
        }
    }
}
