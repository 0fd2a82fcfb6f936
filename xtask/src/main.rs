//! Builds, serves, checks, measures.
fn main() {}
