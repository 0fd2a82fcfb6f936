//! Drawing: geometry in, ink out. Knows no machine learning.
//!
//! ```text
//! figure ──► Surface ──► Ink: canvas (web) · svg · blank (measures only) · recorder (tests)
//!              ▲
//!           plotters (axes, meshes, curves), through DrawingBackend
//! ```
//!
//! Lengths are CSS pixels as f64. [`Surface`] adds clipping, text metrics and plotters' integer coordinates
//! (1/8 pixel units) on top of an [`Ink`].

mod advance;

pub mod axis;
pub mod blank;
pub mod camera;
pub mod chart;
pub mod clip;
pub mod color;
pub mod contour;
pub mod field;
#[cfg(test)]
pub(crate) mod golden;
pub mod ink;
pub mod label;
pub mod marks;
pub mod number;
pub mod plane;
pub mod png;
pub mod ramp;
#[cfg(test)]
pub mod recorder;
pub mod sphere;
pub mod sprite;
pub mod surface;
pub mod svg;
pub mod text;
pub mod theme;

pub use axis::{Axis, Scale};
pub use blank::Blank;
pub use camera::Camera;
pub use chart::Chart;
pub use color::Color;
pub use field::Field;
pub use ink::{Align, Anchor, Cells, Ends, Ink, Mark, Point, Rect, Shape, Stroke, TextStyle};
pub use label::Labels;
pub use plane::Plane;
pub use ramp::Ramp;
pub use sphere::Sphere;
pub use surface::Surface;
pub use svg::SvgInk;
pub use theme::{THEMES, Theme};

#[cfg(test)]
mod tests;
