//! Thumbnails: a few samples of a data set as a little picture for its card, as rows of whole numbers. Two columns are shown as
//! they are; more are standardised and seen along the two directions in which the class means (and faintly the samples) vary most.

use margin_lab::data::{Dataset, Scaling, Spec};
use margin_lab::knob::Values;
use margin_lab::math::angle;

/// Seed of the sets that are made: one whose few dots show their shape.
const SEED: u64 = 7;
/// Samples shown.
const SHOWN: usize = 72;
/// Weight of a single sample's deviation beside the class means.
const FAINT: f64 = 0.17;
/// Turns of the power iteration: enough for a picture of 48 pixels.
const TURNS: usize = 40;

/// Rows of x, y (0–100, y downwards) and class; empty where the set cannot be made.
pub(crate) fn rows(spec: &Spec) -> Vec<u32> {
    let data = spec.read(&Values::defaults(spec.knobs), SEED, None);
    data.map(|data| drawn(&data)).unwrap_or_default()
}

/// The dots in the smallest square about their middle.
fn drawn(data: &Dataset) -> Vec<u32> {
    let dots = dots(data, SHOWN);
    let ends = |axis: usize| {
        let along = dots.iter().map(|dot| dot.at[axis]);
        along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
    };
    let ((left, right), (bottom, top)) = (ends(0), ends(1));
    let side = (right - left).max(top - bottom).max(1e-9);
    let percent =
        |x: f64, low: f64, high: f64| (50.0 + 100.0 * (x - (low + high) / 2.0) / side).round() as u32;
    let row = |dot: &Dot| [percent(dot.at[0], left, right), 100 - percent(dot.at[1], bottom, top), dot.class];
    dots.iter().flat_map(row).collect()
}

/// One dot of a thumbnail: place in any unit, y upwards, and class.
struct Dot {
    at: [f64; 2],
    class: u32,
}

/// The dots of a data set's thumbnail, at most `most`, evenly through the set.
fn dots(data: &Dataset, most: usize) -> Vec<Dot> {
    let every = data.len().div_ceil(most.max(1)).max(1);
    let places: Vec<[f64; 2]> = if data.width() == 2 {
        data.features.as_chunks::<2>().0.to_vec()
    } else {
        let rows = data.features.chunks_exact(data.width());
        let scaled: Vec<f64> = Scaling::of(data.width(), rows, false).apply(&data.features).collect();
        let rows: Vec<Vec<f64>> = scaled.chunks_exact(data.width()).map(<[f64]>::to_vec).collect();
        let guides = guides(&rows, &data.labels, data.classes.len());
        let first = direction(&guides, &[]);
        let second = direction(&guides, std::slice::from_ref(&first));
        rows.iter().map(|row| [angle::dot(row, &first), angle::dot(row, &second)]).collect()
    };
    let dot = |(at, class): (&[f64; 2], &u32)| Dot { at: *at, class: *class };
    places.iter().zip(&data.labels).step_by(every).map(dot).collect()
}

/// What the directions are chosen for: the class means, weighted by their samples, and faintly the samples, which decide the
/// second direction where there are two classes.
fn guides(rows: &[Vec<f64>], labels: &[u32], classes: usize) -> Vec<Vec<f64>> {
    let scaled = |row: &[f64], scale: f64| row.iter().map(|x| x * scale).collect::<Vec<f64>>();
    let mean = |class: usize| {
        let mut sum = vec![0.0; rows.first().map_or(0, Vec::len)];
        let own = rows.iter().zip(labels).filter(|(_, label)| **label as usize == class);
        let mut count = 0.0_f64;
        for (row, _) in own {
            count += 1.0;
            sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
        }
        scaled(&sum, 1.0 / count.max(1.0).sqrt())
    };
    (0..classes).map(mean).chain(rows.iter().map(|row| scaled(row, FAINT))).collect()
}

/// The direction of most variance across the known ones, by power iteration on XᵀX.
fn direction(rows: &[Vec<f64>], known: &[Vec<f64>]) -> Vec<f64> {
    let width = rows.first().map_or(0, Vec::len);
    let mut axis: Vec<f64> = (0..width).map(|i| 1.0 + (i * 7 % 5) as f64 / 5.0).collect();
    for _ in 0..TURNS {
        for other in known {
            let along = angle::dot(&axis, other);
            axis.iter_mut().zip(other).for_each(|(a, b)| *a -= along * b);
        }
        axis = angle::unit(&axis);
        let mut next = vec![0.0; width];
        for row in rows {
            let along = angle::dot(row, &axis);
            next.iter_mut().zip(row).for_each(|(sum, x)| *sum += along * x);
        }
        axis = next;
    }
    angle::unit(&axis)
}
