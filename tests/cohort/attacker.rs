//! Somebody who has every figure of a release, and knows the rules by which they are made: from the words of
//! `disclosure::lines` and the contract, not from its code. For each count that is not told, how many numbers are
//! left? And what does taking one figure from another give?
//!
//! It even has the counts for the public before they are rounded.

use crate::crowd::{Chance, Leaning, crowd};
use psp_self_assessment::{
    cohort::disclosure::{Audience, ledger::Ledger},
    records::json::Value,
};
use std::collections::{BTreeMap, HashMap};

/// Counts with the places they hold.
type Groups = Vec<(usize, usize, u64)>;

/// A release, taken apart.
#[derive(Default)]
pub struct Seen {
    pub groups: BTreeMap<String, Groups>,
    pub crossed: BTreeMap<String, Vec<(u64, u64)>>,
    pub refused: Vec<String>,
    pub words: BTreeMap<String, (u64, String)>,
    pub partners: u64,
}

pub fn seen(ledger: &Ledger) -> Seen {
    let mut seen = Seen::default();
    let value = ledger.write();
    let Some(Value::Array(releases)) = value.get("releases") else { panic!("a ledger") };
    for (name, table) in releases[0].get("tables").and_then(Value::members).expect("tables") {
        let text = |key: &str| table.get(key).and_then(Value::text);
        let whole: u64 = text("whole").expect("a number").parse().expect("a number");
        let number = |text: &str| text.parse::<u64>().expect("a number");
        let place = |text: &str| text.parse::<usize>().expect("a place");
        if name == "partners" {
            seen.partners = whole;
        }
        if let Some(groups) = text("groups") {
            let group = |group: &str| {
                let (places, count) = group.split_once(':').expect("a count");
                let (first, after) = places.split_once('-').expect("places");
                (place(first), place(after), number(count))
            };
            seen.groups.insert(name.clone(), groups.split(' ').map(group).collect());
        } else if let Some(rows) = text("crossed") {
            let row = |row: &str| {
                let (part, rest) = row.split_once(':').expect("counts").1.split_once('/').expect("two");
                (number(part), number(rest))
            };
            seen.crossed.insert(name.clone(), rows.split(' ').map(row).collect());
        } else if let Some(word) = text("word").or(text("number")) {
            seen.words.insert(name.clone(), (whole, word.to_string()));
        } else {
            seen.refused.push(name.clone());
        }
    }
    seen
}

/// The attacker, and what is already worked out.
#[derive(Default)]
pub struct Attacker {
    groups: HashMap<(usize, u64, bool, u64), u64>,
    refused: HashMap<(Vec<u64>, u64, u64), u64>,
    pub hidden: u64,
    pub shown: u64,
    pub differences: u64,
}

impl Attacker {
    /// The fewest numbers that are left for an answer of a group. Before its end, a line would have been drawn at the
    /// first place with `least` before and `least` after it.
    fn left(&mut self, answers: usize, count: u64, at_end: bool, least: u64) -> u64 {
        *self.groups.entry((answers, count, at_end, least)).or_insert_with(|| {
            // How many may stand before each place within the group. What comes after the group is enough for a line,
            // or the group would be the last.
            let can = |before: u64| before < least || (at_end && count - before < least);
            let places: Vec<u64> = (0..=count).filter(|before| can(*before)).collect();
            (0..answers)
                .map(|answer| {
                    let (first, end) = (answer == 0, answer + 1 == answers);
                    let mut numbers: Vec<u64> = Vec::new();
                    for before in places.iter().filter(|before| !first || **before == 0) {
                        for after in places.iter().chain([&count]) {
                            if after >= before && (!end || *after == count) && (end || can(*after)) {
                                numbers.push(after - before);
                            }
                        }
                    }
                    numbers.sort_unstable();
                    numbers.dedup();
                    numbers.len() as u64
                })
                .min()
                .unwrap_or(0)
        })
    }

    /// The fewest numbers that are left for a cell of a split that was refused, given how many are in each group and
    /// how many said so in all.
    fn left_of_refused(&mut self, groups: &[u64], part: u64, least: u64) -> u64 {
        let key = (groups.to_vec(), part, least);
        if let Some(left) = self.refused.get(&key) {
            return *left;
        }
        let mut numbers = vec![std::collections::BTreeSet::new(); groups.len()];
        let mut cells = vec![0; groups.len()];
        fill(groups, part, 0, &mut cells, &mut |cells| {
            let all = cells.iter().zip(groups).all(|(part, size)| *part >= least && size - part >= least);
            if !all {
                cells.iter().zip(&mut numbers).for_each(|(cell, numbers)| {
                    numbers.insert(*cell);
                });
            }
        });
        let left = numbers.iter().map(|numbers| numbers.len() as u64).min().unwrap_or(0);
        self.refused.insert(key, left);
        left
    }

