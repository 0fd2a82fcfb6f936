//! Every short cut against the picture that evaluating each pixel in f64 gives.

use super::{Grid, Memory, Show, Source, Tint, axes};
use crate::head::{HEADS, Rule};
use crate::knob::Values;
use crate::math::{Real, Rng, Window};
use crate::plot::Theme;

fn spread(classes: usize, length: impl Fn(usize) -> f64) -> Vec<f32> {
    let angle = |k: usize| f64::PI * 2.0 * (k as f64 + 0.3) / classes as f64;
    (0..classes)
        .flat_map(|k| [Real::cos(angle(k)) * length(k), Real::sin(angle(k)) * length(k)])
        .map(|x| x as f32)
        .collect()
}

fn direct(rule: &Rule<f32>, grid: &Grid, tint: &Tint) -> Vec<u8> {
    let Window { left, right, bottom, top } = grid.area;
    let mut rgba = Vec::new();
    for i in 0..grid.columns * grid.rows {
        let x = left + (right - left) * ((i % grid.columns) as f64 + 0.5) / grid.columns as f64;
        let y = top + (bottom - top) * ((i / grid.columns) as f64 + 0.5) / grid.rows as f64;
        // The same pixel centres as in f32: next to a boundary the last bit decides who wins.
        let (x, y) = (f64::from(x as f32), f64::from(y as f32));
        let r = (x * x + y * y).sqrt();
        let gain = rule.scale.map(f64::from).or(grid.length).map_or(1.0, |gain| gain / r);
        let logit = |j: usize| {
            let w = |a: usize| f64::from(rule.weights[2 * j + a]);
            gain * (w(0) * x + w(1) * y) + f64::from(rule.bias[j])
        };
        let z: Vec<f64> = (0..rule.bias.len()).map(logit).collect();
        let best = (0..z.len()).fold(0, |best, j| if z[j] > z[best] { j } else { best });
        let k = match tint.show {
            Show::Winner => best,
            Show::Class(k) => k,
        };
        let sum: f64 = z.iter().map(|z| Real::exp(z - logit(best))).sum();
        let color = tint.color(k, Real::exp(z[k] - logit(best)) / sum);
        rgba.extend([color.r, color.g, color.b, 255]);
    }
    rgba
}

/// Largest difference of a channel, and how many pixels differ by more than one level.
fn compare(a: &[u8], b: &[u8]) -> (u8, usize) {
    assert_eq!(a.len(), b.len());
    let worst = a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0);
    let off = a.chunks(4).zip(b.chunks(4)).filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 1));
    (worst, off.count())
}

#[test]
fn every_short_cut_is_within_one_level_of_the_direct_picture() {
    let mut memory = Memory::default();
    let theme = Theme::dark();
    let grid = Grid { columns: 250, rows: 203, area: [-3.0, 3.1, -2.4, 2.6].into(), length: None };
    for classes in [2, 3, 10, 100] {
        // Without a scale also weights so long that most classes have no part in a span, and too long for spans.
        for (scale, long) in
            [(Some(1.0), 1.0), (Some(16.0), 1.0), (Some(64.0), 1.0), (None, 1.0), (None, 8.0), (None, 30.0)]
        {
            for show in [Show::Winner, Show::Class(classes - 1)] {
                let weights =
                    spread(classes, |k| if scale.is_some() { 1.0 } else { long * (3.0 + k as f64 % 4.0) });
                let offset = |k| if scale.is_some() { 0.0 } else { k as f32 * 0.1 - 0.2 };
                let rule = Rule { weights, bias: (0..classes).map(offset).collect(), scale };
                let tint = Tint::new(&theme, classes, show);
                let (worst, off) = compare(memory.rule(&rule, &grid, &tint), &direct(&rule, &grid, &tint));
                assert!(
                    worst <= 1,
                    "C = {classes}, scale {scale:?} × {long}, {show:?}: {worst} levels, {off} pixels"
                );
            }
        }
    }
}

