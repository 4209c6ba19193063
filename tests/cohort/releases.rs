//! Releases that follow each other.
use crate::{
    attacker::{Attacker, seen},
    crowd::{Chance, Leaning, crowd, empty, person},
};
use psp_self_assessment::{
    cohort::{
        disclosure::{Audience, Notice, ledger::Ledger, release::Count},
        tally::{people::mark, text},
    },
    records::json::Value,
};

fn least(audience: Audience) -> u64 {
    if audience == Audience::Team { 3 } else { 8 }
}

/// Every table of every release next to those of all before it.
#[test]
fn the_difference_of_any_two_releases_is_a_table_that_could_be_released() {
    let mut again = 0;
    for seed in 0..60 {
        let mut chance = Chance::new(1000 + seed);
        let audience = if seed % 3 == 0 { Audience::Public } else { Audience::Team };
        let psps = 1 + chance.below(12);
        let leaning = Leaning::new(&mut chance, psps);
        let start = 6 + chance.below(40);
        let mut tally = crowd(&mut chance, &leaning, start);
        let mut ledger = Ledger::default();
        let mut before = Vec::new();
        for _ in 0..8 {
            ledger.release("", &tally, audience, &[]);
            let now = seen(&ledger);
            Attacker::attack_later(&now, audience);
            for earlier in &before {
                let earlier: &crate::attacker::Seen = earlier;
                for (name, groups) in &now.groups {
                    let Some(old) = earlier.groups.get(name).filter(|old| old.len() > 1) else { continue };
                    let least = match name.as_str() {
                        "roles" | "experience" | "sizes" if audience == Audience::Team => 5,
                        "roles" | "experience" | "sizes" => 16,
                        _ => least(audience),
                    };
                    let lines =
                        |groups: &[(usize, usize, u64)]| groups.iter().map(|g| g.1).collect::<Vec<_>>();
                    assert_eq!(lines(groups), lines(old), "{name}");
                    let grown: Vec<u64> = groups.iter().zip(old).map(|(new, old)| new.2 - old.2).collect();
                    assert!(
                        grown.iter().all(|grown| *grown == 0) || grown.iter().all(|grown| *grown >= least),
                        "{name}: {old:?}, {groups:?}"
                    );
                    again += u64::from(grown[0] > 0);
                }
                for (name, cells) in &now.crossed {
                    let Some(old) = earlier.crossed.get(name) else { continue };
                    let grown = cells.iter().zip(old).flat_map(|(new, old)| [new.0 - old.0, new.1 - old.1]);
                    let grown: Vec<u64> = grown.collect();
                    assert!(
                        grown.iter().all(|grown| *grown == 0)
                            || grown.iter().all(|grown| *grown >= least(audience)),
                        "{name}: {old:?}, {cells:?}"
                    );
                }
                for (name, (whole, word)) in &now.words {
                    let Some((old_whole, old_word)) = earlier.words.get(name) else { continue };
                    assert!(word == old_word || *whole >= 2 * old_whole, "{name}");
                }
            }
            before.push(now);
            let new = 1 + chance.below(40);
            tally.merge(&crowd(&mut chance, &leaning, new));
        }
    }
    assert!(again > 1000, "tables are released again at all: {again}");
}

#[test]
fn too_few_new_records_and_the_former_figures_stand() {
    for (audience, new) in [(Audience::Team, 4), (Audience::Public, 9)] {
        let mut chance = Chance::new(5);
        let leaning = Leaning::new(&mut chance, 2);
        let mut tally = crowd(&mut chance, &leaning, 60);
        let mut ledger = Ledger::default();
        ledger.release("", &tally, audience, &[]);
        let first = ledger.clone();
        let mut more = empty();
        let mut partners = 0;
        while partners < new {
            let (response, scored) = person(&mut chance, &leaning);
            if !response.lead_form {
                more.count(&response, &scored);
                partners += 1;
            }
        }
        tally.merge(&more);
        let (_, notices) = ledger.release("", &tally, audience, &[]);
        assert!(notices.contains(&Notice::Stands { new, least: new + 1 }), "{notices:?}");
        assert_eq!(ledger, first);
        // And the ledger is a small text that reads back.
        let text = ledger.write().write();
        assert!(text.len() < 60_000, "{}", text.len());
        let value: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(Ledger::read(&value).expect("a ledger"), ledger);
    }
}

#[test]
fn a_record_that_is_gone_is_noticed_unless_it_was_withdrawn() {
    let mut chance = Chance::new(6);
    let leaning = Leaning::new(&mut chance, 2);
    let people: Vec<_> =
        (0..80).map(|_| person(&mut chance, &leaning)).filter(|(response, _)| !response.lead_form).collect();
    let of = |people: &[(_, _)]| {
        let mut tally = empty();
        for (response, scored) in people {
            tally.count(response, scored);
        }
        tally
    };
    let mut ledger = Ledger::default();
    ledger.release("", &of(&people[..40]), Audience::Team, &[]);
    let first = ledger.clone();
    // Somebody withdrew, and nobody came: nothing changes, or the difference would be that person.
    let gone = [mark(&people[0].0.receipt)];
    let (_, notices) = ledger.release("", &of(&people[1..40]), Audience::Team, &gone);
    assert!(!notices.contains(&Notice::Missing(1)), "{notices:?}");
    assert_eq!(ledger, first);
    let (_, notices) = ledger.release("", &of(&people[1..40]), Audience::Team, &[]);
    assert!(notices.contains(&Notice::Missing(1)), "{notices:?}");
    // With enough new ones, the next release is without the one who withdrew.
    let (release, _) = ledger.release("", &of(&people[1..60]), Audience::Team, &gone);
    assert_eq!(release.partners().map(Count::get), Some(59));
}

#[test]
fn a_ledger_that_is_not_whole_is_refused() {
    let read =
        |text: &str| Ledger::read(&serde_json::from_str(text).expect("JSON")).expect_err("none").to_string();
    assert_eq!(read("{}"), "format: expected psp-self-assessment/ledger");
    let with = |release: &str| {
        read(&format!(r#"{{"format":"psp-self-assessment/ledger","version":1,"releases":[{release}]}}"#))
    };
    assert_eq!(with("{}"), "releases.0.cohort: expected a name");
    assert_eq!(
        with(r#"{"cohort":"","audience":"team","psps":"1","tables":{"hours":{"groups":"1-2:5"}}}"#),
        "releases.0.tables.hours: expected a table"
    );
}

/// Counts made elsewhere that lack a question, or so many records taken back that nothing could be shown, do not make
/// the ledger forget what it has told.
#[test]
fn what_was_told_once_keeps_its_lines_for_ever() {
    let mut chance = Chance::new(8);
    let leaning = Leaning::new(&mut chance, 3);
    let mut tally = crowd(&mut chance, &leaning, 40);
    let mut ledger = Ledger::default();
    ledger.release("", &tally, Audience::Team, &[]);
    let first = seen(&ledger);
    tally.merge(&crowd(&mut chance, &leaning, 40));
    let whole = text::write(&tally);
    let lacking: String = whole.split_inclusive('\n').filter(|line| !line.contains(",MOD-S1,")).collect();
    let lacking = text::read(tally.layout(), &lacking).expect("a tally");
    ledger.release("", &lacking, Audience::Team, &[]);
    assert_eq!(seen(&ledger).groups["item:MOD-S1"], first.groups["item:MOD-S1"], "as it was");

    let few = crowd(&mut chance, &leaning, 3);
    let told = seen(&ledger);
    ledger.release("", &few, Audience::Team, &[]);
    assert_eq!(seen(&ledger).groups, told.groups, "as it was");
}
