use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Document, DocumentIx, Finding, FindingIx, Model, UnitIx, Validity};
use crate::source::Span;
use crate::text::PartialDate;

static RULE: Rule = Rule {
    id: "unit-not-valid",
    severity: Severity::Warning,
    vi: Wording {
        message: "bản ghi năm {stated} nói về {unit}, nhưng đơn vị này chỉ tồn tại trong {computed}",
        help: "dùng mã của đơn vị có trong năm đó (đơn vị trước hoặc sau sáp nhập), hoặc sửa năm",
    },
    en: Wording {
        message: "a record of {stated} is about {unit}, but this unit existed only in {computed}",
        help: "use the id of the unit that existed then (before or after the merger), or mend the year",
    },
};

static OFFICE: Rule = Rule {
    id: "unit-not-valid",
    severity: Severity::Warning,
    vi: Wording {
        message: "tồn tại năm {stated} giao {unit} chịu trách nhiệm, nhưng cơ quan này đã kết thúc trước đó ({computed})",
        help: "dùng mã của cơ quan kế thừa, hoặc sửa năm",
    },
    en: Wording {
        message: "a finding of {stated} asks {unit} to answer, but this office had ended before ({computed})",
        help: "use the id of the office that took over, or mend the year",
    },
};

static DOCUMENT: Rule = Rule {
    id: "unit-not-valid",
    severity: Severity::Warning,
    vi: Wording {
        message: "văn bản của {stated} nói về hoặc do {unit} ban hành, nhưng đơn vị này chỉ tồn tại trong {computed}",
        help: "dùng mã của đơn vị có khi đó (đơn vị trước hoặc sau sáp nhập), hoặc sửa ngày của văn bản",
    },
    en: Wording {
        message: "a document of {stated} is about {unit} or issued by it, but this unit existed only in {computed}",
        help: "use the id of the unit that existed then (before or after the merger), or mend the document's date",
    },
};

/// Units at a time when they did not exist. Offices that answer for a finding may be younger than it: they took it
/// over. A document speaks of units of any year from its period to its date.
pub(in crate::audit) const CHECK: Check =
    Check { rules: &[&RULE, &OFFICE, &DOCUMENT], section: "units", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    let mut check = |subject: Subject, unit: UnitIx, year: i32, span: Span, field: &str| {
        let known = model.unit(unit);
        if !known.valid.touches_year(year) {
            let one = Discrepancy::new(model, subject, &RULE, span, Verdict::Differs)
                .only_about(unit)
                .comparing(year, lifetime(known.valid))
                .with("unit", &known.name)
                .in_field(field);
            found.push(one);
        }
    };
    for (ix, result) in model.iter_results() {
        check(Subject::Result(ix), result.unit, result.year, result.span, "unit");
    }
    for (ix, finding) in model.iter_findings() {
        for &unit in &finding.units {
            check(Subject::Finding(ix), unit, finding.year, finding.span, "units");
        }
        for (at, figure) in finding.figures.iter().enumerate() {
            if let Some(unit) = figure.about.filter(|unit| !finding.units.contains(unit)) {
                let field = format!("figures[{at}].about");
                check(Subject::Figure(ix, at), unit, finding.year, figure.span, &field);
            }
        }
    }
    for (ix, indicator) in model.iter_indicators() {
        for (at, value) in indicator.values.iter().enumerate() {
            check(Subject::Indicator(ix, at), value.unit, value.year, value.figure.span, "unit");
        }
    }
    for (ix, finding) in model.iter_findings() {
        offices(model, ix, finding, &mut found);
    }
    for (ix, document) in model.iter_documents() {
        papers(model, ix, document, &mut found);
    }
    found
}

fn offices(model: &Model<'_>, ix: FindingIx, finding: &Finding<'_>, found: &mut Vec<Discrepancy>) {
    for (at, office) in finding.responsible.iter().enumerate() {
        let known = model.unit(office.unit);
        // A unit that is itself named in the finding has been looked at already.
        let ended = known.valid.to.is_some_and(|to| to.year() < finding.year);
        if ended && !finding.units.contains(&office.unit) {
            let one = Discrepancy::new(model, Subject::Finding(ix), &OFFICE, finding.span, Verdict::Differs)
                .also_about(office.unit)
                .comparing(finding.year, lifetime(known.valid))
                .with("unit", &known.name)
                .in_field(format!("responsible[{at}].unit"));
            found.push(one);
        }
    }
}

