//! What the results say, sentence by sentence: the words of content design 4 and 5.5 with the numbers put in.
//!
//! The results page and the text to save both speak these sentences, so they cannot disagree. `*…*` marks
//! what is set in bold on a page.

use super::{
    say::{count_word, fill, list},
    words::results as w,
};
use crate::core::{
    advice::{self, Stage},
    burden::{Fit, HoursResult, Outcome, Span},
    hours::{round, write_number},
    ids::{Dimension, ItemId},
    instrument::{Instrument, Kind},
    score::{Assessment, Band, Cap, DimensionResult, HOURS_ITEM, Knowledge, Score, State},
    session::Sureness,
};

/// “Start with: Proportionality”.
pub fn headline(instrument: &Instrument, assessment: &Assessment) -> String {
    let scored = assessment.dimension(assessment.weakest).score.is_some();
    let template = if scored { w::START_WITH } else { w::FIND_OUT };
    fill(template, &[("topic", &instrument.dimension(assessment.weakest).name)])
}

/// How many topics stand in which band, best first, and what that means at this stage of the PSP.
pub fn summary(assessment: &Assessment) -> String {
    let bands = [
        (Band::B3, w::COUNT_B3, w::COUNTS_B3),
        (Band::B2, w::COUNT_B2, w::COUNTS_B2),
        (Band::B1, w::COUNT_B1, w::COUNTS_B1),
        (Band::None, w::COUNT_NONE, w::COUNTS_NONE),
    ];
    let mut sentences = Vec::new();
    for (band, one, many) in bands {
        let n = assessment.dimensions.iter().filter(|result| result.band() == band).count();
        if n > 0 {
            sentences.push(fill(if n == 1 { one } else { many }, &[("n", &count_word(n))]));
        }
    }
    sentences.extend(advice::stage(assessment).map(|stage| {
        match stage {
            Stage::NotMet | Stage::Met => w::TONE_EARLY,
            Stage::Designing => w::TONE_DESIGN,
            Stage::Finishing => w::TONE_FINAL,
            Stage::Running => w::TONE_RUNNING,
        }
        .to_string()
    }));
    sentences.join(" ")
}

/// The overall band with its caution (content design 4.6).
pub fn overall(instrument: &Instrument, assessment: &Assessment) -> String {
    let band = |band: Band| instrument.bands.get(band).as_str();
    if assessment.overall != Band::None {
        return fill(w::OVERALL, &[("band", band(assessment.overall))]);
    }
    let mut text = fill(w::OVERALL_NONE, &[("band", band(Band::None))]);
    if assessment.so_far != Band::None {
        text.push(' ');
        text.push_str(&fill(w::SO_FAR, &[("band", band(assessment.so_far))]));
    }
    text
}

/// “7 of 8 known (1 of them to learn), 1 not known yet”. A row counts as its part of a question everywhere, so
/// that the numbers add up.
pub fn known(result: &DimensionResult) -> String {
    let of = |state: fn(&State) -> bool| -> f64 {
        result.parts.iter().filter(|part| state(&part.state)).map(|part| part.weight).sum()
    };
    let to_learn = of(|state| matches!(state, State::ToLearn(_)));
    let (known, all) = (write_number(result.known), write_number(result.applicable));
    let template = if to_learn > 0.0 { w::KNOWN_TO_LEARN } else { w::KNOWN };
    let mut parts = vec![fill(template, &[("known", &known), ("all", &all), ("n", &write_number(to_learn))])];
    for (n, template) in [
        (of(|state| matches!(state, State::NotKnown)), w::N_NOT_KNOWN),
        (of(|state| matches!(state, State::Skipped)), w::N_SKIPPED),
        (of(|state| matches!(state, State::DoesNotApply)), w::N_DOES_NOT_APPLY),
    ] {
        if n > 0.0 {
            parts.push(fill(template, &[("n", &write_number(n))]));
        }
    }
    parts.join(", ")
}

