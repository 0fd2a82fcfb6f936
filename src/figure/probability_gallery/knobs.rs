//! The gallery's knobs and its two presets: the picture people know, and scikit-learn's of today.

use crate::data;
use crate::engine::fit::Split;
use crate::knob::Knob;
use crate::knob::Preset;

pub(super) const KNOBS: &[Knob] = &[
    Knob::choice("data", "figure.knob.data", data::IDS, "iris"),
    Knob::number("x", "figure.knob.x", (-1.0, 63.0), -1.0, 1.0),
    Knob::number("y", "figure.knob.y", (-1.0, 63.0), -1.0, 1.0),
    Knob::switch("standardise", "knob.standardise", false),
    Split::knob("split", "figure.knob.split"),
    Knob::text("rows", "figure.knob.rows", CLASSIC),
    Knob::choice("colours", "figure.knob.colours", &["viridis", "blues"], "viridis"),
    Knob::switch("winner", "figure.knob.winner", false),
    Knob::choice("samples", "figure.knob.samples-shown", &["predicted", "all", "off"], "predicted"),
    Knob::switch("contours", "figure.knob.contours", false),
    Knob::number("grid", "figure.knob.grid", (16.0, 300.0), 150.0, 2.0).technical(),
    Knob::number("most", "figure.knob.most", (20.0, 400.0), 200.0, 10.0),
];

/// The rows of scikit-learn's releases 0.20 to 1.6.
const CLASSIC: &str =
    "logistic,penalty:l1,C:10;logistic,C:10;logistic,scheme:ovr,C:10;svm,C:10;gaussian-process";
/// The rows of 1.9 that are smooth.
const TODAY: &str = "logistic,C:0.1;logistic,C:100;gaussian-process;rbf-logistic,C:10,gamma:0.5";
/// A straight, a probabilistic and a cosine view of the same samples.
const HEADS: &str =
    "logistic,C:10;gaussian-process;head,head:nsl,s:16;head,head:arcface,s:16,m:0.3;head,head:softmax";

/// Named settings.
pub(super) const PRESETS: &[Preset] = &[
    Preset { id: "classic", values: &[("rows", CLASSIC)] },
    Preset {
        id: "today",
        values: &[("rows", TODAY), ("split", "scikit-learn"), ("colours", "blues"), ("winner", "on")],
    },
    Preset { id: "heads", values: &[("rows", HEADS), ("winner", "on")] },
];
