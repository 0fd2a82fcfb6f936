//! The engine: checked settings, the trainer, its log, its history, and the frames it hands out.

pub mod frame;

pub use frame::Frame;
