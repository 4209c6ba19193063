//! A usual cohort: nearly everybody answers nearly everything. What can be shown of it is.
use crate::crowd::{Chance, LAYOUT, empty, pack, questions};
use psp_self_assessment::{
    cohort::{
        disclosure::{Audience, Release},
        tally::scorer::Scorer,
        views::{By, View},
    },
    core::session::{ROLE, Sureness},
    records::{occasion::Occasion, questions::Part, receipt::Receipt, response::Response},
};

/// People of `psps` PSPs with a lead each, who answer what comes to mind; one in sixty answers is left out.
fn usual(people: usize, psps: usize, audience: Audience) -> View {
    let mut chance = Chance::new(77);
    let (scorer, mut tally) = (Scorer::new(pack(), questions()), empty());
    for one in 0..people + psps {
        let lead_form = one >= people;
        let programme = Some(format!("psp-{}", one % psps).parse().expect("a code"));
        let mut random = [7; 16];
        random[..8].copy_from_slice(&chance.next().to_le_bytes());
        let occasion = Occasion { programme, ..Occasion::default() };
        let mut response = Response::empty(questions(), occasion, lead_form, Receipt::of_random(random));
        for (number, question) in questions().iter() {
            if chance.one_in(60) && question.part() != Part::Profile {
                continue;
            }
            // Towards the upper options, as people are; “not known” for one answer in five, and for few of the hours.
            let option = chance.below(question.options).max(chance.below(question.options));
            let of = if question.part() == Part::Burden { 30 } else { 5 };
            let choice = question.not_known.filter(|_| chance.one_in(of)).unwrap_or(option);
            // Half of them from the public sector, half from the third.
            let choice = if question.key == ROLE { 1 + one % 2 } else { choice };
            response.choose(number, choice);
            if question.is_knowledge() && choice < question.options {
                response.say_sure(
                    number,
                    if chance.one_in(2) { Sureness::FairlySure } else { Sureness::Guessing },
                );
            }
        }
        tally.add(&scorer, &response);
    }
    assert_eq!(tally.layout(), &*LAYOUT);
    View::of(&Release::of(&tally, audience, None, &[]).0, None)
}

#[test]
fn of_twenty_partners_there_is_something_of_each_kind() {
    let view = usual(20, 4, Audience::Team);
    let shown = view.not_known.iter().filter(|row| row.share.is_some()).count();
    assert!(2 * shown > view.not_known.len(), "{shown} of {}", view.not_known.len());
    assert!(view.topics.len() >= 3);
    assert!(view.role_question.is_some() && view.survey.is_some());
    assert!(view.most_common_idea.is_some());
    // Of so few only the middle partner of each group.
    let by_role: Vec<_> = view.band_gaps.iter().filter(|gap| gap.by == By::Role).collect();
    assert!(!by_role.is_empty(), "by part in the PSP");
    assert!(
        by_role.iter().all(|gap| gap.shares.is_empty() && gap.difference.is_none() && gap.middle.len() > 1)
    );
}

#[test]
fn of_sixty_partners_nearly_everything_can_be_shown() {
    let view = usual(60, 12, Audience::Team);
    let shown = view.not_known.iter().filter(|row| row.share.is_some()).count();
    assert!(shown + 3 >= view.not_known.len(), "{shown} of {}", view.not_known.len());
    assert_eq!(view.understanding.len(), 13);
    for row in &view.understanding {
        assert!(row.right.is_some() && row.wrong.is_some() && !row.ideas.is_empty(), "{row:?}");
    }
    let hours = view.hours.expect("hours");
    assert!(hours.could_say.is_some() && hours.above.is_some() && hours.quartiles.is_some());
    assert_eq!(view.survey.expect("a comparison").rows.len(), 3);
    assert!(view.mirror.len() > 7, "{}", view.mirror.len());
    assert!(view.band_gaps.iter().filter(|gap| gap.by == By::Role && gap.difference.is_some()).count() > 2);
}

#[test]
fn of_two_hundred_much_can_be_published() {
    let view = usual(200, 20, Audience::Public);
    let shown = view.not_known.iter().filter(|row| row.share.is_some()).count();
    assert!(shown + 3 >= view.not_known.len(), "{shown} of {}", view.not_known.len());
    assert!(view.understanding.iter().all(|row| row.right.is_some()));
    assert!(view.hours.expect("hours").above.is_some());
    assert_eq!(view.survey.expect("a comparison").rows.len(), 3);
}

#[test]
fn of_twelve_hundred_it_is_told_how_the_questions_work() {
    let technical = usual(1_200, 20, Audience::Team).technical.expect("figures of the questions");
    let roles = technical.roles.expect("the four role items");
    assert!(roles.residual.is_some());
    assert!(technical.agreement.is_empty(), "there are words of each PSP instead");
    let knowledge: Vec<_> = technical.items.iter().filter(|row| row.item.as_str().contains("-K")).collect();
    assert_eq!(knowledge.len(), 13);
    assert!(knowledge.iter().all(|row| row.works_alike.is_some() && row.difficulty.is_some()));
    let with_rest = technical.items.iter().filter(|row| row.item_rest.is_some()).count();
    assert!(with_rest > 25, "{with_rest}");
}

#[test]
fn of_psps_too_small_for_words_it_is_published_how_far_they_agree() {
    let technical = usual(180, 15, Audience::Public).technical.expect("figures of the questions");
    assert_eq!(technical.agreement.len(), 5);
}
