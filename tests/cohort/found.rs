//! What somebody could find once, and must not again. Each case is as small as it was when it was found.

use crate::{
    attacker::{Seen, seen},
    crowd::{LAYOUT, empty, pack, questions},
};
use psp_self_assessment::{
    cohort::{
        disclosure::{Audience, ledger::Ledger},
        tally::{
            Scored, Tally,
            layout::{EffortCell, HoursCell, ScoreCell, SizeCell},
            people::mark,
            scorer::Scorer,
        },
    },
    core::{
        ids::{ItemId, OptionId},
        score::Band,
    },
    records::{
        occasion::Occasion,
        questions::{Part, QuestionNumber},
        receipt::Receipt,
        response::Response,
    },
};

pub fn number(item: &str) -> QuestionNumber {
    LAYOUT.find(ItemId::new(item).expect("an id")).expect("a question")
}

pub fn set(response: &mut Response, item: &str, option: &str) {
    let question = questions().get(number(item));
    let choice = match option {
        "skip" => question.skipped(),
        option => question.choice(OptionId::new(option).expect("an id")).expect("an option"),
    };
    response.choose(number(item), choice);
}

/// Somebody of the public sector who chose the first option everywhere.
pub fn partner(id: usize, psp: usize) -> Response {
    let mut random = [7; 16];
    random[..8].copy_from_slice(&(id as u64 + 1).to_le_bytes());
    let programme = Some(format!("psp-{psp}").parse().expect("a code"));
    let occasion = Occasion { programme, ..Occasion::default() };
    let mut response = Response::empty(questions(), occasion, false, Receipt::of_random(random));
    for (number, question) in questions().iter() {
        if question.part() != Part::Burden {
            response.choose(number, 0);
        }
    }
    set(&mut response, "PF1", "public");
    response
}

/// So many PSPs of so many partners.
pub fn partners(psps: usize, each: usize) -> Vec<Response> {
    (0..psps * each).map(|id| partner(id, id / each)).collect()
}

pub fn lead(id: usize, psp: usize) -> Response {
    let mut lead = partner(id, psp);
    lead.lead_form = true;
    set(&mut lead, "PF1", "lead");
    lead
}

pub fn tally(people: &[Response]) -> Tally {
    let topic = ScoreCell { band: Band::B1, tenths: Some(100) };
    let hours = HoursCell::Ratio(0);
    let scored = Scored { topics: [topic; 4], hours, size: SizeCell::Small, effort: EffortCell::Points };
    let mut tally = empty();
    for response in people {
        tally.count(response, &scored);
    }
    tally
}

pub fn released(people: &[Response], audience: Audience) -> Seen {
    let mut ledger = Ledger::default();
    ledger.release("", &tally(people), audience, &[]);
    seen(&ledger)
}

/// The figures that begin so.
pub fn told<'s>(seen: &'s Seen, start: &str) -> Vec<(&'s str, &'s str)> {
    let words = seen.words.iter().filter(|(name, _)| name.starts_with(start));
    words.map(|(name, (_, word))| (name.as_str(), word.as_str())).collect()
}

#[test]
fn a_mean_of_small_psps_does_not_tell_that_nobody_of_them_said_so() {
    for (audience, small, of) in
        [(Audience::Team, [10, 10, 11].as_slice(), 3), (Audience::Public, &[10; 8], 4)]
    {
        let mut people = partners(10, of);
        for psp in small {
            let mut one = partner(people.len(), *psp);
            set(&mut one, "REA-S3", "nk");
            people.push(one);
        }
        assert_eq!(told(&released(&people, audience), "mean-of-psps:REA-S3"), []);
    }
}

#[test]
fn a_mean_of_psps_is_the_same_whether_few_left_it_out_or_do_not_know() {
    let of = |left: usize| {
        let mut people = partners(10, 6);
        for one in 0..3 {
            set(&mut people[6 * one], "MOD-K1", if one < left { "skip" } else { "nk" });
        }
        for person in &mut people[30..45] {
            set(person, "MOD-K1", "b");
        }
        let seen = released(&people, Audience::Team);
        (seen.groups["item:MOD-K1"].clone(), seen.words.clone())
    };
    assert!(of(0) == of(1) && of(1) == of(2));
}

