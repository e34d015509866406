//! The privacy gate: offices are published, people are not.
//!
//! Every text of every record and document is read for names of persons, phone numbers, e-mail addresses and
//! numbers of identity cards. What is found stops the build, unless a record of `overrides/` names its place and
//! the legal basis: then it is a note, and the page of data quality shows the basis.
//!
//! The gate must not cry wolf, or people learn to go round it. `lexicon` holds the words that tell persons from
//! places, `person` the ways in which documents name people, `number` and `email` the rest; `scan` goes over a
//! text once. Names of the register, of places and of people of history pass.

mod clean;
mod email;
mod lexicon;
mod lowered;
mod number;
mod person;
mod rules;
mod scan;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use crate::artifact::Notes;
use crate::model::{Model, Override};
use crate::records::PersonalData;
use crate::source::Span;
use crate::syntax::Choice;

use super::texts::{Place, Places, search_but};
use super::{Check, Discrepancy, OtherSubject, Subject, Verdict};
use clean::Clean;
use person::Register;
use rules::{OVERRIDDEN, RULES, STALE_OVERRIDE, rule_for};
use scan::scan;

/// Personal data in any text.
pub(super) const CHECK: Check = Check { rules: RULES, section: "privacy", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    run_noting(model, &())
}

/// Like the others, but reads only the files that may hold anything: the gate reads every letter of the content, and
/// most files are the same from one build to the next.
pub(super) fn run_noting(model: &Model<'_>, notes: &dyn Notes) -> Vec<Discrepancy> {
    let register = Register::of(model);
    let clean = Clean::recall(model, &register, notes);
    let mut overrides = Overrides::of(model);
    let mut places = Places::new(model);
    let mut found = Vec::new();
    let hits = search_but(model, |file| clean.holds(file), |text, hits| scan(text, &register, hits));
    clean.leave(&hits, notes);
    for (span, data) in hits {
        let text = text_at(model, span);
        if data == PersonalData::EmailAddress && is_contact(model, text) {
            continue;
        }
        let Some(place) = places.of(span) else { continue };
        if matches!(place.subject, Subject::Other(OtherSubject::Override(_))) && place.field == "text" {
            // An override quotes what it allows.
            continue;
        }
        found.push(match overrides.covering(data, &place, text) {
            Some(allowed) => allowing(model, span, place, allowed),
            None => refusing(model, span, place, data, text),
        });
    }
    found.extend(overrides.unused().map(|(at, one)| stale(model, at, one)));
    found
}

fn refusing(model: &Model<'_>, span: Span, place: Place, data: PersonalData, text: &str) -> Discrepancy {
    let mut one = Discrepancy::new(model, place.subject, rule_for(data), span, Verdict::Remark)
        .with("text", text.split_whitespace().collect::<Vec<_>>().join(" "))
        .with("record", place.record)
        .with("field", &place.field);
    // Nothing else can tell the path of a field in a Markdown file.
    if matches!(place.subject, Subject::Document(_) | Subject::Other(OtherSubject::Page(_))) {
        one.diagnostic.path.clone_from(&place.field);
    }
    one.in_field(place.field)
}

fn allowing(model: &Model<'_>, span: Span, place: Place, allowed: &Override<'_>) -> Discrepancy {
    let mut one = Discrepancy::new(model, place.subject, &OVERRIDDEN, span, Verdict::Remark)
        .with("rule", allowed.rule.word())
        .with("basis", &allowed.basis)
        .with("id", &allowed.id)
        .in_field(place.field);
    one.acknowledged = Some(allowed.note.as_ref().unwrap_or(&allowed.basis).to_string());
    one
}

fn stale(model: &Model<'_>, at: usize, one: &Override<'_>) -> Discrepancy {
    let subject = Subject::Other(OtherSubject::Override(at));
    Discrepancy::new(model, subject, &STALE_OVERRIDE, one.record.span, Verdict::Remark)
        .with("id", &one.id)
        .with("rule", one.rule.word())
        .with("record", &one.record.value)
        .with("field", &one.field)
        .in_field("record")
}

fn text_at<'s>(model: &Model<'s>, span: Span) -> &'s str {
    model.sources.file(span.file).text().get(span.start()..span.end()).unwrap_or_default()
}

/// The address where errors are reported is that of an office and stands on every page.
fn is_contact(model: &Model<'_>, address: &str) -> bool {
    let contact = model.site.contact.as_deref().and_then(|contact| contact.strip_prefix("mailto:"));
    contact.is_some_and(|contact| contact.split('?').next().unwrap_or_default().eq_ignore_ascii_case(address))
}

/// The overrides by what they allow, and which of them were needed. One override allows one thing: the letters that
/// it quotes, or the first match in its field that no other quotes.
struct Overrides<'m, 'a> {
    list: &'m [Override<'a>],
    /// Positions in the list by rule, record and field.
    by_place: BTreeMap<(PersonalData, &'m str, &'m str), Vec<usize>>,
    used: Vec<bool>,
}

impl<'m, 'a> Overrides<'m, 'a> {
    fn of(model: &'m Model<'a>) -> Self {
        let list = &model.overrides;
        let mut by_place: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, one) in list.iter().enumerate() {
            by_place.entry((one.rule, &*one.record.value, &*one.field)).or_default().push(at);
        }
        Self { list, by_place, used: vec![false; list.len()] }
    }

    fn covering(&mut self, data: PersonalData, place: &Place, found: &str) -> Option<&'m Override<'a>> {
        let here = self.by_place.get(&(data, &*place.record, &*place.field))?;
        let quotes = |at: usize| self.list[at].text.as_deref();
        let is_quoted = |text: &str| text.split_whitespace().eq(found.split_whitespace());
        let quoting = here.iter().copied().find(|&at| quotes(at).is_some_and(is_quoted));
        let next = || here.iter().copied().find(|&at| quotes(at).is_none() && !self.used[at]);
        let at = quoting.or_else(next)?;
        self.used[at] = true;
        self.list.get(at)
    }

    fn unused(&self) -> impl Iterator<Item = (usize, &'m Override<'a>)> {
        self.list.iter().enumerate().filter(|(at, _)| !self.used[*at])
    }
}
