use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::person::Register;
use crate::artifact::{Fingerprint, Fingerprinter, Notes};
use crate::model::Model;
use crate::records::PersonalData;
use crate::source::{FileId, SourceFile, Span};

/// What the last build left of it.
const NAME: &str = "privacy";

/// Files in which the gate found nothing, by all that decides what it finds: their text, and the names of the register.
pub(super) struct Clean {
    prints: HashMap<FileId, Fingerprint>,
    known: HashSet<Fingerprint>,
}

impl Clean {
    pub(super) fn recall(model: &Model<'_>, register: &Register, notes: &dyn Notes) -> Self {
        let names = register.print();
        let print = |(id, file): (FileId, &SourceFile)| {
            let print = Fingerprinter::new().with_fingerprint(names).with(file.path().as_bytes());
            (id, print.with(file.text().as_bytes()).finish())
        };
        let files: Vec<_> = model.sources.iter().collect();
        let note = notes.recall(NAME).unwrap_or_default();
        let lines = std::str::from_utf8(&note).unwrap_or_default().lines();
        Self {
            prints: files.into_par_iter().map(print).collect(),
            known: lines.filter_map(|line| line.parse().ok()).collect(),
        }
    }

    pub(super) fn holds(&self, file: FileId) -> bool {
        self.prints.get(&file).is_some_and(|print| self.known.contains(print))
    }

    pub(super) fn leave(&self, hits: &[(Span, PersonalData)], notes: &dyn Notes) {
        let found: HashSet<FileId> = hits.iter().map(|(span, _)| span.file).collect();
        let clean = self.prints.iter().filter(|(file, _)| !found.contains(file));
        let mut lines: Vec<String> = clean.map(|(_, print)| format!("{print}\n")).collect();
        lines.sort_unstable();
        notes.leave(NAME, lines.concat().as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::sync::Mutex;

    use serde_json::json;

    use super::*;
    use crate::audit::privacy::run_noting;
    use crate::audit::testing::Content;

    #[derive(Default)]
    struct Kept(Mutex<Vec<u8>>);

    impl Notes for Kept {
        fn recall(&self, _name: &str) -> Option<Vec<u8>> {
            Some(self.0.lock().unwrap().clone())
        }

        fn leave(&self, _name: &str, bytes: &[u8]) {
            *self.0.lock().unwrap() = bytes.to_vec();
        }
    }

    /// How many reports there are, and in how many files nothing is known to be.
    fn run(content: &Content, notes: &Kept) -> (usize, usize) {
        let counts = RefCell::new((0, 0));
        content.with_model(|model| {
            let clean = Clean::recall(model, &Register::of(model), notes);
            let known = model.sources.iter().filter(|(id, _)| clean.holds(*id)).count();
            *counts.borrow_mut() = (run_noting(model, notes).len(), known);
        });
        counts.into_inner()
    }

    #[test]
    fn a_file_is_read_again_when_it_or_the_register_has_changed_or_something_is_in_it() {
        let notes = Kept::default();
        let clean = || Content::new().finding(json!({ "text": "Đồng chí Trần Văn Mẫu" }));
        let found = run(&clean(), &notes).0;
        assert!(found > 0);
        let (again, known) = run(&clean(), &notes);
        assert_eq!(again, found, "what was found is found again");
        assert!(known > 0);
        let renamed = clean().unit(json!({ "id": "xa-m", "name": "Xã Mới Nữa", "kind": "commune" }));
        assert_eq!(run(&renamed, &notes), (found, 0));
        let other = Content::new().finding(json!({ "text": "Không có tên ai." }));
        let (found, _) = run(&other, &notes);
        assert_eq!(found, 0);
        assert_eq!(run(&other, &notes).0, 0);
    }

    #[test]
    fn a_whole_audit_leaves_its_note() {
        let notes = Kept::default();
        Content::new().with_model(|model| {
            crate::audit::Discrepancies::noting(model, &notes);
        });
        assert!(!notes.0.lock().unwrap().is_empty());
    }
}
