//! Keeping answers and letting go of them: the device, a second tab, a saved copy, starting again.

use crate::visit::{Visit, page, task};
use psp_self_assessment::{
    core::{ids::Dimension, path::Settings},
    journey::{Confirm, Device, HoursField, Msg, Opened, Place},
    records::answers::ImportError,
};

fn in_the_middle() -> Visit {
    let mut visit = Visit::new().with_profile();
    visit.choose_topic(Dimension::Mod).answer("MOD-K1", "b").answer("MOD-K2", "nk");
    visit
}

#[test]
fn a_reload_comes_back_to_the_same_place() {
    let visit = in_the_middle();
    let (place, answers, seed) = (visit.journey.place, visit.journey.session().clone(), visit.journey.seed);
    let mut visit = visit.reloaded();
    assert_eq!((visit.journey.place, visit.journey.session()), (place, &answers));
    assert_eq!(visit.journey.seed, seed, "options keep their order");
    // The topic is still done alone, and Back still goes the way that was come.
    assert_eq!(visit.leave_out_until("notes:MOD").next().on(), "topics");
    assert_eq!(visit.back().on(), "notes:MOD");
}

#[test]
fn another_day_carries_on_where_it_was_left() {
    let mut visit = in_the_middle();
    let mut later = Visit::open(Settings::default(), visit.device.clone(), Device::Saved);
    assert_eq!((later.on(), later.journey.returning), ("welcome".to_string(), Some(page("MOD-K3"))));
    assert_eq!(later.journey.opened, None);
    assert_eq!(later.send(Msg::CarryOn).on(), "MOD-K3");
    // The page beside the path is not where it was left.
    visit.send(Msg::Go(page("keep"), true));
    let mut later = Visit::open(Settings::default(), visit.device, Device::Saved);
    assert_eq!(later.send(Msg::CarryOn).on(), "MOD-K3");
    // Nor is the place of the day before.
    later.next().next().send(Msg::Go(page("keep"), true));
    let mut third = Visit::open(Settings::default(), later.device, Device::Saved);
    assert_eq!(third.send(Msg::CarryOn).on(), "MOD-K5");
}

#[test]
fn a_page_that_keeps_nothing_begins_anew_after_a_reload() {
    let mut visit = Visit::open(Settings::default(), None, Device::NotAsked).with_profile();
    visit.leave_out_until("notes:MOD");
    visit.device = None;
    let mut visit = visit.reloaded();
    assert_eq!(visit.on(), "welcome");
    assert_eq!(visit.locked(), [], "nothing was answered, so nothing is closed");
    visit.send(Msg::Arrived(Place::at(page("notes:ROL"))));
    assert_eq!((visit.on(), visit.locked()), ("topics".to_string(), Vec::new()));
}

