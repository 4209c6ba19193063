//! Chance that comes out the same each time.

/// A generator of chance (xorshift).
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// Dice that fall as `seed` says.
    pub(super) const fn new(seed: u64) -> Self {
        // Never 0, from which xorshift would not get away.
        Self(seed | 1 << 63)
    }

    /// A number from 0 up to, and without, the number of sides.
    pub(super) fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The high bits; what is left of 64 bits after 33 fits into a usize on anything that compiles Rust.
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }

    /// A number from 0 up to, and without, 1.
    pub(super) fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.below(1 << 24)).unwrap_or_default()) / f64::from(1 << 24)
    }

    /// True in this share of cases.
    pub(super) fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// One of these.
    pub(super) fn one_of<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        if from.is_empty() { None } else { from.get(self.below(from.len())) }
    }
}
