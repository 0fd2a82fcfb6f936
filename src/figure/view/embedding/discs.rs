//! Discs: the numbered (or named) ends of the prototypes' rays, placed so that none covers another.
//!
//! ```text
//!    wanted angles      a₁ a₂a₃     a₄         least total movement that keeps neighbours apart
//!    placed angles     b₁  b₂  b₃   b₄         (isotonic regression on the circle); if the circle is too short,
//!                                              several rings, one inside the other
//! ```

use crate::figure::view::label::{Size, cover};
use crate::math::Real;
use crate::math::order;
use crate::plot::Point;

/// Where one label went.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::figure::view) struct Place {
    /// Direction in radians.
    pub(in crate::figure::view) angle: f64,
    /// Distance of its centre from the origin in CSS pixels.
    pub(in crate::figure::view) radius: f64,
}

/// Space left between neighbours, CSS pixels.
const GAP: f64 = 3.0;
const TURN: f64 = 2.0 * f64::PI;

/// The height of `count` labels that surely fit about the origin, at most `height`.
pub(in crate::figure::view) fn height(count: usize, radius: f64, height: f64) -> f64 {
    (1.15 * radius / (count as f64).sqrt() - GAP).at_most(height).at_least(4.0)
}

/// Places labels about the wanted angles, their outer edge at most half a label's height beyond `radius` along the axes.
pub(in crate::figure::view) fn place(wanted: &[f64], sizes: &[Size], radius: f64) -> Vec<Place> {
    // Boxes of different widths on a round line: the first guess of the room between them is nearly always enough.
    let mut places = attempt(wanted, sizes, radius, 1.0);
    for slack in [1.15, 1.3, 1.5, 1.75, 2.0] {
        if !any_overlap(&places, sizes) {
            break;
        }
        places = attempt(wanted, sizes, radius, slack);
    }
    places
}

fn attempt(wanted: &[f64], sizes: &[Size], radius: f64, slack: f64) -> Vec<Place> {
    let mut order = order::permutation(wanted.len(), &|a, b| wrap(wanted[a]).total_cmp(&wrap(wanted[b])));
    order.retain(|&i| wanted[i].is_finite());
    let height = sizes.iter().map(|size| size.1).fold(0.0, Real::at_least);
    let circle = |ring: usize| (radius - ring as f64 * (height + GAP)).at_least(1.0);
    let members =
        |ring: usize, rings: usize| order.iter().copied().skip(ring).step_by(rings).collect::<Vec<_>>();
    let room = |ring: usize, rings: usize| needs(&members(ring, rings), wanted, sizes, circle(ring) / slack);
    let fits = |rings: &usize| (0..*rings).all(|ring| room(ring, *rings).iter().sum::<f64>() < TURN);
    let most = (0.7 * radius / (height + GAP)).floor().at_least(1.0) as usize;
    let rings = (1..=most).find(fits).unwrap_or(most);
    let mut places = vec![Place::default(); wanted.len()];
    for ring in 0..rings {
        let members = members(ring, rings);
        let angles: Vec<f64> = members.iter().map(|&i| wrap(wanted[i])).collect();
        for (&i, angle) in members.iter().zip(spread(&angles, &room(ring, rings))) {
            let (width, height) = sizes[i];
            let inward = (width - height) / 2.0 * Real::cos(angle).abs();
            places[i] = Place { angle, radius: (circle(ring) - inward).at_least(0.0) };
        }
    }
    places
}

fn any_overlap(places: &[Place], sizes: &[Size]) -> bool {
    let middle = |p: &Place| Point::new(p.radius * Real::cos(p.angle), p.radius * Real::sin(p.angle));
    let label = |i: usize| (middle(&places[i]), sizes[i]);
    (0..places.len()).any(|i| (0..i).any(|j| cover(label(i), label(j))))
}

fn wrap(angle: f64) -> f64 {
    angle - (angle / TURN).floor() * TURN
}

/// The angle each label needs to the next one of its ring.
fn needs(members: &[usize], wanted: &[f64], sizes: &[Size], radius: f64) -> Vec<f64> {
    let apart = |i: usize, j: usize| {
        let (width, height) = ((sizes[i].0 + sizes[j].0) / 2.0, (sizes[i].1 + sizes[j].1) / 2.0);
        let (across, along) = (Real::sin(wanted[i]).abs(), Real::cos(wanted[i]).abs());
        if width == height { height } else { (width / across).at_most(height / along) }
    };
    let next = members.iter().cycle().skip(1);
    members.iter().zip(next).map(|(&i, &j)| chord(apart(i, j) + GAP, radius)).collect()
}

