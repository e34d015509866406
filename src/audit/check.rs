use rayon::prelude::*;

use crate::artifact::Notes;
use crate::diagnostics::Rule;
use crate::model::Model;

use super::acknowledge::{self, STALE_ACKNOWLEDGEMENT, UNKNOWN_RULE};
use super::checks;
use super::compare::{CUT_OFF, ROUNDED_PARTS};
use super::discrepancy::Discrepancy;
use super::privacy;

/// One check of the audit.
#[derive(Debug)]
pub struct Check {
    /// The rules it reports, the one it is named after first. Rules that share an id are one rule with several
    /// sentences.
    pub rules: &'static [&'static Rule],
    /// Anchor of the section of the documentation and of the data-quality page that it belongs to.
    pub section: &'static str,
    /// Runs it. The order of the list does not matter.
    pub run: fn(&Model<'_>) -> Vec<Discrepancy>,
}

/// Every check. A new one is one file in `checks/` and one line here.
pub static CHECKS: &[Check] = &[
    checks::sum_of_domains::CHECK,
    checks::parts_vs_total::CHECK,
    checks::score_above_maximum::CHECK,
    checks::loss_vs_score::CHECK,
    checks::criteria_vs_parent::CHECK,
    checks::domain_percent::CHECK,
    checks::rank_out_of_range::CHECK,
    checks::duplicate_rank::CHECK,
    checks::class_bounds::CHECK,
    checks::maxima_vs_scale::CHECK,
    checks::losses_listed::CHECK,
    checks::aggregate_vs_components::CHECK,
    checks::loss_total::CHECK,
    checks::same_figure::CHECK,
    checks::same_reason_different_loss::CHECK,
    checks::missing_reason::CHECK,
    checks::loss_unstated::CHECK,
    checks::same_loss::CHECK,
    checks::ratio_vs_stated::CHECK,
    checks::parts_vs_whole::CHECK,
    checks::value_twice::CHECK,
    checks::lowest_list::CHECK,
    checks::lowest_domains::CHECK,
    checks::period_vs_finding::CHECK,
    checks::date_outside_year::CHECK,
    checks::remedy_label::CHECK,
    checks::remedy_denominator::CHECK,
    checks::related_status::CHECK,
    checks::records_contradict::CHECK,
    checks::words_vs_list::CHECK,
    checks::words_vs_share::CHECK,
    checks::remedy_no_better::CHECK,
    checks::remedy_without_base::CHECK,
    checks::done_without_figure::CHECK,
    checks::overdue::CHECK,
    checks::recurring::CHECK,
    checks::done_found_again::CHECK,
    checks::claim_count::CHECK,
    checks::no_progress::CHECK,
    checks::document_incomplete::CHECK,
    checks::printed_heading::CHECK,
    checks::numbering::CHECK,
    checks::printed_figures::CHECK,
    checks::reference_number::CHECK,
    checks::duplicate_code::CHECK,
    checks::same_text::CHECK,
    checks::all_vs_exceptions::CHECK,
    checks::praise_vs_shortcoming::CHECK,
    checks::criticised::CHECK,
    checks::impossible_dates::CHECK,
    checks::unit_not_valid::CHECK,
    checks::lineage_dates::CHECK,
    checks::confusable_names::CHECK,
    checks::unit_alias_used::CHECK,
    checks::printed_name::CHECK,
    privacy::CHECK,
    checks::broken_link::CHECK,
    checks::unused_record::CHECK,
    checks::small_count::CHECK,
];

/// Rules that belong to no single check, with their section.
static SHARED: &[(&Rule, &str)] = &[
    (&CUT_OFF, "rounding"),
    (&ROUNDED_PARTS, "rounding"),
    (&STALE_ACKNOWLEDGEMENT, "acknowledgements"),
    (&UNKNOWN_RULE, "acknowledgements"),
];

/// Every rule of the audit with its section; rules that share an id follow each other.
pub fn rules() -> impl Iterator<Item = (&'static Rule, &'static str)> {
    let of_checks = CHECKS.iter().flat_map(|check| check.rules.iter().map(|&rule| (rule, check.section)));
    of_checks.chain(SHARED.iter().copied())
}

/// Runs every check, puts the notes of acknowledgements beside what they acknowledge, and reports the
/// acknowledgements that acknowledge nothing. In order of place, then rule, then field.
pub fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    run_noting(model, &())
}

/// Like [`run`], leaving notes of what need not be looked at again.
pub(super) fn run_noting(model: &Model<'_>, notes: &dyn Notes) -> Vec<Discrepancy> {
    let names = |check: &Check| check.rules.iter().map(|rule| rule.id).collect::<Vec<_>>();
    let run = |check: &Check| {
        // The only one that has anything to note. Its place in memory tells nothing: each use of a constant may have one.
        let is_gate = names(check) == names(&privacy::CHECK);
        if is_gate { privacy::run_noting(model, notes) } else { (check.run)(model) }
    };
    let mut found: Vec<Discrepancy> = CHECKS.par_iter().flat_map_iter(run).collect();
    let ids: Vec<&str> = rules().map(|(rule, _)| rule.id).collect();
    acknowledge::apply(model, &ids, &mut found);
    found.par_sort_by(|a, b| key(a).cmp(&key(b)));
    found
}

fn key(one: &Discrepancy) -> impl Ord + '_ {
    let Discrepancy { diagnostic, field, units, subject, .. } = one;
    (diagnostic.span, diagnostic.rule.id, field, *subject, units)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
    use crate::audit::testing::Content;
    use crate::diagnostics::Language;

    #[test]
    fn sound_content_has_nothing_to_say() {
        Content::new().finding(json!({})).result(json!({})).expect_nothing();
    }

    #[test]
    fn an_id_stands_for_one_rule_of_one_section_and_severity() {
        let mut seen = BTreeMap::new();
        let mut last = "";
        for (rule, section) in rules() {
            assert!(rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.id);
            let known = seen.insert(rule.id, (section, rule.severity));
            assert!(known.is_none() || last == rule.id, "{} is taken", rule.id);
            assert!(known.is_none_or(|known| known == (section, rule.severity)), "{}", rule.id);
            last = rule.id;
        }
    }

    #[test]
    fn both_languages_say_the_same_things() {
        fn holes(text: &str) -> Vec<&str> {
            let mut names: Vec<&str> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
            names.sort_unstable();
            names
        }
        for (rule, _) in rules() {
            let (vi, en) = (rule.wording(Language::Vi), rule.wording(Language::En));
            assert_eq!(holes(vi.message), holes(en.message), "{}", rule.id);
            assert_eq!(holes(vi.help), holes(en.help), "{}", rule.id);
            assert!(!vi.help.is_empty() && !en.help.is_empty(), "{}", rule.id);
        }
    }
}
