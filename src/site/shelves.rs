use std::cmp::Reverse;
use std::collections::HashMap;

use crate::address::Route;
use crate::model::{DocumentIx, FindingIx, Model};
use crate::text::collation_key;

use super::views::locator_fragment;

/// A site with more documents than this lists them by year of issue.
const ON_THE_PAGE_OF_ALL: usize = 80;
/// The most documents on one page of a list.
const ON_ONE_PAGE: usize = 80;

/// The documents issued in one year that stand on one page.
#[derive(Debug, Clone)]
pub struct DocumentList {
    /// Year of issue; `None` for those without a date.
    pub year: Option<i32>,
    /// Newest first.
    pub documents: Vec<DocumentIx>,
    /// Which of the pages of the year it is, from 1.
    pub piece: usize,
    /// How many pages there are.
    pub pieces: usize,
}

impl DocumentList {
    /// All documents by year, the newest first; none where one page takes them all.
    pub fn all(model: &Model<'_>) -> Vec<Self> {
        if model.documents.len() <= ON_THE_PAGE_OF_ALL {
            return Vec::new();
        }
        let year = |ix: DocumentIx| model.document(ix).date.map(|date| date.year());
        let mut lists = Vec::new();
        for documents in Self::newest_first(model).chunk_by(|&one, &next| year(one) == year(next)) {
            let pieces = documents.len().div_ceil(ON_ONE_PAGE);
            let pages = documents.chunks(ON_ONE_PAGE).enumerate();
            lists.extend(pages.map(|(at, page)| Self {
                year: year(documents[0]),
                documents: page.to_vec(),
                piece: at + 1,
                pieces,
            }));
        }
        lists
    }

    /// All documents, those without a date last.
    pub fn newest_first(model: &Model<'_>) -> Vec<DocumentIx> {
        let mut documents: Vec<DocumentIx> = model.iter_documents().map(|(ix, _)| ix).collect();
        documents.sort_by_key(|&ix| (Reverse(model.document(ix).date), ix));
        documents
    }

    /// Its page.
    pub fn route(&self) -> Route {
        Route::documents_of(self.year, self.piece)
    }
}

/// The most findings on one page of the document that they were taken from.
const FROM_A_DOCUMENT: usize = 120;

/// What was taken from each document, in the order of its places, and on which of its pages each place stands.
#[derive(Debug, Default)]
pub struct Papers {
    /// Of documents that one page does not hold.
    long: HashMap<DocumentIx, Vec<FindingIx>>,
    /// Their pages after the first.
    pub further: Vec<(DocumentIx, usize)>,
    /// The page on which the place of a finding first stands, of those taken from long documents.
    pieces: HashMap<FindingIx, usize>,
}

impl Papers {
    /// Puts what was taken from documents in order.
    pub fn of(model: &Model<'_>) -> Self {
        let mut papers = Self::default();
        for (ix, _) in model.iter_documents() {
            if model.findings_from(ix).len() <= FROM_A_DOCUMENT {
                continue;
            }
            let findings = in_order(model, ix);
            // By the fragment of a place.
            let mut places: HashMap<String, usize> = HashMap::new();
            for (at, &finding) in findings.iter().enumerate() {
                if let Some(locator) = model.finding(finding).source.locator.as_deref() {
                    let piece = *places.entry(locator_fragment(locator)).or_insert(at / FROM_A_DOCUMENT + 1);
                    papers.pieces.insert(finding, piece);
                }
            }
            let pieces = findings.len().div_ceil(FROM_A_DOCUMENT);
            papers.further.extend((2..=pieces).map(|piece| (ix, piece)));
            papers.long.insert(ix, findings);
        }
        papers
    }

    /// How many pages a document has.
    pub fn pieces(&self, ix: DocumentIx) -> usize {
        self.long.get(&ix).map_or(1, |findings| findings.len().div_ceil(FROM_A_DOCUMENT))
    }

    /// What of a document stands on one of its pages.
    pub fn findings(&self, model: &Model<'_>, ix: DocumentIx, piece: usize) -> Vec<FindingIx> {
        match self.long.get(&ix) {
            None => in_order(model, ix),
            Some(findings) => {
                let mut pieces = findings.chunks(FROM_A_DOCUMENT);
                pieces.nth(piece - 1).unwrap_or_default().to_vec()
            }
        }
    }

    /// The page of its document on which the place of a finding stands.
    pub fn piece_of_finding(&self, ix: FindingIx) -> usize {
        self.pieces.get(&ix).copied().unwrap_or(1)
    }
}

/// In the order in which places are counted; those without a place first.
fn in_order(model: &Model<'_>, ix: DocumentIx) -> Vec<FindingIx> {
    let mut findings = model.findings_from(ix).to_vec();
    let locator = |ix: FindingIx| model.finding(ix).source.locator.as_deref();
    findings.sort_by_cached_key(|&ix| (locator(ix).map(collation_key), ix));
    findings
}
