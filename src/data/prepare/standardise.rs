//! Standardisation: every column to mean 0 and deviation 1 over the training samples, x′ = (x − mean) / deviation.
//!
//! The deviation divides by n. A constant column becomes 0. Pictures keep one deviation for all pixels, √(mean of the pixels'
//! variances): on its own scale a pixel that is almost always empty would shout (42 deviations in digits).

use crate::data::Dataset;

/// Mean and deviation of each column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scaling {
    mean: Vec<f64>,
    deviation: Vec<f64>,
}

impl Scaling {
    /// From the training samples; the identity when `on` is false or nothing is trained on.
    pub(super) fn of(data: &Dataset, train: &[bool], on: bool) -> Self {
        let p = data.width();
        let rows: Vec<usize> = (0..data.len()).filter(|&i| train[i]).collect();
        if !on || rows.is_empty() {
            return Self { mean: vec![0.0; p], deviation: vec![1.0; p] };
        }
        let n = rows.len() as f64;
        let mut mean = vec![0.0; p];
        for &i in &rows {
            mean.iter_mut().zip(data.row(i)).for_each(|(sum, x)| *sum += x);
        }
        mean.iter_mut().for_each(|sum| *sum /= n);
        let mut variance = vec![0.0; p];
        for &i in &rows {
            for (sum, (x, mean)) in variance.iter_mut().zip(data.row(i).iter().zip(&mean)) {
                *sum += (x - mean) * (x - mean);
            }
        }
        variance.iter_mut().for_each(|sum| *sum /= n);
        if data.picture.is_some() {
            let shared = variance.iter().sum::<f64>() / p as f64;
            variance.fill(shared);
        }
        let deviation = variance.iter().zip(&mean).map(|(&v, &mean)| deviation(v, mean)).collect();
        Self { mean, deviation }
    }

    /// Scales m × p numbers.
    pub(super) fn apply(&self, rows: &[f64]) -> Vec<f32> {
        let columns = self.mean.iter().zip(&self.deviation).cycle();
        rows.iter().zip(columns).map(|(x, (mean, deviation))| ((x - mean) / deviation) as f32).collect()
    }
}

/// √variance; 1 where the column is constant but for rounding, which would otherwise be blown up to full size.
fn deviation(variance: f64, mean: f64) -> f64 {
    let deviation = variance.sqrt();
    if deviation > 1e-12 * mean.abs() && deviation > 1e-150 { deviation } else { 1.0 }
}
