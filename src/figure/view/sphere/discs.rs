//! Discs: the numbered (or named) labels of the prototypes, where their rays end or, where a nearer one covers that, beside it.
//!
//! ```text
//!    ──③        the near one stands where its ray ends
//!    ──·╲       the one behind it goes to the nearest free place
//!        ④      and a thin line leads there
//! ```
//!
//! Those of the far side stand beside the limb, in the direction in which they lie behind the ball.

use super::scene::{Scene, Spot};
use crate::figure::view::label::{self, Size};
use crate::math::{Real, order};
use crate::plot::label::about;
use crate::plot::{Point, Rect};

/// How far the discs stand from the middle, in units of the ball's radius.
const LIFT: f64 = 1.16;

/// One label.
pub(super) struct Disc {
    /// Its class.
    pub(super) class: usize,
    /// Where the ray ends.
    pub(super) end: Spot,
    /// Where the label wants to be: there, or beside the limb where the ball hides that.
    home: Point,
    /// The middle of the label; `None` where there is no room for it.
    pub(super) at: Option<Point>,
    /// Its box.
    pub(super) size: Size,
    /// What is written on it.
    pub(super) name: String,
}

/// The discs of all prototypes that have a direction, the nearest first.
pub(super) fn place(scene: &Scene) -> Vec<Disc> {
    let height = scene.disc_height();
    let names = label::names(scene.inputs, 0.55 * scene.ball.radius, height);
    let disc = |(class, name): (usize, String)| {
        let size = label::size(&name, height);
        let end = end(scene, class, size)?;
        let home = if scene.hides(end) { beside(scene, end.at, size) } else { end.at };
        Some(Disc { class, end, home, at: None, size, name })
    };
    let mut all: Vec<Option<Disc>> = names.into_iter().enumerate().map(disc).collect();
    let depth = |class: usize| all[class].as_ref().map_or(f64::NEG_INFINITY, |disc| disc.end.toward);
    let nearest = order::permutation(all.len(), &|a, b| depth(b).total_cmp(&depth(a)));
    let mut discs: Vec<Disc> = nearest.into_iter().filter_map(|class| all[class].take()).collect();
    for i in 0..discs.len() {
        let (taken, own) = (&discs[..i], &discs[i]);
        let free = |at: &Point| {
            let room = |disc: &Disc| (disc.size.0 + 1.0, disc.size.1 + 1.0);
            let apart = |disc: &Disc| {
                disc.at.is_none_or(|other| !label::cover((*at, room(own)), (other, room(disc))))
            };
            let (width, height) = own.size;
            let own = Rect::new(at.x - width / 2.0, at.y - height / 2.0, width, height);
            taken.iter().all(apart) && !scene.foot().any(|foot| foot.overlaps(&own))
        };
        let at = places(scene, own).find(free);
        discs[i].at = at;
    }
    discs
}

/// Where a ray ends, inwards where a long name would leave the picture.
fn end(scene: &Scene, class: usize, (width, _): Size) -> Option<Spot> {
    let (at, toward) = scene.ball.place(scene.prototype(class)?.map(|part| LIFT * part));
    at.finite().then_some(Spot { at: inside(scene, at, width), toward })
}

/// The place moved inwards as far as a label of a width there would leave the picture.
fn inside(scene: &Scene, mut at: Point, width: f64) -> Point {
    // Half of it, its rim and a little air.
    let side = 0.52 * width + 2.0;
    let area = scene.area;
    if 2.0 * side < area.width {
        at.x = at.x.at_least(area.x + side).at_most(area.right() - side);
    }
    at
}

/// The place beside the limb in the direction of one within it; straight behind the middle any direction is as good.
fn beside(scene: &Scene, at: Point, (width, _): Size) -> Point {
    let (middle, away) = (scene.ball.middle, scene.ball.middle.distance(at));
    let far = LIFT * scene.ball.radius;
    let at = if away < 1.0 { middle.moved(0.8 * far, -0.6 * far) } else { middle.toward(at, far / away) };
    inside(scene, at, width)
}

/// The end of a ray, then places about it that lie within the picture.
fn places(scene: &Scene, disc: &Disc) -> impl Iterator<Item = Point> {
    let (width, height) = disc.size;
    let (home, inside) = (disc.home, scene.area.pad(width / 2.0, height / 2.0, width / 2.0, height / 2.0));
    about(home, height / 2.0).filter(move |at| *at == home || inside.contains(*at))
}
