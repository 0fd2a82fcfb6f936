//! Sorting, compiled once. Each call of `sort_by` with its own closure brings a whole sort of several kilobytes into the wasm;
//! these two serve everyone.

use std::cmp::Ordering;

/// Sorts numbers, smallest first, in IEEE 754's total order (NaN last).
pub fn ascending(values: &mut [f64]) {
    values.sort_unstable_by(f64::total_cmp);
}

/// The numbers 0 … n − 1 in the order that `compare` gives them; equals stay as they were.
#[must_use]
pub fn permutation(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use super::{ascending, permutation};

    #[test]
    fn equals_stay_in_place_and_nan_goes_last() {
        let keys = [2.0_f64, 1.0, 2.0, 0.0];
        assert_eq!(permutation(4, &|a, b| keys[a].total_cmp(&keys[b])), [3, 1, 0, 2]);
        let mut values = [f64::NAN, 1.0, -1.0];
        ascending(&mut values);
        assert_eq!(values[..2], [-1.0, 1.0]);
    }
}
