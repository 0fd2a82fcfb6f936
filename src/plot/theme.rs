//! Theme: every colour and size of a picture, light, dark and projector.
//!
//! Classes are drawn in the palette Petroff chose for data (arXiv 2107.02270) with class 8 moved to a dark teal, because as
//! tints classes 3 and 8 look alike.

use super::{Color, Shape, Stroke, TextStyle};

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
                Color::hex(0xa9_6b59),
                Color::hex(0xe7_6300),
                Color::hex(0xb9_ac70),
                Color::hex(0x1f_6f78),
                Color::hex(0x92_dadd),
            ],
            field_strength: 0.36,
            scale: 1.0,
            dark: false,
        }
    }

    /// Chalk on slate; the two darkest class colours are lifted.
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
        theme.classes[2] = Color::hex(0xd9_4a2f);
        theme.classes[4] = Color::hex(0xa4_5cd3);
        theme.classes[8] = Color::hex(0x35_96a1);
        theme.field_strength = 0.42;
        theme.dark = true;
        theme
    }

    /// A theme by its id: `light`, `dark`, `projector` (light, larger and stronger); light for anything else.
    #[must_use]
    pub fn named(id: &str) -> Self {
        match id {
            "dark" => Self::dark(),
            "projector" => Self { scale: 1.25, field_strength: 0.5, ..Self::light() },
            _ => Self::light(),
        }
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
