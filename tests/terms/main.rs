//! The terms against central differences, PyTorch's autograd (fixtures), and what follows from their definitions.
#![allow(clippy::unwrap_used)] // stopping is how a test fails

mod definition;
mod differences;
#[cfg(feature = "cli")]
mod parity;
mod registry;

#[path = "../batch/mod.rs"]
mod batch;

use batch::{Sample, apart};
use margin_lab::head::{self, Output};
use margin_lab::knob::Values;
use margin_lab::math::Real;
use margin_lab::term::{self, Term, Work};

impl<R: Real> Sample<R> {
    /// The term alone: what it adds to an output of zeros.
    fn run(&self, term: &dyn Term<R>) -> Output<R> {
        let mut output = Output::default();
        output.losses.resize(self.labels.len(), R::ZERO);
        output.d_embeddings.resize(self.embeddings.len(), R::ZERO);
        output.d_prototypes.resize(self.prototypes.len(), R::ZERO);
        term.add(&self.batch(), &self.centres, &mut output, &mut Work::default());
        output
    }

    /// The centres after the batch.
    fn moved(&self, term: &dyn Term<R>) -> Vec<R> {
        let mut centres = self.centres.clone();
        term.move_centres(&self.batch(), &mut centres, &mut Work::default());
        centres
    }
}

/// A term by its id with some knobs set, in double precision.
fn build(id: &str, settings: &[(&str, f64)]) -> Box<dyn Term<f64>> {
    let spec = term::find(id).unwrap();
    let mut values = Values::defaults(spec.knobs);
    for (knob, number) in settings {
        values.put_exactly(knob, *number).unwrap();
    }
    spec.exact(&values).unwrap()
}

/// The mean of the losses.
fn mean<R: Real>(output: &Output<R>) -> f64 {
    output.losses.iter().map(|loss| loss.f64()).sum::<f64>() / output.losses.len() as f64
}

#[test]
fn what_a_term_adds_comes_on_top_of_the_head() {
    let sample = Sample::random(23, 3, 2);
    let arcface = head::find("arcface").unwrap();
    let head = arcface.exact(&Values::defaults(arcface.knobs)).unwrap();
    let mut alone = Output::default();
    head.pass(&sample.batch(), &mut alone);
    for spec in term::TERMS {
        let term = spec.exact(&Values::defaults(spec.knobs)).unwrap();
        let (mut joined, added) = (alone.clone(), sample.run(&*term));
        term.add(&sample.batch(), &sample.centres, &mut joined, &mut Work::default());
        let sum = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a + b).collect::<Vec<f64>>();
        assert!(apart(&joined.losses, &sum(&alone.losses, &added.losses)) < 1e-14, "{}", spec.id);
        assert!(
            apart(&joined.d_embeddings, &sum(&alone.d_embeddings, &added.d_embeddings)) < 1e-14,
            "{}",
            spec.id
        );
        assert!(
            apart(&joined.d_prototypes, &sum(&alone.d_prototypes, &added.d_prototypes)) < 1e-14,
            "{}",
            spec.id
        );
        assert_eq!(joined.logits, alone.logits, "{}", spec.id);
    }
}
