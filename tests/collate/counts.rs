//! Counts made elsewhere, as somebody hands them to `psp collate --tally`.

use psp_self_assessment::{
    cohort::{
        gathering::{Gathering, Taken},
        tally::text,
    },
    content,
    records::{reading::Reader, stream::Stream},
};

/// The counts of records, all of one round, as a database would make them.
pub fn counts(records: &str) -> String {
    let reader = Reader::new(content::built_in(), content::HASH);
    let mut gathering = Gathering::new(content::built_in(), []);
    let mut stream = Stream::new(records.as_bytes(), "an export record");
    while let Some(found) = stream.read().expect("memory can be read") {
        let reading = reader.read(&found.expect("JSON")).expect("a record");
        assert_eq!(gathering.take(reading), Taken::Counted);
    }
    let mut rounds = gathering.rounds();
    let (_, tally) = rounds.pop_first().expect("a round");
    assert!(rounds.is_empty(), "one round");
    text::write(&tally)
}
