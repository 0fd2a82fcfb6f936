//! Numbers as they are written on axes: a real minus sign, commas between thousands, powers of ten where digits would pile up.

use crate::math::decimal as text;

/// Rounded to so many digits after the point; beyond 10 million or finer than six digits as a·10ᵏ.
#[must_use]
pub fn decimal(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    if value != 0.0 && (value.abs() >= 1e7 || digits > 6) {
        return scientific(value);
    }
    let plain = text::fixed(value.abs(), digits);
    let (whole, part) = plain.split_once('.').map_or((plain.as_str(), None), |(w, p)| (w, Some(p)));
    let mut out = String::new();
    if value < 0.0 && plain.bytes().any(|b| b.is_ascii_digit() && b != b'0') {
        out.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

/// A whole number.
#[must_use]
pub fn whole(value: f64) -> String {
    decimal(value, 0)
}

/// Digits of a number written as a·10ᵏ.
const SIGNIFICANT: u8 = 4;

/// a·10ᵏ with the shortest a.
fn scientific(value: f64) -> String {
    let (mantissa, power) = text::scientific(value.abs(), SIGNIFICANT);
    let sign = if value < 0.0 { "−" } else { "" };
    let power: String = power.to_string().chars().map(superscript).collect();
    if mantissa == "1" { format!("{sign}10{power}") } else { format!("{sign}{mantissa}×10{power}") }
}

fn superscript(c: char) -> char {
    match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        c => c.to_digit(10).and_then(|d| char::from_u32(0x2070 + d)).unwrap_or(c),
    }
}

/// `i`·10ᵏ, correctly rounded for negative k because 10⁻ᵏ is exact up to 22.
#[must_use]
pub fn scaled(i: f64, k: i32) -> f64 {
    let mut power = 1.0;
    for _ in 0..k.unsigned_abs() {
        power *= 10.0;
    }
    if k < 0 { i / power } else { i * power }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_are_rounded() {
        assert_eq!(decimal(19_999_999.0, 0), "2×10⁷");
        assert_eq!(decimal(99_999_999.0, 0), "10⁸");
        assert_eq!(decimal(-12_346_000.0, 0), "−1.235×10⁷");
        assert_eq!(decimal(1.0004e-9, 9), "10⁻⁹");
    }

    #[test]
    fn numbers_are_written_plainly() {
        assert_eq!(decimal(-0.25, 2), "−0.25");
        assert_eq!(decimal(-0.0001, 2), "0.00");
        assert_eq!(decimal(1500.0, 0), "1,500");
        assert_eq!(decimal(1_234_567.5, 1), "1,234,567.5");
        assert_eq!(decimal(2e8, 0), "2×10⁸");
        assert_eq!(decimal(-1e-12, 12), "−10⁻¹²");
        assert_eq!(decimal(f64::NAN, 1), "–");
        assert_eq!(scaled(3.0, -1), 0.3);
    }
}
