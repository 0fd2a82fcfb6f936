//! Breast cancer: 569 tumours, malignant or benign, thirty measurements of cell nuclei (Wolberg, Street & Mangasarian 1995).
//! Two classes of unequal size.

use super::{Source, Spec, plain};

pub(super) const SPEC: Spec = Spec {
    id: "breast-cancer",
    knobs: &[],
    classes: 2,
    source: Source::File { file: "breast_cancer.csv", parse: plain::read },
};
