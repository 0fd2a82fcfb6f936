//! Breast cancer: 569 tumours, malignant or benign, thirty measurements of cell nuclei (Wolberg, Street & Mangasarian 1995).
//! Two classes of unequal size.

use super::{Spec, file, plain};

pub(super) const SPEC: Spec = Spec {
    id: "breast-cancer",
    knobs: &[],
    classes: 2,
    pair: (0, 1),
    source: file!("breast_cancer.csv", plain::read),
};
