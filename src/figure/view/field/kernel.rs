//! Posterior of many places at once: which class is shown, and its probability.
//!
//! ```text
//! z_j = a_j·x + b_j·y + c_j        p_k = exp(z_k − z_top) / Σ_j exp(z_j − z_top)
//! ```
//!
//! Places come eight at a time in arrays small enough to stay in registers while the classes go by: two vectors of 128 bits
//! for each of the running top, sum and winner. (Longer arrays live in memory, and a conditional update of memory is a branch.)

use crate::math::Real;

/// Places worked out together.
pub(super) const RUN: usize = 8;
/// Runs that share one exponential a class where logits are affine: 32 pixels.
pub(super) const SPAN: usize = 4;

/// One number for each place of a run.
pub(super) type Lane = [f32; RUN];

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
#[derive(Clone, Copy, Default)]
pub(super) struct Run {
    /// The class shown, as a number (a float keeps the lanes alike).
    pub(super) class: Lane,
    /// Its probability.
    pub(super) share: Lane,
}

#[inline(always)]
fn logits(row: &Row, x: &Lane, y: &Lane) -> Lane {
    std::array::from_fn(|i| row[0] * x[i] + row[1] * y[i] + row[2])
}

/// exp(z − top). A plain loop: the compiler makes vectors of it, where it leaves the clamp inside `exp` scalar in a closure.
#[inline(always)]
fn powers(mut z: Lane, top: &Lane) -> Lane {
    for i in 0..RUN {
        z[i] = Real::exp(z[i] - top[i]);
    }
    z
}

/// Any logits linear in (x, y): one exponential for each place and class.
pub(super) fn direct(rows: &[Row], show: Show, x: &Lane, y: &Lane) -> Run {
    let (mut top, mut class) = ([f32::MIN; RUN], [0.0; RUN]);
    for (j, row) in rows.iter().enumerate() {
        let (z, label) = (logits(row, x, y), j as f32);
        class = std::array::from_fn(|i| if z[i] > top[i] { label } else { class[i] });
        top = std::array::from_fn(|i| top[i].at_least(z[i]));
    }
    let mut sum = [0.0; RUN];
    for row in rows {
        let e = powers(logits(row, x, y), &top);
        sum = std::array::from_fn(|i| sum[i] + e[i]);
    }
    let mut own = [1.0; RUN];
    if let Show::Class(k) = show {
        own = powers(logits(&rows.get(k).copied().unwrap_or_default(), x, y), &top);
        class = [k as f32; RUN];
    }
    Run { class, share: std::array::from_fn(|i| own[i] / sum[i]) }
}

/// Logits along a row of pixels: `exp(z(x₀ + k·dx)) = exp(z(x₀)) · exp(a·dx)^k`, so 32 pixels need one exponential a class
/// and a table of powers that the whole picture shares. And since a class wins a convex region, the class that wins at both
/// ends of a run wins all of it: only runs on a boundary look for their winners.
pub(super) struct Powers {
    table: Vec<[Lane; SPAN]>,
    /// The powers at the first and the last pixel of each run.
    ends: Vec<Lane>,
    /// The rows again, eight classes at a time.
    factors: Vec<[Lane; 3]>,
    /// exp(z) of every class in the middle of the present span, against the largest.
    starts: Vec<Lane>,
    /// Who wins at the ends of the runs.
    winners: Lane,
    /// A class whose logit is this far below the largest in the middle of a span has no part in any pixel of it: less than e⁻¹⁶.
    /// Kept, its terms would be denormal numbers, and each costs as much as a hundred others.
    faint: f32,
}

