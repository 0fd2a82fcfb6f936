//! The `margin-lab` command line.

fn main() {}
