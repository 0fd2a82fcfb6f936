//! The encoder: a small multilayer perceptron from features to the embedding, in f32, with hand-written gradients.
//!
//! ```text
//! x (n × p) ─ W₁,b₁ ─ φ ─ W₂,b₂ ─ φ ─ … ─ W_L,b_L ─► embedding (n × d)      φ on hidden layers only
//! ```
//!
//! The last layer is linear: a ReLU there would shut every embedding into the positive quadrant.

pub mod activation;
pub mod initial;
pub mod layer;
pub mod mlp;
pub mod optimiser;

pub use activation::Activation;
pub use initial::Initial;
pub use layer::Layer;
pub use mlp::{Mlp, Pass};
pub use optimiser::{Optimiser, Rates, Update};
