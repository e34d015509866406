use std::collections::{BTreeSet, HashMap};

use crate::artifact::ArtifactPath;

const HEADER: &str = "minhbach 1";

/// The paths that a build published: a header with the version of the format, then one path a line, sorted.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    paths: BTreeSet<String>,
    /// Lower case to every spelling. There are two only after a build crashed while a path changed its case.
    spellings: HashMap<String, Vec<String>>,
}

impl Manifest {
    /// Reads the text of a manifest, or names the first line that is wrong.
    ///
    /// Every path is checked as if it were an artifact's: a tampered list must not reach outside the folder.
    /// Windows line ends are taken, because a version-control system may have made them.
    pub(super) fn parse(text: &str) -> Result<Self, usize> {
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            return Err(1);
        }
        let mut manifest = Self::default();
        for (index, line) in lines.enumerate() {
            let path = ArtifactPath::new(line).map_err(|_| index + 2)?;
            if manifest.paths.insert(path.as_str().to_owned()) {
                let lower_case = path.as_str().to_ascii_lowercase();
                manifest.spellings.entry(lower_case).or_default().push(path.as_str().to_owned());
            }
        }
        Ok(manifest)
    }

    /// The text of a manifest of these paths.
    pub(super) fn render(paths: &BTreeSet<String>) -> String {
        let mut text = format!("{HEADER}\n");
        for path in paths {
            text.push_str(path);
            text.push('\n');
        }
        text
    }

    pub(super) fn paths(&self) -> &BTreeSet<String> {
        &self.paths
    }

    pub(super) fn contains(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// A listed path that differs from this one in case only.
    pub(super) fn other_spelling(&self, path: &str) -> Option<&str> {
        let spellings = self.spellings.get(&path.to_ascii_lowercase())?;
        spellings.iter().map(String::as_str).find(|spelling| *spelling != path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let paths = BTreeSet::from(["a/index.html".to_owned(), "Index.html".to_owned()]);
        let text = Manifest::render(&paths);
        assert_eq!(text, "minhbach 1\nIndex.html\na/index.html\n");
        assert_eq!(Manifest::parse(&text).unwrap().paths(), &paths);
        assert_eq!(Manifest::parse(&text.replace('\n', "\r\n")).unwrap().paths(), &paths);
    }

    #[test]
    fn a_list_that_reaches_outside_is_refused_at_its_line() {
        assert_eq!(Manifest::parse("minhbach 1\na\n../b\n").unwrap_err(), 3);
        assert_eq!(Manifest::parse("minhbach 1\n/etc/passwd\n").unwrap_err(), 2);
        assert_eq!(Manifest::parse("").unwrap_err(), 1);
        assert_eq!(Manifest::parse("minhbach 2\n").unwrap_err(), 1);
    }

    #[test]
    fn another_spelling_is_found_and_the_same_is_not() {
        let manifest = Manifest::parse("minhbach 1\nA/x\nb\n").unwrap();
        assert_eq!(manifest.other_spelling("a/x"), Some("A/x"));
        assert_eq!(manifest.other_spelling("A/x"), None);
        assert_eq!(manifest.other_spelling("b"), None);
        let crashed = Manifest::parse("minhbach 1\nA/x\na/x\n").unwrap();
        assert_eq!(crashed.other_spelling("a/x"), Some("A/x"));
    }
}
