use serde::Serialize;

use crate::model::remedy::{Progress, is_overdue, progress};
use crate::model::{Finding, FindingIx, UnitIx};
use crate::records::FindingKind;
use crate::site::views::{KIND_ORDER, Tallied, Worded, domain_title};
use crate::site::{Context, choices};
use crate::syntax::Choice;

/// What the list can be filtered by, with how many each choice leaves.
#[derive(Debug, Serialize)]
pub(super) struct Filters {
    units: Vec<Tallied>,
    /// Whether all units are there; else the script loads the names of those below districts.
    whole: bool,
    domains: Vec<Tallied>,
    years: Vec<Tallied>,
    statuses: Vec<Worded>,
    kinds: Vec<Worded>,
}

/// Every choice that leaves something.
pub(super) fn filters(cx: &Context<'_>) -> Filters {
    let count = |fits: &dyn Fn(FindingIx, &Finding<'_>) -> bool| {
        cx.model.iter_findings().filter(|(ix, finding)| fits(*ix, finding)).count()
    };
    let mut units = choices::units_of_findings(cx);
    let whole = units.len() <= choices::NAMED;
    if !whole {
        units.retain(|(unit, _, area)| unit == area);
    }
    let domains = cx.model.domain_keys().iter().map(|key| Tallied {
        value: key.clone(),
        title: domain_title(cx, key),
        n: count(&|_, finding| finding.domain.as_deref() == Some(key)),
    });
    let years = cx.model.years().iter().rev().map(|&year| Tallied {
        value: year.to_string(),
        title: year.to_string(),
        n: cx.model.findings_in(year).len(),
    });
    let day = cx.model.edition.date;
    let shortcoming = |finding: &Finding<'_>| finding.kind == FindingKind::Shortcoming;
    let mut statuses: Vec<Worded> = Progress::ALL
        .iter()
        .map(|&status| {
            // What is no shortcoming has a status only where one is known.
            let fits = |_, finding: &Finding<'_>| {
                progress(finding) == status && (shortcoming(finding) || status != Progress::Unknown)
            };
            Worded::new("status", status.word(), count(&fits))
        })
        .collect();
    statuses.push(Worded::new("status", "overdue", count(&|_, finding| is_overdue(finding, day))));
    statuses.push(Worded::new(
        "status",
        "recurring",
        count(&|ix, _| cx.recurring.repeats_earlier(cx.model, ix)),
    ));
    let kinds = KIND_ORDER
        .iter()
        .map(|&kind| Worded::new("finding_kind", kind.word(), count(&|_, finding| finding.kind == kind)));
    Filters {
        units: units.into_iter().map(|(unit, n, area)| unit_choice(cx, unit, n, area)).collect(),
        whole,
        domains: domains.filter(|choice| choice.n > 0).collect(),
        years: years.filter(|choice| choice.n > 0).collect(),
        statuses: statuses.into_iter().filter(|choice| choice.n > 0).collect(),
        kinds: kinds.filter(|choice| choice.n > 0).collect(),
    }
}

/// A unit below a district is named with it: communes of one name are told apart.
fn unit_choice(cx: &Context<'_>, unit: UnitIx, n: usize, district: UnitIx) -> Tallied {
    let record = cx.model.unit(unit);
    let title = if district == unit {
        record.name.to_string()
    } else {
        format!("{} ({})", record.name, cx.model.unit(district).short_name())
    };
    Tallied { value: record.id.to_string(), title, n }
}
