//! Wine: 178 Italian wines of three cultivars, thirteen chemical measurements (Forina et al., 1991). The columns differ in
//! scale by a factor of 5,000: without standardisation one of them decides everything.

use super::{Spec, file, plain};

pub(super) const SPEC: Spec =
    Spec { id: "wine", knobs: &[], classes: 3, pair: (0, 1), source: file!("wine.csv", plain::read) };
