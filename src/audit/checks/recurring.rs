use std::collections::BTreeMap;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::recurring::Recurring;
use crate::model::{DocumentIx, FindingIx, Model};

static RULE: Rule = Rule {
    id: "recurring",
    severity: Severity::Note,
    vi: Wording {
        message: "{count} tồn tại của văn bản lặp lại tồn tại năm trước của cùng đơn vị, trước hết là {first} (đã nêu ở {earlier})",
        help: "nếu là việc khác thì sửa tiêu chí hoặc chủ đề; nếu đúng là lặp lại thì để nguyên",
    },
    en: Wording {
        message: "{count} findings of the document repeat those of an earlier year for the same unit, first {first} (already in {earlier})",
        help: "if the matters differ, mend criterion or topic; if it does recur, leave it as it is",
    },
};

/// Shortcomings that an earlier year already had: one note for each document.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut years = model.findings.iter().map(|finding| finding.year);
    let first = years.next();
    if years.all(|year| Some(year) == first) {
        return Vec::new();
    }
    let recurring = Recurring::of(model);
    let mut repeats: BTreeMap<DocumentIx, Vec<(FindingIx, FindingIx)>> = BTreeMap::new();
    for (ix, finding) in model.iter_findings() {
        let earlier =
            recurring.of_finding(ix).iter().rfind(|other| model.finding(**other).year < finding.year);
        if let Some(&earlier) = earlier {
            repeats.entry(finding.source.document).or_default().push((ix, earlier));
        }
    }
    let note = |repeats: Vec<(FindingIx, FindingIx)>| {
        let &(first, earlier) = repeats.first()?;
        let finding = model.finding(first);
        let mut one = Discrepancy::new(model, Subject::Finding(first), &RULE, finding.span, Verdict::Remark)
            .with("count", repeats.len())
            .with("first", &finding.id)
            .with("earlier", &model.finding(earlier).id);
        for unit in repeats.iter().flat_map(|(ix, _)| &model.finding(*ix).units) {
            one = one.also_about(*unit);
        }
        Some(one)
    };
    repeats.into_values().filter_map(note).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn years(later: i32, unit: &str) -> Content {
        let of = |year: i32, unit: &str| json!({ "year": year, "units": [unit], "domain": "thu-tuc", "tags": ["mot-cua"] });
        Content::new().finding(of(2022, "xa-a")).finding(of(later, unit)).finding(of(later, unit))
    }

    #[test]
    fn shortcomings_of_an_earlier_year_are_one_note_of_the_document() {
        let one = years(2023, "xa-a").expect_only("recurring");
        assert!(one.message.starts_with("2 tồn tại của văn bản"), "{}", one.message);
        assert!(one.message.ends_with("tt-2 (đã nêu ở tt-1)"), "{}", one.message);
    }

    #[test]
    fn another_unit_and_the_same_year_are_nothing_new() {
        years(2023, "xa-b").expect_nothing();
        years(2022, "xa-a").expect_nothing();
    }
}
