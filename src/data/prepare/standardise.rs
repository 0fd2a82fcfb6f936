//! Standardisation: every column to mean 0 and deviation 1 over the samples that are trained on, x′ = (x − mean) / deviation.
//!
//! The deviation divides by n. A constant column becomes 0. Pictures keep one deviation for all pixels, √(mean of the pixels'
//! variances): on its own scale a pixel that is almost always empty would shout (42 deviations in digits).

/// Mean and deviation of each column.
#[derive(Clone, Debug, PartialEq)]
pub struct Scaling {
    mean: Vec<f64>,
    deviation: Vec<f64>,
}

impl Scaling {
    /// Of rows of so many numbers, with one deviation for all columns where they share it; the identity where there are no rows.
    pub fn of<'a>(width: usize, rows: impl Iterator<Item = &'a [f64]> + Clone, shared: bool) -> Self {
        let count = rows.clone().count();
        if count == 0 {
            return Self::identity(width);
        }
        let n = count as f64;
        let mut mean = vec![0.0; width];
        for row in rows.clone() {
            mean.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
        }
        mean.iter_mut().for_each(|sum| *sum /= n);
        let mut variance = vec![0.0; width];
        for row in rows {
            for (sum, (x, mean)) in variance.iter_mut().zip(row.iter().zip(&mean)) {
                *sum += (x - mean) * (x - mean);
            }
        }
        variance.iter_mut().for_each(|sum| *sum /= n);
        if shared {
            let together = variance.iter().sum::<f64>() / width as f64;
            variance.fill(together);
        }
        let deviation = variance.iter().zip(&mean).map(|(&v, &mean)| deviation(v, mean)).collect();
        Self { mean, deviation }
    }

    /// Leaves everything as it is.
    pub(super) fn identity(width: usize) -> Self {
        Self { mean: vec![0.0; width], deviation: vec![1.0; width] }
    }

    /// Scales m × p numbers.
    pub fn apply(&self, rows: &[f64]) -> impl Iterator<Item = f64> {
        let columns = self.mean.iter().zip(&self.deviation).cycle();
        rows.iter().zip(columns).map(|(x, (mean, deviation))| (x - mean) / deviation)
    }
}

/// √variance; 1 where the column is constant but for rounding, which would otherwise be blown up to full size.
fn deviation(variance: f64, mean: f64) -> f64 {
    let deviation = variance.sqrt();
    if deviation > 1e-12 * mean.abs() && deviation > 1e-150 { deviation } else { 1.0 }
}
