//! What is seen of five to nine partners.

use super::{Maker, Share, technical::Bounded};
use crate::{cohort::disclosure::tables::technical::POINTS, core::ids::Dimension};

/// A topic of five to nine partners.
#[derive(Clone, Debug, PartialEq)]
pub struct Few {
    /// Which topic.
    pub dimension: Dimension,
    /// Of all answers of all partners, those that are “not known yet”.
    pub not_known: Option<Share>,
    /// The median score, to the nearest 5, within [`POINTS`].
    pub median: Option<Bounded>,
}

/// The places of the answers that are pooled.
const NOT_KNOWN: usize = 0;
const LEFT_OUT: usize = 2;

impl Maker<'_> {
    pub(super) fn few(&self) -> Vec<Few> {
        let few = Dimension::ALL.into_iter().map(|dimension| {
            let pooled = self.release.table(&format!("pooled:{dimension}"));
            let not_known =
                pooled.and_then(|table| self.share(table.alone(NOT_KNOWN)?, table.without(LEFT_OUT)));
            let median = self.release.number(&format!("median:{dimension}"));
            let median = median.map(|median| Bounded::within(median, POINTS.0, POINTS.1));
            Few { dimension, not_known, median }
        });
        few.filter(|few| few.not_known.is_some() || few.median.is_some()).collect()
    }
}
