//! Takers of the check: named answers for cases worked out by hand, and any answers that a person could
//! give, for rules that hold for everyone.

use proptest::prelude::*;
use psp_self_assessment::{
    content,
    core::{
        hours::{Hours, HoursAnswer},
        ids::{Dimension, ItemId, OptionId, TaskId},
        instrument::{HoursRange, Instrument, Item, Kind},
        score::{Assessment, assess},
        session::{Action, OTHER_ROLE, ROLE, Session, Sureness},
    },
};

/// The built-in pack.
pub fn pack() -> &'static Instrument {
    content::built_in()
}

/// What follows from a session.
pub fn assessed(session: &Session) -> Assessment {
    assess(pack(), &session.answers)
}

/// An item id.
pub fn item(id: &str) -> ItemId {
    ItemId::new(id).expect("an id")
}

/// An option id.
pub fn option(id: &str) -> OptionId {
    OptionId::new(id).expect("an id")
}

/// An exact number of hours.
pub fn exact(hours: f64) -> HoursAnswer {
    HoursAnswer::Exact(Hours::new(hours).expect("hours"))
}

/// A range of hours, or “not known yet” for `nk`.
pub fn range(id: &str) -> HoursAnswer {
    if id == "nk" { HoursAnswer::NotKnown } else { HoursAnswer::Range(option(id)) }
}

/// Answers by item and option.
pub fn taker(answers: &[(&str, &str)]) -> Session {
    Session::default().with(answers)
}

/// Steps of a case worked out by hand.
pub trait Steps: Sized {
    /// After one action.
    fn after(self, action: Action) -> Self;

    /// With these answers, by item and option.
    fn with(self, answers: &[(&str, &str)]) -> Self {
        answers.iter().fold(self, |taker, (id, chosen)| {
            taker.after(Action::Choose { item: item(id), option: option(chosen) })
        })
    }

    /// Without an answer.
    fn without(self, id: &str) -> Self {
        self.after(Action::Clear { item: item(id) })
    }

    /// With hours for tasks, by their ids.
    fn asked(self, tasks: &[(&str, HoursAnswer)]) -> Self {
        tasks.iter().fold(self, |taker, (task, hours)| {
            let task = TaskId::new(task).expect("an id");
            taker.after(Action::Task { task, hours: Some(*hours) })
        })
    }

    /// With one number of hours asked, for a single task, and none for the others.
    fn asked_in_all(self, hours: f64) -> Self {
        let none = exact(0.0);
        self.asked(&[("D", exact(hours)), ("W", none), ("C", none), ("E", none), ("T", none)])
    }

    /// With hours available.
    fn available(self, hours: HoursAnswer) -> Self {
        self.after(Action::Available { hours: Some(hours) })
    }
}

impl Steps for Session {
    fn after(self, action: Action) -> Self {
        self.apply(pack(), action).expect("an action that the content allows")
    }
}

/// How somebody tends to answer. Left to even chance, hardly anyone would reach the top band, or know little.
#[derive(Clone, Copy, Debug)]
enum Bent {
    Even,
    MostlyInPlace,
    MostlyNotKnown,
    MostlySkipped,
}

/// Draws for one answer: 0 skips it, so that a failing case shrinks to few answers.
type Draw = u16;
const DRAWS: Draw = 1_000;

/// Everything somebody may do, each thing once, in the order of the pages.
pub fn any_actions() -> impl Strategy<Value = Vec<Action>> {
    let bent = prop_oneof![
        3 => Just(Bent::Even),
        3 => Just(Bent::MostlyInPlace),
        1 => Just(Bent::MostlyNotKnown),
        1 => Just(Bent::MostlySkipped),
    ];
    let answers = pack().items.iter().flat_map(Item::answer_ids).count();
    let draws = (0..DRAWS, 0..DRAWS);
    (bent, prop::collection::vec(draws, answers), prop::collection::vec(0..DRAWS, 11)).prop_map(
        |(bent, answers, burden)| {
            let mut actions = item_actions(bent, &answers);
            actions.extend(burden_actions(bent, &burden));
            actions
        },
    )
}

/// Any answers that a person could give.
pub fn any_taker() -> impl Strategy<Value = Session> {
    any_actions().prop_map(|actions| actions.into_iter().fold(Session::default(), Session::after))
}

