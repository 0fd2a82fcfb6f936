//! f32 matrices in tiles of eight columns, and the three products of a layer.
