//! What came of a fit: probabilities and decisions on the grid, the answers for the samples, and what was fitted.

use super::{Lattice, Scatter};
use crate::classifier::{Fitted, Quantity};
use crate::math::Window;
use crate::metric::Accuracies;

/// A fit as plain data.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitting {
    /// The samples.
    pub scatter: Scatter,
    /// What the grid covers.
    pub window: Window,
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
    pub(super) fn of(fitted: &dyn Fitted, scatter: Scatter, lattice: &Lattice) -> Self {
        let (places, classes) = (lattice.places(), scatter.classes.len());
        let cells = places.len() / 2;
        let scores = fitted.decisions(&scatter.points.places);
        // One decision a place: two classes, whose lines at −1, 0 and 1 are drawn.
        let single = !scatter.points.is_empty() && scores.len() == scatter.points.len();
        let decisions = if single { fitted.decisions(&places) } else { Vec::new() };
        Self {
            window: lattice.window,
            grid: lattice.grid,
            shares: planes(&fitted.probabilities(&places), cells, classes),
            decisions: decisions.iter().map(|f| *f as f32).collect(),
            answers: fitted.probabilities(&scatter.points.places),
            scores: if single { scores } else { Vec::new() },
            predicted: fitted.predict(&scatter.points.places),
            findings: fitted.report().into_iter().map(Finding::from).collect(),
            contests: Vec::new(),
            scatter,
        }
    }

    /// The values of a finding; empty where there is none.
    #[must_use]
    pub fn finding(&self, name: &str) -> &[f64] {
        self.findings.iter().find(|finding| finding.name == name).map_or(&[], |f| f.values.as_slice())
    }

    /// Shares of the samples classified correctly.
    #[must_use]
    pub fn accuracies(&self) -> Accuracies<f64> {
        let Scatter { points, test, .. } = &self.scatter;
        let samples = test.iter().zip(self.predicted.iter().zip(&points.labels));
        Accuracies::of(samples.map(|(test, (predicted, label))| (!test, predicted == label)))
    }

    /// The plane of a class.
    #[must_use]
    pub fn plane(&self, class: usize) -> &[f32] {
        let cells = self.grid.0 * self.grid.1;
        self.shares.get(class * cells..(class + 1) * cells).unwrap_or_default()
    }

    /// A plane's value at a place, between its cells; the nearest cell's beyond its edge.
    #[must_use]
    pub fn at(&self, plane: &[f32], place: [f64; 2]) -> f64 {
        let [across, down] = self.window.share(place);
        let (columns, rows) = self.grid;
        let cell = |share: f64, count: usize| {
            let at = (share * count as f64 - 0.5).clamp(0.0, (count - 1) as f64);
            let low = (at as usize).min(count.saturating_sub(2));
            (low, at - low as f64)
        };
        let ((i, u), (j, v)) = (cell(across, columns), cell(down, rows));
        let value = |row: usize, column: usize| {
            plane.get(row * columns + column).map_or(f64::NAN, |value| f64::from(*value))
        };
        let above = value(j, i) * (1.0 - u) + value(j, i + 1) * u;
        let below = value(j + 1, i) * (1.0 - u) + value(j + 1, i + 1) * u;
        above * (1.0 - v) + below * v
    }
}

/// Rows of C numbers as C planes.
pub(super) fn planes(rows: &[f64], cells: usize, classes: usize) -> Vec<f32> {
    let mut planes = vec![0.0; cells * classes];
    for (at, row) in rows.chunks_exact(classes.max(1)).enumerate() {
        row.iter().enumerate().for_each(|(class, share)| planes[class * cells + at] = *share as f32);
    }
    planes
}
