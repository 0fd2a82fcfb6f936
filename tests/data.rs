//! Data sets and their preparation: shapes, sizes, determinism, split, scaling, noise, painting.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use margin_lab::data::{self, Dataset, KNOBS, Prepared, Source, Spec};
use margin_lab::knob::Values;
use margin_lab::math::Rng;

fn load(spec: &Spec, seed: u64) -> Dataset {
    spec.read(&Values::defaults(spec.knobs), seed, spec.included()).expect(spec.id)
}

fn named(id: &str) -> Dataset {
    load(data::find(id).expect(id), 7)
}

fn sizes(data: &Dataset, keep: impl Fn(usize) -> bool) -> Vec<usize> {
    let count = |k: usize| (0..data.len()).filter(|&i| data.labels[i] as usize == k && keep(i)).count();
    (0..data.classes.len()).map(count).collect()
}

fn with(pairs: &[(&str, &str)]) -> Values {
    let mut values = Values::defaults(KNOBS);
    for (id, text) in pairs {
        assert_eq!(values.set(id, text), Ok(None), "{id}={text}");
    }
    values
}

#[test]
fn real_sets_are_the_published_ones() {
    for (id, n, p, classes, first, sum) in [
        ("digits", 1797, 64, vec![178, 182, 177, 183, 181, 182, 181, 179, 174, 180], "0", 561_718.0),
        ("iris", 150, 4, vec![50, 50, 50], "setosa", 2078.7),
        ("wine", 178, 13, vec![59, 71, 48], "cultivar 1", 159_971.79),
        ("breast-cancer", 569, 30, vec![212, 357], "malignant", 1_056_505.464),
    ] {
        let data = named(id);
        assert_eq!((data.len(), data.width(), data.features.len()), (n, p, n * p), "{id}");
        assert_eq!(sizes(&data, |_| true), classes, "{id}");
        assert_eq!(data.classes[0], first);
        let total: f64 = data.features.iter().sum();
        assert!((total - sum).abs() < 1e-3 * sum, "{id}: {total}");
    }
}

#[test]
fn every_set_is_whole_and_its_seed_decides_it() {
    for spec in data::DATASETS {
        let set = load(spec, 7);
        assert_eq!(set.features.len(), set.len() * set.width(), "{}", spec.id);
        assert!(set.labels.iter().all(|&k| (k as usize) < set.classes.len()), "{}", spec.id);
        assert!(sizes(&set, |_| true).iter().all(|&count| count >= 4), "{}", spec.id);
        assert!(set.features.iter().all(|x| x.is_finite()), "{}", spec.id);
        let first_held_out = set.classes.len() - set.held_out.len();
        assert_eq!(first_held_out, spec.classes, "{}", spec.id);
        assert!(set.held_out.iter().enumerate().all(|(i, &k)| k as usize == first_held_out + i));
        assert_eq!(set.fingerprint(), load(spec, 7).fingerprint());
        let made = matches!(spec.source, Source::Made(_));
        assert_eq!(made, set.fingerprint() != load(spec, 8).fingerprint(), "{}", spec.id);
    }
}

#[test]
fn made_sets_obey_the_ends_of_their_knobs() {
    for spec in data::DATASETS {
        let Source::Made(make) = spec.source else { continue };
        for high in [false, true] {
            let mut values = Values::defaults(spec.knobs);
            for knob in spec.knobs {
                values.put(knob.id, if high { 1e9 } else { -1e9 });
            }
            let set = make(&values, &mut Rng::new(1));
            let prepared = Prepared::new(&set, &with(&[]), 1);
            assert!(
                prepared.inputs.to_rows().iter().all(|x| x.is_finite() && x.abs() < 100.0),
                "{} {high}",
                spec.id
            );
            assert!(set.len() <= data::MAX_ROWS && set.classes.len() <= 200);
        }
    }
}

#[test]
fn points_of_the_plane_are_exact_in_f32() {
    for id in ["blobs", "moons", "rings", "spirals"] {
        let data = named(id);
        assert!(data.width() == 2 && data.features.iter().all(|&x| f64::from(x as f32) == x), "{id}");
    }
}

#[test]
fn the_split_is_stratified_and_seeded() {
    let data = named("digits");
    let prepared = Prepared::new(&data, &with(&[]), 3);
    let tests = sizes(&data, |i| !prepared.train[i]);
    assert_eq!(tests.iter().sum::<usize>(), 449);
    for (test, all) in tests.iter().zip(sizes(&data, |_| true)) {
        assert!((*test as f64 - all as f64 / 4.0).abs() < 1.0, "{tests:?}");
    }
    assert_ne!(prepared.train, Prepared::new(&data, &with(&[]), 4).train);
    assert_eq!(prepared, Prepared::new(&data, &with(&[]), 3));
}

