//! The scene: where samples and prototypes of a three-dimensional embedding stand, seen from the camera.

use super::discs::{self, Disc};
use crate::figure::view::{Inputs, Pick, bar, label, note, pick, rings};
use crate::knob::Values;
use crate::math::Real;
use crate::message::Message;
use crate::plot::camera::unit;
use crate::plot::{Camera, Point, Rect, Sphere, Theme};

/// Room round the ball, as a share of its radius: the prototypes' discs stand there.
const ROOM: f64 = 0.22;
/// What a pointer covers, CSS pixels.
const FINGER: (f64, f64) = (4.0, 4.0);
const DEGREES: f64 = f64::PI / 180.0;

/// One picture of one frame.
pub(super) struct Scene<'a> {
    pub(super) inputs: &'a Inputs<'a>,
    pub(super) values: &'a Values,
    pub(super) area: Rect,
    /// The unit sphere; in space the ball of the embeddings' reach.
    pub(super) ball: Sphere,
    /// Embeddings in space instead of directions.
    pub(super) raw: bool,
    reach: f64,
    /// How many times as large as in plain light the labels are.
    scale: f64,
    /// The room of the field's bar, if there is one.
    bar: Option<Rect>,
    /// Why margins are not to be seen, and where that is said.
    pub(super) note: Option<(Message, Rect)>,
}

/// Something that has a place and a depth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) at: Point,
    /// Towards the viewer, −1 to 1 within the ball.
    pub(super) toward: f64,
}

impl<'a> Scene<'a> {
    /// `None` where the embedding has not three dimensions.
    pub(super) fn new(
        inputs: &'a Inputs<'a>,
        values: &'a Values,
        theme: &Theme,
        (width, height): (f64, f64),
    ) -> Option<Self> {
        if inputs.frame.shape.dim != 3 {
            return None;
        }
        let area = Rect::new(0.0, 0.0, width, height);
        let camera = Camera::new(values.number("yaw") * DEGREES, values.number("pitch") * DEGREES);
        let ball = Sphere::new(area, camera, ROOM);
        let reach = inputs.reach.unwrap_or(inputs.frame.reach);
        let raw = values.word("space") == "raw";
        let barred = !raw && values.on("bar") && values.word("field") != "off";
        let bar = if barred { bar::room((width, height), theme) } else { None };
        let note = if !raw && values.on("margins") { note::unmet(inputs) } else { None };
        let note = note.map(|note| (note, note::room((width, height), bar, theme)));
        Some(Self { inputs, values, area, ball, raw, reach, scale: theme.scale, bar, note })
    }

    /// What stands at the foot of the picture, for labels to keep off.
    pub(super) fn foot(&self) -> impl Iterator<Item = Rect> {
        self.bar.into_iter().chain(self.note.as_ref().map(|(_, room)| *room))
    }

    /// Radius of a test sample's mark, CSS pixels.
    pub(super) fn mark(&self) -> f64 {
        rings::mark(self.inputs.frame, self.ball.radius / 260.0)
    }

    /// Where a sample stands; `None` where it is hidden by choice or nowhere.
    pub(super) fn sample(&self, i: usize) -> Option<Spot> {
        let x = self.inputs.frame.embedding(i)?;
        if self.inputs.shows(i, self.values.word("show")) { self.place(wide(x)) } else { None }
    }

    /// Where an embedding stands, on the sphere its direction; `None` where it is nowhere.
    pub(super) fn place(&self, x: [f64; 3]) -> Option<Spot> {
        let at = if self.raw { x.map(|part| part / self.reach) } else { unit(x)? };
        let (at, toward) = self.ball.place(at);
        at.finite().then_some(Spot { at, toward })
    }

    /// Direction of prototype j; `None` where it has none.
    pub(super) fn prototype(&self, j: usize) -> Option<[f64; 3]> {
        unit(wide(self.inputs.frame.prototype(j)?))
    }

    /// Whether a label stands before the ball: it is nearer than its middle, or beyond its rim, where it would be cut through.
    pub(super) fn before(&self, toward: f64, at: Point) -> bool {
        toward >= 0.0 || at.distance(self.ball.place([0.0; 3]).0) > self.ball.radius
    }

    /// Whether the ball hides what stands there.
    pub(super) fn hides(&self, spot: Spot) -> bool {
        !self.raw && !self.before(spot.toward, spot.at)
    }

    /// Height of a label, CSS pixels.
    pub(super) fn disc_height(&self) -> f64 {
        let crowd = (10.0 / self.inputs.frame.shape.classes.max(1) as f64).sqrt().clamp(0.6, 1.0);
        (21.0 * (self.ball.radius / 250.0).sqrt().clamp(0.75, 1.2) * crowd).at_least(12.0) * self.scale
    }

    /// Whether the near side shows it: in space everything does.
    pub(super) fn seen(&self, spot: &Spot) -> bool {
        self.raw || spot.toward >= 0.0
    }

    /// What lies at a place: a disc, else the nearest sample that the ball does not hide.
    pub(super) fn pick(&self, at: Point) -> Option<Pick> {
        let on = |disc: &Disc| {
            let there = |middle| label::cover((middle, disc.size), (at, FINGER));
            disc.end.toward >= 0.0 && disc.at.is_some_and(there)
        };
        if self.values.on("prototypes")
            && let Some(disc) = discs::place(self).into_iter().find(on)
        {
            return Some(Pick::Prototype(disc.class));
        }
        let spot = |i: usize| self.sample(i).filter(|spot| self.seen(spot)).map(|spot| spot.at);
        pick::nearest(self.inputs.frame.labels.len(), spot, at).map(Pick::Sample)
    }

    /// Where something is drawn.
    pub(super) fn spot(&self, what: Pick) -> Option<Point> {
        match what {
            Pick::Sample(i) => self.sample(i).filter(|spot| self.seen(spot)).map(|spot| spot.at),
            Pick::Prototype(j) => discs::place(self).into_iter().find(|disc| disc.class == j)?.at,
        }
    }

    /// The direction seen at a place; with a prototype gripped, that prototype turned there.
    pub(super) fn locate(&self, at: Point) -> Vec<f64> {
        let direction = self.ball.direction(at);
        let own = self.inputs.grip.and_then(|j| self.inputs.frame.prototype(j)).map(wide);
        let length = own.map_or(1.0, |[a, b, c]| (a * a + b * b + c * c).sqrt());
        direction.map(|part| part * length).to_vec()
    }
}

/// Three numbers in double precision.
pub(super) fn wide(x: &[f32]) -> [f64; 3] {
    std::array::from_fn(|i| x.get(i).copied().map_or(0.0, f64::from))
}
