//! Parts add up to the whole, in any order, by any way.

use crate::crowd::{Chance, LAYOUT, Leaning, crowd, empty, pack, person, questions};
use psp_self_assessment::{
    cohort::tally::{
        Scored, Tally,
        layout::{REST_STEPS, ROLES_TOGETHER},
        scorer::Scorer,
        text,
    },
    content,
    core::{
        ids::{Dimension, ItemId, OptionId},
        score::assess,
    },
    records::{
        answers,
        export::{ExportRecord, Settings},
        json,
        occasion::Occasion,
        reading::Reader,
        receipt::Receipt,
        response::{Reading, Response},
        stream::Record,
    },
};
use serde_json::Value;

#[test]
fn the_tallies_of_parts_add_up_to_the_tally_of_the_whole_in_any_order() {
    for seed in 0..20 {
        let mut chance = Chance::new(seed);
        let leaning = Leaning::new(&mut chance, 5);
        let people: Vec<_> = (0..60).map(|_| person(&mut chance, &leaning)).collect();
        let mut whole = empty();
        for (response, scored) in &people {
            whole.count(response, scored);
        }
        let mut parts: Vec<Tally> = (0..4).map(|_| empty()).collect();
        for (response, scored) in people.iter().rev() {
            parts[chance.below(4)].count(response, scored);
        }
        let mut sum = empty();
        while !parts.is_empty() {
            sum.merge(&parts.swap_remove(chance.below(parts.len())));
        }
        assert_eq!(sum, whole);
    }
}

#[test]
fn a_tally_written_reads_back_and_parts_of_the_text_add_up() {
    let mut chance = Chance::new(7);
    let leaning = Leaning::new(&mut chance, 3);
    let (first, second) = (crowd(&mut chance, &leaning, 30), crowd(&mut chance, &leaning, 25));
    assert_eq!(text::read(&LAYOUT, &text::write(&first)).expect("a tally"), first);
    let both = text::write(&first) + text::write(&second).split_once('\n').expect("lines").1;
    let mut sum = first.clone();
    sum.merge(&second);
    assert_eq!(text::read(&LAYOUT, &both).expect("a tally"), sum);
}

#[test]
fn what_is_no_tally_is_refused_with_its_line() {
    let read = |text: &str| text::read(&LAYOUT, text).expect_err("no tally").to_string();
    let row = |row: &str| read(&format!("{}\n{row}\n", text::HEADER));
    assert_eq!(read(""), "line 1: expected the first line of a tally, found nothing");
    assert_eq!(
        row("*,partner,public,new,MOD-K1,b"),
        "line 2: expected seven values, found *,partner,public,new,MOD-K1,b"
    );
    assert_eq!(row("*,partner,public,new,MOD-K1,z,3"), "line 2: expected a value of the measure, found z");
    assert_eq!(row("*,partner,public,new,MOD-K9,b,3"), "line 2: expected a measure, found MOD-K9");
    assert_eq!(row("*,partner,duke,new,MOD-K1,b,3"), "line 2: expected an option, found duke");
    assert_eq!(row("*,partner,public,new,MOD-K1,b,-3"), "line 2: expected a whole number, found -3");
    assert!(row("*,partner,public,new,records,all,3").contains("programmes that add up"));
    let short =
        "*,partner,public,new,records,all,3\np,partner,*,*,records,all,3\n*,partner,public,new,MOD-K1,b,2";
    assert!(row(short).contains("as many answers to each question"));
    // Counted by the rest are some of the people, and never more than there are.
    let rest = |count: u8| {
        let groups = "*,partner,public,new,records,all,3\np,partner,*,*,records,all,3";
        format!("{}\n{groups}\n*,partner,public,new,roles-together,a-b-c-d,{count}\n", text::HEADER)
    };
    assert!(text::read(&LAYOUT, &rest(2)).is_ok());
    assert!(text::read(&LAYOUT, &rest(4)).expect_err("four of three").to_string().contains("at most once"));
}

