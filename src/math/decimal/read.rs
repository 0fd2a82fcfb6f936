//! Decimal text to the nearest number.

use super::digits::{Digits, parts};
use super::{POWERS, WHOLE};
use std::cmp::Ordering;

/// Reads `[+-]digits[.digits][e[+-]digits]`, correctly rounded; too large is infinite. `None` for anything else.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, power) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, exponent(power)?),
        None => (unsigned, 0),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() + part.len() == 0 || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = || whole.bytes().chain(part.bytes()).map(|byte| byte - b'0');
    let exponent = power.saturating_sub(part.len() as i32);
    let size = match exact(digits(), exponent) {
        Some(size) => size,
        None => {
            let point = exponent.saturating_add((whole.len() + part.len()) as i32);
            nearest(&Digits { digits: digits().collect(), point }.trimmed())
        }
    };
    Some(if text.starts_with('-') { -size } else { size })
}

fn exponent(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits
        .bytes()
        .fold(0_i32, |size, byte| size.saturating_mul(10).saturating_add(i32::from(byte - b'0')));
    Some(if text.starts_with('-') { -size } else { size })
}

/// Where the digits are a whole number that f64 holds, and the power of ten is one too, a single operation rounds correctly.
fn exact(digits: impl Iterator<Item = u8>, exponent: i32) -> Option<f64> {
    let mut whole = 0_u64;
    for digit in digits {
        whole = 10 * whole + u64::from(digit);
        if whole >= WHOLE as u64 {
            return None;
        }
    }
    let power = *POWERS.get(exponent.unsigned_abs() as usize)?;
    Some(if exponent < 0 { whole as f64 / power } else { whole as f64 * power })
}

/// The number nearest to some digits; of two equally near the even one.
pub(super) fn nearest(digits: &Digits) -> f64 {
    let mut guess = guess(digits);
    while beyond(guess, digits) {
        guess = guess.next_up();
    }
    while guess > 0.0 && !beyond(guess.next_down(), digits) {
        guess = guess.next_down();
    }
    guess
}

/// Whether the digits lie nearer to the number above than to this one.
fn beyond(guess: f64, digits: &Digits) -> bool {
    if guess == f64::INFINITY {
        return false;
    }
    let (mantissa, power) = parts(guess);
    match digits.partial_cmp(&Digits::of(2 * mantissa + 1, power - 1)) {
        Some(Ordering::Greater) => true,
        Some(Ordering::Equal) => mantissa % 2 == 1,
        _ => false,
    }
}

/// Off by a few units in the last place: the first digits, times ten as often as needed.
fn guess(digits: &Digits) -> f64 {
    let first = digits.digits.iter().take(18);
    let mut guess = first.fold(0_u64, |sum, digit| 10 * sum + u64::from(*digit)) as f64;
    let mut left = digits.point.clamp(-400, 400) - digits.digits.len().min(18) as i32;
    while left != 0 {
        let step = left.clamp(-22, 22);
        let power = POWERS[step.unsigned_abs() as usize];
        guess = if step < 0 { guess / power } else { guess * power };
        left -= step;
    }
    guess.min(f64::MAX)
}
