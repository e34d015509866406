use std::cmp::Reverse;

use crate::address::Route;
use crate::model::{DocumentIx, Model};

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
