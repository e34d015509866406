use std::fmt;

/// A relative path with `/` that cannot leave the output folder and that every common file system and web
/// server can hold: ASCII letters, digits, `-`, `_`, `.`; no empty, hidden-parent or over-long segment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArtifactPath(String);

/// The text is no safe output path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidPath(pub String);

const LONGEST_SEGMENT: usize = 200;

impl ArtifactPath {
    /// Checks and takes a path.
    ///
    /// # Errors
    /// [`InvalidPath`] with the refused text.
    pub fn new(path: impl Into<String>) -> Result<Self, InvalidPath> {
        let path = path.into();
        let safe = |segment: &str| {
            !segment.is_empty()
                && segment.len() <= LONGEST_SEGMENT
                && !segment.ends_with('.')
                && !segment.starts_with("..")
                && !is_windows_device(segment)
                && segment
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        };
        if path.split('/').all(safe) { Ok(Self(path)) } else { Err(InvalidPath(path)) }
    }

    /// The text of the path.
    pub fn into_string(self) -> String {
        self.0
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Names that Windows gives to devices, with or without an extension: the clerk's PC cannot hold such a file.
fn is_windows_device(segment: &str) -> bool {
    let bytes = segment.as_bytes();
    let stem = &bytes[..bytes.iter().take(5).position(|&byte| byte == b'.').unwrap_or(bytes.len())];
    let is_one_of = |names: &[&str]| names.iter().any(|name| stem[..3].eq_ignore_ascii_case(name.as_bytes()));
    match stem.len() {
        3 => is_one_of(&["con", "prn", "aux", "nul"]),
        4 => stem[3].is_ascii_digit() && is_one_of(&["com", "lpt"]),
        _ => false,
    }
}

impl fmt::Display for ArtifactPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InvalidPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a safe output path: {:?}", self.0)
    }
}

impl std::error::Error for InvalidPath {}

#[cfg(test)]
mod tests {
    use super::ArtifactPath;

    #[test]
    fn a_path_cannot_leave_the_output_folder() {
        for bad in [
            "", "/etc", "../x", "a/../b", "a//b", "a/", "C:\\x", "a\\b", "đ/x", "a b", ".../x", "con.txt",
            "x.", "a/NUL", "Com1.js", "lpt9", "aux.a.b",
        ] {
            assert!(ArtifactPath::new(bad).is_err(), "{bad:?} was taken");
        }
        for good in [
            "con-1",
            "com",
            "com10",
            "comx",
            "cong.txt",
            "a.con",
            "index.html",
            "don-vi/xa-a-01/index.html",
            ".nojekyll",
            "ton-tai/7.1.2.2/index.html",
        ] {
            assert!(ArtifactPath::new(good).is_ok(), "{good:?} was refused");
        }
    }
}
