//! Theme: every colour and size of a picture, light, dark and projector.
//!
//! Classes are drawn in the palette Petroff chose for data (arXiv 2107.02270) with class 8 moved to a dark teal, because as
//! tints classes 3 and 8 look alike, and class 5 a little lighter, so that numerals can be read on it. On dark paper the darkest
//! two, 2 and 4, are lifted, and 5 and 8 moved with them. The nearest two fills are 7.6 apart (ΔE in OKLab × 100; 2 can just be
//! seen side by side) and the nearest two tints 3.0, seen normally, by protanopes and by deuteranopes; 7.3 and 2.5 by
//! tritanopes (classes 3 and 7). Shapes and numerals tell classes apart besides.

use super::{Color, Shape, Stroke, TextStyle};
use crate::math::Real;

/// The ids of all themes.
pub const THEMES: [&str; 3] = ["light", "dark", "projector"];

/// Colours and sizes of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Background of the page.
    pub paper: Color,
    /// Text, boundaries, prototypes.
    pub ink: Color,
    /// Secondary text, ticks.
    pub ink_2: Color,
    /// Never text: margin edges, frames.
    pub ink_3: Color,
    /// Hairlines.
    pub line: Color,
    /// Quiet fill.
    pub fill: Color,
    /// Focus, draggable things.
    pub focus: Color,
    /// Ring of a misclassified sample.
    pub wrong: Color,
    /// The ten class colours.
    pub classes: [Color; 10],
    /// How strongly a certain field colours the paper, 0–1.
    pub field_strength: f64,
    /// Multiplies text sizes and stroke widths (projector 1.25).
    pub scale: f64,
    /// Whether the paper is dark.
    pub dark: bool,
}

impl Theme {
    /// Ink on paper.
    #[must_use]
    pub const fn light() -> Self {
        Self {
            paper: Color::hex(0xfc_fcfa),
            ink: Color::hex(0x17_191e),
            ink_2: Color::hex(0x5b_6170),
            ink_3: Color::hex(0x9a_a0ad),
            line: Color::hex(0xe6_e6e1),
            fill: Color::hex(0xf3_f3ef),
            focus: Color::hex(0x2a_62d8),
            wrong: Color::hex(0x13_8a3d),
            classes: [
                Color::hex(0x3f_90da),
                Color::hex(0xff_a90e),
                Color::hex(0xbd_1f01),
                Color::hex(0x94_a4a2),
                Color::hex(0x83_2db6),
                Color::hex(0xb3_7163),
                Color::hex(0xe7_6300),
                Color::hex(0xb9_ac70),
                Color::hex(0x11_5a5c),
                Color::hex(0x92_dadd),
            ],
            field_strength: 0.36,
            scale: 1.0,
            dark: false,
        }
    }

    /// Chalk on slate; class colours too dark or too alike there are moved.
    #[must_use]
    pub const fn dark() -> Self {
        let mut theme = Self::light();
        theme.paper = Color::hex(0x11_1317);
        theme.ink = Color::hex(0xec_eef2);
        theme.ink_2 = Color::hex(0xa3_aab8);
        theme.ink_3 = Color::hex(0x6c_7382);
        theme.line = Color::hex(0x28_2c35);
        theme.fill = Color::hex(0x1c_2028);
        theme.focus = Color::hex(0x7a_a5ff);
        theme.wrong = Color::hex(0x38_c172);
        theme.classes[2] = Color::hex(0xc4_411f);
        theme.classes[4] = Color::hex(0x8a_47f2);
        theme.classes[5] = Color::hex(0xab_7c69);
        theme.classes[8] = Color::hex(0x1f_7377);
        theme.field_strength = 0.42;
        theme.dark = true;
        theme
    }

    /// A theme by its id, one of [`THEMES`]; `projector` is light, larger and stronger. Light for anything else.
    #[must_use]
    pub fn named(id: &str) -> Self {
        match id {
            "dark" => Self::dark(),
            "projector" => Self { scale: 1.25, field_strength: 0.5, ..Self::light() },
            _ => Self::light(),
        }
    }

    /// An area's colour: so much of a colour over paper in light, more of it where fields are stronger.
    #[must_use]
    pub fn tint(&self, color: Color, share: f64) -> Color {
        self.paper.mix(color, (share * self.field_strength / Self::light().field_strength).at_most(1.0))
    }

    /// Style of labels and ticks.
    #[must_use]
    pub const fn label(&self) -> TextStyle {
        TextStyle::new(11.0 * self.scale, self.ink_2)
    }

    /// Style of what must be read first: values, names of classes.
    #[must_use]
    pub const fn strong(&self) -> TextStyle {
        TextStyle::new(12.0 * self.scale, self.ink).bold()
    }

    /// Style of a mathematical symbol.
    #[must_use]
    pub const fn symbol(&self) -> TextStyle {
        TextStyle::new(13.0 * self.scale, self.ink).symbol()
    }

    /// A thin line that recedes: ticks, frames.
    #[must_use]
    pub const fn hairline(&self) -> Stroke {
        Stroke::new(self.line, 1.0)
    }

