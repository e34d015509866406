use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, OtherSubject, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Framework, FrameworkIx, Model};

use super::scores::{sum_of_maxima, total_maximum};
use super::sets;

static RULE: Rule = Rule {
    id: "maxima-vs-scale",
    severity: Severity::Warning,
    vi: Wording {
        message: "thang điểm ghi tối đa {stated}, cộng mức tối đa các lĩnh vực được {computed}",
        help: "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "the scale is stated as {stated}, the maxima of the domains add up to {computed}",
        help: "check against the document; if it prints so, keep it and add it to acknowledged",
    },
};

static CHANGED: Rule = Rule {
    id: "maxima-changed",
    severity: Severity::Note,
    vi: Wording {
        message: "mức tối đa các lĩnh vực của “{set}” cộng được {stated}, của “{other}” được {computed}, mà văn bản không nêu thang điểm",
        help: "nếu văn bản có nêu thang điểm thì ghi vào scale",
    },
    en: Wording {
        message: "the maxima of the domains of “{set}” add up to {stated}, those of “{other}” to {computed}, and no scale is stated",
        help: "if the document states the scale, write it to scale",
    },
};

/// Maxima of the domains against the scale of the set, or, where no scale is stated, against the other sets of the
/// same document and level.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE, &CHANGED], section: "scores", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, set) in model.iter_frameworks() {
        let Some(sum) = maxima(set) else { continue };
        // A set that no document prints may contradict itself all the same.
        let subject = sets::subject(model, ix).unwrap_or(Subject::Other(OtherSubject::Framework(ix)));
        if let Some((field, stated)) = stated(set) {
            if stated != sum {
                let one = Discrepancy::new(model, subject, &RULE, set.span, Verdict::Differs);
                found.push(one.differing(stated, sum).in_field(field));
            }
        } else if let Some((other, before)) = earlier(model, ix).filter(|(_, before)| *before != sum) {
            let one = Discrepancy::new(model, subject, &CHANGED, set.span, Verdict::NotComparable)
                .differing(sum, before)
                .with("set", set.title.as_ref().unwrap_or(&set.id))
                .with("other", other.title.as_ref().unwrap_or(&other.id))
                .in_field("scale");
            found.push(one);
        }
    }
    found
}

fn maxima(set: &Framework<'_>) -> Option<Decimal> {
    sum_of_maxima(set.domains.iter().map(|domain| domain.max)).filter(|_| !set.domains.is_empty())
}

/// The stated scale of the appraised part, or a total of a set without any survey.
fn stated(set: &Framework<'_>) -> Option<(&'static str, Decimal)> {
    let appraised = set.scale.appraised.map(|max| ("scale.appraised", max));
    let rest = || Some(("scale.appraised", set.scale.total?.checked_sub(set.scale.survey?)?));
    appraised.or_else(rest)
}

/// The last set before another one in the same document, of the same level and without a scale, and its maxima.
fn earlier<'m, 'a>(model: &'m Model<'a>, ix: FrameworkIx) -> Option<(&'m Framework<'a>, Decimal)> {
    let set = model.framework(ix);
    let year = |set: &Framework<'_>| set.years.iter().copied().min();
    let document = |set: &Framework<'_>| set.source.as_ref().map(|source| source.document);
    let is_sibling = |other: &&Framework<'a>| {
        other.level == set.level
            && year(other) < year(set)
            && document(set).is_some()
            && document(other) == document(set)
            && total_maximum(other).is_none()
            && stated(other).is_none()
    };
    if total_maximum(set).is_some() {
        return None;
    }
    let other = model.frameworks.iter().filter(is_sibling).max_by_key(|other| year(other))?;
    Some((other, maxima(other)?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    #[test]
    fn maxima_that_do_not_make_the_scale_are_found() {
        let scale =
            |scale| Content::new().framework(json!({ "source": { "document": "bc-1" }, "scale": scale }));
        let one = scale(json!({ "appraised": "32" })).expect_only("maxima-vs-scale");
        assert_eq!((one.sides(), one.difference.as_str()), (("32", "30"), "2"));
        assert_eq!(one.field, "scale.appraised");
        assert!(one.at.contains(r#""id":"bo-1""#), "{}", one.at);
        scale(json!({ "survey": "5", "total": "100" })).expect_only("maxima-vs-scale");
        scale(json!({ "appraised": "30", "survey": "5" })).expect_nothing();
        scale(json!({ "total": "100" })).expect_nothing();
    }

    #[test]
    fn maxima_that_changed_without_a_stated_scale_are_a_note() {
        let source = json!({ "document": "bc-1" });
        let before = |max: &str| {
            Content::new().framework(json!({ "source": source })).other_framework(json!({
                "id": "bo-0", "level": "commune", "years": [2021], "source": source,
                "domains": [{ "code": "1", "key": "chi-dao", "title": "Chỉ đạo", "max": max }],
            }))
        };
        let one = before("35").expect_only("maxima-changed");
        assert_eq!(one.sides(), ("30", "35"));
        assert!(one.at.contains(r#""id":"bo-1""#), "{}", one.at);
        before("30").expect_nothing();
    }
}
