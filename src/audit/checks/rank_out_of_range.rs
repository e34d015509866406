use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::Model;

static RULE: Rule = Rule {
    id: "rank-out-of-range",
    severity: Severity::Warning,
    vi: Wording {
        message: "thứ hạng ghi {position}/{of}: không có hạng nào như vậy",
        help: "hạng đi từ 1 đến số đơn vị được xếp; so lại position và of với văn bản",
    },
    en: Wording {
        message: "the rank is stated as {position}/{of}: there is no such rank",
        help: "ranks run from 1 to the number of units ranked; check position and of against the document",
    },
};

/// Ranks outside 1 to N.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "scores", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let Some(rank) = result.rank.filter(|rank| !(1..=rank.of).contains(&rank.position)) else { continue };
        let one = Discrepancy::new(model, Subject::Result(ix), &RULE, rank.span, Verdict::Differs)
            .stating(format!("{}/{}", rank.position, rank.of))
            .with("position", rank.position)
            .with("of", rank.of)
            .in_field("rank");
        found.push(one);
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn ranked(position: u32, of: u32) -> Content {
        Content::new().result(json!({ "rank": { "position": position, "of": of } }))
    }

    #[test]
    fn a_rank_beyond_the_last_or_before_the_first_is_found() {
        let one = ranked(21, 20).expect_only("rank-out-of-range");
        assert_eq!(one.at, r#"{"of":20,"position":21}"#);
        assert_eq!((one.stated.as_str(), one.field.as_str()), ("21/20", "rank"));
        assert_eq!(one.message, "thứ hạng ghi 21/20: không có hạng nào như vậy");
        ranked(0, 20).expect_only("rank-out-of-range");
    }

    #[test]
    fn the_first_and_the_last_rank_are_sound() {
        ranked(1, 20).expect_nothing();
        ranked(20, 20).expect_nothing();
    }
}
