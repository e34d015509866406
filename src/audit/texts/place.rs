use std::fmt::Write as _;

use crate::audit::{OtherSubject, Subject};
use crate::config::RawSite;
use crate::diagnostics::Diagnostics;
use crate::documents::{RawDocument, RawPage};
use crate::model::{Model, ResultIx};
use crate::records::KINDS;
use crate::source::{FileId, Span};
use crate::syntax::{Node, Record, Shape, Tree, parse_json, parse_toml};

/// The field of a record in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::audit) struct Place {
    /// What a discrepancy there is about.
    pub(in crate::audit) subject: Subject,
    /// The record, in the words of an override: `findings/<id>`, `results/<year>/<unit id>`, `site.toml`.
    pub(in crate::audit) record: String,
    /// Path of the field within the record; `body` for the Markdown below front matter.
    pub(in crate::audit) field: String,
}

/// Finds the field that holds a span. Cheap when asked in the order of files.
#[derive(Debug)]
pub(in crate::audit) struct Places<'m, 'a> {
    model: &'m Model<'a>,
    /// Where each record stands, in order of place.
    records: Vec<(Span, Subject)>,
    /// The file of the last answer, parsed.
    last: Option<(FileId, Option<Node<'a>>)>,
}

impl<'m, 'a> Places<'m, 'a> {
    /// Of a model.
    pub(in crate::audit) fn new(model: &'m Model<'a>) -> Self {
        let mut records: Vec<(Span, Subject)> = Vec::new();
        records.extend(model.iter_units().map(|(ix, unit)| (unit.span, Subject::Unit(ix))));
        records.extend(model.iter_results().map(|(ix, result)| (result.span, Subject::Result(ix))));
        records.extend(model.iter_findings().map(|(ix, finding)| (finding.span, Subject::Finding(ix))));
        records.extend(model.iter_documents().map(|(ix, one)| (one.span, Subject::Document(ix))));
        records.extend(model.iter_documents().map(|(ix, one)| (one.body.span, Subject::Document(ix))));
        let mut others = |span, other| records.push((span, Subject::Other(other)));
        for (ix, framework) in model.iter_frameworks() {
            others(framework.span, OtherSubject::Framework(ix));
        }
        for (ix, indicator) in model.iter_indicators() {
            others(indicator.span, OtherSubject::Indicator(ix));
        }
        for (at, page) in model.pages.iter().enumerate() {
            others(page.span, OtherSubject::Page(at));
            others(page.body.span, OtherSubject::Page(at));
        }
        for (at, correction) in model.corrections.iter().enumerate() {
            others(correction.span, OtherSubject::Correction(at));
        }
        for (at, one) in model.overrides.iter().enumerate() {
            others(one.span, OtherSubject::Override(at));
        }
        if let Some((id, file)) = model.sources.find("site.toml") {
            others(Span::new(id, 0, file.text().len()), OtherSubject::Site);
        }
        records.sort_unstable();
        Self { model, records, last: None }
    }

    /// The field at a span; `None` in a record that is not published and in a value that is no text.
    pub(in crate::audit) fn of(&mut self, span: Span) -> Option<Place> {
        let starts =
            |(record, _): &(Span, Subject)| (record.file, record.start()) <= (span.file, span.start());
        let nearest = self.records.partition_point(starts).checked_sub(1)?;
        let (record, subject) = self.records[nearest];
        if !record.contains(span) {
            return None;
        }
        let field = if self.is_body(subject, record) {
            "body".to_owned()
        } else {
            self.field(subject, record, span)?
        };
        let subject = self.part(subject, &field, span);
        Some(Place { subject, record: self.name(subject), field })
    }

    fn is_body(&self, subject: Subject, record: Span) -> bool {
        match subject {
            Subject::Document(ix) => self.model.document(ix).body.span == record,
            Subject::Other(OtherSubject::Page(at)) => self.model.pages[at].body.span == record,
            _ => false,
        }
    }

    fn field(&mut self, subject: Subject, record: Span, span: Span) -> Option<String> {
        let file = self.model.sources.file(span.file);
        let folder = file.path().split('/').next().unwrap_or_default();
        let fields = match subject {
            Subject::Document(_) => RawDocument::fields,
            Subject::Other(OtherSubject::Page(_)) => RawPage::fields,
            Subject::Other(OtherSubject::Site) => RawSite::fields,
            _ => KINDS.iter().find(|kind| kind.folder == folder)?.fields,
        };
        if self.last.as_ref().is_none_or(|(known, _)| *known != span.file) {
            // Faults have been reported where the file was read.
            let ignored = &mut Diagnostics::new();
            let tree = if file.path().ends_with(".json") {
                parse_json(span.file, file.text(), ignored)
            } else {
                file.text()
                    .get(record.start()..record.end())
                    .and_then(|text| parse_toml(span.file, text, record.start(), ignored))
            };
            self.last = Some((span.file, tree));
        }
        let root = self.last.as_ref()?.1.as_ref()?;
        let mut path = String::new();
        descend(node_at(root, record)?, &Shape::Object(fields), span, &mut path).then_some(path)
    }

