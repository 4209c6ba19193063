//! Another cohort that looks the same. For each count that a release hides, people are looked for who answer
//! otherwise, are scored by the real rules, and give the very same release: the figures, the words and the bands
//! together. What is found is possible, whatever anybody knows of the rules.

use crate::{
    attacker::{Seen, crossed, seen},
    crowd::{Chance, LAYOUT, Leaning, pack, person, questions},
};
use psp_self_assessment::{
    cohort::{
        disclosure::{Audience, ledger::Ledger},
        tally::{Scored, Tally, layout::HoursCell},
    },
    core::{
        ids::{Dimension, ItemId},
        score,
        session::{ROLE, Sureness},
    },
    records::{
        questions::{Part, Question, QuestionNumber},
        response::Response,
    },
};
use std::collections::BTreeSet;

type People = Vec<(Response, Scored)>;

/// A count that is not told: of these people, those whose answers stand in these places of this table.
#[derive(Clone, Debug)]
struct Hidden {
    table: String,
    places: Vec<usize>,
    /// Where it is a cell of two tables: the group of the split.
    of: Option<(&'static str, Vec<usize>)>,
}

fn scored(response: &Response) -> Scored {
    Scored::of(pack(), &score::assess(pack(), &response.answers(questions())))
}

fn ledger(people: &People, audience: Audience) -> Ledger {
    let mut tally = Tally::new(LAYOUT.clone());
    for (response, scored) in people {
        tally.count(response, scored);
    }
    let mut ledger = Ledger::default();
    ledger.release("", &tally, audience, &[]);
    ledger
}

fn question(item: &str) -> (QuestionNumber, &'static Question) {
    let number = LAYOUT.find(ItemId::new(item).expect("an id")).expect("a question");
    (number, questions().get(number))
}

fn group(split: &str, response: &Response, scored: &Scored) -> usize {
    let [first, second] = match split {
        "roles" => ["public", "third"],
        "experience" => ["new", "exp"],
        _ => return scored.size as usize,
    };
    let (number, _) = question(if split == "roles" { ROLE.as_str() } else { "PF2" });
    let chosen = response.option(questions(), number).map(|option| option.to_string());
    [first, second].iter().position(|one| chosen.as_deref() == Some(*one)).unwrap_or(2)
}

/// The place of a person's answer in a table with so many answers; none for those whom it does not count.
fn place(table: &str, answers: usize, (response, scored): &(Response, Scored)) -> Option<usize> {
    let (kind, rest) = table.split_once(':').unwrap_or((table, ""));
    if response.lead_form != (kind == "lead") {
        return None;
    }
    let topic =
        |code: &str| Dimension::ALL.into_iter().position(|topic| topic.code() == code).expect("a topic");
    match kind {
        "roles" | "experience" | "sizes" => Some(group(kind, response, scored)),
        "band" => Some(scored.topics[topic(rest)].band as usize),
        "hours" => Some(match scored.hours {
            HoursCell::Skipped => 0,
            HoursCell::NotKnown => 1,
            HoursCell::Ratio(range) if range <= 4 => 2,
            HoursCell::Ratio(_) | HoursCell::NoneSetAside => 3,
        }),
        "item" | "lead" | "ideas" | "sure" if rest != "PRO-Q2" => {
            let (number, question) = question(rest);
            let choice = response.choice(number);
            let best = LAYOUT.best(number).and_then(|best| question.choice(best));
            let wrong = choice < question.options && best.is_some_and(|best| best != choice);
            let not_known = Some(choice) == question.not_known;
            match (kind, best) {
                ("ideas", Some(best)) => wrong.then(|| choice - usize::from(choice > best)),
                ("sure", _) => {
                    wrong.then(|| usize::from(response.sureness(number) != Some(Sureness::FairlySure)))
                }
                (_, Some(_)) if not_known => Some(1),
                (_, Some(_)) if choice >= question.options => Some(0),
                (_, Some(_)) => Some(if wrong { 2 } else { 3 }),
                _ if answers > 3 => {
                    let before = usize::from(question.not_known.is_some());
                    let steps = answers - before - 1;
                    Some(if not_known {
                        0
                    } else if choice >= question.options {
                        before
                    } else if steps == 3 && question.options == 5 {
                        before + 1 + [0, 0, 1, 2, 2][choice]
                    } else {
                        before + 1 + choice
                    })
                }
                _ if not_known => Some(0),
                _ => {
                    Some(usize::from(question.not_known.is_some()) + usize::from(choice >= question.options))
                }
            }
        }
        _ => None,
    }
}

/// How many answers a table tells apart.
fn answers(seen: &Seen, table: &str) -> usize {
    seen.groups[table].last().expect("a group").1
}

impl Hidden {
    fn count(&self, seen: &Seen, people: &People) -> usize {
        let answers = answers(seen, &self.table);
        let counts = |one: &&(Response, Scored)| {
            place(&self.table, answers, one).is_some_and(|place| self.places.contains(&place))
                && self
                    .of
                    .as_ref()
                    .is_none_or(|(split, groups)| groups.contains(&group(split, &one.0, &one.1)))
        };
        people.iter().filter(counts).count()
    }

