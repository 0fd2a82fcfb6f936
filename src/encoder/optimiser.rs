//! Optimisers: SGD with momentum, Adam, AdamW, as PyTorch defines them.
//!
//! ```text
//! SGD    v ← μ·v + g            p ← p − η·v                        (Polyak; PyTorch's convention)
//! Adam   m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²
//!        p ← p − η·(m/(1−β₁ᵗ)) / (√(v/(1−β₂ᵗ)) + ε)                (Kingma & Ba 2015)
//! ```
//!
//! Weight decay λ adds λ·p to g (SGD, Adam) or shrinks p by η·λ directly (AdamW, Loshchilov & Hutter 2019).
//! Moments that decay towards nothing are pushed to exactly 0: wasm cannot flush denormals, and they slow a step.

choice! {
    /// Which rule updates parameters.
    Update {
        /// Adam with L2 weight decay in the gradient.
        Adam = "adam",
        /// Adam with decoupled weight decay.
        AdamW = "adamw",
        /// Stochastic gradient descent with momentum.
        Sgd = "sgd",
    }
}

/// What a person sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    /// η
    pub learning_rate: f64,
    /// μ of SGD
    pub momentum: f64,
    /// λ
    pub weight_decay: f64,
}

/// An optimiser with its moments, one slot per parameter array.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimiser {
    update: Update,
    slots: Vec<Slot>,
    /// β₁ᵗ and β₂ᵗ as running products.
    powers: (f64, f64),
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Slot {
    first: Vec<f32>,
    second: Vec<f32>,
}

const BETAS: (f64, f64) = (0.9, 0.999);
const EPSILON: f64 = 1e-8;

impl Optimiser {
    /// No steps taken yet.
    #[must_use]
    pub fn new(update: Update) -> Self {
        Self { update, slots: Vec::new(), powers: (1.0, 1.0) }
    }

    /// One update of all parameter arrays, each with its gradient; always the same arrays in the same order.
    pub fn step<'a>(&mut self, arrays: impl Iterator<Item = (&'a mut [f32], &'a [f32])>, rates: &Rates) {
        self.powers.0 *= BETAS.0;
        self.powers.1 *= BETAS.1;
        for (index, (parameters, gradient)) in arrays.enumerate() {
            if self.slots.len() <= index {
                self.slots.push(Slot::default());
            }
            let slot = &mut self.slots[index];
            if slot.first.len() != parameters.len() {
                slot.first = vec![0.0; parameters.len()];
                slot.second =
                    if self.update == Update::Sgd { Vec::new() } else { vec![0.0; parameters.len()] };
            }
            match self.update {
                Update::Sgd => sgd(parameters, gradient, &mut slot.first, rates),
                Update::Adam => adam(parameters, gradient, slot, self.powers, rates, rates.weight_decay),
                Update::AdamW => {
                    let keep = (1.0 - rates.learning_rate * rates.weight_decay) as f32;
                    parameters.iter_mut().for_each(|p| *p *= keep);
                    adam(parameters, gradient, slot, self.powers, rates, 0.0);
                }
            }
        }
    }
}

fn sgd(parameters: &mut [f32], gradient: &[f32], velocity: &mut [f32], rates: &Rates) {
    let (eta, mu, decay) = (rates.learning_rate as f32, rates.momentum as f32, rates.weight_decay as f32);
    for ((p, g), v) in parameters.iter_mut().zip(gradient).zip(velocity) {
        *v = ((mu * *v + (g + decay * *p)) + 1e-25) - 1e-25;
        *p -= eta * *v;
    }
}

fn adam(
    parameters: &mut [f32],
    gradient: &[f32],
    slot: &mut Slot,
    powers: (f64, f64),
    rates: &Rates,
    decay: f64,
) {
    // Both bias corrections folded into the rate and ε, so that the loop has one root and one division.
    let root = (1.0 - powers.1).sqrt();
    let eta = (rates.learning_rate * root / (1.0 - powers.0)) as f32;
    let epsilon = (EPSILON * root) as f32;
    let (b1, b2, decay) = (BETAS.0 as f32, BETAS.1 as f32, decay as f32);
    // 1 − β₂ taken in f32 would be wrong by 5 parts in 100,000.
    let (c1, c2) = ((1.0 - BETAS.0) as f32, (1.0 - BETAS.1) as f32);
    let moments = slot.first.iter_mut().zip(slot.second.iter_mut());
    for ((p, g), (m, v)) in parameters.iter_mut().zip(gradient).zip(moments) {
        let g = g + decay * *p;
        *m = ((b1 * *m + c1 * g) + 1e-25) - 1e-25;
        *v = ((b2 * *v + c2 * (g * g)) + 1e-30) - 1e-30;
        *p -= eta * *m / (v.sqrt() + epsilon);
    }
}

#[cfg(test)]
mod tests {
    use super::{Optimiser, Rates, Update};

    fn run(update: Update, decay: f64, steps: usize) -> f32 {
        let rates = Rates { learning_rate: 0.1, momentum: 0.9, weight_decay: decay };
        let (mut p, mut optimiser) = ([1.0_f32], Optimiser::new(update));
        for _ in 0..steps {
            let g = [2.0 * p[0]];
            optimiser.step([(&mut p[..], &g[..])].into_iter(), &rates);
        }
        p[0]
    }

    #[test]
    fn first_steps_are_pytorchs() {
        // torch.optim on f(p) = p² from p = 1, lr 0.1, three steps, by hand from the published update.
        assert!((run(Update::Sgd, 0.0, 1) - 0.8).abs() < 1e-6);
        assert!((run(Update::Sgd, 0.0, 2) - 0.46).abs() < 1e-6);
        assert!((run(Update::Adam, 0.0, 1) - 0.9).abs() < 1e-6);
        assert!((run(Update::AdamW, 0.5, 1) - 0.85).abs() < 1e-6);
        assert!((run(Update::Adam, 0.5, 1) - 0.9).abs() < 1e-6);
    }

    #[test]
    fn a_dead_gradient_leaves_no_denormals() {
        let rates = Rates { learning_rate: 0.001, momentum: 0.9, weight_decay: 0.0 };
        for update in [Update::Sgd, Update::Adam] {
            let (mut p, mut optimiser) = ([1.0_f32], Optimiser::new(update));
            optimiser.step([(&mut p[..], &[1e-10_f32][..])].into_iter(), &rates);
            for _ in 0..100_000 {
                optimiser.step([(&mut p[..], &[0.0_f32][..])].into_iter(), &rates);
            }
            let slot = &optimiser.slots[0];
            assert!(slot.first.iter().chain(&slot.second).all(|x| *x == 0.0 || x.is_normal()), "{update:?}");
        }
    }
}
