use rayon::prelude::*;

use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Acknowledged, Model};
use crate::text::closest;

use super::discrepancy::{Discrepancy, Subject, Verdict};

/// An acknowledgement of a discrepancy that is not there: the note would be published for nothing, or stands
/// beside a figure that has been corrected since.
pub static STALE_ACKNOWLEDGEMENT: Rule = Rule {
    id: "stale-acknowledgement",
    severity: Severity::Error,
    vi: Wording {
        message: "bản ghi xác nhận chỗ lệch “{rule}”{field}, nhưng không còn chỗ lệch nào như vậy",
        help: "xóa mục này khỏi acknowledged, hoặc sửa rule và field cho khớp với chỗ lệch",
    },
    en: Wording {
        message: "the record acknowledges “{rule}”{field}, but there is no such discrepancy",
        help: "remove this entry of acknowledged, or mend its rule and field",
    },
};

/// An acknowledgement of a rule that does not exist.
pub static UNKNOWN_RULE: Rule = Rule {
    id: "stale-acknowledgement",
    severity: Severity::Error,
    vi: Wording {
        message: "không có quy tắc kiểm tra nào tên là “{rule}”",
        help: "có phải là “{guess}” không?",
    },
    en: Wording { message: "no audit rule is called “{rule}”", help: "did you mean “{guess}”?" },
};

/// Fills [`Discrepancy::acknowledged`] and adds what acknowledges nothing; `ids` are those of all rules.
pub(super) fn apply(model: &Model<'_>, ids: &[&str], found: &mut Vec<Discrepancy>) {
    let mut acknowledging = acknowledging(model).peekable();
    if acknowledging.peek().is_none() {
        return;
    }
    // In order of their records, those of one record are found without going through all for each.
    found.par_sort_by_key(|one| one.subject.record());
    let mut stale = Vec::new();
    for (record, acknowledged) in acknowledging {
        let from = found.partition_point(|one| one.subject.record() < record);
        let to = found.partition_point(|one| one.subject.record() <= record);
        for known in acknowledged {
            let mut fits = false;
            for one in found[from..to].iter_mut().filter(|one| covers(known, one)) {
                fits = true;
                one.acknowledged.get_or_insert_with(|| known.note.to_string());
            }
            if !fits {
                stale.push(nothing_behind(model, ids, record, known));
            }
        }
    }
    found.append(&mut stale);
}

/// Every record with acknowledgements.
fn acknowledging<'m>(model: &'m Model<'_>) -> impl Iterator<Item = (Subject, &'m [Acknowledged<'m>])> {
    let results = model.iter_results().map(|(ix, result)| (Subject::Result(ix), &*result.acknowledged));
    let findings = model.iter_findings().map(|(ix, finding)| (Subject::Finding(ix), &*finding.acknowledged));
    let values = model.iter_indicators().flat_map(|(ix, indicator)| {
        indicator
            .values
            .iter()
            .enumerate()
            .map(move |(at, value)| (Subject::Indicator(ix, at), &*value.acknowledged))
    });
    results.chain(findings).chain(values).filter(|(_, acknowledged)| !acknowledged.is_empty())
}

fn covers(known: &Acknowledged<'_>, one: &Discrepancy) -> bool {
    known.rule.value == one.diagnostic.rule.id
        && known.field.as_deref().is_none_or(|field| lies_in(&one.field, field))
}

/// Whether a path is `above` or lies below it: `domains[1].lost` in `domains`, `domains[1]`, not in `domain`.
fn lies_in(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

fn nothing_behind(model: &Model<'_>, ids: &[&str], record: Subject, known: &Acknowledged<'_>) -> Discrepancy {
    let name = &*known.rule.value;
    let guess = if ids.contains(&name) { None } else { closest(name, ids.iter().copied()) };
    let rule = if guess.is_some() { &UNKNOWN_RULE } else { &STALE_ACKNOWLEDGEMENT };
    let field = known.field.as_deref().map(|field| format!(" ({field})")).unwrap_or_default();
    Discrepancy::new(model, record, rule, known.rule.span, Verdict::Remark)
        .with("rule", name)
        .with("field", field)
        .with("guess", guess.unwrap_or_default())
        .in_field("acknowledged")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::lies_in;
    use crate::audit::testing::Content;

    /// A result with two scores above their maxima, and what it acknowledges.
    fn acknowledging(acknowledged: Value) -> Content {
        Content::new().result(json!({
            "domains": [
                { "code": "1", "appraised": "11.5" },
                { "code": "2", "appraised": "20.5" },
            ],
            "acknowledged": acknowledged,
        }))
    }

    #[test]
    fn an_acknowledgement_puts_its_note_beside_every_discrepancy_of_its_rule() {
        let report = acknowledging(json!([{ "rule": "score-above-maximum", "note": "in như vậy" }])).audit();
        assert_eq!(report.notes(), ["in như vậy", "in như vậy"]);
    }

    #[test]
    fn a_field_narrows_an_acknowledgement() {
        let report = acknowledging(json!([
            { "rule": "score-above-maximum", "field": "domains[1]", "note": "in như vậy" },
        ]))
        .audit();
        assert_eq!(report.notes(), ["", "in như vậy"]);
    }

    #[test]
    fn an_acknowledgement_of_nothing_is_an_error_at_its_rule() {
        let report = acknowledging(json!([
            { "rule": "score-above-maximum", "note": "in như vậy" },
            { "rule": "sum-of-domains", "field": "totals", "note": "cũ" },
        ]))
        .audit();
        let one = report.only("stale-acknowledgement");
        assert_eq!(one.at, r#""sum-of-domains""#);
        assert_eq!(
            one.message,
            "bản ghi xác nhận chỗ lệch “sum-of-domains” (totals), nhưng không còn chỗ lệch nào như vậy"
        );
        assert!(report.has_errors());
    }

    #[test]
    fn a_misspelt_rule_is_guessed() {
        let report = acknowledging(json!([
            { "rule": "score-above-maximum", "note": "in như vậy" },
            { "rule": "sum-of-domain", "note": "cũ" },
        ]))
        .audit();
        let one = report.only("stale-acknowledgement");
        assert_eq!(one.help, "có phải là “sum-of-domains” không?");
    }

    #[test]
    fn findings_and_indicator_values_acknowledge_too() {
        let wrong = json!([{ "rule": "ratio-vs-stated", "note": "in như vậy" }]);
        let report = Content::new()
            .finding(json!({
                "figures": [{ "numerator": 1, "denominator": 2, "stated": "51", "unit": "%" }],
                "acknowledged": wrong,
            }))
            .indicator(json!([
                { "unit": "xa-b", "value": "51", "numerator": 1, "denominator": 2, "acknowledged": wrong },
                { "unit": "xa-a", "value": "51", "numerator": 1, "denominator": 2 },
            ]))
            .audit();
        assert_eq!(report.notes(), ["in như vậy", "in như vậy", ""]);
    }

    #[test]
    fn a_field_covers_what_lies_below_it_and_nothing_else() {
        assert!(lies_in("domains[1].lost", "domains"));
        assert!(lies_in("domains[1].lost", "domains[1]"));
        assert!(lies_in("rank", "rank"));
        assert!(!lies_in("domains[11].lost", "domains[1"));
        assert!(!lies_in("ranking", "rank"));
        assert!(!lies_in("", "rank"));
    }
}
