//! margin-lab: see what a margin does.
//!
//! A tiny embedding with a margin head is trained, and what happens is drawn the way the papers and scikit-learn draw it:
//! class clusters, decision boundaries, margins, probability heat maps, angle histograms. The same code runs in the browser
//! (WebAssembly), as this library and as the `margin-lab` command line, and gives the same bits everywhere.
//!
//! ```text
//! math, knob, message ← data, encoder, head, term, classifier, metric ← engine ← figure ← web, cli
//!                                                             plot (no ML) ←──────┘
//! ```

pub mod classifier;
pub mod data;
pub mod encoder;
pub mod engine;
pub mod figure;
pub mod head;
pub mod knob;
pub mod math;
pub mod message;
pub mod metric;
pub mod plot;

#[cfg(target_arch = "wasm32")]
pub mod web;
