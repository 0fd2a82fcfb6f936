//! Platt's sigmoid: P(first class | f) = 1/(1 + exp(A f + B)), fitted to all training decisions by Newton's method
//! (Platt 1999; Lin, Lin & Weng 2007).
//!
//! libsvm fits it to the decisions of a random cross-validation, so its probabilities differ from run to run; here the
//! training decisions are used and Newton goes on until nothing changes: the same samples give the same bits.

use crate::math::{Real, sigmoid};

/// The sigmoid's two numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sigmoid {
    /// A; negative where larger decisions mean the first class.
    pub slope: f64,
    /// B
    pub offset: f64,
}

/// Loss, gradient (A, B) and Hessian (AA, AB, BB) at one point.
struct Local {
    loss: f64,
    gradient: (f64, f64),
    hessian: (f64, f64, f64),
}

impl Sigmoid {
    /// P(first class | decision), without overflow.
    #[must_use]
    pub fn at(&self, decision: f64) -> f64 {
        sigmoid(-(self.slope * decision + self.offset))
    }

    /// Fits to decisions and to whether each sample is of the first class. Targets are softened, (n₊ + 1)/(n₊ + 2) and
    /// 1/(n₋ + 2), which keeps the slope finite when the classes are separable.
    #[must_use]
    pub fn fit(decisions: &[f64], first: &[bool]) -> Self {
        let positive = first.iter().filter(|is_first| **is_first).count() as f64;
        let negative = first.len() as f64 - positive;
        let (high, low) = ((positive + 1.0) / (positive + 2.0), 1.0 / (negative + 2.0));
        let samples: Vec<(f64, f64)> = decisions
            .iter()
            .zip(first)
            .map(|(f, is_first)| (*f, if *is_first { high } else { low }))
            .collect();
        let mut now = Self { slope: 0.0, offset: Real::ln((negative + 1.0) / (positive + 1.0)) };
        let mut local = now.local(&samples);
        for _ in 0..200 {
            let Some((next, there)) = now.improve(&local, &samples) else { break };
            (now, local) = (next, there);
        }
        now
    }

    /// One damped Newton step; `None` where nothing can be gained any more.
    fn improve(&self, local: &Local, samples: &[(f64, f64)]) -> Option<(Self, Local)> {
        let (h11, h12, h22) = local.hessian;
        let (g1, g2) = local.gradient;
        // A touch of ridge against decisions that are all the same.
        let (h11, h22) = (h11 + 1e-12, h22 + 1e-12);
        let determinant = h11 * h22 - h12 * h12;
        let (d1, d2) = (-(h22 * g1 - h12 * g2) / determinant, -(h11 * g2 - h12 * g1) / determinant);
        let slope = g1 * d1 + g2 * d2;
        let mut t = 1.0;
        while t > 1e-10 && slope < 0.0 {
            let next = Self { slope: self.slope + t * d1, offset: self.offset + t * d2 };
            let there = next.local(samples);
            if there.loss < local.loss + 1e-4 * t * slope {
                return Some((next, there));
            }
            t *= 0.5;
        }
        None
    }

    fn local(&self, samples: &[(f64, f64)]) -> Local {
        let mut sum = Local { loss: 0.0, gradient: (0.0, 0.0), hessian: (0.0, 0.0, 0.0) };
        for (f, target) in samples {
            let z = self.slope * f + self.offset;
            let p = self.at(*f);
            // −t ln p − (1−t) ln(1−p), written so that neither logarithm sees 0
            sum.loss += if z >= 0.0 {
                target * z + Real::ln(1.0 + Real::exp(-z))
            } else {
                (target - 1.0) * z + Real::ln(1.0 + Real::exp(z))
            };
            let (residual, curvature) = (target - p, p * (1.0 - p));
            sum.gradient.0 += f * residual;
            sum.gradient.1 += residual;
            sum.hessian.0 += f * f * curvature;
            sum.hessian.1 += f * curvature;
            sum.hessian.2 += curvature;
        }
        sum
    }
}
