//! Contests: one class against the rest, fitted one after another or by several workers, and their answers made one.
//!
//! ```text
//! class 0 against the rest ─► P₀ ┐
//! class 1 against the rest ─► P₁ ├─► Pₖ / Σ Pⱼ        two classes have one contest, that of class 1:  1 − P₁, P₁
//! class 2 against the rest ─► P₂ ┘
//! ```

use super::{Fitted, OneFit, Quantity, Training, WholeFit, winners};

/// A class, fitted against the rest.
pub trait Contest: Send + Sync {
    /// Probability of the class against the rest at each place.
    fn probabilities(&self, places: &[f64]) -> Vec<f64>;

    /// One decision a place.
    fn decisions(&self, places: &[f64]) -> Vec<f64>;

    /// Everything that was fitted: lists of one number, tables of one row.
    fn report(&self) -> Vec<Quantity>;
}

/// Fits all of a training's contests with `contest` and joins them.
pub(super) fn fit(training: &Training, contest: impl Fn(u32) -> OneFit) -> WholeFit {
    let contests = training.contests().map(contest).collect::<Result<_, _>>()?;
    Ok(Box::new(Joined { contests }))
}

/// All contests, in the order of their classes.
struct Joined {
    contests: Vec<Box<dyn Contest>>,
}

impl Fitted for Joined {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let columns = self.contests.iter().map(|contest| contest.probabilities(places));
        shares(&columns.collect::<Vec<_>>())
    }

    fn predict(&self, places: &[f64]) -> Vec<u32> {
        winners(&self.probabilities(places), self.contests.len().max(2))
    }

    /// One number a contest: that of class 1 for two classes, else one per class.
    fn decisions(&self, places: &[f64]) -> Vec<f64> {
        let columns = self.contests.iter().map(|contest| contest.decisions(places));
        let columns = columns.collect::<Vec<_>>();
        let rows = columns.first().map_or(0, Vec::len);
        (0..rows).flat_map(|i| columns.iter().map(move |column| column[i])).collect()
    }

    fn report(&self) -> Vec<Quantity> {
        report(&self.contests)
    }
}

/// What contests fitted: a value or a row for each.
#[must_use]
pub fn report(contests: &[Box<dyn Contest>]) -> Vec<Quantity> {
    let mut reports = contests.iter().map(|contest| contest.report());
    let mut whole = reports.next().unwrap_or_default();
    for quantity in reports.flat_map(Vec::into_iter) {
        if let Some(own) = whole.iter_mut().find(|own| own.name == quantity.name) {
            own.values.extend(quantity.values);
            own.shape[0] += 1;
        }
    }
    whole
}

/// Rows of shares from the columns of all contests: each probability divided by their sum, and equal ones where every contest says
/// 0; a single column is class 1 of two.
#[must_use]
pub fn shares(columns: &[Vec<f64>]) -> Vec<f64> {
    if let [only] = columns {
        return only.iter().flat_map(|share| [1.0 - share, *share]).collect();
    }
    let rows = columns.first().map_or(0, Vec::len);
    let mut shares = Vec::with_capacity(rows * columns.len());
    for i in 0..rows {
        let total: f64 = columns.iter().map(|column| column[i]).sum();
        let even = 1.0 / columns.len() as f64;
        shares.extend(columns.iter().map(|column| if total > 0.0 { column[i] / total } else { even }));
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn shares_are_of_one_even_where_no_class_has_any() {
        let columns = [vec![0.5, 0.0, 5e-324], vec![0.25, 0.0, 0.0]];
        assert_eq!(shares(&columns), [0.5 / 0.75, 0.25 / 0.75, 0.5, 0.5, 1.0, 0.0]);
        assert_eq!(shares(&[vec![0.25]]), [0.75, 0.25]);
    }
}
