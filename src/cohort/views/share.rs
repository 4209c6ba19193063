//! Shares and their intervals, from protected counts alone.

use crate::cohort::{
    disclosure::{Audience, Release, release::Count},
    statistics::{
        Interval,
        design_effect::{ASSUMED_ICC, design_effect},
        newcombe::{Sample, newcombe},
        wilson::wilson,
    },
};

/// Shares of fewer are rounded to the nearest 5 % (content design 6.3).
const ROUNDED_BELOW: u64 = 20;

/// A share with its 95 % interval, in whole per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: Count,
    /// Of how many.
    pub base: Count,
    /// The share, in per cent: 1 to 99, to the nearest 5 where the base is below 20.
    pub percent: u32,
    /// Low end of the interval, in per cent.
    pub low: u32,
    /// High end.
    pub high: u32,
}

/// A difference of two shares, in whole points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The first share less the second.
    pub points: i32,
    /// Low end of the 95 % interval.
    pub low: i32,
    /// High end.
    pub high: i32,
    /// Whether the interval leaves it open which is larger.
    pub no_clear_difference: bool,
}

/// How much less answers count because people within a PSP are alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// By how much the number of answers is divided.
    pub effect: f64,
    /// How alike they are, 0 to 1.
    pub icc: f64,
    /// Whether that was measured; otherwise it is a what-if.
    pub measured: bool,
}

impl Likeness {
    /// Of a release. People of one PSP alone are not set off against others.
    pub(super) fn of(release: &Release) -> Self {
        let measured = release.number("icc");
        #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
        let icc = measured.map_or(ASSUMED_ICC, |percent| percent as f64 / 100.0);
        let partners = release.partners().map_or(0.0, real);
        #[expect(clippy::cast_precision_loss, reason = "a number of PSPs")]
        let psps = release.psps() as f64;
        let effect = if psps > 1.0 { design_effect(partners / psps, icc) } else { 1.0 };
        Self { effect, icc, measured: measured.is_some() }
    }

    pub(super) fn sample(self, count: Count, base: Count) -> Sample {
        Sample { part: real(count) / self.effect, whole: real(base) / self.effect }
    }

    /// A share of a base.
    pub(super) fn share(self, count: Count, base: Count, audience: Audience) -> Option<Share> {
        if base.get() < audience.least_records() || count > base {
            return None;
        }
        let sample = self.sample(count, base);
        let Interval { low, high } = wilson(sample.part, sample.whole);
        let step = if base.get() < ROUNDED_BELOW { 5.0 } else { 1.0 };
        let share = ((sample.share() * 100.0 / step + 0.5 + 1e-9).floor() * step).clamp(1.0, 99.0);
        Some(Share { count, base, percent: whole(share), low: whole(low * 100.0), high: whole(high * 100.0) })
    }

    /// The difference of two shares of different people; none below 10 in either.
    pub(super) fn difference(self, first: Share, second: Share) -> Option<Difference> {
        let few = first.base.get() < 10 || second.base.get() < 10;
        let (a, b) = (self.sample(first.count, first.base), self.sample(second.count, second.base));
        (!few).then(|| Difference::of(a, b))
    }

    /// The difference to a share that is known from elsewhere.
    pub(super) fn difference_to(self, share: Share, other: Sample) -> Difference {
        Difference::of(self.sample(share.count, share.base), other)
    }
}

impl Difference {
    pub(super) fn of(first: Sample, second: Sample) -> Self {
        let interval = newcombe(first, second);
        #[expect(clippy::cast_possible_truncation, reason = "-100 to 100")]
        let points = |share: f64| (share * 100.0).round() as i32;
        let (low, high) = (points(interval.low), points(interval.high));
        // By the ends that are shown: one that reads as 0 holds it.
        let no_clear_difference = low <= 0 && high >= 0;
        Self { points: points(first.share() - second.share()), low, high, no_clear_difference }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
pub(super) const fn real(count: Count) -> f64 {
    count.get() as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
pub(super) fn whole(percent: f64) -> u32 {
    (percent + 0.5 + 1e-9) as u32
}
