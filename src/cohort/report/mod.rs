//! The report of a cohort: headline, pictures with their sentences and tables, and what must be said beside them. Made
//! of a [`View`](super::views::View) alone, the same for the tool and for the funder's page.

pub mod tree;
