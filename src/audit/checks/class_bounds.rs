use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Class, Model};
use crate::text::fold;

const ID: &str = "class-bounds";
const HELP_VI: &str = "so lại tổng điểm, xếp loại và khung điểm của bộ tiêu chí với văn bản";
const HELP_EN: &str = "check total, class and the bounds in the criteria set against the documents";

static OTHER_CLASS: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "xếp loại ghi “{stated}” (khung {bounds} điểm), nhưng tổng điểm {score} thuộc loại “{computed}”",
        help: HELP_VI,
    },
    en: Wording {
        message: "the class is stated as “{stated}” ({bounds} points), but the total of {score} belongs to “{computed}”",
        help: HELP_EN,
    },
};

static NO_CLASS: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "xếp loại ghi “{stated}” (khung {bounds} điểm), nhưng tổng điểm {score} nằm ngoài khung",
        help: HELP_VI,
    },
    en: Wording {
        message: "the class is stated as “{stated}” ({bounds} points), but the total of {score} lies outside",
        help: HELP_EN,
    },
};

/// The stated class against the bounds of the set. A bound belongs to both classes that share it.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&OTHER_CLASS, &NO_CLASS], section: "scores", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let Some(((framework, stated), total)) =
            result.framework.zip(result.class.as_ref()).zip(result.totals.total)
        else {
            continue;
        };
        let classes = &model.framework(framework).classes;
        let name = fold(&stated.value);
        let Some(class) = classes.iter().find(|class| fold(&class.name) == name) else { continue };
        if holds(class, total.value) {
            continue;
        }
        // A class without bounds says nothing about where a score belongs.
        let fitting = classes
            .iter()
            .find(|class| (class.min.is_some() || class.max.is_some()) && holds(class, total.value));
        let rule = if fitting.is_some() { &OTHER_CLASS } else { &NO_CLASS };
        let one = Discrepancy::new(model, Subject::Result(ix), rule, stated.span, Verdict::Differs)
            .with("bounds", bounds(class))
            .with("score", total.value)
            .in_field("class");
        found.push(match fitting {
            Some(fitting) => one.comparing(&stated.value, &fitting.name),
            None => one.stating(&stated.value),
        });
    }
    found
}

fn holds(class: &Class<'_>, score: Decimal) -> bool {
    class.min.is_none_or(|min| min <= score) && class.max.is_none_or(|max| score <= max)
}

fn bounds(class: &Class<'_>) -> String {
    match (class.min, class.max) {
        (Some(min), Some(max)) => format!("{min}–{max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn classed(class: &str, total: &str) -> Content {
        Content::new()
            .framework(json!({ "classes": [
                { "name": "Tốt", "min": "80" },
                { "name": "Khá", "min": "65", "max": "80" },
                { "name": "Trung bình", "min": "50", "max": "64.99" },
                { "name": "Không xếp loại" },
            ] }))
            .result(json!({ "class": class, "totals": { "total": total } }))
    }

    #[test]
    fn a_total_within_another_class_is_found() {
        let one = classed("Tốt", "79.2").expect_only("class-bounds");
        assert_eq!(one.at, r#""Tốt""#);
        assert_eq!((one.sides(), one.field.as_str()), (("Tốt", "Khá"), "class"));
        assert_eq!(
            one.message,
            "xếp loại ghi “Tốt” (khung ≥ 80 điểm), nhưng tổng điểm 79.2 thuộc loại “Khá”"
        );
    }

    #[test]
    fn a_total_within_no_class_is_found() {
        let one = classed("Trung bình", "40").expect_only("class-bounds");
        assert_eq!(
            one.message,
            "xếp loại ghi “Trung bình” (khung 50–64.99 điểm), nhưng tổng điểm 40 nằm ngoài khung"
        );
    }

    #[test]
    fn a_total_within_its_class_or_on_a_shared_bound_is_sound() {
        for (class, total) in [("Tốt", "95"), ("Tốt", "80"), ("Khá", "80"), ("khá", "65.0")] {
            classed(class, total).expect_nothing();
        }
    }

    #[test]
    fn a_class_without_bounds_or_outside_the_list_is_not_judged() {
        classed("Không xếp loại", "95").expect_nothing();
        classed("Xuất sắc", "40").expect_nothing();
    }
}
