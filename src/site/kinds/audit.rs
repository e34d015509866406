use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::audit::{Verdict, rules};
use crate::site::views::{DiscrepancyView, Tallied, Worded};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};
use crate::text::collation_key;

/// Every stated figure that the audit doubts, stated and computed side by side.
#[derive(Debug)]
pub(super) struct Audit;

#[derive(Debug, Serialize)]
struct View {
    total: usize,
    acknowledged: usize,
    /// By verdict, the worst first; those that do not occur left out.
    verdicts: Vec<Counted>,
    /// One group a rule, contradictions first.
    rules: Vec<RuleGroup>,
    /// The same as choices.
    kinds: Vec<Worded>,
    districts: Vec<Tallied>,
    documents: Vec<Tallied>,
    years: Vec<Tallied>,
}

#[derive(Debug, Serialize)]
struct Counted {
    /// Key of the words `verdict.*`.
    verdict: &'static str,
    n: usize,
}

#[derive(Debug, Serialize)]
struct RuleGroup {
    /// Id; key of the words `audit_rule.*`.
    rule: &'static str,
    /// The worst verdict in it.
    verdict: &'static str,
    items: Vec<Item>,
}

#[derive(Debug, Serialize)]
struct Item {
    one: DiscrepancyView,
    /// Whether the fragment stands here; a second one of the same name has none.
    anchored: bool,
}

impl PageKind for Audit {
    fn id(&self) -> &'static str {
        "audit"
    }

    fn template(&self) -> &'static str {
        "audit.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("audit")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::audit())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("audit")],
            feed: None,
            view: Value::from(Serde(view(cx))),
        }
    }
}

fn view(cx: &Context<'_>) -> View {
    let all: Vec<(Verdict, DiscrepancyView)> =
        cx.discrepancies.iter().map(|one| (one.verdict, DiscrepancyView::of(cx, one))).collect();
    let verdicts = Verdict::ALL.iter().map(|&verdict| Counted {
        verdict: verdict.word(),
        n: all.iter().filter(|(own, _)| *own == verdict).count(),
    });
    let tallied = |of: &dyn Fn(&DiscrepancyView) -> Option<(String, String)>| {
        let mut counts: BTreeMap<(Vec<u8>, String), Tallied> = BTreeMap::new();
        for (value, title) in all.iter().filter_map(|(_, one)| of(one)) {
            let key = (collation_key(&title), value.clone());
            counts.entry(key).or_insert(Tallied { value, title, n: 0 }).n += 1;
        }
        counts.into_values().collect::<Vec<_>>()
    };
    let verdicts = verdicts.filter(|counted| counted.n > 0).collect();
    let acknowledged = all.iter().filter(|(_, one)| one.acknowledged.is_some()).count();
    let districts = tallied(&|one| one.district.as_ref().map(|unit| (unit.id.clone(), unit.name.clone())));
    let documents = tallied(&|one| Some((one.document_id.clone()?, one.source.as_ref()?.label.clone())));
    let years = tallied(&|one| one.year.map(|year| (year.to_string(), year.to_string())));
    let total = all.len();
    let rules = by_rule(all);
    let kinds = rules.iter().map(|group| Worded::new("audit_rule", group.rule, group.items.len())).collect();
    View { total, acknowledged, verdicts, kinds, districts, documents, years, rules }
}

/// Rules that contradict something first, then in the order of the registry.
fn by_rule(all: Vec<(Verdict, DiscrepancyView)>) -> Vec<RuleGroup> {
    let order: Vec<&str> = rules().map(|(rule, _)| rule.id).collect();
    let place = |rule: &str| order.iter().position(|known| *known == rule).unwrap_or(order.len());
    let mut groups: BTreeMap<usize, (Verdict, RuleGroup)> = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    for (verdict, one) in all {
        let rule = one.rule;
        let group = groups
            .entry(place(rule))
            .or_insert_with(|| (verdict, RuleGroup { rule, verdict: verdict.word(), items: Vec::new() }));
        group.0 = group.0.min(verdict);
        let anchored = anchors.insert(one.fragment.clone());
        group.1.items.push(Item { one, anchored });
    }
    let mut groups: Vec<(Verdict, RuleGroup)> = groups.into_values().collect();
    groups.sort_by_key(|(verdict, _)| *verdict);
    groups.into_iter().map(|(verdict, group)| RuleGroup { verdict: verdict.word(), ..group }).collect()
}
