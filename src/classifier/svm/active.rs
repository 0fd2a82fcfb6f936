//! The exact finish: a primal active-set method on the dual problem (Nocedal & Wright, *Numerical Optimization*, 16.5).
//!
//! With the set F of free duals held, optimality is a linear system in their change d and the intercept b,
//!
//! ```text
//! [ K_FF  1 ] [d]   [u_F]
//! [ 1ᵀ    0 ] [b] = [ 0 ]
//! ```
//!
//! The step is taken as far as the box allows. A dual that meets its bound leaves F; after a full step the bound dual that most
//! violates optimality joins F. Where the system is singular (twin samples; more free duals than a linear kernel has dimensions)
//! its null vector is a direction along which nothing curves: walking it downhill to the box drops a dual from F.

use super::dual::Dual;
use nalgebra::{Cholesky, DMatrix, DVector};

/// The largest violation a finished problem may have.
pub(super) const TOLERANCE: f64 = 1e-9;
/// Pivots below this share of the largest count as zero.
const RANK: f64 = 1e-11;
/// A direction may leave Σ β = 0 by this share of what it moves.
const DRIFT: f64 = 1e-12;

/// A direction for the free duals, and how far along it the optimum lies (infinite for a null vector).
struct Step {
    direction: Vec<f64>,
    length: f64,
}

/// Solves to [`TOLERANCE`]; false if `moves` changes of the free set were not enough. `even` stretches every free sample to a
/// kernel value of 1 with itself before ranks are judged: beside a sample of length 10⁷ one of length 1 would pass for none.
pub(super) fn finish(dual: &mut Dual, moves: usize, even: bool) -> bool {
    let inside = |i: &usize| dual.may_rise(*i) && dual.may_fall(*i);
    let mut free: Vec<usize> = (0..dual.len()).filter(inside).collect();
    let mut refined = false;
    for _ in 0..moves {
        let step = solve(dual, &free, even);
        if advance(dual, &mut free, &step) {
            refined = false;
            continue;
        }
        dual.refresh();
        let (rising, falling) = dual.extremes();
        if dual.violation() <= TOLERANCE {
            return true;
        }
        let joined = [rising, falling].into_iter().filter(|i| !free.contains(i)).collect::<Vec<_>>();
        // Nothing to join: the free duals themselves disagree by rounding; the next solve refines them, once.
        if joined.is_empty() && refined {
            return false;
        }
        refined = joined.is_empty();
        join(dual, &mut free, &joined);
    }
    false
}

/// Of the bound duals at the two extremes, the one further from b joins; both where no dual is free.
fn join(dual: &Dual, free: &mut Vec<usize>, candidates: &[usize]) {
    if free.is_empty() {
        free.extend(candidates);
        return;
    }
    let b = free.iter().map(|i| dual.rest[*i]).sum::<f64>() / free.len() as f64;
    let worst =
        candidates.iter().max_by(|i, j| (dual.rest[**i] - b).abs().total_cmp(&(dual.rest[**j] - b).abs()));
    free.extend(worst);
}

/// Moves along the step; true if a bound stopped it (that dual leaves the free set).
fn advance(dual: &mut Dual, free: &mut Vec<usize>, step: &Step) -> bool {
    let mut length = step.length;
    let mut stopped = None;
    for (at, d) in step.direction.iter().enumerate() {
        let (low, high) = dual.bounds(free[at]);
        let room = if *d > 0.0 { high - dual.beta[free[at]] } else { low - dual.beta[free[at]] };
        if *d != 0.0 && room / d < length {
            length = room / d;
            stopped = Some((at, if *d > 0.0 { high } else { low }));
        }
    }
    if !length.is_finite() {
        return false;
    }
    for (at, d) in step.direction.iter().enumerate() {
        let i = free[at];
        let target = match stopped {
            Some((blocked, bound)) if blocked == at => bound,
            _ => dual.beta[i] + length * d,
        };
        let moved = target - dual.beta[i];
        dual.beta[i] = target;
        dual.shift_rest(i, moved);
    }
    if let Some((at, _)) = stopped {
        free.swap_remove(at);
    }
    stopped.is_some()
}

/// The step to the optimum over the free duals, or along a null vector.
fn solve(dual: &Dual, free: &[usize], even: bool) -> Step {
    if free.len() < 2 {
        return Step { direction: vec![0.0; free.len()], length: 1.0 };
    }
    let stretch = DVector::from_fn(free.len(), |i, _| {
        let own = dual.row(free[i])[free[i]];
        if even && own > 0.0 { 1.0 / own.sqrt() } else { 1.0 }
    });
    let gram =
        DMatrix::from_fn(free.len(), free.len(), |i, j| dual.row(free[i])[free[j]] * stretch[i] * stretch[j]);
    let rest = DVector::from_fn(free.len(), |i, _| dual.rest[free[i]]);
    let problem = Problem { gram, rest, stretch };
    by_cholesky(&problem).unwrap_or_else(|| by_elimination(&problem))
}

