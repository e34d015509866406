use crate::artifact::{Artifact, ArtifactPath, InvalidPath};

/// The version of the files' format; part of every build id, so that an old script never reads new files.
const FORMAT: &str = "2";

/// The script that hands one file of the index to the page. A line separator is legal in JSON and in today's
/// JavaScript, but ended a string before ES2019, and old phones visit.
pub(super) fn script(name: &str, json: &str, build: &str) -> Result<Artifact, InvalidPath> {
    let path = ArtifactPath::new(format!("search/{name}.js"))?;
    let mut bytes = Vec::with_capacity(json.len() + name.len() + 48);
    bytes.extend_from_slice(format!("minhbachIndex(\"{build}\",\"{name}\",").as_bytes());
    if json.contains(['\u{2028}', '\u{2029}']) {
        let safe = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        bytes.extend_from_slice(safe.as_bytes());
    } else {
        bytes.extend_from_slice(json.as_bytes());
    }
    bytes.extend_from_slice(b");\n");
    Ok(Artifact::new(path, bytes))
}

/// What tells two builds of the index apart: FNV-1a, 64 bits, over whatever decides which entry and which term
/// lies where. It guards nothing, so a cryptographic hash would only be longer; the one of the standard library may
/// change between compilers.
#[derive(Debug, Clone, Copy)]
pub(super) struct BuildId(u64);

impl BuildId {
    pub(super) fn new() -> Self {
        let mut id = Self(0xcbf2_9ce4_8422_2325);
        id.add(FORMAT);
        id
    }

    /// Takes one more part into account, and where it ends.
    pub(super) fn add(&mut self, part: &str) {
        for &byte in part.as_bytes().iter().chain(&[0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    pub(super) fn text(self) -> String {
        format!("{:016x}", self.0)
    }
}
