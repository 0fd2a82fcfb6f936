//! Numbers worked out by hand from the definitions.

use super::{Sample, build, mean};
use margin_lab::head::Shape;
use std::f64::consts::PI;

fn close(got: f64, want: f64) {
    assert!((got - want).abs() < 1e-12, "{got}, not {want}");
}

/// Two classes in the plane: (3, 4) and (0, 2) of the first, (−1, 0) of the second; prototypes along the axes.
fn plane() -> Sample<f64> {
    Sample {
        shape: Shape { classes: 2, dim: 2 },
        embeddings: vec![3.0, 4.0, 0.0, 2.0, -1.0, 0.0],
        prototypes: vec![2.0, 0.0, 0.0, 0.5],
        bias: Vec::new(),
        centres: vec![0.0, 1.0, 1.0, 1.0],
        labels: vec![0, 0, 1],
    }
}

#[test]
fn center_is_half_the_squared_distance() {
    let term = build("center", &[("weight", 0.1), ("alpha", 0.5)]);
    // Squared distances 18, 1, 5.
    close(mean(&plane().run(&*term)), 0.1 * 24.0 / 2.0 / 3.0);
    close(plane().run(&*term).d_embeddings[0], 0.1 * 3.0 / 3.0);
}

#[test]
fn centres_move_by_their_own_rule() {
    let moved = plane().moved(&*build("center", &[("alpha", 0.5)]));
    // c₀: Σ(c − x) = (−3, −4), over 1 + 2; c₁: (2, 1), over 1 + 1.
    for (got, want) in moved.iter().zip([0.5, 1.0 + 2.0 / 3.0, 0.5, 0.75]) {
        close(*got, want);
    }
    assert_eq!(plane().moved(&*build("center", &[("alpha", 0.0)])), plane().centres);
    let mut absent = plane();
    absent.labels = vec![0, 0, 0];
    assert_eq!(absent.moved(&*build("center", &[]))[2..], [1.0, 1.0]);
}

#[test]
fn intra_is_the_share_of_half_a_turn() {
    let angles = [libm::atan2(4.0, 3.0), PI / 2.0, PI / 2.0];
    close(mean(&plane().run(&*build("intra", &[]))), angles.iter().sum::<f64>() / 3.0 / PI);
}

#[test]
fn inter_rewards_prototypes_that_are_apart() {
    close(mean(&plane().run(&*build("inter", &[]))), -0.5);
    let mut opposite = plane();
    opposite.prototypes = vec![1.0, 0.0, -1.0, 1e-9];
    close(mean(&opposite.run(&*build("inter", &[("weight", 3.0)]))), -3.0 * (PI - 1e-9) / PI);
}

#[test]
fn triplets_count_only_where_they_are_unmet() {
    // θ(0,1) = 36.87°, θ(0,2) = 126.87°, θ(1,2) = 90°: with m = 1 both are short of it by some, with m = 0.35 neither.
    let (same, far) = (libm::atan2(3.0, 4.0), PI - libm::atan2(4.0, 3.0));
    assert_eq!(mean(&plane().run(&*build("triplet", &[]))), 0.0);
    let second = same - PI / 2.0 + 1.0;
    assert!(same - far + 1.0 < 0.0);
    close(mean(&plane().run(&*build("triplet", &[("term-margin", 1.0)]))), second);
    let both = (same - far + 2.0 + same - PI / 2.0 + 2.0) / 2.0;
    close(mean(&plane().run(&*build("triplet", &[("term-margin", 2.0)]))), both);
}

#[test]
fn contrastive_draws_together_and_pushes_apart() {
    // Squared distance within the class 13; across: 4√2 and √5.
    let lack = |m: f64, d: f64| (m - d).max(0.0) * (m - d);
    for m in [1.0, 3.0, 8.0] {
        let want = (13.0 + lack(m, 32.0_f64.sqrt()) + lack(m, 5.0_f64.sqrt())) / 2.0 / 3.0;
        close(mean(&plane().run(&*build("contrastive", &[("term-margin", m)]))), want);
    }
}
