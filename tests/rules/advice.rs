//! Choosing and ordering actions and prompts (content design 5.2 to 5.4).

use crate::takers::{Steps, any_taker, assessed, exact, item, pack, taker};
use proptest::prelude::*;
use psp_self_assessment::core::{
    advice::{actions, prompts, shown_prompts, who_to_ask},
    conditions::Rule,
    ids::ActionId,
    instrument::Kind,
    session::{Action, Session, Sureness},
};

fn priorities(session: &Session) -> Vec<(String, u32)> {
    actions(pack(), &assessed(session)).iter().map(|fired| (fired.id.to_string(), fired.priority)).collect()
}

fn priority(session: &Session, id: &str) -> Option<u32> {
    priorities(session).into_iter().find(|(action, _)| action == id).map(|(_, points)| points)
}

/// The taker with every answer gone that a rule asks about.
fn without_what_it_names(taker: &Session, rule: &Rule) -> Session {
    let mut named = Vec::new();
    rule.each_item(&mut |id| named.push(id));
    named.into_iter().fold(taker.clone(), |mut taker, id| {
        if pack().item(id).is_some_and(|item| item.kind == Kind::Quantity) {
            taker.answers.burden = psp_self_assessment::core::session::BurdenAnswers::default();
            taker
        } else {
            taker.after(Action::Clear { item: id })
        }
    })
}

