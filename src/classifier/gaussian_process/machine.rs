//! One class against the rest: fitted, and answering for places.

use super::ascent::climb;
use super::hyper::BOUNDS;
use super::integral::averaged_sigmoid;
use super::laplace::Posterior;
use super::sites::Sites;
use super::{Hyper, Plan};
use crate::classifier::{Contest, Quantity, Training};
use crate::math::Real;
use nalgebra::DVector;

/// Places answered together: one triangular solve for all, which fills the machine's vector units.
const LANES: usize = 8;

/// A fitted contest of one class against the rest.
#[derive(Clone, Debug)]
pub(super) struct Machine {
    sites: Sites,
    hyper: Hyper,
    /// ∇ ln p at the mode.
    weights: Vec<f64>,
    /// √W
    root: Vec<f64>,
    /// Rows of L up to the diagonal, one after another.
    lower: Vec<f64>,
    evidence: f64,
}

impl Machine {
    /// `None` only where numbers overflow.
    pub(super) fn fit(training: &Training, class: u32, plan: &Plan) -> Option<Self> {
        let sites = Sites::new(training, class);
        let nothing = DVector::zeros(sites.len());
        let hyper = if plan.optimise { optimise(&sites, &plan.hyper)? } else { plan.hyper.clone() };
        let posterior = Posterior::find(&sites, &hyper, &nothing)?;
        let factor = posterior.factor.l_dirty();
        let lower = (0..sites.len()).flat_map(|i| (0..=i).map(move |j| factor[(i, j)])).collect();
        Some(Self {
            hyper,
            weights: posterior.weights.as_slice().to_vec(),
            root: posterior.root.as_slice().to_vec(),
            lower,
            evidence: posterior.evidence,
            sites,
        })
    }

    /// ‖L⁻¹ v‖² for each lane's vector, solving in place.
    fn explained(&self, vectors: &mut [[f64; LANES]]) -> [f64; LANES] {
        let mut squares = [0.0; LANES];
        let mut row = self.lower.as_slice();
        for i in 0..vectors.len() {
            let (factors, rest) = row.split_at(i + 1);
            row = rest;
            let mut sum = vectors[i];
            for (factor, solved) in factors.iter().zip(&vectors[..i]) {
                for lane in 0..LANES {
                    sum[lane] -= factor * solved[lane];
                }
            }
            for lane in 0..LANES {
                sum[lane] /= factors[i];
                squares[lane] += sum[lane] * sum[lane];
            }
            vectors[i] = sum;
        }
        squares
    }
}

impl Contest for Machine {
    fn probabilities(&self, places: &[f64]) -> Vec<f64> {
        let width = self.sites.width;
        let mut shares = Vec::with_capacity(places.len() / width);
        let mut near = vec![[0.0; LANES]; self.sites.len()];
        for block in places.chunks(LANES * width) {
            let mut means = [0.0; LANES];
            for (i, row) in near.iter_mut().enumerate() {
                for (lane, place) in block.chunks_exact(width).enumerate() {
                    row[lane] = self.hyper.kernel(self.sites.place(i), place);
                    means[lane] += self.weights[i] * row[lane];
                }
                row.iter_mut().for_each(|k| *k *= self.root[i]);
            }
            let explained = self.explained(&mut near);
            let lanes = 0..block.len() / width;
            shares.extend(
                lanes.map(|lane| averaged_sigmoid(means[lane], self.hyper.variance - explained[lane])),
            );
        }
        shares
    }

    /// The mean of the latent function.
    fn decisions(&self, places: &[f64]) -> Vec<f64> {
        let mean = |place| {
            (0..self.sites.len())
                .map(|i| self.weights[i] * self.hyper.kernel(self.sites.place(i), place))
                .sum()
        };
        places.chunks_exact(self.sites.width).map(mean).collect()
    }

    /// Laplace's approximation of ln p(y), σ² and the length scales.
    fn report(&self) -> Vec<Quantity> {
        vec![
            Quantity::list("log-marginal-likelihood", vec![self.evidence]),
            Quantity::list("variance", vec![self.hyper.variance]),
            Quantity::table("length-scales", 1, self.hyper.lengths.clone()),
        ]
    }
}

/// The hyper-parameters of largest evidence: climbs from `given` and from the best of a few starts sized by the data.
fn optimise(sites: &Sites, given: &Hyper) -> Option<Hyper> {
    let bounds = (Real::ln(BOUNDS.0), Real::ln(BOUNDS.1));
    let nothing = DVector::zeros(sites.len());
    let sized = [(1.0, 0.5), (10.0, 1.0), (100.0, 2.0)].map(|(variance, reach)| {
        let lengths = (0..sites.width).map(|d| (reach * sites.spread(d)).clamp(BOUNDS.0, BOUNDS.1)).collect();
        Hyper { variance, lengths }
    });
    let promise = |hyper: &Hyper| Posterior::find(sites, hyper, &nothing).map_or(f64::MIN, |p| p.evidence);
    let promises = sized.each_ref().map(promise);
    let best = super::super::winner(&promises) as usize;
    let mut summit: Option<(Vec<f64>, f64)> = None;
    for start in [given, &sized[best]] {
        let mut warm = nothing.clone();
        let reached = climb(&start.logs(), bounds, |logs| {
            let hyper = Hyper::from_logs(logs);
            let posterior = Posterior::find(sites, &hyper, &warm)?;
            warm.copy_from(&posterior.weights);
            Some((posterior.evidence, posterior.gradient(sites, &hyper)))
        });
        let height = |climbed: &Option<(Vec<f64>, f64)>| climbed.as_ref().map_or(f64::MIN, |(_, top)| *top);
        if height(&reached) > height(&summit) {
            summit = reached;
        }
    }
    summit.map(|(logs, _)| Hyper::from_logs(&logs))
}