/// The bands that a score is close to, by name.
pub fn close_to(instrument: &Instrument, score: &Score) -> Vec<String> {
    let [_, third] = instrument.thresholds.cuts;
    let near = score.near.iter().map(|cut| {
        let (below, above) = if *cut < third { (Band::B1, Band::B2) } else { (Band::B2, Band::B3) };
        if score.value < *cut { above } else { below }
    });
    // A band held back is not “close to” itself.
    let other = near.filter(|band| *band != score.band);
    other.map(|band| fill(w::CLOSE_TO, &[("band", instrument.bands.get(band))])).collect()
}

/// The range of a score in words (content design 4.8); none where there is nothing it could be but itself.
pub fn range(result: &DimensionResult) -> Option<String> {
    let score = result.score.as_ref()?;
    let ends = |(low, high): (f64, f64)| (round(low).to_string(), round(high).to_string());
    if let Some(likely) = score.likely {
        let (low, high) = ends(likely);
        return Some(fill(w::LIKELY, &[("low", &low), ("high", &high)]));
    }
    let unknown = result.applicable - result.known;
    if unknown <= 0.0 {
        return None;
    }
    let (low, high) = ends(score.if_found_out);
    let template = if result.skipped > 0 { w::FOUND_OUT_SKIPPED } else { w::FOUND_OUT };
    let (n, all) = (write_number(unknown), write_number(result.applicable));
    Some(fill(template, &[("n", &n), ("all", &all), ("low", &low), ("high", &high)]))
}

/// What holds the band back, which key points are open and which are still to find out (content design 4.5).
pub fn key_points(instrument: &Instrument, assessment: &Assessment, result: &DimensionResult) -> Vec<String> {
    let points = &instrument.dimension(result.dimension).key_points;
    let mut sentences = Vec::new();
    if let Some(score) = &result.score {
        let open = || points.iter().filter(|point| score.key_points_open.contains(&point.item));
        let names = list(open().map(|point| point.text.as_str()));
        if score.capped_by.contains(&Cap::KnownShare) {
            let (known, all) = (write_number(result.known), write_number(result.applicable));
            sentences.push(fill(w::CAPPED_SHARE, &[("known", &known), ("all", &all)]));
        }
        if score.capped_by.iter().any(|cap| matches!(cap, Cap::KeyPoint(_))) {
            let template = if open().count() == 1 { w::CAPPED_KEY } else { w::CAPPED_KEYS };
            let band = instrument.bands.get(score.band);
            sentences.push(fill(
                template,
                &[("score", &score.shown().to_string()), ("band", band), ("point", &names)],
            ));
        } else if !names.is_empty() {
            sentences.push(fill(w::KEY_OPEN, &[("point", &names)]));
        }
        let may_fit = assessment.hours.ratio_low.is_some_and(|low| low <= instrument.burden.fits_ratio);
        if score.key_points_open.contains(&HOURS_ITEM) && may_fit {
            sentences.push(w::COULD_FIT.to_string());
        }
    }
    for point in points {
        let to_learn = assessment.knowledge_of(point.item) == Some(Knowledge::ToLearn);
        if to_learn || assessment.state_of(point.item) == Some(State::NotKnown) {
            sentences.push(fill(w::KEY_TO_FIND_OUT, &[("point", &point.to_find_out)]));
        }
    }
    sentences
}

/// How many knowledge items were answered right, in all and by topic.
pub fn shown(instrument: &Instrument, assessment: &Assessment) -> (String, String) {
    let sum = |f: fn(&DimensionResult) -> u32| assessment.dimensions.iter().map(f).sum::<u32>().to_string();
    let total =
        fill(w::SHOWN, &[("n", &sum(|result| result.shown.0)), ("all", &sum(|result| result.shown.1))]);
    let parts: Vec<String> = assessment
        .dimensions
        .iter()
        .map(|result| {
            let name = &instrument.dimension(result.dimension).name;
            let (n, all) = (result.shown.0.to_string(), result.shown.1.to_string());
            fill(w::SHOWN_TOPIC, &[("topic", name), ("n", &n), ("all", &all)])
        })
        .collect();
    (total, format!("{}.", parts.join(", ")))
}

