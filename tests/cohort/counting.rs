//! Parts add up to the whole, in any order, by any way.

use crate::crowd::{Chance, LAYOUT, Leaning, crowd, empty, pack, person, questions};
use psp_self_assessment::{
    cohort::tally::{Scored, Tally, text},
    core::score::assess,
};

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
    println!("scored: {:.2} µs a record", clock.elapsed().as_secs_f64() * 10.0);
}
