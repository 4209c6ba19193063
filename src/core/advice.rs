//! What to do next and what to talk about (content design 5.2 to 5.4).

use super::{
    conditions::Evidence,
    ids::{ActionId, Dimension, ItemId, PromptId},
    instrument::{Action, Due, Instrument, Kind, Prompt},
    score::{Assessment, Knowledge, State, is_report},
    session::{STAGE, Sureness},
};
use alloc::vec::Vec;

/// Where the PSP has got to: the answer to `PF5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// `s1`: partners have not met yet.
    NotMet,
    /// `s2`: they have met, and design talks have not begun.
    Met,
    /// `s3`: design talks are under way.
    Designing,
    /// `s4`: a final version is being written.
    Finishing,
    /// `s5`: the service is running.
    Running,
}

/// When to do an action, as it is said at the present stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// “now”
    Now,
    /// “before the first meeting”
    BeforeFirstMeeting,
    /// “at the first meeting”
    FirstMeeting,
    /// “at your next meeting”
    NextMeeting,
    /// “during design”
    DuringDesign,
    /// “before the final version”
    BeforeFinalVersion,
}

/// An action that fired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fired {
    /// Which.
    pub id: ActionId,
    /// Its priority: the highest reason, 40 to 100, plus 10 in the weakest topic and 15 if due.
    pub priority: u32,
}

/// The reasons that give an action its priority, in points (content design 5.2).
const SURE_AND_WRONG: u32 = 100;
const KEY_POINT_OPEN: u32 = 95;
const AT_MOST_25: u32 = 90;
const NOT_KNOWN: u32 = 70;
const MISSED: u32 = 60;
const UP_TO_50: u32 = 50;
const ANY_OTHER: u32 = 40;
const IN_WEAKEST: u32 = 10;
const DUE_NOW: u32 = 15;

/// Where the PSP has got to, if it was said.
pub fn stage(evidence: &impl Evidence) -> Option<Stage> {
    match evidence.chosen(STAGE)?.as_str() {
        "s1" => Some(Stage::NotMet),
        "s2" => Some(Stage::Met),
        "s3" => Some(Stage::Designing),
        "s4" => Some(Stage::Finishing),
        "s5" => Some(Stage::Running),
        _ => None,
    }
}

/// From which stage something with this moment is due.
const fn due_from(due: Due) -> Stage {
    match due {
        Due::Now | Due::BeforeFirstMeeting | Due::FirstMeeting => Stage::NotMet,
        Due::DuringDesign => Stage::Met,
        Due::BeforeFinalVersion => Stage::Designing,
    }
}

/// How a moment is said at a stage: one that has passed is shown as what it has become.
pub fn moment(due: Due, stage: Option<Stage>) -> Moment {
    let past = |from: Stage| stage.is_some_and(|stage| stage >= from);
    match due {
        Due::Now => Moment::Now,
        Due::BeforeFirstMeeting if past(Stage::Met) => Moment::Now,
        Due::BeforeFirstMeeting => Moment::BeforeFirstMeeting,
        Due::FirstMeeting if past(Stage::Met) => Moment::NextMeeting,
        Due::FirstMeeting => Moment::FirstMeeting,
        Due::DuringDesign if past(Stage::Finishing) => Moment::Now,
        Due::DuringDesign => Moment::DuringDesign,
        Due::BeforeFinalVersion if past(Stage::Running) => Moment::Now,
        Due::BeforeFinalVersion => Moment::BeforeFinalVersion,
    }
}

/// The reason that one item named in a rule gives; none if it gives no more than any other.
fn reason(instrument: &Instrument, assessment: &Assessment, id: ItemId) -> Option<u32> {
    let item = instrument.item(id)?;
    let key_point = assessment.key_point_open(id).then_some(KEY_POINT_OPEN);
    let own = if item.kind == Kind::Knowledge {
        match assessment.knowledge_of(id)? {
            Knowledge::Wrong if assessment.answers().sure.get(&id) == Some(&Sureness::FairlySure) => {
                Some(SURE_AND_WRONG)
            }
            Knowledge::Wrong | Knowledge::ToLearn => Some(MISSED),
            Knowledge::Right | Knowledge::Skipped => None,
        }
    } else if is_report(item.kind) {
        match assessment.state_of(id)? {
            State::NotKnown => Some(NOT_KNOWN),
            State::Points(points) if points <= 25.0 => Some(AT_MOST_25),
            State::Points(points) if points <= 50.0 => Some(UP_TO_50),
            State::Points(_) | State::ToLearn(_) | State::DoesNotApply | State::Skipped => None,
        }
    } else {
        None
    };
    own.max(key_point)
}

