use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Model, UnitIx, Validity};
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

/// Units in a year in which they did not exist. Offices that answer for a finding may be younger than it.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "units", run };

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
    }
    for (ix, indicator) in model.iter_indicators() {
        for (at, value) in indicator.values.iter().enumerate() {
            check(Subject::Indicator(ix, at), value.unit, value.year, value.figure.span, "unit");
        }
    }
    found
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
    fn the_year_of_the_end_is_still_a_year_of_the_unit() {
        with_unit()
            .finding(json!({ "units": ["xa-cu"], "year": 2022 }))
            .result(json!({ "unit": "xa-cu", "year": 2022 }))
            .expect_nothing();
    }
}
