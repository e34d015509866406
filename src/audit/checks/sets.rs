//! What checks of criteria sets ask.

use crate::audit::Subject;
use crate::model::{FrameworkIx, Model};

/// What a discrepancy of a set is about: its document, or the first result scored by it.
pub(super) fn subject(model: &Model<'_>, ix: FrameworkIx) -> Option<Subject> {
    let source = model.framework(ix).source.as_ref().map(|source| Subject::Document(source.document));
    let scored = || model.iter_results().find(|(_, result)| result.framework == Some(ix));
    source.or_else(|| Some(Subject::Result(scored()?.0)))
}
