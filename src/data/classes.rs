//! Classes as a column of names tells them: which there are, in which order, and the number of each row's.
//!
//! ```text
//! cat dog cat cow      first appearance    cat dog cow      0 1 0 2
//! 10  9   10  2        all are numbers     2   9   10       2 1 2 0
//! ```

use crate::math::order;
use std::cmp::Ordering;

/// Numbers the classes: by number where `value` takes every name for one, else by first appearance. Gives the class of each row
/// and the names.
pub(super) fn numbered<'a>(
    names: &[&'a str],
    value: &dyn Fn(&str) -> Option<f64>,
) -> (Vec<u32>, Vec<&'a str>) {
    // Equal names lie together, the first to appear in front.
    let mut firsts: Vec<usize> = (0..names.len()).collect();
    let by_name = order::permutation(names.len(), &|a, b| names[a].cmp(names[b]));
    for pair in by_name.windows(2) {
        if names[pair[0]] == names[pair[1]] {
            firsts[pair[1]] = firsts[pair[0]];
        }
    }
    let distinct: Vec<usize> = (0..names.len()).filter(|&row| firsts[row] == row).collect();
    let values: Option<Vec<f64>> = distinct.iter().map(|&row| value(names[row])).collect();
    let order = match values {
        Some(values) => order::permutation(values.len(), &|a, b| {
            values[a].partial_cmp(&values[b]).unwrap_or(Ordering::Equal)
        }),
        None => (0..distinct.len()).collect(),
    };
    let mut numbers = vec![0; names.len()];
    for (number, &class) in order.iter().enumerate() {
        numbers[distinct[class]] = number as u32;
    }
    let labels = firsts.iter().map(|&first| numbers[first]).collect();
    (labels, order.into_iter().map(|class| names[distinct[class]]).collect())
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn classes_are_numbered_by_number_or_by_first_appearance() {
        let value = |name: &str| name.parse().ok();
        assert_eq!(
            numbered(&["cat", "dog", "cat", "cow"], &value),
            (vec![0, 1, 0, 2], vec!["cat", "dog", "cow"])
        );
        assert_eq!(numbered(&["10", "9", "10", "2"], &value), (vec![2, 1, 2, 0], vec!["2", "9", "10"]));
        assert_eq!(numbered(&["10", "9", "none"], &value), (vec![0, 1, 2], vec!["10", "9", "none"]));
        assert_eq!(numbered(&["1.0", "1", "0", "1"], &value), (vec![1, 2, 0, 2], vec!["0", "1.0", "1"]));
        assert_eq!(numbered(&[], &value), (vec![], vec![]));
    }
}
