//! What somebody could find once in the figures over many answers: correlations, and means over PSPs. Each case is as
//! small as it was when it was found.

use crate::{
    attacker::{Seen, seen},
    crowd::{Chance, LAYOUT, questions},
    found::{number, partner, partners, released, set, tally, told},
};
use psp_self_assessment::{
    cohort::disclosure::{Audience, ledger::Ledger},
    records::response::Response,
};

/// The best answer of a knowledge item, and another.
fn best_and_wrong(item: &str) -> (String, &'static str) {
    let best = LAYOUT.best(number(item)).expect("a best answer").to_string();
    let wrong = if best == "a" { "b" } else { "a" };
    (best, wrong)
}

fn knowledge() -> Vec<String> {
    let items = questions().iter().filter(|(_, question)| question.is_knowledge());
    items.map(|(_, question)| question.key.to_string()).collect()
}

/// So many people of four PSPs, right in everything.
fn right_in_all(people: usize) -> Vec<Response> {
    let mut people: Vec<Response> = (0..people).map(|id| partner(id, id % 4)).collect();
    for item in knowledge() {
        let (best, _) = best_and_wrong(&item);
        for person in &mut people {
            set(person, &item, &best);
        }
    }
    people
}

/// The same, with a mistake now and then.
fn right_in_some(people: usize) -> Vec<Response> {
    let (mut people, mut chance) = (right_in_all(people), Chance::new(7));
    for item in knowledge() {
        let (_, wrong) = best_and_wrong(&item);
        for person in &mut people {
            match chance.below(20) {
                0..3 => set(person, &item, "nk"),
                3..9 => set(person, &item, wrong),
                _ => {}
            }
        }
    }
    people
}

/// Right in an item but for the first `not_right`, of whom the first `few` know nothing of it: `left` of these left it
/// out, which its table does not tell.
fn know(people: &mut [Response], item: &str, not_right: usize, few: usize, left: usize) {
    let (best, wrong) = best_and_wrong(item);
    for (id, person) in people.iter_mut().enumerate() {
        let answer = if id < left {
            "skip"
        } else if id < few {
            "nk"
        } else if id < not_right {
            wrong
        } else {
            &best
        };
        set(person, item, answer);
    }
}

/// The names of what is told by word or number, and a table.
fn names(seen: &Seen, table: &str) -> (Vec<(usize, usize, u64)>, Vec<String>) {
    let is_there = |name: &&String| !name.starts_with("alike:");
    (seen.groups[table].clone(), seen.words.keys().filter(is_there).cloned().collect())
}

#[test]
fn that_an_item_goes_with_the_rest_does_not_tell_who_left_it_out() {
    let cases =
        [(Audience::Team, 150, 30, 10, [0, 1, 2].as_slice()), (Audience::Public, 320, 80, 5, &[0, 1, 2, 5])];
    for (audience, n, not_right, few, lefts) in cases {
        let of = |left: usize| {
            let mut people = right_in_some(n);
            know(&mut people, "MOD-K1", not_right, few, left);
            names(&released(&people, audience), "item:MOD-K1")
        };
        for left in lefts {
            assert!(of(*left) == of(0), "{audience}: {left}");
        }
    }
    // Nor at the number from which it is told: 10 × 3, and as many as may have left out one of the 13 items.
    let is_told = |not_right: usize| {
        let of = |left: usize| {
            let mut people = right_in_some(200);
            know(&mut people, "MOD-K1", not_right, 10, left);
            names(&released(&people, Audience::Team), "item:MOD-K1")
        };
        assert!(of(1) == of(0) && of(2) == of(0), "{not_right}");
        of(0).1.contains(&"item-rest:MOD-K1".to_string())
    };
    assert_eq!((52..60).find(|not_right| is_told(*not_right)), Some(10 * 3 + 13 * 2));
    // Where enough are right and enough are not, whoever is missing, it is told of all.
    let seen = released(&right_in_some(600), Audience::Team);
    assert_eq!(told(&seen, "item-rest:").iter().filter(|(name, _)| name.contains("-K")).count(), 13);
}

#[test]
fn that_the_rest_is_of_many_does_not_tell_who_left_some_of_it_out() {
    for off in 28..34 {
        let of = |left: usize| {
            let mut people = right_in_all(160);
            let (_, wrong) = best_and_wrong("MOD-K1");
            for person in &mut people[..80] {
                set(person, "MOD-K1", wrong);
            }
            know(&mut people, "MOD-K2", off, 0, 0);
            know(&mut people, "MOD-K3", 5, 5, left);
            names(&released(&people, Audience::Team), "item:MOD-K3")
        };
        assert!(of(0) == of(1) && of(1) == of(2), "{off}");
    }
}

#[test]
fn that_steps_go_with_the_rest_does_not_tell_who_left_something_out() {
    for off in 28..34 {
        let of = |left: usize| {
            let mut people = right_in_all(160);
            for (id, person) in people.iter_mut().enumerate() {
                set(person, "REA-S1", if id < off { "b" } else { "a" });
                set(person, "REA-S6", ["a", "b", "c", "d", "e"][id % 5]);
                for item in ["REA-S2.g", "REA-S2.n", "REA-S3", "REA-S4", "REA-S5", "REA-S7", "REA-S8"] {
                    set(person, item, if id < left { "skip" } else { ["a", "b", "c", "d"][id % 4] });
                }
            }
            names(&released(&people, Audience::Team), "item:REA-S1")
        };
        assert!(of(0) == of(1) && of(1) == of(2), "{off}");
    }
}

