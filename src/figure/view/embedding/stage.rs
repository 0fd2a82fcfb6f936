//! Stage: where everything of the embedding picture lies. Drawing, picking and dragging share this one mapping.
//!
//! ```text
//! raw      the embedding itself, the origin in the middle     circle   x̂ on the unit circle, each sample a little inside or
//!          and `reach` to the nearest edge                             outside of it so that crowds show as crowds
//! ```
//!
//! In more than two dimensions the first two coordinates are shown, and the picture says so.

use super::discs::{self, Place};
use crate::figure::part::samples::spread;
use crate::figure::view::{Inputs, Pick, bar, label, note, pick, rings};
use crate::knob::Values;
use crate::math::Real;
use crate::message::Message;
use crate::plot::label::about;
use crate::plot::{Plane, Point, Rect, Theme};

/// The mapping of one embedding picture.
pub(in crate::figure::view) struct Stage<'a> {
    pub(in crate::figure::view) inputs: &'a Inputs<'a>,
    /// Embedding units on the page.
    pub(in crate::figure::view) plane: Plane,
    /// Only directions are shown.
    pub(in crate::figure::view) circle: bool,
    show: &'static str,
    /// The prototypes' labels.
    pub(in crate::figure::view) discs: Vec<Disc>,
    /// What the picture says of itself, and where.
    pub(in crate::figure::view) note: Option<(Message, Rect)>,
}

/// A prototype's label on the page.
#[derive(Clone, Debug)]
pub(in crate::figure::view) struct Disc {
    /// Centre.
    pub(in crate::figure::view) at: Point,
    /// Width and height; as wide as high is a disc.
    pub(in crate::figure::view) size: (f64, f64),
    /// Class number or name.
    pub(in crate::figure::view) name: String,
    /// The prototype's own direction in radians; `None` for a zero or undefined one.
    pub(in crate::figure::view) angle: Option<f64>,
    /// Distance of the disc's circle from the origin, CSS pixels.
    pub(in crate::figure::view) radius: f64,
}

impl Disc {
    pub(super) fn area(&self) -> Rect {
        let (width, height) = self.size;
        Rect::new(self.at.x - width / 2.0, self.at.y - height / 2.0, width, height)
    }

    /// Where it may stand instead: nearer to the middle on its ray, then in the places about its own, then, in a crowd, farther.
    fn elsewhere(self, middle: Point) -> impl Iterator<Item = Self> {
        let steps = (self.radius / 2.0).at_least(0.0) as usize;
        let (near, pitch) = (self.clone(), self.size.1 / 2.0);
        let nearer = (1..=steps).map(move |step| {
            let radius = near.radius - step as f64;
            Self { at: middle.toward(near.at, radius / near.radius), radius, ..near.clone() }
        });
        let farther = (1..=4).flat_map(move |times| about(self.at, f64::from(times) * 2.0 * pitch));
        let places = about(self.at, pitch).chain(farther);
        nearer.chain(places.map(move |at| Self { at, ..self.clone() }))
    }
}

/// Half the side of the square around the unit circle, discs included.
const CIRCLE_REACH: f64 = 1.3;
/// Where the discs' centres lie on the circle picture, in units of its radius.
const CIRCLE_DISCS: f64 = 1.15;
/// The same on the raw plane, as a share of the half side.
const RAW_DISCS: f64 = 0.89;

/// The room that the bar of the field may take; `None` where there is no bar.
fn bar(inputs: &Inputs, values: &Values, size: (f64, f64), theme: &Theme) -> Option<Rect> {
    let flat = values.word("field") == "winner" && values.word("tones") == "discrete";
    let none = !values.on("bar") || values.word("field") == "off" || flat;
    if none || inputs.frame.shape.dim != 2 { None } else { bar::room(size, theme) }
}

/// What must be said: that the picture is a projection, else why margins are not to be seen.
fn note(inputs: &Inputs, values: &Values) -> Option<Message> {
    let dim = inputs.frame.shape.dim;
    if dim > 2 {
        return Some(Message::new("figure.note.projected").number("dim", dim as f64));
    }
    if values.on("margins") { note::unmet(inputs) } else { None }
}

impl<'a> Stage<'a> {
    /// The mapping of a picture of a size.
    pub(in crate::figure::view) fn new(
        inputs: &'a Inputs<'a>,
        values: &Values,
        theme: &Theme,
        (width, height): (f64, f64),
    ) -> Self {
        let circle = values.word("projection") == "circle";
        let reach = if circle { CIRCLE_REACH } else { inputs.reach.unwrap_or(inputs.frame.reach) };
        let plane = Plane::new(Rect::new(0.0, 0.0, width, height), [0.0; 2], reach);
        let bar = bar(inputs, values, (width, height), theme);
        let note = note(inputs, values).map(|note| (note, note::room((width, height), bar, theme)));
        let mut stage = Self { inputs, plane, circle, show: values.word("show"), discs: Vec::new(), note };
        if values.on("prototypes") {
            stage.discs = stage.place_discs(theme.scale);
            let kept: Vec<Rect> = bar.into_iter().chain(stage.note.as_ref().map(|(_, room)| *room)).collect();
            stage.clear(&kept);
        }
        stage
    }

    /// Half the shorter side in CSS pixels.
    pub(in crate::figure::view) fn half(&self) -> f64 {
        self.plane.area().width.min(self.plane.area().height) / 2.0
    }

