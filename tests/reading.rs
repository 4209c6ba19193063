//! What people read at the end: the report as plain text, and the sentences it shares with the results page.

use psp_self_assessment::{
    content::{
        self, findings, say,
        words::{report as r, results as w},
    },
    core::{
        advice,
        ids::{Dimension, ItemId, OptionId},
        instrument::Instrument,
        score::{Assessment, assess},
        session::{Action, Session},
    },
    records::{answers, json, report},
};
use serde_json::Value;

fn pack() -> &'static Instrument {
    content::built_in()
}

/// The five worked examples: name, answers, what is expected of them.
fn vectors() -> Vec<(String, Session, Value)> {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("vectors/test-vectors.json")).expect("JSON");
    assert_eq!(vectors.len(), 5);
    let taker = |vector: Value| {
        let file: json::Value = serde_json::from_value(vector.clone()).expect("a tree");
        let session = answers::read(pack(), &file).expect("an answers file").file.session;
        (vector["name"].to_string(), session, vector["expected"].clone())
    };
    vectors.into_iter().map(taker).collect()
}

/// The report on a session, with the notes of the topics in `locked`.
fn report_on(session: &Session, locked: [bool; 4]) -> (Assessment, String) {
    let assessment = assess(pack(), &session.answers);
    let text = report::write(pack(), &assessment, locked);
    (assessment, text)
}

/// The lines under a title, up to the next one.
fn section<'a>(text: &'a str, title: &str) -> Vec<&'a str> {
    let lines: Vec<&str> = text.lines().collect();
    let starts: Vec<usize> = (1..lines.len())
        .filter(|at| lines[*at] == r::RULE)
        .map(|rule| rule - 1)
        .chain([lines.len()])
        .collect();
    let of_title = starts.windows(2).find(|ends| lines[ends[0]] == title);
    let ends = of_title.unwrap_or_else(|| panic!("no section “{title}” in:\n{text}"));
    lines[ends[0] + 2..ends[1]].iter().copied().filter(|line| !line.is_empty()).collect()
}

/// “Your next five” is said where there are five.
fn next_title(expected: &Value) -> &'static str {
    if expected["top_five"].as_array().is_some_and(|five| five.len() == 5) {
        w::NEXT_FIVE
    } else {
        w::NEXT_FEW
    }
}

#[test]
fn the_report_has_its_parts_in_the_order_of_the_results_page() {
    for (name, session, expected) in vectors() {
        let (_, text) = report_on(&session, [true; 4]);
        let lead = session.answers.lead_form();
        let titles = [
            r::TITLE,
            w::FOUR_TOPICS,
            next_title(&expected),
            w::ASKED_TITLE,
            w::SHOWED_TITLE,
            if lead { w::HOURS_TITLE_LEAD } else { w::HOURS_TITLE },
            w::MEETING_TITLE,
            w::NOTES_TITLE,
            w::METHOD_TITLE,
            w::LIMITS_TITLE,
        ];
        let lines: Vec<&str> = text.lines().collect();
        let found: Vec<&str> =
            lines.windows(2).filter(|pair| pair[1] == r::RULE).map(|pair| pair[0]).collect();
        assert_eq!(found, titles, "{name}");
    }
}

#[test]
fn it_opens_with_the_weakest_topic() {
    for (name, session, expected) in vectors() {
        let (assessment, text) = report_on(&session, [false; 4]);
        let opening = section(&text, r::TITLE);
        assert_eq!(opening[0], findings::headline(pack(), &assessment), "{name}");
        let weakest = Dimension::from_code(expected["weakest"].as_str().expect("a code")).expect("a topic");
        assert!(opening[0].ends_with(&*pack().dimension(weakest).name), "{name}: {}", opening[0]);
        let band = pack().bands.get(assessment.overall);
        assert!(opening[2].contains(&**band), "{name}: {}", opening[2]);
    }
}

