//! Drawing: geometry in, ink out. Knows no machine learning.
//!
//! ```text
//! figure ──► Surface ──► Ink: canvas (web) · svg · recorder
//!              ▲
//!           plotters (axes, meshes, curves), through DrawingBackend
//! ```
//!
//! Lengths are CSS pixels as f64. [`Surface`] adds clipping, text metrics and plotters' integer coordinates
//! (1/8 pixel units) on top of an [`Ink`].

pub mod color;
pub mod ink;
pub mod theme;

pub use color::Color;
pub use ink::{Align, Anchor, Ink, Mark, Point, Rect, Shape, Stroke, TextStyle};
pub use theme::Theme;