#[test]
fn what_no_longer_fits_is_said_before_anything_else() {
    let mut visit = in_the_middle();
    visit.device = visit.device.map(|kept| kept.replace(r#""MOD-K1":"b""#, r#""MOD-K0":"b""#));
    let visit = visit.reloaded();
    assert_eq!(visit.on(), "welcome");
    let Some(Opened::Read { answers: 6, misfits, .. }) = &visit.journey.opened else {
        panic!("{:?}", visit.journey.opened)
    };
    assert_eq!(misfits[0].place, "answers.MOD-K0");
    assert_eq!(visit.journey.returning, Some(page("MOD-K3")));
}

#[test]
fn a_copy_takes_the_place_of_the_answers() {
    let mut visit = in_the_middle();
    visit.choose("MOD-S1", "c").leave_out_until("burden").type_in(task("D"), "7.5").pick(task("W"), "nk");
    let copy = visit.journey.to_download();
    let mut other = Visit::new();
    other.go("keep").open_copy(&copy);
    assert_eq!(other.journey.file, visit.journey.file);
    assert!(other.last.save && other.last.answered);
    let Some(Opened::Read { answers, misfits, other_content: None }) = &other.journey.opened else {
        panic!("{:?}", other.journey.opened)
    };
    assert_eq!((*answers, misfits.len()), (10, 0));
    assert_eq!(other.next().on(), "topics");
    // It has been said.
    assert_eq!(other.send(Msg::Go(page("keep"), true)).journey.opened, None);
    assert_eq!(other.locked(), [Dimension::Mod, Dimension::Rol]);
}

#[test]
fn a_copy_of_older_questions_keeps_what_fits() {
    let mut visit = in_the_middle();
    visit.go("keep").open_copy(
        r#"{"format": "psp-self-assessment/answers", "version": 1, "content_version": "0.0.1",
            "profile": {"PF1": "third", "PF7": "x"}, "answers": {"MOD-K1": "z", "ROL-K1": "b"}}"#,
    );
    let Some(Opened::Read { answers: 2, misfits, other_content: Some(version) }) = &visit.journey.opened
    else {
        panic!("{:?}", visit.journey.opened)
    };
    assert_eq!(version, "0.0.1");
    let places = misfits.iter().map(|misfit| misfit.place.as_str()).collect::<Vec<_>>();
    assert_eq!(places, ["profile.PF7", "answers.MOD-K1"]);
    assert_eq!((visit.chosen("MOD-K1"), visit.chosen("ROL-K1").as_deref()), (None, Some("b")));
}

#[test]
fn what_is_no_copy_changes_nothing() {
    let mut visit = in_the_middle();
    let before = visit.journey.file.clone();
    visit
        .go("keep")
        .open_copy(r#"{"format": "psp-self-assessment/export", "version": 1, "answers": {"MOD-K1": "a"}}"#);
    assert!(matches!(visit.journey.opened, Some(Opened::NotAnswers(Some(ImportError::OtherFormat { .. })))));
    visit.open_copy("no JSON at all");
    assert_eq!(visit.journey.opened, Some(Opened::NotAnswers(None)));
    visit.open_copy("[1]");
    assert!(matches!(visit.journey.opened, Some(Opened::NotAnswers(Some(ImportError::NotAnObject { .. })))));
    assert!(!visit.last.save);
    assert_eq!(visit.journey.file, before);
}

#[test]
fn letting_go_asks_first() {
    for confirm in [Confirm::StartAgain, Confirm::Delete, Confirm::Finish] {
        let mut visit = in_the_middle();
        let before = visit.journey.file.clone();
        visit.send(Msg::Go(page("keep"), true)).ask(confirm);
        assert_eq!((visit.journey.confirm, &visit.journey.file), (Some(confirm), &before));
        visit.send(Msg::Dismissed);
        assert_eq!((visit.journey.confirm, &visit.journey.file), (None, &before));
        assert_eq!(visit.on(), "keep");
        // A confirmation that nobody asked for does nothing.
        visit.send(Msg::Confirmed);
        assert_eq!(visit.journey.file, before);
        // The browser's Back is a no.
        visit.ask(confirm).browser_back();
        assert_eq!((visit.on(), visit.journey.confirm), ("MOD-K3".to_string(), None));
        assert_eq!(visit.journey.file, before);
    }
}

#[test]
fn letting_go_empties_everything() {
    for (confirm, said) in [
        (Confirm::StartAgain, None),
        (Confirm::Delete, Some(Opened::Deleted)),
        (Confirm::Finish, Some(Opened::Finished)),
    ] {
        let mut visit = in_the_middle();
        let seed = visit.journey.seed;
        visit.leave_out_until("notes:MOD").ask(confirm).send(Msg::Confirmed);
        assert!(visit.last.forget && !visit.last.save);
        assert_eq!((visit.on(), visit.journey.answer_count(), visit.locked()), ("welcome".into(), 0, vec![]));
        assert_eq!((visit.device.as_deref(), visit.journey.returning), (None, None));
        assert_eq!(visit.journey.opened, said);
        assert_ne!(visit.journey.seed, seed, "another attempt, another order");
        // The pages behind belong to answers that are gone: they show none, and close none.
        visit.browser_back();
        assert_eq!((visit.on(), visit.locked(), visit.device.as_deref()), ("topics".into(), vec![], None));
        // What was said of the old answers is not said of new ones.
        visit.browser_back().start().answer("PF1", "lead").send(Msg::Go(page("keep"), true));
        assert_eq!(visit.journey.opened, None);
        assert!(visit.device.is_some());
    }
}

#[test]
fn another_tab_that_saved_since_is_asked_about() {
    let mut visit = in_the_middle();
    let other = Visit::open(Settings::default(), visit.device.clone(), Device::Saved);
    let other = {
        let mut other = other;
        other.send(Msg::CarryOn).answer("MOD-K3", "c").leave_out_until("avail");
        other.pick(HoursField::Available, "a3");
        other
    };
    visit.device.clone_from(&other.device);
    visit.choose("MOD-K3", "a").send(Msg::Device(Device::Conflict));
    visit.device.clone_from(&other.device);
    // Nothing is written before there is a choice.
    visit.next();
    assert_eq!((visit.on(), &visit.device), ("MOD-K4".into(), &other.device));

    let mut mine = Visit::open(Settings::default(), visit.device.clone(), Device::Saved);
    mine.journey = visit.journey.clone();
    mine.send(Msg::KeepMine);
    assert!(mine.last.save);
    assert_eq!(mine.journey.device, Device::Saving);
    assert!(mine.device.as_deref().is_some_and(|kept| kept.contains(r#""MOD-K3":"a""#)));

    let saved = other.device.as_deref().map(|text| serde_json::from_str(text).expect("JSON"));
    visit.send(Msg::UseOther(saved));
    assert_eq!((visit.on(), visit.journey.device), ("MOD-K4".into(), Device::Saved));
    assert_eq!(
        (visit.chosen("MOD-K3").as_deref(), visit.locked()),
        (Some("c"), vec![Dimension::Mod, Dimension::Rol])
    );
    assert_eq!((visit.journey.seed, &visit.journey.file), (other.journey.seed, &other.journey.file));
    assert!(visit.last.answered && visit.last.replace);
}

#[test]
fn another_tab_may_have_deleted_everything() {
    let mut visit = in_the_middle();
    visit.send(Msg::Device(Device::Conflict)).send(Msg::UseOther(None));
    assert_eq!((visit.on(), visit.journey.answer_count()), ("topics".into(), 0));
    assert_eq!((visit.journey.returning, visit.journey.place.back_to), (None, None));
    assert_eq!(visit.next().on(), "PF1");
}

#[test]
fn deleting_ends_a_conflict() {
    let mut visit = in_the_middle();
    visit.send(Msg::Device(Device::Conflict)).ask(Confirm::Delete).send(Msg::Confirmed);
    assert_eq!(visit.journey.device, Device::Saved);
    visit.start().answer("PF1", "lead");
    assert!(visit.device.is_some(), "new answers are kept");
}