#[test]
fn every_topic_stands_with_its_band_and_what_is_known() {
    for (name, session, expected) in vectors() {
        let (assessment, text) = report_on(&session, [false; 4]);
        let topics = section(&text, w::FOUR_TOPICS);
        for result in &assessment.dimensions {
            let content = pack().dimension(result.dimension);
            let display = &expected["dimensions"][result.dimension.code()]["display"];
            let band = pack().bands.get(result.band());
            let line = match display.as_u64() {
                Some(score) => format!("{}: {band}, {score} out of 100", content.name),
                None => format!("{}: {band}", content.name),
            };
            let at = topics.iter().position(|found| *found == line);
            let at = at.unwrap_or_else(|| panic!("{name}: no “{line}” in {topics:#?}"));
            let known = format!("  {}", findings::known(result));
            assert!(topics[at + 1..].iter().take(3).any(|line| *line == known), "{name}: no “{known}”");
            let said = format!("  {}", content.band_texts.get(result.band()).text);
            assert!(topics.contains(&said.as_str()), "{name}: no “{said}”");
        }
    }
}

#[test]
fn what_is_known_and_what_is_not_add_up_to_what_applies() {
    // One of two rows is half a question.
    let half = [("REA-S2.g", "c"), ("REA-S2.n", "nk"), ("REA-S1", "a"), ("REA-S4", "nk"), ("REA-S5", "c")];
    let session = half.into_iter().fold(Session::default(), |session, (item, option)| {
        let (item, option) = (ItemId::of(item), OptionId::of(option));
        session.apply(pack(), Action::Choose { item, option }).expect("an answer that the content has")
    });
    let known = |session: &Session, topic| findings::known(assess(pack(), &session.answers).dimension(topic));
    assert_eq!(known(&session, Dimension::Rea), "2.5 of 8 known, 1.5 not known yet, 4 with no answer");
    assert_eq!(known(&Session::default(), Dimension::Rea), "0 of 8 known, 8 with no answer");
}

#[test]
fn the_five_actions_stand_in_order_with_whom_to_ask() {
    for (name, session, expected) in vectors() {
        let (_, text) = report_on(&session, [false; 4]);
        let lines = section(&text, next_title(&expected));
        let top = expected["top_five"].as_array().expect("ids");
        for (i, id) in top.iter().enumerate() {
            let id = id.as_str().expect("an id");
            let action = pack().actions.iter().find(|action| action.id.as_str() == id).expect("an action");
            let words = say::action(action, &session.answers);
            assert_eq!(lines[2 * i], format!("{}. {words}", i + 1), "{name}");
            let ask = format!("  Ask: {}. When: ", say::who(Some(action), &session.answers));
            assert!(lines[2 * i + 1].starts_with(&ask), "{name}: {}", lines[2 * i + 1]);
            assert!(lines[2 * i + 1].contains("Based on paragraph"), "{name}: {}", lines[2 * i + 1]);
        }
        let all = expected["actions"].as_array().expect("ids").len();
        let more = say::fill(w::MORE, &[("n", &all.saturating_sub(5).to_string())]);
        assert_eq!(lines.contains(&more.as_str()), all > 5, "{name}");
    }
}

#[test]
fn a_topic_that_is_not_done_gives_no_answer_away() {
    // V1 was fairly sure of a wrong answer in the first topic.
    let (_, session, _) = vectors().into_iter().next().expect("V1");
    let assessment = assess(pack(), &session.answers);
    let wrong = |locked| findings::square(pack(), &assessment, locked).map(|square| square.sure_wrong.len());
    assert_eq!((wrong([true; 4]), wrong([false, true, true, true])), (Some(1), None));
    assert!(!report_on(&session, [false; 4]).1.contains(w::CLEAR_UP));
}

#[test]
fn a_lead_is_not_sent_to_itself() {
    for (name, session, _) in vectors() {
        let (_, text) = report_on(&session, [false; 4]);
        let sent = text.lines().any(|line| line.contains("Ask: Lead organisation"));
        assert_eq!(sent, !session.answers.lead_form(), "{name}");
    }
}

#[test]
fn what_is_not_known_is_listed_with_whom_to_ask() {
    for (name, session, _) in vectors() {
        let (assessment, text) = report_on(&session, [false; 4]);
        let lines = section(&text, w::ASKED_TITLE);
        let items = findings::to_find_out(pack(), &assessment);
        if items.is_empty() {
            assert_eq!(lines, [w::ASKED_NOTHING], "{name}");
            continue;
        }
        assert_eq!(lines.len(), 2 * items.len(), "{name}");
        for (pair, item) in lines.chunks(2).zip(items) {
            assert_eq!(pair[0], format!("- {}", findings::title(pack(), &assessment, item)), "{name}");
            assert!(pair[1].starts_with("  Ask: ") && pair[1].len() > 8, "{name}: {}", pair[1]);
        }
    }
}

