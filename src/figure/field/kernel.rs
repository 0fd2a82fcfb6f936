//! Posterior of many places at once: which class is shown, and its probability.
//!
//! ```text
//! z_j = a_j·x + b_j·y + c_j        p_k = exp(z_k − z_top) / Σ_j exp(z_j − z_top)
//! ```
//!
//! Places come in runs of 32 held in arrays, so that every loop is a few vector registers wide and free of branches.

use crate::math::Real;

/// Places worked out together.
pub(super) const RUN: usize = 32;

/// A class's logit as a function of the place: factors of x and y, and a constant.
pub(super) type Row = [f32; 3];

/// Which probability is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// That of the class that wins at the place.
    Winner,
    /// That of this class.
    Class(usize),
}

/// One run's answer.
pub(super) struct Run {
    /// The class shown, as a number (a float keeps the lanes alike).
    pub(super) class: [f32; RUN],
    /// Its probability.
    pub(super) share: [f32; RUN],
}

/// Any logits linear in (x, y): one exponential for each place and class.
pub(super) fn direct(rows: &[Row], show: Show, x: &[f32; RUN], y: &[f32; RUN]) -> Run {
    let mut top = [f32::MIN; RUN];
    let mut class = [0.0; RUN];
    for (j, row) in rows.iter().enumerate() {
        let label = j as f32;
        for i in 0..RUN {
            let z = row[0] * x[i] + row[1] * y[i] + row[2];
            let wins = z > top[i];
            top[i] = if wins { z } else { top[i] };
            class[i] = if wins { label } else { class[i] };
        }
    }
    let mut sum = [0.0; RUN];
    for row in rows {
        for i in 0..RUN {
            sum[i] += Real::exp(row[0] * x[i] + row[1] * y[i] + row[2] - top[i]);
        }
    }
    let mut share = [1.0; RUN];
    if let Show::Class(k) = show {
        let row = rows.get(k).copied().unwrap_or_default();
        class = [k as f32; RUN];
        for i in 0..RUN {
            share[i] = Real::exp(row[0] * x[i] + row[1] * y[i] + row[2] - top[i]);
        }
    }
    for i in 0..RUN {
        share[i] /= sum[i];
    }
    Run { class, share }
}

/// Logits along a row of pixels: `exp(z(x₀ + k·dx)) = exp(z(x₀)) · exp(a·dx)^k`, so a run needs one exponential a class and
/// a table of powers that all runs of the picture share.
pub(super) struct Powers {
    table: Vec<[f32; RUN]>,
}

impl Powers {
    /// The table for a pixel width; `None` where 16 pixels change a logit so much (by more than e³⁰) that the powers would
    /// leave f32's range.
    pub(super) fn new(rows: &[Row], dx: f32) -> Option<Self> {
        const HALF: f32 = (RUN - 1) as f32 / 2.0;
        let mean = rows.iter().map(|row| row[0]).sum::<f32>() / rows.len().max(1) as f32;
        let tame = rows.iter().all(|row| ((row[0] - mean) * dx * HALF).abs() < 30.0);
        let powers = |row: &Row| std::array::from_fn(|k| Real::exp((row[0] - mean) * dx * (k as f32 - HALF)));
        tame.then(|| Self { table: rows.iter().map(powers).collect() })
    }

    /// The run whose middle is (x, y).
    pub(super) fn run(&self, rows: &[Row], show: Show, x: f32, y: f32) -> Run {
        let logit = |row: &Row| row[0] * x + row[1] * y + row[2];
        let top = rows.iter().map(logit).fold(f32::MIN, Real::at_least);
        let (mut sum, mut best, mut class) = ([0.0; RUN], [0.0; RUN], [0.0; RUN]);
        for (j, (row, powers)) in rows.iter().zip(&self.table).enumerate() {
            let (start, label): (f32, f32) = (Real::exp(logit(row) - top), j as f32);
            for i in 0..RUN {
                let e = start * powers[i];
                sum[i] += e;
                let wins = e > best[i];
                best[i] = if wins { e } else { best[i] };
                class[i] = if wins { label } else { class[i] };
            }
        }
        if let Show::Class(k) = show {
            let start: f32 = rows.get(k).map_or(0.0, |row| Real::exp(logit(row) - top));
            class = [k as f32; RUN];
            best = self.table.get(k).map_or([0.0; RUN], |powers| powers.map(|power| start * power));
        }
        Run { class, share: std::array::from_fn(|i| best[i] / sum[i]) }
    }
}
