//! Records of made-up people, by the thousand, the same for the same seed.

use psp_self_assessment::{
    cohort::tally::{
        Scored, Tally,
        layout::{EffortCell, HoursCell, Layout, ScoreCell, SizeCell},
    },
    content,
    core::{instrument::Instrument, score::Band, session::Sureness},
    records::{
        occasion::{Occasion, Programme},
        questions::{Part, Questions},
        receipt::Receipt,
        response::Response,
    },
};
use std::sync::{Arc, LazyLock};

pub static LAYOUT: LazyLock<Arc<Layout>> = LazyLock::new(|| Arc::new(Layout::new(pack())));

pub fn pack() -> &'static Instrument {
    content::built_in()
}

pub fn questions() -> &'static Questions {
    LAYOUT.questions()
}

pub fn empty() -> Tally {
    Tally::new(LAYOUT.clone())
}

/// Chance that can be had again: xorshift.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..8 {
            chance.next();
        }
        chance
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from((self.next() >> 33) % end as u64).expect("small")
    }

    pub fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }
}

/// What a crowd is like: for each question a leaning, so that some answers are rare and some are everybody's.
pub struct Leaning {
    /// For each question the likely choice, and how many in a hundred make another.
    questions: Vec<(usize, usize)>,
    psps: Vec<Programme>,
}

impl Leaning {
    pub fn new(chance: &mut Chance, psps: usize) -> Self {
        let questions = questions()
            .iter()
            .map(|(_, question)| {
                let likely = chance.below(question.choices.len());
                (likely, [0, 2, 5, 10, 20, 40, 60, 80, 100][chance.below(9)])
            })
            .collect();
        let psps = (0..psps).map(|psp| format!("psp-{psp}").parse().expect("a code")).collect();
        Self { questions, psps }
    }
}

/// One made-up person.
pub fn person(chance: &mut Chance, leaning: &Leaning) -> (Response, Scored) {
    let mut random = [0; 16];
    random[..8].copy_from_slice(&chance.next().to_le_bytes());
    random[8..].copy_from_slice(&chance.next().to_le_bytes());
    let occasion =
        Occasion { programme: Some(leaning.psps[chance.below(leaning.psps.len())]), ..Occasion::default() };
    let lead_form = chance.one_in(7);
    let mut response = Response::empty(questions(), occasion, lead_form, Receipt::of_random(random));
    for ((number, question), (likely, others)) in questions().iter().zip(&leaning.questions) {
        let choice =
            if chance.below(100) < *others { chance.below(question.choices.len() + 1) } else { *likely };
        response.choose(number, choice);
        if question.is_knowledge() && choice < question.options {
            let sure = if chance.one_in(3) { Sureness::Guessing } else { Sureness::FairlySure };
            response.say_sure(number, sure);
        }
        if question.part() == Part::Profile && question.key.as_str() == "PF1" && lead_form {
            response.choose(number, 0);
        }
    }
    // What would follow from the answers takes longer to work out than to make up, and is counted the same.
    let topics = std::array::from_fn(|topic| {
        let other = chance.below(100) < leaning.questions[topic].1;
        let band = if other { chance.below(4) } else { topic };
        let tenths = |from: usize, to: usize, chance: &mut Chance| Some(from + chance.below(to - from));
        match band {
            0 => ScoreCell { band: Band::None, tenths: None },
            1 => ScoreCell { band: Band::B1, tenths: tenths(0, 375, chance) },
            2 => ScoreCell { band: Band::B2, tenths: tenths(375, 1001, chance) },
            _ => ScoreCell { band: Band::B3, tenths: tenths(750, 1001, chance) },
        }
    });
    let hours = match chance.below(10) {
        0 => HoursCell::NotKnown,
        1 => HoursCell::Skipped,
        2 => HoursCell::NoneSetAside,
        _ => HoursCell::Ratio(chance.below(leaning.questions[5].0 + 8)),
    };
    let size = [SizeCell::Small, SizeCell::Larger, SizeCell::NotKnown][chance.below(3)];
    let effort = [EffortCell::Points, EffortCell::NotKnown, EffortCell::Skipped][chance.below(3)];
    (response, Scored { topics, hours, size, effort })
}

/// A tally of made-up people.
pub fn crowd(chance: &mut Chance, leaning: &Leaning, people: usize) -> Tally {
    let mut tally = empty();
    for _ in 0..people {
        let (response, scored) = person(chance, leaning);
        tally.count(&response, &scored);
    }
    tally
}
