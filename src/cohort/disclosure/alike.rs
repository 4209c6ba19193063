//! What is said of a few people without counts: how alike the partners of one PSP answer, whether they chose the
//! same, and a median.
//!
//! Such a word says something of the counts behind it as well. It is safe where each count could still be `least`
//! different numbers to somebody who knows the word, the rules and the tables of the same release:
//!
//! - Only the word “close” tells a side (low, middle, high), and only from so many answers that even on the far side
//!   of it `least` numbers stay possible.
//! - “Close” and “apart” tell that at least five answered and at most two in five did not. So they are said only where
//!   that leaves 0, 1, … `least` - 1 of them possible; with five or six people only where all answered, which tells
//!   that nobody did not, and of nobody anything else.
//! - What was said before of a PSP that has grown since counts too: it may leave less open than the word of today. And
//!   no side is told beside an earlier word without one.
//! - A median of five to nine scores is not told near the ends of the scale: it would tell that more than half chose
//!   the last step everywhere, and the words nearly all else.
//! - Where a table shows how many did not answer, in all PSPs together, and that comes near to what the words allow,
//!   the words are withheld, whatever they are.
//!
//! All of it is counted out in `tests/cohort`.

use super::audience::Audience;
use crate::cohort::statistics::agreement::{self, Likeness, STEPS, Steps};

/// What is said of the answers of one PSP's partners to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alike {
    /// Much the same answer.
    Close(Option<Side>),
    /// Too few answers, or too mixed, to say.
    Mixed,
    /// Very different answers.
    Apart,
    /// Not told, so as to give nobody away.
    Withheld,
}

/// On which side of the scale the middle answer lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The two lowest steps.
    Low,
    /// The middle step.
    Middle,
    /// The two highest steps.
    High,
}

/// What is said of the answers to a question without steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OneAnswer {
    /// Four in five or more chose the same.
    Most,
    /// No answer had more than half.
    Split,
    /// Neither.
    Neither,
}

/// One PSP's answers to a question with steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partners {
    /// How many chose each step.
    pub steps: Steps,
    /// How many did not choose any: not known, does not apply, skipped.
    pub without: u64,
}

/// What the tables of the same release tell of how many are without an answer, all PSPs together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// How many are known to be, and how many fewer may be than today's words leave open, for words that were said
    /// before; 0 where nothing is known.
    pub without: u64,
}

impl Partners {
    /// How many there are.
    pub fn count(&self) -> u64 {
        self.steps.iter().sum::<u64>() + self.without
    }
}

/// How many may be without an answer where something is said of the others: two in five, and at least five with one.
const fn most_without(count: u64) -> u64 {
    let share = count * 2 / 5;
    let left = count.saturating_sub(agreement::LEAST_ANSWERS);
    if share < left { share } else { left }
}

/// From so many answers a side is told.
const fn least_for_side(audience: Audience) -> u64 {
    match audience {
        Audience::Team => 10,
        Audience::Public => 27,
    }
}

/// How many of so many partners may be without an answer, where the words of today are all that is said of them.
pub(super) fn room(count: u64, audience: Audience) -> u64 {
    if sayable(count, audience) { most_without(count) } else { count }
}

/// How many of so many partners may be without an answer where something has been said of them: none of five or six.
pub(super) const fn most_without_said(count: u64) -> u64 {
    if count <= 6 { 0 } else { most_without(count) }
}

/// Whether something can be said of so many partners where it must not tell that nobody is without an answer.
fn sayable(count: u64, audience: Audience) -> bool {
    count >= audience.least_records() && most_without(count) + 1 >= audience.least_count()
}

/// What is said of each PSP's answers to one question.
pub fn alike(psps: &[Partners], told: Told, audience: Audience) -> Vec<Alike> {
    let alone = psps.len() == 1;
    // With five or six people, all of them: only for a PSP on its own, whose tables show no counts then.
    let all_of = |count| alone && audience == Audience::Team && (5..=6).contains(&count);
    let room: u64 = psps.iter().map(|psp| room(psp.count(), audience)).sum();
    let near = told.without + audience.least_count() > room + 1;
    psps.iter()
        .map(|psp| {
            let count = psp.count();
            let answers = count - psp.without;
            if all_of(count) {
                let enough = psp.without == 0;
                return if enough { said(psp, answers, None) } else { Alike::Mixed };
            }
            if !sayable(count, audience) || near {
                return Alike::Withheld;
            }
            if psp.without > most_without(count) {
                return Alike::Mixed;
            }
            // So many of them at least are without an answer, by what the tables tell.
            let surely = told.without.saturating_sub(room - most_without(count));
            let side = count - surely >= least_for_side(audience);
            said(psp, answers, side.then(|| side_of(&psp.steps)))
        })
        .collect()
}

fn said(psp: &Partners, answers: u64, side: Option<Side>) -> Alike {
    match agreement::likeness(&psp.steps, agreement::most_deviations(answers)) {
        Likeness::Close => Alike::Close(side),
        Likeness::Mixed => Alike::Mixed,
        Likeness::Apart => Alike::Apart,
    }
}

fn side_of(steps: &Steps) -> Side {
    let total: u64 = steps.iter().sum();
    let mut before = 0;
    let median = steps.iter().position(|count| {
        before += count;
        2 * before >= total
    });
    match median.unwrap_or(0) {
        step if step < STEPS / 2 => Side::Low,
        step if step == STEPS / 2 => Side::Middle,
        _ => Side::High,
    }
}

/// Whether something is said of five to nine people, of whom so many are without an answer: at least five answers;
/// of five and six people all.
pub const fn enough_of_few(count: u64, without: u64) -> bool {
    match count {
        5 | 6 => without == 0,
        7..=9 => count - without >= agreement::LEAST_ANSWERS,
        _ => false,
    }
}

/// What is said of the choices of five to nine people, those without one apart.
pub fn one_answer(choices: &[u64], without: u64) -> OneAnswer {
    let total: u64 = choices.iter().sum();
    let most = choices.iter().copied().max().unwrap_or(0);
    if !enough_of_few(total + without, without) {
        OneAnswer::Neither
    } else if 5 * most >= 4 * total {
        OneAnswer::Most
    } else if 2 * most <= total {
        OneAnswer::Split
    } else {
        OneAnswer::Neither
    }
}

impl Alike {
    /// The same without the side.
    #[must_use]
    pub const fn without_side(self) -> Self {
        match self {
            Self::Close(_) => Self::Close(None),
            said => said,
        }
    }

    /// Whether it tells that most have answered.
    pub const fn tells_of_answers(self) -> bool {
        matches!(self, Self::Close(_) | Self::Apart)
    }

    const ALL: [(Self, &'static str); 7] = [
        (Self::Close(None), "close"),
        (Self::Close(Some(Side::Low)), "close-low"),
        (Self::Close(Some(Side::Middle)), "close-middle"),
        (Self::Close(Some(Side::High)), "close-high"),
        (Self::Mixed, "mixed"),
        (Self::Apart, "apart"),
        (Self::Withheld, "withheld"),
    ];

    /// The word for it in files.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(alike, _)| *alike == self).map_or("withheld", |(_, word)| word)
    }

    /// What a word says.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name)| *name == word).map(|(alike, _)| alike)
    }
}

impl OneAnswer {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Most, "most"), (Self::Split, "split"), (Self::Neither, "neither")];

    /// The word for it in files.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(answer, _)| *answer == self).map_or("neither", |(_, word)| word)
    }

    /// What a word says.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name)| *name == word).map(|(answer, _)| answer)
    }
}