    /// Tries on a release that follows others what does not need its tables to be of one day.
    pub fn attack_later(seen: &Seen, audience: Audience) {
        let least = if audience == Audience::Team { 3 } else { 8 };
        for (name, groups) in seen.groups.iter().filter(|(_, groups)| groups.len() > 1) {
            let whole: u64 = groups.iter().map(|group| group.2).sum();
            assert!(groups.iter().all(|g| g.2 >= least && whole - g.2 >= least), "{name}: {groups:?}");
        }
    }

    /// Tries everything on a release.
    pub fn attack(&mut self, seen: &Seen, audience: Audience) {
        let least = if audience == Audience::Team { 3 } else { 8 };
        let least_group = if audience == Audience::Team { 5 } else { 16 };
        for (name, groups) in &seen.groups {
            let least =
                if ["roles", "experience", "sizes"].contains(&name.as_str()) { least_group } else { least };
            let whole: u64 = groups.iter().map(|group| group.2).sum();
            for (at, (first, after, count)) in groups.iter().enumerate() {
                if groups.len() > 1 {
                    assert!(*count >= least && whole - count >= least, "{name}: {groups:?}");
                    self.shown += 1;
                }
                let answers = after - first;
                if answers > 1 {
                    let left = self.left(answers, *count, at + 1 == groups.len(), least);
                    assert!(left >= least, "{name}: {groups:?}: {left} numbers left");
                    self.hidden += answers as u64;
                }
            }
        }
        for (name, cells) in &seen.crossed {
            assert!(cells.iter().all(|(part, rest)| *part >= least && *rest >= least), "{name}: {cells:?}");
            self.shown += 2 * cells.len() as u64;
        }
        for name in &seen.refused {
            let Some((split, item, place)) = crossed(name) else { continue };
            let sizes: Vec<u64> = seen.groups[split].iter().map(|group| group.2).collect();
            let part = alone(&seen.groups[&item], place).expect("crossed with what stands alone");
            if sizes.len() > 1 {
                let left = self.left_of_refused(&sizes, part, least);
                assert!(left >= least, "{name}: {sizes:?} {part}: {left} numbers left");
                self.hidden += 2 * sizes.len() as u64;
            }
        }
        self.differences += subtract(seen, least);
    }
}

/// Takes every figure from every other that holds it, and two from every third; gives how often.
fn subtract(seen: &Seen, least: u64) -> u64 {
    let mut taken = 0;
    for item in seen.groups.keys().filter_map(|name| name.strip_prefix("item:")) {
        let figures = figures(seen, item);
        for (whole, all) in &figures {
            let inside: Vec<_> = figures.iter().filter(|(part, _)| part & !whole == 0).collect();
            for (at, (part, count)) in inside.iter().enumerate() {
                let rest = whole & !part;
                assert!(rest == 0 || all - count >= least, "{item}: {all} less {count}");
                taken += 1;
                for (other, more) in &inside[at + 1..] {
                    let rest = rest & !other;
                    if part & other == 0 && rest != 0 {
                        assert!(all - count - more >= least, "{item}: {all} less {count} less {more}");
                        taken += 1;
                    }
                }
            }
        }
    }
    taken
}

/// The split, the table and the place in it that a figure crosses.
fn crossed(name: &str) -> Option<(&'static str, String, usize)> {
    if let Some(item) = name.strip_prefix("by-role:") {
        Some(("roles", format!("item:{item}"), 0))
    } else if let Some(item) = name.strip_prefix("by-experience:") {
        Some(("experience", format!("item:{item}"), 0))
    } else {
        (name == "hours-by-size").then(|| ("sizes", "hours".to_string(), 2))
    }
}

fn alone(groups: &Groups, place: usize) -> Option<u64> {
    groups.iter().find(|group| (group.0, group.1) == (place, place + 1)).map(|group| group.2)
}

fn fill(groups: &[u64], part: u64, at: usize, cells: &mut Vec<u64>, each: &mut impl FnMut(&[u64])) {
    if at + 1 == groups.len() {
        if part <= groups[at] {
            cells[at] = part;
            each(cells);
        }
        return;
    }
    for here in 0..=part.min(groups[at]) {
        cells[at] = here;
        fill(groups, part - here, at + 1, cells, each);
    }
}