/// The five worked examples, sent in: what is counted of them is what the content design prints. Records have hours in
/// ranges, so of a person who typed them the topic with hours in it is another matter.
#[test]
fn the_worked_examples_are_counted_as_they_are_printed() {
    let vectors: Vec<Value> =
        serde_json::from_str(include_str!("../vectors/test-vectors.json")).expect("JSON");
    let (reader, scorer) = (Reader::new(pack(), content::HASH), Scorer::new(pack(), questions()));
    assert_eq!(vectors.len(), 5);
    for vector in vectors {
        let tree: json::Value = serde_json::from_value(vector.clone()).expect("a tree");
        let answers = answers::read(pack(), &tree).expect("an answers file").file.session.answers;
        let receipt = Receipt::of_random([7; 16]);
        let record = ExportRecord::new(pack(), content::HASH, &answers, Settings::default(), receipt).write();
        let record = Record { line: 1, text: &record };
        let Reading::Ours(response) = reader.read(&record).expect("a record") else { panic!("ours") };
        for (topic, cell) in Dimension::ALL.into_iter().zip(scorer.score(&response).topics) {
            let expected = &vector["expected"]["dimensions"][topic.code()];
            if topic == Dimension::Pro && vector["burden"]["avail"].is_number() {
                continue;
            }
            assert_eq!(cell.band.code(), expected["band"], "{} {topic}", vector["name"]);
            let printed = expected["score"].as_f64();
            #[expect(clippy::cast_precision_loss, reason = "0 to 1000")]
            let near = cell.tenths.zip(printed).map(|(tenths, score)| (score * 10.0 - tenths as f64).abs());
            assert_eq!(cell.tenths.is_some(), printed.is_some(), "{} {topic}", vector["name"]);
            assert!(near.is_none_or(|off| off < 1.0), "{} {topic}: {cell:?}", vector["name"]);
        }
    }
}

/// Somebody who answers these, in the partner's form or the lead's, and nothing else.
fn somebody(lead_form: bool, answers: &[(&str, &str)]) -> Response {
    let receipt = Receipt::of_random([3; 16]);
    let mut response = Response::empty(questions(), Occasion::default(), lead_form, receipt);
    for (key, option) in answers {
        let number = LAYOUT.find(ItemId::of(key)).expect("a question");
        let choice = questions().get(number).choice(OptionId::of(option)).expect("a choice");
        response.choose(number, choice);
    }
    response
}

/// The best answer to every knowledge item.
fn all_right() -> Vec<(&'static str, &'static str)> {
    let items = pack().knowledge_items();
    items.map(|item| (item.id.as_str(), item.best.as_ref().expect("a best answer").as_str())).collect()
}

/// Where one person is counted by the rest of the answers, as rows of a tally without their group and count.
fn by_the_rest(response: &Response) -> Vec<String> {
    let mut tally = empty();
    tally.add(&Scorer::new(pack(), questions()), response);
    let text = text::write(&tally);
    let measures = text.lines().filter(|row| row.contains("-by-rest:") || row.contains(",roles-together,"));
    measures
        .map(|row| {
            let row = row.strip_suffix(",1").expect("one person");
            row.splitn(5, ',').last().expect("a measure").to_string()
        })
        .collect()
}

#[test]
fn knowledge_is_counted_by_how_many_of_the_others_are_right() {
    let all = by_the_rest(&somebody(false, &all_right()));
    assert_eq!(all.len(), 13);
    assert!(all.iter().all(|row| row.ends_with(",right:12")), "{all:?}");

    // One wrong, and one not known, which is an answer and not right.
    let mut answers = all_right();
    answers.extend([("MOD-K1", "a"), ("REA-K2", "nk")]);
    let rows = by_the_rest(&somebody(true, &answers));
    let wrong: Vec<&String> = rows.iter().filter(|row| row.contains("wrong")).collect();
    assert_eq!(wrong, ["right-by-rest:MOD-K1,wrong:11", "right-by-rest:REA-K2,wrong:11"]);
    assert_eq!(rows.iter().filter(|row| row.ends_with(",right:10")).count(), 11);

    // Nobody who left one out is counted.
    assert_eq!(by_the_rest(&somebody(false, &all_right()[1..])), Vec::<String>::new());
}

#[test]
fn self_reports_are_counted_by_the_points_of_half_of_the_others() {
    // One of two: the other one is the rest.
    assert_eq!(
        by_the_rest(&somebody(false, &[("MOD-S1", "b"), ("MOD-S2", "e")])),
        ["points-by-rest:MOD-S1,b:100", "points-by-rest:MOD-S2,e:25"]
    );
    assert_eq!(by_the_rest(&somebody(false, &[("MOD-S1", "b"), ("MOD-S2", "nk")])), Vec::<String>::new());
    // Of four, two of the other three: 67 and 25 are 46 in the mean, 100 and 25 are 62.5, which goes up.
    assert_eq!(
        by_the_rest(&somebody(true, &[("PRO-S1", "c"), ("PRO-S2", "na"), ("PRO-S3", "b"), ("PRO-S4", "c")])),
        ["points-by-rest:PRO-S1,c:65", "points-by-rest:PRO-S3,b:85", "points-by-rest:PRO-S4,c:45"]
    );
    assert_eq!(by_the_rest(&somebody(false, &[("PRO-S1", "c"), ("PRO-S4", "c")])), Vec::<String>::new());
    // Rows count each on their own: of nine, four of the other eight are enough, and three are not.
    let four = [("REA-S1", "d"), ("REA-S2.g", "a"), ("REA-S2.n", "c"), ("REA-S3", "a")];
    assert_eq!(by_the_rest(&somebody(false, &four)), Vec::<String>::new());
    let five = [four.as_slice(), &[("REA-S8", "b")]].concat();
    let rows = by_the_rest(&somebody(false, &five));
    assert_eq!(rows.len(), 5);
    // 100, 50, 0 and 33 are 45.75; 100, 0, 50 and 0 are 37.5.
    assert!(rows.contains(&"points-by-rest:REA-S2.g,a:45".to_string()), "{rows:?}");
    assert!(rows.contains(&"points-by-rest:REA-S8,b:40".to_string()), "{rows:?}");
}

