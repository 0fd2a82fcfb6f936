//! Maximising a smooth function of a few numbers inside a box: BFGS with projection on the bounds.

use nalgebra::{DMatrix, DVector};

const STEPS: usize = 100;
/// The slope, bounds aside, that counts as flat.
const FLAT: f64 = 1e-6;
/// The longest step, in the numbers' own units (here: factors of e).
const LONGEST: f64 = 2.0;

/// Where a climb stands: place, value, slope (uphill).
struct Point {
    at: DVector<f64>,
    value: f64,
    slope: DVector<f64>,
}

/// Climbs from `start`; `evaluate` gives value and gradient, `None` where it cannot. Returns the summit and its value, `None` if
/// even the start cannot be evaluated.
pub(super) fn climb(
    start: &[f64],
    bounds: (f64, f64),
    mut evaluate: impl FnMut(&[f64]) -> Option<(f64, Vec<f64>)>,
) -> Option<(Vec<f64>, f64)> {
    let mut look = |at: DVector<f64>| {
        let (value, slope) = evaluate(at.as_slice())?;
        Some(Point { at, value, slope: DVector::from_vec(slope) })
    };
    let clamp = |at: DVector<f64>| at.map(|x| x.clamp(bounds.0, bounds.1));
    let mut here = look(clamp(DVector::from_column_slice(start)))?;
    let n = here.at.len();
    let mut inverse = DMatrix::identity(n, n);
    for _ in 0..STEPS {
        let free: Vec<bool> = (0..n).map(|i| may_move(&here, i, bounds)).collect();
        let slope = DVector::from_fn(n, |i, _| if free[i] { here.slope[i] } else { 0.0 });
        if slope.amax() < FLAT {
            break;
        }
        let direction = uphill(&inverse, &slope, &free);
        let mut length = 1.0;
        let next = loop {
            let at = clamp(&here.at + &direction * length);
            let promised = here.slope.dot(&(&at - &here.at));
            match look(at) {
                Some(there) if there.value >= here.value + 1e-4 * promised => break Some(there),
                _ if length < 1e-6 => break None,
                _ => length *= 0.3,
            }
        };
        let Some(next) = next else { break };
        let gain = next.value - here.value;
        update(&mut inverse, &(&next.at - &here.at), &(&here.slope - &next.slope));
        here = next;
        if gain < 1e-13 * (1.0 + here.value.abs()) {
            break;
        }
    }
    Some((here.at.as_slice().to_vec(), here.value))
}

/// Whether a number is free, or stands on a bound it is not pushed against.
fn may_move(here: &Point, i: usize, bounds: (f64, f64)) -> bool {
    !(here.at[i] <= bounds.0 && here.slope[i] < 0.0 || here.at[i] >= bounds.1 && here.slope[i] > 0.0)
}

/// The quasi-Newton direction among the free numbers, or the slope where that does not lead uphill; never too long.
fn uphill(inverse: &DMatrix<f64>, slope: &DVector<f64>, free: &[bool]) -> DVector<f64> {
    let mut direction = inverse * slope;
    (0..free.len()).filter(|i| !free[*i]).for_each(|i| direction[i] = 0.0);
    if direction.dot(slope) <= 0.0 {
        direction.copy_from(slope);
    }
    let size = direction.amax();
    if size > LONGEST { direction * (LONGEST / size) } else { direction }
}

/// BFGS: the inverse of the (negated) curvature learns from a step and the change of slope along it.
fn update(inverse: &mut DMatrix<f64>, step: &DVector<f64>, change: &DVector<f64>) {
    let curvature = step.dot(change);
    if curvature <= 1e-10 * step.norm() * change.norm() {
        return;
    }
    let hy = &*inverse * change;
    let scale = (1.0 + change.dot(&hy) / curvature) / curvature;
    *inverse +=
        step * step.transpose() * scale - (&hy * step.transpose() + step * hy.transpose()) / curvature;
}
