use serde::{Deserialize, Serialize};

/// One thing that can be found: a unit, a finding, a document, a page …
///
/// Texts are plain: no Markdown and no HTML reaches the index.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Entry {
    /// Its page, relative to the root of the site and ready for an `href`.
    pub url: String,
    /// What it is, as a key that the theme has a word for: `unit`, `finding`, `document` …
    pub kind: String,
    /// Its heading; the field that counts most.
    pub title: String,
    /// The unit or units it is about; for a unit the place it lies in and its other names.
    pub place: String,
    /// Names of the units it is about, for the facet.
    pub units: Vec<String>,
    /// Key of its domain.
    pub domain: Option<String>,
    /// The year it belongs to. It is searched, too, together with `place`.
    pub year: Option<i32>,
    /// The day it is dated, ISO, perhaps without day or month; hits are sorted by it.
    pub date: Option<String>,
    /// A status key that the theme has a word for, such as `in-progress`.
    pub status: Option<String>,
    /// Everything else worth finding.
    pub text: String,
    /// What it is also found by and does not show: source document, place in it, topics.
    pub source: String,
    /// Points gained or lost, as printed. Searched together with `text`.
    pub points: Option<String>,
    /// How the loss is known: `exact`, `range` or `unknown`.
    pub loss: Option<String>,
    /// Points lost as a decimal with a dot, of a range the upper bound; hits are sorted by it.
    pub lost: Option<String>,
    /// Figures of it that the audit doubts, each with where it says why.
    pub doubts: Vec<Doubted>,
    /// Lifts the entry over others that match equally well: 0 not at all, 100 doubles its score.
    pub rank: u8,
}

/// A figure of an entry that the audit doubts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubted {
    /// How the sides stand to each other, as a key that the theme has a word for: `differs`, `rounded` …
    pub verdict: String,
    /// Where the audit says why, relative to the root of the site and ready for an `href`.
    pub url: String,
}

impl Entry {
    /// The place in two: the units that the entry is about, and what they lie in. The place of a unit is all of it
    /// its own, because that tells units of one name apart.
    pub(super) fn places(&self) -> (&str, &str) {
        let units = self.units.join(", ");
        match self.place.strip_prefix(&units) {
            Some(around) if self.kind != "unit" && !units.is_empty() => {
                self.place.split_at(self.place.len() - around.len())
            }
            _ => (&self.place, ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_units_lie_in_is_told_from_the_units() {
        let units = vec!["Xã Sơn Lĩnh".to_owned(), "Xã Sơn Lễ".to_owned()];
        let place = "Xã Sơn Lĩnh, Xã Sơn Lễ, Huyện Hương Sơn".to_owned();
        let mut entry = Entry { kind: "shortcoming".to_owned(), units, place, ..Entry::default() };
        assert_eq!(entry.places(), ("Xã Sơn Lĩnh, Xã Sơn Lễ", ", Huyện Hương Sơn"));
        entry.units.clear();
        assert_eq!(entry.places(), (&*entry.place, ""));
        let unit = Entry {
            kind: "unit".to_owned(),
            units: vec!["Xã Sơn Lĩnh".to_owned()],
            place: "Huyện Hương Sơn".to_owned(),
            ..Entry::default()
        };
        assert_eq!(unit.places(), ("Huyện Hương Sơn", ""));
    }
}
