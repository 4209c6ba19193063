//! Hours as people give them.

use crate::visit::{Visit, task};
use psp_self_assessment::{
    content::words::errors,
    core::{
        hours::{Hours, HoursAnswer},
        ids::OptionId,
    },
    journey::{Field, HoursField},
};

fn at_the_grid() -> Visit {
    let mut visit = Visit::new().with_profile();
    visit.leave_out_until("burden");
    visit
}

fn exact(hours: f64) -> Option<HoursAnswer> {
    Hours::new(hours).ok().map(HoursAnswer::Exact)
}

#[test]
fn typed_wrong_is_said_on_continue_and_not_before() {
    let mut visit = at_the_grid();
    visit.type_in(task("D"), "about a day").type_in(task("W"), "10001").type_in(task("C"), "7,5");
    assert!(visit.errors().is_empty());
    visit.next();
    assert_eq!(visit.on(), "burden");
    assert_eq!(visit.errors(), [errors::HOURS_NOT_A_NUMBER, errors::HOURS_OUT_OF_RANGE]);
    let fields = visit.journey.errors.iter().map(|error| error.field).collect::<Vec<_>>();
    assert_eq!(fields, [Field::Hours(task("D")), Field::Hours(task("W"))]);
    // What could be read was kept.
    assert_eq!(visit.journey.hours(task("C")), exact(7.5));
    visit.type_in(task("D"), "7½").type_in(task("W"), "");
    assert_eq!(visit.next().on(), "avail");
    assert_eq!((visit.journey.hours(task("D")), visit.journey.hours(task("W"))), (exact(7.5), None));
}

#[test]
fn emptied_is_cleared() {
    let mut visit = at_the_grid();
    visit.type_in(task("D"), "12");
    assert_eq!(visit.journey.hours(task("D")), exact(12.0));
    visit.type_in(task("D"), " ");
    assert_eq!((visit.journey.hours(task("D")), visit.last.save), (None, true));
    assert_eq!(visit.next().on(), "avail");
}

#[test]
fn what_cannot_be_read_takes_no_answer_away_and_does_not_pass() {
    let mut visit = at_the_grid();
    visit.type_in(task("D"), "12").type_in(task("D"), "12 or so or");
    assert_eq!(visit.journey.hours(task("D")), exact(12.0));
    visit.next();
    assert_eq!(visit.errors().len(), 1);
}

#[test]
fn a_range_stands_again_when_what_was_typed_is_emptied() {
    let mut visit = at_the_grid();
    let range = Some(HoursAnswer::Range(OptionId::of("h3")));
    visit.pick(task("D"), "h3").type_in(task("D"), "x").type_in(task("D"), "");
    assert_eq!(visit.journey.hours(task("D")), range);
    assert!(visit.journey.drafts.is_empty(), "the range is shown as chosen");
    assert_eq!(visit.next().on(), "avail");
}

#[test]
fn a_range_replaces_a_number_and_a_number_a_range() {
    let mut visit = at_the_grid();
    let range = |id: &str| Some(HoursAnswer::Range(OptionId::new(id).expect("an id")));
    visit.type_in(task("D"), "12").pick(task("D"), "h2");
    assert_eq!(visit.journey.hours(task("D")), range("h2"));
    assert!(visit.journey.drafts.is_empty());
    visit.type_in(task("D"), "3");
    assert_eq!(visit.journey.hours(task("D")), exact(3.0));
    visit.pick(task("D"), "nk");
    assert_eq!(visit.journey.hours(task("D")), Some(HoursAnswer::NotKnown));
    // What cannot be read does not take a range away, and a range takes it away.
    visit.pick(task("W"), "h1").type_in(task("W"), "x");
    assert_eq!(visit.journey.hours(task("W")), range("h1"));
    visit.pick(task("W"), "h3").next();
    assert_eq!((visit.on(), visit.journey.hours(task("W"))), ("avail".to_string(), range("h3")));
    // A range the grid does not have is refused.
    visit.pick(HoursField::Available, "h3");
    assert_eq!(visit.journey.hours(HoursField::Available), None);
}

#[test]
fn what_was_typed_wrong_stays_behind_when_the_page_is_left() {
    let mut visit = at_the_grid();
    visit.type_in(task("D"), "many").back();
    assert_eq!(visit.next().on(), "burden");
    assert!(visit.journey.drafts.is_empty());
    assert_eq!(visit.next().on(), "avail");
}
