//! The exact decimal digits of a number m·2ᵉ, rounding them, and writing them.

use super::{POWERS, read};
use std::cmp::Ordering;

/// 0.d₁d₂d₃… · 10^point, without zeros at either end; no digits at all for zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Digits {
    pub(super) digits: Vec<u8>,
    pub(super) point: i32,
}

/// Mantissa and power of two of a finite, positive number.
pub(super) fn parts(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let (power, fraction) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
    if power == 0 { (fraction, -1074) } else { (fraction | 1 << 52, power - 1075) }
}

impl Digits {
    /// Every digit of a finite x ≥ 0.
    pub(super) fn exact(x: f64) -> Self {
        let (mantissa, power) = parts(x);
        Self::of(mantissa, power)
    }

    /// Every digit of m·2ᵉ.
    pub(super) fn of(mantissa: u64, power: i32) -> Self {
        let mut big = vec![mantissa as u32, (mantissa >> 32) as u32];
        // 2ᵉ, or 5⁻ᵉ with the point moved, in steps that a limb can take.
        let (base, step): (u32, u32) = if power < 0 { (5, 13) } else { (2, 31) };
        let mut left = power.unsigned_abs();
        while left > 0 {
            let times = left.min(step);
            multiply(&mut big, base.pow(times));
            left -= times;
        }
        let mut digits = Vec::new();
        while !big.is_empty() {
            let mut rest = divide_by_billion(&mut big);
            for _ in 0..9 {
                digits.push((rest % 10) as u8);
                rest /= 10;
            }
        }
        digits.reverse();
        let point = digits.len() as i32 + power.min(0);
        Self { digits, point }.trimmed()
    }

    /// The fewest digits that read back as a finite x ≥ 0.
    pub(super) fn shortest(x: f64) -> Self {
        for (k, power) in POWERS.iter().enumerate().take(16) {
            let whole = (x * power).round();
            // A whole number over a power of ten, both exact: the quotient is what reading the text gives. Of fifteen digits,
            // only one choice can give x.
            if whole < 1e15 && whole / power == x {
                let exact = Self::exact(whole);
                let point = if exact.digits.is_empty() { 0 } else { exact.point - k as i32 };
                return Self { point, ..exact };
            }
        }
        let exact = Self::exact(x);
        let cut = |count: usize, up: bool| {
            let mut digits = exact.clone();
            digits.cut(count as i32, up);
            digits
        };
        for count in 1..17 {
            let up = exact.digits.get(count).is_some_and(|digit| *digit >= 5);
            let found = [up, !up].map(|up| cut(count, up)).into_iter().find(|d| read::nearest(d) == x);
            if let Some(found) = found {
                return found;
            }
        }
        cut(17, exact.digits.get(17).is_some_and(|digit| *digit >= 5))
    }

    /// Keeps `count` digits, rounded; halves go to the even neighbour.
    pub(super) fn round(&mut self, count: i32) {
        let keep = usize::try_from(count).unwrap_or(0);
        let half = match (count < 0, self.digits.get(keep)) {
            (true, _) | (_, None) => Ordering::Less,
            (_, Some(5)) if self.digits.len() == keep + 1 => Ordering::Equal,
            (_, Some(digit)) => digit.cmp(&5).then(Ordering::Greater),
        };
        let odd = keep > 0 && self.digits.get(keep - 1).is_some_and(|digit| digit % 2 == 1);
        self.cut(count, half == Ordering::Greater || half == Ordering::Equal && odd);
    }

    /// Keeps `count` digits, the last one raised if `up`.
    fn cut(&mut self, count: i32, up: bool) {
        let keep = usize::try_from(count).unwrap_or(0);
        if keep >= self.digits.len() && count >= 0 {
            return;
        }
        self.digits.truncate(keep);
        if up {
            while self.digits.last() == Some(&9) {
                self.digits.pop();
            }
            match self.digits.last_mut() {
                Some(last) => *last += 1,
                None => {
                    self.digits.push(1);
                    self.point += 1;
                }
            }
        }
        *self = std::mem::take(self).trimmed();
    }

    /// Without zeros at either end.
    pub(super) fn trimmed(mut self) -> Self {
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self.point -= zeros as i32;
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
        self
    }

    /// Without exponent, with at least so many decimals.
    pub(super) fn plain(&self, negative: bool, decimals: usize) -> String {
        let decimals =
            decimals.max(usize::try_from(self.digits.len() as i32 - self.point).unwrap_or(0)) as i32;
        let digit = |at: i32| {
            let found = usize::try_from(at).ok().and_then(|at| self.digits.get(at));
            char::from(b'0' + found.copied().unwrap_or(0))
        };
        let mut text = String::from(if negative { "-" } else { "" });
        if self.point <= 0 {
            text.push('0');
        }
        text.extend((0..self.point).map(digit));
        if decimals > 0 {
            text.push('.');
            text.extend((self.point..self.point + decimals).map(digit));
        }
        text
    }
}

impl PartialOrd for Digits {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let size = |one: &Self| if one.digits.is_empty() { i32::MIN } else { one.point };
        Some(size(self).cmp(&size(other)).then_with(|| self.digits.cmp(&other.digits)))
    }
}

fn multiply(big: &mut Vec<u32>, factor: u32) {
    let mut carry = 0_u64;
    for limb in big.iter_mut() {
        carry += u64::from(*limb) * u64::from(factor);
        *limb = carry as u32;
        carry >>= 32;
    }
    if carry > 0 {
        big.push(carry as u32);
    }
}

/// Divides and gives the rest; no limbs are left of zero.
fn divide_by_billion(big: &mut Vec<u32>) -> u32 {
    let mut rest = 0_u64;
    for limb in big.iter_mut().rev() {
        let dividend = rest << 32 | u64::from(*limb);
        *limb = (dividend / 1_000_000_000) as u32;
        rest = dividend % 1_000_000_000;
    }
    while big.last() == Some(&0) {
        big.pop();
    }
    rest as u32
}
