//! What bands told of answers, and must not again. Each case is as it was when it was found.

use crate::{
    attacker::{Groups, seen},
    crowd::{LAYOUT, empty, pack, questions},
    found::{lead, number, partner, set},
};
use psp_self_assessment::{
    cohort::{
        disclosure::{Audience, ledger::Ledger},
        tally::scorer::Scorer,
    },
    core::ids::Dimension,
    records::response::Response,
};

const MIRROR: [&str; 9] =
    ["MOD-S1", "MOD-S2", "ROL-S3", "PRO-S1", "PRO-S2", "REA-S1", "REA-S2.g", "REA-S2.n", "REA-S6"];
const UNDERSTANDING: [&str; 6] = ["MOD-K1", "MOD-K2", "MOD-K3", "MOD-K4", "MOD-K5", "MOD-K6"];

fn best(item: &str) -> String {
    LAYOUT.best(number(item)).expect("a best answer").to_string()
}

fn wrong(response: &mut Response, item: &str) {
    set(response, item, if best(item) == "a" { "b" } else { "a" });
}

/// Partners of five PSPs who answer everything in the best way.
fn well(people: usize) -> Vec<Response> {
    let one = |id| {
        let mut person = partner(id, id % 5);
        for (number, question) in questions().iter() {
            let points = LAYOUT.points(number).max_by(|one, other| one.1.total_cmp(&other.1));
            if let Some((option, _)) = points {
                person.choose(number, option);
            } else if question.is_knowledge() {
                set(&mut person, question.key.as_str(), &best(question.key.as_str()));
            }
        }
        person
    };
    (0..people).map(one).collect()
}

/// Leads of five PSPs, half of them at the lowest step and half at the highest: beside them steps are shown.
fn leads(people: usize) -> Vec<Response> {
    let one = |id: usize| {
        let mut person = lead(10_000 + id, id % 5);
        for item in MIRROR.into_iter().filter(|_| id % 2 == 0) {
            let highest = questions().get(number(item)).options - 1;
            person.choose(number(item), highest);
        }
        person
    };
    (0..people).map(one).collect()
}

/// The groups of a table, of people scored by the real rules.
fn groups(people: &[Response], audience: Audience, table: &str) -> Groups {
    let scorer = Scorer::new(pack(), questions());
    let mut tally = empty();
    for person in people {
        tally.add(&scorer, person);
    }
    let mut ledger = Ledger::default();
    ledger.release("", &tally, audience, &[]);
    seen(&ledger).groups[table].clone()
}

fn stands(groups: &Groups, first: usize, after: usize) -> bool {
    groups.iter().any(|group| (group.0, group.1) == (first, after))
}

/// Each of these items is left out by so many of the first people, none of whom leaves out more than `each`.
fn leave_out(people: &mut [Response], items: &[&str], by: usize, each: usize) {
    for (at, item) in items.iter().enumerate() {
        for one in 0..by {
            let person = (at * by + one) % (items.len() * by / each);
            set(&mut people[person], item, "skip");
        }
    }
}

#[test]
fn who_left_understanding_out_is_not_told_by_who_has_no_score() {
    let items = [UNDERSTANDING.as_slice(), &["MOD-S1", "MOD-S2"]].concat();
    let mut people = well(24);
    leave_out(&mut people, &items, 2, 4);
    for (at, item) in UNDERSTANDING.into_iter().enumerate() {
        set(&mut people[4 + at], item, "nk");
        for one in 0..5 {
            wrong(&mut people[10 + (at * 2 + one) % 14], item);
        }
    }
    for (at, item) in ["MOD-S1", "MOD-S2"].into_iter().enumerate() {
        for one in 0..3 {
            set(&mut people[12 + one + 4 * at], item, "a");
        }
    }
    people.extend(leads(10));
    assert_eq!(groups(&people, Audience::Team, "item:MOD-S1")[0], (0, 3, 5));
    let bands = groups(&people, Audience::Team, "band:MOD");
    assert!(!stands(&bands, 0, 1), "{bands:?}");
}

#[test]
fn who_left_roles_out_is_not_told_by_who_has_no_score() {
    let mut people = well(30);
    let unknown = ["ROL-S1", "ROL-S2", "ROL-S4", "ROL-S5"];
    let left = ["ROL-K1", "ROL-K2", "ROL-K3", "ROL-S3"];
    // Of eight people each is without four.
    for (at, item) in unknown.into_iter().enumerate() {
        for one in 0..6 {
            let answer = if one < 4 { "nk" } else { "skip" };
            set(&mut people[(6 * at + one) % 8], item, answer);
        }
    }
    leave_out(&mut people[..8], &left, 2, 1);
    for (at, item) in ["ROL-K1", "ROL-K2", "ROL-K3"].into_iter().enumerate() {
        set(&mut people[8 + at], item, "nk");
        for one in 0..5 {
            wrong(&mut people[12 + at + 2 * one], item);
        }
    }
    for person in &mut people[20..24] {
        set(person, "ROL-S3", "a");
    }
    people.extend(leads(10));
    assert_eq!(groups(&people, Audience::Team, "item:ROL-S1")[0], (0, 1, 4));
    let bands = groups(&people, Audience::Team, "band:ROL");
    assert!(!stands(&bands, 0, 1), "{bands:?}");
}

#[test]
fn who_left_understanding_out_is_not_told_in_public_either() {
    let items = [UNDERSTANDING.as_slice(), &["MOD-S1", "MOD-S2"]].concat();
    let mut people = well(64);
    leave_out(&mut people, &items, 7, 4);
    for (at, item) in UNDERSTANDING.into_iter().enumerate() {
        for one in 0..3 {
            set(&mut people[14 + 3 * at + one], item, "nk");
        }
        for one in 0..12 {
            wrong(&mut people[33 + (at * 5 + one) % 30], item);
        }
    }
    for (at, item) in ["MOD-S1", "MOD-S2"].into_iter().enumerate() {
        for one in 0..8 {
            set(&mut people[33 + one + 10 * at], item, "a");
        }
    }
    people.extend(leads(24));
    let bands = groups(&people, Audience::Public, "band:MOD");
    assert!(!stands(&bands, 0, 1), "{bands:?}");
}

#[test]
fn so_much_is_without_an_answer_where_there_is_no_score() {
    let scoring = LAYOUT.scoring();
    // Half a point of readiness is a row of one question.
    assert_eq!(Dimension::ALL.map(|topic| scoring.least_unscored(topic)), [4.0, 4.0, 3.0, 3.5]);
    assert_eq!(Dimension::ALL.map(|topic| scoring.most_without(topic, 0.8)), [1.0, 1.0, 1.0, 1.5]);
}
