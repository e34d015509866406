//! Random sites that are consistent by construction: the audit says nothing. With one fault among them, of any rule: it
//! says exactly that, at its place.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod audit;
#[path = "audit/faults.rs"]
mod faults;
#[path = "audit/random_site.rs"]
mod random_site;
#[path = "audit/scene.rs"]
mod scene;

use std::collections::BTreeSet;

use audit::said;
use faults::FAULTS as OF_EVERY_RULE;
use proptest::prelude::*;
use proptest::sample::Index;
use random_site::{Ratio, Site, site};
use scene::Scene;

/// Faults in the figures of the random site itself. Each needs something of the site to spoil; a site always has one of each.
#[derive(Debug, Clone, Copy)]
enum Fault {
    /// A total that the domains do not add up to, beyond what their rounding explains.
    Sum,
    /// A percentage above its ratio.
    Ratio,
    /// A finding that claims more than its whole domain lost.
    Loss,
    /// A rank behind the last.
    Rank,
    /// A count that is neither that of the findings nor that of their units.
    ClaimCount,
    /// A remedy called done that is not.
    RemedyLabel,
}

const FAULTS: [Fault; 6] =
    [Fault::Sum, Fault::Ratio, Fault::Loss, Fault::Rank, Fault::ClaimCount, Fault::RemedyLabel];

/// Spoils one thing; `by` says how much. Gives the rule, the file and the path of what should be said.
fn spoil(site: &mut Site, fault: Fault, at: Index, by: i64) -> (&'static str, &'static str, String) {
    let results = "results/2023/xa.json";
    let findings = "findings/2023/xa.json";
    match fault {
        Fault::Sum => {
            // Trimmed zeros hide how finely a document prints, and so how much rounding may explain.
            site.trims = false;
            let at = at.index(site.results.len());
            let result = &mut site.results[at];
            let beyond_rounding = i64::try_from(result.scores.len()).unwrap() + by;
            let is_large = result.self_total > beyond_rounding;
            result.self_total += if is_large { -beyond_rounding } else { beyond_rounding };
            ("sum-of-domains", results, format!("results[{at}].totals.self"))
        }
        Fault::Ratio => {
            let at = at.index(site.findings.len());
            site.findings[at].figure.stated += by.unsigned_abs();
            ("ratio-vs-stated", findings, format!("findings[{at}].figures[0].stated"))
        }
        Fault::Loss => {
            let at = at.index(site.findings.len());
            let finding = &mut site.findings[at];
            let (result, domain) = (finding.unit, finding.domain);
            let lost = site.results[result].scores[domain].lost;
            finding.loss = (lost + by, lost + by);
            ("losses-listed", results, format!("results[{result}].domains[{domain}]"))
        }
        Fault::Rank => {
            let at = at.index(site.results.len());
            site.results[at].position = site.results.len() + usize::try_from(by).unwrap();
            ("rank-out-of-range", results, format!("results[{at}].rank"))
        }
        Fault::ClaimCount => {
            let at = at.index(site.claims.len());
            let claim = &mut site.claims[at];
            claim.stated = claim.counted.0.max(claim.counted.1) + usize::try_from(by).unwrap();
            ("claim-count", "documents/2023/bc-01.md", String::new())
        }
        Fault::RemedyLabel => {
            let at = at.index(site.findings.len());
            let denominator = site.findings[at].figure.denominator;
            let remedy = &mut site.findings[at].remedy;
            remedy.is_done = true;
            remedy.figure = Ratio::new(denominator - 1, denominator, 1);
            ("remedy-label", findings, format!("findings[{at}].history[0].figures[0].numerator"))
        }
    }
}

fn cases(cases: u32) -> ProptestConfig {
    // A failure prints the site that it shrank to; nothing is kept on disk.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_consistent_site_is_not_accused_of_anything(site in site()) {
        let said = said(&site.files());
        prop_assert!(said.is_empty(), "{said:#?}");
    }

    #[test]
    fn the_scene_beside_it_is_sound_too(site in site()) {
        let mut files = site.files();
        Scene::new().add_to(&mut files);
        let said = said(&files);
        prop_assert!(said.is_empty(), "{said:#?}");
    }

    #[test]
    fn a_single_fault_of_any_rule_is_found_at_its_place(
        site in site(),
        fault in proptest::sample::select(OF_EVERY_RULE),
        by in 1..20_i64,
    ) {
        let mut scene = Scene::new();
        (fault.plant)(&mut scene, by);
        let mut files = site.files();
        scene.add_to(&mut files);
        let said = said(&files);
        let (file, path) = fault.found;
        // A contradiction is said at both records.
        let places = if fault.rule == "records-contradict" { 2 } else { 1 };
        prop_assert!(said.len() == places && said.iter().all(|one| one.rule == fault.rule), "{}: {said:#?}", fault.rule);
        prop_assert!(said.iter().any(|one| one.file == file && one.path == path), "{}: {said:#?}", fault.rule);
    }

    #[test]
    fn a_single_fault_in_its_figures_is_found_at_its_place(
        mut site in site(),
        fault in proptest::sample::select(&FAULTS[..]),
        at in any::<Index>(),
        by in 1..20_i64,
    ) {
        let (rule, file, path) = spoil(&mut site, fault, at, by);
        let said = said(&site.files());
        let places: Vec<_> =
            said.iter().map(|one| (one.rule, one.file.as_str(), one.path.as_str())).collect();
        prop_assert_eq!(places, [(rule, file, path.as_str())]);
    }
}

#[test]
fn every_rule_has_a_fault() {
    let rules: BTreeSet<&str> = minhbach::audit::rules().map(|(rule, _)| rule.id).collect();
    let faults: BTreeSet<&str> = OF_EVERY_RULE.iter().map(|fault| fault.rule).collect();
    assert_eq!(faults, rules);
    assert_eq!(faults.len(), OF_EVERY_RULE.len(), "one fault for each rule");
}

#[test]
fn each_of_them_is_found_in_the_scene_alone() {
    let wrong: Vec<String> = OF_EVERY_RULE
        .iter()
        .flat_map(|fault| [1, 7, 19].map(|by| (fault, by)))
        .filter_map(|(fault, by)| {
            let mut scene = Scene::new();
            (fault.plant)(&mut scene, by);
            let mut files = random_site::bare();
            scene.add_to(&mut files);
            let said = said(&files);
            let (file, path) = fault.found;
            let places = if fault.rule == "records-contradict" { 2 } else { 1 };
            let is_found = said.len() == places
                && said.iter().all(|one| one.rule == fault.rule)
                && said.iter().any(|one| one.file == file && one.path == path);
            (!is_found).then(|| format!("{} by {by}: {said:#?}", fault.rule))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
