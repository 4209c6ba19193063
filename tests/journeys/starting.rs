//! The first steps: the profile, leaving questions out, Back.

use crate::visit::{Visit, pack, page};
use psp_self_assessment::{
    core::{ids::ItemId, path::Settings},
    journey::{Device, Field, Focus, Msg, Place},
};

#[test]
fn a_question_of_the_profile_must_be_answered() {
    let mut visit = Visit::new();
    assert_eq!(visit.on(), "welcome");
    visit.start();
    assert_eq!((visit.on(), visit.last.push, visit.last.save), ("PF1".to_string(), true, false));
    visit.next();
    assert_eq!(visit.on(), "PF1");
    assert_eq!(visit.errors(), ["Choose the one that fits you best"]);
    assert_eq!(visit.journey.errors[0].field, Field::Item(ItemId::of("PF1")));
    assert_eq!((visit.last.focus, visit.last.push), (Some(Focus::Errors), false));
    // The answer takes the message away and opens the way.
    visit.choose("PF1", "public");
    assert!(visit.errors().is_empty() && visit.last.save && visit.last.answered);
    assert_eq!(visit.next().on(), "PF2");
}

#[test]
fn choosing_what_is_chosen_already_changes_nothing() {
    let mut visit = Visit::new();
    visit.start().choose("PF1", "public").choose("PF1", "public");
    assert_eq!(visit.last, psp_self_assessment::journey::Effects::default());
    visit.choose("PF1", "unheard-of");
    assert_eq!(visit.last, psp_self_assessment::journey::Effects::default());
    assert_eq!(visit.chosen("PF1").as_deref(), Some("public"));
}

#[test]
fn somebody_with_another_part_is_asked_which_and_may_leave_it_out() {
    let mut visit = Visit::new();
    visit.start().answer("PF1", "other");
    assert_eq!(visit.on(), "PF1b");
    assert_eq!(visit.next().on(), "PF2");
}

#[test]
fn everything_else_can_be_left_out() {
    let mut visit = Visit::new().with_profile();
    assert_eq!((visit.chosen("PF6"), visit.chosen("G1")), (None, None));
    visit.leave_out_until("results");
    assert_eq!(visit.journey.answer_count(), 5);
    assert!(visit.last.complete);
}

#[test]
fn back_goes_the_way_that_was_come() {
    let mut visit = Visit::new();
    visit.start().answer("PF1", "public").answer("PF2", "new");
    assert_eq!((visit.on(), visit.journey.place.depth), ("PF3".to_string(), 3));
    for expected in ["PF2", "PF1", "welcome"] {
        assert_eq!(visit.back().on(), expected);
    }
    assert_eq!(visit.journey.place.depth, 0);
    // The answers stay.
    visit.start().next();
    assert_eq!((visit.on(), visit.chosen("PF2").as_deref()), ("PF2".to_string(), Some("new")));
}

#[test]
fn back_takes_a_message_away() {
    let mut visit = Visit::new();
    visit.start().answer("PF1", "public").next();
    assert!(!visit.errors().is_empty());
    assert!(visit.back().errors().is_empty());
}

#[test]
fn back_knows_the_page_before_where_a_visit_begins_in_the_middle() {
    let mut visit = Visit::new().with_profile();
    visit.leave_out_until("ROL-K1");
    visit.journey.place.depth = 0;
    visit.back();
    assert_eq!(visit.on(), "notes:MOD");
    assert!(visit.last.replace && !visit.last.history_back && visit.last.save);
    // From a side way, it is the page it was come from.
    let mut visit = Visit::new().with_profile();
    visit.leave_out_until("check").change("MOD-S1");
    visit.journey.place.depth = 0;
    assert_eq!(visit.back().on(), "check");
}

#[test]
fn every_place_reads_back_from_the_history() {
    let visit = Visit::open(Settings { comparison: true, asks_only: false }, None, Device::Saved);
    let pages = visit.journey.pages();
    for page in pages.iter().copied().chain([page("keep"), page("PF1b"), page("how_set")]) {
        for back_to in [None, Some(page), Some(crate::visit::page("check"))] {
            let place = Place { page, back_to, depth: 3 };
            assert_eq!(Place::from_code(pack(), &place.code(), 3), Some(place));
        }
    }
    for nothing in ["", "MOD-K99", "PRO-Q1", "notes:FUN", "check<", "<check", "check<nowhere"] {
        assert_eq!(Place::from_code(pack(), nothing, 0), None, "{nothing}");
    }
}

#[test]
fn a_place_in_the_history_may_be_gone() {
    let mut visit = Visit::new();
    visit.start().answer("PF1", "other").answer("PF1b", "misc").back().back();
    visit.answer("PF1", "public");
    visit.send(Msg::Arrived(Place::at(page("PF1b"))));
    assert_eq!(visit.on(), "topics");
    // On the way back to check-your-answers, it is that page.
    let mut visit = Visit::new().with_profile();
    visit.leave_out_until("check");
    visit.send(Msg::Arrived(Place { page: page("PF1b"), back_to: Some(page("check")), depth: 4 }));
    assert_eq!((visit.on(), visit.journey.place.back_to), ("check".to_string(), None));
    assert_eq!(visit.next().on(), "results");
}

#[test]
fn questions_are_counted_as_they_are_asked() {
    let mut visit = Visit::new();
    assert_eq!(visit.journey.question_number(), None);
    visit.start();
    let (first, all) = visit.journey.question_number().expect("a question");
    assert_eq!(first, 1);
    // One more is asked of somebody with another part.
    visit.choose("PF1", "other");
    assert_eq!(visit.journey.question_number(), Some((1, all + 1)));
    let asked = visit.journey.pages().iter().filter(|page| page.asks()).count();
    assert_eq!(asked, all + 1);
}
