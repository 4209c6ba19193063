//! Reading export records, strictly: what is not in the contract is refused, and said by place, expectation and finding.

use super::{
    questions::Questions,
    response::Reading,
    stream::{Record, Refusal},
};
use crate::core::instrument::Instrument;

/// Reads export records of one edition. Made once; may be shared among threads.
#[derive(Clone, Debug)]
pub struct Reader {
    questions: Questions,
    content_version: &'static str,
    rules_version: &'static str,
    content_hash: String,
}

impl Reader {
    /// A reader of records that answer `instrument`, whose hash is `content_hash`.
    pub fn new(instrument: &Instrument, content_hash: &str) -> Self {
        Self {
            questions: Questions::new(instrument),
            content_version: instrument.content_version.as_str(),
            rules_version: instrument.rules_version.as_str(),
            content_hash: content_hash.to_string(),
        }
    }

    /// The questions by which its responses are counted.
    pub const fn questions(&self) -> &Questions {
        &self.questions
    }

    /// Reads one record.
    ///
    /// # Errors
    /// [`Refusal`] with the line of the fault if it is no export record of version 1.
    pub fn read(&self, record: &Record<'_>) -> Result<Reading, Refusal> {
        let _ = record;
        todo!("the parser")
    }
}