/// The linear system of the free duals d = stretch ∘ e, in e.
struct Problem {
    /// K_FF, stretched on both sides.
    gram: DMatrix<f64>,
    /// u_F, as it is.
    rest: DVector<f64>,
    stretch: DVector<f64>,
}

/// Block elimination, where K_FF is safely positive definite. Pivots alone do not tell: after a small one, rounding passes a
/// singular matrix off as regular, and what the solutions s and r then have in common drowns their difference.
fn by_cholesky(problem: &Problem) -> Option<Step> {
    let Problem { gram, rest, stretch } = problem;
    let largest = gram.diagonal().max();
    let factor = Cholesky::new(gram.clone())?;
    let smallest = factor.l_dirty().diagonal().iter().fold(f64::INFINITY, |low, x| low.min(x * x));
    if smallest < RANK * largest {
        return None;
    }
    // Of u its mean goes into b anyway; without it s is as small as the direction.
    let uneven = rest.add_scalar(-rest.mean()).component_mul(stretch);
    let (s, r) = (factor.solve(&uneven), factor.solve(stretch));
    let (s, r) = (s.component_mul(stretch), r.component_mul(stretch));
    let direction = &s - &r * (s.sum() / r.sum());
    let moved: f64 = direction.iter().map(|d| d.abs()).sum();
    (direction.sum().abs() <= DRIFT * moved)
        .then(|| Step { direction: direction.as_slice().to_vec(), length: 1.0 })
}

/// Elimination of the bordered system with full pivoting: its solution, or a null vector where its rank falls short.
fn by_elimination(problem: &Problem) -> Step {
    let Problem { gram, rest, stretch } = problem;
    let n = rest.len();
    // Bordered by the size of the kernel's values rather than by 1, so that pivots compare fairly.
    let scale = gram.diagonal().max().max(f64::MIN_POSITIVE) / stretch.max();
    let bordered = DMatrix::from_fn(n + 1, n + 1, |i, j| match (i < n, j < n) {
        (true, true) => gram[(i, j)],
        (false, false) => 0.0,
        _ => scale * stretch[i.min(j)],
    });
    let lu = bordered.full_piv_lu();
    let upper = lu.u();
    let rank = (0..=n).take_while(|k| upper[(*k, *k)].abs() > RANK * upper[(0, 0)].abs()).count();
    if rank == n + 1 {
        let mut right = DVector::from_fn(n + 1, |i, _| if i < n { rest[i] * stretch[i] } else { 0.0 });
        if lu.solve_mut(&mut right) {
            return Step { direction: (0..n).map(|i| right[i] * stretch[i]).collect(), length: 1.0 };
        }
    }
    let mut null = DVector::zeros(n + 1);
    null[rank.min(n)] = 1.0;
    for row in (0..rank.min(n)).rev() {
        let sum: f64 = (row + 1..=n).map(|column| upper[(row, column)] * null[column]).sum();
        null[row] = -sum / upper[(row, row)];
    }
    lu.q().inv_permute_rows(&mut null);
    (0..n).for_each(|i| null[i] *= stretch[i]);
    let uphill: f64 = (0..n).map(|i| null[i] * rest[i]).sum();
    let direction = (0..n).map(|i| if uphill < 0.0 { -null[i] } else { null[i] }).collect();
    Step { direction, length: f64::INFINITY }
}

#[cfg(test)]
mod tests {
    use super::{Problem, by_cholesky, by_elimination};
    use crate::math::Rng;
    use nalgebra::{DMatrix, DVector};

    /// Four samples in three dimensions, three of them nearly in a plane with 0: the gram matrix is singular, though the pivots of
    /// a plain Cholesky factor stay large.
    #[test]
    fn steps_keep_the_balance_where_cholesky_is_blind() {
        let mut rng = Rng::new(1);
        for _ in 0..5000 {
            let [a, b, mut c, d] = std::array::from_fn(|_| [rng.normal(), rng.normal(), rng.normal()]);
            let tilt = 0.003 * rng.normal();
            (0..3).for_each(|f| c[f] = a[f] - 0.7 * b[f] + tilt * c[f]);
            let rows = DMatrix::from_row_slice(4, 3, &[a, b, c, d].concat());
            let gram = &rows * rows.transpose();
            let rest = DVector::from_fn(4, |_, _| 0.1 + 0.01 * rng.normal());
            let problem = Problem { gram, rest, stretch: DVector::repeat(4, 1.0) };
            let step = by_cholesky(&problem).unwrap_or_else(|| by_elimination(&problem));
            let sum: f64 = step.direction.iter().sum();
            let size: f64 = step.direction.iter().map(|d| d.abs()).sum();
            assert!(sum.abs() <= 1e-9 * size, "tilt {tilt}: {:?}", step.direction);
        }
    }
}
