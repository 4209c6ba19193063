//! Who answers changes words and the order of advice, never points (content design 2.3).

use crate::takers::{Steps, any_taker, assessed, item, option, pack, taker};
use proptest::prelude::*;
use psp_self_assessment::{
    content::say,
    core::{
        advice,
        ids::ActionId,
        session::{Session, Voice},
    },
};

const ROLES: [&[(&str, &str)]; 5] = [
    &[("PF1", "lead")],
    &[("PF1", "public")],
    &[("PF1", "third")],
    &[("PF1", "other"), ("PF1b", "misc")],
    &[("PF1", "other"), ("PF1b", "su")],
];

/// The taker in another part.
fn as_role(taker: &Session, role: &[(&str, &str)]) -> Session {
    taker.clone().without("PF1b").with(role)
}

fn fired(session: &Session) -> Vec<ActionId> {
    let mut ids: Vec<ActionId> = advice::actions(pack(), &assessed(session)).iter().map(|a| a.id).collect();
    ids.sort_unstable();
    ids
}

proptest! {
    #[test]
    fn the_part_somebody_plays_never_changes_points_scores_or_bands(taker in any_taker()) {
        let before = assessed(&as_role(&taker, ROLES[0]));
        for role in &ROLES[1..] {
            let after = assessed(&as_role(&taker, role));
            prop_assert_eq!(&after.dimensions, &before.dimensions);
            prop_assert_eq!((after.overall, after.so_far), (before.overall, before.so_far));
            prop_assert_eq!((after.hours, after.size), (before.hours, before.size));
            prop_assert_eq!((after.weakest, after.knowledge()), (before.weakest, before.knowledge()));
        }
    }

    #[test]
    fn the_part_somebody_plays_changes_no_action_but_the_one_for_leads(taker in any_taker()) {
        let without_a18 = |role: &[(&str, &str)]| {
            let mut ids = fired(&as_role(&taker, role));
            ids.retain(|id| id.as_str() != "A18");
            ids
        };
        for role in &ROLES[1..] {
            prop_assert_eq!(without_a18(role), without_a18(ROLES[0]));
            prop_assert!(!fired(&as_role(&taker, role)).contains(&ActionId::of("A18")));
        }
    }

    #[test]
    fn the_stage_never_changes_points_nor_which_actions_fire(taker in any_taker()) {
        let before = taker.clone().without("PF5");
        let assessment = assessed(&before);
        for stage in ["s1", "s2", "s3", "s4", "s5", "dk"] {
            let at_stage = taker.clone().with(&[("PF5", stage)]);
            let after = assessed(&at_stage);
            prop_assert_eq!(&after.dimensions, &assessment.dimensions);
            prop_assert_eq!((after.overall, after.weakest), (assessment.overall, assessment.weakest));
            prop_assert_eq!(fired(&at_stage), fired(&before));
            prop_assert_eq!(advice::prompts(pack(), &after), advice::prompts(pack(), &assessment));
        }
    }

    #[test]
    fn a_stage_that_is_not_known_adds_no_bonus(taker in any_taker()) {
        let priorities = |session: &Session| advice::actions(pack(), &assessed(session));
        let without = priorities(&taker.clone().without("PF5"));
        prop_assert_eq!(priorities(&taker.with(&[("PF5", "dk")])), without);
    }

    #[test]
    fn the_answers_that_were_given_stay_when_the_part_changes(taker in any_taker()) {
        let before = as_role(&taker, ROLES[1]);
        for role in ROLES {
            let after = as_role(&taker, role);
            prop_assert_eq!(&after.answers.items, &before.answers.items);
            prop_assert_eq!(&after.answers.burden, &before.answers.burden);
            prop_assert_eq!(&after.answers.sure, &before.answers.sure);
        }
    }

    #[test]
    fn every_question_has_words_for_everyone(taker in any_taker()) {
        for role in ROLES {
            let taker = as_role(&taker, role);
            for question in &pack().items {
                prop_assert!(!say::wording(&question.text, &taker.answers).is_empty());
            }
            for action in &pack().actions {
                prop_assert!(!say::action(action, &taker.answers).is_empty());
            }
        }
    }
}

/// The words of a question for these profile answers.
fn words(id: &str, profile: &[(&str, &str)]) -> &'static str {
    let answers = taker(profile).answers;
    say::wording(&pack().item(item(id)).expect("an item").text, &answers)
}

