//! One probability per class from the probabilities of all pairs (Wu, Lin & Weng 2004, their second method).
//!
//! Minimises `Σ_{i≠j} (r_ji p_i − r_ij p_j)²` over probability vectors p, r_ij being P(i | i or j). The minimum is where
//! `Q p = λ·1`, `Σ p = 1`, with `Q_ii = Σ_{j≠i} r_ji²`, `Q_ij = −r_ji r_ij`: a linear system with one solution for
//! 0 < r < 1, solved directly where libsvm iterates to a tolerance of 0.005/C.

/// Pair probabilities are kept this far from 0 and 1 (libsvm's bound), so that the system stays solvable.
const EDGE: f64 = 1e-7;

/// Scratch for one number of classes.
pub(super) struct Coupling {
    classes: usize,
    /// (C + 1) × (C + 2): the bordered system and its right side.
    system: Vec<f64>,
}

impl Coupling {
    pub(super) fn new(classes: usize) -> Self {
        Self { classes, system: vec![0.0; (classes + 1) * (classes + 2)] }
    }

    /// `pairs` holds r_ij for i < j in the order (0,1), (0,2), …, (1,2), …; `shares` gets the C probabilities.
    pub(super) fn couple(&mut self, pairs: &[f64], shares: &mut [f64]) {
        let (c, width) = (self.classes, self.classes + 2);
        self.system.fill(0.0);
        let mut pair = 0;
        for i in 0..c {
            for j in i + 1..c {
                let r = pairs[pair].clamp(EDGE, 1.0 - EDGE);
                self.system[i * width + i] += (1.0 - r) * (1.0 - r);
                self.system[j * width + j] += r * r;
                self.system[i * width + j] = -r * (1.0 - r);
                self.system[j * width + i] = -r * (1.0 - r);
                pair += 1;
            }
            self.system[i * width + c] = 1.0;
            self.system[c * width + i] = 1.0;
        }
        self.system[c * width + c + 1] = 1.0;
        self.eliminate();
        let total: f64 = (0..c).map(|i| self.system[i * width + c + 1].max(0.0)).sum();
        for (i, share) in shares.iter_mut().enumerate() {
            *share = self.system[i * width + c + 1].max(0.0) / total;
        }
    }

    /// Gauss–Jordan with partial pivoting; the solution is left in the last column.
    fn eliminate(&mut self) {
        let (n, width) = (self.classes + 1, self.classes + 2);
        for k in 0..n {
            let size = |i: &usize| self.system[i * width + k].abs();
            let pivot = (k..n).max_by(|a, b| size(a).total_cmp(&size(b)).then(b.cmp(a))).unwrap_or(k);
            for column in k..width {
                self.system.swap(k * width + column, pivot * width + column);
            }
            let lead = self.system[k * width + k];
            for column in k..width {
                self.system[k * width + column] /= lead;
            }
            for row in (0..n).filter(|row| *row != k) {
                let factor = self.system[row * width + k];
                for column in k..width {
                    self.system[row * width + column] -= factor * self.system[k * width + column];
                }
            }
        }
    }
}