    /// The questions on whose answers it hangs.
    fn questions(&self) -> Vec<QuestionNumber> {
        let (kind, rest) = self.table.split_once(':').unwrap_or((&self.table, ""));
        let of = |keep: &dyn Fn(&Question) -> bool| {
            questions().iter().filter(|(_, question)| keep(question)).map(|(number, _)| number).collect()
        };
        match (kind, self.of.as_ref()) {
            // Hours count in proportionality.
            ("band", _) => of(&|question| {
                question.key.as_str().starts_with(rest) || (rest == "PRO" && question.part() == Part::Burden)
            }),
            ("hours" | "sizes", _) => of(&|question| question.part() == Part::Burden),
            ("roles", _) => vec![question(ROLE.as_str()).0],
            ("experience", _) => vec![question("PF2").0],
            // And those of its topic, to make up for what its answer does to the score.
            _ => {
                let topic = rest.split('-').next().unwrap_or(rest);
                let mut all: Vec<QuestionNumber> = of(&|question| question.key.as_str().starts_with(topic));
                all.extend(std::iter::repeat_n(question(rest).0, all.len()));
                all
            }
        }
    }
}

/// Every count that a release hides.
fn hidden(seen: &Seen) -> Vec<Hidden> {
    let mut all = Vec::new();
    for (table, groups) in &seen.groups {
        let kind = table.split(':').next().expect("a kind");
        if !["item", "lead", "ideas", "sure", "band", "hours", "roles", "experience", "sizes"].contains(&kind)
            || table == "item:PRO-Q2"
        {
            continue;
        }
        for (first, after, _) in groups.iter().filter(|(first, after, _)| after - first > 1) {
            all.extend((*first..*after).map(|place| Hidden {
                table: table.clone(),
                places: vec![place],
                of: None,
            }));
        }
    }
    // The cells of a split that was refused.
    for name in &seen.refused {
        let Some((split, table, places)) = crossed(seen, name).filter(|(split, ..)| *split != "sizes") else {
            continue;
        };
        // Everybody together is no cell.
        for (first, after, _) in seen.groups[split].iter().filter(|_| seen.groups[split].len() > 1) {
            let of = Some((split, (*first..*after).collect()));
            all.push(Hidden { table: table.clone(), places: places.clone(), of });
        }
    }
    all
}

/// Changes one answer of a person.
fn change(chance: &mut Chance, people: &mut People, one: usize, questions_of: &[QuestionNumber]) {
    let number = questions_of[chance.below(questions_of.len())];
    let question = questions().get(number);
    let (response, was) = &mut people[one];
    if question.is_knowledge() && chance.one_in(4) {
        let sure = if chance.one_in(2) { Sureness::FairlySure } else { Sureness::Guessing };
        response.say_sure(number, sure);
    } else {
        // Without an answer as often as with one: that is what is rare.
        let without = question.choices.len() + 1 - question.options;
        let choice = if chance.one_in(2) {
            question.options + chance.below(without)
        } else {
            chance.below(question.options)
        };
        // Who leads has another form.
        let leads = question.key == ROLE && choice == 0;
        if leads != response.lead_form && question.key == ROLE {
            return;
        }
        response.choose(number, choice);
    }
    *was = scored(response);
}

/// Two people change places in some of these questions: every question is answered as often so as before.
fn swap(chance: &mut Chance, people: &mut People, one: usize, questions_of: &[QuestionNumber]) {
    let other = chance.below(people.len());
    if people[one].0.lead_form != people[other].0.lead_form {
        return;
    }
    for number in questions_of.iter().filter(|_| chance.one_in(2)) {
        let (mine, theirs) = (people[one].0.choice(*number), people[other].0.choice(*number));
        people[one].0.choose(*number, theirs);
        people[other].0.choose(*number, mine);
    }
    for at in [one, other] {
        people[at].1 = scored(&people[at].0);
    }
}

/// A person leaves all of these questions out.
fn leave_out(people: &mut People, one: usize, questions_of: &[QuestionNumber]) {
    for number in questions_of {
        let question = questions().get(*number);
        if question.part() != Part::Profile {
            people[one].0.choose(*number, question.skipped());
        }
    }
    people[one].1 = scored(&people[one].0);
}

/// Where a few people are led, so that they come to another band.
#[derive(Clone, Copy)]
enum Towards {
    High,
    Low,
    /// Where nothing is answered.
    Nothing,
}

impl Towards {
    /// How far they are.
    fn reached(self, topic: usize, few: &[usize], questions_of: &[QuestionNumber], people: &People) -> usize {
        let tenths = |one: &usize| people[*one].1.topics[topic].tenths.unwrap_or(0);
        match self {
            Self::High => few.iter().map(tenths).sum(),
            Self::Low => few.iter().map(|one| 1_000 - tenths(one)).sum(),
            Self::Nothing => {
                let without = |number: &&QuestionNumber| {
                    let skipped = questions().get(**number).skipped();
                    few.iter().filter(|one| people[**one].0.choice(**number) == skipped).count()
                };
                questions_of.iter().map(|number| without(&number)).sum()
            }
        }
    }
}

/// The people whom a table counts, by their answer: those who give a rare one are as likely to be picked.
fn by_answer(hidden: &Hidden, seen: &Seen, people: &People) -> Vec<Vec<usize>> {
    let answers = answers(seen, &hidden.table);
    let of = |at: usize| {
        (0..people.len()).filter(|one| place(&hidden.table, answers, &people[*one]) == Some(at)).collect()
    };
    (0..answers).map(of).filter(|people: &Vec<usize>| !people.is_empty()).collect()
}

/// Goes from cohort to cohort that looks the same, by what so few people answer to these questions, as long as `on`
/// says so: it is shown each cohort on the way.
fn wander(
    chance: &mut Chance,
    (people, released, audience): (&People, &Ledger, Audience),
    questions_of: &[QuestionNumber],
    (whom, few, steps): (&[Vec<usize>], usize, usize),
    towards: Option<(Towards, usize)>,
    mut on: impl FnMut(&People) -> bool,
) {
    let mut now = people.clone();
    let few: Vec<usize> = (0..few)
        .map(|_| {
            let rare = &whom[chance.below(whom.len())];
            rare[chance.below(rare.len())]
        })
        .collect();
    for _ in 0..steps {
        let mut other = now.clone();
        let one = few[chance.below(few.len())];
        if questions_of.len() > 1 && chance.one_in(12) {
            leave_out(&mut other, one, questions_of);
        } else if questions_of.len() > 1 && chance.one_in(2) {
            swap(chance, &mut other, one, questions_of);
        } else {
            // Two or three at once, where one makes up for another.
            for _ in 0..=chance.below(2) * chance.below(3) {
                change(chance, &mut other, one, questions_of);
            }
        }
        let reached =
            |people| towards.map(|(towards, topic)| towards.reached(topic, &few, questions_of, people));
        let back = reached(&other) < reached(&now) && !chance.one_in(12);
        if other != now && !back && ledger(&other, audience) == *released {
            now = other;
            if !on(&now) {
                return;
            }
        }
    }
}

/// Looks at every hidden count of made-up cohorts, or at one in so many; gives how many there were, and for how many the search ended before
/// there were enough numbers. That is no proof that there are none.
fn look(
    cohorts: u64,
    seed: u64,
    sizes: std::ops::Range<usize>,
    audience: Audience,
    every: usize,
) -> (usize, usize) {
    let least = if audience == Audience::Team { 3 } else { 8 };
    let all: Vec<QuestionNumber> = questions().iter().map(|(number, _)| number).collect();
    let (mut looked, mut not_found) = (0, 0);
    for cohort in 0..cohorts {
        let mut chance = Chance::new(seed + cohort);
        let psps = 1 + chance.below(8);
        let leaning = Leaning::new(&mut chance, psps);
        let size = sizes.start + chance.below(sizes.len());
        let people: People = (0..size)
            .map(|_| person(&mut chance, &leaning).0)
            .map(|response| {
                let scored = scored(&response);
                (response, scored)
            })
            .collect();
        let released = ledger(&people, audience);
        let told = seen(&released);
        let start = (&people, &released, audience);
        let mut found: Vec<(Hidden, BTreeSet<usize>)> = hidden(&told)
            .into_iter()
            .step_by(every)
            .map(|hidden| {
                let count = hidden.count(&told, &people);
                (hidden, BTreeSet::from([count]))
            })
            .collect();
        // First everywhere at once, then where something is still missing, from the start again now and then: a way
        // may lead nowhere.
        wander(&mut chance, start, &all, (&[(0..size).collect()], size, 2_000), None, |people| {
            for (hidden, numbers) in found.iter_mut().filter(|(_, numbers)| numbers.len() < least) {
                numbers.insert(hidden.count(&told, people));
            }
            true
        });
        for (hidden, numbers) in &mut found {
            let questions_of = hidden.questions();
            let whom = by_answer(hidden, &told, &people);
            let topic = hidden
                .table
                .strip_prefix("band:")
                .and_then(|code| Dimension::ALL.into_iter().position(|topic| topic.code() == code));
            for way in 0..180 {
                if numbers.len() < least {
                    let towards = [Towards::High, Towards::Low, Towards::Nothing][way % 3];
                    let towards = topic.map(|topic| (towards, topic));
                    let few = (&*whom, 1 + chance.below(least), 2_000);
                    wander(&mut chance, start, &questions_of, few, towards, |people| {
                        numbers.insert(hidden.count(&told, people));
                        numbers.len() < least
                    });
                }
            }
            if numbers.len() < least {
                println!("cohort {cohort} of {size}: {hidden:?}: found only {numbers:?}");
                not_found += 1;
            }
        }
        looked += found.len();
    }
    (looked, not_found)
}

#[test]
fn for_hidden_counts_there_are_other_cohorts_that_look_the_same() {
    let (looked, not_found) = look(1, 1, 12..20, Audience::Team, 16);
    assert!(looked > 10 && not_found == 0, "{not_found} of {looked}");
}

/// `cargo test --release --test cohort -- --ignored --nocapture many_cohorts`
#[test]
#[ignore = "minutes"]
fn for_nearly_every_hidden_count_of_many_cohorts_others_are_found_that_look_the_same() {
    for (cohorts, seed, sizes, audience) in
        [(12, 100, 12..40, Audience::Team), (3, 1_000, 24..90, Audience::Public)]
    {
        let (looked, not_found) = look(cohorts, seed, sizes, audience, 1);
        println!("{audience}: {looked} hidden counts, of {not_found} too few numbers found");
        assert!(100 * not_found < 3 * looked, "{audience}: {not_found} of {looked}");
    }
}