/// The angle under which a chord is seen from the centre.
fn chord(length: f64, radius: f64) -> f64 {
    let sine = (length / 2.0 / radius).at_most(1.0);
    2.0 * Real::atan2(sine, (1.0 - sine * sine).sqrt())
}

/// Moves sorted angles as little as possible (in the sum of squares) so that each is at least `needs` before the next.
fn spread(angles: &[f64], needs: &[f64]) -> Vec<f64> {
    let count = angles.len();
    if count < 2 {
        return angles.to_vec();
    }
    // Open the circle where there is most room.
    let after = |i: usize| angles[(i + 1) % count] + if i + 1 == count { TURN } else { 0.0 };
    let room = |i: usize| after(i) - angles[i] - needs[i];
    let cut = order::largest(count, room);
    let at = |i: usize| (cut + 1 + i) % count;
    let mut offset = 0.0;
    let mut offsets = Vec::with_capacity(count);
    let mut wanted = Vec::with_capacity(count);
    for i in 0..count {
        let turn = if cut + 1 + i >= count { TURN } else { 0.0 };
        offsets.push(offset);
        wanted.push(angles[at(i)] + turn - offset);
        offset += needs[at(i)];
    }
    let mut line = isotonic(&wanted);
    if line[count - 1] + offset - line[0] > TURN {
        // No room to open: evenly round, where that is nearest to the wishes.
        let stretch = TURN / offset.at_least(1e-9);
        let shift = (0..count).map(|i| wanted[i] + offsets[i] * (1.0 - stretch)).sum::<f64>() / count as f64;
        line = offsets.iter().map(|o| shift + o * (stretch - 1.0)).collect();
    }
    let mut placed = vec![0.0; count];
    for i in 0..count {
        placed[at(i)] = line[i] + offsets[i];
    }
    placed
}

/// The non-decreasing sequence nearest to `values`: pool adjacent violators.
fn isotonic(values: &[f64]) -> Vec<f64> {
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for &value in values {
        blocks.push((value, 1));
        while let [.., (a, m), (b, n)] = blocks[..] {
            if a <= b {
                break;
            }
            blocks.truncate(blocks.len() - 2);
            blocks.push(((a * m as f64 + b * n as f64) / (m + n) as f64, m + n));
        }
    }
    blocks.into_iter().flat_map(|(value, count)| std::iter::repeat_n(value, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Rng;

    #[test]
    fn labels_never_cover_each_other() {
        let mut rng = Rng::new(3);
        for round in 0..300 {
            let count = 2 + round % 99;
            let radius = 110.0 + 200.0 * rng.uniform();
            let wanted: Vec<f64> = (0..count).map(|_| rng.between(0.0, 1.0 + round as f64 / 50.0)).collect();
            let size = height(count, radius, 22.0);
            let sizes = vec![(size, size); count];
            assert!(
                size > 7.5 && !any_overlap(&place(&wanted, &sizes, radius), &sizes),
                "{count} discs on {radius}"
            );
        }
    }

    #[test]
    fn names_are_boxes_and_keep_apart_too() {
        let mut rng = Rng::new(5);
        for _ in 0..300 {
            let wanted: Vec<f64> = (0..5).map(|_| rng.between(0.0, TURN)).collect();
            let sizes: Vec<Size> = (0..5).map(|_| (rng.between(18.0, 90.0), 18.0)).collect();
            assert!(!any_overlap(&place(&wanted, &sizes, 280.0), &sizes), "{wanted:?} {sizes:?}");
        }
    }

    #[test]
    fn what_has_room_stays_where_it_wants_to_be() {
        let wanted = [0.1, 1.2, 2.5, -1.0];
        for (place, want) in place(&wanted, &[(20.0, 20.0); 4], 200.0).iter().zip(wanted) {
            let turns = (place.angle - want) / TURN;
            assert!((turns - (turns + 0.5).floor()).abs() < 1e-12 && place.radius == 200.0);
        }
    }
}