#[test]
fn words_are_those_of_ones_part() {
    let partner = words("MOD-S1", &[("PF1", "public")]);
    assert!(partner.starts_with("How much has been explained to you"));
    assert_eq!(words("MOD-S1", &[("PF1", "third")]), partner);
    assert_eq!(words("MOD-S1", &[("PF1", "other"), ("PF1b", "misc")]), partner);
    assert_eq!(words("MOD-S1", &[]), partner);
    assert!(words("MOD-S1", &[("PF1", "lead")]).starts_with("How much have you explained to your partners"));
    assert!(words("PRO-S1", &[("PF1", "other"), ("PF1b", "su")]).contains("the rest of your life"));
    assert!(words("PRO-S1", &[("PF1", "other")]).contains("your other duties"));
}

#[test]
fn the_first_condition_that_fits_wins_and_a_leads_words_within_it_win_over_plain_ones() {
    assert!(
        words("MOD-S2", &[("PF1", "public"), ("PF3", "blank")])
            .contains("what limits you must design within")
    );
    assert!(
        words("MOD-S2", &[("PF1", "lead"), ("PF3", "blank")])
            .contains("what limits you must all design within")
    );
    assert!(words("MOD-S2", &[("PF1", "lead"), ("PF3", "mixed")]).starts_with("How clear have you made it"));
    // No lead's words in the condition: the lead's plain words win (content design 2.3).
    assert!(
        words("PRO-S3", &[("PF1", "lead"), ("PF6", "many")]).starts_with("How often do you ask partners")
    );
    assert!(
        words("PRO-S3", &[("PF1", "third"), ("PF6", "many")]).ends_with("to this PSP or to another one?")
    );
    assert!(
        words("REA-S3", &[("PF1", "lead"), ("PF4", "local")])
            .contains("national services that work in your area")
    );
}

#[test]
fn examples_are_for_public_and_third_sector_partners() {
    let hint = |profile: &[(&str, &str)]| {
        let row = &pack().item(item("REA-S2.n")).expect("an item").rows[1];
        say::hint(row.hint.as_ref(), &taker(profile).answers).map(str::to_string)
    };
    assert_eq!(hint(&[("PF1", "public")]).as_deref(), Some("such as figures, reports or case samples"));
    assert!(hint(&[("PF1", "third")]).is_some_and(|hint| hint.contains("your own services")));
    assert_eq!(hint(&[("PF1", "lead")]), None);
    assert_eq!(hint(&[("PF1", "other"), ("PF1b", "su")]), None);
    assert_eq!(hint(&[]), None);
}

#[test]
fn an_action_speaks_to_ones_part() {
    let words = |id: &str, profile: &[(&str, &str)]| {
        let action = pack().actions.iter().find(|action| action.id.as_str() == id).expect("an action");
        say::action(action, &taker(profile).answers)
    };
    assert!(words("A01", &[("PF1", "public")]).starts_with("Ask your lead organisation"));
    assert!(words("A01", &[("PF1", "lead")]).starts_with("Give each new partner"));
    assert!(words("A19", &[("PF1", "other"), ("PF1b", "su")]).contains("which days and times suit you"));
    assert!(words("A01", &[("PF1", "other"), ("PF1b", "su")]).starts_with("Ask your lead organisation"));
}

#[test]
fn a_change_of_part_keeps_option_ids_and_redraws_their_words() {
    let chosen = |taker: &Session| {
        let question = pack().item(item("ROL-S5")).expect("an item");
        let option = taker.answers.chosen(question.id).expect("an answer");
        (option, say::chosen(question, option, &taker.answers))
    };
    let public = taker(&[("PF1", "public"), ("ROL-S5", "c")]);
    assert!(!public.answers.lead_form());
    assert_eq!(chosen(&public), (option("c"), Some("Could go either way")));
    let lead = public.with(&[("PF1", "lead")]);
    assert!(lead.answers.lead_form());
    assert_eq!(chosen(&lead), (option("c"), Some("Sometimes")));
    // The lead's form is what was last seen.
    let third = lead.with(&[("PF1", "third")]);
    assert!(!third.answers.lead_form());
    assert_eq!(chosen(&third), (option("c"), Some("Could go either way")));
}

#[test]
fn the_answer_for_another_part_counts_only_while_one_has_another_part() {
    let su = taker(&[("PF1", "other"), ("PF1b", "su")]);
    assert_eq!(su.answers.voice(), Voice::ServiceUser);
    let prompts = |session: &Session| advice::prompts(pack(), &assessed(session));
    let speaks_of_users = |session: &Session| prompts(session).iter().any(|prompt| prompt.as_str() == "MP07");
    assert!(speaks_of_users(&su));
    // PF1b is not asked of a public sector partner, so what was said to it before counts for nothing.
    assert!(!speaks_of_users(&su.with(&[("PF1", "public")])));
}
