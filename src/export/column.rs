use std::io;

use crate::syntax::Choice;
use crate::text::Locale;

use super::cell::Cell;
use super::whole::Export;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Text, perhaps of several lines.
    Text,
    /// An id of the record itself.
    Id,
    /// Id of a row of the table of units.
    Unit,
    /// Id of a row of the table of findings.
    Finding,
    /// Id of a row of the table of documents.
    Document,
    /// A permanent absolute address.
    Url,
    /// An exact decimal.
    Decimal,
    /// A whole number.
    Integer,
    /// A calendar year.
    Year,
    /// `true` or `false`.
    Bool,
    /// `2024`, `2024-04` or `2024-04-09`, as far as it is known.
    Date,
    /// Several texts; in CSV with ` | ` between them.
    List,
    /// One word of a closed list.
    Choice(Vec<&'static str>),
}

impl Kind {
    /// The kind of a column that holds the words of a closed list.
    pub(super) fn choice<C: Choice>() -> Self {
        Self::Choice(C::WORDS.to_vec())
    }
}

/// A column as readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Name in the CSV header and key in JSON.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Vietnamese description.
    pub vi: &'static str,
    /// English description.
    pub en: &'static str,
}

impl Field {
    /// The description in a language.
    pub fn description(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Vi => self.vi,
            Locale::En => self.en,
        }
    }
}

/// Takes the cells of one row after another.
pub(super) type Rows<'o, 'c> = dyn FnMut(&[Cell<'c>]) -> io::Result<()> + 'o;

type Get<'c, R> = Box<dyn Fn(&'c Export<'c>, &R) -> Cell<'c> + 'c>;

/// The columns of a table whose rows are made from `R`.
pub(super) struct Columns<'c, R> {
    list: Vec<(Field, Get<'c, R>)>,
}

impl<'c, R: 'c> Columns<'c, R> {
    pub(super) fn new() -> Self {
        Self { list: Vec::new() }
    }

    /// Declares the next column: key, kind, Vietnamese and English description, and where its cell comes from.
    pub(super) fn with<T: Into<Cell<'c>>>(
        mut self,
        key: &'static str,
        kind: Kind,
        vi: &'static str,
        en: &'static str,
        get: impl Fn(&'c Export<'c>, &R) -> T + 'c,
    ) -> Self {
        let get: Get<'c, R> = Box::new(move |export, row| get(export, row).into());
        self.list.push((Field { key, kind, vi, en }, get));
        self
    }

    pub(super) fn fields(self) -> Vec<Field> {
        self.list.into_iter().map(|(field, _)| field).collect()
    }

    /// Hands over the cells of every row.
    pub(super) fn visit(
        &self,
        export: &'c Export<'c>,
        rows: impl IntoIterator<Item = R>,
        out: &mut Rows<'_, 'c>,
    ) -> io::Result<()> {
        let mut cells = Vec::with_capacity(self.list.len());
        for row in rows {
            cells.clear();
            cells.extend(self.list.iter().map(|(_, get)| get(export, &row)));
            out(&cells)?;
        }
        Ok(())
    }
}
