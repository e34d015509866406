//! Every input file in memory, addressable by file and byte span.
//!
//! Nothing here touches the disk: whoever reads files (the `load` room, or a test) hands their bytes to
//! [`Sources::new`]. From then on a place in the content is a [`Span`], four bytes per number, copied freely;
//! it becomes a line and a column only when somebody has to read it.

mod file;
mod span;

use rayon::prelude::*;

pub use file::{Position, SourceFile};
pub use span::{FileId, Span, Spanned};

/// All input files of a run, sorted by path, so that the order of directory entries never shows in the output.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes `(path, bytes)` pairs; paths use `/` and are relative to the content folder.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let files: Vec<_> = files.into_iter().collect();
        let files = files.into_par_iter().map(|(path, bytes)| SourceFile::new(path, bytes));
        let mut files: Vec<_> = files.collect();
        files.sort_by(|a, b| a.path().cmp(b.path()));
        Self { files }
    }

    /// The file behind an id that this value handed out.
    ///
    /// # Panics
    /// If the id comes from another `Sources`.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.index()]
    }

    /// All files with their ids, in path order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId::new(index), file))
    }

    /// The files below one top-level folder, such as `"units"`.
    pub fn in_folder<'s>(&'s self, folder: &'s str) -> impl Iterator<Item = (FileId, &'s SourceFile)> {
        self.iter().filter(move |(_, file)| {
            file.path().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// The file at exactly this path.
    pub fn find(&self, path: &str) -> Option<(FileId, &SourceFile)> {
        let index = self.files.binary_search_by(|file| file.path().cmp(path)).ok()?;
        Some((FileId::new(index), &self.files[index]))
    }

    /// Line and column (both from 1, columns in characters) of the start of a span.
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file).position(span.start())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_by_path_and_found_again() {
        let sources =
            Sources::new([("units/b.json".into(), b"b".to_vec()), ("site.toml".into(), b"a".to_vec())]);
        let paths: Vec<_> = sources.iter().map(|(_, file)| file.path()).collect();
        assert_eq!(paths, ["site.toml", "units/b.json"]);
        assert_eq!(sources.in_folder("units").count(), 1);
        assert_eq!(sources.in_folder("unit").count(), 0);
        assert!(sources.find("units/b.json").is_some());
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let sources = Sources::new([("a.json".into(), "{\n \"tên\": 1}".as_bytes().to_vec())]);
        let (id, file) = sources.find("a.json").expect("there");
        let start = file.text().find('1').expect("there");
        let position = sources.position(Span::new(id, start, start + 1));
        assert_eq!((position.line, position.column), (2, 9));
    }
}
