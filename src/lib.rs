//! margin-lab: see what a margin does.
//!
//! A tiny embedding with a margin head is trained, and what happens is drawn the way the papers and scikit-learn draw it:
//! class clusters, decision boundaries, margins, probability heat maps, angle histograms. The same code runs in the browser
//! (WebAssembly), as this library and as the `margin-lab` command line, and gives the same bits everywhere.
//!
//! ```
//! use margin_lab::engine::{Experiment, Wants};
//!
//! // Two interleaved half moons, a CosFace head, 200 steps.
//! let mut experiment = Experiment::open("data=moons&head=cosface&seed=7", None)?;
//! assert!(experiment.problems().is_empty());
//! experiment.advance(200);
//! let frame = experiment.frame(Wants::default());
//! assert!(frame.accuracies.train > 0.9);
//! # Ok::<(), margin_lab::message::Message>(())
//! ```
//!
//! Everything a person can set is a [`knob`]; everything the core says is a [`message`]. The registries are
//! [`head::HEADS`], [`term::TERMS`], [`data::DATASETS`], [`metric::METRICS`], [`classifier::CLASSIFIERS`],
//! [`figure::view::VIEWS`] and [`figure::FIGURES`].
//!
//! ```text
//! math, knob, message, formula, paper ← data, encoder, head, term, classifier, metric ← engine ← figure ← web, cli
//!                                                                             plot (no ML) ←──────┘
//! ```

#[macro_use]
mod choice;
#[macro_use]
mod registry;

pub mod classifier;
pub mod data;
pub mod encoder;
pub mod engine;
pub mod figure;
pub mod formula;
pub mod head;
pub mod knob;
pub mod math;
pub mod message;
pub mod metric;
pub mod paper;
pub mod plot;
pub mod term;

#[cfg(target_arch = "wasm32")]
pub mod web;
