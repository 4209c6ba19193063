//! What the codes in the figures mean, as a table of its own, with the words of the questions.

use super::{Report, csv, names, technical};
use crate::{
    cohort::{
        disclosure::places::{COMPARISON, MIRROR},
        views::{self, By, technical::WorksAlike},
        words::{alike, codes, headline, intro, sizes, tables},
    },
    content::say::fill,
    core::{
        ids::{Dimension, ItemId},
        instrument::{Instrument, Kind},
        score::Band,
    },
};
use std::collections::BTreeSet;

/// The file's name.
pub const NAME: &str = "codebook.csv";
/// Its columns: which column the code stands in, within which table or question, the code, and what it means.
pub const COLUMNS: [&str; 4] = ["of", "within", "code", "label"];
/// Within everything.
const ALL: &str = "all";

/// The tables, in the order of the figures.
pub(super) const TABLES: [(&str, &str); 21] = [
    ("records", tables::RECORDS),
    ("topics of a few", tables::FEW),
    ("role question", tables::ROLE_QUESTION),
    ("not known", tables::NOT_KNOWN),
    ("bands", tables::BANDS),
    ("scores", tables::SCORES),
    ("most common mistaken idea", tables::COMMON_IDEA),
    ("understanding", tables::UNDERSTANDING),
    ("not known by role", tables::BY_ROLE),
    ("not known by experience", tables::BY_EXPERIENCE),
    ("middle partner by role", tables::MIDDLE_BY_ROLE),
    ("at a band or above, by role", tables::ABOVE_BY_ROLE),
    ("middle partner by experience", tables::MIDDLE_BY_EXPERIENCE),
    ("at a band or above, by experience", tables::ABOVE_BY_EXPERIENCE),
    ("mirror: partners", tables::MIRROR_PARTNERS),
    ("mirror: leads", tables::MIRROR_LEADS),
    ("hours", tables::HOURS),
    ("not known, since the round before", tables::SINCE),
    ("technical", tables::TECHNICAL),
    ("survey", tables::SURVEY),
    ("seen alike", tables::ALIKE),
];

/// The codebook of a report.
pub fn csv(report: &Report<'_>) -> String {
    let mut text = String::new();
    csv::write(COLUMNS, &mut text);
    let mut all = lines(report.instrument);
    all.extend(made_up(report, &all));
    for [of, within, code, label] in all {
        csv::write([of.as_str(), within.as_str(), code.as_str(), label.as_str()], &mut text);
    }
    text
}

/// The codes that stand for no one thing of the content: rounds, PSPs, and what is counted together.
fn made_up(report: &Report<'_>, known: &[[String; 4]]) -> BTreeSet<[String; 4]> {
    let mut all = BTreeSet::new();
    let mut add = |of: &str, within: &str, code: &str, label: String| {
        all.insert([of.to_string(), within.to_string(), code.to_string(), label]);
    };
    for round in &report.rounds {
        if let Some(name) = super::headline::round(round) {
            add("round", ALL, &round.code(), name);
        }
        for psp in &round.view.alike {
            add("row", "seen alike", &psp.programme, fill(codes::PSP, &[("programme", &psp.programme)]));
        }
        for line in views::lines::lines(&round.view) {
            let label = |code: &str| {
                let fits = |within: &str| within == line.table || within == line.row || within == ALL;
                let found =
                    known.iter().find(|[of, within, known, _]| of == "part" && known == code && fits(within));
                found.map(|[.., label]| label.clone())
            };
            let steps = line.part.strip_prefix("steps ").and_then(|steps| steps.split_once('-'));
            let steps =
                steps.and_then(|(first, last)| Some(first.parse::<usize>().ok()?..=last.parse().ok()?));
            let (within, parts): (_, Vec<String>) = match steps {
                Some(steps) => {
                    (line.row.as_str(), steps.filter_map(|step| label(&format!("step {step}"))).collect())
                }
                None if line.part.contains('+') => {
                    (line.table, line.part.split('+').filter_map(label).collect())
                }
                None => continue,
            };
            let together = fill(codes::TOGETHER, &[("parts", &parts.join(intro::BANDS_OR))]);
            add("part", within, &line.part, together);
        }
    }
    all
}