proptest! {
    #[test]
    fn actions_stand_by_priority_then_id_and_none_stands_twice(taker in any_taker()) {
        let fired = actions(pack(), &assessed(&taker));
        for pair in fired.windows(2) {
            let key = |i: usize| (std::cmp::Reverse(pair[i].priority), pair[i].id);
            prop_assert!(key(0) < key(1));
        }
        let mut ids: Vec<ActionId> = fired.iter().map(|action| action.id).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), fired.len());
    }

    #[test]
    fn a_priority_is_a_reason_and_its_bonuses(taker in any_taker()) {
        for (_, priority) in priorities(&taker) {
            let reasons = [100, 95, 90, 70, 60, 50, 40];
            prop_assert!([0, 10, 15, 25].iter().any(|bonus| reasons.contains(&(priority - bonus))));
        }
    }

    #[test]
    fn no_more_actions_or_prompts_are_shown_than_a_person_can_take_in(taker in any_taker()) {
        let assessment = assessed(&taker);
        let most = usize::from(pack().thresholds.max_actions_shown);
        prop_assert!(actions(pack(), &assessment).iter().take(most).count() <= 5);
        let shown = shown_prompts(pack(), &assessment);
        prop_assert!((1..=6).contains(&shown.len()));
        prop_assert_eq!(shown[0].id.as_str(), "MP01");
        let mut ids: Vec<_> = shown.iter().map(|prompt| prompt.id).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), shown.len());
        let all = prompts(pack(), &assessment);
        prop_assert!(shown.iter().all(|prompt| all.contains(&prompt.id)));
    }

    #[test]
    fn the_closing_prompt_stands_last_where_there_is_room(taker in any_taker()) {
        let assessment = assessed(&taker);
        let shown = shown_prompts(pack(), &assessment);
        let room = prompts(pack(), &assessment).len() <= 6;
        prop_assert_eq!(shown.last().map(|prompt| prompt.id.as_str()) == Some("MP16"), room);
    }

    #[test]
    fn shown_prompts_follow_the_weakest_band(taker in any_taker()) {
        let assessment = assessed(&taker);
        let bands: Vec<_> = shown_prompts(pack(), &assessment)
            .iter()
            .filter_map(|prompt| prompt.dimension)
            .map(|dimension| assessment.dimension(dimension).band())
            .collect();
        prop_assert!(bands.is_sorted());
    }

    #[test]
    fn prompts_are_listed_in_id_order(taker in any_taker()) {
        let ids = prompts(pack(), &assessed(&taker));
        prop_assert!(ids.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_skipped_item_triggers_nothing(taker in any_taker()) {
        for action in &pack().actions {
            let skipped = without_what_it_names(&taker, &action.rule);
            prop_assert!(!action.rule.fires(&assessed(&skipped)), "{}", action.id);
        }
    }

    #[test]
    fn how_sure_one_felt_changes_the_order_of_actions_only(taker in any_taker()) {
        let ids = |session: &Session| {
            let mut ids: Vec<_> = priorities(session).into_iter().map(|(id, _)| id).collect();
            ids.sort_unstable();
            ids
        };
        let mut unsure = taker.clone();
        unsure.answers.sure.clear();
        prop_assert_eq!(ids(&unsure), ids(&taker));
        prop_assert_eq!(prompts(pack(), &assessed(&unsure)), prompts(pack(), &assessed(&taker)));
    }

    #[test]
    fn whoever_does_not_know_a_thing_is_told_whom_to_ask(taker in any_taker()) {
        let assessment = assessed(&taker);
        let fired = actions(pack(), &assessment);
        let scored = assessment.dimensions.iter().flat_map(|result| &result.parts);
        for part in scored.filter(|part| part.state == psp_self_assessment::core::score::State::NotKnown) {
            prop_assert!(who_to_ask(pack(), &fired, part.id).is_some(), "{}", part.id);
        }
    }
}

#[test]
fn all_skipped_leads_to_no_action() {
    assert_eq!(priorities(&Session::default()), []);
}

#[test]
fn all_skipped_but_the_profile_leads_to_the_actions_of_the_profile_alone() {
    for pf3 in ["refine", "blank", "mixed", "dk"] {
        for pf4 in ["local", "national", "dk"] {
            let profile =
                [("PF1", "lead"), ("PF2", "new"), ("PF3", pf3), ("PF4", pf4), ("PF5", "s1"), ("PF6", "many")];
            // 40 for any other reason, 15 because “before the first meeting” is now.
            let expected = if pf3 == "dk" { vec![("A05".to_string(), 55)] } else { Vec::new() };
            assert_eq!(priorities(&taker(&profile)), expected);
        }
    }
}

#[test]
fn a_wrong_answer_one_was_sure_of_comes_before_all_else() {
    let sure = |sureness| Action::Sure { item: item("MOD-K2"), sureness };
    let wrong = taker(&[("MOD-K2", "b")]);
    // 60 for wrong. Nothing is scored, so the weakest topic is ROL and MOD earns no bonus.
    assert_eq!(priority(&wrong, "A02"), Some(60));
    assert_eq!(priority(&wrong.clone().after(sure(Sureness::Guessing)), "A02"), Some(60));
    assert_eq!(priority(&wrong.after(sure(Sureness::FairlySure)), "A02"), Some(100));
    assert_eq!(priority(&taker(&[("MOD-K2", "nk")]), "A02"), Some(60));
    assert_eq!(priority(&taker(&[("MOD-K2", "a")]).after(sure(Sureness::FairlySure)), "A02"), None);
}

#[test]
fn reasons_of_self_reports_by_their_points() {
    let at = |option| priority(&taker(&[("REA-S7", option)]), "A35");
    assert_eq!([at("a"), at("b"), at("c"), at("nk")], [Some(90), Some(90), None, Some(70)]);
    let at = |option| priority(&taker(&[("REA-S6", option)]), "A34");
    assert_eq!([at("b"), at("c"), at("d"), at("nk")], [Some(90), Some(50), None, Some(70)]);
    // 33 points: from 26 to 50.
    assert_eq!(priority(&taker(&[("REA-S8", "b")]), "A36"), Some(50));
}

#[test]
fn the_highest_of_two_reasons_counts_and_the_action_stands_once() {
    let both = taker(&[("ROL-S3", "c"), ("ROL-K3", "b")]);
    // 60 for the wrong answer over 50 for ROL-S3, and 10 because ROL is the weakest topic.
    assert_eq!(priority(&both, "A13"), Some(70));
    assert_eq!(priorities(&both).iter().filter(|(id, _)| id == "A13").count(), 1);
}

#[test]
fn the_bonus_of_the_weakest_topic_goes_by_the_item_that_gave_the_reason() {
    // ROL is weakest (nothing is scored). A29 names REA items only; A14 names ROL items.
    assert_eq!(priority(&taker(&[("REA-K1", "b")]), "A29"), Some(60));
    assert_eq!(priority(&taker(&[("ROL-K1", "a")]), "A14"), Some(70));
    // “Any other reason” earns no such bonus: A17 names ROL-D1, which is not scored.
    assert_eq!(priority(&taker(&[("ROL-D1", "back")]), "A17"), Some(40));
    // A18 is shown under ROL, but here a MOD item gave the reason.
    let lead = taker(&[("PF1", "lead"), ("MOD-S2", "a")]);
    assert_eq!(priority(&lead, "A18"), Some(90));
}

#[test]
fn an_open_key_point_earns_its_points_only_where_the_topic_is_scored() {
    let wrong = taker(&[("MOD-K1", "a")]);
    assert_eq!(priority(&wrong, "A01"), Some(60));
    let scored = wrong.with(&[
        ("MOD-K2", "a"),
        ("MOD-K3", "c"),
        ("MOD-K4", "b"),
        ("MOD-K5", "c"),
        ("MOD-K6", "a"),
        ("MOD-S1", "e"),
        ("MOD-S2", "e"),
    ]);
    assert_eq!(priority(&scored, "A01"), Some(95));
}

#[test]
fn an_action_that_is_due_earns_its_bonus() {
    // A07 is for “during design”: due from s2. A16 is for “before the final version”: due from s3.
    let at = |stage: &str, id: &str| {
        priority(&taker(&[("PF5", stage), ("MOD-K5", "a"), ("ROL-K2", "a")]), id).expect("fires")
    };
    assert_eq!(["s1", "s2", "s3", "s4", "s5", "dk"].map(|stage| at(stage, "A07")), [60, 75, 75, 75, 75, 60]);
    assert_eq!(["s1", "s2", "s3", "s4", "s5", "dk"].map(|stage| at(stage, "A16")), [70, 70, 85, 85, 85, 70]);
}

#[test]
fn hours_well_over_lead_to_the_action_that_cuts_them_even_when_unscored() {
    let over = Session::default().asked_in_all(40.0).available(exact(20.0));
    // 90 for 0 points; PRO is neither scored nor weakest, ROL being first among those unscored.
    assert_eq!(priority(&over, "A20"), Some(90));
    // 62.4 points is the line of A20: a ratio of 1.2512 earns exactly that.
    let at = |hours| priority(&Session::default().asked_in_all(hours).available(exact(100.0)), "A20");
    assert_eq!(at(125.12), Some(40));
    assert_eq!(at(125.11), None);
    // At 50 points, a ratio of 1.4, the reason is “from 26 to 50”.
    assert_eq!(at(140.0), Some(50));
    assert_eq!(at(139.0), Some(40));
}

#[test]
fn who_to_ask_is_said_even_where_no_action_follows() {
    let asked = |session: &Session, id: &str| {
        let fired = actions(pack(), &assessed(session));
        let action = who_to_ask(pack(), &fired, item(id)).expect("somebody to ask");
        (action.id.to_string(), action.who.to_string(), fired.iter().any(|one| one.id == action.id))
    };
    let lead = "Lead organisation".to_string();
    // “Too early to tell” leads to no action of its own, and nor does the size of the service.
    let nobody = taker(&[("PRO-S4", "nk"), ("months", "nk"), ("MOD-S2", "nk")]);
    assert_eq!(asked(&nobody, "PRO-S4"), ("A25".to_string(), lead.clone(), false));
    assert_eq!(asked(&nobody, "PRO-Q2"), ("A22".to_string(), "Lead organisation; funder".to_string(), false));
    // MOD-S2 leads to A03 or A04 by how the design started, so to neither where that was not said.
    assert_eq!(asked(&nobody, "MOD-S2"), ("A03".to_string(), lead, false));
    // An action that fired comes before one that did not.
    let blank = nobody.with(&[("PF3", "blank")]);
    assert_eq!(asked(&blank, "MOD-S2"), ("A04".to_string(), "Lead organisation; funder".to_string(), true));
}
