//! What a host page is given when a person shares their results with it: bands, and for learning systems scores.
//! Never an answer.

use super::json::Value;
use crate::core::score::Assessment;

/// Two objects, as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// `{"overall": "b1", "dimensions": {"MOD": {"band": "b2"}, …}}`: each band as its code, `none` for “Still
    /// finding out”.
    pub bands: String,
    /// `{"MOD": 65, …}`: each score as it is shown, a whole number from 0 to 100; `null` where there is none.
    pub scores: String,
}

impl Shared {
    /// What is shared of these results.
    pub fn of(assessment: &Assessment) -> Self {
        let member = |name: &str, value| (name.to_string(), value);
        let each = |value: &dyn Fn(&crate::core::score::DimensionResult) -> Value| {
            let results = assessment.dimensions.iter();
            Value::Object(results.map(|result| member(result.dimension.code(), value(result))).collect())
        };
        let bands = each(&|result| Value::Object(vec![member("band", Value::from(result.band().code()))]));
        let scores = each(&|result| {
            result.score.as_ref().map_or(Value::Null, |score| Value::Number(f64::from(score.shown())))
        });
        let overall = Value::from(assessment.overall.code());
        let bands = Value::Object(vec![member("overall", overall), member("dimensions", bands)]);
        Self { bands: bands.write(), scores: scores.write() }
    }
}

#[cfg(test)]
mod tests {
    use super::Shared;
    use crate::{
        content,
        core::{
            ids::{ItemId, OptionId},
            score::assess,
            session::{Action, Session},
        },
    };

    #[test]
    fn bands_and_scores_are_shared_and_no_answer_is() {
        let instrument = content::built_in();
        let mut session = Session::default();
        for (item, option) in [("PF1", "public"), ("MOD-K1", "b"), ("MOD-K2", "nk"), ("MOD-K3", "a")] {
            let (item, option) = (ItemId::new(item).unwrap(), OptionId::new(option).unwrap());
            session.change(instrument, Action::Choose { item, option }).unwrap();
        }
        let shared = Shared::of(&assess(instrument, &session.answers));
        assert_eq!(
            shared.bands,
            r#"{"overall":"none","dimensions":{"MOD":{"band":"none"},"ROL":{"band":"none"},"PRO":{"band":"none"},"REA":{"band":"none"}}}"#
        );
        assert_eq!(shared.scores, r#"{"MOD":null,"ROL":null,"PRO":null,"REA":null}"#);
    }
}