#[test]
fn psps_of_one_mind_do_not_tell_their_partners_what_the_others_said() {
    let mut people = partners(12, 4);
    for (id, person) in people.iter_mut().enumerate() {
        if id / 4 % 3 == 0 {
            set(person, "REA-S3", "nk");
        }
    }
    assert_eq!(told(&released(&people, Audience::Team), "icc"), [("icc", "50")]);
}

#[test]
fn whether_a_figure_is_there_does_not_tell_who_left_something_out() {
    for n in [100, 101, 113, 130] {
        let of = |left: usize| {
            let mut people = partners(1, n);
            for (id, person) in people.iter_mut().enumerate() {
                set(
                    person,
                    "MOD-K1",
                    if id < left {
                        "skip"
                    } else if id < 5 {
                        "nk"
                    } else if id < 60 {
                        "b"
                    } else {
                        "a"
                    },
                );
                set(person, "MOD-K2", if (30..90).contains(&id) { "b" } else { "a" });
                // Three who say they do not know, so that the steps have lines.
                set(person, "ROL-S1", ["nk", "nk", "nk", "a", "b", "c", "d", "e"][id.min(3 + id % 5)]);
            }
            let mut seen = released(&people, Audience::Team);
            // What the correlation is may change; not that it is.
            seen.words.retain(|name, (_, word)| {
                word.clear();
                !name.starts_with("alike:")
            });
            (seen.groups["item:MOD-K1"].clone(), seen.words)
        };
        assert!(of(0) == of(1) && of(1) == of(2), "{n}");
    }
    // Nor who is of another sector.
    let of = |other: usize| {
        let mut people = partners(1, 300);
        for (id, person) in people.iter_mut().enumerate() {
            set(person, "MOD-K1", ["b", "a"][id % 2]);
            if id < 30 {
                set(person, "PF1", if id < other { "other" } else { "third" });
            }
        }
        let seen = released(&people, Audience::Team);
        (seen.groups["roles"].clone(), told(&seen, "works-alike:").len())
    };
    assert!(of(0) == of(1) && of(1) == of(2));
    // Nor who did not answer, in PSPs that are compared: too small for words of them, as else there is no agreement.
    let of = |without: usize| {
        let mut people = partners(14, 12);
        for one in 0..without {
            set(&mut people[12 * one], "ROL-S1", "nk");
        }
        told(&released(&people, Audience::Public), "agreement:").len()
    };
    assert!(of(0) == 4 + 1 && of(1) == of(0) && of(2) == of(0));
}

#[test]
fn who_left_out_the_hours_is_not_found_beside_who_left_out_the_service() {
    let scorer = Scorer::new(pack(), questions());
    let burden = |response: &mut Response, key: &str, option: &str| {
        let number = questions().find(Part::Burden, ItemId::new(key).expect("an id")).expect("a question");
        let question = questions().get(number);
        let option = question.choice(OptionId::new(option).expect("an id"));
        response.choose(number, option.expect("an option"));
    };
    let mut tally = empty();
    for id in 0..40 {
        let mut person = partner(id, id % 4);
        if id >= 5 {
            for task in ["D", "W", "C", "E", "T"] {
                burden(&mut person, task, "h2");
            }
            burden(&mut person, "avail", if id % 2 == 0 { "a2" } else { "a5" });
        }
        if id == 4 || id >= 9 {
            burden(&mut person, "people", if id % 3 == 0 { "p4" } else { "p1" });
            burden(&mut person, "months", "m4");
        }
        tally.add(&scorer, &person);
    }
    let mut ledger = Ledger::default();
    ledger.release("", &tally, Audience::Team, &[]);
    let seen = seen(&ledger);
    // Five have left the hours out, and four of them the service too: beside each other, one.
    assert!(seen.groups.contains_key("hours") && !seen.groups.contains_key("item:PRO-Q2"));
}