fn lines(instrument: &Instrument) -> Vec<[String; 4]> {
    let mut lines = Vec::new();
    let mut add = |of: &str, within: &str, code: &str, label: &str| {
        lines.push([of, within, code, label].map(ToString::to_string));
    };
    add("round", ALL, "none", headline::NO_ROUND);
    for (code, label) in TABLES {
        add("table", ALL, code, label);
    }
    for (within, code, label) in [
        ("records", "partners", codes::PARTNERS),
        ("records", "leads", codes::LEADS),
        ("records", "psps", codes::PSPS),
        ("records", "invited", codes::INVITED),
        ("hours", "could say", codes::COULD_SAY),
        ("hours", "above 1.25", codes::ABOVE),
        ("hours", "ratio", codes::RATIO),
        ("hours", "above 1.25, by size", codes::BY_SIZE),
    ] {
        add("row", within, code, label);
    }
    for dimension in Dimension::ALL {
        add("row", ALL, dimension.code(), instrument.dimension(dimension).name.as_str());
    }
    for item in
        instrument.items.iter().filter(|item| names::short(item.id).is_some() || !item.rows.is_empty())
    {
        for id in item.answer_ids() {
            add("row", ALL, id.as_str(), &names::question(instrument, id));
        }
    }
    parts(instrument, &mut add);
    for (within, code, label) in [
        ("seen alike", "close", alike::CLOSE),
        ("seen alike", "close-low", alike::CLOSE_LOW),
        ("seen alike", "close-middle", alike::CLOSE_MIDDLE),
        ("seen alike", "close-high", alike::CLOSE_HIGH),
        ("seen alike", "mixed", alike::MIXED),
        ("seen alike", "apart", alike::APART),
        ("seen alike", "withheld", codes::HIDDEN),
        ("role question", "most", alike::ONE_ANSWER_MOST),
        ("role question", "split", alike::ONE_ANSWER_SPLIT),
        ("role question", "neither", alike::MIXED),
        ("technical", "alike", technical::works_alike(WorksAlike::Alike)),
        ("technical", "may-differ", technical::works_alike(WorksAlike::MayDiffer)),
        ("technical", "differs", technical::works_alike(WorksAlike::Differs)),
        ("hours", "4 or more", intro::HOURS_MORE),
        (ALL, "yes", codes::YES),
        (ALL, "no", codes::NO),
        (ALL, "hidden", codes::HIDDEN),
    ] {
        add("value", within, code, label);
    }
    for band in [Band::B1, Band::B2, Band::B3] {
        let name = [("band", names::band(instrument, band))];
        add("value", ALL, &format!("{} or above", band.code()), &names::at_or_above(instrument, band));
        add("value", ALL, &format!("below {}", band.code()), &fill(codes::BELOW, &name));
    }
    lines
}

fn parts(instrument: &Instrument, add: &mut impl FnMut(&str, &str, &str, &str)) {
    for (within, code, label) in [
        (ALL, csv::WHOLE_ROW, codes::ALL),
        (ALL, "not known", codes::NOT_KNOWN),
        (ALL, "median", codes::MEDIAN),
        (ALL, "lower quartile", codes::LOWER_QUARTILE),
        (ALL, "upper quartile", codes::UPPER_QUARTILE),
        ("not known", "mean of PSPs, per cent", codes::MEAN),
        ("not known", "per cent", codes::PER_CENT),
        ("understanding", "right", codes::RIGHT),
        ("understanding", "wrong", codes::WRONG),
        ("understanding", "sure and wrong", codes::SURE_AND_WRONG),
        (ALL, "difference, points", codes::DIFFERENCE),
        (ALL, "clear difference", codes::CLEAR),
        ("technical", "difficulty", codes::DIFFICULTY),
        ("technical", "item-rest correlation", codes::ITEM_REST),
        ("technical", "works alike by role", codes::WORKS_ALIKE),
        ("technical", "mean r*wg of PSPs", codes::AGREEMENT),
        ("technical", "alpha", codes::ALPHA),
        ("technical", "omega", codes::OMEGA),
        ("technical", "largest residual of one factor", codes::RESIDUAL),
        ("survey", "agree", codes::AGREE),
        ("survey", "agree, with not known in the base", codes::AGREE_ALL),
        ("survey", "survey, per cent of 55", codes::SURVEY),
        ("hours", "small", sizes::SMALL),
        ("hours", "larger", sizes::LARGER),
        ("hours", "not known", sizes::NOT_KNOWN),
    ] {
        add("part", within, code, label);
    }
    for (code, what) in [("alpha", codes::ALPHA), ("omega", codes::OMEGA)] {
        for (end, words) in [("low", codes::LOW_END), ("high", codes::HIGH_END)] {
            add("part", "technical", &format!("{code}, {end}"), &fill(words, &[("what", what)]));
        }
    }
    for (tables, by) in [
        (["not known by role", "middle partner by role", "at a band or above, by role"], By::Role),
        (
            ["not known by experience", "middle partner by experience", "at a band or above, by experience"],
            By::Experience,
        ),
    ] {
        for (at, code) in by.parts().into_iter().enumerate() {
            for table in tables {
                add("part", table, code, &names::group(by, &(at..at + 1)));
            }
        }
    }
    for band in [Band::None, Band::B1, Band::B2, Band::B3] {
        add("part", "bands", band.code(), names::band(instrument, band));
    }
    for item in instrument.items.iter().filter(|item| item.kind == Kind::Knowledge) {
        for (at, text) in (1..).zip(names::wrong_options(item)) {
            add("part", item.id.as_str(), &format!("wrong option {at}"), text);
        }
    }
    for id in MIRROR.iter().filter(|id| !COMPARISON.contains(id)).map(|id| ItemId::of(id)) {
        for (at, option) in (1..).zip(instrument.item(id).map(|item| item.options).unwrap_or_default().iter())
        {
            add("part", id.as_str(), &format!("step {at}"), option.text.partner.as_str());
        }
    }
    for id in crate::cohort::disclosure::tables::ALIKE {
        add("part", "seen alike", id, &names::question(instrument, ItemId::of(id)));
    }
}
