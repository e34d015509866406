use std::borrow::Cow;
use std::collections::HashMap;

use crate::artifact::QuickMap;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::records::{LeftOut, RawSource};
use crate::source::{Sources, Span, Spanned};
use crate::syntax::Id;
use crate::text::{closest, slug};

use super::super::document::Cited;
use super::super::figure::Source;
use super::super::handle::{CitedIx, DocumentIx, FindingIx, FrameworkIx, UnitIx};
use super::super::reference::DocumentRef;
use super::super::rules::{self, ReferenceRules};
use super::super::whole::RawContent;

/// The ids of one kind of record.
pub(super) struct Names<'a, H> {
    folder: &'static str,
    rules: &'static ReferenceRules,
    by_id: QuickMap<Cow<'a, str>, (H, Span)>,
    /// Slugs of names and aliases, for guesses; units only.
    by_slug: HashMap<String, Vec<Cow<'a, str>>>,
    order: Vec<Cow<'a, str>>,
}

impl<'a, H: Copy> Names<'a, H> {
    fn new(folder: &'static str, rules: &'static ReferenceRules) -> Self {
        Self { folder, rules, by_id: QuickMap::default(), by_slug: HashMap::new(), order: Vec::new() }
    }

    fn insert(&mut self, id: &Spanned<Id<'a>>, handle: H, cx: &mut Reporter<'_, '_>) {
        let key = id.value.0.clone();
        if let Some((_, first)) = self.by_id.get(&key) {
            let first = cx.place(*first);
            cx.push(Diagnostic::new(&rules::DUPLICATE_ID, id.span).with("id", &*key).with("first", first));
            return;
        }
        self.order.push(key.clone());
        self.by_id.insert(key, (handle, id.span));
    }
}

/// Diagnostics, and the sources that name their places.
struct Reporter<'s, 'd> {
    sources: &'s Sources,
    diagnostics: &'d mut Diagnostics,
}

impl Reporter<'_, '_> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn place(&self, span: Span) -> String {
        let position = self.sources.position(span);
        format!("{}:{}:{}", self.sources.file(span.file).path(), position.line, position.column)
    }
}

/// Look-ups by id for all kinds of records.
pub(super) struct Registry<'a, 'd> {
    reporter: Reporter<'a, 'd>,
    units: Names<'a, UnitIx>,
    frameworks: Names<'a, FrameworkIx>,
    findings: Names<'a, FindingIx>,
    documents: Names<'a, DocumentRef>,
    cited: Vec<Cited<'a>>,
    errors: bool,
    /// A reference to one of these is dropped without a word.
    left_out: LeftOut<'a>,
}

impl<'a, 'd> Registry<'a, 'd> {
    pub(super) fn new(
        raw: &RawContent<'a>,
        left_out: LeftOut<'a>,
        sources: &'a Sources,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let errors = diagnostics.has_errors();
        let mut reporter = Reporter { sources, diagnostics };
        let mut units = Names::new("units", &rules::UNIT);
        for (index, unit) in raw.records.units.iter().enumerate() {
            units.insert(&unit.value.id, UnitIx::new(index), &mut reporter);
            let names = std::iter::once(&unit.value.name)
                .chain(&unit.value.aliases)
                .chain(unit.value.names.iter().map(|period| &period.value.name));
            for name in names {
                let list: &mut Vec<_> = units.by_slug.entry(slug(&name.value)).or_default();
                if !list.contains(&unit.value.id.value.0) {
                    list.push(unit.value.id.value.0.clone());
                }
            }
        }
        let mut frameworks = Names::new("frameworks", &rules::FRAMEWORK);
        for (index, framework) in raw.records.frameworks.iter().enumerate() {
            frameworks.insert(&framework.value.id, FrameworkIx::new(index), &mut reporter);
        }
        let mut findings = Names::new("findings", &rules::FINDING);
        for (index, finding) in raw.records.findings.iter().enumerate() {
            findings.insert(&finding.value.id, FindingIx::new(index), &mut reporter);
            for alias in &finding.value.aliases {
                findings.insert(alias, FindingIx::new(index), &mut reporter);
            }
        }
        let mut documents = Names::new("documents", &rules::DOCUMENT);
        for (index, (document, _)) in raw.documents.iter().enumerate() {
            documents.insert(&document.value.id, DocumentRef::Source(DocumentIx::new(index)), &mut reporter);
        }
        Self { reporter, units, frameworks, findings, documents, cited: Vec::new(), errors, left_out }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.reporter.push(diagnostic);
    }

    pub(super) fn has_errors(&self) -> bool {
        self.errors || self.reporter.diagnostics.has_errors()
    }

    /// Whether every record of these folders is there.
    pub(super) fn is_whole(&self, folders: &[&str]) -> bool {
        folders.iter().all(|folder| self.left_out.is_whole(folder))
    }

    pub(super) fn place(&self, span: Span) -> String {
        self.reporter.place(span)
    }

    pub(super) fn path(&self, span: Span) -> &str {
        self.reporter.sources.file(span.file).path()
    }

    pub(super) fn unit(&mut self, id: &Spanned<Id<'a>>) -> Option<UnitIx> {
        find(&self.units, id, &self.left_out, &mut self.reporter)
    }