    /// Radius of a test sample's mark in CSS pixels.
    pub(in crate::figure::view) fn mark(&self) -> f64 {
        rings::mark(self.inputs.frame, self.half() / 320.0)
    }

    /// Where a sample is drawn; `None` where it is not: hidden, undefined, beyond the edge.
    pub(in crate::figure::view) fn sample(&self, sample: usize) -> Option<Point> {
        let x = self.inputs.frame.embedding(sample).filter(|_| self.inputs.shows(sample, self.show))?;
        let lift = 1.0 + 0.045 * spread(sample);
        let at = self.project(x)?;
        let at = self.plane.to_page(if self.circle { at.map(|part| part * lift) } else { at });
        self.plane.area().contains(at).then_some(at)
    }

    /// Plane coordinates of an embedding.
    pub(in crate::figure::view) fn project(&self, x: &[f32]) -> Option<[f64; 2]> {
        let (a, b) = (f64::from(*x.first()?), f64::from(*x.get(1)?));
        let length = if self.circle { length(x).at_least(f64::TINY) } else { 1.0 };
        (a / length).is_finite().then_some([a / length, b / length]).filter(|at| at[1].is_finite())
    }

    /// Labels `scale` times as large as in plain light, where that many have room.
    fn place_discs(&self, scale: f64) -> Vec<Disc> {
        let frame = self.inputs.frame;
        let (classes, dim) = (frame.shape.classes, frame.shape.dim.max(1));
        let radius = if self.circle { CIRCLE_DISCS * self.plane.scale() } else { RAW_DISCS * self.half() };
        let height =
            discs::height(classes, radius, 22.0 * scale * (self.half() / 300.0).sqrt().clamp(0.7, 1.2));
        let room = 0.55 * self.half();
        let names = label::names(self.inputs, room, height);
        let sizes: Vec<label::Size> = names.iter().map(|name| label::size(name, height)).collect();
        let angles: Vec<Option<f64>> = frame.prototypes.chunks_exact(dim).map(direction).collect();
        let wanted: Vec<f64> = angles.iter().map(|angle| angle.unwrap_or(0.0)).collect();
        let middle = self.plane.to_page([0.0; 2]);
        let places = discs::place(&wanted, &sizes, radius);
        let disc = |(k, Place { angle: turned, radius }): (usize, Place)| Disc {
            at: middle.moved(radius * Real::cos(turned), -radius * Real::sin(turned)),
            size: sizes[k],
            name: names[k].clone(),
            angle: angles[k],
            radius,
        };
        places.into_iter().enumerate().take(angles.len().min(sizes.len())).map(disc).collect()
    }

    /// Moves discs out of rooms that are kept free, each to the nearest place where no other is in its way.
    fn clear(&mut self, kept: &[Rect]) {
        let (middle, whole) = (self.plane.to_page([0.0; 2]), self.plane.area());
        for k in 0..self.discs.len() {
            if !kept.iter().any(|room| room.overlaps(&self.discs[k].area())) {
                continue;
            }
            let free = |moved: &Disc| {
                let area = moved.area();
                let others =
                    self.discs.iter().enumerate().filter(|(j, _)| *j != k).map(|(_, disc)| disc.area());
                area.corners().into_iter().all(|corner| whole.contains(corner))
                    && !kept.iter().copied().chain(others).any(|taken| taken.overlaps(&area))
            };
            if let Some(moved) = self.discs[k].clone().elsewhere(middle).find(free) {
                self.discs[k] = moved;
            }
        }
    }

    /// What lies at a place: a prototype's disc, else the nearest sample within a finger's reach.
    pub(in crate::figure::view) fn pick(&self, at: Point) -> Option<Pick> {
        let on = |disc: &Disc| {
            (disc.at.x - at.x).abs() <= disc.size.0 / 2.0 + 2.0
                && (disc.at.y - at.y).abs() <= disc.size.1 / 2.0 + 2.0
        };
        if let Some(j) = self.discs.iter().position(on) {
            return Some(Pick::Prototype(j));
        }
        pick::nearest(self.inputs.frame.labels.len(), |i| self.sample(i), at).map(Pick::Sample)
    }

    /// Where something is drawn.
    pub(in crate::figure::view) fn spot(&self, what: Pick) -> Option<Point> {
        match what {
            Pick::Sample(i) => self.sample(i),
            Pick::Prototype(j) => self.discs.get(j).map(|disc| disc.at),
        }
    }

    /// Embedding coordinates of a place; with a prototype gripped, that prototype turned there.
    pub(in crate::figure::view) fn locate(&self, at: Point) -> [f64; 2] {
        let place = self.plane.to_data(at);
        let Some(grip) = self.inputs.grip else { return place };
        let own = self.inputs.frame.prototype(grip).map_or(1.0, length);
        let away = (place[0] * place[0] + place[1] * place[1]).sqrt();
        if away > 0.0 && own > 0.0 { place.map(|part| part / away * own) } else { place }
    }
}

fn length(x: &[f32]) -> f64 {
    x.iter().map(|v| f64::from(*v) * f64::from(*v)).sum::<f64>().sqrt()
}

fn direction(w: &[f32]) -> Option<f64> {
    let (x, y) = (f64::from(*w.first()?), f64::from(*w.get(1)?));
    ((x * x + y * y).is_finite() && (x != 0.0 || y != 0.0)).then(|| Real::atan2(y, x))
}
