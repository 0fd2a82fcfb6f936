//! Numbers that come out the same on every machine: real functions, random numbers, tiled matrices, angles,
//! softmax, decimal text; the window through which a plane is looked at.

pub mod angle;
pub mod decimal;
pub mod matrix;
pub mod order;
pub mod real;
pub mod rng;
mod softmax;
mod window;

pub use matrix::Matrix;
pub use real::Real;
pub use rng::Rng;
pub use softmax::{ln_1p, sigmoid, softmax, softplus};
pub use window::Window;
