use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Assets, RenderError};
use crate::artifact::{Artifact, Fingerprint, Fingerprinter};

/// Every file of the default theme, sorted by path; made by `build.rs`.
static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// The files that decide how the site looks and speaks, by their path within the theme
/// (`templates/base.html`, `css/tokens.css`, `i18n/vi.toml`).
#[derive(Debug, Clone)]
pub struct Theme {
    files: BTreeMap<Cow<'static, str>, Cow<'static, [u8]>>,
}

impl Theme {
    /// The theme that comes with the program.
    pub fn embedded() -> Self {
        Self { files: EMBEDDED.iter().map(|&(path, bytes)| (path.into(), bytes.into())).collect() }
    }

    /// The embedded theme with some files replaced by those of the same path, and others added.
    pub fn with_overrides(overrides: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut theme = Self::embedded();
        theme.files.extend(overrides.into_iter().map(|(path, bytes)| (path.into(), bytes.into())));
        theme
    }

    /// The content of one file.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// The content of one text file.
    ///
    /// # Errors
    /// When there is no such file, or it is not UTF-8.
    pub fn text(&self, path: &str) -> Result<&str, RenderError> {
        let bytes = self.file(path).ok_or_else(|| RenderError::NoFile(path.to_owned()))?;
        std::str::from_utf8(bytes).map_err(|_| RenderError::NotText(path.to_owned()))
    }

    /// The files below a folder (`css/`) whose names end so (`.css`), as (path below the folder, content), sorted.
    pub fn below<'t>(
        &'t self,
        folder: &'t str,
        ending: &'t str,
    ) -> impl Iterator<Item = (&'t str, &'t [u8])> {
        self.files
            .iter()
            .filter(move |(path, _)| path.ends_with(ending))
            .filter_map(move |(path, bytes)| Some((path.strip_prefix(folder)?, bytes.as_ref())))
    }

    /// What all its files come down to.
    pub fn fingerprint(&self) -> Fingerprint {
        let files = self.files.iter();
        files.fold(Fingerprinter::new(), |all, (path, bytes)| all.with(path.as_bytes()).with(bytes)).finish()
    }

    /// Style sheet, scripts and pictures, ready to publish.
    ///
    /// # Errors
    /// When a file of the theme has a name that cannot be published, or a style sheet is not UTF-8.
    pub fn assets(&self) -> Result<Vec<Artifact>, RenderError> {
        Ok(Assets::of(self)?.into_artifacts())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_theme_has_its_parts_sorted_by_path() {
        let theme = Theme::embedded();
        for path in ["templates/base.html", "css/tokens.css", "js/app.js", "i18n/vi.toml", "i18n/en.toml"] {
            assert!(theme.text(path).is_ok(), "{path}");
        }
        assert!(EMBEDDED.is_sorted_by_key(|(path, _)| path));
    }

    #[test]
    fn a_site_replaces_the_theme_file_by_file() {
        let own = ("css/tokens.css".to_owned(), b"own".to_vec());
        let added = ("css/local.css".to_owned(), b"more".to_vec());
        let theme = Theme::with_overrides([own, added]);
        assert_eq!(theme.text("css/tokens.css").unwrap(), "own");
        assert_eq!(theme.text("css/local.css").unwrap(), "more");
        assert_eq!(theme.file("js/app.js"), Theme::embedded().file("js/app.js"));
    }

    #[test]
    fn a_missing_or_binary_file_is_no_text() {
        let theme = Theme::with_overrides([("templates/x.html".to_owned(), vec![0xff])]);
        assert!(matches!(theme.text("templates/none.html"), Err(RenderError::NoFile(_))));
        assert!(matches!(theme.text("templates/x.html"), Err(RenderError::NotText(_))));
    }
}
