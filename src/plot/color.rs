//! Colours: sRGB with alpha, mixing, contrast.

use crate::math::Real;

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
    /// Nothing at all.
    pub const CLEAR: Self = Self { r: 0, g: 0, b: 0, a: 0 };
    /// White.
    pub const WHITE: Self = Self::hex(0xff_ffff);

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

    /// Its bytes in the order of a pixel.
    #[must_use]
    pub const fn rgba(self) -> [u8; 4] {
        [self.r, self.g, self.b, self.a]
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

    /// Red, green and blue as linear light, 0–1 (IEC 61966-2-1).
    #[must_use]
    pub fn linear(self) -> [f64; 3] {
        [self.r, self.g, self.b].map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { Real::exp(2.4 * Real::ln((c + 0.055) / 1.055)) }
        })
    }

    /// Contrast of two opaque colours, 1–21 (WCAG 2.2); text needs 4.5.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let luminance = |c: Self| {
            let [r, g, b] = c.linear();
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(self), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_runs_from_one_to_twenty_one() {
        assert!((Color::WHITE.contrast(Color::hex(0)) - 21.0).abs() < 1e-12);
        assert!((Color::hex(0x76_7676).contrast(Color::WHITE) - 4.54).abs() < 0.005);
        assert_eq!(Color::hex(0x12_3456).contrast(Color::hex(0x12_3456)), 1.0);
    }

    #[test]
    fn mixing_meets_both_ends() {
        let (a, b) = (Color::hex(0x10_ff00), Color::hex(0xff_00f0));
        assert_eq!((a.mix(b, 0.0), a.mix(b, 1.0)), (a, b));
        assert_eq!(Color::hex(0).mix(Color::WHITE, 0.5), Color::hex(0x80_8080));
        assert_eq!(Color::WHITE.alpha(0.5).a, 128);
    }
}
