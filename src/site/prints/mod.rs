//! What pages are made from, come down to fingerprints, so that a page can be known to be the same without being made.

mod audit;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use rayon::prelude::*;

use crate::artifact::{Fingerprint, Fingerprinter};
use crate::audit::Subject;
use crate::model::{CriterionParent, CriterionRef, DocumentIx, Finding, FindingIx, Model, UnitIx};
use crate::source::Span;

use super::areas::{AreaPage, DomainPage};
use super::context::Context;
use super::lists::FindingList;
use super::subjects::{About, Group, SubjectList};
use super::views::{Mark, area_of};
use audit::AuditPrints;

/// Fingerprints of what pages are made from, so that a page can be known to be the same without being made.
///
/// A kind of page with many pages says of each what it may depend on ([`PageKind::inputs`](super::PageKind::inputs)),
/// and says rather too much than too little: a print that changes for nothing costs one page, one that does not
/// change leaves a stale page. All prints stand for the text of records as it is in their files, so a field that a
/// page begins to show needs no care; a record of another kind that it begins to look at does.
#[derive(Debug)]
pub struct Prints<'c> {
    cx: &'c Context<'c>,
    /// Everything but findings and results: units, criteria sets, documents, indicators, settings.
    frame: Fingerprint,
    /// Every result.
    results: Fingerprint,
    /// What the audit found.
    audit: AuditPrints,
    /// Which pages there are, and which units the findings of each year name.
    shape: Fingerprint,
    /// The findings at each criterion.
    criteria: HashMap<CriterionRef, Fingerprint>,
    /// Every record, findings too but for their texts, and the audit of them.
    records: Fingerprint,
    /// Each finding with what is derived of it for lists, but without its texts, which no list shows.
    findings: Vec<Fingerprint>,
    /// Each finding with its texts and all that the audit says of it.
    whole: Vec<Fingerprint>,
    /// By year, the findings about each unit and each area.
    places: HashMap<(i32, UnitIx), Vec<FindingIx>>,
    /// How many findings of each sort stand on all pages of a subject.
    subjects: HashMap<About, Fingerprint>,
    /// For each unit the findings that name it or ask it to answer.
    units: Vec<Fingerprint>,
}

impl<'c> Prints<'c> {
    /// The fingerprints of everything that pages are made from.
    pub fn of(cx: &'c Context<'c>) -> Self {
        let model = cx.model;
        let findings: Vec<FindingIx> = model.iter_findings().map(|(ix, _)| ix).collect();
        let (audit, frame) = rayon::join(|| AuditPrints::of(cx), || frame(model));
        let (findings, whole): (Vec<_>, Vec<_>) =
            findings.into_par_iter().map(|ix| finding(cx, &audit, ix)).unzip();
        let list = |list: &[FindingIx]| all(list.iter().map(|ix| findings[ix.index()]));
        let units =
            model.iter_units().map(|(ix, _)| all([list(model.findings_of(ix)), list(model.answered_by(ix))]));
        let units = units.collect();
        let results = all(model.results.iter().map(|result| text(model, result.span)));
        let records = all([frame, results, audit.whole].into_iter().chain(findings.iter().copied()));
        let mut criteria: HashMap<CriterionRef, Fingerprinter> = HashMap::new();
        for (ix, finding) in model.iter_findings() {
            if let Some(criterion) = finding.criterion {
                let known = criteria.remove(&criterion).unwrap_or_default();
                criteria.insert(criterion, known.with_fingerprint(findings[ix.index()]));
            }
        }
        let criteria = criteria.into_iter().map(|(at, print)| (at, print.finish())).collect();
        Self {
            cx,
            frame,
            results,
            audit,
            shape: shape(cx),
            criteria,
            records,
            findings,
            whole,
            places: places(model),
            subjects: subjects(cx),
            units,
        }
    }

    /// The records.
    pub(super) fn model(&self) -> &'c Model<'c> {
        self.cx.model
    }

