//! Metrics against scikit-learn and numpy (tests/fixtures/measures.py), and at the ends of what they can be asked.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use margin_lab::metric::{Distance, METRICS, Row, Sample, Silhouettes, Unit, confusion, silhouettes, table};
use serde_json::Value;
use std::f64::consts::PI;

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("array").iter().map(|x| x.as_f64().expect("number")).collect()
}

fn whole(value: &Value) -> Vec<u32> {
    numbers(value).into_iter().map(|x| x as u32).collect()
}

fn close(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= 1e-12 * theirs.abs().max(1.0)
}

fn measure(id: &str, sample: &Sample) -> Option<f64> {
    let spec = METRICS.iter().find(|spec| spec.id == id).expect(id);
    (spec.measure)(sample)
}

#[test]
fn every_measure_agrees_with_the_reference() {
    let cases: Value = serde_json::from_str(include_str!("fixtures/measures.json")).expect("fixture");
    for case in cases.as_array().expect("cases") {
        let name = case["name"].as_str().expect("name");
        let [embeddings, prototypes] = ["embeddings", "prototypes"].map(|key| numbers(&case[key]));
        let [labels, predicted] = ["labels", "predicted"].map(|key| whole(&case[key]));
        let count = |key: &str| case[key].as_u64().expect(key) as usize;
        let sample = Sample {
            embeddings: &embeddings,
            labels: &labels,
            classes: count("classes"),
            dim: count("dim"),
            prototypes: &prototypes,
            predicted: &predicted,
            distance: if case["distance"] == "cosine" { Distance::Cosine } else { Distance::Euclidean },
        };
        for spec in METRICS {
            let theirs = case["measures"].get(spec.id);
            let theirs = theirs.unwrap_or_else(|| {
                panic!("tests/fixtures/measures.json lacks {}; tests/fixtures/measures.py writes it", spec.id)
            });
            let (ours, theirs) = ((spec.measure)(&sample), theirs.as_f64());
            match (ours, theirs) {
                (Some(ours), Some(theirs)) => {
                    assert!(close(ours, theirs), "{name}, {}: {ours} {theirs}", spec.id)
                }
                _ => assert_eq!(ours, theirs, "{name}, {}", spec.id),
            }
        }
        let ours = silhouettes(&sample).expect(name);
        for (ours, theirs) in ours.samples.iter().zip(numbers(&case["silhouettes"])) {
            assert!(close(*ours, theirs), "{name}: {ours} {theirs}");
        }
        for (ours, theirs) in
            ours.classes.iter().zip(case["silhouettes_of_classes"].as_array().expect("classes"))
        {
            assert_eq!(ours.is_some(), theirs.is_number(), "{name}");
            assert!(ours.zip(theirs.as_f64()).is_none_or(|(a, b)| close(a, b)), "{name}");
        }
        assert_eq!(confusion(&labels, &predicted, sample.classes), whole(&case["confusion"]), "{name}");
    }
}

/// Two pairs on the axes of the plane: class 0 along +x at 0° and 90°, class 1 along −x at 180°, class 2 empty.
fn small(distance: Distance) -> Sample<'static> {
    Sample {
        embeddings: &[2.0, 0.0, 0.0, 2.0, -1.0, 0.0],
        labels: &[0, 0, 1],
        classes: 3,
        dim: 2,
        prototypes: &[1.0, 0.0, -1.0, 0.0, 0.0, -1.0],
        predicted: &[0, 1, 1],
        distance,
    }
}

#[test]
fn the_table_of_classes_is_right_by_hand() {
    let rows = table(&small(Distance::Euclidean));
    let near = |x: Option<f64>, y: f64| x.is_some_and(|x| (x - y).abs() < 1e-15);
    assert_eq!((rows[0].count, rows[0].accuracy), (2, Some(0.5)));
    assert!(near(rows[0].to_prototype, PI / 4.0) && near(rows[0].to_centroid, PI / 4.0));
    assert!(rows[0].nearest.is_some_and(|(k, angle)| k == 1 && (angle - 0.75 * PI).abs() < 1e-15));
    assert_eq!(rows[1].nearest.map(|(k, _)| k), Some(0));
    let nothing = Row { count: 0, accuracy: None, to_prototype: None, to_centroid: None, nearest: None };
    assert_eq!(rows[2], nothing);
}

#[test]
fn silhouettes_are_right_by_hand() {
    let Silhouettes { mean, classes, samples } = silhouettes(&small(Distance::Cosine)).expect("two classes");
    // Sample 0: a = 1, b = 2. Sample 1: a = 1, b = 1. Sample 2 is alone.
    assert!(samples.iter().zip([0.5, 0.0, 0.0]).all(|(a, b)| (a - b).abs() < 1e-15), "{samples:?}");
    assert!((mean - 0.5 / 3.0).abs() < 1e-15 && classes[1..] == [Some(0.0), None]);
}

#[test]
fn what_does_not_apply_is_not_given() {
    let sample = small(Distance::Euclidean);
    let bare = Sample { prototypes: &[], predicted: &[], ..sample };
    for id in [
        "accuracy",
        "theta-to-prototype",
        "prototype-to-centroid",
        "nearest-prototype",
        "mean-nearest-prototype",
    ] {
        assert_eq!(measure(id, &bare), None, "{id}");
        assert!(measure(id, &sample).is_some(), "{id}");
    }
    let one = Sample { labels: &[0, 0, 0], ..bare };
    for id in ["silhouette", "nearest-centroid", "mean-nearest-centroid", "separation", "separation-ratio"] {
        assert_eq!(measure(id, &one), None, "{id}");
    }
    let each_its_own = Sample { labels: &[0, 1, 2], ..bare };
    assert_eq!(measure("silhouette", &each_its_own), None);
    let nothing = Sample { embeddings: &[], labels: &[], predicted: &[], ..sample };
    for spec in METRICS {
        assert!((spec.measure)(&nothing).is_none_or(f64::is_finite), "{}", spec.id);
    }
}

