//! Growing a decision tree (CART: Breiman, Friedman, Olshen & Stone 1984) with Gini's impurity.
//!
//! A node asks `x[feature] ≤ threshold`. The best question makes `Σ_c left_c²/left + Σ_c right_c²/right` largest; counts are whole
//! numbers, so questions are compared as exact fractions and a tie is a tie on every machine: the lower feature wins, then the
//! lower threshold. A node is split while it is impure, deep questions allowed, even where the best question gains nothing (XOR).

use super::Training;
use crate::math::Rng;

/// When to stop, and which features a node may ask about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Growth {
    /// Most questions on the way to a leaf.
    pub depth: usize,
    /// Fewest samples in a leaf; one that was drawn several times is one.
    pub leaf: usize,
    /// Features a node looks at; more only while all of them are the same in every sample.
    pub features: usize,
}

/// A node: a question, or a leaf where `question` is `None`.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Samples of each class that came here.
    pub counts: Vec<u32>,
    /// The question and the nodes for yes and no.
    pub question: Option<Question>,
}

/// `x[feature] ≤ threshold`?
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    pub feature: usize,
    pub threshold: f64,
    pub yes: usize,
    pub no: usize,
}

/// A grown tree; node 0 is the root.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
    pub depth: usize,
}

impl Tree {
    /// Grows a tree on the listed samples (with repetitions, for a forest). `rng` orders the features where a node may not look
    /// at all of them.
    pub(super) fn grow(training: &Training, samples: Vec<usize>, growth: Growth, rng: &mut Rng) -> Self {
        let mut tree = Self { nodes: Vec::new(), depth: 0 };
        let mut open = vec![(tree.leaf(training, &samples), samples, 0)];
        while let Some((node, samples, depth)) = open.pop() {
            tree.depth = tree.depth.max(depth);
            let pure = tree.nodes[node].counts.iter().filter(|count| **count > 0).count() < 2;
            if pure || depth == growth.depth {
                continue;
            }
            let Some(split) = ask(training, &samples, growth, rng) else { continue };
            let goes_yes = |i: &usize| training.row(*i)[split.feature] <= split.threshold;
            let (left, right): (Vec<usize>, Vec<usize>) = samples.into_iter().partition(goes_yes);
            let (yes, no) = (tree.leaf(training, &left), tree.leaf(training, &right));
            let question = Question { feature: split.feature, threshold: split.threshold, yes, no };
            tree.nodes[node].question = Some(question);
            open.push((no, right, depth + 1));
            open.push((yes, left, depth + 1));
        }
        tree
    }

    fn leaf(&mut self, training: &Training, samples: &[usize]) -> usize {
        self.nodes.push(Node { counts: count(training, samples), question: None });
        self.nodes.len() - 1
    }

    /// The leaf a place falls into.
    pub(super) fn at(&self, place: &[f64]) -> &Node {
        let mut node = &self.nodes[0];
        while let Some(question) = node.question {
            let yes = place[question.feature] <= question.threshold;
            node = &self.nodes[if yes { question.yes } else { question.no }];
        }
        node
    }
}

fn count(training: &Training, samples: &[usize]) -> Vec<u32> {
    let mut counts = vec![0; training.classes()];
    for i in samples {
        counts[training.labels()[*i] as usize] += 1;
    }
    counts
}

/// A candidate question: its worth as the fraction `over / under`.
#[derive(Clone, Copy)]
struct Split {
    feature: usize,
    threshold: f64,
    over: u128,
    under: u128,
}

impl Split {
    fn beats(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.over * other.under, other.over * self.under);
        ours > theirs || (ours == theirs && (self.feature, self.threshold) < (other.feature, other.threshold))
    }
}

/// The best question for these samples, if any divides them.
fn ask(training: &Training, samples: &[usize], growth: Growth, rng: &mut Rng) -> Option<Split> {
    let mut order: Vec<usize> = (0..training.width()).collect();
    if growth.features < order.len() {
        rng.shuffle(&mut order);
    }
    let mut best: Option<Split> = None;
    let mut varied = false;
    for (seen, feature) in order.into_iter().enumerate() {
        if seen >= growth.features && varied {
            break;
        }
        // Whether or not its leaves would be large enough: scikit-learn looks no further then either.
        varied |= samples.iter().any(|i| training.row(*i)[feature] != training.row(samples[0])[feature]);
        if let Some(split) = best_threshold(training, samples, feature, growth.leaf)
            && best.is_none_or(|other| split.beats(&other))
        {
            best = Some(split);
        }
    }
    best
}

fn best_threshold(training: &Training, samples: &[usize], feature: usize, leaf: usize) -> Option<Split> {
    let value = |i: usize| training.row(i)[feature];
    let mut sorted = samples.to_vec();
    sorted.sort_by(|a, b| value(*a).total_cmp(&value(*b)).then(a.cmp(b)));
    let mut right = count(training, samples);
    let mut left = vec![0_u32; right.len()];
    let (mut left_squares, mut right_squares) = (0_u128, squares(&right));
    // Copies of a sample stand side by side.
    let (mut distinct, all) = (1, 1 + sorted.windows(2).filter(|pair| pair[0] != pair[1]).count());
    let mut best: Option<Split> = None;
    for at in 1..sorted.len() {
        let class = training.labels()[sorted[at - 1]] as usize;
        left_squares += 2 * u128::from(left[class]) + 1;
        right_squares -= 2 * u128::from(right[class]) - 1;
        left[class] += 1;
        right[class] -= 1;
        let (low, high) = (value(sorted[at - 1]), value(sorted[at]));
        let before = distinct;
        distinct += usize::from(sorted[at - 1] != sorted[at]);
        if low >= high || before < leaf || all - before < leaf {
            continue;
        }
        let (n, m) = (at as u128, (sorted.len() - at) as u128);
        let threshold = between(low, high);
        let split = Split { feature, threshold, over: left_squares * m + right_squares * n, under: n * m };
        if best.is_none_or(|other| split.beats(&other)) {
            best = Some(split);
        }
    }
    best
}

fn squares(counts: &[u32]) -> u128 {
    counts.iter().map(|count| u128::from(*count) * u128::from(*count)).sum()
}

/// The middle of two numbers, or the lower one where no number lies between them: `low ≤ middle < high` always.
fn between(low: f64, high: f64) -> f64 {
    let middle = 0.5 * low + 0.5 * high;
    if middle < high && middle >= low { middle } else { low }
}
