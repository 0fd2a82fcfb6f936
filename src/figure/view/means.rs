//! Class means: the mean embedding of each class's training samples.

use crate::engine::Frame;

/// A row for each class, d numbers each; `None` for a class without training samples.
pub(super) fn means(frame: &Frame) -> Vec<Option<Vec<f32>>> {
    let dim = frame.shape.dim.max(1);
    let mut sums = vec![vec![0.0_f32; dim]; frame.shape.classes];
    let mut counts = vec![0.0_f32; frame.shape.classes];
    for (i, x) in frame.embeddings.chunks_exact(dim).enumerate() {
        let label = frame.labels.get(i).map_or(usize::MAX, |label| *label as usize);
        if let (Some(sum), Some(true)) = (sums.get_mut(label), frame.train.get(i)) {
            sum.iter_mut().zip(x).for_each(|(total, part)| *total += part);
            counts[label] += 1.0;
        }
    }
    let mean = |(sum, count): (Vec<f32>, f32)| {
        (count > 0.0).then(|| sum.iter().map(|total| total / count).collect())
    };
    sums.into_iter().zip(counts).map(mean).collect()
}
