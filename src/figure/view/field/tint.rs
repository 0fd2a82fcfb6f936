//! Tint: from a class and its probability to a colour.
//!
//! A winner map mixes the class's colour into the paper by confidence above chance, so that paper shows where nobody is sure;
//! the map of one class mixes by its plain probability.

use super::kernel::{RUN, Run, Show};
use crate::math::Real;
use crate::plot::{Color, Theme};

/// Steps of probability in the table: fine enough that rounding to one moves no channel by half a level.
const LEVELS: usize = 1024;

/// What the colours depend on.
#[derive(Clone, Debug, PartialEq)]
pub struct Tint {
    /// Background.
    pub paper: Color,
    /// The ten class colours.
    pub colors: [Color; 10],
    /// How strongly certainty colours the paper.
    pub strength: f64,
    /// Number of classes C.
    pub classes: usize,
    /// Which probability is shown.
    pub show: Show,
    /// Probabilities in ten bands, as a contour plot has them.
    pub bands: bool,
    /// The only class in full colour.
    pub isolate: Option<u32>,
}

impl Tint {
    /// The tint of a theme.
    #[must_use]
    pub fn new(theme: &Theme, classes: usize, show: Show) -> Self {
        Self {
            paper: theme.paper,
            colors: theme.classes,
            strength: theme.field_strength,
            classes: classes.max(2),
            show,
            bands: false,
            isolate: None,
        }
    }

    /// The colour of class `k` at probability `p`.
    #[must_use]
    pub fn color(&self, k: usize, p: f64) -> Color {
        let p = if self.bands { ((p * 10.0).floor().min(9.0) + 0.5) / 10.0 } else { p };
        let share = match self.show {
            Show::Winner => self.strength * self.above_chance(p),
            Show::Class(_) => 2.0 * self.strength * p,
        };
        let faded = self.isolate.is_some_and(|only| only as usize != k);
        self.paper.mix(self.colors[k % 10], if faded { share / 4.0 } else { share })
    }

    fn above_chance(&self, p: f64) -> f64 {
        let chance = 1.0 / self.classes as f64;
        ((p - chance) / (1.0 - chance)).clamp(0.0, 1.0)
    }

    /// The change of probability over which the colour in the middle is within 0.8 of a level of both ends: with the table's
    /// own rounding, less than one.
    fn step(&self) -> f32 {
        let gain = match self.show {
            Show::Winner => self.strength / (1.0 - 1.0 / self.classes as f64),
            Show::Class(_) => 2.0 * self.strength,
        };
        (1.6 / (255.0 * gain.at_least(0.01))) as f32
    }
}

/// Where the table holds a class (as a float) at a probability. Adding 2²³ rounds to a whole number and leaves it in the low
/// bits: a conversion that can be done for many at once, unlike `as`.
#[inline(always)]
fn place(class: f32, share: f32) -> u32 {
    const WHOLE: f32 = 8_388_608.0;
    let share = share.at_most(1.0);
    let share = if share > 0.0 { share } else { 0.0 };
    (class * LEVELS as f32 + share * (LEVELS - 1) as f32 + WHOLE).to_bits() & 0x7f_ffff
}

/// The colours of a [`Tint`], ready to be looked up.
#[derive(Debug)]
pub(super) struct Table {
    tint: Tint,
    colors: Vec<[u8; 4]>,
}

impl Table {
    pub(super) fn new(tint: &Tint) -> Self {
        let rgba = |color: Color| [color.r, color.g, color.b, 255];
        let ramp = |k| (0..LEVELS).map(move |level| rgba(tint.color(k, level as f64 / (LEVELS - 1) as f64)));
        Self { tint: tint.clone(), colors: (0..tint.classes).flat_map(ramp).collect() }
    }

    pub(super) fn is_of(&self, tint: &Tint) -> bool {
        self.tint == *tint
    }

    /// The colour of a class (as a float) at a probability.
    #[inline(always)]
    pub(super) fn look(&self, class: f32, share: f32) -> [u8; 4] {
        self.at(place(class, share))
    }

    #[inline(always)]
    fn at(&self, place: u32) -> [u8; 4] {
        self.colors.get(place as usize).copied().unwrap_or([0; 4])
    }

    /// Colours a run of pixels; a shorter slice takes the run's first ones.
    pub(super) fn run(&self, run: &Run, pixels: &mut [[u8; 4]]) {
        let mut places = [0; RUN];
        for i in 0..RUN {
            places[i] = place(run.class[i], run.share[i]);
        }
        for (pixel, place) in pixels.iter_mut().zip(places) {
            *pixel = self.at(place);
        }
    }

    /// The one colour that stands for everything between two borders, to within a level; `None` where no colour does.
    pub(super) fn between(&self, from: (f32, f32), to: (f32, f32)) -> Option<[u8; 4]> {
        if from.0 != to.0 || (from.1 - to.1).abs() > self.tint.step() {
            return None;
        }
        let (a, b) = (self.look(from.0, from.1), self.look(to.0, to.1));
        let alike = a.iter().zip(&b).all(|(a, b)| a.abs_diff(*b) <= 2);
        alike.then(|| self.look(from.0, (from.1 + to.1) / 2.0))
    }
}
