//! What could be found out about a few, and about those who came after them.

use crate::{
    attacker::{Seen, seen},
    crowd::{LAYOUT, empty, pack, questions},
    found::{partner, partners, released, set, tally, told},
};
use psp_self_assessment::{
    cohort::{
        disclosure::{Audience, ledger::Ledger},
        tally::scorer::Scorer,
    },
    records::response::Response,
};

/// Somebody who knows all answers and has all in place.
fn best(id: usize, psp: usize) -> Response {
    let mut person = partner(id, psp);
    for (number, question) in questions().iter() {
        let Some(best) = LAYOUT.best(number) else { continue };
        person.choose(number, question.choice(best).expect("a best answer"));
    }
    for item in ["ROL-S1", "ROL-S2", "ROL-S3", "ROL-S4", "ROL-S5"] {
        set(&mut person, item, "e");
    }
    person
}

fn scored(people: &[Response]) -> Seen {
    let scorer = Scorer::new(pack(), questions());
    let mut tally = empty();
    for person in people {
        tally.add(&scorer, person);
    }
    let mut ledger = Ledger::default();
    ledger.release("", &tally, Audience::Team, &[]);
    seen(&ledger)
}

/// The releases of crowds that grow, with one ledger.
fn growing(crowds: &[&[Response]]) -> Vec<Seen> {
    let mut ledger = Ledger::default();
    let mut release = |people: &[Response]| {
        ledger.release("", &tally(people), Audience::Team, &[]);
        seen(&ledger)
    };
    crowds.iter().map(|people| release(people)).collect()
}

fn with(person: Response, item: &str, option: &str) -> Response {
    let mut person = person;
    set(&mut person, item, option);
    person
}

#[test]
fn a_middle_score_does_not_tell_that_most_chose_the_top_everywhere() {
    for n in 5..10 {
        let mut people: Vec<Response> = (0..n).map(|id| best(id, 0)).collect();
        set(&mut people[0], "ROL-S2", "d");
        let seen = scored(&people);
        assert_eq!(told(&seen, "alike:ROL-S2"), [("alike:ROL-S2:psp-0", "close")], "{n}");
        assert_eq!(told(&seen, "median:ROL"), [("median:ROL", "80")], "{n}");
    }
}

#[test]
fn what_is_pooled_of_a_few_is_not_near_the_most_that_is_possible() {
    let all = |items: &[&str]| -> Vec<Response> {
        (0..5).map(|id| items.iter().fold(best(id, 0), |person, item| with(person, item, "nk"))).collect()
    };
    let pooled = |people: &[Response], topic: &str| released(people, Audience::Team).groups.remove(topic);
    // Two items of proportionality do not offer “not known”: the others would be all of it.
    assert_eq!(pooled(&all(&["PRO-K1", "PRO-K2", "PRO-S1", "PRO-S4"]), "pooled:PRO"), None);
    // The words tell that the items with steps are answered.
    assert_eq!(pooled(&all(&["ROL-K1", "ROL-K2", "ROL-K3"]), "pooled:ROL"), None);
    // Half of it may be any of them.
    assert_eq!(pooled(&all(&["PRO-K1", "PRO-S1"]), "pooled:PRO").expect("told"), [(0, 1, 10), (1, 3, 10)]);
}

#[test]
fn the_first_tables_do_not_tell_what_those_answered_who_came_after_a_few() {
    let first = partners(1, 5);
    // Everybody of them has answered, and nobody of the others.
    let mut all = first.clone();
    all.extend((5..10).map(|id| with(partner(id, 0), "ROL-S1", "nk")));
    let mut more = all.clone();
    more.extend((10..18).map(|id| with(partner(id, 0), "ROL-S1", "nk")));
    let [few, ten, later] = growing(&[&first, &all, &more]).try_into().unwrap_or_else(|_| panic!("three"));
    assert_eq!(told(&few, "alike:ROL-S1"), [("alike:ROL-S1:psp-0", "close")]);
    // Five of ten: a table of its own would show them.
    assert_eq!(ten.groups["item:ROL-S1"].len(), 1, "{:?}", ten.groups["item:ROL-S1"]);
    for (name, groups) in ten.groups.iter().chain(&later.groups) {
        assert!(groups.len() < 2 || groups.iter().all(|group| group.2 >= 8), "{name}: {groups:?}");
    }
    assert!(ten.groups.contains_key("item:MOD-K1") && !ten.groups.contains_key("pooled:MOD"));
}

#[test]
fn those_told_of_before_there_were_tables_are_as_many_as_there_were_at_last() {
    let psp = |psp: usize, from: usize, to: usize, unknown: usize| {
        (from..to).map(move |id| {
            let person = partner(id, psp);
            if id < from + unknown { with(person, "ROL-S1", "nk") } else { person }
        })
    };
    let first: Vec<Response> = psp(0, 0, 9, 3).collect();
    let second: Vec<Response> = first.iter().cloned().chain(psp(1, 9, 17, 3)).collect();
    let third: Vec<Response> = second.iter().cloned().chain(psp(2, 17, 22, 5)).collect();
    let [_, two, three] = growing(&[&first, &second, &third]).try_into().unwrap_or_else(|_| panic!("three"));
    assert_eq!(told(&two, "alike:ROL-S1:psp-1").len(), 1, "{:?}", two.words);
    // Three of the first, three of the second: the third would be the rest of eleven.
    assert_eq!(three.groups["item:ROL-S1"].len(), 1);
}

#[test]
fn a_side_is_not_told_beside_an_earlier_word_without_one() {
    let people: Vec<Response> = (0..10).map(|id| with(partner(id, 0), "ROL-S1", "e")).collect();
    let seen = growing(&[&people[..5], &people]);
    assert_eq!(told(&seen[1], "alike:ROL-S1"), [("alike:ROL-S1:psp-0", "close")]);
    // Without an earlier word it is.
    let alone = growing(&[&people]);
    assert_eq!(told(&alone[0], "alike:ROL-S1"), [("alike:ROL-S1:psp-0", "close-high")]);
}
