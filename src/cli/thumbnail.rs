//! Thumbnails: a few samples of a data set as a little picture for its card.
//!
//! Two columns are shown as they are. More are projected onto the plane that holds the class means best: the first two principal
//! directions of the class means (and faintly the samples) of the standardised columns, found by power iteration.

use margin_lab::data::{Dataset, Source, Spec, included};
use margin_lab::knob::Values;
use margin_lab::math::Rng;

/// Samples shown.
const SHOWN: usize = 72;
/// Weight of single samples beside the class means: enough to choose a second direction where there are two classes.
const FAINT: f64 = 0.03;
/// Rounds of power iteration: the picture is 40 pixels wide.
const ROUNDS: usize = 60;

/// Rows of x, y (0–100, y downwards) and class; empty where the set cannot be made.
pub(crate) fn rows(spec: &Spec) -> Vec<u32> {
    let data = match spec.source {
        Source::Made(make) => Some(make(&Values::defaults(spec.knobs), &mut Rng::stream(7, "thumbnail"))),
        Source::File { file, parse } => included::bytes(file).and_then(|bytes| parse(bytes).ok()),
    };
    data.map(|data| drawn(&data)).unwrap_or_default()
}

fn drawn(data: &Dataset) -> Vec<u32> {
    let (n, p) = (data.len(), data.width());
    let table = standardised(data);
    let axes =
        if p == 2 { vec![vec![1.0, 0.0], vec![0.0, 1.0]] } else { principal(&scatter(data, &table), p) };
    let places: Vec<[f64; 2]> = table.chunks(p).map(|row| [dot(row, &axes[0]), dot(row, &axes[1])]).collect();
    let reach = places.iter().flatten().fold(1e-9_f64, |most, x| most.max(x.abs()));
    let stride = n.div_ceil(SHOWN).max(1);
    let percent = |x: f64| (50.0 + 50.0 * x / reach).round() as u32;
    (0..n)
        .step_by(stride)
        .flat_map(|i| [percent(places[i][0]), percent(-places[i][1]), data.labels[i]])
        .collect()
}

/// Columns with mean 0 and, beyond two columns, deviation 1.
fn standardised(data: &Dataset) -> Vec<f64> {
    let (n, p) = (data.len() as f64, data.width());
    let mut table = data.features.clone();
    for column in 0..p {
        let values = || data.features.iter().skip(column).step_by(p);
        let mean = values().sum::<f64>() / n;
        let deviation = (values().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n).sqrt();
        let scale = if p > 2 && deviation > 0.0 { deviation } else { 1.0 };
        for x in table.iter_mut().skip(column).step_by(p) {
            *x = (*x - mean) / scale;
        }
    }
    table
}

/// The class means and, faintly, the samples.
fn scatter(data: &Dataset, table: &[f64]) -> Vec<Vec<f64>> {
    let p = data.width();
    let mut sums = vec![vec![0.0; p]; data.classes.len()];
    let mut counts = vec![0.0; data.classes.len()];
    for (row, &label) in table.chunks(p).zip(&data.labels) {
        counts[label as usize] += 1.0;
        sums[label as usize].iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
    }
    for (sum, count) in sums.iter_mut().zip(counts) {
        sum.iter_mut().for_each(|x| *x /= f64::max(count, 1.0));
    }
    sums.extend(table.chunks(p).map(|row| row.iter().map(|x| FAINT * x).collect()));
    sums
}

/// The first two principal directions of the rows.
fn principal(rows: &[Vec<f64>], p: usize) -> Vec<Vec<f64>> {
    let mut axes: Vec<Vec<f64>> = Vec::new();
    for k in 0..2 {
        let mut axis: Vec<f64> = (0..p).map(|i| 1.0 / (1.0 + (i + k) as f64)).collect();
        for _ in 0..ROUNDS {
            let mut next = vec![0.0; p];
            for row in rows {
                let along = dot(row, &axis);
                next.iter_mut().zip(row).for_each(|(sum, x)| *sum += along * x);
            }
            for earlier in &axes {
                let along = dot(&next, earlier);
                next.iter_mut().zip(earlier).for_each(|(x, e)| *x -= along * e);
            }
            let length = dot(&next, &next).sqrt().max(1e-12);
            axis = next.iter().map(|x| x / length).collect();
        }
        axes.push(axis);
    }
    axes
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}
