use std::borrow::Cow;

use crate::records::PersonalData;
use crate::source::{Span, Spanned};
use crate::text::PartialDate;

/// Personal data that the law allows to publish at one place.
#[derive(Debug, Clone)]
pub struct Override<'a> {
    /// Permanent id.
    pub id: Cow<'a, str>,
    /// What kind of personal data.
    pub rule: PersonalData,
    /// The record, as `findings/<id>`, `results/<year>/<unit id>` …
    pub record: Spanned<Cow<'a, str>>,
    /// The field, as a path within the record.
    pub field: Cow<'a, str>,
    /// The very letters that are allowed; `None` for the first that is found.
    pub text: Option<Cow<'a, str>>,
    /// Legal basis.
    pub basis: Cow<'a, str>,
    /// Note for the public.
    pub note: Option<Cow<'a, str>>,
    /// Day of the decision.
    pub date: Option<PartialDate>,
    /// Where it stands in the content.
    pub span: Span,
}