    /// The unit of a page of an earlier year.
    pub(super) fn unit_year(&self, at: usize) -> UnitIx {
        self.cx.unit_years[at].0
    }

    /// What a page of a finding may depend on: itself and whatever it leads to.
    pub(super) fn of_finding(&self, ix: FindingIx, nearest: &[FindingIx], alike: usize) -> Fingerprint {
        let record = self.cx.model.finding(ix);
        let recurring = self.cx.recurring.of_finding(ix);
        let others =
            nearest.iter().chain(&record.related).chain(recurring).map(|ix| self.findings[ix.index()]);
        Fingerprinter::new()
            .with_fingerprint(self.frame)
            .with_fingerprint(self.whole[ix.index()])
            .with(&alike.to_le_bytes())
            .with(&self.cx.papers.piece_of_finding(ix).to_le_bytes())
            .with_fingerprint(all(others))
            .finish()
    }

    /// The document of one of the further pages of documents.
    pub(super) fn further_page(&self, at: usize) -> DocumentIx {
        self.cx.papers.further[at].0
    }

    /// What a page or file with some findings may depend on that shows each of them as a list does.
    pub fn of_list(&self, findings: &[FindingIx]) -> Fingerprint {
        let findings = all(findings.iter().map(|ix| self.findings[ix.index()]));
        all([self.frame, findings])
    }

    /// What a file may depend on that shows some findings with their texts and what the audit says of them.
    pub fn of_texts(&self, findings: &[FindingIx]) -> Fingerprint {
        let findings = all(findings.iter().map(|ix| self.whole[ix.index()]));
        all([self.frame, findings])
    }

    /// What a page of a document may depend on: the findings and results taken from it, and the audit where it says
    /// anything of it. What a document counts may be anywhere.
    pub(super) fn of_document(&self, ix: DocumentIx) -> Fingerprint {
        let own = if self.cx.model.document(ix).claims.is_empty() {
            self.of_list(self.cx.model.findings_from(ix))
        } else {
            self.of_records()
        };
        all([own, self.results, self.audit.of_document(ix)])
    }

    /// What one of the pages with lists of findings may depend on: all findings of its year and district, and which
    /// other pages there are.
    pub(super) fn of_area(&self, list: &FindingList) -> Fingerprint {
        let lists = &self.cx.lists;
        let newest_first = |other: &FindingList| other.year > list.year;
        let year = &lists[lists.partition_point(newest_first)..];
        let same = year.iter().take_while(|other| other.year == list.year).filter(|other| other.is_of(list));
        let findings = same.flat_map(|list| &list.findings).map(|ix| self.findings[ix.index()]);
        all([self.frame, self.shape].into_iter().chain(findings))
    }

    /// What the page of a year may depend on: its findings with those that they repeat, those of the year before, every
    /// result, and the audit.
    pub(super) fn of_year_page(&self, year: i32) -> Fingerprint {
        let model = self.cx.model;
        let own = model.findings_in(year);
        let repeated = own.iter().flat_map(|&ix| self.cx.recurring.of_finding(ix));
        let findings = own.iter().chain(model.findings_in(year - 1)).chain(repeated);
        self.of_page(findings.map(|ix| self.findings[ix.index()]))
    }

    /// What the page of a district in a year may depend on: the findings of that year that name a unit of it or what
    /// its communes lie in today, every result, and the audit of the district and its communes.
    pub(super) fn of_area_page(&self, page: &AreaPage) -> Fingerprint {
        let model = self.cx.model;
        let communes = self.cx.areas.communes(page.area, page.year);
        let above = communes.iter().filter_map(|&commune| model.unit(commune).parent);
        let places: BTreeSet<UnitIx> = above.chain([page.area]).collect();
        let own = places.iter().filter_map(|&place| self.places.get(&(page.year, place)));
        let own: BTreeSet<FindingIx> = own.flatten().copied().collect();
        let own = own.iter().map(|ix| self.findings[ix.index()]);
        self.of_scored(communes.iter().copied().chain([page.area]), own)
    }

