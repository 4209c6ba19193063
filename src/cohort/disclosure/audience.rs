//! For whom figures are made, and the numbers that follow from it.

use std::{fmt, str::FromStr};

/// Who will see the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// A closed group that will not publish.
    Team,
    /// Anybody.
    Public,
}

impl Audience {
    /// Nothing is shown of fewer records.
    pub const fn least_records(self) -> u64 {
        match self {
            Self::Team => 5,
            Self::Public => 16,
        }
    }

    /// No count below is shown, nor one that leaves less than this of its whole; and for each hidden count so many
    /// whole numbers stay possible.
    pub const fn least_count(self) -> u64 {
        match self {
            Self::Team => 3,
            Self::Public => 8,
        }
    }

    /// Groups that are compared, and the rest besides them, have at least so many records.
    pub const fn least_group(self) -> u64 {
        self.least_records()
    }

    /// So many new records it takes to release a table again.
    pub const fn new_records(self) -> u64 {
        match self {
            Self::Team => 5,
            Self::Public => 10,
        }
    }

    /// A count as it is shown.
    pub const fn shown(self, count: u64) -> u64 {
        match self {
            Self::Team => count,
            // 5 × 10 to the 18 would be a lot of people.
            Self::Public => (count + 2) / 5 * 5,
        }
    }

    /// The one it is not.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Team => Self::Public,
            Self::Public => Self::Team,
        }
    }

    /// The word for it in files and calls.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Public => "public",
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A word that is neither audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAudience;

impl fmt::Display for NotAnAudience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected team or public")
    }
}

impl std::error::Error for NotAnAudience {}

impl FromStr for Audience {
    type Err = NotAnAudience;

    fn from_str(text: &str) -> Result<Self, NotAnAudience> {
        [Self::Team, Self::Public].into_iter().find(|audience| audience.word() == text).ok_or(NotAnAudience)
    }
}
