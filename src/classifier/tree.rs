//! The decision tree: questions `x[feature] ≤ threshold`, chosen one after another (`cart.rs` has the rules).
//!
//! Its boundary is made of axis-parallel steps; its probability is the mix of classes in the leaf.

use super::cart::{Growth, Node, Tree};
use super::{Fitted, Method, Quantity, Spec, Training, winners};
use crate::knob::{Knob, Values};
use crate::math::Rng;

/// Most questions on the way to a leaf; the largest value is as good as no limit.
pub(super) const DEPTH: Knob = Knob::number("max-depth", "knob.max-depth", (1.0, 64.0), 64.0, 1.0);
/// Fewest samples in a leaf.
pub(super) const LEAF: Knob = Knob::number("min-leaf", "knob.min-leaf", (1.0, 50.0), 1.0, 1.0);

/// The registry's entry.
pub const SPEC: Spec = Spec {
    id: "tree",
    knobs: &[DEPTH, LEAF],
    method: Method::Whole(|training, values| Ok(Box::new(DecisionTree::new(training, values)))),
};

struct DecisionTree {
    tree: Tree,
    classes: usize,
    width: usize,
}

impl DecisionTree {
    fn new(training: &Training, values: &Values) -> Self {
        let width = training.width();
        let growth =
            Growth { depth: values.count("max-depth"), leaf: values.count("min-leaf"), features: width };
        // The stream is never drawn from: every node looks at every feature.
        let tree = Tree::grow(training, (0..training.len()).collect(), growth, &mut Rng::new(0));
        Self { tree, classes: training.classes(), width }
    }
}

/// The mix of classes of a leaf, added to `shares` with a weight.
pub(super) fn add_shares(leaf: &Node, weight: f64, shares: &mut [f64]) {
    let total: u32 = leaf.counts.iter().sum();
    for (share, count) in shares.iter_mut().zip(&leaf.counts) {
        *share += weight * f64::from(*count) / f64::from(total);
    }
}

impl Fitted for DecisionTree {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let mut shares = vec![0.0; places.len() / self.width * self.classes];
        for (place, row) in places.chunks_exact(self.width).zip(shares.chunks_exact_mut(self.classes)) {
            add_shares(self.tree.at(place), 1.0, row);
        }
        shares
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        winners(&self.probabilities(places), self.classes)
    }

    /// `questions`: one row per node, feature, threshold, node for yes, node for no; −1, 0, −1, −1 for a leaf.
    fn report(&self) -> Vec<Quantity> {
        let nodes = &self.tree.nodes;
        let question = |node: &Node| match node.question {
            Some(q) => [q.feature as f64, q.threshold, q.yes as f64, q.no as f64],
            None => [-1.0, 0.0, -1.0, -1.0],
        };
        let counts = nodes.iter().flat_map(|node| node.counts.iter().map(|count| f64::from(*count)));
        let leaves = nodes.iter().filter(|node| node.question.is_none()).count();
        vec![
            Quantity::count("depth", self.tree.depth),
            Quantity::count("leaves", leaves),
            Quantity::table("questions", nodes.len(), nodes.iter().flat_map(question).collect()),
            Quantity::table("counts", nodes.len(), counts.collect()),
        ]
    }
}
