//! The arcs of the four terms on a globe, and what they join.

use super::super::Look;
use super::super::part::globe::{Place, arc};
use super::descent::{CLASSES, State, class};
use crate::knob::Values;
use crate::plot::{Align, Anchor, Ends, Ink, Mark, Shape, Sphere, Stroke, Theme};

/// From where, to where, and how far beyond.
type Arc = (Place, Place, f64);

/// A term with its arcs.
pub(super) struct Kind {
    /// Its name.
    pub(super) words: &'static str,
    /// How its arcs look.
    pub(super) stroke: fn(&Theme) -> Stroke,
    /// Whether it acts.
    pub(super) on: fn(&Values) -> bool,
    /// What it draws.
    arcs: fn(&State, &Values) -> Vec<Arc>,
}

/// The point whose triplet and margin are drawn.
const ANCHOR: usize = 0;

/// In the order of the paper's letters.
pub(super) const KINDS: [Kind; 4] = [
    Kind {
        words: "figure.geodesics.margin",
        stroke: |theme| theme.stroke(theme.focus, 2.4),
        on: |values| values.number("m") > 0.0,
        arcs: |state, values| {
            let own = (0..state.points.len()).filter(|i| i / CLASSES == 0);
            own.map(|i| (state.prototypes[class(i)], state.points[i], values.number("m"))).collect()
        },
    },
    Kind {
        words: "figure.geodesics.intra",
        stroke: |theme| theme.stroke(theme.ink_2, 1.1),
        on: |values| values.number("intra") > 0.0,
        arcs: |state, _| {
            (0..state.points.len()).map(|i| (state.points[i], state.prototypes[class(i)], 0.0)).collect()
        },
    },
    Kind {
        words: "figure.geodesics.inter",
        stroke: |theme| theme.stroke(theme.ink, 1.6).dashed(6.0, 4.0),
        on: |values| values.number("inter") > 0.0,
        arcs: |state, _| {
            let pairs = (0..CLASSES).flat_map(|y| (y + 1..CLASSES).map(move |j| (y, j)));
            pairs.map(|(y, j)| (state.prototypes[y], state.prototypes[j], 0.0)).collect()
        },
    },
    Kind {
        words: "figure.geodesics.triplet",
        stroke: |theme| theme.stroke(theme.classes[6], 1.8).dashed(2.0, 3.0),
        on: |values| values.number("triplet") > 0.0,
        arcs: |state, _| {
            let ends =
                state.triplet(ANCHOR).map_or_else(Vec::new, |(friend, stranger)| vec![friend, stranger]);
            ends.into_iter().map(|j| (state.points[ANCHOR], state.points[j], 0.0)).collect()
        },
    },
];

/// The arcs of every term that acts.
pub(super) fn draw(ink: &mut dyn Ink, globe: &Sphere, state: &State, values: &Values, look: &Look) {
    for kind in KINDS.iter().filter(|kind| (kind.on)(values)) {
        let front = (kind.stroke)(look.theme);
        let back = Stroke { color: front.color.alpha(0.25), ..front };
        for (from, to, beyond) in (kind.arcs)(state, values) {
            globe.curve(&arc(from, to, beyond), Ends::Open).draw(ink, Some(&front), Some(&back));
        }
    }
}

/// Points in their class's colour and shape, prototypes as numbered discs.
pub(super) fn points(ink: &mut dyn Ink, globe: &Sphere, state: &State, look: &Look) {
    let theme = look.theme;
    let radius = (globe.radius / 30.0).clamp(2.0, 4.2);
    for front in [false, true] {
        let seen = |place: Place| {
            let (at, near) = globe.place(place);
            ((near >= 0.0) == front).then_some(at)
        };
        let alpha = if front { 0.95 } else { 0.25 };
        let dots = state.points.iter().enumerate().filter_map(|(i, place)| {
            let k = class(i) as u32;
            Some(Mark::new(seen(*place)?, Theme::shape(k), radius, theme.class(k).alpha(alpha)))
        });
        ink.points(&dots.collect::<Vec<_>>());
        for (k, place) in state.prototypes.iter().enumerate() {
            let Some(at) = seen(*place) else { continue };
            let color = theme.class(k as u32);
            let disc = Mark::new(at, Shape::Circle, 2.2 * radius, color.alpha(alpha));
            ink.points(&[disc.rimmed(theme.ink.alpha(alpha), 1.3)]);
            if front && 2.2 * radius >= 0.55 * theme.label().size {
                let mut style = theme.label().placed(Align::Middle, Anchor::Center);
                style.color = theme.on(color);
                ink.text(&k.to_string(), at, &style);
            }
        }
    }
}
