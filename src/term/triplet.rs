//! Angular triplet: an embedding must be nearer to its own class than to any other by an angle m.
//!
//! ```text
//! λ · mean [ θ(a, p) − θ(a, n) + m ]₊          over all triplets of the batch that are not met yet
//! ```
//!
//! a and p are two samples of one class, n is of another (ArcFace, eq. 7: its margin is 0.35). Triplets that are met already count
//! nothing, not even in the mean (Hermans, Beyer, Leibe 2017: "batch all"); otherwise the few bad ones would soon be drowned.
//! Prototypes take no part. A batch of n in C classes costs n² angles and about n³/C comparisons, so a large batch is
//! felt.

use super::angle::Angle;
use super::{Spec, Term, Work, knobs};
use crate::formula::Formula;
use crate::head::{Batch, Output};
use crate::knob::Values;
use crate::math::Real;
use crate::paper::Paper;

/// The registry entry.
pub const SPEC: Spec = Spec {
    id: "triplet",
    paper: Paper {
        title: "FaceNet: A Unified Embedding for Face Recognition and Clustering",
        authors: "Schroff, Kalenichenko, Philbin",
        year: 2015,
        reference: "1503.03832",
    },
    knobs: &[knobs::weight((0.0, 20.0), 1.0, 0.1), knobs::angle(0.35)],
    formula: Formula::Product(&[
        Formula::Knob("weight"),
        Formula::Fence(
            "[",
            &Formula::Sum(&[
                Formula::Difference(&Formula::Name("θ_p"), &Formula::Name("θ_n")),
                Formula::Knob("term-margin"),
            ]),
            "]₊",
        ),
    ]),
    centres: false,
    build,
};

/// In either number type.
pub(super) fn build<R: Real>(values: &Values) -> Box<dyn Term<R>> {
    let (weight, margin) = (R::of(values.number("weight")), R::of(values.number("term-margin")));
    Box::new(Triplet { weight, margin })
}

struct Triplet<R> {
    weight: R,
    margin: R,
}

impl<R: Real> Term<R> for Triplet<R> {
    fn add(&self, batch: &Batch<R>, _centres: &[R], output: &mut Output<R>, work: &mut Work<R>) {
        let n = batch.len();
        measure(batch, work);
        Work::zeros(&mut work.pulls, n * n);
        let mut unmet = 0;
        Work::zeros(&mut work.sums, n);
        for anchor in 0..n {
            let (sum, count) = self.anchor(anchor, batch.labels, work);
            work.sums[anchor] = sum;
            unmet += count;
        }
        if unmet == 0 {
            return;
        }
        let share = self.weight / R::of(unmet as f64);
        let each = share * R::of(n as f64);
        for (loss, &sum) in output.losses.iter_mut().zip(&work.sums) {
            *loss += each * sum;
        }
        turn(batch, share, output, work);
    }
}

impl<R: Real> Triplet<R> {
    /// Goes through the triplets of one anchor: the sum of what they lack, and how many lack something. Every such triplet pulls
    /// at its two angles.
    fn anchor(&self, anchor: usize, labels: &[u32], work: &mut Work<R>) -> (R, u64) {
        let (n, own) = (labels.len(), labels[anchor]);
        let angles = &work.angles[anchor * n..][..n];
        let pulls = &mut work.pulls[anchor * n..][..n];
        // The own class is put out of reach, so that the inner loop asks for no labels.
        let away = self.margin + R::of(4.0) * R::PI;
        work.row.clear();
        work.row.extend(angles.iter().zip(labels).map(|(&a, &label)| if label == own { away } else { a }));
        let (mut sum, mut unmet) = (R::ZERO, 0);
        for positive in (0..n).filter(|&p| p != anchor && labels[p] == own) {
            let reach = angles[positive] + self.margin;
            let mut count = R::ZERO;
            for (&negative, pull) in work.row.iter().zip(pulls.iter_mut()) {
                let lack = reach - negative;
                let one = if lack > R::ZERO { R::ONE } else { R::ZERO };
                sum += lack.at_least(R::ZERO);
                count += one;
                *pull -= one;
            }
            pulls[positive] += count;
            unmet += count.f64() as u64;
        }
        (sum, unmet)
    }
}

/// Fills in the angles between all embeddings.
fn measure<R: Real>(batch: &Batch<R>, work: &mut Work<R>) {
    let (n, d) = (batch.len(), batch.shape.dim);
    work.direct(batch.embeddings, d);
    Work::zeros(&mut work.angles, n * n);
    for i in 0..n {
        for j in 0..i {
            let theta =
                Angle::between(&work.directions[i * d..][..d], &work.directions[j * d..][..d]).theta();
            work.angles[i * n + j] = theta;
            work.angles[j * n + i] = theta;
        }
    }
}

/// Hands the pulls at the angles on to the embeddings.
fn turn<R: Real>(batch: &Batch<R>, share: R, output: &mut Output<R>, work: &Work<R>) {
    let (n, d) = (batch.len(), batch.shape.dim);
    for i in 0..n {
        for j in 0..i {
            let pull = work.pulls[i * n + j] + work.pulls[j * n + i];
            if pull == R::ZERO {
                continue;
            }
            let (one, other) = (&work.directions[i * d..][..d], &work.directions[j * d..][..d]);
            let (angle, factor) = (Angle::between(one, other), share * pull);
            angle.pull(factor, work.inverse[i], one, other, &mut output.d_embeddings[i * d..][..d]);
            angle.pull(factor, work.inverse[j], other, one, &mut output.d_embeddings[j * d..][..d]);
        }
    }
}
