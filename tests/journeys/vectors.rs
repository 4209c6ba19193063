//! The five worked examples, typed in page by page.

use crate::visit::{Visit, pack};
use psp_self_assessment::{
    core::score::assess,
    records::{answers, json, score_line::score_line},
};
use serde_json::Value;

#[test]
fn the_five_worked_examples_end_at_the_results() {
    let vectors: Vec<Value> =
        serde_json::from_str(include_str!("../vectors/test-vectors.json")).expect("JSON");
    assert_eq!(vectors.len(), 5);
    for vector in &vectors {
        let name = &vector["name"];
        let file: json::Value = serde_json::from_value(vector.clone()).expect("a tree");
        let taker = answers::read(pack(), &file).expect("an answers file").file.session;
        let mut visit = Visit::new();
        visit.all_as(&taker);
        assert_eq!(visit.on(), "results", "{name}");
        assert_eq!(visit.journey.session().answers, taker.answers, "{name}");
        // Every topic has been gone through, so its notes have been seen.
        assert_eq!(visit.journey.session().locked, [true; 4], "{name}");

        let assessment = assess(pack(), &visit.journey.session().answers);
        let line = serde_json::to_value(score_line(pack(), &assessment)).expect("numbers and texts");
        let expected = &vector["expected"];
        for field in ["weakest", "top_five", "overall", "so_far", "unscored", "actions", "prompts", "shown"] {
            assert_eq!(line[field], expected[field], "{name}: {field}");
        }
        for topic in ["MOD", "ROL", "PRO", "REA"] {
            for field in ["band", "display"] {
                let (found, expected) =
                    (&line["dimensions"][topic][field], &expected["dimensions"][topic][field]);
                assert_eq!(found, expected, "{name}: {topic}.{field}");
            }
        }
        // And the same after a reload.
        let reloaded = visit.reloaded();
        assert_eq!((reloaded.on(), &reloaded.journey.session().answers), ("results".into(), &taker.answers));
    }
}