impl Powers {
    /// The table for a pixel width; `None` where half a span changes a logit so much (by more than 23) that terms which count
    /// would leave f32's range: e⁻¹⁶ of the largest, which may itself have moved by 23, and the term with it.
    pub(super) fn new(rows: &[Row], dx: f32) -> Option<Self> {
        const HALF: f32 = (RUN * SPAN - 1) as f32 / 2.0;
        let mean = rows.iter().map(|row| row[0]).sum::<f32>() / rows.len().max(1) as f32;
        let change = rows.iter().map(|row| ((row[0] - mean) * dx * HALF).abs()).fold(0.0, f32::at_least);
        let power = |row: &Row, k: usize| Real::exp((row[0] - mean) * dx * (k as f32 - HALF));
        let powers = |row: &Row| std::array::from_fn(|s| std::array::from_fn(|i| power(row, RUN * s + i)));
        let table: Vec<[Lane; SPAN]> = rows.iter().map(powers).collect();
        let ends = |powers: &[Lane; SPAN]| std::array::from_fn(|i| powers[i / 2][i % 2 * (RUN - 1)]);
        // Classes that are not there fill up the last lanes and never win.
        let factor = |some: &[Row], part: usize, none: f32| {
            std::array::from_fn(|i| some.get(i).map_or(none, |row| row[part]))
        };
        let factors = |some: &[Row]| [factor(some, 0, 0.0), factor(some, 1, 0.0), factor(some, 2, f32::MIN)];
        // A weight that is no number is in the mean, where comparing would pass over it.
        (mean.finite() && change < 23.0).then(|| Self {
            ends: table.iter().map(ends).collect(),
            table,
            factors: rows.chunks(RUN).map(factors).collect(),
            starts: vec![[0.0; RUN]; rows.len().div_ceil(RUN)],
            winners: [0.0; RUN],
            faint: -16.0 - 2.0 * change,
        })
    }

    /// Moves to the span whose middle is (x, y).
    pub(super) fn stand(&mut self, x: f32, y: f32) {
        let mut tops = [f32::MIN; RUN];
        for (z, [a, b, c]) in self.starts.iter_mut().zip(&self.factors) {
            *z = std::array::from_fn(|i| a[i] * x + b[i] * y + c[i]);
            tops = std::array::from_fn(|i| tops[i].at_least(z[i]));
        }
        let top = [tops.into_iter().fold(f32::MIN, Real::at_least); RUN];
        for z in &mut self.starts {
            let e = powers(*z, &top);
            *z = std::array::from_fn(|i| if z[i] - top[i] < self.faint { 0.0 } else { e[i] });
        }
        self.winners = self.winner(|j| &self.ends[j]).0;
    }

    /// The eight pixels of part `s` of the span.
    #[inline(always)]
    pub(super) fn run(&self, s: usize, show: Show) -> Run {
        let (first, last) = (self.winners[2 * s], self.winners[2 * s + 1]);
        let starts = self.starts.as_flattened();
        let mut sum = [0.0; RUN];
        for (powers, start) in self.table.iter().zip(starts) {
            sum = std::array::from_fn(|i| sum[i] + start * powers[s][i]);
        }
        let of = |k: usize| -> Lane {
            let start = starts.get(k).copied().unwrap_or(0.0);
            self.table.get(k).map_or([0.0; RUN], |powers| powers[s].map(|power| start * power))
        };
        let (class, best) = match show {
            Show::Class(k) => ([k as f32; RUN], of(k)),
            Show::Winner if first == last => ([first; RUN], of(first as usize)),
            Show::Winner => self.winner(|j| &self.table[j][s]),
        };
        Run { class, share: std::array::from_fn(|i| best[i] / sum[i]) }
    }

    /// The class with the largest term, and the term, at eight places given by their powers.
    #[inline(always)]
    fn winner<'a>(&'a self, powers: impl Fn(usize) -> &'a Lane) -> (Lane, Lane) {
        let (mut class, mut best) = ([0.0; RUN], [0.0; RUN]);
        for (j, start) in self.starts.as_flattened().iter().take(self.table.len()).enumerate() {
            let (powers, label) = (powers(j), j as f32);
            let e: Lane = std::array::from_fn(|i| start * powers[i]);
            class = std::array::from_fn(|i| if e[i] > best[i] { label } else { class[i] });
            best = std::array::from_fn(|i| best[i].at_least(e[i]));
        }
        (class, best)
    }
}

#[cfg(test)]
mod tests {
    use super::{Powers, Row};

    #[test]
    fn no_term_of_a_span_is_a_denormal() {
        for long in [1.0, 10.0, 100.0, 300.0] {
            let row = |k: f32| -> Row { [long * (k - 4.5), 70.0 * long * (k * 0.7).fract(), k] };
            let rows: Vec<Row> = (0_u8..10).map(|k| row(f32::from(k))).collect();
            let Some(mut powers) = Powers::new(&rows, 0.001) else {
                assert!(long > 200.0, "{long}");
                continue;
            };
            for y in [-2.0, -0.3, 0.0, 1.0] {
                powers.stand(0.4, y);
                let terms = powers.table.iter().zip(powers.starts.as_flattened());
                for (table, start) in terms {
                    let term = |power: &f32| start * power;
                    assert!(
                        table.as_flattened().iter().map(term).all(|e| e == 0.0 || e.is_normal()),
                        "{long}"
                    );
                }
            }
        }
    }
}
