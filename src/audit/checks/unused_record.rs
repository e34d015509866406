use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::audit::{Check, Discrepancy, OtherSubject, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Figure, Model, UnitIx};
use crate::source::{FileId, Span};
use crate::text::fold;

static RULE: Rule = Rule {
    id: "unused-record",
    severity: Severity::Note,
    vi: Wording {
        message: "{count} bản ghi ở đây không có số liệu và không bản ghi nào dùng tới: {ids}",
        help: "nếu ghi nhầm mã ở nơi khác thì sửa lại; nếu chưa có số liệu thì để nguyên",
    },
    en: Wording {
        message: "{count} records here have no values and no record uses them: {ids}",
        help: "if another record names a wrong id, mend it; if there are no values yet, leave them as they are",
    },
};

/// Units and indicators that are about nothing: one note for each kind in a file.
///
/// A unit of the register is used by any record that names it, by documents that it issued, cited ones too, by its
/// neighbours in the lineage, and by the units below it. Sets and documents have pages worth reading without any
/// figure.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "links", run };

/// Ids up to which a note lists them.
const LISTED: usize = 6;

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    // A site that is only being set up has nothing to use anything.
    if model.findings.is_empty() && model.results.is_empty() {
        return Vec::new();
    }
    let used = Used::of(model);
    let mut unused: BTreeMap<(u8, FileId), Vec<Record<'_>>> = BTreeMap::new();
    let mut note = |kind: u8, subject: Subject, span: Span, id| {
        unused.entry((kind, span.file)).or_default().push((subject, span, id));
    };
    for (ix, unit) in model.iter_units().filter(|(ix, _)| !used.units.contains(ix)) {
        note(0, Subject::Unit(ix), unit.span, &*unit.id);
    }
    for (ix, indicator) in model.iter_indicators().filter(|(_, indicator)| indicator.values.is_empty()) {
        note(2, Subject::Other(OtherSubject::Indicator(ix)), indicator.span, &*indicator.id);
    }
    let said = |records: Vec<Record<'_>>| {
        let &(subject, span, _) = records.first()?;
        let mut ids: Vec<&str> = records.iter().take(LISTED).map(|(.., id)| *id).collect();
        if records.len() > LISTED {
            ids.push("…");
        }
        let one = Discrepancy::new(model, subject, &RULE, span, Verdict::Remark)
            .with("count", records.len())
            .with("ids", ids.join(", "));
        Some(one)
    };
    unused.into_values().filter_map(said).collect()
}

/// A record with its place and id.
type Record<'m> = (Subject, Span, &'m str);

/// What other records use.
#[derive(Default)]
struct Used {
    units: BTreeSet<UnitIx>,
}

impl Used {
    fn of(model: &Model<'_>) -> Self {
        let mut used = Self::default();
        for finding in &model.findings {
            used.units.extend(&finding.units);
            used.units.extend(finding.responsible.iter().map(|office| office.unit));
            used.figures(&finding.figures);
            for remedy in &finding.history {
                used.figures(&remedy.figures);
            }
        }
        for result in &model.results {
            used.units.insert(result.unit);
        }
        for value in model.indicators.iter().flat_map(|indicator| &indicator.values) {
            used.units.insert(value.unit);
        }
        for correction in &model.corrections {
            used.units.extend(correction.unit);
        }
        for document in &model.documents {
            used.units.extend(document.issuer_unit);
            used.units.extend(&document.about);
            used.units.extend(document.names.iter().map(|name| name.unit));
        }
        // The register may know whoever issued a cited document only by its name.
        let issuers: HashSet<String> =
            model.cited.iter().filter_map(|cited| Some(fold(cited.issuer.as_deref()?))).collect();
        used.units.extend(
            model.iter_units().filter(|(_, unit)| issuers.contains(&fold(&unit.name))).map(|(ix, _)| ix),
        );
        for (ix, unit) in model.iter_units() {
            let has_kin = !unit.successors.is_empty() || !unit.predecessors.is_empty();
            if has_kin || !unit.children.is_empty() || unit.is_communal() && used.is_in_register(model, ix) {
                used.units.insert(ix);
            }
        }
        used
    }

    /// A commune of a district that is written about belongs to the register, with or without figures of its own.
    fn is_in_register(&self, model: &Model<'_>, ix: UnitIx) -> bool {
        model.unit(ix).parent.is_some_and(|above| {
            self.units.contains(&above)
                || model.unit(above).children.iter().any(|child| self.units.contains(child))
        })
    }

    fn figures(&mut self, figures: &[Figure<'_>]) {
        self.units.extend(figures.iter().filter_map(|figure| figure.about));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn office() -> Content {
        Content::new()
            .finding(json!({}))
            .result(json!({}))
            .unit(json!({ "id": "phong-x", "name": "Phòng X", "kind": "office", "parent": "huyen-a" }))
    }

    #[test]
    fn an_office_that_no_record_names_is_a_note() {
        let one = office().expect_only("unused-record");
        assert!(one.at.contains("phong-x"), "{}", one.at);
        assert_eq!(one.message, "1 bản ghi ở đây không có số liệu và không bản ghi nào dùng tới: phong-x");
    }

    #[test]
    fn an_office_that_answers_and_communes_of_the_register_are_used() {
        office()
            .finding(json!({ "title": "B", "responsible": [{ "unit": "phong-x", "role": "lead" }] }))
            .expect_nothing();
    }

    #[test]
    fn an_office_that_issued_a_cited_document_is_used() {
        Content::new()
            .unit(json!({ "id": "phong-x", "name": "Phòng X", "kind": "office", "parent": "huyen-a" }))
            .result(json!({}))
            .finding(json!({}))
            .document("bc-2", "number = \"2\"\ndate = \"2024-01-15\"\nsigned = true\nreferences = [{ title = \"Công văn\", issuer = \"Phòng X\" }]")
            .expect_nothing();
    }

    #[test]
    fn an_indicator_without_values_is_a_note() {
        let report = Content::new().finding(json!({})).indicator(json!([])).audit();
        let rows = report.of("unused-record");
        let messages: Vec<&str> = rows.iter().map(|row| row.message.rsplit(' ').next().unwrap()).collect();
        assert_eq!(messages, ["chi-tieu-1"]);
    }
}