    /// A line of a colour; `width` is multiplied by the theme's scale.
    #[must_use]
    pub const fn stroke(&self, color: Color, width: f64) -> Stroke {
        Stroke::new(color, width * self.scale)
    }

    /// Ink or white, whichever is easier to read on `background`.
    #[must_use]
    pub fn on(&self, background: Color) -> Color {
        let dark = if self.dark { self.paper } else { self.ink };
        if dark.contrast(background) > Color::WHITE.contrast(background) { dark } else { Color::WHITE }
    }

    /// Colour of class `k`.
    #[must_use]
    pub const fn class(&self, k: u32) -> Color {
        self.classes[k as usize % 10]
    }

    /// Marker shape of class `k`: with the colour, a different pair for each of the first hundred classes.
    #[must_use]
    pub const fn shape(k: u32) -> Shape {
        const SHAPES: [Shape; 10] = [
            Shape::Circle,
            Shape::Square,
            Shape::Triangle,
            Shape::Diamond,
            Shape::Cross,
            Shape::TriangleDown,
            Shape::Star,
            Shape::Pentagon,
            Shape::Plus,
            Shape::Hexagon,
        ];
        SHAPES[(k as usize + k as usize / 10) % 10]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Real;

    type Matrix = [[f64; 3]; 3];
    const NORMAL: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    /// Machado, Oliveira, Fernandes (IEEE TVCG 15(6), 2009), severity 1.
    const PROTANOPIA: Matrix =
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    const DEUTERANOPIA: Matrix =
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
    const TRITANOPIA: Matrix =
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]];
    /// Ottosson, OKLab (2020): linear sRGB to cone responses, their cube roots to lightness and two opponents.
    const CONES: Matrix = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ];
    const OPPONENTS: Matrix = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ];

    fn times(m: Matrix, v: [f64; 3]) -> [f64; 3] {
        m.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
    }

    fn seen(color: Color, eyes: Matrix) -> [f64; 3] {
        let light = times(eyes, color.linear()).map(|c| c.clamp(0.0, 1.0));
        times(OPPONENTS, times(CONES, light).map(|c| Real::exp(Real::ln(c.max(1e-9)) / 3.0)))
    }

    fn apart(a: Color, b: Color, eyes: Matrix) -> f64 {
        let (a, b) = (seen(a, eyes), seen(b, eyes));
        100.0 * a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum::<f64>().sqrt()
    }

    #[test]
    fn classes_can_be_told_apart_by_everyone() {
        // Tritanopes are few, and the palette is Petroff's: what is nearest to them, 3 and 7, stays a little nearer.
        let readers =
            [(NORMAL, 7.5, 2.9), (PROTANOPIA, 7.5, 2.9), (DEUTERANOPIA, 7.5, 2.9), (TRITANOPIA, 7.2, 2.4)];
        for theme in ["light", "dark", "projector"].map(Theme::named) {
            for (eyes, of_fills, of_tints) in readers {
                for (i, j) in (0..10).flat_map(|i| (0..i).map(move |j| (i, j))) {
                    let tint = |k: u32| theme.paper.mix(theme.class(k), theme.field_strength);
                    let (fills, tints) =
                        (apart(theme.class(i), theme.class(j), eyes), apart(tint(i), tint(j), eyes));
                    assert!(fills >= of_fills, "fills {i} and {j} are {fills:.2} apart");
                    assert!(tints >= of_tints, "tints {i} and {j} are {tints:.2} apart");
                }
            }
        }
    }

    #[test]
    fn no_class_sinks_into_dark_paper() {
        let theme = Theme::dark();
        for k in 0..10 {
            assert!(theme.class(k).contrast(theme.paper) >= 3.3, "class {k}");
        }
    }

    #[test]
    fn no_two_themes_are_one() {
        let themes = THEMES.map(Theme::named);
        assert!((1..themes.len()).all(|k| !themes[..k].contains(&themes[k])));
    }

    #[test]
    fn every_text_can_be_read() {
        for id in THEMES {
            let theme = Theme::named(id);
            let pairs = [
                (theme.ink, theme.paper),
                (theme.ink_2, theme.paper),
                (theme.ink_2, theme.fill),
                (theme.focus, theme.paper),
            ];
            for (text, paper) in pairs {
                assert!(text.contrast(paper) >= 4.5, "{id}: {text:?} on {paper:?}");
            }
            for k in 0..10 {
                let (disc, tint) = (theme.class(k), theme.paper.mix(theme.class(k), theme.field_strength));
                assert!(theme.on(disc).contrast(disc) >= 4.5, "{id}: the numeral of class {k}");
                assert!(theme.ink.contrast(tint) >= 4.5, "{id}: ink on the tint of class {k}");
            }
            assert!(theme.wrong.contrast(theme.paper) >= 3.0, "{id}: the ring of the misclassified");
        }
    }

    #[test]
    fn a_hundred_classes_differ_in_colour_or_shape() {
        let mut looks: Vec<(Shape, [u8; 4])> =
            (0..100).map(|k| (Theme::shape(k), Theme::light().class(k).rgba())).collect();
        looks.sort_unstable();
        looks.dedup();
        assert_eq!(looks.len(), 100);
    }
}
