//! The browser's side of the core: the only wasm-bindgen code.

pub mod canvas;
