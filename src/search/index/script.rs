use crate::artifact::{Artifact, ArtifactPath, InvalidPath};

/// One file of the index before it is wrapped.
#[derive(Debug)]
pub(super) struct Script {
    /// Its name, without folder and extension; also how it registers.
    pub(super) name: String,
    pub(super) json: String,
}

impl Script {
    pub(super) fn numbered(kind: &str, number: usize, json: String) -> Self {
        Self { name: format!("{kind}-{number}"), json }
    }

    /// The script that hands the data to the page. A line separator is legal in JSON and in today's JavaScript,
    /// but ended a string before ES2019, and old phones visit.
    pub(super) fn artifact(&self, build: &str) -> Result<Artifact, InvalidPath> {
        let json = self.json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        let path = ArtifactPath::new(format!("search/{}.js", self.name))?;
        Ok(Artifact::new(path, format!("minhbachIndex(\"{build}\",\"{}\",{json});\n", self.name)))
    }
}

/// A short hash (FNV-1a, 64 bits) of all files. It tells versions apart and guards nothing, so a cryptographic
/// hash would only be longer; the one of the standard library may change between compilers.
pub(super) fn build_id(scripts: &[Script]) -> String {
    let bytes = scripts.iter().flat_map(|script| script.json.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}