#[test]
fn points_are_not_told_beside_the_steps_they_are_of() {
    let mut people = partners(1, 113);
    let mut steps = ["a", "b", "c", "d", "e"].into_iter().cycle();
    for person in &mut people {
        set(person, "MOD-S1", steps.next().expect("for ever"));
    }
    let seen = released(&people, Audience::Team);
    assert!(seen.groups["item:MOD-S1"].len() > 2);
    assert_eq!(told(&seen, "mean-points:MOD-S1"), []);
    // Nor agreement where steps are told.
    let mut people = partners(10, 7);
    people.extend((0..12).map(|id| lead(5_000 + id, id % 6)));
    let seen = released(&people, Audience::Team);
    assert!(seen.groups["item:ROL-S3"].last().expect("a group").1 > 3);
    assert_eq!(told(&seen, "agreement:ROL-S3"), []);
}

#[test]
fn a_correlation_is_not_about_three_people() {
    let mut people = partners(1, 160);
    for person in &mut people {
        for (number, _) in questions().iter().filter(|(_, question)| question.is_knowledge()) {
            let best = LAYOUT.best(number).and_then(|best| questions().get(number).choice(best));
            person.choose(number, best.expect("a best answer"));
        }
    }
    for person in &mut people[..3] {
        set(person, "MOD-K1", "a");
        set(person, "MOD-K2", "b");
    }
    let seen = released(&people, Audience::Team);
    assert_eq!(told(&seen, "item-rest:MOD-K"), []);
}

#[test]
fn who_has_no_score_does_not_tell_who_left_each_question_out() {
    let items = ["MOD-K1", "MOD-K2", "MOD-K3", "MOD-K4", "MOD-K5", "MOD-K6"];
    let scorer = Scorer::new(pack(), questions());
    let mut tally = empty();
    for id in 0..24 {
        let mut person = partner(id, id % 4);
        for (at, item) in items.iter().enumerate() {
            let best = LAYOUT.best(number(item)).expect("a best answer").to_string();
            let wrong = if best == "a" { "b" } else { "a" };
            set(
                &mut person,
                item,
                if id == 6 + at {
                    "nk"
                } else if id % 2 == 0 {
                    &best
                } else {
                    wrong
                },
            );
        }
        if id < 6 {
            set(&mut person, "MOD-S1", "skip");
            set(&mut person, "MOD-S2", "skip");
            set(&mut person, items[id], "skip");
            set(&mut person, items[(id + 1) % 6], "skip");
        }
        tally.add(&scorer, &person);
    }
    let mut ledger = Ledger::default();
    ledger.release("", &tally, Audience::Team, &[]);
    let bands = &seen(&ledger).groups["band:MOD"];
    assert!(bands.iter().all(|group| (group.0, group.1) != (0, 1)), "{bands:?}");
}

#[test]
fn what_was_said_of_a_psp_is_not_said_anew_after_somebody_withdrew() {
    let of_psp = |id: usize, step: &str| {
        let mut person = partner(id, 0);
        set(&mut person, "ROL-S1", step);
        person
    };
    let mut ledger = Ledger::default();
    let mut people: Vec<Response> = (0..7).map(|id| of_psp(id, if id < 4 { "e" } else { "a" })).collect();
    people.extend((0..8).map(|id| partner(50 + id, 9)));
    let mut release = |people: &[Response], gone: &[u64]| {
        ledger.release("", &tally(people), Audience::Team, gone);
        seen(&ledger).words.get("alike:ROL-S1:psp-0").map(|(_, word)| word.clone())
    };
    let first = release(&people, &[]);
    assert!(first.is_some());
    let gone: Vec<u64> = people[4..7].iter().map(|person| mark(&person.receipt)).collect();
    people.drain(4..7);
    people.extend((0..5).map(|id| partner(100 + id, 9)));
    assert_eq!(release(&people, &gone), first);
    people.extend((0..3).map(|id| of_psp(200 + id, "e")));
    people.extend((0..4).map(|id| partner(300 + id, 9)));
    assert_eq!(release(&people, &gone), first);
}