#[test]
fn training_columns_have_mean_0_and_deviation_1() {
    let mut data = named("wine");
    let p = data.width();
    (0..data.len()).for_each(|i| data.features[i * p + 2] = 0.1);
    let prepared = Prepared::new(&data, &with(&[]), 3);
    let inputs = prepared.inputs.to_rows();
    for j in 0..p {
        let column: Vec<f64> =
            (0..data.len()).filter(|&i| prepared.train[i]).map(|i| f64::from(inputs[i * p + j])).collect();
        let mean = column.iter().sum::<f64>() / column.len() as f64;
        let square = column.iter().map(|x| x * x).sum::<f64>() / column.len() as f64;
        let want = if j == 2 { 0.0 } else { 1.0 };
        assert!(mean.abs() < 1e-6 && (square - want).abs() < 1e-6, "column {j}: {mean} {square}");
    }
    let raw = Prepared::new(&data, &with(&[("standardise", "off")]), 3);
    assert!(raw.inputs.to_rows().iter().zip(&data.features).all(|(x, y)| *x == *y as f32));
}

#[test]
fn pixels_keep_one_scale() {
    let prepared = Prepared::new(&named("digits"), &with(&[]), 3);
    let largest = prepared
        .inputs
        .to_rows()
        .iter()
        .fold(0.0_f32, |largest, x| if x.abs() > largest { x.abs() } else { largest });
    assert!(largest < 4.5, "{largest}");
}

#[test]
fn imbalance_thins_geometrically() {
    let data = named("digits");
    let prepared = Prepared::new(&data, &with(&[("imbalance", "10")]), 3);
    // round(nₖ·10^(−k/9))
    assert_eq!(sizes(&prepared.data, |_| true), [178, 141, 106, 85, 65, 51, 39, 30, 22, 18]);
    let extreme = Prepared::new(&named("blobs"), &with(&[("imbalance", "100"), ("test-share", "0.5")]), 3);
    for k in 0..extreme.classes() as u32 {
        assert!((0..extreme.len()).any(|i| extreme.train[i] && extreme.labels[i] == k));
    }
}

#[test]
fn label_noise_spoils_exactly_its_share_of_the_training_labels() {
    let data = named("digits");
    let prepared = Prepared::new(&data, &with(&[("label-noise", "0.3")]), 3);
    let wrong: Vec<usize> = (0..data.len()).filter(|&i| prepared.labels[i] != data.labels[i]).collect();
    assert_eq!(wrong.len(), (0.3 * 1348.0_f64).round() as usize);
    assert!(wrong.iter().all(|&i| prepared.train[i] && prepared.labels[i] < 10));
    assert_eq!(prepared.train, Prepared::new(&data, &with(&[]), 3).train, "the split has its own stream");
}

#[test]
fn strangers_are_neither_trained_on_nor_tested() {
    let data = named("identities");
    let prepared = Prepared::new(&data, &with(&[]), 3);
    assert_eq!((data.classes.len(), prepared.classes()), (16, 8));
    assert_eq!((data.len(), prepared.len()), (960, 480));
    assert!(prepared.labels.iter().all(|&k| k < 8));
}

#[test]
fn painting_moves_nothing_else() {
    let mut prepared = Prepared::new(&named("moons"), &with(&[]), 3);
    let before = prepared.clone();
    let n = before.len();
    prepared.add(0.1, -0.2, 1).unwrap();
    assert_eq!(prepared.inputs.to_rows()[..2 * n], before.inputs.to_rows()[..]);
    assert_eq!(
        (prepared.data.row(n), prepared.labels[n], prepared.train[n]),
        (&[0.1_f32, -0.2].map(f64::from)[..], 1, true)
    );
    prepared.move_to(n, 5.0, 6.0).unwrap();
    prepared.relabel(n, 0).unwrap();
    assert_eq!(prepared.inputs.to_rows()[2 * n..], prepared.transform(&[5.0, 6.0])[..]);
    prepared.delete(n).unwrap();
    assert_eq!(prepared, before);
}

#[test]
fn impossible_painting_is_refused_and_changes_nothing() {
    let mut prepared = Prepared::new(&named("moons"), &with(&[]), 3);
    let before = prepared.clone();
    let far = prepared.len() + 5;
    for (refusal, key) in [
        (prepared.add(f32::NAN, 0.0, 0), "paint.too-far"),
        (prepared.add(0.0, 1e30, 0), "paint.too-far"),
        (prepared.add(0.0, 0.0, 2), "paint.no-such-class"),
        (prepared.move_to(far, 0.0, 0.0), "paint.no-such-point"),
        (prepared.relabel(0, 9), "paint.no-such-class"),
        (prepared.delete(far), "paint.no-such-point"),
        (Prepared::new(&named("iris"), &with(&[]), 3).delete(0), "paint.not-a-plane"),
    ] {
        assert_eq!(refusal.unwrap_err().key, key);
    }
    assert_eq!(prepared, before);
    (1..before.len()).for_each(|_| prepared.delete(0).unwrap_or_default());
    let trained = prepared.train.iter().filter(|&&train| train).count();
    assert_eq!(trained, 1, "one training point always stays");
}