    /// What the page of a district in a domain may depend on: what its communes reached, and the audit of it.
    pub(super) fn of_domain_area(&self, page: &DomainPage) -> Fingerprint {
        let scored = self.cx.areas.scored(page.domain).get(&page.area).into_iter().flatten();
        let units: BTreeSet<UnitIx> = scored.map(|(unit, ..)| *unit).chain([page.area]).collect();
        self.of_scored(units, std::iter::empty())
    }

    /// All records but findings, which pages there are, what the audit says of some units, and some findings.
    fn of_scored(
        &self,
        units: impl IntoIterator<Item = UnitIx>,
        findings: impl Iterator<Item = Fingerprint>,
    ) -> Fingerprint {
        let audit = units.into_iter().map(|unit| self.audit.of_unit(unit));
        all([self.frame, self.results, self.shape].into_iter().chain(audit).chain(findings))
    }

    /// What the page of a domain may depend on.
    pub(super) fn of_domain_page(&self, key: &str) -> Fingerprint {
        let is_here = |finding: &Finding<'_>| {
            finding.domain.as_deref() == Some(key) || finding.also_domains.iter().any(|also| also == key)
        };
        let here = self.cx.model.iter_findings().filter(|(_, finding)| is_here(finding));
        self.of_page(here.map(|(ix, _)| self.findings[ix.index()]))
    }

    /// What a page of the findings of a subject may depend on: those that stand on it, and how many there are of each
    /// sort on all pages of the subject.
    pub(super) fn of_subject_page(&self, page: &SubjectList) -> Fingerprint {
        let counts = self.subjects.get(&page.about).copied();
        let own = page.findings.iter().map(|(_, ix)| self.findings[ix.index()]);
        all([self.frame, self.shape].into_iter().chain(counts).chain(own))
    }

    /// What the page of a criterion may depend on: the findings at it, and those at its components.
    pub(super) fn of_criterion_page(&self, at: CriterionRef) -> Fingerprint {
        let criteria = self.cx.model.framework(at.framework).criteria.iter().enumerate();
        let below = criteria.filter(|(_, one)| one.parent == Some(CriterionParent::Criterion(at.index)));
        let below = below.map(|(index, _)| CriterionRef { index, ..at });
        let none = Fingerprint::of(&[]);
        let print = |at: CriterionRef| self.criteria.get(&at).copied().unwrap_or(none);
        self.of_page(std::iter::once(at).chain(below).map(print))
    }

    /// What a page may depend on that shows results and what the audit says, but no finding.
    pub(super) fn of_scores_page(&self) -> Fingerprint {
        self.of_page(std::iter::empty())
    }

    /// All records but findings, which pages there are, the audit, and some findings.
    fn of_page(&self, findings: impl Iterator<Item = Fingerprint>) -> Fingerprint {
        let common = [self.frame, self.results, self.shape, self.audit.whole];
        all(common.into_iter().chain(findings))
    }

    /// The context.
    pub(super) fn context(&self) -> &'c Context<'c> {
        self.cx
    }

    /// All records and what the audit says of them, but no text of a finding.
    pub fn of_records(&self) -> Fingerprint {
        self.records
    }

    /// All records with their texts, and what the audit says of them.
    pub fn of_all_texts(&self) -> Fingerprint {
        all([self.records].into_iter().chain(self.whole.iter().copied()))
    }

    /// What the feed of a unit may depend on, which shows its findings with their texts.
    pub fn of_feed(&self, ix: UnitIx) -> Fingerprint {
        let model = self.cx.model;
        let own = model.findings_of(ix).iter().chain(model.answered_by(ix)).map(|ix| self.whole[ix.index()]);
        all([self.of_unit(ix)].into_iter().chain(own))
    }

    /// What rows of some neighbouring findings may depend on, which of other findings name no more than their ids.
    /// `texts` says whether they show texts.
    pub fn of_rows(&self, findings: &Range<usize>, texts: bool) -> Fingerprint {
        let model = self.cx.model;
        let own = if texts { &self.whole } else { &self.findings };
        let mut print = Fingerprinter::new().with_fingerprint(self.frame);
        for ix in findings.clone().map(|at| model.finding_at(at)) {
            let others = self.cx.recurring.of_finding(ix).iter().chain(&model.finding(ix).related);
            print = print.with_fingerprint(own[ix.index()]);
            print = others.fold(print, |print, &other| print.with(model.finding(other).id.as_bytes()));
        }
        print.finish()
    }

    /// What rows of some neighbouring results may depend on: all results, and the findings of their units in their years.
    pub fn of_results(&self, results: &Range<usize>) -> Fingerprint {
        let model = self.cx.model;
        let findings = model.results[results.clone()].iter().flat_map(|result| {
            let all = model.findings_of(result.unit).iter();
            let own = all.filter(|&&ix| model.finding(ix).year == result.year);
            own.map(|ix| self.findings[ix.index()])
        });
        all([self.frame, self.results].into_iter().chain(findings))
    }

    /// What a page or file of a year may depend on that shows its findings as a list does: these, and every result.
    pub fn of_year(&self, year: i32) -> Fingerprint {
        all([self.of_scores(), self.of_list(self.cx.model.findings_in(year))])
    }

    /// The same of a domain.
    pub fn of_domain(&self, key: &str) -> Fingerprint {
        let findings = self.cx.model.iter_findings();
        let own = findings.filter(|(_, finding)| finding.domain.as_deref() == Some(key));
        all([self.of_scores()].into_iter().chain(own.map(|(ix, _)| self.findings[ix.index()])))
    }

    /// What is told of the findings of a unit and of all units below it may depend on these and on every result.
    pub fn of_all_below(&self, ix: UnitIx) -> Fingerprint {
        let model = self.cx.model;
        let below = model.iter_units().filter(|&(unit, _)| model.is_within(unit, ix));
        all([self.of_scores()].into_iter().chain(below.map(|(unit, _)| self.units[unit.index()])))
    }

    /// All records but findings.
    pub fn of_scores(&self) -> Fingerprint {
        all([self.frame, self.results])
    }

    /// What a page of a unit may depend on: its findings and those of the units beside it in the register, every
    /// result, and what the audit says of these units.
    pub fn of_unit(&self, ix: UnitIx) -> Fingerprint {
        let unit = self.cx.model.unit(ix);
        let before = unit.predecessors.iter().map(|other| other.unit);
        let after = unit.successors.iter().map(|other| other.unit);
        let near = before.chain(after).chain(unit.children.iter().copied()).chain([ix]);
        let of = |unit: UnitIx| [self.units[unit.index()], self.audit.of_unit(unit)];
        all([self.frame, self.results].into_iter().chain(near.flat_map(of)))
    }
}

