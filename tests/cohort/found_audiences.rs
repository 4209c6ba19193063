//! What could be found by whoever has the figures for the team and those for the public.

use crate::found::{partner, set, tally};
use psp_self_assessment::{
    cohort::{
        disclosure::{Audience, Notice, ledger::Ledger, release::Count},
        tally::people::mark,
    },
    records::response::Response,
};

fn people(count: usize) -> Vec<Response> {
    (0..count).map(|id| partner(id, id % 3)).collect()
}

/// How many partners a release tells of, and what is noticed.
fn release(
    ledger: &mut Ledger,
    people: &[Response],
    audience: Audience,
    gone: &[u64],
) -> (Option<u64>, Vec<Notice>) {
    let (release, notices) = ledger.release("", &tally(people), audience, gone);
    (release.partners().map(Count::get), notices)
}

#[test]
fn the_public_does_not_hear_of_a_newcomer_whom_the_team_has_not_heard_of() {
    for (first, second) in [(Audience::Team, Audience::Public), (Audience::Public, Audience::Team)] {
        let mut ledger = Ledger::default();
        let mut all = people(30);
        assert_eq!(release(&mut ledger, &all, first, &[]), (Some(30), vec![]));
        let mut newcomer = partner(30, 0);
        set(&mut newcomer, "MOD-K1", "nk");
        all.push(newcomer);
        assert_eq!(release(&mut ledger, &all, second, &[]), (None, vec![Notice::OtherRecords(first)]));
        // Of the same records it may.
        assert_eq!(release(&mut ledger, &all[..30], second, &[]), (Some(30), vec![]));
    }
}

#[test]
fn the_public_does_not_hear_who_withdrew_from_the_team() {
    let mut ledger = Ledger::default();
    let all = people(30);
    release(&mut ledger, &all, Audience::Team, &[]);
    let gone = [mark(&all[29].receipt)];
    let heard = release(&mut ledger, &all[..29], Audience::Public, &gone);
    assert_eq!(heard, (None, vec![Notice::OtherRecords(Audience::Team)]));
}

#[test]
fn both_audiences_keep_step() {
    let mut ledger = Ledger::default();
    let all = people(60);
    for audience in [Audience::Team, Audience::Public] {
        assert_eq!(release(&mut ledger, &all[..30], audience, &[]).0, Some(30));
    }
    // Either may go on.
    assert_eq!(release(&mut ledger, &all[..42], Audience::Team, &[]).0, Some(42));
    assert_eq!(release(&mut ledger, &all[..50], Audience::Team, &[]).0, Some(50));
    // The other follows to where it is, and to nowhere else.
    let elsewhere = release(&mut ledger, &all[..55], Audience::Public, &[]);
    assert_eq!(elsewhere, (Some(30), vec![Notice::OtherRecords(Audience::Team)]));
    assert_eq!(release(&mut ledger, &all[..50], Audience::Public, &[]), (Some(50), vec![]));
    // The ledger remembers both.
    let written = ledger.write();
    assert_eq!(Ledger::read(&written).as_ref(), Ok(&ledger));
    assert_eq!(release(&mut ledger, &all, Audience::Public, &[]).0, Some(60));
}
