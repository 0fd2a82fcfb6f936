//! The one door to transcendental functions.
//!
//! `std`'s `sin`, `exp`, … call the platform's mathematics library, so native and wasm differ in the last bits.
//! Here f64 goes to the `libm` crate (the same Rust code everywhere). f32, which trains, takes its exponential,
//! logarithm, hyperbolic tangent and error function from short branch-free polynomials that the compiler can vectorise, and the
//! rest from `libm`. Only `+ − × ÷ √` are used besides, which IEEE 754 fixes to the bit.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub, SubAssign};

/// A floating-point type the heads and activations are written over: `f32` to train, `f64` to check and to draw.
pub trait Real:
    Copy
    + Debug
    + Default
    + PartialOrd
    + Send
    + Sync
    + 'static
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
{
    /// 0
    const ZERO: Self;
    /// 1
    const ONE: Self;
    /// π
    const PI: Self;
    /// Below this a sine or a norm counts as zero (a direction is then undefined).
    const TINY: Self;
    /// Below this an exponent's power counts as nothing beside 1. In f32 far above the smallest normal number: a residual is
    /// multiplied on its way back through an encoder, and denormals slow every product they meet.
    const FAINT: Self;

    /// The nearest value of this type.
    fn of(value: f64) -> Self;
    /// The value as `f64`, exactly.
    fn f64(self) -> f64;
    /// √x
    fn sqrt(self) -> Self;
    /// |x|
    fn abs(self) -> Self;
    /// eˣ
    fn exp(self) -> Self;
    /// ln x
    fn ln(self) -> Self;
    /// sin x, x in radians
    fn sin(self) -> Self;
    /// cos x, x in radians
    fn cos(self) -> Self;
    /// The angle of the point (x, self), in (−π, π]
    fn atan2(self, x: Self) -> Self;
    /// tanh x
    fn tanh(self) -> Self;
    /// The error function erf x
    fn erf(self) -> Self;
    /// The largest integer ≤ x
    fn floor(self) -> Self;
    /// Neither infinite nor NaN
    fn finite(self) -> bool;

    /// The larger of two numbers; `self` where they cannot be compared. One definition for all machines.
    #[inline(always)]
    fn at_least(self, floor: Self) -> Self {
        if floor > self { floor } else { self }
    }

    /// The smaller of two numbers; `self` where they cannot be compared.
    #[inline(always)]
    fn at_most(self, ceiling: Self) -> Self {
        if ceiling < self { ceiling } else { self }
    }
}

impl Real for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const PI: Self = std::f64::consts::PI;
    const TINY: Self = 1e-12;
    const FAINT: Self = -700.0;

    fn of(value: f64) -> Self {
        value
    }
    fn f64(self) -> f64 {
        self
    }
    fn sqrt(self) -> Self {
        self.sqrt()
    }
    fn abs(self) -> Self {
        self.abs()
    }
    fn exp(self) -> Self {
        libm::exp(self)
    }
    fn ln(self) -> Self {
        libm::log(self)
    }
    fn sin(self) -> Self {
        libm::sin(self)
    }
    fn cos(self) -> Self {
        libm::cos(self)
    }
    fn atan2(self, x: Self) -> Self {
        libm::atan2(self, x)
    }
    fn tanh(self) -> Self {
        libm::tanh(self)
    }
    fn erf(self) -> Self {
        libm::erf(self)
    }
    fn floor(self) -> Self {
        self.floor()
    }
    fn finite(self) -> bool {
        self.is_finite()
    }
}

