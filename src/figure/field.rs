//! Field.

/// Kept between drawings.
#[derive(Debug, Default)]
pub struct Memory {}
