use crate::artifact::{Artifact, ArtifactPath, Fingerprint, Fingerprinter};
use crate::render::{RenderError, Theme};

use super::error::BuildError;

/// Where the worker stands: it can keep only what lies beside and below it.
const PATH: &str = "sw.js";
/// Its source in the theme.
const SOURCE: &str = "offline/sw.js";
/// What its version stands in for there.
const MARK: &str = "@VERSION@";

/// The worker that keeps the site readable without a network. Its version is that of the theme, of what every page
/// knows of the site, and of the search index, which holds the words of every record: another build of the same
/// content is the same worker.
pub(super) fn worker(theme: &Theme, ground: Fingerprint, index: &str) -> Result<Artifact, BuildError> {
    let version = Fingerprinter::new().with_fingerprint(ground).with(index.as_bytes()).finish();
    let source = theme.text(SOURCE).map_err(BuildError::Theme)?;
    if !source.contains(MARK) {
        return Err(BuildError::Theme(RenderError::NotText(SOURCE.to_owned())));
    }
    Ok(Artifact::new(ArtifactPath::new(PATH)?, source.replace(MARK, &version.to_string()[..16])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_is_another_one_for_other_content_and_the_same_for_the_same() {
        let theme = Theme::embedded();
        let made = |ground: &[u8], index| {
            worker(&theme, Fingerprint::of(ground), index).expect("the theme has a worker").bytes
        };
        assert_eq!(made(b"a", "1"), made(b"a", "1"));
        assert_ne!(made(b"a", "1"), made(b"b", "1"));
        assert_ne!(made(b"a", "1"), made(b"a", "2"));
        assert!(!String::from_utf8_lossy(&made(b"a", "1")).contains(MARK));
    }
}
