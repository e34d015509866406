use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::css::for_browsers;
use super::{RenderError, Theme};
use crate::artifact::{Artifact, ArtifactPath};

/// Style sheets that come first, in this order, because later ones build on them.
const FIRST: [&str; 5] = ["tokens.css", "base.css", "frame.css", "components.css", "tables.css"];
/// Style sheets that come last, because they take back what the others say.
const LAST: [&str; 1] = ["print.css"];

/// What pages load beside their HTML: one style sheet, the scripts and the pictures of a theme.
///
/// Each is published as `assets/<name>-<hash>.<ending>`. The hash is FNV-1a of 64 bits over the content, in 16
/// hexadecimal digits: it is stable over machines and versions, and a changed file gets a new address, so that
/// no reader sees a new page in an old style. It tells versions apart; it is no protection against forgery.
#[derive(Debug, Clone)]
pub struct Assets {
    artifacts: Vec<Artifact>,
    paths: BTreeMap<String, String>,
}

impl Assets {
    /// The assets of a theme: all style sheets joined under the name `style.css`, the scripts of a folder below
    /// `js/` joined under its name, and every other file of `js/` and `img/` by its name.
    ///
    /// # Errors
    /// When a name cannot be published, or a style sheet is not UTF-8.
    pub fn of(theme: &Theme) -> Result<Self, RenderError> {
        let mut assets = Self { artifacts: Vec::new(), paths: BTreeMap::new() };
        assets.add("style.css", style(theme)?.as_bytes())?;
        let mut joined: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
        for (name, bytes) in theme.below("js/", ".js") {
            match name.split_once('/') {
                Some((folder, _)) => joined.entry(folder).or_default().extend_from_slice(bytes),
                None => assets.add(name, bytes)?,
            }
        }
        for (folder, bytes) in joined {
            assets.add(&format!("{folder}.js"), &bytes)?;
        }
        for (name, bytes) in theme.below("img/", "") {
            assets.add(name, bytes)?;
        }
        Ok(assets)
    }

    /// Where an asset is published, by its name in the theme.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.paths.get(name).map(String::as_str)
    }

    /// A picture of the theme as an address that holds all of it, so that nothing is asked for: for the icon, which
    /// browsers would ask for beside what the page needs.
    pub fn picture(&self, name: &str) -> Option<String> {
        let path = self.path(name)?;
        let artifact = self.artifacts.iter().find(|artifact| artifact.path.to_string() == path)?;
        let kind = match name.rsplit_once('.')?.1 {
            "svg" => "svg+xml",
            kind @ ("png" | "webp") => kind,
            _ => return None,
        };
        Some(format!("data:image/{kind};base64,{}", STANDARD.encode(&artifact.bytes)))
    }

    /// The files to publish.
    pub fn into_artifacts(self) -> Vec<Artifact> {
        self.artifacts
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), RenderError> {
        let (stem, ending) = name.rsplit_once('.').ok_or_else(|| RenderError::AssetName(name.to_owned()))?;
        let path = format!("assets/{stem}-{:016x}.{ending}", fnv1a(bytes));
        let checked =
            ArtifactPath::new(path.as_str()).map_err(|_| RenderError::AssetName(name.to_owned()))?;
        self.artifacts.push(Artifact::new(checked, bytes));
        self.paths.insert(name.to_owned(), path);
        Ok(())
    }
}

/// All style sheets as one: [`FIRST`], then the others by name, then [`LAST`].
fn style(theme: &Theme) -> Result<String, RenderError> {
    let rank = |name: &str| match (place(&FIRST, name), place(&LAST, name)) {
        (Some(place), _) => (0, place),
        (None, None) => (1, 0),
        (None, Some(place)) => (2, place),
    };
    let mut names: Vec<_> = theme.below("css/", ".css").map(|(name, _)| name).collect();
    names.sort_by_key(|name| (rank(name), *name));
    let mut style = String::new();
    for name in names {
        style.push_str(&for_browsers(theme.text(&format!("css/{name}"))?));
    }
    Ok(style)
}

fn place(list: &[&str], name: &str) -> Option<usize> {
    list.iter().position(|listed| *listed == name)
}

fn fnv1a(bytes: &[u8]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.iter().fold(OFFSET, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a_of_64_bits() {
        // vectors of the algorithm's own specification
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_picture_can_be_its_own_address() {
        let theme = Theme::with_overrides([("img/dot.svg".to_owned(), b"<svg/>".to_vec())]);
        let assets = Assets::of(&theme).unwrap();
        assert_eq!(assets.picture("dot.svg").unwrap(), "data:image/svg+xml;base64,PHN2Zy8+");
        assert_eq!(assets.picture("app.js"), None);
        assert_eq!(assets.picture("none.svg"), None);
    }

    #[test]
    fn a_changed_file_gets_a_new_address_and_an_unchanged_one_keeps_its_own() {
        let own = |content: &str| {
            Assets::of(&Theme::with_overrides([("js/own.js".to_owned(), content.into())])).unwrap()
        };
        let (one, two) = (own("1"), own("2"));
        assert_eq!(one.path("own.js"), Some("assets/own-af63ac4c86019afc.js"));
        assert_ne!(one.path("own.js"), two.path("own.js"));
        assert_eq!(one.path("app.js"), two.path("app.js"));
    }

    #[test]
    fn style_sheets_are_joined_in_a_fixed_order() {
        let theme = Theme::with_overrides(
            ["tokens", "print", "zebra", "charts"]
                .map(|name| (format!("css/{name}.css"), format!(".{name} {{}}").into())),
        );
        let style = style(&theme).unwrap();
        let at = |name| style.find(&format!(".{name}{{}}")).unwrap();
        assert!(at("tokens") < at("charts") && at("charts") < at("zebra") && at("zebra") < at("print"));
    }

    #[test]
    fn scripts_of_a_folder_are_joined_in_the_order_of_their_names() {
        let parts = [("js/own/b.js", "2;"), ("js/own/a.js", "1;")];
        let theme = Theme::with_overrides(parts.map(|(path, text)| (path.to_owned(), text.into())));
        let assets = Assets::of(&theme).unwrap();
        let path = assets.path("own.js").unwrap().to_owned();
        let artifacts = assets.into_artifacts();
        let joined = artifacts.iter().find(|artifact| artifact.path.to_string() == path).unwrap();
        assert_eq!(joined.bytes, b"1;2;");
    }

    #[test]
    fn a_name_that_cannot_be_published_is_refused() {
        for path in ["js/tệp.js", "img/noending", "img/a b.svg"] {
            let theme = Theme::with_overrides([(path.to_owned(), Vec::new())]);
            assert!(matches!(Assets::of(&theme), Err(RenderError::AssetName(_))), "{path}");
        }
    }

    #[test]
    fn only_the_tokens_name_a_colour() {
        let theme = Theme::embedded();
        for (name, _) in
            theme.below("css/", ".css").filter(|(name, _)| !["tokens.css", "print.css"].contains(name))
        {
            let style = theme.text(&format!("css/{name}")).unwrap();
            let values =
                style.split(':').skip(1).map(|after| after.split([';', '}']).next().unwrap_or_default());
            for value in values {
                let named =
                    value.trim_start().starts_with('#') || value.contains(" #") || value.contains("rgb(");
                assert!(!named, "{name}: {value}");
            }
        }
    }

    #[test]
    fn pages_stay_light() {
        let theme = Theme::embedded();
        // About 8 KB on the wire; the whole page has a budget of 60.
        assert!(style(&theme).unwrap().len() < 33_000);
        assert!(theme.text("js/app.js").unwrap().len() < 8_000);
    }
}
