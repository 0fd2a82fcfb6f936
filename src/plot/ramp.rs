//! Colour ramps: a number from 0 to 1 becomes a colour.
//!
//! Viridis is van der Walt and Smith's map (2015, CC0), 33 of its 256 published samples with straight lines between them, at
//! most 2 levels of 255 from the whole table. Blues are ColorBrewer's (Brewer 2002, Apache 2.0), straight lines between
//! its 9 colours as in matplotlib.

use super::Color;

/// Colours at equal distances, with straight lines between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Ramp {
    stops: Vec<Color>,
}

const VIRIDIS: [u32; 33] = [
    0x44_0154, 0x47_0d60, 0x48_186a, 0x48_2374, 0x47_2d7b, 0x45_3681, 0x42_4086, 0x3f_4989, 0x3b_528b,
    0x37_5a8d, 0x33_638d, 0x2f_6a8e, 0x2c_728e, 0x29_7a8e, 0x26_818e, 0x23_898e, 0x21_908c, 0x1f_988b,
    0x1f_9f88, 0x21_a685, 0x28_ae80, 0x31_b57b, 0x3e_bc74, 0x4c_c26c, 0x5d_c963, 0x6e_ce58, 0x82_d34c,
    0x96_d83f, 0xab_dc32, 0xc0_df24, 0xd5_e21a, 0xea_e51a, 0xfd_e725,
];
const BLUES: [u32; 9] =
    [0xf7_fbff, 0xde_ebf7, 0xc6_dbef, 0x9d_cae1, 0x6a_aed6, 0x41_91c6, 0x20_70b4, 0x08_509b, 0x08_306b];

impl Ramp {
    /// Dark violet over green to yellow, equally spaced to the eye: probabilities.
    #[must_use]
    pub fn viridis() -> Self {
        Self::of(&VIRIDIS)
    }

    /// Near white to dark blue.
    #[must_use]
    pub fn blues() -> Self {
        Self::of(&BLUES)
    }

    /// From one colour straight to another.
    #[must_use]
    pub fn between(from: Color, to: Color) -> Self {
        Self { stops: vec![from, to] }
    }

    /// Through colours at equal distances, at least one.
    #[must_use]
    pub fn through(stops: &[Color]) -> Self {
        Self { stops: if stops.is_empty() { vec![Color::CLEAR] } else { stops.to_vec() } }
    }

    /// A class colour over the paper, from nothing to `strength`: how a field shows confidence.
    #[must_use]
    pub fn tint(paper: Color, class: Color, strength: f64) -> Self {
        Self::between(paper, paper.mix(class, strength))
    }

    fn of(stops: &[u32]) -> Self {
        Self { stops: stops.iter().map(|&rgb| Color::hex(rgb)).collect() }
    }

    /// The colour at `t`, which is clamped to 0–1; NaN counts as 0.
    #[must_use]
    pub fn at(&self, t: f64) -> Color {
        let last = self.stops.len() - 1;
        let t = if t > 0.0 { t.min(1.0) } else { 0.0 } * last as f64;
        let i = (t as usize).min(last);
        self.stops[i].mix(self.stops[(i + 1).min(last)], t - i as f64)
    }

    /// The ramp as 256 RGBA entries, so that a field costs one look-up a cell.
    #[must_use]
    pub fn table(&self) -> [[u8; 4]; 256] {
        std::array::from_fn(|i| self.at(i as f64 / 255.0).rgba())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_colours_are_met() {
        let tenths = [0x44_0154, 0x48_2475, 0x41_4487, 0x35_5f8d, 0x2a_788e, 0x21_918c];
        for (i, rgb) in tenths.into_iter().enumerate() {
            let (ours, want) = (Ramp::viridis().at(i as f64 / 10.0), Color::hex(rgb));
            let off = ours.rgba().into_iter().zip(want.rgba()).map(|(a, b)| a.abs_diff(b)).max();
            assert!(off <= Some(2), "{i}: {ours:?} instead of {want:?}");
        }
        assert_eq!(Ramp::blues().at(0.5), Color::hex(0x6a_aed6));
    }

    #[test]
    fn outside_and_undefined_values_are_clamped() {
        let ramp = Ramp::between(Color::hex(0), Color::WHITE);
        assert_eq!(ramp.at(-3.0), Color::hex(0));
        assert_eq!(ramp.at(7.0), Color::WHITE);
        assert_eq!(ramp.at(f64::NAN), Color::hex(0));
        assert_eq!(ramp.table()[128], [128, 128, 128, 255]);
    }
}
