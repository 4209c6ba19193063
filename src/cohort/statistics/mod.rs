//! The sums behind a cohort's figures, each from counts alone: intervals, quantiles, design effect, agreement,
//! correlation, reliability, and whether an item works alike for two groups.
//!
//! Nothing here knows questions, people or what may be shown. The disclosure rules decide which counts get here.

pub mod agreement;
pub mod correlation;
pub mod design_effect;
pub mod newcombe;
pub mod one_factor;
pub mod poisson;
pub mod quantiles;
pub mod reliability;
pub mod wilson;
pub mod working_alike;

/// How far a 95 % interval reaches, in standard errors.
const Z_95: f64 = 1.959_963_984_540_054;

/// A range of shares, 0 to 1; of differences between shares, -1 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
}
