//! Iris: 150 flowers of three species, four lengths in centimetres (Fisher 1936). Setosa stands apart; the other two overlap
//! a little, so a margin cannot be met by every sample.

use super::{Spec, file, plain};

pub(super) const SPEC: Spec =
    Spec { id: "iris", knobs: &[], classes: 3, pair: (0, 1), source: file!("iris.csv", plain::read) };
