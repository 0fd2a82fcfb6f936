//! What came of a fit: probabilities and decisions on the grid, the answers for the samples, and what was fitted.

use super::{Look, Scatter};
use crate::classifier::gaussian_process::{Machine, normalise};
use crate::classifier::{Fitted, Quantity};

/// A fit as plain data.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitting {
    /// The samples.
    pub scatter: Scatter,
    /// Left, right, bottom and top of what the grid covers.
    pub window: [f64; 4],
    /// Columns and rows.
    pub grid: (usize, usize),
    /// C planes of probabilities (or, for the linear classifier, clipped scores), each row-major from the top left.
    pub shares: Vec<f32>,
    /// Planes of decisions; none where the model has none, or more than one.
    pub decisions: Vec<f32>,
    /// n × C probabilities of the samples.
    pub answers: Vec<f64>,
    /// n decisions of the samples, where there are planes of them.
    pub scores: Vec<f64>,
    /// n predicted classes.
    pub predicted: Vec<u32>,
    /// What was fitted.
    pub findings: Vec<Finding>,
    /// Classes against the rest still to be joined with those of other lanes; empty once whole.
    pub contests: Vec<u32>,
    /// How many classes have samples to train on.
    pub present: usize,
}

/// One named list of numbers that was fitted; the names are those of `margin-lab classify`.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Kebab-case.
    pub name: String,
    /// Row-major.
    pub values: Vec<f64>,
}

impl From<Quantity> for Finding {
    fn from(quantity: Quantity) -> Self {
        Self { name: quantity.name.to_owned(), values: quantity.values }
    }
}

impl Fitting {
    /// Asks a fitted model for everything.
    pub(super) fn of(fitted: &dyn Fitted, scatter: Scatter, look: &Look) -> Self {
        let (places, classes) = (look.places(), scatter.classes.len());
        let cells = places.len() / 2;
        let scores = fitted.decisions(&scatter.places);
        // One decision a place: two classes, whose lines at −1, 0 and 1 are drawn.
        let single = !scatter.is_empty() && scores.len() == scatter.len();
        let decisions = if single { fitted.decisions(&places) } else { Vec::new() };
        Self {
            window: look.window,
            grid: look.grid,
            shares: planes(&fitted.probabilities(&places), cells, classes),
            decisions: decisions.iter().map(|f| *f as f32).collect(),
            answers: fitted.probabilities(&scatter.places),
            scores: if single { scores } else { Vec::new() },
            predicted: fitted.predict(&scatter.places),
            findings: fitted.report().into_iter().map(Finding::from).collect(),
            contests: Vec::new(),
            present: classes,
            scatter,
        }
    }

