//! What search finds: one [`Entry`] for each unit, finding, result, indicator value, section of a text, document
//! and criterion, in the order of the content. One file for each group of them.

mod doubts;
mod figures;
mod findings;
mod papers;
mod units;

use std::ops::Range;

use crate::artifact::{Fingerprint, Fingerprinter};
use crate::model::{self, IndicatorIx, UnitIx};
use crate::render::{Argument, Renderer};
use crate::search::{Entry, Source};
use crate::site::views::SourceView;
use crate::site::{Context, Prints, Route};

/// How much more a kind of hit weighs, in percent: who types the name of a commune wants the commune, and who types
/// a topic what was found about it rather than the criterion of the same name.
const UNIT_RANK: u8 = 60;
const RESULT_RANK: u8 = 30;
const DOCUMENT_RANK: u8 = 20;
const FINDING_RANK: u8 = 15;
const FIGURE_RANK: u8 = 10;
const COMMON_RANK: u8 = 0;

/// Everything that search finds, in the order of the content, some neighbouring records at a time.
pub(super) struct Entries<'c> {
    cx: &'c Context<'c>,
    renderer: &'c Renderer,
    prints: Option<&'c Prints<'c>>,
    /// Stands for the theme, whose words are in entries.
    theme: Fingerprint,
    groups: Vec<Group>,
}

/// Some neighbouring records of one kind.
enum Group {
    Units(Range<usize>),
    Findings(Range<usize>),
    Results(Range<usize>),
    Values(Vec<(IndicatorIx, usize)>),
    Domains,
    Documents(Range<usize>),
    Criteria,
    Pages,
}

/// Records of one group: an edit of one of them has all of a group analysed again.
const RECORDS: usize = 1_024;
/// A document is several entries.
const DOCUMENTS: usize = 64;

impl<'c> Entries<'c> {
    pub(super) fn new(
        cx: &'c Context<'c>,
        renderer: &'c Renderer,
        theme: Fingerprint,
        prints: Option<&'c Prints<'c>>,
    ) -> Self {
        let model = cx.model;
        let values = model.iter_indicators();
        let values = values.flat_map(|(ix, indicator)| (0..indicator.values.len()).map(move |at| (ix, at)));
        let values: Vec<(IndicatorIx, usize)> = values.collect();
        let mut groups = Vec::new();
        groups.extend(pieces(model.units.len(), RECORDS).map(Group::Units));
        groups.extend(pieces(model.findings.len(), RECORDS).map(Group::Findings));
        groups.extend(pieces(model.results.len(), RECORDS).map(Group::Results));
        groups.extend(values.chunks(RECORDS).map(|values| Group::Values(values.to_vec())));
        groups.push(Group::Domains);
        groups.extend(pieces(model.documents.len(), DOCUMENTS).map(Group::Documents));
        groups.extend([Group::Criteria, Group::Pages]);
        Self { cx, renderer, prints, theme, groups }
    }
}

/// The numbers below a count in pieces.
fn pieces(count: usize, piece: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count).step_by(piece).map(move |start| start..count.min(start + piece))
}

impl Source for Entries<'_> {
    fn chunks(&self) -> usize {
        self.groups.len()
    }

    fn chunk(&self, number: usize) -> Vec<Entry> {
        let (cx, renderer, mut entries) = (self.cx, self.renderer, Vec::new());
        match &self.groups[number] {
            Group::Units(range) => units::add(cx, renderer, range.clone(), &mut entries),
            Group::Findings(range) => findings::add(cx, renderer, range.clone(), &mut entries),
            Group::Results(range) => figures::add_results(cx, renderer, range.clone(), &mut entries),
            Group::Values(values) => figures::add_values(cx, renderer, values, &mut entries),
            Group::Domains => papers::add_domains(cx, &mut entries),
            Group::Documents(range) => papers::add_documents(cx, range.clone(), &mut entries),
            Group::Criteria => papers::add_criteria(cx, &mut entries),
            Group::Pages => papers::add_pages(cx, &mut entries),
        }
        entries
    }

    fn print(&self, number: usize) -> Option<Fingerprint> {
        let (prints, model) = (self.prints?, self.cx.model);
        let (kind, own) = match &self.groups[number] {
            Group::Units(range) => (format!("units {range:?}"), prints.of_list(&[])),
            Group::Findings(range) => {
                let findings: Vec<_> = range.clone().map(|at| model.finding_at(at)).collect();
                ("findings".to_owned(), prints.of_texts(&findings))
            }
            Group::Results(range) => {
                let marks =
                    model.results[range.clone()].iter().map(|result| doubts::in_result(self.cx, result));
                let marks = format!("results {range:?} {:?}", marks.collect::<Vec<_>>());
                (marks, prints.of_scores())
            }
            Group::Values(values) => {
                let of = |&(ix, at): &(IndicatorIx, usize)| model.indicator(ix).values[at].finding;
                let findings: Vec<_> = values.iter().filter_map(of).collect();
                let marks = values.iter().map(|&(ix, at)| doubts::in_value(self.cx, ix, at));
                let marks = format!("values {values:?} {:?}", marks.collect::<Vec<_>>());
                (marks, prints.of_list(&findings))
            }
            Group::Domains => ("domains".to_owned(), prints.of_list(&[])),
            Group::Documents(range) => (format!("documents {range:?}"), prints.of_list(&[])),
            Group::Criteria => (format!("criteria {:?}", papers::where_used(self.cx)), prints.of_list(&[])),
            Group::Pages => ("pages".to_owned(), prints.of_list(&[])),
        };
        let print = Fingerprinter::new().with_fingerprint(self.theme).with(kind.as_bytes());
        Some(print.with_fingerprint(own).finish())
    }
}

/// The address as it stands in a link: a folder on disk has no index of its own.
fn href(route: &Route, fragment: &str) -> String {
    format!("{route}index.html{fragment}")
}

/// Words of the theme with their places filled. Its test holds that every language has them; a theme that lost one
/// leaves the place empty rather than a site without search.
fn words(renderer: &Renderer, key: &str, places: &[(&str, &str)]) -> String {
    let arguments: Vec<_> =
        places.iter().map(|&(name, value)| (name, Argument::Text(value.into()))).collect();
    renderer.words().text(key, &arguments).unwrap_or_default()
}

fn source(cx: &Context<'_>, source: &model::Source<'_>) -> String {
    let view = SourceView::of(cx, source);
    view.locator.map_or_else(|| view.label.clone(), |locator| format!("{}, {locator}", view.label))
}

/// The day of the document a statement stands in, by which hits are sorted.
fn date(cx: &Context<'_>, source: &model::Source<'_>) -> Option<String> {
    cx.model.document(source.document).date.map(|date| date.to_string())
}

fn names(cx: &Context<'_>, units: &[UnitIx]) -> Vec<String> {
    units.iter().map(|&unit| cx.model.unit(unit).name.to_string()).collect()
}

/// Names of units and then of what they lie in below the province, each once: a commune is asked for together with
/// its district.
fn place(cx: &Context<'_>, units: &[UnitIx]) -> String {
    let mut names = names(cx, units);
    for &unit in units {
        let Some(above) = cx.model.unit(unit).parent.map(|above| cx.model.unit(above)) else { continue };
        if above.parent.is_some() && !names.iter().any(|name| *name == above.name) {
            names.push(above.name.to_string());
        }
    }
    names.join(", ")
}