/// How sure the person felt against what they showed (content design 4.7), as counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Square {
    /// Fairly sure and right.
    pub sure_right: usize,
    /// Fairly sure and wrong: the items, to clear up first.
    pub sure_wrong: Vec<ItemId>,
    /// Guessed and right.
    pub guess_right: usize,
    /// Guessed and wrong.
    pub guess_wrong: usize,
    /// Knowledge items in all.
    pub all: usize,
}

impl Square {
    /// The smallest number of answers for which a picture is drawn.
    const FOR_A_PICTURE: usize = 4;

    /// How many answers it holds.
    pub fn held(&self) -> usize {
        self.sure_right + self.sure_wrong.len() + self.guess_right + self.guess_wrong
    }

    /// Whether it holds enough for a picture; a sentence says it otherwise.
    pub fn worth_drawing(&self) -> bool {
        self.held() >= Self::FOR_A_PICTURE
    }

    /// The counts as a sentence.
    pub fn sentence(&self) -> String {
        let template = if self.worth_drawing() { w::SURE_COUNT } else { w::SURE_FEW };
        fill(
            template,
            &[
                ("n", &self.held().to_string()),
                ("all", &self.all.to_string()),
                ("sure_right", &self.sure_right.to_string()),
                ("sure_wrong", &self.sure_wrong.len().to_string()),
                ("guess_right", &self.guess_right.to_string()),
                ("guess_wrong", &self.guess_wrong.to_string()),
            ],
        )
    }
}

/// Counts the square; none if “how sure” was never answered. Only topics whose notes were read count
/// (`locked`, by [`Dimension::index`]): of the others it would give the best answers away.
pub fn square(instrument: &Instrument, assessment: &Assessment, locked: [bool; 4]) -> Option<Square> {
    let mut square = Square { all: assessment.knowledge().len(), ..Square::default() };
    let seen = |item: &ItemId| {
        let dimension = instrument.item(*item).and_then(|item| item.dimension);
        dimension.is_some_and(|dimension| locked[dimension.index()])
    };
    for (item, knowledge) in assessment.knowledge().iter().filter(|(item, _)| seen(item)) {
        match (assessment.answers().sure.get(item), knowledge) {
            (Some(Sureness::FairlySure), Knowledge::Right) => square.sure_right += 1,
            (Some(Sureness::FairlySure), Knowledge::Wrong) => square.sure_wrong.push(*item),
            (Some(Sureness::Guessing), Knowledge::Right) => square.guess_right += 1,
            (Some(Sureness::Guessing), Knowledge::Wrong) => square.guess_wrong += 1,
            (Some(_), Knowledge::ToLearn | Knowledge::Skipped) | (None, _) => {}
        }
    }
    (square.held() > 0).then_some(square)
}

/// The opening self-rating against what was shown in MOD (content design 4.7); none without a rating or
/// without a single MOD knowledge answer.
pub fn felt(instrument: &Instrument, assessment: &Assessment) -> Option<&'static str> {
    let rating = instrument.items.iter().find(|item| item.kind == Kind::SelfRating)?;
    let felt: u8 = assessment.answers().items.get(&rating.id)?.as_str().parse().ok()?;
    let of_mod =
        |item: &ItemId| instrument.item(*item).is_some_and(|item| item.dimension == Some(Dimension::Mod));
    let answered =
        assessment.knowledge().iter().any(|(item, state)| of_mod(item) && *state != Knowledge::Skipped);
    let (right, _) = assessment.dimension(Dimension::Mod).shown;
    answered.then_some(match (felt, right) {
        (3.., 0..=3) => w::FELT_SURER,
        (0..=1, 5..) => w::KNEW_MORE,
        _ => w::FELT_SAME,
    })
}

