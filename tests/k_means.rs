//! k-means against scikit-learn from the same starts (`tests/fixtures/k_means.py`), and at the ends of what it can be asked.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use margin_lab::metric::{Distance, Sample, k_means, k_means_from, silhouettes};
use serde_json::Value;

fn blobs() -> Vec<f64> {
    let rows = include_str!("../data/blobs-seed-1.csv").lines().skip(1);
    let two = |row: &str| row.split(',').take(2).map(|x| x.parse().unwrap()).collect::<Vec<f64>>();
    rows.flat_map(two).collect()
}

fn silhouette(rows: &[f64], labels: &[u32], k: usize) -> f64 {
    let sample = Sample {
        embeddings: rows,
        labels,
        classes: k,
        dim: 2,
        prototypes: &[],
        predicted: &[],
        distance: Distance::Euclidean,
    };
    silhouettes(&sample).expect("several clusters").mean
}

#[test]
fn lloyd_ends_where_scikit_learn_ends() {
    let (rows, cases) = (blobs(), include_str!("fixtures/k_means.json"));
    let cases: Value = serde_json::from_str(cases).expect("fixture");
    for case in cases.as_array().expect("cases") {
        let k = case["k"].as_u64().expect("k") as usize;
        let found = k_means_from(&rows, 2, &rows[..2 * k], Distance::Euclidean);
        let labels = case["labels"].as_array().expect("labels");
        assert!(found.labels.iter().zip(labels).all(|(ours, theirs)| theirs == *ours), "k = {k}");
        for (ours, theirs) in found.centers.iter().zip(case["centers"].as_array().expect("centers")) {
            assert!((ours - theirs.as_f64().expect("number")).abs() < 1e-9, "k = {k}");
        }
        let inertia = case["inertia"].as_f64().expect("inertia");
        assert!((found.inertia - inertia).abs() < 1e-9 * inertia, "k = {k}");
        let mean = silhouette(&rows, &found.labels, k);
        assert!((mean - case["silhouette"].as_f64().expect("mean")).abs() < 1e-9, "k = {k}");
    }
}

#[test]
fn ten_starts_find_what_the_published_figure_shows() {
    let rows = blobs();
    let cases: Value = serde_json::from_str(include_str!("fixtures/k_means.json")).expect("fixture");
    for case in cases.as_array().expect("cases") {
        let k = case["k"].as_u64().expect("k") as usize;
        let found = k_means(&rows, 2, k, Distance::Euclidean).expect("enough samples");
        let best = case["best"]["inertia"].as_f64().expect("inertia");
        assert!(found.inertia <= best * 1.0005, "k = {k}: {} {best}", found.inertia);
    }
    for (k, mean) in [(2, 0.7050), (3, 0.5882), (4, 0.6505)] {
        let found = k_means(&rows, 2, k, Distance::Euclidean).expect("enough samples");
        assert!((silhouette(&rows, &found.labels, k) - mean).abs() < 5e-5, "k = {k}");
    }
}

#[test]
fn directions_are_clustered_whatever_the_lengths() {
    let rows: Vec<f64> = (0..60)
        .flat_map(|i| {
            let length = f64::from(1 + i % 7);
            [[length, 0.1 * length], [0.2 * length, length], [-length, -length]][i as usize % 3]
        })
        .collect();
    let found = k_means(&rows, 2, 3, Distance::Cosine).expect("enough samples");
    for i in 3..60 {
        assert_eq!(found.labels[i], found.labels[i % 3], "sample {i}");
    }
    assert!(found.centers.chunks(2).all(|c| (c[0] * c[0] + c[1] * c[1] - 1.0).abs() < 1e-12));
    assert!(found.inertia < 1e-12);
}

#[test]
fn too_few_or_equal_samples_are_no_trouble() {
    assert_eq!(k_means(&[1.0, 2.0], 2, 2, Distance::Euclidean), None);
    assert_eq!(k_means(&[], 2, 1, Distance::Euclidean), None);
    for distance in [Distance::Euclidean, Distance::Cosine] {
        assert_eq!(k_means(&[], 0, 1, distance), None);
    }
    let found = k_means(&[3.0; 20], 2, 4, Distance::Euclidean).expect("ten samples");
    assert_eq!(found.inertia, 0.0);
    assert!(
        k_means(&[0.0; 20], 2, 3, Distance::Cosine)
            .expect("ten samples")
            .centers
            .iter()
            .all(|x| x.is_finite())
    );
}
