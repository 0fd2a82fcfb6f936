//! The heads against four independent judges: PyTorch's autograd (fixtures), central differences, what must not change a
//! loss (invariants), and printed tables; and the formulas that are shown against the heads.
#![allow(clippy::unwrap_used)] // stopping is how a test fails

#[cfg(feature = "cli")]
mod parity;

mod differences;
mod formula;
mod golden;
mod invariants;
mod registry;

#[path = "../batch/mod.rs"]
mod batch;

use batch::{Sample, apart};
use margin_lab::head::{self, Head, Output, Spec};
use margin_lab::knob::{Kind, Values};
use margin_lab::math::Real;

impl<R: Real> Sample<R> {
    fn run(&self, head: &dyn Head<R>) -> Output<R> {
        let mut output = Output::default();
        head.pass(&self.batch(), &mut output);
        output
    }
}

/// A head by its id with some knobs set, exactly as given.
fn values(id: &str, settings: &[(&str, &str)]) -> Values {
    let spec = head::find(id).unwrap();
    let mut values = Values::defaults(spec.knobs);
    for (knob, text) in settings {
        match text.parse() {
            Ok(number) => values.put_exactly(knob, number).unwrap(),
            Err(_) => values.set(knob, text).map(|_| ()).unwrap(),
        }
    }
    values
}

/// A head in double precision.
fn build(id: &str, settings: &[(&str, &str)]) -> Box<dyn Head<f64>> {
    head::find(id).unwrap().exact(&values(id, settings)).unwrap()
}

/// Every combination of a head's choices, numbers at their defaults.
fn variants(spec: &Spec) -> Vec<Values> {
    let mut all = vec![Values::defaults(spec.knobs)];
    for knob in spec.knobs {
        let Kind::Choice { options, .. } = knob.kind else { continue };
        let set = |values: &Values, option: &str| {
            let mut values = values.clone();
            values.set(knob.id, option).unwrap();
            values
        };
        all = all.iter().flat_map(|v| options.iter().map(|option| set(v, option))).collect();
    }
    all
}
