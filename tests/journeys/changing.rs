//! “Change” on check-your-answers comes back.

use crate::visit::Visit;
use psp_self_assessment::journey::{Answer, HoursField};

fn at_check() -> Visit {
    let mut visit = Visit::new().with_profile();
    visit.leave_out_until("check");
    visit
}

#[test]
fn a_changed_answer_comes_back() {
    let mut visit = at_check();
    visit.change("MOD-S1").answer("MOD-S1", "d");
    assert_eq!((visit.on(), visit.journey.place.back_to), ("check".to_string(), None));
    let rows = visit.journey.rows(crate::visit::page("MOD-S1"));
    assert!(matches!(&rows[0].answer, Answer::Given(_)), "{rows:?}");
    assert_eq!(visit.next().on(), "results");
}

#[test]
fn back_from_a_change_comes_back_too() {
    let mut visit = at_check();
    visit.change("MOD-S1").back();
    assert_eq!((visit.on(), visit.journey.place.back_to), ("check".to_string(), None));
}

#[test]
fn another_part_asks_which_before_it_comes_back() {
    let mut visit = at_check();
    visit.change("PF1").answer("PF1", "other");
    visit.answer("PF1b", "su");
    assert_eq!(visit.on(), "check");
    // It is answered now, so it is not asked again.
    visit.change("PF1").next();
    assert_eq!(visit.on(), "check");
    visit.change("PF1").answer("PF1", "third");
    assert_eq!(visit.on(), "check");
}

#[test]
fn which_part_may_be_left_out_on_the_way_back() {
    let mut visit = at_check();
    visit.change("PF1").answer("PF1", "other");
    assert_eq!(visit.on(), "PF1b");
    assert_eq!(visit.next().on(), "check");
}

#[test]
fn time_that_becomes_a_figure_asks_how_it_was_set() {
    let mut visit = at_check();
    visit.change("avail").pick(HoursField::Available, "nk").next();
    assert_eq!(visit.on(), "check", "nobody has set what is not agreed");
    visit.change("avail").type_in(HoursField::Available, "0").next();
    assert_eq!(visit.on(), "check", "nor no time at all");
    visit.change("avail").pick(HoursField::Available, "a3").next();
    visit.answer("how_set", "self");
    assert_eq!(visit.on(), "check");
    visit.change("avail").type_in(HoursField::Available, "12").next();
    assert_eq!(visit.on(), "check", "it is answered now");
}

#[test]
fn a_mistake_does_not_come_back() {
    let mut visit = at_check();
    visit.change("burden").type_in(crate::visit::task("D"), "many").next();
    assert_eq!((visit.on(), visit.errors().len()), ("burden".to_string(), 1));
    visit.type_in(crate::visit::task("D"), "7").next();
    assert_eq!(visit.on(), "check");
}
