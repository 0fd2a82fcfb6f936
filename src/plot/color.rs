//! Colours: sRGB with alpha, mixing, contrast.

/// An sRGB colour with alpha, 0–255 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity.
    pub a: u8,
}

impl Color {
    /// From `0xRRGGBB`, opaque.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// The same colour at another opacity, 0–1.
    #[must_use]
    pub fn alpha(self, opacity: f64) -> Self {
        Self { a: (opacity * 255.0 + 0.5) as u8, ..self }
    }

    /// A share `t` of `other` mixed into this colour, channel by channel in sRGB.
    #[must_use]
    pub fn mix(self, other: Self, t: f64) -> Self {
        let channel = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * t + 0.5) as u8;
        Self {
            r: channel(self.r, other.r),
            g: channel(self.g, other.g),
            b: channel(self.b, other.b),
            a: channel(self.a, other.a),
        }
    }
}
