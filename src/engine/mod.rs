//! The engine: checked settings, the trainer, its log, its history, and the frames it hands out.
//!
//! ```text
//! text ──► Settings ──► Trainer ──step──► Experiment ──► Frame (plain data) ──► figures, read-outs
//!            parse        one batch        log, curve, checkpoints
//! ```

mod bytes;
mod divergence;
mod evaluation;
mod event;
pub mod experiment;
pub mod export;
pub mod fit;
pub mod frame;
mod history;
pub mod knobs;
pub mod log;
pub mod parameters;
pub mod plan;
pub mod query;
mod regions;
pub(crate) mod schedule;
pub mod settings;
mod snapshot;
pub mod state;
pub mod trainer;

pub use experiment::Experiment;
pub use frame::Frame;
pub use parameters::Parameters;
pub use settings::Settings;
pub use snapshot::Wants;
pub use trainer::Trainer;