    /// The part of a record that a field belongs to, where discrepancies can be about it alone.
    fn part(&self, record: Subject, field: &str, span: Span) -> Subject {
        match record {
            Subject::Finding(ix) => match (index(field, "history"), index(field, "figures")) {
                (Some((entry, rest)), _) => match index(rest, "figures") {
                    Some((figure, _)) => Subject::RemedyFigure(ix, entry, figure),
                    None => Subject::Remedy(ix, entry),
                },
                (None, Some((figure, _))) => Subject::Figure(ix, figure),
                (None, None) => record,
            },
            Subject::Result(ix) => match (index(field, "domains"), index(field, "criteria")) {
                (Some((domain, _)), _) => Subject::DomainScore(ix, domain),
                (_, Some((criterion, _))) => Subject::CriterionScore(ix, criterion),
                _ => record,
            },
            Subject::Other(OtherSubject::Indicator(ix)) => {
                // The values of the model are in another order than those of the file.
                let values = &self.model.indicator(ix).values;
                match values.iter().position(|value| value.figure.span.contains(span)) {
                    Some(at) => Subject::Indicator(ix, at),
                    None => record,
                }
            }
            _ => record,
        }
    }

    fn name(&self, subject: Subject) -> String {
        let model = self.model;
        let result = |ix: ResultIx| {
            let result = model.result(ix);
            format!("results/{}/{}", result.year, model.unit(result.unit).id)
        };
        match subject {
            Subject::Result(ix) | Subject::DomainScore(ix, _) | Subject::CriterionScore(ix, _) => result(ix),
            Subject::Finding(ix)
            | Subject::Figure(ix, _)
            | Subject::Remedy(ix, _)
            | Subject::RemedyFigure(ix, ..) => format!("findings/{}", model.finding(ix).id),
            Subject::Indicator(ix, _) | Subject::Other(OtherSubject::Indicator(ix)) => {
                format!("indicators/{}", model.indicator(ix).id)
            }
            Subject::Document(ix) => format!("documents/{}", model.document(ix).id),
            Subject::Unit(ix) => format!("units/{}", model.unit(ix).id),
            Subject::Other(OtherSubject::Site) => "site.toml".to_owned(),
            Subject::Other(OtherSubject::Framework(ix)) => format!("frameworks/{}", model.framework(ix).id),
            Subject::Other(OtherSubject::Page(at)) => format!("pages/{}", model.pages[at].id),
            Subject::Other(OtherSubject::Correction(at)) => {
                format!("corrections/{}", model.corrections[at].id)
            }
            Subject::Other(OtherSubject::Override(at)) => format!("overrides/{}", model.overrides[at].id),
        }
    }
}

/// `3` and `label` of `figures[3].label`, for `figures`.
fn index<'f>(field: &'f str, list: &str) -> Option<(usize, &'f str)> {
    let (number, rest) = field.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
    Some((number.parse().ok()?, rest.trim_start_matches('.')))
}

/// The node of exactly this span.
fn node_at<'n, 'a>(node: &'n Node<'a>, wanted: Span) -> Option<&'n Node<'a>> {
    if node.span == wanted {
        return Some(node);
    }
    let inside = |node: &&'n Node<'a>| node.span.contains(wanted);
    match &node.tree {
        Tree::Object(entries) => entries.iter().map(|entry| &entry.value).find(inside),
        Tree::Array(items) => {
            // Records stand one behind the other.
            let at = items.partition_point(|item| item.span.end() < wanted.end());
            items.get(at).filter(inside)
        }
        _ => None,
    }
    .and_then(|below| node_at(below, wanted))
}

/// Goes down to the value at a span and writes its path; `false` when it is not a text.
fn descend(node: &Node<'_>, shape: &Shape, wanted: Span, path: &mut String) -> bool {
    match (&node.tree, shape) {
        (_, Shape::Either(one, other)) => {
            let before = path.len();
            descend(node, &one(), wanted, path) || {
                path.truncate(before);
                descend(node, &other(), wanted, path)
            }
        }
        (Tree::Object(entries), Shape::Object(fields)) => {
            let Some(entry) = entries.iter().find(|entry| entry.value.span.contains(wanted)) else {
                return false;
            };
            let fields = fields();
            let Some(field) = fields.iter().find(|field| field.key == entry.key) else { return false };
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&entry.key);
            descend(&entry.value, &field.shape, wanted, path)
        }
        (Tree::Array(items), Shape::List(of)) => {
            let Some(at) = items.iter().position(|item| item.span.contains(wanted)) else { return false };
            // Writing to a String cannot fail.
            let _ = write!(path, "[{at}]");
            descend(&items[at], &of(), wanted, path)
        }
        (Tree::String(_), Shape::Text) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::index;

    #[test]
    fn a_path_tells_its_positions() {
        assert_eq!(index("history[12].figures[3].label", "history"), Some((12, "figures[3].label")));
        assert_eq!(index("figures[3]", "figures"), Some((3, "")));
        assert_eq!(index("figures", "figures"), None);
        assert_eq!(index("history[1].text", "figures"), None);
    }
}
