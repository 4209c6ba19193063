//! What is seen at each size, and of whom.
use crate::crowd::{Chance, Leaning, crowd, empty, person};
use psp_self_assessment::{
    cohort::{
        disclosure::{Audience, Release},
        views::{Caution, View, lines},
    },
    records::response::Response,
};

fn view(people: usize, audience: Audience) -> View {
    let mut chance = Chance::new(11);
    let leaning = Leaning::new(&mut chance, 6);
    let mut tally = empty();
    let mut partners = 0;
    while partners < people {
        let (response, scored) = person(&mut chance, &leaning);
        if !response.lead_form {
            tally.count(&response, &scored);
            partners += 1;
        }
    }
    View::of(&Release::of(&tally, audience, None, &[]).0, None)
}

#[test]
fn nothing_is_seen_of_fewer_than_five_or_by_the_public_of_fewer_than_sixteen() {
    for (people, audience) in [(4, Audience::Team), (0, Audience::Team), (15, Audience::Public)] {
        let view = view(people, audience);
        assert_eq!(view.cautions, [Caution::TooFew, Caution::NotAnonymous]);
        let lines = lines::lines(&view);
        assert!(lines.iter().all(|line| line.share.is_none() && line.value == "hidden"), "{lines:?}");
    }
}

#[test]
fn figures_come_with_the_number_of_people() {
    let five = view(9, Audience::Team);
    assert!(
        five.topics.is_empty() && five.not_known.is_empty() && five.gaps.is_empty() && five.hours.is_none()
    );
    let ten = view(29, Audience::Team);
    assert!(!ten.topics.is_empty() && !ten.not_known.is_empty());
    assert!(ten.gaps.is_empty() && ten.hours.is_none() && ten.understanding.is_empty());
    let thirty = view(90, Audience::Team);
    assert!(!thirty.gaps.is_empty() && thirty.hours.is_some() && !thirty.understanding.is_empty());
}

#[test]
fn no_small_count_is_ever_seen() {
    for seed in 0..200 {
        let mut chance = Chance::new(400 + seed);
        let leaning = Leaning::new(&mut chance, 5);
        let people = 5 + chance.below(120);
        let tally = crowd(&mut chance, &leaning, people);
        for audience in [Audience::Team, Audience::Public] {
            let view = View::of(&Release::of(&tally, audience, None, &[]).0, None);
            for line in lines::lines(&view) {
                let Some(share) = line.share else { continue };
                let (count, base) = (share.count.get(), share.base.get());
                assert!((1..=99).contains(&share.percent) && share.low <= share.percent.max(share.high));
                match audience {
                    Audience::Team => assert!(count >= 3 && base - count >= 3, "{line:?}"),
                    Audience::Public => {
                        assert!(count >= 10 && count % 5 == 0 && base % 5 == 0 && base >= 15, "{line:?}");
                    }
                }
            }
        }
    }
}

/// Six partners of one PSP, one of whom differs from the rest in everything.
#[test]
fn nobody_in_a_partnership_of_six_stands_out() {
    let mut chance = Chance::new(21);
    let leaning = Leaning::new(&mut chance, 1);
    let base = loop {
        let (response, scored) = person(&mut chance, &leaning);
        if !response.lead_form {
            break (response, scored);
        }
    };
    let seen = |change: &dyn Fn(&mut Response)| {
        let mut tally = empty();
        for one in 0..6 {
            let mut response = base.0.clone();
            if one == 0 {
                change(&mut response);
            }
            tally.count(&response, &base.1);
        }
        lines::lines(&View::of(&Release::of(&tally, Audience::Team, None, &[]).0, None))
    };
    let same = seen(&|_| {});
    // Whatever one of six answers to a knowledge item: the figures are those of six who are of one mind.
    for (number, question) in crate::crowd::questions().iter().filter(|(_, question)| question.is_knowledge())
    {
        for choice in 0..question.options {
            if base.0.choice(number) < question.options {
                assert_eq!(seen(&|response| response.choose(number, choice)), same);
            }
        }
    }
}

#[test]
fn the_same_records_give_the_same_picture_in_any_order() {
    let mut chance = Chance::new(31);
    let leaning = Leaning::new(&mut chance, 4);
    let people: Vec<_> = (0..70).map(|_| person(&mut chance, &leaning)).collect();
    let picture = |people: &mut dyn Iterator<Item = &(Response, _)>| {
        let mut tally = empty();
        people.for_each(|(response, scored)| tally.count(response, scored));
        lines::json(&View::of(&Release::of(&tally, Audience::Team, None, &[]).0, Some(100))).write()
    };
    assert_eq!(picture(&mut people.iter()), picture(&mut people.iter().rev()));
}