fn all(parts: impl IntoIterator<Item = Fingerprint>) -> Fingerprint {
    parts.into_iter().fold(Fingerprinter::new(), Fingerprinter::with_fingerprint).finish()
}

/// Which pages there are of lists, areas and subjects, and which units the findings of each year name.
fn shape(cx: &Context<'_>) -> Fingerprint {
    let list = |list: &FindingList| (list.year, list.district, list.piece);
    let lists: Vec<_> = cx.lists.iter().chain(&cx.remedy_lists).map(list).collect();
    let subjects: Vec<_> = cx.subjects.pages.iter().map(|page| (page.about, page.piece)).collect();
    let named = |&year: &i32| -> BTreeSet<UnitIx> {
        cx.model.findings_in(year).iter().flat_map(|&ix| cx.model.finding(ix).units.iter().copied()).collect()
    };
    let named: Vec<_> = cx.model.years().iter().map(named).collect();
    let all = format!("{lists:?}{subjects:?}{named:?}{}", cx.areas.shape());
    Fingerprint::of(all.as_bytes())
}

/// A record as it is written.
fn text(model: &Model<'_>, span: Span) -> Fingerprint {
    Fingerprint::of(&model.sources.file(span.file).text().as_bytes()[span.start()..span.end()])
}

/// A finding without its texts, and with them and all that the audit says of it.
fn finding(cx: &Context<'_>, audit: &AuditPrints, ix: FindingIx) -> (Fingerprint, Fingerprint) {
    let repeats = [u8::from(cx.recurring.repeats_earlier(cx.model, ix))];
    let mut head = Fingerprinter::new().with_fingerprint(head(cx.model, cx.model.finding(ix))).with(&repeats);
    let doubts = cx.doubts.of_finding(cx, ix);
    if !doubts.is_empty() || cx.discrepancies.in_record(Subject::Finding(ix)).next().is_some() {
        head = head.with(format!("{:?}{:?}", Mark::of_loss(cx, ix), Mark::of_title(cx, ix)).as_bytes());
    }
    let head = head.finish();
    let prose = cx.model.finding(ix).prose.iter().map(|&span| text(cx.model, span));
    let doubts = doubts.iter().map(|doubt| {
        let mark = format!("{}{:?}{:?}", doubt.value, doubt.followed_by, Mark::one(cx, doubt.one));
        Fingerprint::of(mark.as_bytes())
    });
    let told = audit.of_record(Subject::Finding(ix));
    (head, all([head, told].into_iter().chain(prose).chain(doubts)))
}

