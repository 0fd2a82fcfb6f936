//! Lanes: a model whose classes are fitted against the rest one by one, shared by workers and put together again.
//!
//! ```text
//! lane 0: classes 0, 2 ┐
//! lane 1: class 1      ┴─ join: in the order of the classes, each probability divided by the sum at its place ──► whole
//! ```

use super::fitting::planes;
use super::{Finding, Fitting, Lattice, Scatter};
use crate::classifier::{Contest, contest, training, winners};

impl Fitting {
    /// The part of one lane: a plane for each of its classes against the rest, not yet divided by their sum.
    pub(super) fn of_contests(
        classes: Vec<u32>,
        contests: &[Box<dyn Contest>],
        scatter: Scatter,
        lattice: &Lattice,
    ) -> Self {
        let places = lattice.places();
        let shares = contests.iter().flat_map(|contest| contest.probabilities(&places));
        Self {
            window: lattice.window,
            grid: lattice.grid,
            shares: shares.map(|share| share as f32).collect(),
            decisions: Vec::new(),
            answers: contests
                .iter()
                .flat_map(|contest| contest.probabilities(&scatter.points.places))
                .collect(),
            scores: Vec::new(),
            predicted: Vec::new(),
            findings: contest::report(contests).into_iter().map(Finding::from).collect(),
            contests: classes,
            scatter,
        }
    }

    /// Joins the lanes of a shared model; `None` while one is missing, or they do not belong together.
    #[must_use]
    pub fn join(lanes: &[Self]) -> Option<Self> {
        let first = lanes.first()?;
        if first.contests.is_empty() && lanes.len() == 1 {
            return Some(first.clone());
        }
        let mut order: Vec<(u32, &Self, usize)> = Vec::new();
        for lane in lanes {
            order.extend(lane.contests.iter().enumerate().map(|(at, class)| (*class, lane, at)));
        }
        order.sort_by_key(|(class, ..)| *class);
        // A lane that came twice counts once.
        order.dedup_by_key(|(class, ..)| *class);
        let (n, cells) = (first.scatter.points.len(), first.grid.0 * first.grid.1);
        let wanted = training::contests(first.scatter.present().len()).len();
        let fits = order.iter().all(|(_, lane, _)| lane.scatter == first.scatter && lane.grid == first.grid);
        if order.len() != wanted || !fits {
            return None;
        }
        let column = |of: &dyn Fn(&Self, usize) -> Vec<f64>| {
            order.iter().map(|(_, lane, at)| of(lane, *at)).collect::<Vec<_>>()
        };
        let shares = column(&|lane, at| {
            lane.shares[at * cells..(at + 1) * cells].iter().map(|x| f64::from(*x)).collect()
        });
        let answers = column(&|lane, at| lane.answers[at * n..(at + 1) * n].to_vec());
        Some(first.whole(&contest::shares(&shares), &contest::shares(&answers), findings(&order)))
    }

    /// The whole from rows of the classes that have samples.
    fn whole(&self, shares: &[f64], answers: &[f64], findings: Vec<Finding>) -> Self {
        let (classes, cells) = (self.scatter.classes.len(), self.grid.0 * self.grid.1);
        let present = self.scatter.present();
        let wide = |rows: &[f64]| training::widened(rows, &present, classes);
        let answers = wide(answers);
        Self {
            scatter: self.scatter.clone(),
            window: self.window,
            grid: self.grid,
            shares: planes(&wide(shares), cells, classes),
            decisions: Vec::new(),
            predicted: winners(&answers, classes),
            answers,
            scores: Vec::new(),
            findings,
            contests: Vec::new(),
        }
    }
}

/// Every finding with its lanes' values in the order of the classes.
fn findings(order: &[(u32, &Fitting, usize)]) -> Vec<Finding> {
    let Some((_, first, _)) = order.first() else { return Vec::new() };
    let joined = |name: &str| {
        let values = order.iter().flat_map(|(_, lane, at)| {
            let all = lane.finding(name);
            let each = all.len() / lane.contests.len().max(1);
            all[at * each..(at + 1) * each].iter().copied()
        });
        Finding { name: name.to_owned(), values: values.collect() }
    };
    first.findings.iter().map(|finding| joined(&finding.name)).collect()
}
