//! The random forest (Breiman 2001): many trees, each grown on a bootstrap draw of the samples and looking at ⌊√p⌋ features a node;
//! their leaf mixes are averaged. `min-leaf` counts samples and not draws, as scikit-learn does: a sample that was drawn three
//! times weighs three times in a leaf's mix, but fills it as one.
//!
//! Tree t draws from the stream of (seed, t), so more trees never change the earlier ones.

use super::cart::{Growth, Tree};
use super::tree::{DEPTH, LEAF, add_shares};
use super::{Fitted, Method, Quantity, Spec, Training, winners};
use crate::knob::{Knob, Values};
use crate::math::Rng;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    id: "forest",
    knobs: &[
        Knob::number("trees", "knob.trees", (1.0, 500.0), 100.0, 1.0),
        DEPTH,
        LEAF,
        Knob::number("forest-seed", "knob.forest-seed", (0.0, 9999.0), 0.0, 1.0),
    ],
    method: Method::Whole(|training, values| Ok(Box::new(Forest::new(training, values)))),
};

struct Forest {
    trees: Vec<Tree>,
    classes: usize,
    width: usize,
    /// Share of samples that the trees which did not see them get right.
    out_of_bag: f64,
}

impl Forest {
    fn new(training: &Training, values: &Values) -> Self {
        let (n, width, classes) = (training.len(), training.width(), training.classes());
        let features = ((width as f64).sqrt() as usize).max(1);
        let growth = Growth { depth: values.count("max-depth"), leaf: values.count("min-leaf"), features };
        let mut trees = Vec::with_capacity(values.count("trees"));
        let mut unseen = vec![0.0; n * classes];
        for t in 0..values.count("trees") {
            let mut rng = Rng::stream(values.count("forest-seed") as u64, &format!("tree {t}"));
            let samples: Vec<usize> = (0..n).map(|_| rng.below(n)).collect();
            let mut seen = vec![false; n];
            samples.iter().for_each(|i| seen[*i] = true);
            let tree = Tree::grow(training, samples, growth, &mut rng);
            for i in (0..n).filter(|i| !seen[*i]) {
                add_shares(tree.at(training.row(i)), 1.0, &mut unseen[i * classes..(i + 1) * classes]);
            }
            trees.push(tree);
        }
        Self { trees, classes, width, out_of_bag: out_of_bag(training, &unseen) }
    }
}

/// NaN where no tree left a sample out.
fn out_of_bag(training: &Training, unseen: &[f64]) -> f64 {
    let classes = training.classes();
    let (mut right, mut judged) = (0.0, 0.0);
    for (row, label) in unseen.chunks_exact(classes).zip(training.labels()) {
        if row.iter().any(|share| *share > 0.0) {
            judged += 1.0;
            right += f64::from(u8::from(super::winner(row) == *label));
        }
    }
    right / judged
}

impl Fitted for Forest {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let mut shares = vec![0.0; places.len() / self.width * self.classes];
        let weight = 1.0 / self.trees.len() as f64;
        for tree in &self.trees {
            for (place, row) in places.chunks_exact(self.width).zip(shares.chunks_exact_mut(self.classes)) {
                add_shares(tree.at(place), weight, row);
            }
        }
        shares
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        winners(&self.probabilities(places), self.classes)
    }

    fn report(&self) -> Vec<Quantity> {
        vec![
            Quantity::count("trees", self.trees.len()),
            Quantity::indices("depths", self.trees.iter().map(|tree| tree.depth)),
            Quantity::scalar("out-of-bag-accuracy", self.out_of_bag),
        ]
    }
}
