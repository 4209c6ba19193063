//! What is said of any answers at all.

use crate::takers::{any_taker_on_the_way, assessed, pack};
use proptest::prelude::*;
use psp_self_assessment::{content::findings, records::report};

proptest! {
    #[test]
    fn a_report_has_every_name_filled_in_and_no_marks(session in any_taker_on_the_way()) {
        let text = report::write(pack(), &assessed(&session), session.locked);
        prop_assert!(!text.contains(['{', '}', '*']), "{text}");
    }

    #[test]
    fn bold_is_in_pairs(session in any_taker_on_the_way()) {
        let assessment = assessed(&session);
        let mut said = findings::ratio(&assessment.hours);
        said.push(findings::overall(pack(), &assessment));
        said.push(findings::shown(pack(), &assessment).0);
        said.extend(assessment.dimensions.iter().flat_map(|result| findings::key_points(pack(), &assessment, result)));
        prop_assert!(said.iter().all(|sentence| sentence.matches('*').count() % 2 == 0), "{said:?}");
    }
}
