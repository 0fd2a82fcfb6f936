//! The samples as the solvers see them: each feature less its median, over a power of two near its largest value then.
//!
//! ```text
//! x̂ = (x − m)/s        ŵ = s·w        b̂ = b + w·m        ½ Σ (ŵ/s)²  or  Σ |ŵ|/s  in place of the penalty
//! ```
//!
//! It is the same problem, as intercepts are free. But dates, all near 10⁹, are nearly one feature with the intercept, and what
//! tells them apart would be lost in their products. A power of two changes no digit. The median is a value of the feature:
//! however far some samples lie, the differences of those near it are exact.

use crate::classifier::Training;
use crate::math::order;
use crate::message::Message;

/// Features shifted and stretched.
pub(super) struct Stretch {
    /// The samples then.
    pub training: Training,
    /// m of each feature.
    pub middle: Vec<f64>,
    /// 1/s of each feature: what a coefficient of 1 is there.
    pub units: Vec<f64>,
}

impl Stretch {
    /// # Errors
    /// A message where the features are too large for their differences.
    pub(super) fn new(training: &Training) -> Result<Self, Message> {
        let width = training.width();
        let column = |feature: usize| training.features().iter().skip(feature).step_by(width).copied();
        let middle: Vec<f64> =
            (0..width).map(|feature| order::lower_median(column(feature).collect()).unwrap_or(0.0)).collect();
        let reach =
            |feature: usize| column(feature).fold(0.0, |most: f64, x| (x - middle[feature]).abs().max(most));
        let units: Vec<f64> = (0..width).map(|feature| 1.0 / power(reach(feature))).collect();
        let stretched =
            training.features().iter().enumerate().map(|(i, x)| (x - middle[i % width]) * units[i % width]);
        Ok(Self { training: training.with_features(stretched.collect())?, middle, units })
    }
}

/// The power of two at or below a number, within what can be squared; 1 where nothing varies.
fn power(reach: f64) -> f64 {
    const EXPONENT: u64 = 0x7ff0_0000_0000_0000;
    if reach == 0.0 { 1.0 } else { f64::from_bits(reach.clamp(1e-150, 1e150).to_bits() & EXPONENT) }
}
