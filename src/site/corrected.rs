use crate::address::Route;
use crate::model::Model;

/// A site with more corrections than this lists them by year.
const ON_THE_PAGE_OF_ALL: usize = 100;
/// The most corrections on one page of a list.
const ON_ONE_PAGE: usize = 100;

/// The corrections of one year that stand on one page.
///
/// The oldest stands first on the first page: a further correction comes behind the others, and none of them moves to
/// another page. Their places are permanent addresses.
#[derive(Debug, Clone)]
pub struct CorrectionList {
    /// Year of the corrections.
    pub year: i32,
    /// Positions among the corrections of the site, oldest first.
    pub corrections: Vec<usize>,
    /// Which of the pages of the year it is, from 1.
    pub piece: usize,
    /// How many pages there are.
    pub pieces: usize,
}

impl CorrectionList {
    /// All corrections by year, the newest year first; none where one page takes them all.
    pub fn all(model: &Model<'_>) -> Vec<Self> {
        if model.corrections.len() <= ON_THE_PAGE_OF_ALL {
            return Vec::new();
        }
        let year = |at: &usize| model.corrections[*at].date.year();
        let newest_first: Vec<usize> = (0..model.corrections.len()).collect();
        let mut lists = Vec::new();
        for of_year in newest_first.chunk_by(|one, next| year(one) == year(next)) {
            let oldest_first: Vec<usize> = of_year.iter().rev().copied().collect();
            let pieces = oldest_first.len().div_ceil(ON_ONE_PAGE);
            lists.extend(oldest_first.chunks(ON_ONE_PAGE).enumerate().map(|(at, page)| Self {
                year: year(&page[0]),
                corrections: page.to_vec(),
                piece: at + 1,
                pieces,
            }));
        }
        lists
    }

    /// Its page.
    pub fn route(&self) -> Route {
        Route::corrections_of(self.year, self.piece)
    }

    /// Where a correction stands: on the page of all, or on one of the lists.
    pub fn place(lists: &[Self], model: &Model<'_>, id: &str) -> Route {
        let is_it = |at: &usize| model.corrections[*at].id == id;
        let page = lists.iter().find(|list| list.corrections.iter().any(is_it));
        Route::new(format!("{}#{id}", page.map_or_else(Route::corrections, Self::route)))
    }
}
