//! Regions: what each loss asks of a pair of angles.

use crate::figure::part::run;
use crate::head::TargetLogit;
use crate::knob::Values;
use crate::math::Real;
use crate::plot::{Color, Theme};

/// The losses in the order of the squares.
pub(super) const IDS: &[&str] = &["softmax", "nsl", "sphereface", "cosface", "arcface", "combined"];

/// Angles that are tried for one at which something ends.
const STEPS: u32 = 720;

/// A loss with its margin.
pub(super) struct Loss {
    /// The head's id.
    pub(super) id: &'static str,
    target: TargetLogit,
    /// ‖w₁‖/‖w₂‖, 1 where lengths do not count.
    pub(super) lengths: f64,
}

/// Whose a pair of angles is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// Enough for class 1.
    First,
    /// Enough for class 2.
    Second,
    /// Enough for neither: the margin.
    Neither,
    /// Enough for both: a margin that asks less than none.
    Both,
    /// Decided by the lengths of the prototypes, against the angles.
    Length,
}

/// What a loss makes of the circle between two prototypes, in radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Parting {
    /// One boundary, so far from ŵ₁ towards ŵ₂; below 0 on the other side of ŵ₁.
    Line(f64),
    /// About the middle so much is left to neither class.
    Band(f64),
    /// About the middle so much is enough for both.
    Overlap(f64),
    /// Not even ŵ₁ is enough for class 1.
    Infeasible,
}

/// All six.
pub(super) fn losses(values: &Values) -> Vec<Loss> {
    let m = |id: &str| values.number(id);
    let build = |id: &'static str| {
        let knobs: Vec<(&str, f64)> = match id {
            "sphereface" => vec![("m", m("m-sphereface")), ("lambda", 0.0)],
            "cosface" => vec![("m", m("m-cosface"))],
            "arcface" => vec![("m", m("m-arcface"))],
            "combined" => vec![("m1", m("m1")), ("m2", m("m2")), ("m3", m("m3"))],
            _ => Vec::new(),
        };
        let rule: &[(&str, &str)] =
            if matches!(id, "arcface" | "combined") { &[("beyond-pi", "clamp")] } else { &[] };
        let target = run::target_logit(if id == "softmax" { "nsl" } else { id }, &knobs, rule)?;
        Some(Loss { id, target, lengths: if id == "softmax" { m("lengths") } else { 1.0 } })
    };
    IDS.iter().filter_map(|id| build(id)).collect()
}

impl Loss {
    /// Whether it has a margin at all.
    pub(super) fn margin(&self) -> bool {
        !matches!(self.id, "softmax" | "nsl")
    }

    /// How far class 1 is ahead at a pair of angles, margin included.
    pub(super) fn first(&self, first: f64, second: f64) -> f64 {
        self.lengths * self.target.at(first) - Real::cos(second)
    }

    /// The same for class 2.
    pub(super) fn second(&self, first: f64, second: f64) -> f64 {
        self.target.at(second) - self.lengths * Real::cos(first)
    }

    /// Whose a pair of angles is.
    pub(super) fn region(&self, first: f64, second: f64) -> Region {
        let (one, two) = (self.first(first, second) > 0.0, self.second(first, second) > 0.0);
        match (one, two) {
            (true, _) if first > second && !self.margin() => Region::Length,
            (_, true) if second > first && !self.margin() => Region::Length,
            (true, true) => Region::Both,
            (true, _) => Region::First,
            (_, true) => Region::Second,
            _ => Region::Neither,
        }
    }

    /// Whether some pairs are enough for both: then some of equal angles are, for a target logit falls with its angle.
    pub(super) fn overlaps(&self) -> bool {
        let angles = (0..=STEPS).map(|i| f64::PI * f64::from(i) / f64::from(STEPS));
        self.margin() && angles.into_iter().any(|theta| self.first(theta, theta) > 0.0)
    }

    /// Where two directions, `apart` from each other, part the circle.
    pub(super) fn parting(&self, apart: f64) -> Parting {
        if !self.margin() {
            // ‖w₁‖·cos t = ‖w₂‖·cos(Θ − t)
            return Parting::Line(Real::atan2(self.lengths - Real::cos(apart), Real::sin(apart)));
        }
        let ahead = |theta: f64| self.first(theta, (apart - theta).abs()) > 0.0;
        if !ahead(0.0) {
            return Parting::Infeasible;
        }
        let band = apart - 2.0 * end(&ahead);
        if band < 0.0 { Parting::Overlap(-band) } else { Parting::Band(band) }
    }
}

/// The first angle of [0, π] at which something ends that holds at 0; π where it does not end.
fn end(holds: &dyn Fn(f64) -> bool) -> f64 {
    let at = |i: u32| f64::PI * f64::from(i) / f64::from(STEPS);
    let Some(i) = (1..=STEPS).find(|i| !holds(at(*i))) else { return f64::PI };
    let (mut low, mut high) = (at(i - 1), at(i));
    for _ in 0..50 {
        let middle = (low + high) / 2.0;
        if holds(middle) { low = middle } else { high = middle }
    }
    low
}

/// Tone of a region.
pub(super) fn tone(region: Region, theme: &Theme) -> Color {
    let (color, share) = match region {
        Region::First => (theme.class(0), 0.45),
        Region::Second => (theme.class(1), 0.45),
        Region::Neither => (theme.ink_3, 0.42),
        Region::Both => (theme.class(4), 0.4),
        Region::Length => (theme.class(2), 0.5),
    };
    theme.tint(color, share)
}