/// Everything told of one item, each as the set of people it counts. People are told apart by role (3), experience
/// (3) and answer (7: not known; two wrong ones, each sure or not; right or answered; left out).
fn figures(seen: &Seen, item: &str) -> Vec<(u64, u64)> {
    let knowledge = item.contains("-K");
    let table = &seen.groups[&format!("item:{item}")];
    // Which answers a place of the item's table holds.
    let places: &[&[usize]] = match (knowledge, table.last().map(|group| group.1)) {
        (true, _) => &[&[0], &[1, 2, 3, 4], &[5], &[6]],
        (false, Some(2)) => &[&[5], &[6]],
        (false, _) => &[&[0], &[5], &[6]],
    };
    let offered = places.concat();
    let people = |keep: &dyn Fn(usize, usize, usize) -> bool| {
        let mut set = 0_u64;
        for role in 0..3 {
            for experience in 0..3 {
                for answer in (0..7).filter(|answer| offered.contains(answer)) {
                    if keep(role, experience, answer) {
                        set |= 1 << (role * 21 + experience * 7 + answer);
                    }
                }
            }
        }
        set
    };
    let whole: u64 = table.iter().map(|group| group.2).sum();
    let mut figures = vec![(people(&|_, _, _| true), whole)];
    for (first, after, count) in table {
        let held: Vec<usize> = places[*first..*after].concat();
        figures.push((people(&|_, _, answer| held.contains(&answer)), *count));
    }
    let mut inner = |name: String, held: [&[usize]; 2]| {
        let Some(groups) = seen.groups.get(&name) else { return };
        for (first, after, count) in groups {
            let held: Vec<usize> = held[*first..*after].concat();
            figures.push((people(&|_, _, answer| held.contains(&answer)), *count));
        }
    };
    if knowledge {
        inner(format!("ideas:{item}"), [&[1, 2], &[3, 4]]);
        inner(format!("sure:{item}"), [&[1, 3], &[2, 4]]);
    }
    for (split, by) in [("roles", "by-role"), ("experience", "by-experience")] {
        let Some(groups) = seen.groups.get(split) else { continue };
        let cells = seen.crossed.get(&format!("{by}:{item}"));
        for (at, (first, after, count)) in groups.iter().enumerate() {
            let of = |role: usize, experience: usize| {
                (*first..*after).contains(if split == "roles" { &role } else { &experience })
            };
            figures.push((people(&|role, experience, _| of(role, experience)), *count));
            if let Some((part, rest)) = cells.map(|cells| cells[at]) {
                figures.push((people(&|role, experience, answer| of(role, experience) && answer == 0), part));
                figures.push((people(&|role, experience, answer| of(role, experience) && answer != 0), rest));
            }
        }
    }
    figures
}

fn attack(releases: u64, seed: u64) -> Attacker {
    let mut attacker = Attacker::default();
    for release in 0..releases {
        let mut chance = Chance::new(seed + release);
        let psps = 1 + chance.below(14);
        let leaning = Leaning::new(&mut chance, psps);
        let people = [12, 24, 60, 100, 160][chance.below(5)];
        let people = 5 + chance.below(people);
        let tally = crowd(&mut chance, &leaning, people);
        let audience = if chance.one_in(2) { Audience::Public } else { Audience::Team };
        let mut ledger = Ledger::default();
        ledger.release("", &tally, audience, &[]);
        attacker.attack(&seen(&ledger), audience);
    }
    attacker
}

#[test]
fn nobody_is_found_in_any_of_a_thousand_random_cohorts() {
    let attacker = attack(1_000, 1);
    assert!(attacker.hidden > 10_000 && attacker.shown > 10_000 && attacker.differences > 100_000);
}

/// `cargo test --release --test cohort -- --ignored --nocapture million`
#[test]
#[ignore = "minutes"]
fn nobody_is_found_in_any_of_a_million_random_cohorts() {
    let threads: Vec<_> =
        (0..2).map(|thread| std::thread::spawn(move || attack(500_000, 1 + thread * 10_000_000))).collect();
    for thread in threads {
        let attacker = thread.join().expect("nobody is found");
        println!(
            "500,000 releases: {} counts shown, {} hidden, {} differences taken",
            attacker.shown, attacker.hidden, attacker.differences
        );
    }
}

/// The attacker is no fool: a table with one count hidden, or with a small one shown, is found out.
#[test]
fn the_attacker_finds_what_can_be_found() {
    let caught = |groups: Groups| {
        let mut seen = Seen { partners: 30, ..Seen::default() };
        seen.groups.insert("item:MOD-S1".to_string(), groups);
        std::panic::catch_unwind(move || Attacker::default().attack(&seen, Audience::Team)).is_err()
    };
    assert!(!caught(vec![(0, 1, 12), (1, 3, 18)]));
    assert!(caught(vec![(0, 1, 2), (1, 3, 28)]), "a count of 2");
    assert!(caught(vec![(0, 2, 28), (2, 3, 2)]), "a rest of 2");
    assert!(caught(vec![(0, 1, 0), (1, 3, 30)]), "a count of 0");
    assert!(caught(vec![(0, 2, 1), (2, 3, 29)]), "two answers of one person");
    let mut attacker = Attacker::default();
    assert_eq!(attacker.left_of_refused(&[3, 20], 3, 3), 4);
    assert_eq!(attacker.left_of_refused(&[20, 20], 0, 3), 1, "nobody said so");
}
