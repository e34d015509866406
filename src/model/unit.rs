use std::borrow::Cow;

use chrono::NaiveDate;

use crate::records::{Share, UnitKind};
use crate::source::Span;

use super::handle::UnitIx;
use super::validity::Validity;

/// A unit: a province, a district, a commune, an office.
#[derive(Debug, Clone)]
pub struct Unit<'a> {
    /// Permanent id, part of its address.
    pub id: Cow<'a, str>,
    /// Official name with its kind.
    pub name: Cow<'a, str>,
    /// Kind.
    pub kind: UnitKind,
    /// Official code.
    pub code: Option<Cow<'a, str>>,
    /// When it existed.
    pub valid: Validity,
    /// Other spellings.
    pub aliases: Vec<Cow<'a, str>>,
    /// Names over time, where it was renamed.
    pub names: Vec<NamePeriod<'a>>,
    /// The unit above.
    pub parent: Option<UnitIx>,
    /// The units above over time, where that changed.
    pub parents: Vec<ParentPeriod>,
    /// What it became.
    pub successors: Vec<Succession<'a>>,
    /// What it was made of; the other side of their `successors`.
    pub predecessors: Vec<Succession<'a>>,
    /// Units directly below it, in order of their names.
    pub children: Vec<UnitIx>,
    /// Note for readers.
    pub note: Option<Cow<'a, str>>,
    /// Where it stands in the content.
    pub span: Span,
}

/// A name during some time.
#[derive(Debug, Clone)]
pub struct NamePeriod<'a> {
    /// Name.
    pub name: Cow<'a, str>,
    /// When.
    pub valid: Validity,
}

/// A unit above during some time.
#[derive(Debug, Clone, Copy)]
pub struct ParentPeriod {
    /// The unit above.
    pub unit: UnitIx,
    /// When.
    pub valid: Validity,
}

/// One arrow of the lineage.
#[derive(Debug, Clone)]
pub struct Succession<'a> {
    /// The unit at the other end.
    pub unit: UnitIx,
    /// All of the older unit, or a part.
    pub share: Share,
    /// Number of the resolution.
    pub basis: Option<Cow<'a, str>>,
}

impl Unit<'_> {
    /// Whether it is a commune, a township or a ward.
    pub fn is_communal(&self) -> bool {
        matches!(self.kind, UnitKind::Commune | UnitKind::Township | UnitKind::Ward)
    }

    /// Whether it is an administrative unit with a territory.
    pub fn is_territorial(&self) -> bool {
        self.is_communal() || matches!(self.kind, UnitKind::Province | UnitKind::District)
    }

    /// Its name on a day.
    pub fn name_on(&self, day: NaiveDate) -> &str {
        self.names
            .iter()
            .find(|period| period.valid.holds_on(day))
            .map_or(&*self.name, |period| &*period.name)
    }

    /// The unit above it on a day.
    pub fn parent_on(&self, day: NaiveDate) -> Option<UnitIx> {
        self.parents
            .iter()
            .find(|period| period.valid.holds_on(day))
            .map(|period| period.unit)
            .or(self.parent)
    }

    /// The name without the word for its kind: `Sơn Lĩnh` of `Xã Sơn Lĩnh`, for narrow places and search.
    pub fn short_name(&self) -> &str {
        let kinds: [(&str, usize); 7] = [
            ("xã", 1),
            ("thị trấn", 2),
            ("phường", 1),
            ("huyện", 1),
            ("thị xã", 2),
            ("thành phố", 2),
            ("tỉnh", 1),
        ];
        for (kind, words) in kinds {
            let Some((at, _)) = self.name.match_indices(' ').nth(words - 1) else { continue };
            if self.name[..at].to_lowercase() == kind {
                return &self.name[at + 1..];
            }
        }
        &self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Unit<'_> {
        let file = crate::source::Sources::new([("a".to_owned(), Vec::new())]).iter().next().unwrap().0;
        Unit {
            id: "a".into(),
            name: name.into(),
            kind: UnitKind::Commune,
            code: None,
            valid: Validity::default(),
            aliases: Vec::new(),
            names: Vec::new(),
            parent: None,
            parents: Vec::new(),
            successors: Vec::new(),
            predecessors: Vec::new(),
            children: Vec::new(),
            note: None,
            span: Span::start_of(file),
        }
    }

    #[test]
    fn a_short_name_leaves_out_the_kind_and_nothing_else() {
        let cases = [
            ("Xã Sơn Lĩnh", "Sơn Lĩnh"),
            ("Thị trấn Tây Sơn", "Tây Sơn"),
            ("thị xã Kỳ Anh", "Kỳ Anh"),
            ("Phòng Nội vụ", "Phòng Nội vụ"),
            ("Xã", "Xã"),
        ];
        for (name, short) in cases {
            assert_eq!(named(name).short_name(), short);
        }
    }
}
