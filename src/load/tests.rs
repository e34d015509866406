use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;

/// A folder of its own for one test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("minhbach-load-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn load(&self) -> Result<Loaded, LoadError> {
        load(&self.0)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn paths(loaded: &Loaded) -> Vec<&str> {
    loaded.sources.iter().map(|(_, file)| file.path()).collect()
}

#[test]
fn content_files_are_read_in_the_order_of_their_paths() {
    let folder = Folder::new()
        .with("units/xã.json", "{}")
        .with("site.toml", "title = \"x\"")
        .with("findings/2023/a.json", "[1]")
        .with("pages/about.md", "# a");
    let loaded = folder.load().unwrap();
    assert_eq!(paths(&loaded), ["findings/2023/a.json", "pages/about.md", "site.toml", "units/xã.json"]);
    assert_eq!(loaded.sources.find("findings/2023/a.json").unwrap().1.text(), "[1]");
    assert!(loaded.ignored.is_empty());
}

#[test]
fn what_editors_leave_behind_is_passed_over_in_silence() {
    let mut folder = Folder::new().with("site.toml", "");
    for name in [
        ".git/config.toml",
        ".hidden.json",
        "a.json~",
        "units/.a.json.swp",
        "~$a.md",
        "#a.md#",
        "a.json.BAK",
        "Thumbs.db",
    ] {
        folder = folder.with(name, "x");
    }
    let loaded = folder.load().unwrap();
    assert_eq!(paths(&loaded), ["site.toml"]);
    assert!(loaded.ignored.is_empty(), "{:?}", loaded.ignored);
}

#[test]
fn files_of_other_kinds_are_named_and_not_read() {
    let folder =
        Folder::new().with("site.toml", "").with("units/b.xlsx", "x").with("a.JSON", "x").with("z", "");
    let loaded = folder.load().unwrap();
    assert_eq!(paths(&loaded), ["site.toml"]);
    assert_eq!(loaded.ignored, ["a.JSON", "units/b.xlsx", "z"]);
}

#[test]
fn hundreds_of_files_are_read_each_with_its_own_content() {
    let mut folder = Folder::new();
    for number in 0..300 {
        folder = folder.with(&format!("units/{number:03}.json"), number.to_string());
    }
    let loaded = folder.load().unwrap();
    assert_eq!(loaded.sources.iter().len(), 300);
    for (number, (_, file)) in loaded.sources.iter().enumerate() {
        assert_eq!(file.text(), number.to_string());
    }
}

#[test]
fn a_missing_folder_is_named() {
    let error = load(Path::new("no/such/folder")).unwrap_err();
    assert!(matches!(error, LoadError::NotAFolder(_)));
    assert!(error.to_string().contains("folder"), "{error}");
}

#[test]
fn a_file_is_not_a_folder() {
    let folder = Folder::new().with("site.toml", "");
    assert!(matches!(load(&folder.0.join("site.toml")), Err(LoadError::NotAFolder(_))));
}

#[test]
fn an_oversized_file_is_refused_unread() {
    let folder = Folder::new().with("ok.json", "{}");
    let large = fs::File::create(folder.0.join("large.json")).unwrap();
    large.set_len(LARGEST_FILE).unwrap();
    assert!(folder.load().is_ok());
    large.set_len(LARGEST_FILE + 1).unwrap();
    let error = folder.load().unwrap_err();
    assert!(matches!(&error, LoadError::TooLarge(path, _) if path.ends_with("large.json")));
    assert!(error.to_string().ends_with("65 MiB, at most 64 MiB are read"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_to_a_file_or_folder_is_refused_by_name() {
    for target in ["real.json", "real"] {
        let folder = Folder::new().with("real.json", "{}").with("real/a.json", "{}");
        std::os::unix::fs::symlink(folder.0.join(target), folder.0.join("units.json")).unwrap();
        let error = folder.load().unwrap_err();
        assert!(matches!(&error, LoadError::SymbolicLink(path) if path.ends_with("units.json")), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn the_content_folder_itself_may_be_a_link() {
    let folder = Folder::new().with("real/units/a.json", "{}");
    std::os::unix::fs::symlink(folder.0.join("real"), folder.0.join("content")).unwrap();
    assert_eq!(paths(&load(&folder.0.join("content")).unwrap()), ["units/a.json"]);
}

// Other systems' file systems do not hold such a name.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_unicode_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    fs::write(folder.0.join(std::ffi::OsStr::from_bytes(b"x\xe3.json")), "{}").unwrap();
    assert!(matches!(folder.load(), Err(LoadError::NameNotUnicode(_))));
}

#[cfg(target_os = "linux")]
#[test]
fn a_socket_with_the_name_of_a_content_file_is_refused() {
    let folder = Folder::new();
    let _socket = std::os::unix::net::UnixListener::bind(folder.0.join("a.json")).unwrap();
    assert!(matches!(folder.load(), Err(LoadError::NotAFile(_))));
}