#[test]
fn coinciding_and_zero_embeddings_stay_finite() {
    for distance in [Distance::Euclidean, Distance::Cosine] {
        for embeddings in [[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0], [0.0; 8]] {
            let sample = Sample {
                embeddings: &embeddings,
                labels: &[0, 0, 1, 1],
                predicted: &[0; 4],
                ..small(distance)
            };
            for spec in METRICS {
                assert!((spec.measure)(&sample).is_none_or(f64::is_finite), "{} {distance:?}", spec.id);
            }
            assert_eq!(measure("silhouette", &sample), Some(0.0));
        }
    }
}

#[test]
fn classes_even_around_the_origin_have_no_fisher_score() {
    let embeddings: Vec<f64> = (0..4).flat_map(|_| [1.0, 0.0, 0.0, 1.0, -1.0, 0.0, 0.0, -1.0]).collect();
    let labels: Vec<u32> = (0..16).map(|i| i % 4).collect();
    let sample = Sample {
        embeddings: &embeddings,
        labels: &labels,
        classes: 4,
        prototypes: &[],
        predicted: &[],
        ..small(Distance::Cosine)
    };
    assert_eq!(measure("angular-fisher", &sample), None);
}

#[test]
fn what_is_an_angle_says_so() {
    for spec in METRICS {
        assert_eq!(
            spec.unit == Unit::Angle,
            spec.id.contains("to-") || spec.id.contains("nearest"),
            "{}",
            spec.id
        );
    }
}

/// Class 0 about +x, class 1 about +y, the lengths of all embeddings about `size`.
fn sized(size: f64) -> Vec<f64> {
    [[2.0, 0.1], [1.0, 0.0], [0.0, 1.0], [0.2, 2.0]].concat().iter().map(|x| x * size).collect()
}

/// Angles, cosines and ratios do not know how long embeddings are; distances grow with them.
#[test]
fn embeddings_of_any_length_are_measured() {
    for distance in [Distance::Euclidean, Distance::Cosine] {
        let numbers = |size: f64| -> Vec<Option<f64>> {
            let embeddings = sized(size);
            let sample = Sample {
                embeddings: &embeddings,
                labels: &[0, 0, 1, 1],
                classes: 2,
                prototypes: &[],
                predicted: &[],
                ..small(distance)
            };
            let unscaled = |id: &str| {
                let grows = distance == Distance::Euclidean && ["compactness", "separation"].contains(&id);
                measure(id, &sample).map(|number| if grows { number / size } else { number })
            };
            METRICS.iter().map(|spec| unscaled(spec.id)).collect()
        };
        let wanted = numbers(1.0);
        for size in [1e-300, 1e-200, 1e-140, 1e-13, 1e120, 1e140, 1e160, 1e200, 1e300] {
            let pairs = numbers(size).into_iter().zip(&wanted).zip(METRICS);
            for ((ours, wanted), spec) in pairs {
                let fits = ours.zip(*wanted).map_or(ours.is_none() && wanted.is_none(), |(a, b)| close(a, b));
                assert!(fits, "{} of {size:e}, {distance:?}: {ours:?}, not {wanted:?}", spec.id);
            }
        }
    }
}

/// One sample far out does not blur what lies close together.
#[test]
fn lengths_may_differ_by_any_factor() {
    let sample = Sample {
        embeddings: &[1e-200, 2e-200, 5e-200, 6e-200, 1e200],
        labels: &[0, 0, 1, 1, 2],
        dim: 1,
        prototypes: &[],
        predicted: &[],
        ..small(Distance::Euclidean)
    };
    let samples = silhouettes(&sample).expect("three classes").samples;
    let wanted = [3.5 / 4.5, 2.5 / 3.5, 2.5 / 3.5, 3.5 / 4.5, 0.0];
    assert!(samples.iter().zip(wanted).all(|(a, b)| close(*a, b)), "{samples:?}");
}

#[test]
fn directions_that_cancel_are_none() {
    let of = |embeddings: &[f64], labels: &[u32], id: &str| {
        let (classes, prototypes, predicted) = (2, &[][..], &[][..]);
        let sample = small(Distance::Cosine);
        measure(id, &Sample { embeddings, labels, classes, prototypes, predicted, ..sample })
    };
    let third = f64::sqrt(0.75);
    let star = [1.0, 0.0, -0.5, third, -0.5, -third];
    let rounded: Vec<f64> = star.iter().chain(&star).copied().collect();
    for (embeddings, labels) in [
        (vec![1.0, 0.0, -1.0, 0.0, 0.0, 1.0, 0.0, -1.0], vec![0, 0, 1, 1]),
        (vec![1.0, 0.0, -1.0, 0.0, 1.0, 1.0, 1.0, 1.0], vec![0, 0, 1, 1]),
        (rounded, vec![0, 0, 0, 1, 1, 1]),
    ] {
        assert_eq!(of(&embeddings, &labels, "nearest-centroid"), Some(PI / 2.0), "{embeddings:?}");
        assert!(of(&embeddings, &labels, "separation").is_some_and(|far| close(far, 1.0)));
    }
    // Both mean directions are the diagonal: their scatter is what rounding leaves.
    assert_eq!(of(&[1.0, 2.0, 2.0, 1.0, 2.0, 2.0], &[0, 0, 1], "angular-fisher"), None);
    let near = of(&[1.0, 0.0, 1.0, 0.0, 1.0, 1e-9], &[0, 0, 1], "angular-fisher");
    assert!(near.is_some_and(|score| score < 1e-9), "{near:?}");
}
