//! The geodesic picture: what ArcFace and its relatives ask for, as lengths of arcs on the sphere.
//!
//! ```text
//!        c₁ ·──────· c₂        margin   θ(x, c₁) + m ≤ θ(x, c₂)
//!          ╲ x    ╱             intra    θ(x, c₁) shorter
//!           ╲ ·  ╱              inter    θ(c₁, c₂) longer
//!            ╲ ·╱               triplet  θ(x, x⁺) + m ≤ θ(x, x⁻)
//! ```
//!
//! After ArcFace (CVPR 2019), fig. 1 and eqs. 5 to 7. Three class centres and one sample of each stand still; x moves with its knobs.
//! Below, each term's exact value there.

use super::part::{ball, grid, legend};
use super::{Look, Spec};
use crate::engine::plan::Outcome;
use crate::knob::{Knob, Unit, Values};
use crate::math::{Real, angle};
use crate::message::Message;
use crate::plot::sphere::Sphere;
use crate::plot::{Align, Anchor, Color, Ink, Mark, Shape, Stroke, Theme};
use legend::Swatch;

/// An arc that is there or not.
const fn term(id: &'static str, words: &'static str) -> Knob {
    Knob::choice(id, words, &["off", "on"], "on")
}

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "geodesics",
    knobs: &[
        Knob::number("away", "figure.knob.away", (0.0, 1.6), 0.45, 0.05).unit(Unit::Radians),
        Knob::number("m", "knob.m-angle", (0.0, 1.0), 0.35, 0.01).symbol("m").unit(Unit::Radians),
        term("margin", "figure.knob.margin-arc"),
        term("intra", "figure.knob.intra"),
        term("inter", "figure.knob.inter"),
        term("triplet", "figure.knob.triplet"),
        ball::YAW,
        ball::PITCH,
    ],
    size: (560.0, 470.0),
    plan: |_| Vec::new(),
    draw,
    describe,
    lab: |_| None,
    drag: Some(|_, values, size, from, to| ball::turn(values, size, from, to)),
    panel: None,
    card: super::WHOLE,
};

/// A direction from its angle about the third axis and above the plane of the first two.
fn at(yaw: f64, pitch: f64) -> [f64; 3] {
    let flat = Real::cos(pitch);
    [flat * Real::cos(yaw), flat * Real::sin(yaw), Real::sin(pitch)]
}

/// The class centres; the first is x's own.
fn centres() -> [[f64; 3]; 3] {
    [at(0.15, 0.85), at(1.25, 0.25), at(0.15, -0.35)]
}

/// x: from its own centre towards the second one.
fn sample(values: &Values) -> [f64; 3] {
    let [own, other, _] = centres();
    toward(own, other, values.number("away"))
}

/// The direction an angle away from one towards another.
fn toward(from: [f64; 3], to: [f64; 3], angle: f64) -> [f64; 3] {
    let cosine = crate::plot::camera::dot(from, to);
    let across = [0, 1, 2].map(|i| to[i] - cosine * from[i]);
    let length = angle::norm(&across).at_least(f64::TINY);
    [0, 1, 2].map(|i| Real::cos(angle) * from[i] + Real::sin(angle) * across[i] / length)
}

/// Another sample of x's class, and one of the second class.
fn partners() -> [[f64; 3]; 2] {
    let [own, other, third] = centres();
    [toward(own, third, 0.22), toward(other, third, 0.18)]
}

/// Each term's value, in radians: how far the margin is missed, the angle to the centre, the mean angle between centres, and how far
/// the triplet's margin is missed.
fn terms(values: &Values) -> [f64; 4] {
    let ([own, other, third], x, [same, not], m) =
        (centres(), sample(values), partners(), values.number("m"));
    let far = |a: [f64; 3], b: [f64; 3]| angle::between(&a, &b);
    let nearest = far(x, other).at_most(far(x, third));
    let between = (far(own, other) + far(own, third)) / 2.0;
    [
        (far(x, own) + m - nearest).at_least(0.0),
        far(x, own),
        between,
        (far(x, same) - far(x, not) + m).at_least(0.0),
    ]
}

const IDS: [&str; 4] = ["margin", "intra", "inter", "triplet"];

