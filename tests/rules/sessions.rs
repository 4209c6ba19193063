//! A session: the only way answers change, and what may not.

use crate::takers::{
    Steps, any_actions, any_taker, any_taker_on_the_way, exact, item, option, options, pack, taker,
};
use proptest::prelude::*;
use psp_self_assessment::core::{
    hours::HoursAnswer,
    ids::{Dimension, ItemId, TaskId},
    path::{self, Page, Settings},
    session::{Action, Rejection, Session, Sureness},
};

/// The actions that would give this session's answers again.
fn again(session: &Session) -> Vec<Action> {
    let answers = &session.answers;
    let choose = |(item, option): (&ItemId, &_)| Action::Choose { item: *item, option: *option };
    let mut actions: Vec<Action> = answers.profile.iter().map(choose).collect();
    actions.extend(answers.items.iter().map(choose));
    actions.extend(answers.burden.figures.iter().map(choose));
    actions.extend(answers.sure.iter().map(|(item, sure)| Action::Sure { item: *item, sureness: *sure }));
    actions
        .extend(answers.burden.tasks.iter().map(|(t, hours)| Action::Task { task: *t, hours: Some(*hours) }));
    actions.push(Action::Available { hours: answers.burden.available });
    actions
}

proptest! {
    #[test]
    fn changing_nothing_changes_nothing(taker in any_taker()) {
        for action in again(&taker) {
            prop_assert_eq!(taker.clone().apply(pack(), action), Ok(taker.clone()), "{:?}", action);
        }
    }

    #[test]
    fn the_order_of_answers_does_not_matter(
        (actions, shuffled) in any_actions().prop_flat_map(|actions| (Just(actions.clone()), Just(actions).prop_shuffle())),
    ) {
        let session = |actions: Vec<Action>| actions.into_iter().fold(Session::default(), Session::after);
        prop_assert_eq!(session(actions), session(shuffled));
    }

    #[test]
    fn an_answer_taken_back_is_as_if_never_given(taker in any_taker()) {
        let mut session = taker.clone();
        for action in again(&taker) {
            session = match action {
                Action::Choose { item, .. } => session.after(Action::Clear { item }),
                Action::Task { task, .. } => session.after(Action::Task { task, hours: None }),
                Action::Available { .. } => session.after(Action::Available { hours: None }),
                Action::Sure { .. } | Action::Clear { .. } | Action::Lock { .. } => session,
            };
        }
        prop_assert_eq!(session, Session::default());
    }

    #[test]
    fn locked_answers_refuse_changes_and_nothing_else_does(taker in any_taker_on_the_way(), draw in 0_usize..30) {
        for question in &pack().items {
            for id in question.answer_ids().filter(|_| !question.options.is_empty()) {
                let all = options(question);
                let choose = Action::Choose { item: id, option: all[draw % all.len()] };
                let locked = taker.is_locked(pack(), id);
                for action in [choose, Action::Clear { item: id }] {
                    let after = taker.clone().apply(pack(), action);
                    if locked {
                        prop_assert_eq!(after, Err(Rejection::Locked(id)));
                    } else {
                        prop_assert!(after.is_ok(), "{}", id);
                    }
                }
                if locked {
                    let sure = Action::Sure { item: id, sureness: Sureness::FairlySure };
                    prop_assert_eq!(taker.clone().apply(pack(), sure), Err(Rejection::Locked(id)));
                }
            }
        }
    }

    #[test]
    fn seeing_explanations_changes_no_answer_and_no_result(taker in any_taker()) {
        for dimension in Dimension::ALL {
            let seen = taker.clone().after(Action::Lock { dimension });
            prop_assert_eq!(&seen.answers, &taker.answers);
        }
    }

    #[test]
    fn a_refused_action_leaves_the_session_as_it_was(taker in any_taker_on_the_way()) {
        for action in [
            Action::Choose { item: item("MOD-K9"), option: option("a") },
            Action::Choose { item: item("MOD-S1"), option: option("z") },
            Action::Choose { item: item("months"), option: option("m9") },
            Action::Choose { item: item("REA-S2"), option: option("a") },
            Action::Choose { item: item("PRO-Q1"), option: option("a") },
            Action::Clear { item: item("MOD-K9") },
            Action::Task { task: TaskId::of("X"), hours: None },
            Action::Task { task: TaskId::of("D"), hours: Some(HoursAnswer::Range(option("a1"))) },
            Action::Available { hours: Some(HoursAnswer::Range(option("h1"))) },
            Action::Sure { item: item("MOD-S1"), sureness: Sureness::Guessing },
        ] {
            let mut session = taker.clone();
            prop_assert!(session.change(pack(), action).is_err(), "{:?}", action);
            prop_assert_eq!(&session, &taker);
        }
    }

    #[test]
    fn every_page_on_the_path_comes_once_and_the_ends_are_fixed(taker in any_taker(), comparison in any::<bool>()) {
        let pages = path::pages(pack(), &taker.answers, Settings { comparison, asks_only: false });
        prop_assert_eq!(pages.first(), Some(&Page::Welcome));
        prop_assert_eq!(pages.last(), Some(&Page::Results));
        let mut codes: Vec<String> = pages.iter().map(|page| page.code()).collect();
        for page in &pages {
            prop_assert_eq!(Page::from_code(pack(), &page.code()), Some(*page));
        }
        codes.sort_unstable();
        codes.dedup();
        prop_assert_eq!(codes.len(), pages.len());
    }

    #[test]
    fn progress_counts_no_more_than_there_is(taker in any_taker_on_the_way()) {
        for dimension in Dimension::ALL {
            let progress = path::progress(pack(), &taker, dimension);
            prop_assert!(progress.answered <= progress.questions);
            prop_assert_eq!(progress.done, taker.locked[dimension.index()]);
        }
    }
}