#[test]
fn that_the_role_items_hang_together_does_not_tell_who_left_one_out() {
    for (n, off) in [(160, 30), (109, 50), (110, 50), (112, 50), (209, 80), (210, 80)] {
        let of = |left: usize| {
            let mut people = right_in_all(n);
            for (id, person) in people.iter_mut().enumerate() {
                set(person, "ROL-S1", if id < off { "b" } else { "a" });
                for (at, item) in ["ROL-S2", "ROL-S4", "ROL-S5"].into_iter().enumerate() {
                    let steps = ["a", "b", "c", "d", "e"][(id + at) % 5];
                    set(person, item, if (2 * at..2 * at + left).contains(&id) { "skip" } else { steps });
                }
            }
            names(&released(&people, Audience::Team), "item:ROL-S2")
        };
        assert!(of(0) == of(1) && of(1) == of(2), "{n} {off}");
    }
}

/// PSPs of so many partners, of whom so many do not know ROL-S1.
fn not_knowing(psps: &[(usize, usize)]) -> Vec<Response> {
    let mut people = Vec::new();
    for (psp, (partners, not_known)) in psps.iter().enumerate() {
        for id in 0..*partners {
            let mut one = partner(people.len(), psp);
            set(&mut one, "ROL-S1", if id < *not_known { "nk" } else { "d" });
            people.push(one);
        }
    }
    people
}

#[test]
fn a_mean_of_psps_does_not_stand_beside_their_words() {
    for (small, large) in [(2, 6), (1, 15), (0, 24)] {
        let mut psps = vec![(7, small); 9];
        psps.push((30, large));
        let seen = released(&not_knowing(&psps), Audience::Team);
        assert_eq!(told(&seen, "alike:ROL-S1:").len(), 10);
        assert_eq!(told(&seen, "mean-of-psps:ROL-S1"), []);
    }
}

#[test]
fn words_of_psps_do_not_follow_on_their_mean() {
    let mut ledger = Ledger::default();
    let mut release = |each: usize| {
        ledger.release("", &tally(&not_knowing(&vec![(each, 1); 20])), Audience::Team, &[]);
        let seen = seen(&ledger);
        let of = |start: &str| told(&seen, start).len();
        (of("mean-of-psps:ROL-S1"), of("alike:ROL-S1:"))
    };
    assert_eq!(release(4), (1, 0));
    assert_eq!(release(10), (1, 0));
    assert_eq!(release(30), (1, 0));
}

#[test]
fn a_mean_of_psps_does_not_follow_on_their_words() {
    let mut ledger = Ledger::default();
    let mut release = |psps: &[(usize, usize)]| {
        ledger.release("", &tally(&not_knowing(psps)), Audience::Team, &[]);
        let seen = seen(&ledger);
        let of = |start: &str| told(&seen, start).len();
        (of("mean-of-psps:ROL-S1"), of("alike:ROL-S1:"))
    };
    assert_eq!(release(&[(8, 0), (8, 0)]), (0, 2));
    // Those two have shrunk, and all the others are too small for words.
    assert_eq!(release(&[(4, 1); 20]), (0, 2));
}

#[test]
fn agreement_does_not_stand_beside_words() {
    let mut people = partners(13, 8);
    people.truncate(100);
    for (id, person) in people.iter_mut().enumerate() {
        set(person, "ROL-S1", ["a", "a", "a", "a", "c", "c", "d", "d"][id % 8]);
    }
    let seen = released(&people, Audience::Team);
    assert_eq!(told(&seen, "alike:ROL-S1:").len(), 12);
    assert_eq!(told(&seen, "agreement:"), []);
    // For the public, of PSPs that are too small for words.
    let seen = released(&partners(13, 15), Audience::Public);
    assert_eq!((told(&seen, "agreement:").len(), told(&seen, "alike:").len()), (5, 0));
    let seen = released(&partners(13, 16), Audience::Public);
    assert_eq!(told(&seen, "agreement:"), []);
}

#[test]
fn that_likeness_is_measured_does_not_tell_that_nobody_left_anything_out() {
    let items: Vec<_> = questions().iter().filter(|(_, question)| question.not_known.is_some()).collect();
    let of = |not_known: usize, left: usize| {
        let mut people = partners(10, 3);
        for (at, (number, question)) in items.iter().enumerate() {
            for one in 0..not_known {
                let not_known = question.not_known.expect("not known");
                people[(at + 4 * one) % 30].choose(*number, not_known);
            }
            for one in 0..left {
                people[(at + 1 + 7 * one) % 30].choose(*number, question.skipped());
            }
        }
        told(&released(&people, Audience::Team), "icc").len()
    };
    for not_known in [0, 6] {
        for left in 0..3 {
            assert_eq!(of(not_known, left), 1, "{not_known} {left}");
        }
    }
}