#[test]
fn roles_are_counted_together_where_all_four_are_steps_of_the_scale() {
    let four = [("ROL-S1", "a"), ("ROL-S2", "e"), ("ROL-S4", "c"), ("ROL-S5", "b")];
    let rows = by_the_rest(&somebody(false, &four));
    assert!(rows.contains(&"roles-together,a-e-c-b".to_string()), "{rows:?}");
    for at in 0..4 {
        let mut four = four;
        four[at].1 = "nk";
        let rows = by_the_rest(&somebody(false, &four));
        assert!(!rows.iter().any(|row| row.contains("roles-together")), "{rows:?}");
    }
}

#[test]
fn the_places_of_the_rests_are_those_of_their_names() {
    let value = |place: usize| {
        let measures = LAYOUT.measures();
        let mut found = measures.iter().filter(|of| (of.start..of.start + of.values.len()).contains(&place));
        let of = found.next().expect("a measure");
        format!("{},{}", of.name, of.values[place - of.start])
    };
    let question = |key| LAYOUT.find(ItemId::of(key)).expect("a question");
    let rests = LAYOUT.knowledge_rests();
    assert_eq!(rests, 13);
    let start = LAYOUT.right_by_rest(question("ROL-K2")).expect("a knowledge item");
    assert_eq!(value(start + 5), "right-by-rest:ROL-K2,wrong:5");
    assert_eq!(value(start + rests + 12), "right-by-rest:ROL-K2,right:12");
    let start = LAYOUT.points_by_rest(question("REA-S2.n")).expect("a row");
    assert_eq!(value(start), "points-by-rest:REA-S2.n,a:0");
    assert_eq!(value(start + 4 * REST_STEPS + 20), "points-by-rest:REA-S2.n,e:100");
    assert_eq!(value(LAYOUT.roles_together() + ((2 * 5 + 3) * 5) * 5 + 4), "roles-together,c-d-a-e");
    assert_eq!(ROLES_TOGETHER, ["ROL-S1", "ROL-S2", "ROL-S4", "ROL-S5"]);
    for other in ["PF1", "G1", "ROL-D1", "BM1", "avail"] {
        let other = question(other);
        assert_eq!((LAYOUT.right_by_rest(other), LAYOUT.points_by_rest(other)), (None, None));
    }
    assert_eq!(LAYOUT.points_by_rest(question("ROL-K2")), None);
    assert_eq!(LAYOUT.right_by_rest(question("ROL-S2")), None);
    // The choices are first, for a programme has these alone.
    assert!(LAYOUT.choices() <= LAYOUT.right_by_rest(question("MOD-K1")).expect("a knowledge item"));
}

/// `cargo test --release --test cohort -- --ignored --nocapture fast`
#[test]
#[ignore = "a measurement"]
fn counting_is_fast() {
    let mut chance = Chance::new(3);
    let leaning = Leaning::new(&mut chance, 200);
    let people: Vec<_> = (0..100_000).map(|_| person(&mut chance, &leaning)).collect();
    let mut tally = empty();
    let clock = std::time::Instant::now();
    for (response, scored) in &people {
        tally.count(response, scored);
    }
    println!("counted, scores given: {:.2} µs a record", clock.elapsed().as_secs_f64() * 10.0);
    let clock = std::time::Instant::now();
    for (response, _) in &people {
        let assessment = assess(pack(), &response.answers(questions()));
        std::hint::black_box(Scored::of(pack(), &assessment));
    }
    println!("scored as the check does: {:.2} µs a record", clock.elapsed().as_secs_f64() * 10.0);
    let scorer = Scorer::new(pack(), questions());
    let clock = std::time::Instant::now();
    for (response, _) in &people {
        std::hint::black_box(scorer.score(response));
    }
    println!("scored by tables: {:.2} µs a record", clock.elapsed().as_secs_f64() * 10.0);
}
