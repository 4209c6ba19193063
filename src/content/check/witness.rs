//! Looks for answers that make a rule fire.
//!
//! Rules hold no “not”, so answers are found part by part: of “all” each part is made true in turn, of “any”
//! one after another is tried. The rule itself has the last word.

use crate::core::{
    conditions::{AtMost, Chose, Rule},
    hours::{Hours, HoursAnswer},
    ids::{Dimension, ItemId, OptionId},
    instrument::{Instrument, Item, Kind},
    score::{HOURS_ITEM, SIZE_ITEM, assess},
    session::{Action, Session},
};

/// Answers on which `rule` fires, and `also` with it; none if there are none.
pub(super) fn find(pack: &Instrument, rule: &Rule, also: Option<&Rule>) -> Option<Session> {
    let whole: Vec<&Rule> = also.into_iter().chain([rule]).collect();
    satisfy(pack, &whole, whole.clone(), &Session::default())
}

/// Goes on from `session` until no part is `open`.
fn satisfy<'a>(
    pack: &Instrument,
    whole: &[&Rule],
    mut open: Vec<&'a Rule>,
    session: &Session,
) -> Option<Session> {
    let Some(rule) = open.pop() else {
        let assessment = assess(pack, &session.answers);
        return whole.iter().all(|rule| rule.fires(&assessment)).then(|| session.clone());
    };
    match rule {
        Rule::All(parts) => {
            open.extend(parts.iter());
            satisfy(pack, whole, open, session)
        }
        Rule::Any(parts) => parts.iter().find_map(|part: &'a Rule| {
            let mut open = open.clone();
            open.push(part);
            satisfy(pack, whole, open, session)
        }),
        Rule::Always | Rule::NotScored(_) => satisfy(pack, whole, open, session),
        Rule::Below(limit) => [session.clone(), lowest(pack, limit.dimension, session)]
            .iter()
            .find_map(|session| satisfy(pack, whole, open.clone(), session)),
        Rule::Wrong(item)
        | Rule::NotKnown(item)
        | Rule::Low(AtMost { item, .. })
        | Rule::Points(AtMost { item, .. })
        | Rule::Chose(Chose { item, .. }) => answered(pack, *item, session)
            .iter()
            .filter(|session| rule.fires(&assess(pack, &session.answers)))
            .find_map(|session| satisfy(pack, whole, open.clone(), session)),
    }
}

/// The session with every possible answer to one item; as it is, if the item is answered already.
fn answered(pack: &Instrument, id: ItemId, session: &Session) -> Vec<Session> {
    if id == HOURS_ITEM || id == SIZE_ITEM {
        return burdens(pack, session);
    }
    if session.answers.chosen(id).is_some() {
        return vec![session.clone()];
    }
    let Some(item) = pack.item(id) else { return Vec::new() };
    options(item).filter_map(|option| choose(pack, session, item, id, option)).collect()
}

/// All options of an item, its ways out last.
fn options(item: &Item) -> impl Iterator<Item = OptionId> {
    let ways_out =
        [item.not_known.as_ref().map(|way| way.id), item.not_applicable.as_ref().map(|way| way.id)];
    item.options.iter().map(|choice| choice.id).chain(ways_out.into_iter().flatten())
}

/// The session with one more answer, and with the answer that the question depends on.
fn choose(
    pack: &Instrument,
    session: &Session,
    item: &Item,
    id: ItemId,
    option: OptionId,
) -> Option<Session> {
    let mut session = session.clone();
    if let Some(when) = &item.show_if {
        match session.answers.chosen(when.item) {
            Some(chosen) if !when.options.contains(&chosen) => return None,
            Some(_) => {}
            None => {
                let option = *when.options.first()?;
                session = session.apply(pack, Action::Choose { item: when.item, option }).ok()?;
            }
        }
    }
    session.apply(pack, Action::Choose { item: id, option }).ok()
}

/// The session with little asked, with much asked, and with hours not known; as it is, if hours were given.
fn burdens(pack: &Instrument, session: &Session) -> Vec<Session> {
    if !session.answers.burden.tasks.is_empty() {
        return vec![session.clone()];
    }
    let (few, many) = (Hours::new(1.0).map(HoursAnswer::Exact), Hours::new(1_000.0).map(HoursAnswer::Exact));
    let (Ok(few), Ok(many)) = (few, many) else { return Vec::new() };
    [(few, many), (many, few), (HoursAnswer::NotKnown, HoursAnswer::NotKnown)]
        .into_iter()
        .filter_map(|(asked, available)| {
            let mut session = session.clone();
            for task in &pack.burden.tasks {
                session = session.apply(pack, Action::Task { task: task.id, hours: Some(asked) }).ok()?;
            }
            for figure in pack.burden.figures() {
                let option = figure.options.first()?.id;
                session = session.apply(pack, Action::Choose { item: figure.id, option }).ok()?;
            }
            session.apply(pack, Action::Available { hours: Some(available) }).ok()
        })
        .collect()
}

/// The session with the answer of fewest points to every scored item of a dimension that is not answered.
fn lowest(pack: &Instrument, dimension: Dimension, session: &Session) -> Session {
    let mut session = session.clone();
    for item in pack.scored_items(dimension) {
        if item.kind == Kind::Quantity {
            session = burdens(pack, &session).into_iter().nth(1).unwrap_or(session);
            continue;
        }
        let least = item.options.iter().min_by_key(|choice| choice.points).map(|choice| choice.id);
        for id in item.answer_ids().filter(|id| session.answers.chosen(*id).is_none()).collect::<Vec<_>>() {
            if let Some(more) = least.and_then(|option| choose(pack, &session, item, id, option)) {
                session = more;
            }
        }
    }
    session
}
