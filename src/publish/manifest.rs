use std::collections::{BTreeSet, HashMap};

use crate::artifact::ArtifactPath;

const HEADER: &str = "minhbach 1";

/// The paths that a build published: a header with the version of the format, then one path a line, sorted.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    paths: BTreeSet<String>,
    /// Lower case to every spelling with a capital, which hardly any path has. There are two only after a build crashed
    /// while a path changed its case.
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
        let path =
            |(index, line)| ArtifactPath::new(line).map(ArtifactPath::into_string).map_err(|_| index + 2);
        let paths: BTreeSet<String> = lines.enumerate().map(path).collect::<Result<_, _>>()?;
        let mut spellings: HashMap<String, Vec<String>> = HashMap::new();
        for path in paths.iter().filter(|path| has_capital(path)) {
            spellings.entry(path.to_ascii_lowercase()).or_default().push(path.clone());
        }
        Ok(Self { paths, spellings })
    }

    /// The text of a manifest of these paths.
    pub(super) fn render<'p>(paths: impl Iterator<Item = &'p String>) -> String {
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
        if self.spellings.is_empty() && !has_capital(path) {
            return None;
        }
        let lower_case = path.to_ascii_lowercase();
        let with_capital = self.spellings.get(&lower_case).into_iter().flatten();
        let mut all = with_capital.chain(self.paths.get(&lower_case)).map(String::as_str);
        all.find(|spelling| *spelling != path)
    }
}

fn has_capital(path: &str) -> bool {
    path.bytes().any(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let paths = BTreeSet::from(["a/index.html".to_owned(), "Index.html".to_owned()]);
        let text = Manifest::render(paths.iter());
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
        let lower = Manifest::parse("minhbach 1\na/x\n").unwrap();
        assert_eq!(lower.other_spelling("A/x"), Some("a/x"));
        assert_eq!(lower.other_spelling("a/x"), None);
        let crashed = Manifest::parse("minhbach 1\nA/x\na/x\n").unwrap();
        assert_eq!(crashed.other_spelling("a/x"), Some("A/x"));
    }
}
