//! What must be said beside the figures, whoever shows them (content design 6.5 to 6.7).

use crate::cohort::words::cautions as words;

/// Something that must be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caution {
    /// For a closed group.
    DoNotPublish,
    /// Small counts are hidden, the rest is rounded.
    Rounded,
    /// Nothing is ranked.
    NoRanking,
    /// How many were asked is not known.
    NotAsked,
    /// More answered than were invited.
    MoreThanInvited,
    /// Nearly everybody answered.
    NearlyAll,
    /// Answers within a PSP are alike: assumed.
    AlikeAssumed,
    /// Answers within a PSP are alike: measured.
    AlikeMeasured,
    /// Few who left a question out are counted with others.
    LeftOut,
    /// The lines are our judgement.
    Lines,
    /// Leads answered other questions.
    Mirror,
    /// An open interval.
    NoClearDifference,
    /// The hours are guesses.
    Hours,
    /// Not like for like with the survey of Year 1: when, wording, “don't know”, PSPs, one fund, who answered.
    SurveyTime,
    /// Wording.
    SurveyWording,
    /// “Don't know”.
    SurveyNotKnown,
    /// Clustered.
    SurveyPsps,
    /// One fund.
    SurveyFund,
    /// Who answered.
    SurveyWho,
    /// Close agreement may be on nothing.
    CloseOnNothing,
    /// Not known yet is nobody's fault.
    NotAFault,
    /// Not a validated measure.
    NotValidated,
    /// Not anonymous for certain.
    NotAnonymous,
    /// Fewer than allowed.
    TooFew,
}

impl Caution {
    /// Its words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::DoNotPublish => words::DO_NOT_PUBLISH,
            Self::Rounded => words::ROUNDED,
            Self::NoRanking => words::NO_RANKING,
            Self::NotAsked => words::NOT_ASKED,
            Self::MoreThanInvited => words::MORE_THAN_INVITED,
            Self::NearlyAll => words::NEARLY_ALL,
            Self::AlikeAssumed => words::ALIKE_ASSUMED,
            Self::AlikeMeasured => words::ALIKE_MEASURED,
            Self::LeftOut => words::LEFT_OUT,
            Self::Lines => words::LINES,
            Self::Mirror => words::MIRROR,
            Self::NoClearDifference => words::NO_CLEAR_DIFFERENCE,
            Self::Hours => words::HOURS,
            Self::SurveyTime => words::SURVEY_TIME,
            Self::SurveyWording => words::SURVEY_WORDING,
            Self::SurveyNotKnown => words::SURVEY_NOT_KNOWN,
            Self::SurveyPsps => words::SURVEY_PSPS,
            Self::SurveyFund => words::SURVEY_FUND,
            Self::SurveyWho => words::SURVEY_WHO,
            Self::CloseOnNothing => words::CLOSE_ON_NOTHING,
            Self::NotAFault => words::NOT_A_FAULT,
            Self::NotValidated => words::NOT_VALIDATED,
            Self::NotAnonymous => words::NOT_ANONYMOUS,
            Self::TooFew => words::TOO_FEW,
        }
    }

    /// What is printed with every comparison with the survey.
    pub const SURVEY: [Self; 6] = [
        Self::SurveyTime,
        Self::SurveyWording,
        Self::SurveyNotKnown,
        Self::SurveyPsps,
        Self::SurveyFund,
        Self::SurveyWho,
    ];
}
