//! Counts drawn again from a Poisson distribution: the chance behind a bootstrap, the same on every machine.
//!
//! Only `+ - × /`, square roots and whole numbers are used: those give the same bits everywhere, natively and in
//! WebAssembly, where logarithms and cosines do not.

/// Up to this mean counts are drawn from the distribution itself, above it from a normal one.
const LAST_EXACT: u64 = 100;
/// 1/e.
const ONE_BY_E: f64 = 0.367_879_441_171_442_33;
/// Where every row of numbers begins. Any would do; a report must be the same twice.
const SEED: u64 = 0x5053_5020_3230_3132;

/// Whole numbers by chance: `SplitMix64` (Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Default for Chance {
    fn default() -> Self {
        Self(SEED)
    }
}

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 0 to 1, without 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits")]
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Nearly normal, with mean 0 and standard deviation 1: twelve evenly spread numbers, added up. It never goes
    /// beyond ±6, and is a little short in the tails, which no 95 % interval reaches.
    #[expect(clippy::cast_precision_loss, reason = "20 bits")]
    fn nearly_normal(&mut self) -> f64 {
        let mut sum = 0;
        for _ in 0..3 {
            let four = self.next();
            sum += (four & 0xffff) + (four >> 16 & 0xffff) + (four >> 32 & 0xffff) + (four >> 48);
        }
        // Twelve times the middle of 0 to 65,535; each has a variance of (65,536² - 1)/12.
        (sum as f64 - 393_210.0) / 65_536.0
    }
}

/// How a count is drawn again.
#[derive(Clone, Debug)]
pub enum Poisson {
    /// For small means: the chances of 0, 0 or 1, 0 to 2, …
    Table(Vec<f64>),
    /// For large ones.
    Normal {
        /// The mean.
        mean: f64,
        /// The standard deviation.
        deviation: f64,
    },
}

impl Poisson {
    /// The distribution with this mean.
    #[expect(clippy::cast_precision_loss, reason = "counts of people")]
    pub fn new(mean: u64) -> Self {
        let real = mean as f64;
        if mean > LAST_EXACT {
            return Self::Normal { mean: real, deviation: real.sqrt() };
        }
        let mut chance = (0..mean).fold(1.0, |chance, _| chance * ONE_BY_E);
        let mut up_to_here = chance;
        let mut table = vec![up_to_here];
        // Twelve standard deviations and a little: beyond is nothing that 53 bits could tell.
        let (mut count, last) = (1.0, real + 12.0 * real.sqrt() + 20.0);
        while count <= last {
            chance = chance * real / count;
            up_to_here += chance;
            table.push(up_to_here);
            count += 1.0;
        }
        Self::Table(table)
    }

    /// A whole number.
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    pub fn draw(&self, chance: &mut Chance) -> f64 {
        match self {
            Self::Table(table) => {
                let share = chance.share();
                table.partition_point(|up_to_here| *up_to_here <= share) as f64
            }
            // Never negative: six deviations below 101 are 40.
            Self::Normal { mean, deviation } => (mean + deviation * chance.nearly_normal() + 0.5).floor(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        // The first numbers of SplitMix64 from seed 1234567, as its reference programs give them (Rosetta Code,
        // “Pseudo-random numbers/Splitmix64”).
        let mut chance = Chance(1_234_567);
        let first: Vec<u64> = (0..5).map(|_| chance.next()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821
            ]
        );
    }

    /// Mean, variance and third moment about the mean are all the mean itself.
    #[test]
    fn draws_have_the_moments_of_a_poisson_distribution() {
        for mean in [0, 1, 2, 7, 30, 100, 101, 1_000, 5_000_000] {
            let (mut chance, poisson) = (Chance::default(), Poisson::new(mean));
            let draws: Vec<f64> = (0..200_000).map(|_| poisson.draw(&mut chance)).collect();
            let (n, wanted) = (200_000.0, f64::from(u32::try_from(mean).expect("small")));
            let seen = draws.iter().sum::<f64>() / n;
            let variance = draws.iter().map(|draw| (draw - seen) * (draw - seen)).sum::<f64>() / n;
            assert!((seen - wanted).abs() <= 4.0 * (wanted / n).sqrt(), "{mean}: mean {seen}");
            assert!((variance - wanted).abs() <= 0.02 * wanted, "{mean}: variance {variance}");
            assert!(draws.iter().all(|draw| *draw >= 0.0 && draw.fract() == 0.0), "{mean}");
        }
    }

    #[test]
    fn each_small_count_is_as_likely_as_the_formula_says() {
        // e^-m m^k / k! for m = 3.
        let Poisson::Table(table) = Poisson::new(3) else { panic!("three is small") };
        let mut before = 0.0;
        let mut factorial = 1.0;
        for (k, up_to_here) in (0_i32..).zip(&table).take(20) {
            factorial *= f64::from(k.max(1));
            let chance = (-3.0_f64).exp() * 3_f64.powi(k) / factorial;
            assert!((up_to_here - before - chance).abs() < 1e-15, "{k}");
            before = *up_to_here;
        }
        for mean in 0..=LAST_EXACT {
            let Poisson::Table(table) = Poisson::new(mean) else { panic!("{mean} is small") };
            assert!((table.last().expect("not empty") - 1.0).abs() < 1e-13, "{mean}");
        }
    }
}
