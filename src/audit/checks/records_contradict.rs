use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Answer, Criterion, CriterionSaying, Model};
use crate::records::Extent;
use crate::text::fold;

use super::sayings::Said;

static RULE: Rule = Rule {
    id: "records-contradict",
    severity: Severity::Warning,
    vi: Wording {
        message: "về {about}: chỗ này nói {stated}, còn “{title}” ({other}) nói {computed}",
        help: "so lại hai chỗ với văn bản; nếu văn bản viết đúng như vậy thì giữ nguyên cả hai",
    },
    en: Wording {
        message: "on {about}: this says {stated}, “{title}” ({other}) says {computed}",
        help: "check both places against the document; if it says so, keep both as they are",
    },
};

static ITSELF: Rule = Rule {
    id: "records-contradict",
    severity: Severity::Warning,
    vi: Wording {
        message: "về {about}: một chỗ nói {stated}, chỗ khác của cùng nội dung nói {computed}",
        help: "so lại hai chỗ với văn bản; nếu văn bản viết đúng như vậy thì giữ nguyên cả hai",
    },
    en: Wording {
        message: "on {about}: one place says {stated}, another place of the same matter says {computed}",
        help: "check both places against the document; if it says so, keep both as they are",
    },
};

static CRITERION: Rule = Rule {
    id: "records-contradict",
    severity: Severity::Warning,
    vi: Wording {
        message: "về {about}: chỗ này nói {stated}, còn tiêu chí {code} nói {computed}",
        help: "so lại với văn bản và bộ tiêu chí; nếu văn bản viết đúng như vậy thì giữ nguyên",
    },
    en: Wording {
        message: "on {about}: this says {stated}, criterion {code} says {computed}",
        help: "check the document and the criteria set; if it says so, keep it as it is",
    },
};

/// What records say about one matter, against each other: said at both, so that both pages show it.
///
/// One matter: the same name (`about`), year, and unit, or a unit and the one above it. Yes stands against no, and a
/// value against another one. That some units do it and some do not is no contradiction, and neither is an entry of
/// the history that says yes where its finding said no: that is what a remedy is for.
pub(in crate::audit) const CHECK: Check =
    Check { rules: &[&RULE, &ITSELF, &CRITERION], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for said in Said::by_matter(model).values() {
        for (at, one) in said.iter().enumerate() {
            found.extend(against_criterion(model, one));
            for other in said[at + 1..].iter().filter(|other| stand_against(model, one, other)) {
                if one.finding == other.finding {
                    let record = Subject::Finding(one.finding);
                    let itself = report(model, one, other.words(model), &ITSELF);
                    found.push(itself.against(record, Some(&one.saying.about)));
                    continue;
                }
                let units = one.shared_units(model, other);
                if !units.is_empty() {
                    found.push(told_at(model, one, other).only_about_these(units.clone()));
                    found.push(told_at(model, other, one).only_about_these(units));
                }
            }
        }
    }
    found
}

/// Whether two sayings cannot both be so, of whatever units they are.
fn stand_against(model: &Model<'_>, one: &Said<'_>, other: &Said<'_>) -> bool {
    match (&one.saying.answer, &other.saying.answer) {
        (Answer::Is(here), Answer::Is(there)) => {
            let is_remedied = one.finding == other.finding && one.entry != other.entry;
            here != there && !is_remedied && leave_no_room(model, one, other)
        }
        (Answer::Value(here), Answer::Value(there)) => fold(here) != fold(there),
        _ => false,
    }
}

/// Whether yes for as many as one says leaves no room for no for as many as the other says.
fn leave_no_room(model: &Model<'_>, one: &Said<'_>, other: &Said<'_>) -> bool {
    match (one.saying.extent, other.saying.extent) {
        (Extent::Some, Extent::Some | Extent::Most) | (Extent::Most, Extent::Some) => false,
        // One of the units, by its name, may be one of the rest.
        (Extent::Most, Extent::All) => other.is_general(model),
        (Extent::All, Extent::Most) => one.is_general(model),
        _ => true,
    }
}

fn told_at(model: &Model<'_>, here: &Said<'_>, there: &Said<'_>) -> Discrepancy {
    let other = model.finding(there.finding);
    report(model, here, there.words(model), &RULE)
        .with("title", &other.title)
        .with("other", &other.id)
        .against(there.subject(), Some(&here.saying.about))
}

fn report(model: &Model<'_>, said: &Said<'_>, computed: &str, rule: &'static Rule) -> Discrepancy {
    Discrepancy::new(model, said.subject(), rule, said.saying.span, Verdict::Differs)
        .comparing(said.words(model), computed)
        .with("about", &said.saying.about)
        .in_field(said.field())
}

