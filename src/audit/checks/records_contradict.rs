use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{FindingIx, Model};
use crate::source::Span;

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

/// Records that are stated to contradict each other, said at both, so that both pages show it; or themselves.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE, &ITSELF], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        for (at, one) in finding.contradicts.iter().enumerate() {
            let field = format!("contradicts[{at}]");
            let Some(named) = one.finding.filter(|named| *named != ix) else {
                let itself =
                    Discrepancy::new(model, Subject::Finding(ix), &ITSELF, one.span, Verdict::Differs)
                        .comparing(&one.here, &one.there)
                        .with("about", &one.about)
                        .against(Subject::Finding(ix), Some(&one.about))
                        .in_field(field);
                found.push(itself);
                continue;
            };
            let said = Said { about: &one.about, here: &one.here, there: &one.there };
            found.push(said.at(model, ix, named, one.span).in_field(field));
            // Where both name each other about one thing, each has said it itself.
            let back = &model.finding(named).contradicts;
            if !back.iter().any(|other| other.finding == Some(ix) && other.about == one.about) {
                let said = Said { about: &one.about, here: &one.there, there: &one.here };
                found.push(said.at(model, named, ix, model.finding(named).span));
            }
        }
    }
    found
}

/// What two records say about one thing, seen from one of them.
struct Said<'m> {
    about: &'m str,
    here: &'m str,
    there: &'m str,
}

impl Said<'_> {
    fn at(&self, model: &Model<'_>, ix: FindingIx, named: FindingIx, span: Span) -> Discrepancy {
        let other = model.finding(named);
        Discrepancy::new(model, Subject::Finding(ix), &RULE, span, Verdict::Differs)
            .comparing(self.here, self.there)
            .with("about", self.about)
            .with("title", &other.title)
            .with("other", &other.id)
            .against(Subject::Finding(named), Some(self.about))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn against(id: &str, here: &str, there: &str) -> Value {
        json!([{ "finding": id, "about": "số đơn vị nộp", "here": here, "there": there }])
    }

    #[test]
    fn what_one_record_says_against_another_is_said_at_both() {
        let report = Content::new()
            .finding(json!({ "contradicts": against("tt-2", "đủ", "thiếu một") }))
            .finding(json!({ "title": "Một đơn vị không nộp", "units": ["xa-b"] }))
            .audit();
        let rows = report.of("records-contradict");
        assert_eq!(
            rows.iter().map(|row| row.sides()).collect::<Vec<_>>(),
            [("đủ", "thiếu một"), ("thiếu một", "đủ")]
        );
        assert_eq!(
            rows[0].message,
            "về số đơn vị nộp: chỗ này nói đủ, còn “Một đơn vị không nộp” (tt-2) nói thiếu một"
        );
        assert_eq!((rows[0].field.as_str(), rows[1].units[0].as_str()), ("contradicts[0]", "xa-b"));
    }

    #[test]
    fn a_record_may_contradict_itself() {
        let itself = json!([{ "about": "thời hạn", "here": "quá hạn", "there": "không giao hạn" }]);
        let one = Content::new().finding(json!({ "contradicts": itself })).expect_only("records-contradict");
        assert_eq!(
            one.message,
            "về thời hạn: một chỗ nói quá hạn, chỗ khác của cùng nội dung nói không giao hạn"
        );
    }

    #[test]
    fn records_that_name_each_other_say_it_once_each() {
        let report = Content::new()
            .finding(json!({ "contradicts": against("tt-2", "đủ", "thiếu") }))
            .finding(json!({ "title": "B", "contradicts": against("tt-1", "thiếu", "đủ") }))
            .audit();
        assert_eq!(report.fields("records-contradict"), ["contradicts[0]", "contradicts[0]"]);
    }
}
