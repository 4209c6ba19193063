//! Parts add up to the whole, in any order, by any way.

use crate::crowd::{Chance, LAYOUT, Leaning, crowd, empty, pack, person, questions};
use psp_self_assessment::{
    cohort::tally::{Scored, Tally, scorer::Scorer, text},
    content,
    core::{ids::Dimension, score::assess},
    records::{
        answers,
        export::{ExportRecord, Settings},
        json,
        reading::Reader,
        receipt::Receipt,
        response::Reading,
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
