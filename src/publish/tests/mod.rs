mod builds;
mod memory;
mod ownership;
mod pieces;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use super::*;
use crate::artifact::{Artifact, ArtifactPath, Sink, SinkError};

/// A place of its own for one test, with the output folder in it; removed at the end.
struct Place(PathBuf);

impl Place {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("minhbach-publish-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn out(&self) -> PathBuf {
        self.0.join("public")
    }

    fn file(&self, path: &str) -> PathBuf {
        self.out().join(path)
    }

    /// Writes a file that no build knows of.
    fn foreign(&self, path: &str, content: &str) {
        fs::create_dir_all(self.file(path).parent().unwrap()).unwrap();
        fs::write(self.file(path), content).unwrap();
    }

    fn sink(&self) -> DiskSink {
        DiskSink::open(&self.out()).unwrap()
    }

    fn build(&self, files: &[(&str, &str)]) -> Result<Published, PublishError> {
        let sink = self.sink();
        for (path, content) in files {
            sink.put(artifact(path, content))?;
        }
        sink.commit()
    }

    /// Every entry of the output folder with its bytes and the time it was written; folders and links have none.
    fn snapshot(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        walkdir::WalkDir::new(&self.0)
            .into_iter()
            .map(Result::unwrap)
            .map(|entry| {
                let is_file = entry.file_type().is_file();
                let bytes = if is_file { fs::read(entry.path()).unwrap() } else { Vec::new() };
                let modified = if is_file {
                    entry.metadata().unwrap().modified().unwrap()
                } else {
                    SystemTime::UNIX_EPOCH
                };
                (entry.into_path(), (bytes, modified))
            })
            .collect()
    }

    /// The files of the output folder, with their content, without the manifest.
    fn files(&self) -> Vec<(String, String)> {
        let files =
            self.snapshot().into_iter().filter(|(path, _)| path.is_file() && !path.ends_with(MANIFEST));
        files
            .map(|(path, (bytes, _))| {
                let below = path.strip_prefix(self.out()).unwrap().to_str().unwrap().to_owned();
                (below, String::from_utf8(bytes).unwrap())
            })
            .collect()
    }

    fn assert_files(&self, expected: &[(&str, &str)]) {
        let files = self.files();
        let files: Vec<_> = files.iter().map(|(path, content)| (path.as_str(), content.as_str())).collect();
        assert_eq!(files, expected);
    }

    fn manifest(&self) -> String {
        fs::read_to_string(self.file(MANIFEST)).unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn artifact(path: &str, content: &str) -> Artifact {
    Artifact::new(ArtifactPath::new(path).unwrap(), content)
}

fn published(written: usize, unchanged: usize, removed: usize) -> Published {
    Published { written, unchanged, removed }
}

fn is_foreign(error: &PublishError, path: &Path) -> bool {
    matches!(error, PublishError::Output(SinkError::Foreign(named)) if Path::new(named) == path)
}