/// What a finding says about a matter that its criterion says otherwise.
fn against_criterion<'m>(model: &'m Model<'_>, said: &'m Said<'_>) -> Option<Discrepancy> {
    let criterion: &Criterion<'_> = model.criterion(model.finding(said.finding).criterion?);
    let Answer::Value(here) = &said.saying.answer else { return None };
    let is_otherwise = |other: &&CriterionSaying<'_>| {
        fold(&other.about) == fold(&said.saying.about) && fold(&other.value) != fold(here)
    };
    let there = &criterion.says.iter().find(is_otherwise)?.value;
    let record = Subject::Finding(said.finding);
    let one = report(model, said, there, &CRITERION).with("code", &criterion.code);
    Some(one.against(record, Some(&said.saying.about)))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn says(is: &str, words: &str) -> Value {
        json!([{ "about": "nộp báo cáo", "is": is, "words": words }])
    }

    fn value(value: &str) -> Value {
        json!([{ "about": "Những người được tính", "value": value }])
    }

    #[test]
    fn what_one_record_says_against_another_is_said_at_both() {
        let report = Content::new()
            .finding(json!({ "units": ["huyen-a"], "says": says("yes", "đủ") }))
            .finding(json!({ "title": "Một đơn vị không nộp", "units": ["xa-b"], "says": says("no", "thiếu một") }))
            .audit();
        let rows = report.of("records-contradict");
        assert_eq!(
            rows.iter().map(|row| row.sides()).collect::<Vec<_>>(),
            [("đủ", "thiếu một"), ("thiếu một", "đủ")]
        );
        assert_eq!(
            rows[0].message,
            "về nộp báo cáo: chỗ này nói đủ, còn “Một đơn vị không nộp” (tt-2) nói thiếu một"
        );
        assert_eq!(rows[0].field, "says[0]");
        // The page of the other communes has nothing to say of it.
        assert!(rows.iter().all(|row| row.units == ["xa-b"]), "{:?}", rows[0].units);
    }

    #[test]
    fn other_units_years_and_matters_are_sound() {
        let told = |other: Value| {
            Content::new().finding(json!({ "units": ["xa-a"], "says": says("yes", "đủ") })).finding(other)
        };
        told(json!({ "title": "B", "units": ["xa-b"], "says": says("no", "thiếu") })).expect_nothing();
        told(json!({ "title": "B", "units": ["xa-a"], "year": 2022, "says": says("no", "thiếu") }))
            .expect_nothing();
        let other = json!([{ "about": "nộp kế hoạch", "is": "no", "words": "thiếu" }]);
        told(json!({ "title": "B", "units": ["xa-a"], "says": other })).expect_nothing();
        told(json!({ "title": "B", "units": ["xa-a"], "says": says("yes", "đủ cả") })).expect_nothing();
    }

    #[test]
    fn some_that_do_and_some_that_do_not_are_sound() {
        let told = |extent: &str, against: &str| {
            let says = |is: &str, extent: &str| json!([{ "about": "nộp báo cáo", "is": is, "extent": extent, "words": is }]);
            Content::new()
                .finding(json!({ "units": ["huyen-a"], "says": says("yes", extent) }))
                .finding(json!({ "title": "B", "units": ["huyen-a"], "says": says("no", against) }))
        };
        told("some", "some").expect_nothing();
        told("most", "some").expect_nothing();
        assert_eq!(told("all", "some").audit().of("records-contradict").len(), 2);
        assert_eq!(told("most", "most").audit().of("records-contradict").len(), 2);
    }

    #[test]
    fn a_record_may_contradict_itself() {
        let itself = json!([
            { "about": "thời hạn", "is": "no", "words": "quá hạn" },
            { "about": "thời hạn", "is": "yes", "words": "không giao hạn" },
        ]);
        let one = Content::new().finding(json!({ "says": itself })).expect_only("records-contradict");
        assert_eq!(
            one.message,
            "về thời hạn: một chỗ nói quá hạn, chỗ khác của cùng nội dung nói không giao hạn"
        );
    }

    #[test]
    fn a_remedy_that_counts_others_than_its_finding_is_found() {
        let remedied = |people: &str| {
            let entry = json!({ "as_of": "2023-12-31", "status": "in-progress", "says": value(people) });
            Content::new().finding(json!({ "says": value("Cán bộ, viên chức"), "history": [entry] }))
        };
        let one = remedied("cán bộ").expect_only("records-contradict");
        assert_eq!((one.sides(), one.field.as_str()), (("Cán bộ, viên chức", "cán bộ"), "says[0]"));
        remedied("cán bộ, viên chức").expect_nothing();
    }

    #[test]
    fn a_remedy_that_does_what_was_not_done_is_sound() {
        let entry = json!({ "as_of": "2023-12-31", "status": "in-progress", "says": says("yes", "đã nộp") });
        Content::new()
            .finding(json!({ "says": says("no", "chưa nộp"), "history": [entry] }))
            .expect_nothing();
    }

    #[test]
    fn a_finding_that_counts_others_than_its_criterion_is_found() {
        let counted = |people: &str| {
            Content::new()
                .framework(json!({ "criteria": [{
                    "code": "1.1", "title": "Bố trí người", "parent": "1", "max": "10",
                    "says": value("công chức, viên chức"),
                }] }))
                .finding(json!({ "framework": "bo-1", "criterion": "1.1", "says": value(people) }))
        };
        let one = counted("viên chức").expect_only("records-contradict");
        assert_eq!(
            one.message,
            "về Những người được tính: chỗ này nói viên chức, còn tiêu chí 1.1 nói công chức, viên chức"
        );
        counted("công chức, viên chức").expect_nothing();
    }
}
