//! Which samples are used, which test, and which are mislabelled: the seeded choices.

use crate::data::Dataset;
use crate::math::order;
use crate::math::{Real, Rng};

/// A class is never thinned below this, so that it can still be split.
const FEWEST: usize = 4;

/// The data without the samples and names of held-out classes.
#[must_use]
pub fn without_held_out(data: Dataset) -> Dataset {
    if data.held_out.is_empty() {
        return data;
    }
    let classes = data.classes.len() - data.held_out.len();
    let rows: Vec<usize> = (0..data.len()).filter(|&i| (data.labels[i] as usize) < classes).collect();
    Dataset { classes: data.classes[..classes].to_vec(), held_out: Vec::new(), ..pick(&data, &rows) }
}

/// Thins class k of C to `imbalance`^(−k/(C−1)) of its samples, at random: the first class keeps all, the last 1/imbalance.
pub(super) fn thin(data: Dataset, imbalance: f64, seed: u64) -> Dataset {
    if imbalance <= 1.0 {
        return data;
    }
    let mut rng = Rng::stream(seed, "imbalance");
    let last = data.classes.len().saturating_sub(1).max(1) as f64;
    let mut rows = Vec::new();
    for (k, mut members) in members(&data).into_iter().enumerate() {
        let share = Real::exp(-Real::ln(imbalance) * k as f64 / last);
        let kept = ((members.len() as f64 * share).round() as usize).max(FEWEST);
        rng.shuffle(&mut members);
        members.truncate(kept);
        rows.append(&mut members);
    }
    let order = order::permutation(rows.len(), &|a, b| rows[a].cmp(&rows[b]));
    let rows: Vec<usize> = order.into_iter().map(|place| rows[place]).collect();
    pick(&data, &rows)
}

/// Chooses round(share·n) test samples, the same share of every class up to one sample. A class keeps at least one
/// training sample.
pub fn split(data: &Dataset, share: f64, seed: u64) -> Vec<bool> {
    let mut rng = Rng::stream(seed, "split");
    let mut members = members(data);
    let exact: Vec<f64> = members.iter().map(|class| class.len() as f64 * share).collect();
    let mut counts: Vec<usize> = exact.iter().map(|&count| count.floor() as usize).collect();
    let missing = ((data.len() as f64 * share).round() as usize).saturating_sub(counts.iter().sum());
    // The largest remainders are rounded up; of equal ones the first classes.
    let order = order::permutation(exact.len(), &|a, b| exact[b].fract().total_cmp(&exact[a].fract()));
    let room: Vec<usize> = order.into_iter().filter(|&k| counts[k] + 1 < members[k].len()).collect();
    room.into_iter().take(missing).for_each(|k| counts[k] += 1);
    let mut test = vec![false; data.len()];
    for (class, count) in members.iter_mut().zip(counts) {
        rng.shuffle(class);
        class.iter().take(count).for_each(|&i| test[i] = true);
    }
    test
}

/// The labels, with round(share·n) of the training samples given another class, each other class equally likely.
pub(super) fn spoil(data: &Dataset, train: &[bool], share: f64, seed: u64) -> Vec<u32> {
    let mut rng = Rng::stream(seed, "label-noise");
    let (mut labels, classes) = (data.labels.clone(), data.classes.len());
    let mut rows: Vec<usize> = (0..data.len()).filter(|&i| train[i]).collect();
    let spoiled = (rows.len() as f64 * share).round() as usize;
    rng.shuffle(&mut rows);
    for &i in rows.iter().take(if classes > 1 { spoiled } else { 0 }) {
        labels[i] = ((labels[i] as usize + 1 + rng.below(classes - 1)) % classes) as u32;
    }
    labels
}

/// The samples of each class.
fn members(data: &Dataset) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); data.classes.len()];
    (0..data.len()).for_each(|i| members[data.labels[i] as usize].push(i));
    members
}

/// The samples of some rows, in their order.
#[must_use]
pub fn pick(data: &Dataset, rows: &[usize]) -> Dataset {
    Dataset {
        features: rows.iter().flat_map(|&i| data.row(i)).copied().collect(),
        labels: rows.iter().map(|&i| data.labels[i]).collect(),
        classes: data.classes.clone(),
        columns: data.columns.clone(),
        picture: data.picture,
        held_out: data.held_out.clone(),
    }
}