impl Real for f32 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const PI: Self = std::f32::consts::PI;
    const TINY: Self = 1e-6;
    const FAINT: Self = -60.0;

    #[inline(always)]
    fn of(value: f64) -> Self {
        value as f32
    }
    #[inline(always)]
    fn f64(self) -> f64 {
        f64::from(self)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        self.sqrt()
    }
    #[inline(always)]
    fn abs(self) -> Self {
        self.abs()
    }

    /// 2ⁿ·eʳ with n = round(x/ln 2) and a degree-7 polynomial for eʳ; relative error below 1.3e-7 for −87 ≤ x ≤ 88, clamped
    /// outside, so that it needs no branch. NaN stays NaN.
    #[inline(always)]
    fn exp(self) -> Self {
        const SHIFT: f32 = 12_582_912.0; // 1.5·2²³: adding it rounds to an integer that sits in the low mantissa bits
        let x = self.at_most(88.0).at_least(-87.0);
        let shifted = x * std::f32::consts::LOG2_E + SHIFT;
        let n = shifted - SHIFT;
        // ln 2 in two parts, so that r keeps its low bits.
        let r = (x - n * 0.693_359_4) - n * -2.121_944_4e-4;
        // (eʳ − 1 − r)/r², fitted in Chebyshev points of |r| ≤ ln 2 / 2.
        let p = 1.989_933_4e-4;
        let p = p * r + 1.393_368_8e-3;
        let p = p * r + 8.333_298e-3;
        let p = p * r + 4.166_646_3e-2;
        let p = p * r + 0.166_666_67;
        let p = p * r + 0.5;
        let p = (p * r) * r + r + 1.0;
        let power = f32::from_bits(((shifted.to_bits() as i32).wrapping_add(127) << 23) as u32);
        p * power
    }

    /// n·ln 2 + ln f with f in [√½, √2) and ln f = 2 artanh((f − 1)/(f + 1)) by its series: relative error below 1.2e-7.
    /// Denormals count as 0, whose logarithm is −∞; no branches.
    #[inline(always)]
    fn ln(self) -> Self {
        const HALF_ROOT: u32 = 0x3f35_04f3; // √½
        let above = (self.to_bits().wrapping_sub(HALF_ROOT)) as i32 >> 23;
        let f = f32::from_bits(self.to_bits().wrapping_sub((above << 23) as u32)) - 1.0;
        let s = f / (2.0 + f);
        let z = s * s;
        let p = 2.0 / 3.0 + z * (2.0 / 5.0 + z * (2.0 / 7.0 + z * (2.0 / 9.0)));
        // 2s = f − s·f: the sum begins with f itself, which is exact.
        let fraction = f - s * (f - z * p);
        let n = above as f32;
        let ln = n * 0.693_359_4 + (n * -2.121_944_4e-4 + fraction);
        let ln = if self < f32::MIN_POSITIVE { f32::NEG_INFINITY } else { ln };
        let ln = if self < 0.0 { f32::NAN } else { ln };
        if self < f32::INFINITY { ln } else { self }
    }
    fn sin(self) -> Self {
        libm::sinf(self)
    }
    fn cos(self) -> Self {
        libm::cosf(self)
    }
    fn atan2(self, x: Self) -> Self {
        libm::atan2f(self, x)
    }

    /// 1 − 2/(e²ˣ + 1); near 0, where that cancels, the odd Taylor polynomial. Error below 3e-7.
    #[inline(always)]
    fn tanh(self) -> Self {
        let x2 = self * self;
        let small = self
            * (1.0 + x2 * (-1.0 / 3.0 + x2 * (2.0 / 15.0 + x2 * (-17.0 / 315.0 + x2 * (62.0 / 2835.0)))));
        let large = 1.0 - 2.0 / (Real::exp(self + self) + 1.0);
        if x2 < 0.0625 { small } else { large }
    }

    /// 1 − t(a₁ + … + a₅t⁴)·e^(−x²), t = 1/(1 + p|x|): Abramowitz & Stegun 7.1.26, error below 5e-7; near 0 the Taylor
    /// polynomial.
    #[inline(always)]
    fn erf(self) -> Self {
        let x2 = self * self;
        let small = self
            * (std::f32::consts::FRAC_2_SQRT_PI
                + x2 * (-0.376_126_4 + x2 * (0.112_837_9 + x2 * -0.026_866_17)));
        let a = self.abs();
        let t = 1.0 / (1.0 + 0.327_591_1 * a);
        let poly =
            t * (0.254_829_6 + t * (-0.284_496_72 + t * (1.421_413_8 + t * (-1.453_152 + t * 1.061_405_4))));
        let tail = 1.0 - poly * Real::exp(-x2);
        if x2 < 0.0625 { small } else { tail.copysign(self) }
    }
    #[inline(always)]
    fn floor(self) -> Self {
        self.floor()
    }
    #[inline(always)]
    fn finite(self) -> bool {
        self.is_finite()
    }
}

#[cfg(test)]
mod tests {
    use super::Real;

    fn worst(
        points: impl Iterator<Item = f32>,
        ours: fn(f32) -> f32,
        exact: fn(f64) -> f64,
        relative: bool,
    ) -> f64 {
        points
            .map(|x| {
                let want = exact(f64::from(x));
                let error = (f64::from(ours(x)) - want).abs();
                if relative { error / want.abs() } else { error }
            })
            .fold(0.0, f64::max)
    }

    fn grid(from: f32, to: f32) -> impl Iterator<Item = f32> {
        (0..=200_000).map(move |i| from + (to - from) * i as f32 / 200_000.0)
    }

    #[test]
    fn polynomials_stay_within_their_documented_errors() {
        let exp = worst(grid(-87.0, 88.0), <f32 as Real>::exp, libm::exp, true);
        let tanh = worst(grid(-12.0, 12.0), <f32 as Real>::tanh, libm::tanh, false);
        let erf = worst(grid(-6.0, 6.0), <f32 as Real>::erf, libm::erf, false);
        let ln = worst(grid(1e-6, 9.0).filter(|x| *x != 1.0), <f32 as Real>::ln, libm::log, true);
        let far = worst(
            (-120_i32..120).map(|n| 1.7 * f32::from_bits(((n + 127) as u32) << 23)),
            <f32 as Real>::ln,
            libm::log,
            true,
        );
        assert!(ln < 1.2e-7 && far < 1.2e-7, "ln {ln:e} {far:e}");
        assert!(exp < 1.3e-7 && tanh < 3e-7 && erf < 5e-7, "exp {exp:e}, tanh {tanh:e}, erf {erf:e}");
    }

    #[test]
    fn extremes_are_finite_or_stay_nan() {
        assert!(Real::exp(1e9_f32).is_finite() && Real::exp(-1e9_f32) >= 0.0);
        assert_eq!(Real::tanh(40.0_f32), 1.0);
        assert_eq!(Real::erf(-40.0_f32), -1.0);
        assert!(Real::exp(f32::NAN).is_nan());
        assert_eq!(Real::ln(1.0_f32), 0.0);
        assert_eq!(Real::ln(f32::INFINITY), f32::INFINITY);
        assert_eq!(Real::ln(0.0_f32), f32::NEG_INFINITY);
        assert!(Real::ln(f32::NAN).is_nan() && Real::ln(-1.0_f32).is_nan());
    }
}
