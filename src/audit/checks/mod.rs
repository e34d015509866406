//! One file for each check: its rule, what it compares, its tests.

pub(super) mod claim_count;
pub(super) mod class_bounds;
pub(super) mod confusable_names;
pub(super) mod criteria_vs_parent;
pub(super) mod document_incomplete;
pub(super) mod domain_percent;
pub(super) mod duplicate_rank;
pub(super) mod impossible_dates;
pub(super) mod loss_vs_score;
pub(super) mod losses_listed;
pub(super) mod overdue;
pub(super) mod parts_vs_total;
pub(super) mod rank_out_of_range;
pub(super) mod ratio_vs_stated;
pub(super) mod remedy_denominator;
pub(super) mod remedy_label;
pub(super) mod score_above_maximum;
mod scores;
pub(super) mod small_count;
pub(super) mod sum_of_domains;
pub(super) mod unit_alias_used;
pub(super) mod unit_not_valid;
