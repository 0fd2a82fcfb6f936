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

use super::{Fitted, Method, Quantity, Spec, Training, winners};
use crate::knob::{Knob, Values};
use crate::math::{sigmoid, softmax, softplus};
use crate::message::Message;
use loss::{Loss, probabilities, score};

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
    method: Method::Whole(|training, values| match Logistic::fit(training, values) {
        Some(logistic) => Ok(Box::new(logistic)),
        None => Err(Message::new("classifier.overflow")),
    }),
};

struct Logistic {
    classes: usize,
    width: usize,
    /// One row (w, b) for two classes, else one for each class.
    theta: Vec<f64>,
    softmax: bool,
    /// One value for each problem solved.
    objective: Vec<f64>,
    cost: f64,
}

impl Logistic {
    /// `None` where numbers overflow.
    fn fit(training: &Training, values: &Values) -> Option<Self> {
        let classes = training.classes();
        let weight = values.number("C");
        let softmax = classes > 2 && Scheme::of(values, "scheme") == Scheme::Multinomial;
        let minimise = match Penalty::of(values, "penalty") {
            Penalty::L1 => lasso::minimise,
            Penalty::L2 => ridge::minimise,
        };
        let against_rest = |class: u32| {
            let targets = training.labels().iter().map(|label| u32::from(*label == class)).collect();
            Loss { training, targets, scores: 1, weight }
        };
        let problems: Vec<Loss> = if softmax {
            vec![Loss { training, targets: training.labels().to_vec(), scores: classes, weight }]
        } else {
            training.contests().map(against_rest).collect()
        };
        let solved: Vec<_> = problems.iter().map(minimise).collect::<Option<_>>()?;
        Some(Self {
            classes,
            width: training.width(),
            theta: solved.iter().flat_map(|(theta, _)| theta.iter().copied()).collect(),
            softmax,
            objective: solved.iter().map(|(_, value)| *value).collect(),
            cost: weight,
        })
    }

    fn rows(&self) -> usize {
        self.theta.len() / (self.width + 1)
    }
}

impl Fitted for Logistic {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let mut scores = self.decisions(places);
        if self.classes == 2 {
            return scores.iter().flat_map(|score| [sigmoid(-score), sigmoid(*score)]).collect();
        }
        for row in scores.chunks_exact_mut(self.classes) {
            if self.softmax {
                probabilities(row);
                continue;
            }
            // Sigmoids far out are too small to be added up; their logarithms are not: σ(s) = e^(−softplus(−s)).
            row.iter_mut().for_each(|score| *score = -softplus(-*score));
            softmax(row);
        }
        scores
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        let scores = self.decisions(places);
        if self.classes == 2 {
            return scores.iter().map(|score| u32::from(*score > 0.0)).collect();
        }
        winners(&scores, self.classes)
    }

    /// Scores `w·x + b`: one (class 1 positive) for two classes, else one per class.
    fn decisions(&self, places: &[f64]) -> Vec<f64> {
        let rows = self.rows();
        let mut scores = vec![0.0; places.len() / self.width * rows];
        for (place, row) in places.chunks_exact(self.width).zip(scores.chunks_exact_mut(rows)) {
            score(&self.theta, place, row);
        }
        scores
    }

    fn report(&self) -> Vec<Quantity> {
        let stride = self.width + 1;
        let rows = || self.theta.chunks_exact(stride);
        let coefficients = rows().flat_map(|row| row[..self.width].iter().copied()).collect();
        vec![
            Quantity::table("coefficients", self.rows(), coefficients),
            Quantity::list("intercepts", rows().map(|row| row[self.width]).collect()),
            Quantity::list("objective", self.objective.clone()),
            Quantity::scalar("cost", self.cost),
        ]
    }
}