/// Any answers that a person could give, with explanations seen of some topics.
pub fn any_taker_on_the_way() -> impl Strategy<Value = Session> {
    (any_taker(), any::<[bool; 4]>()).prop_map(|(taker, seen)| {
        let topics = Dimension::ALL.into_iter().filter(|dimension| seen[dimension.index()]);
        topics.fold(taker, |taker, dimension| taker.after(Action::Lock { dimension }))
    })
}

/// Any item or row that has answers of its own.
pub fn any_answer_id() -> impl Strategy<Value = ItemId> {
    any_answer_id_where(|_| true)
}

/// Any item that `fits`, or a row of it.
pub fn any_answer_id_where(fits: fn(&Item) -> bool) -> impl Strategy<Value = ItemId> {
    let items = pack().items.iter().filter(|item| item.kind != Kind::Quantity && fits(item));
    prop::sample::select(items.flat_map(Item::answer_ids).collect::<Vec<_>>())
}

/// All options of an item, its ways out last.
pub fn options(item: &Item) -> Vec<OptionId> {
    let not_known = item.not_known.as_ref().map(|way| way.id);
    let not_applicable = item.not_applicable.as_ref().map(|way| way.id);
    item.options.iter().map(|choice| choice.id).chain(not_known).chain(not_applicable).collect()
}

/// One option for a draw; none skips.
fn choose(bent: Bent, item: &Item, draw: Draw) -> Option<OptionId> {
    let all = options(item);
    let any = all[usize::from(draw) % all.len()];
    let top = item.options.iter().max_by_key(|choice| choice.points).map_or(any, |choice| choice.id);
    let not_known = item.not_known.as_ref().map_or(any, |way| way.id);
    match (bent, draw) {
        (_, 0..50) | (Bent::MostlySkipped, 0..700) => None,
        (Bent::MostlyInPlace, 50..850) => Some(top),
        (Bent::MostlyNotKnown, 50..700) => Some(not_known),
        _ => Some(any),
    }
}

fn item_actions(bent: Bent, draws: &[(Draw, Draw)]) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut role = None;
    let ids = pack().items.iter().flat_map(|item| item.answer_ids().map(move |id| (item, id)));
    for ((item, id), (draw, sure)) in ids.zip(draws) {
        if item.kind == Kind::Quantity {
            continue;
        }
        let Some(option) = choose(bent, item, *draw) else { continue };
        if id == OTHER_ROLE && role != Some(OptionId::of("other")) {
            continue;
        }
        if id == ROLE {
            role = Some(option);
        }
        actions.push(Action::Choose { item: id, option });
        // “I don't know yet” leaves nothing to be sure of.
        let answered = item.not_known.as_ref().is_none_or(|way| way.id != option);
        if item.kind == Kind::Knowledge && answered && *sure > 300 {
            let sureness = if sure % 2 == 0 { Sureness::FairlySure } else { Sureness::Guessing };
            actions.push(Action::Sure { item: id, sureness });
        }
    }
    actions
}

fn burden_actions(bent: Bent, draws: &[Draw]) -> Vec<Action> {
    let burden = &pack().burden;
    let (tasks, rest) = draws.split_at(burden.tasks.len());
    let mut actions: Vec<Action> = burden
        .tasks
        .iter()
        .zip(tasks)
        .filter_map(|(task, draw)| {
            let hours = Some(choose_hours(bent, *draw, &burden.task_hours)?);
            Some(Action::Task { task: task.id, hours })
        })
        .collect();
    if let Some(hours) = choose_hours(bent, rest[0], &burden.available_hours) {
        actions.push(Action::Available { hours: Some(hours) });
    }
    for (figure, draw) in burden.figures().into_iter().zip(&rest[1..]) {
        let mut options: Vec<OptionId> = figure.options.iter().map(|option| option.id).collect();
        options.extend(figure.not_known.as_ref().map(|_| option("nk")));
        if *draw >= 50 {
            actions.push(Action::Choose {
                item: figure.id,
                option: options[usize::from(*draw) % options.len()],
            });
        }
    }
    actions
}

fn choose_hours(bent: Bent, draw: Draw, ranges: &[HoursRange]) -> Option<HoursAnswer> {
    match (bent, draw) {
        (_, 0..50) | (Bent::MostlySkipped, 0..700) => None,
        (Bent::MostlyNotKnown, 50..700) | (_, 50..120) => Some(HoursAnswer::NotKnown),
        // Hundredths of hours, few and many.
        (_, 900..) => Some(exact(f64::from(u32::from(draw - 900) * u32::from(draw - 900)) / 100.0)),
        _ => Some(HoursAnswer::Range(ranges[usize::from(draw) % ranges.len()].id)),
    }
}