    pub(super) fn framework(&mut self, id: &Spanned<Id<'a>>) -> Option<FrameworkIx> {
        find(&self.frameworks, id, &self.left_out, &mut self.reporter)
    }

    pub(super) fn finding(&mut self, id: &Spanned<Id<'a>>) -> Option<FindingIx> {
        find(&self.findings, id, &self.left_out, &mut self.reporter)
    }

    /// A unit, without a word when there is none.
    pub(super) fn known_unit(&self, id: &Id<'a>) -> Option<UnitIx> {
        self.units.by_id.get(&id.0).map(|(unit, _)| *unit)
    }

    /// A criteria set, without a word when there is none.
    pub(super) fn known_framework(&self, id: &Id<'a>) -> Option<FrameworkIx> {
        self.frameworks.by_id.get(&id.0).map(|(framework, _)| *framework)
    }

    /// A source document or a cited one.
    pub(super) fn any_document(&mut self, id: &Spanned<Id<'a>>) -> Option<DocumentRef> {
        find(&self.documents, id, &self.left_out, &mut self.reporter)
    }

    /// A source document; a cited one has no page and no text to point into.
    pub(super) fn document(&mut self, id: &Spanned<Id<'a>>) -> Option<DocumentIx> {
        match self.any_document(id)? {
            DocumentRef::Source(document) => Some(document),
            DocumentRef::Cited(_) => {
                self.report(Diagnostic::new(&rules::CITED_DOCUMENT, id.span).with("id", &*id.value.0));
                None
            }
        }
    }

    pub(super) fn source(&mut self, raw: &Spanned<RawSource<'a>>) -> Option<Source<'a>> {
        let document = self.document(&raw.value.document)?;
        Some(Source { document, locator: raw.value.locator.as_ref().map(|text| text.value.clone()) })
    }

    /// Takes in a reference to another document. One id is one document: a source document of this site, or one
    /// that several source documents cite.
    pub(super) fn cite(
        &mut self,
        cited: Cited<'a>,
        id: Option<&Spanned<Id<'a>>>,
        by: DocumentIx,
    ) -> DocumentRef {
        let known = id.and_then(|id| self.documents.by_id.get(&id.value.0)).map(|(known, _)| *known);
        if let Some(known) = known {
            if let DocumentRef::Cited(ix) = known {
                self.cited[ix.index()].cited_by.push(by);
            }
            return known;
        }
        let reference = DocumentRef::Cited(CitedIx::new(self.cited.len()));
        if let Some(id) = id {
            self.documents.insert(id, reference, &mut self.reporter);
        }
        self.cited.push(cited);
        reference
    }

    /// Reports every id that stands twice in a list that nothing refers to.
    pub(super) fn refuse_duplicates<'r>(&mut self, ids: impl Iterator<Item = &'r Spanned<Id<'a>>>)
    where
        'a: 'r,
    {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for id in ids {
            if let Some(first) = seen.insert(&id.value.0, id.span) {
                let first = self.reporter.place(first);
                self.report(
                    Diagnostic::new(&rules::DUPLICATE_ID, id.span)
                        .with("id", &*id.value.0)
                        .with("first", first),
                );
            }
        }
    }

    pub(super) fn take_cited(&mut self) -> Vec<Cited<'a>> {
        std::mem::take(&mut self.cited)
    }
}

fn find<'a, H: Copy>(
    names: &Names<'a, H>,
    id: &Spanned<Id<'a>>,
    left_out: &LeftOut<'a>,
    cx: &mut Reporter<'_, '_>,
) -> Option<H> {
    let wanted = &*id.value.0;
    if let Some((handle, _)) = names.by_id.get(wanted) {
        return Some(*handle);
    }
    if left_out.may_hold(names.folder, wanted) {
        return None;
    }
    // A name written where an id belongs, or an id without its code: `xa-son-tien` for `xa-son-tien-18142`.
    let mut candidates: Vec<&str> =
        names.by_slug.get(wanted).into_iter().flatten().map(|found| &**found).collect();
    for known in &names.order {
        if known.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('-'))
            && !candidates.contains(&&**known)
        {
            candidates.push(known);
        }
    }
    let known = || names.order.iter().map(|known| &**known);
    cx.push(dangling(names.rules, wanted, id.span, &candidates, known()));
    None
}

/// The diagnostic for a reference that does not name exactly one record.
pub(super) fn dangling<'k>(
    kind: &'static ReferenceRules,
    wanted: &str,
    span: Span,
    candidates: &[&str],
    known: impl Iterator<Item = &'k str>,
) -> Diagnostic {
    const LISTED: usize = 6;
    let diagnostic = match candidates {
        [] => match closest(wanted, known) {
            Some(guess) => Diagnostic::new(&kind.guess, span).with("guess", guess),
            None => Diagnostic::new(&kind.unknown, span),
        },
        [only] => Diagnostic::new(&kind.guess, span).with("guess", *only),
        many => {
            let list = many.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
            Diagnostic::new(&rules::AMBIGUOUS_REFERENCE, span).with("candidates", list)
        }
    };
    diagnostic.with("id", wanted)
}