fn colors(theme: &Theme) -> [Color; 4] {
    [theme.classes[2], theme.classes[0], theme.classes[4], theme.wrong]
}

fn draw(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let theme = look.theme;
    let paper = grid::paper(ink, theme);
    let entries: Vec<legend::Entry> = IDS
        .iter()
        .zip(terms(values))
        .zip(colors(theme))
        .filter(|((id, _), _)| values.word(id) == "on")
        .map(|((id, value), color)| {
            let words = Message::new(format!("figure.geodesics.{id}")).number("value", value);
            (look.words.say(&words), Swatch::Line(theme.stroke(color, 2.6)))
        })
        .collect();
    let area = legend::above(ink, paper, &entries, look);
    let sphere = Sphere::new(area, ball::camera(values), 0.12);
    sphere.draw(ink, theme, Some(theme.fill));
    arcs(ink, &sphere, values, theme);
    places(ink, &sphere, values, look);
}

fn arcs(ink: &mut dyn Ink, sphere: &Sphere, values: &Values, theme: &Theme) {
    let ([own, other, third], x, [same, not]) = (centres(), sample(values), partners());
    let [margin, intra, inter, triplet] = colors(theme);
    let on = |id: &str| values.word(id) == "on";
    let mut arc = |from: [f64; 3], to: [f64; 3], stroke: Stroke| {
        let back = Stroke { color: stroke.color.alpha(0.3), ..stroke };
        sphere.arc(from, to).draw(ink, Some(&stroke), Some(&back));
    };
    if on("inter") {
        arc(own, other, theme.stroke(inter, 2.0));
        arc(own, third, theme.stroke(inter, 2.0));
    }
    if on("triplet") {
        arc(x, same, theme.stroke(triplet, 2.2));
        arc(x, not, theme.stroke(triplet, 2.2).dashed(5.0, 3.0));
    }
    if on("intra") {
        arc(own, x, theme.stroke(intra, 2.8));
    }
    if on("margin") {
        arc(x, toward(x, other, values.number("m")), theme.stroke(margin, 3.6));
    }
}

/// The centres as stars, the samples as dots, x largest and named.
fn places(ink: &mut dyn Ink, sphere: &Sphere, values: &Values, look: &Look) {
    let theme = look.theme;
    let style = theme.symbol().placed(Align::Start, Anchor::Baseline);
    let [same, not] = partners();
    let names = ["c₁", "c₂", "c₃"];
    for (k, centre) in centres().into_iter().enumerate() {
        let (at, depth) = sphere.place(centre);
        let opacity = if depth >= 0.0 { 1.0 } else { 0.3 };
        ink.points(&[Mark::new(at, Shape::Star, 6.5 * theme.scale, theme.class(k as u32).alpha(opacity))
            .rimmed(theme.ink, 0.8)]);
        if depth >= 0.0 {
            ink.text(names[k], at.moved(8.0 * theme.scale, -6.0 * theme.scale), &style);
        }
    }
    for (place, class, size) in [(same, 0, 4.0), (not, 1, 4.0), (sample(values), 0, 5.5)] {
        let (at, depth) = sphere.place(place);
        let opacity = if depth >= 0.0 { 1.0 } else { 0.3 };
        ink.points(&[Mark::new(at, Shape::Circle, size * theme.scale, theme.class(class).alpha(opacity))
            .rimmed(theme.ink, 1.2)]);
    }
}

fn describe(_: &[Outcome], values: &Values) -> Vec<Message> {
    let pairs = IDS.iter().zip(terms(values));
    pairs
        .map(|(id, value)| Message::new(format!("figure.geodesics.{id}.said")).number("value", value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{SPEC, terms};
    use crate::knob::Values;

    #[test]
    fn on_its_own_centre_only_what_x_cannot_change_is_left() {
        let mut values = Values::defaults(SPEC.knobs);
        values.set("away", "0").expect("a knob");
        let [margin, intra, inter, _] = terms(&values);
        assert!(margin.abs() < 1e-12 && intra.abs() < 1e-7 && inter > 0.5, "{margin} {intra} {inter}");
        values.set("away", "0.6").expect("a knob");
        assert!(terms(&values)[0] > 0.0);
    }
}
