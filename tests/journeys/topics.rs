//! The four topics: in order, or one alone; notes that close answers; results that close no more.

use crate::visit::{Visit, pack, page, taker, topic_pages};
use psp_self_assessment::{
    core::{
        ids::{Dimension, ItemId},
        path::{Settings, progress},
        session::Sureness,
    },
    journey::{Device, Msg},
};

#[test]
fn the_straight_way_is_that_of_the_design() {
    let mut visit = Visit::new();
    let came = visit.all_as(&taker(&[
        ("PF1", "third"),
        ("PF2", "new"),
        ("PF3", "dk"),
        ("PF4", "dk"),
        ("PF5", "dk"),
    ]));
    let place = |code: &str| came.iter().position(|page| page == code).expect("a page that came");
    assert_eq!(&came[..8], ["PF1", "PF2", "PF3", "PF4", "PF5", "PF6", "G1", "topics"]);
    let notes = ["MOD", "ROL", "PRO", "REA"].map(|topic| place(&format!("notes:{topic}")));
    assert!(notes.is_sorted());
    assert_eq!(came.last().map(String::as_str), Some("check"));
    // No time was given, so nobody is asked how it was set.
    assert!(!came.contains(&"how_set".to_string()));
    assert!(place("months") < place("burden") && place("burden") < place("avail"));
}

#[test]
fn one_topic_can_be_done_alone() {
    let mut visit = Visit::new().with_profile();
    visit.choose_topic(Dimension::Rol);
    assert_eq!(visit.on(), "ROL-K1");
    let pages = topic_pages(&visit.journey, Dimension::Rol);
    for code in &pages {
        assert_eq!(&visit.on(), code);
        visit.next();
    }
    assert_eq!(visit.on(), "notes:ROL");
    assert_eq!(visit.next().on(), "topics");
    assert_eq!(visit.journey.place.back_to, None);
    let done = progress(pack(), visit.journey.session(), Dimension::Rol);
    assert!(done.done);
    assert_eq!((done.answered, done.questions), (0, pages.len()));
    // The straight way goes on with the first topic that is not done, and passes over this one.
    assert_eq!(visit.next().on(), "MOD-K1");
    visit.leave_out_until("notes:MOD").next();
    assert_eq!(visit.on(), "PRO-K1");
}

#[test]
fn a_topic_goes_on_where_it_was_left() {
    let mut visit = Visit::new().with_profile();
    visit.choose_topic(Dimension::Mod).answer("MOD-K1", "b").answer("MOD-K2", "a").go("topics");
    assert_eq!(visit.choose_topic(Dimension::Mod).on(), "MOD-K3");
    // Once its notes have been read, it begins with its first question.
    visit.leave_out_until("notes:MOD").next().choose_topic(Dimension::Mod);
    assert_eq!(visit.on(), "MOD-K1");
}

#[test]
fn topics_without_a_profile_lead_to_the_profile() {
    let mut visit = Visit::new();
    visit.open_copy(r#"{"profile": {"PF1": "lead", "PF2": "exp"}, "answers": {"MOD-K1": "b"}}"#);
    visit.go("topics").next();
    assert_eq!(visit.on(), "PF3");
}

#[test]
fn a_topic_left_out_is_asked_after_the_last() {
    let mut visit = Visit::new().with_profile();
    visit.choose_topic(Dimension::Rea).leave_out_until("notes:REA");
    visit.journey.place.back_to = None;
    assert_eq!(visit.next().on(), "MOD-K1");
}

#[test]
fn notes_close_the_answers_of_their_topic() {
    let mut visit = Visit::new().with_profile();
    visit.next().answer("MOD-K1", "a").leave_out_until("MOD-S1").answer("MOD-S1", "b");
    assert_eq!(visit.locked(), []);
    visit.leave_out_until("notes:MOD");
    assert!(visit.last.save, "what is closed stays closed after a reload");
    assert_eq!(visit.locked(), [Dimension::Mod]);
    visit.go("MOD-K1").choose("MOD-K1", "b");
    assert_eq!(visit.chosen("MOD-K1").as_deref(), Some("a"));
    visit.send(Msg::Sure(ItemId::of("MOD-K1"), Sureness::FairlySure));
    visit.choose("MOD-K2", "a");
    assert_eq!((visit.chosen("MOD-K2"), visit.last.save), (None, false));
    assert!(visit.journey.session().answers.sure.is_empty());
    // Only knowledge is closed, and only here.
    visit.choose("MOD-S1", "c").choose("ROL-K1", "b");
    assert_eq!(
        (visit.chosen("MOD-S1").as_deref(), visit.chosen("ROL-K1").as_deref()),
        (Some("c"), Some("b"))
    );
    let rows = visit.journey.rows(page("MOD-K1"));
    assert!(rows[0].locked && !visit.journey.rows(page("MOD-S1"))[0].locked);
    let reloaded = visit.reloaded();
    assert_eq!(reloaded.locked(), [Dimension::Mod]);
}

#[test]
fn results_close_only_topics_that_have_nothing_left_to_give_away() {
    let mut visit = Visit::new().with_profile();
    // All knowledge of one topic, half of another, the notes of neither.
    visit.choose("PRO-K1", "c").choose("PRO-K2", "nk").choose("REA-K1", "a");
    visit.go("check").next();
    assert_eq!(visit.on(), "results");
    assert_eq!(visit.locked(), [Dimension::Pro]);
    assert!(visit.last.complete && visit.last.save);
    visit.choose("PRO-K1", "a").choose("REA-K2", "a");
    assert_eq!(
        (visit.chosen("PRO-K1").as_deref(), visit.chosen("REA-K2").as_deref()),
        (Some("c"), Some("a"))
    );
}

#[test]
fn the_results_are_complete_when_they_are_reached_by_continue() {
    let mut visit = Visit::new().with_profile();
    visit.leave_out_until("results");
    assert!(visit.last.complete);
    visit.back();
    assert!(!visit.last.complete);
    visit.next();
    assert!(visit.last.complete);
    let mut later = Visit::open(Settings::default(), visit.device, Device::Saved);
    later.send(Msg::CarryOn);
    assert_eq!((later.on(), later.last.complete), ("results".to_string(), false));
}

#[test]
fn comparison_items_come_only_where_the_host_asks_for_them() {
    let has = |visit: &Visit| visit.journey.can_show(page("BM1"));
    assert!(!has(&Visit::new().with_profile()));
    let mut visit =
        Visit::open(Settings { comparison: true, asks_only: false }, None, Device::Saved).with_profile();
    assert!(has(&visit));
    visit.leave_out_until("notes:REA").next();
    assert_eq!(visit.on(), "BM1");
    visit.next().next();
    assert_eq!(visit.on(), "BM3");
    assert_eq!(visit.next().on(), "check");
    // The host may change its mind.
    visit.send(Msg::Settings(Settings::default()));
    assert!(!has(&visit));
}
