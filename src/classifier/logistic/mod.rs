//! Logistic regression with an L1 or L2 penalty, to the true optimum.
//!
//! ```text
//! minimise  C Σ_i loss(x_i) + ½‖w‖²   (or + ‖w‖₁)        intercepts free, C as in scikit-learn
//! ```
//!
//! `multinomial`: one softmax over all classes. `ovr`: each class against the rest, the sigmoids divided by their sum. With
//! two classes both are the one sigmoid of class 1, as in scikit-learn.
//!
//! scikit-learn's gallery shows saga stopped at 10⁻⁴, with coefficients a third away from these.

mod lasso;
mod loss;
mod ridge;
mod stretch;

use super::{Fitted, Method, Quantity, Spec, Training, winners};
use crate::knob::{Knob, Values};
use crate::math::{sigmoid, softmax, softplus};
use crate::message::Message;
use loss::{Loss, score};
use nalgebra::DVector;
use stretch::Stretch;

choice! {
    /// What is added to the losses.
    Penalty {
        /// ‖w‖₁
        L1 = "l1",
        /// ½‖w‖²
        L2 = "l2",
    }
}

choice! {
    /// What becomes of more than two classes.
    Scheme {
        /// One softmax over all.
        Multinomial = "multinomial",
        /// Each against the rest.
        OneAgainstRest = "ovr",
    }
}

/// The registry's entry.
pub const SPEC: Spec = Spec {
    id: "logistic",
    knobs: &[
        Knob::choice("penalty", "knob.penalty", Penalty::WORDS, Penalty::L2.word()),
        Scheme::knob("scheme", "knob.scheme"),
        Knob::log("C", "knob.c", (1e-3, 1e6), 1.0, 0.1).symbol("C"),
    ],
    method: Method::Whole(|training, values| Ok(Box::new(Logistic::fit(training, values)?))),
};

struct Logistic {
    classes: usize,
    /// The place that scores are taken from: far from 0, w·x + b would have few digits.
    middle: Vec<f64>,
    /// One row (w, b̂) for two classes, else one for each class; b̂ is the score of the middle.
    theta: Vec<f64>,
    softmax: bool,
    /// One value for each problem solved.
    objective: Vec<f64>,
    cost: f64,
}

impl Logistic {
    /// # Errors
    /// A message where numbers overflow, or the optimum cannot be reached.
    fn fit(training: &Training, values: &Values) -> Result<Self, Message> {
        let stretch = &Stretch::new(training)?;
        let classes = training.classes();
        let weight = values.number("C");
        let softmax = classes > 2 && Scheme::of(values, "scheme") == Scheme::Multinomial;
        let minimise = match Penalty::of(values, "penalty") {
            Penalty::L1 => lasso::minimise,
            Penalty::L2 => ridge::minimise,
        };
        let against_rest = |class: u32| {
            let targets = training.labels().iter().map(|label| u32::from(*label == class)).collect();
            Loss { stretch, targets, scores: 1, weight }
        };
        let problems: Vec<Loss> = if softmax {
            vec![Loss { stretch, targets: training.labels().to_vec(), scores: classes, weight }]
        } else {
            training.contests().map(against_rest).collect()
        };
        let solved: Vec<(DVector<f64>, f64)> = problems.iter().map(minimise).collect::<Result<_, _>>()?;
        let units = stretch.units.iter().chain(&[1.0]).cycle();
        let inner = solved.iter().flat_map(|(theta, _)| theta.iter());
        Ok(Self {
            classes,
            middle: stretch.middle.clone(),
            theta: inner.zip(units).map(|(number, unit)| number * unit).collect(),
            softmax,
            objective: solved.iter().map(|(_, value)| *value).collect(),
            cost: weight,
        })
    }

    fn width(&self) -> usize {
        self.middle.len()
    }

    fn rows(&self) -> usize {
        self.theta.len() / (self.width() + 1)
    }

    /// The scores of 0: of a softmax, which may all shift together, with a sum of 0.
    fn intercepts(&self) -> Vec<f64> {
        self.decisions(&vec![0.0; self.width()])
    }

    /// What is added to all scores of a softmax for that: far from 0 more than scores have digits for, so shares do without it.
    fn shift(&self) -> f64 {
        let at_zero = || self.scores(&vec![0.0; self.width()]);
        if self.softmax { -at_zero().iter().sum::<f64>() / self.classes as f64 } else { 0.0 }
    }

    /// The scores of places, of a softmax but for the shift.
    fn scores(&self, places: &[f64]) -> Vec<f64> {
        let rows = self.rows();
        let mut scores = vec![0.0; places.len() / self.width() * rows];
        let mut apart = vec![0.0; self.width()];
        for (place, row) in places.chunks_exact(self.width()).zip(scores.chunks_exact_mut(rows)) {
            apart.iter_mut().zip(place).zip(&self.middle).for_each(|((d, x), m)| *d = x - m);
            score(&self.theta, &apart, row);
        }
        scores
    }
}

impl Fitted for Logistic {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let mut scores = self.scores(places);
        if self.classes == 2 {
            return scores.iter().flat_map(|score| [sigmoid(-score), sigmoid(*score)]).collect();
        }
        for row in scores.chunks_exact_mut(self.classes) {
            if self.softmax {
                softmax(row);
                continue;
            }
            // Sigmoids far out are too small to be added up; their logarithms are not: σ(s) = e^(−softplus(−s)).
            row.iter_mut().for_each(|score| *score = -softplus(-*score));
            softmax(row);
        }
        scores
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        let scores = self.scores(places);
        if self.classes == 2 {
            return scores.iter().map(|score| u32::from(*score > 0.0)).collect();
        }
        winners(&scores, self.classes)
    }

    /// Scores `w·x + b`: one (class 1 positive) for two classes, else one per class.
    fn decisions(&self, places: &[f64]) -> Vec<f64> {
        let shift = self.shift();
        self.scores(places).into_iter().map(|score| score + shift).collect()
    }

    fn report(&self) -> Vec<Quantity> {
        let width = self.width();
        let rows = self.theta.chunks_exact(width + 1);
        let coefficients = rows.flat_map(|row| row[..width].iter().copied()).collect();
        vec![
            Quantity::table("coefficients", self.rows(), coefficients),
            Quantity::list("intercepts", self.intercepts()),
            Quantity::list("objective", self.objective.clone()),
            Quantity::scalar("cost", self.cost),
        ]
    }
}
