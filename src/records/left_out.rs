use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

/// Records that are there but were left out: unpublished, or with a fault of their own.
///
/// What refers to one of them is not wrong as well. A clerk who forgets a comma in the register of units is told
/// of the comma, not of a thousand units that are suddenly unknown.
#[derive(Debug, Default)]
pub struct LeftOut<'a> {
    folders: BTreeMap<&'static str, Gap<'a>>,
}

/// What is missing of one folder.
#[derive(Debug, Default)]
struct Gap<'a> {
    ids: HashSet<Cow<'a, str>>,
    /// Whether there are others whose ids are not known.
    others: bool,
}

impl<'a> LeftOut<'a> {
    /// Leaves out one record; its id where that much could be read.
    pub fn record(&mut self, folder: &'static str, id: Option<Cow<'a, str>>) {
        let gap = self.folders.entry(folder).or_default();
        match id {
            Some(id) => {
                gap.ids.insert(id);
            }
            None => gap.others = true,
        }
    }

    /// Leaves out a whole file.
    pub fn file(&mut self, folder: &'static str) {
        self.record(folder, None);
    }

    /// Whether nothing of a folder is left out.
    pub fn is_whole(&self, folder: &str) -> bool {
        !self.folders.contains_key(folder)
    }

    /// Whether a record of this id may be among those left out.
    pub fn may_hold(&self, folder: &str, id: &str) -> bool {
        self.folders.get(folder).is_some_and(|gap| gap.others || gap.ids.contains(id))
    }

    /// Takes in what another part of the same content left out.
    pub fn merge(&mut self, other: Self) {
        for (folder, gap) in other.folders {
            let own = self.folders.entry(folder).or_default();
            own.ids.extend(gap.ids);
            own.others |= gap.others;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_remembered_by_its_id_and_a_file_covers_every_id() {
        let mut left_out = LeftOut::default();
        left_out.record("units", Some("xa-a".into()));
        assert!(left_out.may_hold("units", "xa-a"));
        assert!(!left_out.may_hold("units", "xa-b"));
        assert!(!left_out.may_hold("findings", "xa-a"));
        left_out.file("findings");
        assert!(left_out.may_hold("findings", "any"));
        assert!(!left_out.is_whole("units") && left_out.is_whole("results"));
    }
}
