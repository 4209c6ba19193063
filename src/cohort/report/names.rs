//! The words for codes.

use crate::{
    cohort::{
        disclosure::release::Size,
        views::By,
        words::{codes, groups, intro, short, sizes},
    },
    content::say::fill,
    core::{
        ids::ItemId,
        instrument::{Instrument, Item},
        score::Band,
    },
};
use std::ops::Range;

/// The words of a question, as partners read it; of a row, what it is about after that.
pub(super) fn question(instrument: &Instrument, id: ItemId) -> String {
    let Some(item) = instrument.item(id) else { return id.to_string() };
    match item.rows.iter().find(|row| row.id == id) {
        Some(row) => format!("{} {}", item.text.partner, row.text),
        None => item.text.partner.to_string(),
    }
}

/// The wrong options of a knowledge item, in its order.
pub(super) fn wrong_options(item: &Item) -> impl Iterator<Item = &'static str> {
    let best = item.best;
    item.options
        .iter()
        .filter(move |option| Some(option.id) != best)
        .map(|option| option.text.partner.as_str())
}

/// The text of a wrong option, without its full stop.
pub(super) fn wrong_option(instrument: &Instrument, item: ItemId, at: usize) -> String {
    let text = instrument.item(item).and_then(|item| wrong_options(item).nth(at)).unwrap_or_default();
    text.trim_end_matches('.').to_string()
}

/// Steps of an item, from the lowest: one, or the first and the last of those that are counted together.
pub(super) fn steps(instrument: &Instrument, item: ItemId, range: &Range<usize>) -> String {
    let options = instrument.item(item).map(|item| item.options).unwrap_or_default();
    let texts: Vec<&str> = options.iter().map(|option| option.text.partner.as_str()).collect();
    texts.get(range.clone()).map_or_else(String::new, |texts| texts.join(intro::BANDS_OR))
}

/// The name of a band.
pub(super) fn band(instrument: &Instrument, band: Band) -> &'static str {
    let names = &instrument.bands;
    match band {
        Band::None => names.none.as_str(),
        Band::B1 => names.b1.as_str(),
        Band::B2 => names.b2.as_str(),
        Band::B3 => names.b3.as_str(),
    }
}

/// “Taking shape” or above; of the highest band that band alone.
pub(super) fn at_or_above(instrument: &Instrument, from: Band) -> String {
    let words = if from == Band::B3 { codes::AT_TOP } else { codes::OR_ABOVE };
    fill(words, &[("band", band(instrument, from))])
}

/// Groups that are compared, or several of them together.
pub(super) fn group(by: By, range: &Range<usize>) -> String {
    let names = match by {
        By::Role => [groups::PUBLIC, groups::THIRD, groups::ROLE_OTHER],
        By::Experience => [groups::NEW, groups::EXP, groups::EXPERIENCE_OTHER],
    };
    names.get(range.clone()).unwrap_or_default().join(groups::OR)
}

/// Sizes of a service.
pub(super) fn service_sizes(range: &Range<usize>) -> String {
    [sizes::SMALL, sizes::LARGER, sizes::NOT_KNOWN].get(range.clone()).unwrap_or_default().join(groups::OR)
}

/// About how many.
pub(super) const fn size(size: Size) -> &'static str {
    match size {
        Size::Few => sizes::FEW,
        Size::Five => sizes::FIVE,
        Size::Ten => sizes::TEN,
        Size::Thirty => sizes::THIRTY,
        Size::Hundred => sizes::HUNDRED,
    }
}

/// A question in a few words, as they stand within a sentence: “who will own the service model”.
pub(super) fn short(item: ItemId) -> Option<&'static str> {
    Some(match item.as_str() {
        "MOD-K1" => short::MOD_K1,
        "MOD-K2" => short::MOD_K2,
        "MOD-K3" => short::MOD_K3,
        "MOD-K4" => short::MOD_K4,
        "MOD-K5" => short::MOD_K5,
        "MOD-K6" => short::MOD_K6,
        "MOD-S1" => short::MOD_S1,
        "MOD-S2" => short::MOD_S2,
        "ROL-K1" => short::ROL_K1,
        "ROL-K2" => short::ROL_K2,
        "ROL-K3" => short::ROL_K3,
        "ROL-S1" => short::ROL_S1,
        "ROL-S2" => short::ROL_S2,
        "ROL-S3" => short::ROL_S3,
        "ROL-S4" => short::ROL_S4,
        "ROL-S5" => short::ROL_S5,
        "ROL-D1" => short::ROL_D1,
        "PRO-K1" => short::PRO_K1,
        "PRO-K2" => short::PRO_K2,
        "PRO-S1" => short::PRO_S1,
        "PRO-S2" => short::PRO_S2,
        "PRO-S3" => short::PRO_S3,
        "PRO-S4" => short::PRO_S4,
        "PRO-Q1" => short::PRO_Q1,
        "PRO-Q2" => short::PRO_Q2,
        "REA-K1" => short::REA_K1,
        "REA-K2" => short::REA_K2,
        "REA-S1" => short::REA_S1,
        "REA-S2.g" => short::REA_S2_G,
        "REA-S2.n" => short::REA_S2_N,
        "REA-S3" => short::REA_S3,
        "REA-S4" => short::REA_S4,
        "REA-S5" => short::REA_S5,
        "REA-S6" => short::REA_S6,
        "REA-S7" => short::REA_S7,
        "REA-S8" => short::REA_S8,
        "BM1" => short::BM1,
        "BM2" => short::BM2,
        "BM3" => short::BM3,
        "PF3" => short::PF3,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{question, short};
    use crate::{content, core::instrument::Kind};

    #[test]
    fn every_question_of_a_cohort_has_a_few_words() {
        let instrument = content::built_in();
        for item in
            instrument.items.iter().filter(|item| !matches!(item.kind, Kind::Profile | Kind::SelfRating))
        {
            for id in item.answer_ids() {
                assert!(short(id).is_some(), "{id}");
                assert!(!question(instrument, id).is_empty());
            }
        }
    }
}
