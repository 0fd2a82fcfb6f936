//! Regions: what each loss asks of a pair of angles.

use crate::figure::part::run;
use crate::head::TargetLogit;
use crate::knob::Values;
use crate::math::Real;
use crate::plot::{Color, Theme};

/// The losses in the order of the squares.
pub(super) const IDS: &[&str] = &["softmax", "nsl", "sphereface", "cosface", "arcface", "combined"];

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
    /// Decided by the lengths of the prototypes, against the angles.
    Length,
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
            (true, _) => Region::First,
            (_, true) => Region::Second,
            _ => Region::Neither,
        }
    }

    /// On the circle, how far class 1's part reaches from ŵ₁ towards ŵ₂, `apart` away; `None` where nothing is enough.
    pub(super) fn half(&self, apart: f64) -> Option<f64> {
        let ahead = |theta: f64| self.first(theta, (apart - theta).abs());
        if ahead(0.0) <= 0.0 {
            return None;
        }
        let (mut low, mut high) = (0.0, apart);
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if ahead(middle) > 0.0 { low = middle } else { high = middle }
        }
        Some(low)
    }
}

/// Tone of the margin.
pub(super) fn neither(theme: &Theme) -> Color {
    theme.paper.mix(theme.ink_3, 0.42)
}

/// Tone of what lengths decide.
pub(super) fn overlap(theme: &Theme) -> Color {
    theme.paper.mix(theme.classes[2], 0.5)
}

/// Tone of a region.
pub(super) fn tone(region: Region, theme: &Theme) -> Color {
    match region {
        Region::First => theme.paper.mix(theme.class(0), 0.45),
        Region::Second => theme.paper.mix(theme.class(1), 0.45),
        Region::Neither => neither(theme),
        Region::Length => overlap(theme),
    }
}
