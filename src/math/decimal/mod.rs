//! Numbers to decimal text and back, correctly rounded, in a tenth of the code that `core` brings for it.
//!
//! ```text
//! x = m·2ᵉ is an exact decimal: m·2ᵉ for e ≥ 0, m·5⁻ᵉ / 10⁻ᵉ below      0.1 = 0.1000000000000000055511151231257827…
//! written   cut to so many decimals, or to the fewest digits that read back as x
//! read      guessed, then moved until the text lies between the middles to the neighbours
//! ```
//!
//! The page loads this before its first picture. `core`'s ways are faster on long numbers but need a table of 10 KB; here the
//! common short numbers take one division, and only the rest write the exact digits out.

mod digits;
mod read;

use super::Real;
use digits::Digits;
pub use read::read;

/// Finite numbers with commas between them, blanks around them; `None` where one of them is none.
#[must_use]
pub fn list(text: &str) -> Option<Vec<f64>> {
    text.split(',').map(|part| read(part.trim()).filter(|x| x.is_finite())).collect()
}

/// 10⁰ … 10²²: the powers that f64 holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// Beyond it not every whole number is an f64.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// The fewest digits that read back as `x`; `NaN`, `inf`, `-inf` otherwise. As `{x}` writes it.
#[must_use]
pub fn shortest(x: f64) -> String {
    if !x.is_finite() {
        return (if x.is_nan() { "NaN" } else { signed(x, "inf", "-inf") }).to_owned();
    }
    Digits::shortest(x.abs()).plain(x.is_sign_negative(), 0)
}

/// `x` with so many decimals, exact halves to the even neighbour. As `{x:.decimals$}` writes it.
#[must_use]
pub fn fixed(x: f64, decimals: usize) -> String {
    if !x.is_finite() {
        return shortest(x);
    }
    let mut digits = Digits::exact(x.abs());
    digits.round(digits.point + decimals as i32);
    digits.plain(x.is_sign_negative(), decimals)
}

/// The shortest digits of a positive `x`, rounded where they are more than `most`, and its power of ten: d.ddd·10ᵏ.
#[must_use]
pub fn scientific(x: f64, most: u8) -> (String, i32) {
    let mut digits = Digits::shortest(x.abs());
    digits.round(i32::from(most));
    let text: String = digits.digits.iter().map(|d| char::from(b'0' + d)).collect();
    match text.split_at_checked(1) {
        Some((first, "")) => (first.to_owned(), digits.point - 1),
        Some((first, rest)) => ([first, ".", rest].concat(), digits.point - 1),
        None => ("0".to_owned(), 0),
    }
}

/// `x` with no more digits than places a `unit` apart need: to the power of ten at the unit or next below it.
#[must_use]
pub fn rounded(x: f64, unit: f64) -> f64 {
    let digits = -Real::floor(Real::ln(unit) / Real::ln(10.0));
    // No unit, or one beyond the powers that are exact: as it is.
    let Some(power) = POWERS.get(digits.abs() as usize).filter(|_| unit > 0.0 && digits.finite()) else {
        return x;
    };
    if digits >= 0.0 { (x * power).round() / power } else { (x / power).round() * power }
}

fn signed<'a>(x: f64, plus: &'a str, minus: &'a str) -> &'a str {
    if x.is_sign_negative() { minus } else { plus }
}

#[cfg(test)]
mod tests {
    use super::{fixed, list, read, rounded, scientific, shortest};
    use crate::math::Rng;

    #[test]
    fn a_place_has_the_digits_of_its_unit() {
        assert_eq!(rounded(1.234_567_8, 0.002), 1.235);
        assert_eq!(rounded(-1.234_567_8, 0.099), -1.23);
        assert_eq!(rounded(1_234_567.8, 250.0), 1_234_600.0);
        assert_eq!(rounded(7.4, 3.0), 7.0);
        for unit in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-300] {
            assert_eq!(rounded(0.123_456_789, unit), 0.123_456_789);
        }
    }

    /// Awkward ones, and random bit patterns, which fill every exponent.
    fn samples() -> Vec<f64> {
        let mut samples =
            vec![0.0, -0.0, 1.0, 0.1, 0.3, 0.35, 2.5, 1e21, 1e22, 1e23, 5e-324, f64::MAX, 123.456];
        samples.extend([
            f64::MIN_POSITIVE,
            f64::EPSILON,
            9_007_199_254_740_993.0,
            0.5,
            1.5,
            1e-7,
            4.35,
            1e300,
        ]);
        samples.extend((-1074..1024).map(|e| libm::ldexp(1.0, e)));
        let mut rng = Rng::new(3);
        samples.extend((0..4000).map(|_| f64::from_bits(rng.bits())).filter(|x| x.is_finite()));
        samples.extend((0..4000).map(|_| rng.normal()));
        samples.extend((0..2000).map(|_| f64::from(rng.normal() as f32)));
        samples
    }

    #[test]
    fn text_is_what_the_standard_library_writes() {
        for x in samples() {
            assert_eq!(shortest(x), format!("{x}"));
            let (digits, power) = scientific(x, 17);
            assert_eq!(format!("{digits}e{power}"), format!("{:e}", x.abs()));
            for decimals in [0, 1, 2, 5, 12] {
                assert_eq!(fixed(x, decimals), format!("{x:.decimals$}"), "{x:e} to {decimals}");
            }
        }
        assert_eq!([f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(shortest), ["NaN", "inf", "-inf"]);
    }

    #[test]
    fn text_reads_back_to_the_bit() {
        for x in samples() {
            for text in [format!("{x}"), format!("{x:e}"), format!("{x:.3e}"), format!("{x:.17}")] {
                let parsed: f64 = text.parse().expect("a number");
                assert_eq!(read(&text).map(f64::to_bits), Some(parsed.to_bits()), "{text}");
            }
        }
    }

    #[test]
    fn halves_and_ends_of_the_range_round_as_the_standard_library_rounds() {
        let middle = "9007199254740993";
        let above = format!("{middle}.{}1", "0".repeat(300));
        for text in [middle, &above, "1e400", "1e-400", "2.4703282292062327e-324", "2.4703282292062328e-324"]
        {
            assert_eq!(read(text), text.parse().ok(), "{text}");
        }
        for text in ["1.7976931348623158e308", "1.7976931348623159e308", "179769313486231580793e289", "0e999"]
        {
            assert_eq!(read(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "+", ".", "e5", "1e", "1e+", "1.2.3", "1 ", "0x10", "inf", "NaN", "1,5", "--1"] {
            assert_eq!(read(text), None, "{text}");
        }
        for text in ["", "1,", "1,2,junk", "1,,2", "1e999"] {
            assert_eq!(list(text), None, "{text}");
        }
        assert_eq!(list("1, -2.5"), Some(vec![1.0, -2.5]));
        assert_eq!([read("1."), read(".5"), read("+2E3")], [Some(1.0), Some(0.5), Some(2000.0)]);
    }
}