/// The actions that fire, most pressing first; equal ones in id order.
pub fn actions(instrument: &Instrument, assessment: &Assessment) -> Vec<Fired> {
    let stage = stage(assessment);
    let fired: Vec<Fired> = instrument
        .actions
        .iter()
        .filter(|action| action.rule.fires(assessment))
        .map(|action| {
            let (mut highest, mut in_weakest) = (ANY_OTHER, false);
            action.rule.each_item(&mut |id| {
                if let Some(points) = reason(instrument, assessment, id) {
                    highest = highest.max(points);
                    in_weakest |=
                        instrument.item(id).is_some_and(|item| item.dimension == Some(assessment.weakest));
                }
            });
            let due = stage.is_some_and(|stage| stage >= due_from(action.due));
            let bonus = if in_weakest { IN_WEAKEST } else { 0 } + if due { DUE_NOW } else { 0 };
            Fired { id: action.id, priority: highest + bonus }
        })
        .collect();
    // In id order already, and few: each is put behind those that are at least as pressing.
    in_order(fired, |action| core::cmp::Reverse(action.priority))
}

/// Sorts a few things by a key; equal ones keep their order. The library's sort is made for many, and each of
/// its uses would cost a partner a kilobyte.
fn in_order<T, K: Ord>(things: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::with_capacity(things.len());
    for thing in things {
        let place = sorted.iter().rposition(|other| key(other) <= key(&thing)).map_or(0, |at| at + 1);
        sorted.insert(place, thing);
    }
    sorted
}

/// All prompts that fire, in id order.
pub fn prompts(instrument: &Instrument, assessment: &Assessment) -> Vec<PromptId> {
    firing(instrument, assessment).map(|prompt| prompt.id).collect()
}

fn firing<'a>(instrument: &'a Instrument, assessment: &'a Assessment) -> impl Iterator<Item = &'a Prompt> {
    instrument.prompts.iter().filter(|prompt| prompt.rule.fires(assessment))
}

/// The prompts to show: the opening one, then those of the weakest topics, then the closing one if there is
/// room (content design 5.4).
pub fn shown_prompts<'a>(instrument: &'a Instrument, assessment: &'a Assessment) -> Vec<&'a Prompt> {
    let most = usize::from(instrument.thresholds.max_prompts_shown);
    // Weakest band first, ties as for the weakest topic: a stable sort of the tie order by band.
    let order = in_order(Dimension::BY_TIE.to_vec(), |dimension| assessment.dimension(*dimension).band());
    let rank = |dimension| order.iter().position(|other| *other == dimension);
    let mut general: Vec<&Prompt> =
        firing(instrument, assessment).filter(|p| p.dimension.is_none()).collect();
    let specific: Vec<&Prompt> = firing(instrument, assessment).filter(|p| p.dimension.is_some()).collect();
    let specific = in_order(specific, |prompt| prompt.dimension.and_then(rank));
    let closing = if general.len() > 1 { general.pop() } else { None };
    let mut shown = general;
    shown.extend(specific);
    shown.extend(closing);
    shown.truncate(most);
    shown
}

/// Who to ask about an item that is not known: whoever the first fired action that names it says, else the
/// first that names it at all.
pub fn who_to_ask<'a>(instrument: &'a Instrument, fired: &[Fired], item: ItemId) -> Option<&'a Action> {
    let mut naming = instrument.actions.iter().filter(|action| action.rule.names(item));
    let first = naming.clone().next();
    naming.find(|action| fired.iter().any(|one| one.id == action.id)).or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_that_has_passed_is_said_as_what_it_has_become() {
        use Due::{BeforeFinalVersion, BeforeFirstMeeting, DuringDesign, FirstMeeting};
        let at = |due, stage| moment(due, Some(stage));
        assert_eq!(at(BeforeFirstMeeting, Stage::NotMet), Moment::BeforeFirstMeeting);
        assert_eq!(at(BeforeFirstMeeting, Stage::Met), Moment::Now);
        assert_eq!(at(FirstMeeting, Stage::Met), Moment::NextMeeting);
        assert_eq!(at(DuringDesign, Stage::Designing), Moment::DuringDesign);
        assert_eq!(at(DuringDesign, Stage::Finishing), Moment::Now);
        assert_eq!(at(BeforeFinalVersion, Stage::Finishing), Moment::BeforeFinalVersion);
        assert_eq!(at(BeforeFinalVersion, Stage::Running), Moment::Now);
        assert_eq!(moment(BeforeFirstMeeting, None), Moment::BeforeFirstMeeting);
    }
}
