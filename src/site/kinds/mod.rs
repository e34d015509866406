//! One file for each kind of page.

mod audit;
mod compare;
mod corrections;
mod criterion;
mod data;
mod document;
mod documents;
mod domain;
mod domains;
mod error;
mod finding;
mod findings;
mod framework;
mod frameworks;
mod home;
mod method;
mod page;
mod remedies;
mod search;
mod unit;
mod units;
mod year;
mod years;

use super::PageKind;

/// Every kind of page, in the order of the site's contents. A new kind is one file here, one line in this list
/// and one template.
pub static KINDS: [&dyn PageKind; 36] = [
    &home::Home,
    &years::Years,
    &year::YearPages,
    &year::AreaPages,
    &units::Units,
    &unit::UnitPages,
    &unit::UnitYears,
    &unit::UnitsBelow,
    &unit::UnitCharts,
    &domains::Domains,
    &domain::DomainPages,
    &domain::DomainAreas,
    &frameworks::Frameworks,
    &framework::FrameworkPages,
    &criterion::CriterionPages,
    &findings::Findings,
    &findings::FindingLists,
    &findings::SubjectPages,
    &finding::FindingPage,
    &remedies::Remedies,
    &remedies::RemedyLists,
    &compare::Compare,
    &search::Search,
    &documents::Documents,
    &documents::DocumentLists,
    &document::DocumentPage,
    &document::DocumentParts,
    &audit::Audit,
    &audit::AuditRules,
    &audit::AuditDistricts,
    &corrections::Corrections,
    &corrections::CorrectionLists,
    &method::Method,
    &page::MarkdownPage,
    &data::Data,
    &error::NotFound,
];
