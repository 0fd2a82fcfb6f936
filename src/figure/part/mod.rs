//! Parts that several figures share: panels, legends, runs, curves, samples on a circle, histograms.

pub(super) mod arcs;
pub(super) mod ball;
pub(super) mod bars;
pub(super) mod centres;
pub(super) mod curve;
pub(super) mod globe;
pub(super) mod grid;
pub(super) mod histogram;
pub(super) mod legend;
pub(super) mod math;
pub(super) mod patches;
pub(super) mod run;
pub(super) mod samples;
pub(super) mod sectors;
