//! The fields of an export record.

use crate::records::{occasion::NotAnOccasion, questions::Part, receipt::NotAReceipt};

/// The longest version text.
const LONGEST_VERSION: usize = 64;
/// The longest content hash.
const LONGEST_HASH: usize = 128;

/// The fields of a record, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Format,
    Version,
    ContentVersion,
    RulesVersion,
    ContentHash,
    Programme,
    Wave,
    Period,
    LeadForm,
    Part(Part),
    Sure,
    Receipt,
}

impl Field {
    pub(super) const ALL: [Self; 14] = [
        Self::Format,
        Self::Version,
        Self::ContentVersion,
        Self::RulesVersion,
        Self::ContentHash,
        Self::Programme,
        Self::Wave,
        Self::Period,
        Self::LeadForm,
        Self::Part(Part::Profile),
        Self::Part(Part::Answers),
        Self::Sure,
        Self::Part(Part::Burden),
        Self::Receipt,
    ];

    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Version => "version",
            Self::ContentVersion => "content_version",
            Self::RulesVersion => "rules_version",
            Self::ContentHash => "content_hash",
            Self::Programme => "programme",
            Self::Wave => "wave",
            Self::Period => "period",
            Self::LeadForm => "lead_form",
            Self::Part(part) => part.key(),
            Self::Sure => "sure",
            Self::Receipt => "receipt",
        }
    }

    /// What is expected of its value.
    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Format => "\"psp-self-assessment/export\"",
            Self::Version => "1",
            Self::ContentVersion | Self::RulesVersion => "a version, such as \"0.1.0\"",
            Self::ContentHash => "\"sha256-\" and its digits",
            Self::Programme => NotAnOccasion::Programme.expected(),
            Self::Wave => NotAnOccasion::Wave.expected(),
            Self::Period => NotAnOccasion::Period.expected(),
            Self::LeadForm => "true or false",
            Self::Part(_) | Self::Sure => "an object",
            Self::Receipt => NotAReceipt::EXPECTED,
        }
    }

    /// Whether a record without it says too little to be counted.
    pub(super) const fn required(self) -> bool {
        match self {
            Self::Format
            | Self::Version
            | Self::ContentVersion
            | Self::RulesVersion
            | Self::ContentHash
            | Self::LeadForm
            | Self::Part(Part::Answers)
            | Self::Receipt => true,
            Self::Programme
            | Self::Wave
            | Self::Period
            | Self::Part(Part::Profile | Part::Burden)
            | Self::Sure => false,
        }
    }
}

/// Whether a text can be a version: short, and nothing that could do harm where it is repeated.
pub(super) fn is_version(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'+' | b'-');
    (1..=LONGEST_VERSION).contains(&text.len()) && text.bytes().all(allowed)
}

/// Whether a text can be a content hash. Not only those of our own making: another is kept apart, not refused.
pub(super) fn is_hash(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'_' | b'-');
    let digits = text.strip_prefix("sha256-").unwrap_or_default();
    (1..=LONGEST_HASH).contains(&digits.len()) && digits.bytes().all(allowed)
}
