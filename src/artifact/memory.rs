use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::{Artifact, ArtifactPath, Sink, SinkError};

/// Keeps every artifact in memory, sorted by path.
#[derive(Debug, Default)]
pub struct MemorySink {
    files: Mutex<BTreeMap<ArtifactPath, Vec<u8>>>,
}

impl MemorySink {
    /// The collected files.
    pub fn into_files(self) -> BTreeMap<ArtifactPath, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn put(&self, artifact: Artifact) -> Result<(), SinkError> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if files.contains_key(&artifact.path) {
            return Err(SinkError::Collision(artifact.path));
        }
        files.insert(artifact.path, artifact.bytes);
        Ok(())
    }
}