#[test]
fn the_sheet_for_the_meeting_tells_no_score() {
    for (name, session, expected) in vectors() {
        let (assessment, text) = report_on(&session, [true; 4]);
        let lines = section(&text, w::MEETING_TITLE);
        let shown = advice::shown_prompts(pack(), &assessment);
        assert_eq!(lines[0], w::MEETING_NOTE, "{name}");
        let numbered: Vec<String> =
            shown.iter().zip(1..).map(|(prompt, n)| format!("{n}. {}", prompt.text)).collect();
        assert_eq!(lines[1..], numbered, "{name}");
        let fires = expected["prompts"].as_array().expect("ids");
        assert!(shown.iter().all(|prompt| fires.iter().any(|id| *id == prompt.id.as_str())), "{name}");
        for (line, n) in lines[1..].iter().zip(1..) {
            let words = line.trim_start_matches(&format!("{n}. "));
            assert!(!words.contains(|c: char| c.is_ascii_digit()), "{name}: {line}");
            for band in [&pack().bands.none, &pack().bands.b1, &pack().bands.b2, &pack().bands.b3] {
                assert!(!words.contains(&**band), "{name}: {line}");
            }
        }
    }
}

#[test]
fn notes_stand_only_for_topics_whose_explanations_were_seen() {
    for (name, session, _) in vectors() {
        for seen in 0..16_usize {
            let locked = [0, 1, 2, 3].map(|i| seen >> i & 1 == 1);
            let (_, text) = report_on(&session, locked);
            for item in pack().knowledge_items() {
                let topic = item.dimension.expect("a topic");
                let explanation = item.explanation.expect("an explanation");
                assert_eq!(
                    text.contains(&*explanation),
                    locked[topic.index()],
                    "{name}: {} with {locked:?}",
                    item.id
                );
            }
            let held_back = section(&text, w::NOTES_TITLE).contains(&w::NOTES_HELD_BACK);
            assert_eq!(held_back, seen != 15, "{name}: {locked:?}");
        }
    }
}

/// Every sentence that the results page and the report share.
fn sentences(assessment: &Assessment) -> Vec<String> {
    let pack = pack();
    let mut said = vec![
        findings::headline(pack, assessment),
        findings::summary(assessment),
        findings::overall(pack, assessment),
        findings::shown(pack, assessment).0,
        findings::shown(pack, assessment).1,
        findings::span(assessment.hours.asked, w::ABOUT_HOURS, w::EXACT_HOURS),
    ];
    for result in &assessment.dimensions {
        said.push(findings::known(result));
        said.extend(findings::range(result));
        said.extend(result.score.iter().flat_map(|score| findings::close_to(pack, score)));
        said.extend(findings::key_points(pack, assessment, result));
    }
    said.extend(findings::square(pack, assessment, [true; 4]).map(|square| square.sentence()));
    said.extend(findings::felt(pack, assessment).map(str::to_string));
    said.extend(findings::ratio(&assessment.hours));
    said.extend(assessment.hours.available.map(|have| findings::span(have, w::ABOUT_HOURS, w::EXACT_HOURS)));
    said.extend(findings::size(pack, assessment));
    let items = findings::to_find_out(pack, assessment);
    said.extend(items.into_iter().map(|item| findings::title(pack, assessment, item)));
    said
}

#[test]
fn no_name_is_left_unfilled_and_bold_is_in_pairs() {
    for (name, session, _) in vectors() {
        let (assessment, text) = report_on(&session, [true; 4]);
        for sentence in sentences(&assessment) {
            assert!(!sentence.contains(['{', '}']), "{name}: {sentence}");
            assert_eq!(sentence.matches('*').count() % 2, 0, "{name}: {sentence}");
            assert!(!sentence.contains("  ") && !sentence.trim().is_empty(), "{name}: “{sentence}”");
        }
        assert!(!text.contains(['{', '}', '*']), "{name}:\n{text}");
        assert!(text.ends_with('\n') && !text.contains('\r'), "{name}");
    }
}

#[test]
fn the_same_answers_are_told_in_the_same_words() {
    for (name, session, _) in vectors() {
        assert_eq!(report_on(&session, [true; 4]), report_on(&session.clone(), [true; 4]), "{name}");
    }
}
