//! What every registry entry must hold, without naming one.

use super::{Sample, apart};
use margin_lab::head::{HEADS, Shape};
use margin_lab::knob::{Effect, Kind, Values};
use margin_lab::term::{NONE, TERMS};

#[test]
fn ids_are_new_and_formulas_name_knobs_that_exist() {
    for (at, spec) in TERMS.iter().enumerate() {
        assert!(spec.id != NONE && TERMS[..at].iter().all(|other| other.id != spec.id), "{}", spec.id);
        assert!(HEADS.iter().all(|head| head.id != spec.id), "{}", spec.id);
        let found = spec.formula.knobs();
        assert!(found.contains(&"weight"), "{} does not show its weight", spec.id);
        assert!(
            found.iter().all(|id| spec.knobs.iter().any(|knob| knob.id == *id)),
            "{}: {found:?}",
            spec.id
        );
    }
}

#[test]
fn knobs_are_live_numbers_and_the_first_is_the_weight() {
    for spec in TERMS {
        assert_eq!(spec.knobs[0].id, "weight", "{}", spec.id);
        for knob in spec.knobs {
            assert_eq!(knob.effect, Effect::Live, "{}", knob.id);
            assert!(matches!(knob.kind, Kind::Number { .. }), "{}", knob.id);
        }
    }
}

#[test]
fn the_weight_is_a_factor() {
    let sample = Sample::random(20, 3, 8);
    for spec in TERMS {
        let with = |weight: f64| {
            let mut values = Values::defaults(spec.knobs);
            values.put_exactly("weight", weight).unwrap();
            sample.run(&*spec.exact(&values).unwrap())
        };
        let (one, four, none) = (with(1.0), with(4.0), with(0.0));
        let times = |list: &[f64]| list.iter().map(|x| 4.0 * x).collect::<Vec<f64>>();
        assert!(apart(&four.losses, &times(&one.losses)) < 1e-15, "{}", spec.id);
        assert!(apart(&four.d_embeddings, &times(&one.d_embeddings)) < 1e-15, "{}", spec.id);
        assert!(apart(&four.d_prototypes, &times(&one.d_prototypes)) < 1e-15, "{}", spec.id);
        let nothing = |list: &[f64]| list.iter().all(|&x| x == 0.0);
        assert!([&none.losses, &none.d_embeddings, &none.d_prototypes].into_iter().all(|l| nothing(l)));
    }
}

#[test]
fn degenerate_batches_stay_finite() {
    let line = |n: usize, d: usize| (0..n).flat_map(move |_| (0..d).map(|k| if k == 0 { 1.0 } else { 0.0 }));
    for spec in TERMS {
        let term = spec.exact(&Values::defaults(spec.knobs)).unwrap();
        for (n, classes, dim) in [(0, 1, 2), (1, 1, 2), (7, 1, 2), (6, 2, 1), (9, 3, 3)] {
            for scale in [0.0, 1.0, -1.0, 1e150] {
                let signs = (0..n).flat_map(|i| vec![if i % 2 == 0 { scale } else { 1.0 }; dim]);
                let sample = Sample {
                    shape: Shape { classes, dim },
                    embeddings: line(n, dim).zip(signs).map(|(x, s)| x * s).collect(),
                    prototypes: line(classes, dim).map(|x: f64| x * scale).collect(),
                    bias: Vec::new(),
                    centres: vec![0.0; classes * dim],
                    labels: (0..n).map(|i| (i % classes) as u32).collect(),
                };
                let output = sample.run(&*term);
                // A length whose square is no number is the loss's to report; a gradient must not invent one.
                let numbers = output.losses.iter().chain(&output.d_embeddings).chain(&output.d_prototypes);
                let finite = numbers.chain(&sample.moved(&*term)).all(|x| x.is_finite());
                assert!(finite, "{} n={n} C={classes} d={dim} scale={scale}: {output:?}", spec.id);
            }
        }
    }
}
