//! The k samples nearest to a place, with ties settled: of samples equally far, the earlier one is nearer.
//!
//! Every distance is looked at: for the few hundred samples of a figure that beats any tree, and has one order. Squares are
//! compared, which are cheaper by a root each: of distances below 10⁻¹⁶² they are 0, and all such count as equal.

use super::Training;
use crate::math::angle::square_distance;

/// The `k` nearest samples to `place`, leaving out sample `except`: squared distances and sample numbers, nearest first,
/// written into `found`. Fewer where there are fewer samples.
pub(super) fn nearest(
    training: &Training,
    place: &[f64],
    k: usize,
    except: Option<usize>,
    found: &mut Vec<(f64, usize)>,
) {
    found.clear();
    for i in (0..training.len()).filter(|i| Some(*i) != except) {
        let distance = square_distance(training.row(i), place);
        if found.len() == k && found.last().is_none_or(|last| distance >= last.0) {
            continue;
        }
        // Strictly nearer ones only move aside for it: equal distances keep the samples' order.
        let at = found.partition_point(|other| other.0 <= distance);
        found.insert(at, (distance, i));
        found.truncate(k);
    }
}