fn papers(model: &Model<'_>, ix: DocumentIx, document: &Document<'_>, found: &mut Vec<Discrepancy>) {
    let dated = document.date.map(|date| date.year());
    let period = document.period.as_deref().and_then(|period| period.get(..4)?.parse().ok());
    let (Some(first), Some(last)) = (period.or(dated), dated.or(period)) else { return };
    let mut check = |unit: UnitIx, field: &str, first: i32| {
        let known = model.unit(unit);
        if !(first.min(last)..=last).any(|year| known.valid.touches_year(year)) {
            let one =
                Discrepancy::new(model, Subject::Document(ix), &DOCUMENT, document.span, Verdict::Differs)
                    .also_about(unit)
                    .comparing(last, lifetime(known.valid))
                    .with("unit", &known.name)
                    .in_field(field);
            found.push(one);
        }
    };
    for (at, &unit) in document.about.iter().enumerate() {
        check(unit, &format!("about[{at}]"), first);
    }
    if let Some(issuer) = document.issuer_unit {
        check(issuer, "issuer_unit", last);
    }
}

/// First and last day, `…` where one is open.
fn lifetime(valid: Validity) -> String {
    let day = |day: Option<PartialDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    format!("{} – {}", day(valid.from), day(valid.to))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn with_unit() -> Content {
        Content::new().unit(json!({
            "id": "xa-cu", "name": "Xã Sơn Tiến", "kind": "commune", "parent": "huyen-a",
            "valid": { "to": "2022-06-30" },
        }))
    }

    #[test]
    fn a_unit_after_its_end_is_found_in_findings_results_and_indicators() {
        let one = with_unit().finding(json!({ "units": ["xa-a", "xa-cu"] })).expect_only("unit-not-valid");
        assert!(one.at.contains(r#""units":["xa-a","xa-cu"]"#), "{}", one.at);
        assert_eq!(one.sides(), ("2023", "… – 2022-06-30"));
        assert_eq!(one.units, ["xa-cu"]);
        assert_eq!(
            one.message,
            "bản ghi năm 2023 nói về Xã Sơn Tiến, nhưng đơn vị này chỉ tồn tại trong … – 2022-06-30"
        );
        with_unit().result(json!({ "unit": "xa-cu" })).expect_only("unit-not-valid");
        with_unit().indicator(json!([{ "unit": "xa-cu", "value": "1" }])).expect_only("unit-not-valid");
    }

    #[test]
    fn a_figure_about_a_unit_after_its_end_is_found() {
        let figure = json!({ "value": 1, "about": "xa-cu" });
        let one = with_unit().finding(json!({ "figures": [figure] })).expect_only("unit-not-valid");
        assert_eq!((one.field.as_str(), one.units), ("figures[0].about", vec!["xa-cu".to_owned()]));
    }

    #[test]
    fn an_office_may_be_younger_than_the_finding_but_not_have_ended_before_it() {
        let office = |valid: serde_json::Value| {
            Content::new()
                .unit(json!({ "id": "phong", "name": "Phòng A", "kind": "office", "valid": valid }))
                .finding(json!({ "responsible": [{ "unit": "phong", "role": "lead" }] }))
        };
        let one = office(json!({ "to": "2022" })).expect_only("unit-not-valid");
        assert_eq!((one.field.as_str(), one.sides()), ("responsible[0].unit", ("2023", "… – 2022")));
        assert_eq!(
            one.message,
            "tồn tại năm 2023 giao Phòng A chịu trách nhiệm, nhưng cơ quan này đã kết thúc trước đó (… – 2022)"
        );
        office(json!({ "from": "2025" })).expect_nothing();
        office(json!({ "to": "2023-01" })).expect_nothing();
    }

    #[test]
    fn a_document_speaks_of_the_units_of_its_period_and_its_date() {
        let about = |period: &str| {
            let front =
                format!("number = \"1\"\ndate = \"2024-01-15\"\nperiod = \"{period}\"\nabout = [\"xa-cu\"]");
            with_unit().only_document(&front)
        };
        let one = about("2023").expect_only("unit-not-valid");
        assert_eq!((one.field.as_str(), one.sides()), ("about[0]", ("2024", "… – 2022-06-30")));
        about("2022..2023").expect_nothing();
        let issued = with_unit().only_document(
            "number = \"1\"\ndate = \"2024-01-15\"\nperiod = \"2022\"\nissuer_unit = \"xa-cu\"",
        );
        assert_eq!(issued.expect_only("unit-not-valid").field, "issuer_unit");
    }

    #[test]
    fn the_year_of_the_end_is_still_a_year_of_the_unit() {
        with_unit()
            .finding(json!({ "units": ["xa-cu"], "year": 2022 }))
            .result(json!({ "unit": "xa-cu", "year": 2022 }))
            .expect_nothing();
    }
}