    /// The part of one lane: a plane for each of its classes against the rest, not yet divided by their sum.
    pub(super) fn of_contests(
        machines: &[(u32, Machine)],
        present: usize,
        scatter: Scatter,
        look: &Look,
    ) -> Self {
        let places = look.places();
        let plane = |machine: &Machine| machine.probabilities(&places);
        let finding = |name: &str, values: Vec<f64>| Finding { name: name.to_owned(), values };
        Self {
            window: look.window,
            grid: look.grid,
            shares: machines.iter().flat_map(|(_, m)| plane(m)).map(|share| share as f32).collect(),
            decisions: Vec::new(),
            answers: machines.iter().flat_map(|(_, m)| m.probabilities(&scatter.places)).collect(),
            scores: Vec::new(),
            predicted: Vec::new(),
            findings: vec![
                finding("log-marginal-likelihood", machines.iter().map(|(_, m)| m.evidence()).collect()),
                finding("variance", machines.iter().map(|(_, m)| m.hyper().variance).collect()),
                finding(
                    "length-scales",
                    machines.iter().flat_map(|(_, m)| m.hyper().lengths.clone()).collect(),
                ),
            ],
            contests: machines.iter().map(|(class, _)| *class).collect(),
            present,
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
        let (n, cells) = (first.scatter.len(), first.grid.0 * first.grid.1);
        let wanted = if first.present == 2 { 1 } else { first.present };
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
        Some(first.whole(&rows(&shares), &rows(&answers), findings(&order)))
    }

    /// The whole from rows of the classes that have samples.
    fn whole(&self, shares: &[f64], answers: &[f64], findings: Vec<Finding>) -> Self {
        let (classes, cells) = (self.scatter.classes.len(), self.grid.0 * self.grid.1);
        let present = self.scatter.present();
        let wide = |rows: &[f64]| {
            let mut wide = vec![0.0; rows.len() / present.len().max(1) * classes];
            for (from, to) in rows.chunks_exact(present.len()).zip(wide.chunks_exact_mut(classes)) {
                from.iter().zip(&present).for_each(|(share, class)| to[*class as usize] = *share);
            }
            wide
        };
        let answers = wide(answers);
        let best = |row: &[f64]| {
            (1..row.len()).fold(0, |best, class| if row[class] > row[best] { class } else { best }) as u32
        };
        Self {
            scatter: self.scatter.clone(),
            window: self.window,
            grid: self.grid,
            shares: planes(&wide(shares), cells, classes),
            decisions: Vec::new(),
            predicted: answers.chunks_exact(classes).map(best).collect(),
            answers,
            scores: Vec::new(),
            findings,
            contests: Vec::new(),
            present: self.present,
        }
    }

    /// The values of a finding; empty where there is none.
    #[must_use]
    pub fn finding(&self, name: &str) -> &[f64] {
        self.findings.iter().find(|finding| finding.name == name).map_or(&[], |f| f.values.as_slice())
    }

    /// Shares of the samples put right: those trained on, those tested (NaN where there are none).
    #[must_use]
    pub fn accuracies(&self) -> (f64, f64) {
        let share = |test: bool| {
            let own = (0..self.predicted.len()).filter(|i| self.scatter.test[*i] == test);
            let (mut right, mut all) = (0.0, 0.0);
            for i in own {
                all += 1.0;
                right += f64::from(u8::from(self.predicted[i] == self.scatter.labels[i]));
            }
            right / all
        };
        (share(false), share(true))
    }

    /// The plane of a class.
    #[must_use]
    pub fn plane(&self, class: usize) -> &[f32] {
        let cells = self.grid.0 * self.grid.1;
        self.shares.get(class * cells..(class + 1) * cells).unwrap_or_default()
    }

    /// A plane's value at a place, between its cells; the nearest cell's beyond its edge.
    #[must_use]
    pub fn at(&self, plane: &[f32], [x, y]: [f64; 2]) -> f64 {
        let [left, right, bottom, top] = self.window;
        let (columns, rows) = self.grid;
        let cell = |share: f64, count: usize| {
            let at = (share * count as f64 - 0.5).clamp(0.0, (count - 1) as f64);
            let low = (at as usize).min(count.saturating_sub(2));
            (low, at - low as f64)
        };
        let ((i, u), (j, v)) =
            (cell((x - left) / (right - left), columns), cell((top - y) / (top - bottom), rows));
        let value = |row: usize, column: usize| {
            plane.get(row * columns + column).map_or(f64::NAN, |value| f64::from(*value))
        };
        let above = value(j, i) * (1.0 - u) + value(j, i + 1) * u;
        let below = value(j + 1, i) * (1.0 - u) + value(j + 1, i + 1) * u;
        above * (1.0 - v) + below * v
    }
}

/// Columns of equal length as rows, each divided by its sum; a single column is class 1 of two.
fn rows(columns: &[Vec<f64>]) -> Vec<f64> {
    match columns {
        [only] => only.iter().flat_map(|share| [1.0 - share, *share]).collect(),
        _ => normalise(columns),
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

/// Rows of C numbers as C planes.
fn planes(rows: &[f64], cells: usize, classes: usize) -> Vec<f32> {
    let mut planes = vec![0.0; cells * classes];
    for (at, row) in rows.chunks_exact(classes.max(1)).enumerate() {
        row.iter().enumerate().for_each(|(class, share)| planes[class * cells + at] = *share as f32);
    }
    planes
}