#[test]
fn steep_affine_rules_take_the_direct_way_and_agree() {
    let rule = Rule { weights: spread(4, |_| 900.0), bias: vec![3.0, 0.0, -40.0, 0.0], scale: None };
    let grid = Grid { columns: 96, rows: 96, area: Window::about(2.0), length: None };
    let tint = Tint::new(&Theme::light(), 4, Show::Winner);
    let (worst, _) = compare(Memory::default().rule(&rule, &grid, &tint), &direct(&rule, &grid, &tint));
    assert!(worst <= 1, "{worst}");
}

#[test]
fn a_plane_of_directions_shows_embeddings_of_one_length() {
    let rule = Rule {
        weights: spread(5, |k| 1.0 + k as f64 / 5.0),
        bias: vec![0.5, 0.0, 0.0, -1.0, 0.0],
        scale: None,
    };
    let grid = Grid { columns: 80, rows: 80, area: Window::about(1.2), length: Some(7.0) };
    let tint = Tint { bands: true, isolate: Some(2), ..Tint::new(&Theme::light(), 5, Show::Class(2)) };
    let (_, off) = compare(Memory::default().rule(&rule, &grid, &tint), &direct(&rule, &grid, &tint));
    // A band's border may fall on either side of a pixel that lies on it.
    assert!(off <= 2, "{off}");
}

#[test]
fn the_posterior_of_a_label_is_within_one_level_of_every_pixel_through_the_head() {
    let grid = Grid { columns: 96, rows: 80, area: [-2.0, 2.0, -1.5, 1.7].into(), length: None };
    let prototypes = spread(10, |k| 1.0 + k as f64 / 5.0);
    for spec in HEADS {
        let head = (spec.build)(&Values::defaults(spec.knobs));
        let source = Source { head: head.as_ref(), classes: 10, prototypes: &prototypes, bias: &[] };
        let tint = Tint::new(&Theme::light(), 10, Show::Class(3));
        let (xs, ys) = axes(&grid);
        let places: Vec<f32> = ys.iter().flat_map(|&y| xs.iter().flat_map(move |&x| [x, y])).collect();
        let color = |p: &f32| tint.color(3, f64::from(*p));
        let want: Vec<u8> =
            source.shares(&places, 3).iter().map(color).flat_map(|c| [c.r, c.g, c.b, 255]).collect();
        let (worst, off) = compare(Memory::default().label(&source, &grid, &tint, 3), &want);
        // A rule beyond π may jump inside a cell of directions.
        assert!(worst <= 1 || off <= 8, "{}: {worst} levels, {off} pixels", spec.id);
    }
}

#[test]
fn zooming_about_the_origin_keeps_the_directions() {
    let mut memory = Memory::default();
    let rule = Rule { weights: spread(10, |_| 1.0), bias: vec![0.0; 10], scale: Some(16.0) };
    let tint = Tint::new(&Theme::light(), 10, Show::Winner);
    let at = |reach: f64| Grid { columns: 64, rows: 64, area: Window::about(reach), length: None };
    let near = memory.rule(&rule, &at(1.7), &tint).to_vec();
    let view = memory.view;
    assert_eq!(memory.rule(&rule, &at(23.0), &tint), near);
    assert_eq!(memory.view, view);
}

#[test]
fn nonsense_gives_a_picture_not_a_panic() {
    let mut rng = Rng::new(1);
    for bad in [f32::NAN, f32::INFINITY, -1e30] {
        let weights: Vec<f32> = (0..6).map(|i| if i == 2 { bad } else { rng.uniform() as f32 }).collect();
        for scale in [None, Some(16.0), Some(bad)] {
            let rule = Rule { weights: weights.clone(), bias: vec![0.0; 3], scale };
            let grid = Grid { columns: 33, rows: 1, area: Window::about(1.0), length: None };
            let tint = Tint::new(&Theme::light(), 3, Show::Winner);
            assert_eq!(Memory::default().rule(&rule, &grid, &tint).len(), 33 * 4);
        }
    }
}