fn places(model: &Model<'_>) -> HashMap<(i32, UnitIx), Vec<FindingIx>> {
    let mut places: HashMap<_, Vec<FindingIx>> = HashMap::new();
    let mut areas = HashMap::new();
    for (ix, finding) in model.iter_findings() {
        for &unit in &finding.units {
            let at = (finding.year, unit);
            let area = *areas.entry(at).or_insert_with(|| area_of(model, unit, finding.year));
            places.entry(at).or_default().push(ix);
            if area != unit {
                places.entry((finding.year, area)).or_default().push(ix);
            }
        }
    }
    places
}

fn subjects(cx: &Context<'_>) -> HashMap<About, Fingerprint> {
    let subjects = cx.subjects.pages.chunk_by(|one, next| one.about == next.about);
    let counts = subjects.map(|pages| {
        let groups: Vec<Group> =
            pages.iter().flat_map(|page| &page.findings).map(|(group, _)| *group).collect();
        let counts: Vec<(Group, usize)> =
            groups.chunk_by(|one, next| one == next).map(|same| (same[0], same.len())).collect();
        (pages[0].about, Fingerprint::of(format!("{counts:?}").as_bytes()))
    });
    counts.collect()
}

/// A finding as it is written, but for its texts.
fn head(model: &Model<'_>, finding: &Finding<'_>) -> Fingerprint {
    let Span { file, .. } = finding.span;
    let bytes = model.sources.file(file).text().as_bytes();
    let mut print = Fingerprinter::new();
    let mut from = finding.span.start();
    for prose in &finding.prose {
        print = print.with(&bytes[from..prose.start()]);
        from = prose.end();
    }
    print.with(&bytes[from..finding.span.end()]).finish()
}

/// Files that are neither findings nor results, what they are read for, where the site will stand, and the order of
/// domains, which findings may add to.
fn frame(model: &Model<'_>) -> Fingerprint {
    let is_part = |path: &str| !path.starts_with("findings/") && !path.starts_with("results/");
    let files: Vec<_> =
        model.sources.iter().map(|(_, file)| file).filter(|file| is_part(file.path())).collect();
    let files: Vec<Fingerprint> = files
        .into_par_iter()
        .map(|file| Fingerprinter::new().with(file.path().as_bytes()).with(file.text().as_bytes()).finish())
        .collect();
    let keys = model.domain_keys().iter().fold(Fingerprinter::new(), |all, key| all.with(key.as_bytes()));
    Fingerprinter::new()
        .with_fingerprint(all(files))
        .with_fingerprint(keys.finish())
        .with(&[u8::from(model.edition.drafts)])
        .with(model.edition.date.to_string().as_bytes())
        .with(model.site.base_url.as_bytes())
        .finish()
}
