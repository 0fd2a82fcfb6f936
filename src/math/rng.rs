//! Seeded random numbers: xoshiro256++ (Blackman & Vigna 2019), its state filled by SplitMix64.
//!
//! Written here, not taken from a crate, because a seed is part of every shared link: the stream may never change with a
//! dependency's version.

use super::Real;

/// A stream of random numbers; the same seed gives the same stream on every machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rng {
    state: [u64; 4],
}

impl Rng {
    /// The stream of `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut z = seed;
        let state = std::array::from_fn(|_| {
            z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut x = z;
            x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            x ^ (x >> 31)
        });
        Self { state }
    }

    /// An independent stream for one purpose of one experiment (`"split"`, `"batches"` …), so that asking one for more
    /// numbers never shifts another.
    #[must_use]
    pub fn stream(seed: u64, purpose: &str) -> Self {
        Self::new(crate::math::rng::hash(purpose.as_bytes()) ^ seed.wrapping_mul(0xd134_2543_de82_ef95))
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        let s = &mut self.state;
        let out = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        out
    }

    /// Uniform in [0, 1), 53 bits.
    pub fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform in [low, high).
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    /// Uniform among 0, 1, …, n − 1 (`n` ≥ 1), without modulo bias worth speaking of (n ≪ 2⁶⁴).
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.bits()) * n as u128) >> 64) as usize
    }

    /// Standard normal, by Box and Muller's transform (one of the pair is dropped: simplicity over speed).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * Real::ln(1.0 - self.uniform())).sqrt();
        radius * Real::cos(2.0 * f64::PI * self.uniform())
    }

    /// Fisher–Yates shuffle.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// FNV-1a, 64 bits: a stable fingerprint of bytes (data identity in a log, stream names). Not cryptographic.
#[must_use]
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::{Rng, hash};

    #[test]
    fn first_words_never_change() {
        // Links shared years ago depend on these; computed apart from this code, from the published algorithms.
        let mut rng = Rng::new(7);
        let words = [rng.bits(), rng.bits(), rng.bits()];
        assert_eq!(words, [0x0e2c_1a00_2aae_913d, 0x2c0f_c8dd_fa4e_9e14, 0xb7b3_11b3_b0d4_5872]);
        assert_eq!(hash(b"margin-lab"), 0xae72_0013_149c_0f89);
    }

    #[test]
    fn moments_are_right() {
        let mut rng = Rng::new(1);
        let n = 100_000;
        let (mut sum, mut squares, mut uniform) = (0.0, 0.0, 0.0);
        for _ in 0..n {
            let x = rng.normal();
            sum += x;
            squares += x * x;
            uniform += rng.uniform();
        }
        let n = f64::from(n);
        assert!(
            (sum / n).abs() < 0.02 && (squares / n - 1.0).abs() < 0.02 && (uniform / n - 0.5).abs() < 0.01
        );
    }

    #[test]
    fn shuffle_is_a_permutation() {
        let mut items: Vec<u32> = (0..100).collect();
        Rng::new(3).shuffle(&mut items);
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn streams_of_one_seed_differ() {
        assert_ne!(Rng::stream(7, "split").bits(), Rng::stream(7, "batches").bits());
    }
}
