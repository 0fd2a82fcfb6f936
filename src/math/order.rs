//! Sorting, compiled once: each call of `sort_by` with its own closure brings a whole sort of several kilobytes into the wasm. Who
//! sorts records, or sorts again and again (trees, the marks of a ball), pays for one of his own. And the largest and the middle
//! one of several.

use std::cmp::Ordering;

/// Sorts numbers, smallest first, in IEEE 754's total order (NaN last).
pub fn ascending(values: &mut [f64]) {
    values.sort_unstable_by(f64::total_cmp);
}

/// The middle one of several numbers, of an even count the mean of the middle two; `None` where there is none.
#[must_use]
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    ascending(&mut values);
    let half = values.len() / 2;
    let upper = *values.get(half)?;
    let lower = if values.len().is_multiple_of(2) { values[half - 1] } else { upper };
    Some((lower + upper) / 2.0)
}

/// The middle one of several numbers, of an even count the lower of the middle two: always one of them. `None` where there is none.
#[must_use]
pub fn lower_median(mut values: Vec<f64>) -> Option<f64> {
    ascending(&mut values);
    values.get(values.len().saturating_sub(1) / 2).copied()
}

/// The numbers 0 … n − 1 in the order that `compare` gives them; equals stay as they were.
#[must_use]
pub fn permutation(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// The place of the largest of `count` values, the first of equals; 0 where there is none.
#[must_use]
pub fn largest<T: PartialOrd>(count: usize, value: impl Fn(usize) -> T) -> usize {
    let mut best: Option<(usize, T)> = None;
    for at in 0..count {
        let value = value(at);
        if best.as_ref().is_none_or(|(_, top)| value > *top) {
            best = Some((at, value));
        }
    }
    best.map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::{ascending, largest, lower_median, median, permutation};

    #[test]
    fn the_first_of_equals_is_the_largest() {
        let values = [1.0, 3.0, 2.0, 3.0];
        assert_eq!((largest(4, |i| values[i]), largest(0, |i| values[i])), (1, 0));
    }

    #[test]
    fn medians_lie_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(Vec::new()), None);
        assert_eq!(lower_median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(lower_median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.0));
        assert_eq!(lower_median(Vec::new()), None);
    }

    #[test]
    fn equals_stay_in_place_and_nan_goes_last() {
        let keys = [2.0_f64, 1.0, 2.0, 0.0];
        assert_eq!(permutation(4, &|a, b| keys[a].total_cmp(&keys[b])), [3, 1, 0, 2]);
        let mut values = [f64::NAN, 1.0, -1.0];
        ascending(&mut values);
        assert_eq!(values[..2], [-1.0, 1.0]);
    }
}