/// A ratio with one decimal, half rounded up: the figures behind it bear no more (content design 3.3).
fn one_decimal(ratio: f64) -> String {
    let tenths = round(ratio * 10.0);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Hours asked for each hour available, in words.
pub fn ratio(hours: &HoursResult) -> Vec<String> {
    match hours.outcome {
        Outcome::Skipped => return vec![w::HOURS_SKIPPED.to_string()],
        Outcome::NotKnown => return vec![w::RATIO_NOT_KNOWN.to_string()],
        Outcome::Points(_) => {}
    }
    let Some(ratio) = hours.ratio else { return vec![w::NO_TIME.to_string()] };
    let template = if hours.floor { w::RATIO_FLOOR } else { w::RATIO };
    let mut sentences = vec![fill(template, &[("ratio", &one_decimal(ratio))])];
    sentences.extend(hours.fit.map(|fit| {
        match fit {
            Fit::Fits => w::LABEL_FITS,
            Fit::Stretched => w::LABEL_STRETCHED,
            Fit::WellOver => w::LABEL_WELL_OVER,
            Fit::NoTimeSetAside => w::NO_TIME,
        }
        .to_string()
    }));
    let low = hours.ratio_low.map(one_decimal).unwrap_or_default();
    // With a task missing the high end is not known either.
    match hours.ratio_high.filter(|_| !hours.floor) {
        Some(high) if hours.asked.open_ended => {
            sentences.push(fill(w::RATIO_RANGE_MORE, &[("low", &low), ("high", &one_decimal(high))]));
        }
        Some(high) if one_decimal(high) == low => {}
        Some(high) => sentences.push(fill(w::RATIO_RANGE, &[("low", &low), ("high", &one_decimal(high))])),
        None => sentences.push(fill(w::RATIO_LOW_ONLY, &[("low", &low)])),
    }
    sentences
}

/// “about 31 hours (19 to 42)”, “84 hours”, “about 60 hours (40 to 80 or more)”.
pub fn span(span: Span, about: &str, exact: &str) -> String {
    let high = round(span.high).to_string();
    let high = if span.open_ended { fill(super::words::hours::MORE, &[("n", &high)]) } else { high };
    let exactly = (span.high - span.low).abs() < f64::EPSILON && !span.open_ended;
    let n = if exactly { write_number(span.low) } else { round(span.mid()).to_string() };
    fill(
        if exactly { exact } else { about },
        &[("n", &n), ("low", &round(span.low).to_string()), ("high", &high)],
    )
}

/// Effort against size, in words; none where the hours were left out.
pub fn size(instrument: &Instrument, assessment: &Assessment) -> Option<String> {
    let size = &assessment.size;
    match size.outcome {
        Outcome::Skipped => None,
        Outcome::NotKnown => Some(w::SIZE_NOT_KNOWN.to_string()),
        Outcome::Points(_) => {
            let figures = &assessment.answers().burden.figures;
            let text = |figure: &crate::core::instrument::Figure| {
                let chosen = figures.get(&figure.id);
                let option = figure.options.iter().find(|option| Some(&option.id) == chosen);
                option.map_or(w::SIZE_UNKNOWN.to_string(), |option| option.text.to_string())
            };
            let n = round(size.hours_per_month.unwrap_or_default()).to_string();
            let (people, money) = (text(&instrument.burden.people), text(&instrument.burden.funding));
            Some(fill(w::SIZE, &[("n", &n), ("people", &people), ("money", &money)]))
        }
    }
}

/// The scored and knowledge items that are not known, in the order they are asked: what the person asked to
/// find out.
pub fn to_find_out(instrument: &Instrument, assessment: &Assessment) -> Vec<ItemId> {
    let items = instrument.items.iter().flat_map(|item| item.answer_ids().map(move |id| (item, id)));
    items
        .filter(|(item, id)| match item.kind {
            Kind::Knowledge => assessment.knowledge_of(*id) == Some(Knowledge::ToLearn),
            Kind::SelfReport | Kind::Quantity => assessment.state_of(*id) == Some(State::NotKnown),
            Kind::Role => {
                let chosen = assessment.answers().items.get(id);
                item.not_known.as_ref().is_some_and(|way| Some(&way.id) == chosen)
            }
            Kind::Profile | Kind::SelfRating | Kind::Comparison => false,
        })
        .map(|(_, id)| id)
        .collect()
}

/// The title of one answer: the question, and the row if it is one.
pub fn title(instrument: &Instrument, assessment: &Assessment, id: ItemId) -> String {
    let Some(item) = instrument.item(id) else { return id.to_string() };
    let question = super::say::wording(&item.text, assessment.answers());
    match item.rows.iter().find(|row| row.id == id) {
        Some(row) => format!("{question} {}", row.text),
        None => question.to_string(),
    }
}