#[test]
fn taking_back_what_was_never_said_is_no_error() {
    for question in &pack().items {
        for id in question.answer_ids().filter(|_| !question.options.is_empty()) {
            assert_eq!(
                Session::default().apply(pack(), Action::Clear { item: id }),
                Ok(Session::default()),
                "{id}"
            );
        }
    }
    for figure in pack().burden.figures() {
        let clear = Action::Clear { item: figure.id };
        assert_eq!(Session::default().apply(pack(), clear), Ok(Session::default()), "{}", figure.id);
    }
}

#[test]
fn i_do_not_know_yet_leaves_nothing_to_be_sure_of() {
    let sure = taker(&[("MOD-K1", "a")])
        .after(Action::Sure { item: item("MOD-K1"), sureness: Sureness::FairlySure });
    assert_eq!(sure.answers.sure.len(), 1);
    assert!(sure.clone().with(&[("MOD-K1", "nk")]).answers.sure.is_empty());
    assert!(sure.clone().without("MOD-K1").answers.sure.is_empty());
    assert_eq!(sure.with(&[("MOD-K1", "b")]).answers.sure.len(), 1);
}

#[test]
fn other_part_is_asked_of_others_alone_and_how_set_of_those_with_time() {
    let asks = |session: &Session, id: &str| {
        let pages = path::pages(pack(), &session.answers, Settings::default());
        pages.iter().any(|page| page.code() == id)
    };
    assert!(!asks(&taker(&[("PF1", "public")]), "PF1b"));
    assert!(asks(&taker(&[("PF1", "other")]), "PF1b"));
    assert!(!asks(&Session::default(), "how_set"));
    assert!(!asks(&Session::default().available(exact(0.0)), "how_set"));
    assert!(!asks(&Session::default().available(HoursAnswer::NotKnown), "how_set"));
    assert!(asks(&Session::default().available(exact(1.0)), "how_set"));
    assert!(!asks(&Session::default(), "BM1"));
}
