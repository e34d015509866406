use std::cmp::Reverse;
use std::collections::HashMap;

use crate::address::Route;
use crate::model::{CriterionRef, FindingIx, Model, UnitIx};
use crate::records::FindingKind;

/// A subject with more findings than this has lists of its own, and its page shows only some.
const ON_THE_PAGE_OF_THE_SUBJECT: usize = 24;
/// The most findings on one page of a list.
const ON_ONE_PAGE: usize = 80;

/// What a list of findings is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// A unit: findings that name it or ask it to answer.
    Unit(UnitIx),
    /// A criterion.
    Criterion(CriterionRef),
}

/// Findings that stand together on a page about their subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Shortcomings of a year.
    Year(i32),
    /// Findings of another kind.
    Kind(FindingKind),
    /// Shortcomings that a unit must answer for.
    Answers,
}

impl Group {
    /// The fragment of the group on a page.
    pub fn fragment(self) -> String {
        match self {
            Self::Year(year) => format!("ton-tai-{year}"),
            Self::Kind(FindingKind::Shortcoming) => "ton-tai".to_owned(),
            Self::Kind(FindingKind::Strength) => "mat-duoc".to_owned(),
            Self::Kind(FindingKind::Directive) => "yeu-cau".to_owned(),
            Self::Kind(FindingKind::Statement) => "thong-tin".to_owned(),
            Self::Answers => "tra-loi".to_owned(),
        }
    }
}

/// One page of the findings of a subject that has too many for its own page.
#[derive(Debug, Clone)]
pub struct SubjectList {
    /// The subject.
    pub about: About,
    /// In the order in which they stand there, alike groups together.
    pub findings: Vec<(Group, FindingIx)>,
    /// Which of the pages of the subject it is, from 1.
    pub piece: usize,
    /// How many pages there are.
    pub pieces: usize,
}

impl SubjectList {
    /// Its page.
    pub fn route(&self, model: &Model<'_>) -> Route {
        route(model, self.about, self.piece)
    }
}

/// The findings of every unit and criterion that has too many for its own page.
#[derive(Debug, Default)]
pub struct SubjectLists {
    /// Every page, those of one subject together.
    pub pages: Vec<SubjectList>,
    /// The first page of each subject.
    first: HashMap<About, usize>,
    /// Findings at each criterion, in the order of the content.
    criteria: HashMap<CriterionRef, Vec<FindingIx>>,
}

impl SubjectLists {
    /// Cuts the findings of the subjects into pages.
    pub fn of(model: &Model<'_>) -> Self {
        let mut lists = Self::default();
        for (ix, finding) in model.iter_findings() {
            if let Some(criterion) = finding.criterion {
                lists.criteria.entry(criterion).or_default().push(ix);
            }
        }
        for (ix, _) in model.iter_units() {
            // Cheap first: most units have few.
            if model.findings_of(ix).len() + model.answered_by(ix).len() > ON_THE_PAGE_OF_THE_SUBJECT {
                lists.add(About::Unit(ix), of_unit(model, ix));
            }
        }
        for (framework, set) in model.iter_frameworks() {
            for index in 0..set.criteria.len() {
                let criterion = CriterionRef { framework, index };
                let here = lists.at_criterion(criterion);
                if here.len() > ON_THE_PAGE_OF_THE_SUBJECT {
                    let here = in_groups(model, here);
                    lists.add(About::Criterion(criterion), here);
                }
            }
        }
        lists
    }

    /// The findings at this very criterion, in the order of the content.
    pub fn at_criterion(&self, criterion: CriterionRef) -> &[FindingIx] {
        self.criteria.get(&criterion).map_or(&[], Vec::as_slice)
    }

    /// All pages of a subject; none where its own page has everything.
    pub fn pages_of(&self, about: About) -> &[SubjectList] {
        let Some(&first) = self.first.get(&about) else { return &[] };
        &self.pages[first..first + self.pages[first].pieces]
    }

    /// Where a group of a subject begins, if the subject has lists.
    pub fn place(&self, model: &Model<'_>, about: About, group: Group) -> Option<Route> {
        let holds = |page: &&SubjectList| page.findings.iter().any(|(other, _)| *other == group);
        let page = self.pages_of(about).iter().find(holds)?;
        Some(Route::new(format!("{}#{}", page.route(model), group.fragment())))
    }

    fn add(&mut self, about: About, findings: Vec<(Group, FindingIx)>) {
        let pieces = findings.len().div_ceil(ON_ONE_PAGE);
        self.first.insert(about, self.pages.len());
        let pages = findings.chunks(ON_ONE_PAGE).enumerate();
        self.pages.extend(pages.map(|(at, findings)| SubjectList {
            about,
            findings: findings.to_vec(),
            piece: at + 1,
            pieces,
        }));
    }
}

fn route(model: &Model<'_>, about: About, piece: usize) -> Route {
    match about {
        About::Unit(unit) => Route::findings_about(model.unit(unit), piece),
        About::Criterion(criterion) => {
            Route::findings_at(model.framework(criterion.framework), model.criterion(criterion), piece)
        }
    }
}

/// What names a unit, then what it must answer for.
fn of_unit(model: &Model<'_>, unit: UnitIx) -> Vec<(Group, FindingIx)> {
    let mut all = in_groups(model, model.findings_of(unit));
    let answers = model.answered_by(unit).iter().filter(|&&ix| is_shortcoming(model, ix));
    all.extend(answers.map(|&ix| (Group::Answers, ix)));
    all
}

/// Shortcomings by year, newest first, and in a year by domain; then the other kinds.
fn in_groups(model: &Model<'_>, findings: &[FindingIx]) -> Vec<(Group, FindingIx)> {
    let order = |ix: FindingIx| {
        let domain = model.finding(ix).domain.as_deref();
        let place = domain.and_then(|key| model.domain_keys().iter().position(|known| known == key));
        place.unwrap_or(usize::MAX)
    };
    let mut shortcomings: Vec<FindingIx> =
        findings.iter().copied().filter(|&ix| is_shortcoming(model, ix)).collect();
    shortcomings.sort_by_key(|&ix| (Reverse(model.finding(ix).year), order(ix), ix));
    let mut all: Vec<(Group, FindingIx)> =
        shortcomings.into_iter().map(|ix| (Group::Year(model.finding(ix).year), ix)).collect();
    for kind in [FindingKind::Strength, FindingKind::Directive, FindingKind::Statement] {
        let mut of_kind: Vec<FindingIx> =
            findings.iter().copied().filter(|&ix| model.finding(ix).kind == kind).collect();
        of_kind.sort_by_key(|&ix| (Reverse(model.finding(ix).year), ix));
        all.extend(of_kind.into_iter().map(|ix| (Group::Kind(kind), ix)));
    }
    all
}

fn is_shortcoming(model: &Model<'_>, ix: FindingIx) -> bool {
    model.finding(ix).kind == FindingKind::Shortcoming
}
