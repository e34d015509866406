use std::collections::BTreeMap;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::remedy;
use crate::model::{FindingIx, Model};
use crate::records::FindingKind;

static RULE: Rule = Rule {
    id: "done-found-again",
    severity: Severity::Note,
    vi: Wording {
        message: "tồn tại năm {year} ghi là đã khắc phục, nhưng năm {later} lại nêu “{title}” ({other})",
        help: "nếu là việc khác thì bỏ khỏi related; nếu đúng là nêu lại thì để nguyên",
    },
    en: Wording {
        message: "the finding of {year} is recorded as remedied, but in {later} “{title}” ({other}) is found again",
        help: "if the matters differ, take it out of related; if it is found again, leave it",
    },
};

/// A shortcoming that is called remedied, and that a later year states once more: what was mended, and for how long?
///
/// One matter: joined by `related`. That a criterion comes up again in another year is told by `recurring`.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut pairs: BTreeMap<FindingIx, Vec<FindingIx>> = BTreeMap::new();
    for (ix, finding) in model.iter_findings() {
        for &other in &finding.related {
            for (one, other) in [(ix, other), (other, ix)] {
                if remedy::progress(model.finding(one)).is_done() {
                    pairs.entry(one).or_default().push(other);
                }
            }
        }
    }
    pairs.iter().filter_map(|(&done, others)| discrepancy(model, done, others)).collect()
}

/// What the later finding says of the matter, in the words of statuses.
const RECURS: &str = "recurring";

/// Said at the remedy, against the first finding of a later year.
fn discrepancy(model: &Model<'_>, done: FindingIx, others: &[FindingIx]) -> Option<Discrepancy> {
    let finding = model.finding(done);
    let again = |other: &&FindingIx| {
        let other = model.finding(**other);
        other.kind == FindingKind::Shortcoming && other.year > finding.year
    };
    let &first = others.iter().filter(again).min_by_key(|ix| (model.finding(**ix).year, **ix))?;
    let other = model.finding(first);
    let last = finding.history.len().checked_sub(1)?;
    let entry = finding.history.get(last)?;
    let said = entry.label.as_deref().unwrap_or(remedy::progress(finding).word()).to_owned();
    let one = Discrepancy::new(model, Subject::Remedy(done, last), &RULE, entry.span, Verdict::Differs)
        .comparing(said, RECURS)
        .with("title", &other.title)
        .with("year", finding.year)
        .with("later", other.year)
        .with("other", &other.id)
        .against(Subject::Finding(first), None)
        .in_field(format!("history[{last}]"));
    Some(one)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn found(status: &str, later: Value) -> Content {
        let history = json!([{ "as_of": "2022-09-29", "status": status, "source": { "document": "bc-1" } }]);
        Content::new()
            .finding(json!({ "year": 2021, "history": history, "domain": "thu-tuc", "tags": ["mot-cua"] }))
            .finding(later)
    }

    #[test]
    fn what_is_done_and_found_again_is_a_note_at_the_remedy() {
        let later = json!({ "year": 2022, "title": "Lại thiếu", "domain": "the-che", "related": ["tt-1"] });
        let one = found("verified-done", later).expect_only("done-found-again");
        assert!(one.message.contains("năm 2022 lại nêu “Lại thiếu” (tt-2)"), "{}", one.message);
    }

    #[test]
    fn open_remedies_and_a_common_topic_are_sound() {
        let later = json!({ "year": 2022, "domain": "thu-tuc", "tags": ["mot-cua"] });
        found("reported-done", later).expect_only("recurring");
        let later = json!({ "year": 2022, "domain": "the-che", "related": ["tt-1"] });
        found("in-progress", later).expect_nothing();
    }
}
