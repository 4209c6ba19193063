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
pub type Groups = Vec<(usize, usize, u64)>;

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
            let Some((split, table, answers)) = crossed(seen, name) else { continue };
            let sizes: Vec<u64> = seen.groups[split].iter().map(|group| group.2).collect();
            let part = counted(&seen.groups[&table], &answers).expect("crossed with what is counted apart");
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
    let of_items = seen.groups.keys().filter_map(|name| name.strip_prefix("item:"));
    let of_bands = seen.groups.keys().filter_map(|name| name.strip_prefix("band:"));
    let all = of_items.map(|item| (item, figures(seen, &format!("item:{item}"))));
    for (item, figures) in all.chain(of_bands.map(|topic| (topic, figures(seen, &format!("band:{topic}"))))) {
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

/// The split, the table and the answers in it that a figure crosses.
pub fn crossed(seen: &Seen, name: &str) -> Option<(&'static str, String, Vec<usize>)> {
    let not_known = |item: &str| {
        let table = format!("item:{item}");
        // Those who left a knowledge item out stand before those who do not know; a line between them, or not.
        let apart = seen.groups[&table].first().is_some_and(|first| first.1 == 1);
        let answers = match (item.contains("-K"), apart) {
            (true, true) => vec![1],
            (true, false) => vec![0, 1],
            (false, _) => vec![0],
        };
        (table, answers)
    };
    let bands = |rest: &str| {
        let (topic, line) = rest.split_once(':').expect("a line");
        (format!("band:{topic}"), (line.parse().expect("a line")..4).collect())
    };
    let (split, (table, answers)) = if let Some(item) = name.strip_prefix("by-role:") {
        ("roles", not_known(item))
    } else if let Some(item) = name.strip_prefix("by-experience:") {
        ("experience", not_known(item))
    } else if let Some(rest) = name.strip_prefix("bands-by-role:") {
        ("roles", bands(rest))
    } else if let Some(rest) = name.strip_prefix("bands-by-experience:") {
        ("experience", bands(rest))
    } else if name == "hours-by-size" {
        ("sizes", ("hours".to_string(), vec![3]))
    } else {
        return None;
    };
    Some((split, table, answers))
}

/// How many gave one of these answers, if that is told.
fn counted(groups: &Groups, answers: &[usize]) -> Option<u64> {
    let held = |group: &&(usize, usize, u64)| (group.0..group.1).all(|answer| answers.contains(&answer));
    let places: usize = groups.iter().filter(held).map(|group| group.1 - group.0).sum();
    (places == answers.len()).then(|| groups.iter().filter(held).map(|group| group.2).sum())
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

/// So many answers are told apart: not known; two wrong ones, each sure or not; five steps, the first of which is
/// “right” or “answered” as well; left out. Or four bands.
const ANSWERS: usize = 11;

/// The answers that each place of a table holds.
fn places(table: &str, count: usize) -> Vec<Vec<usize>> {
    let steps = |from: usize| (5..5 + count - from).map(|step| vec![step]);
    let always_known = ["item:ROL-S3", "item:PRO-S2", "item:PRO-S3"].contains(&table);
    match count {
        _ if table.starts_with("band:") => (0..4).map(|band| vec![band]).collect(),
        _ if table.contains("-K") => vec![vec![10], vec![0], vec![1, 2, 3, 4], vec![5]],
        2 => vec![vec![5], vec![10]],
        3 => vec![vec![0], vec![5], vec![10]],
        _ if always_known => [vec![10]].into_iter().chain(steps(1)).collect(),
        _ => [vec![0], vec![10]].into_iter().chain(steps(2)).collect(),
    }
}

/// Everything told of one item, or of the bands of a topic, each as the set of people it counts. People are told apart
/// by role (3), experience (3) and answer.
fn figures(seen: &Seen, name: &str) -> Vec<(u128, u64)> {
    let table = &seen.groups[name];
    let item = name.strip_prefix("item:").unwrap_or_default();
    let places = places(name, table.last().map_or(0, |group| group.1));
    let offered = places.concat();
    let people = |keep: &dyn Fn(usize, usize, usize) -> bool| {
        let mut set = 0_u128;
        for role in 0..3 {
            for experience in 0..3 {
                for answer in (0..ANSWERS).filter(|answer| offered.contains(answer)) {
                    if keep(role, experience, answer) {
                        set |= 1 << ((role * 3 + experience) * ANSWERS + answer);
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
    if item.contains("-K") {
        inner(format!("ideas:{item}"), [&[1, 2], &[3, 4]]);
        inner(format!("sure:{item}"), [&[1, 3], &[2, 4]]);
    }
    for split in ["roles", "experience"] {
        let Some(groups) = seen.groups.get(split) else { continue };
        // All crossings of this split with this table: there is at most one.
        let mut crossings = seen.crossed.iter().filter_map(|(crossing, cells)| {
            let (by, table, answers) = crossed(seen, crossing)?;
            let held = || answers.iter().flat_map(|at| places[*at].clone()).collect::<Vec<_>>();
            (by == split && table == name).then(|| (cells, held()))
        });
        let crossing = crossings.next();
        assert!(crossings.next().is_none(), "{name} is crossed with {split} once");
        for (at, (first, after, count)) in groups.iter().enumerate() {
            let of = |role: usize, experience: usize| {
                (*first..*after).contains(if split == "roles" { &role } else { &experience })
            };
            figures.push((people(&|role, experience, _| of(role, experience)), *count));
            if let Some((cells, held)) = &crossing {
                let (part, rest) = cells[at];
                let holds = |answer: usize| held.contains(&answer);
                figures
                    .push((people(&|role, experience, answer| of(role, experience) && holds(answer)), part));
                figures
                    .push((people(&|role, experience, answer| of(role, experience) && !holds(answer)), rest));
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
    assert!(!caught(vec![(0, 1, 12), (1, 7, 18)]));
    assert!(caught(vec![(0, 1, 2), (1, 7, 28)]), "a count of 2");
    assert!(caught(vec![(0, 6, 28), (6, 7, 2)]), "a rest of 2");
    assert!(caught(vec![(0, 1, 0), (1, 7, 30)]), "a count of 0");
    assert!(caught(vec![(0, 2, 1), (2, 7, 29)]), "two answers of one person");
    let mut attacker = Attacker::default();
    assert_eq!(attacker.left_of_refused(&[3, 20], 3, 3), 4);
    assert_eq!(attacker.left_of_refused(&[20, 20], 0, 3), 1, "nobody said so");
}
