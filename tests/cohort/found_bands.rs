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
        for item in MIRROR.into_iter().filter(|_| id.is_multiple_of(2)) {
            let highest = questions().get(number(item)).options - 1;
            person.choose(number(item), highest);
        }
        person
    };
    (0..people).map(one).collect()
}

/// The groups of a table, of people scored by the real rules.
fn groups(people: &[Response], audience: Audience, table: &str) -> Groups {
    groups_after(&mut Ledger::default(), people, audience, table)
}

/// The same after what is in a ledger.
fn groups_after(ledger: &mut Ledger, people: &[Response], audience: Audience, table: &str) -> Groups {
    let scorer = Scorer::new(pack(), questions());
    let mut tally = empty();
    for person in people {
        tally.add(&scorer, person);
    }
    ledger.release("", &tally, audience, &[]);
    seen(ledger).groups[table].clone()
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

/// Of thirty people who do well, three have five answers wrong. Five have left one of these out, do not know another
/// and have a third wrong; of the others, two answers each are wrong. So many are not right as so many in the top band
/// allow.
fn as_many_wrong_as_can_be() -> Vec<Response> {
    let items = &UNDERSTANDING[1..];
    let mut people = well(30);
    let mut left = [12, 12, 12, 12, 11];
    for person in &mut people[..3] {
        for item in items {
            wrong(person, item);
        }
    }
    for (at, person) in people[3..8].iter_mut().enumerate() {
        let [second, third] = [(at + 1) % 5, (at + 2) % 5];
        set(person, items[at], "skip");
        set(person, items[second], "nk");
        wrong(person, items[third]);
        for item in [at, second, third] {
            left[item] -= 1;
        }
    }
    for person in &mut people[8..] {
        let mut most = [0, 1, 2, 3, 4];
        most.sort_by_key(|item| -left[*item]);
        for item in &most[..2] {
            wrong(person, items[*item]);
            left[*item] -= 1;
        }
    }
    assert_eq!(left, [0; 5]);
    people
}

#[test]
fn how_many_do_well_does_not_tell_who_left_out_what() {
    let people = as_many_wrong_as_can_be();
    assert_eq!(groups(&people, Audience::Team, "item:MOD-K2"), [(0, 3, 15), (3, 4, 15)]);
    let bands = groups(&people, Audience::Team, "band:MOD");
    assert!(!stands(&bands, 3, 4), "{bands:?}");
}

/// The same the other way round: of thirty who do badly, as many are right as the lowest band allows, which is less than
/// three each, and their steps are told.
#[test]
fn how_many_do_badly_does_not_tell_who_left_out_what() {
    let mut people = well(30);
    for (id, person) in people.iter_mut().enumerate().skip(3) {
        set(person, "MOD-S1", "b");
        set(person, "MOD-S2", "a");
        wrong(person, UNDERSTANDING[id % 3]);
        for item in &UNDERSTANDING[3..] {
            wrong(person, item);
        }
    }
    people.extend(leads(10));
    assert_eq!(groups(&people, Audience::Team, "item:MOD-S1"), [(0, 4, 27), (4, 7, 3)]);
    assert_eq!(groups(&people, Audience::Team, "item:MOD-K1"), [(0, 3, 9), (3, 4, 21)]);
    let bands = groups(&people, Audience::Team, "band:MOD");
    assert!(!stands(&bands, 0, 2) && !stands(&bands, 1, 2), "{bands:?}");
}

/// Whoever is in the top band is not wrong on a key point. Where as many are not right there as that allows, those who
/// are wrong would be all who are not in it.
#[test]
fn how_many_do_well_does_not_tell_who_is_wrong_on_a_key_point() {
    let bands = |others: usize| {
        let mut people = well(30);
        for person in &mut people[..3] {
            for item in &UNDERSTANDING[..5] {
                wrong(person, item);
            }
        }
        for person in &mut people[3..3 + others] {
            set(person, UNDERSTANDING[0], "nk");
        }
        assert_eq!(groups(&people, Audience::Team, "item:MOD-K1")[0], (0, 3, 3 + others as u64));
        groups(&people, Audience::Team, "band:MOD")
    };
    // Of three who are not right, one, two or three can be wrong; of four, two or three.
    assert_eq!(bands(0), [(0, 3, 3), (3, 4, 27)]);
    assert_eq!(bands(1), [(0, 4, 30)]);
    assert_eq!(bands(2), [(0, 4, 30)]);
}

#[test]
fn bands_that_were_told_stay_as_they_were_where_there_is_no_room_for_more() {
    let mut ledger = Ledger::default();
    let mut people = as_many_wrong_as_can_be();
    let second = as_many_wrong_as_can_be();
    // Seven answers more are right: now there is room.
    for person in &mut people[8..15] {
        let all = UNDERSTANDING.into_iter();
        let mut wrong = all.filter(|item| {
            person.option(questions(), number(item)).map(|it| it.to_string()) != Some(best(item))
        });
        let item = wrong.next().expect("two are wrong");
        set(person, item, &best(item));
    }
    let first = groups_after(&mut ledger, &people, Audience::Team, "band:MOD");
    assert_eq!(first, [(0, 3, 3), (3, 4, 27)]);
    for (id, mut person) in second.into_iter().enumerate() {
        person.receipt = partner(1_000 + id, 0).receipt;
        people.push(person);
    }
    assert_eq!(groups(&people, Audience::Team, "band:MOD"), [(0, 4, 60)]);
    assert_eq!(groups_after(&mut ledger, &people, Audience::Team, "band:MOD"), first);
    assert_eq!(groups_after(&mut ledger, &people, Audience::Team, "item:MOD-K2")[1], (3, 4, 33));
}

#[test]
fn so_much_is_without_an_answer_where_there_is_no_score() {
    let scoring = LAYOUT.scoring();
    // In readiness two rows of one question weigh half each.
    let least = Dimension::ALL.map(|topic| scoring.least_unscored(topic));
    assert_eq!(format!("{least:?}"), "[4.0, 4.0, 3.0, 3.5]");
    let most_of_top = Dimension::ALL.map(|topic| scoring.most_without(topic, 0.8));
    assert_eq!(format!("{most_of_top:?}"), "[1.0, 1.0, 1.0, 1.5]");
}
