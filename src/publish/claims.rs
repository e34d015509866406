use std::collections::BTreeSet;

use super::{MANIFEST, STAGING, folder_of};
use crate::artifact::{ArtifactPath, QuickMap};

/// The paths that the artifacts of this build take, so that no two of them meet on any file system.
#[derive(Debug, Default)]
pub(super) struct Claims {
    by_lower_case: QuickMap<String, Claim>,
}

/// What a path is taken for, in its exact spelling; `None` where that is in lower case, as of most.
#[derive(Debug)]
enum Claim {
    File(Option<String>),
    Folder(Option<String>),
}

impl Claims {
    /// Takes a path, or says `false`: the path (in any case) is a file or a folder of this build already, or a
    /// folder on its way is a file or has been spelt in another case, or the name is reserved for this room.
    pub(super) fn claim(&mut self, path: &ArtifactPath) -> bool {
        let path = path.as_str();
        let lower_case = path.to_ascii_lowercase();
        if is_reserved(&lower_case) || self.by_lower_case.contains_key(&lower_case) {
            return false;
        }
        let mut new_folders = Vec::new();
        let mut folder = folder_of(path);
        while !folder.is_empty() {
            match self.by_lower_case.get(&lower_case[..folder.len()]) {
                None => new_folders.push(folder),
                // The folders above it were taken with it.
                Some(Claim::Folder(known)) if *known == capital(folder) => break,
                Some(_) => return false,
            }
            folder = folder_of(folder);
        }
        for folder in new_folders {
            self.by_lower_case.insert(lower_case[..folder.len()].to_owned(), Claim::Folder(capital(folder)));
        }
        self.by_lower_case.insert(lower_case, Claim::File(capital(path)));
        true
    }

    /// The files taken, sorted.
    pub(super) fn into_files(self) -> BTreeSet<String> {
        let file = |(lower_case, claim)| match claim {
            Claim::File(path) => Some(path.unwrap_or(lower_case)),
            Claim::Folder(_) => None,
        };
        self.by_lower_case.into_iter().filter_map(file).collect()
    }
}

/// A path that is not in lower case.
fn capital(path: &str) -> Option<String> {
    path.bytes().any(|byte| byte.is_ascii_uppercase()).then(|| path.to_owned())
}

fn is_reserved(lower_case: &str) -> bool {
    let top = lower_case.split('/').next().unwrap_or_default();
    top == MANIFEST || top == STAGING
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(paths: &[&str]) -> Vec<bool> {
        let mut claims = Claims::default();
        paths.iter().map(|path| claims.claim(&ArtifactPath::new(*path).unwrap())).collect()
    }

    #[test]
    fn files_of_one_folder_do_not_meet() {
        assert_eq!(claims(&["a/b/c", "a/b/d", "a/e", "f"]), [true; 4]);
    }

    #[test]
    fn paths_that_differ_in_case_meet() {
        assert_eq!(claims(&["a/b", "a/B"]), [true, false]);
        assert_eq!(claims(&["a/b/c", "a/B/d"]), [true, false]);
        assert_eq!(claims(&["a/b/c", "A/d"]), [true, false]);
    }

    #[test]
    fn a_file_and_a_folder_of_one_name_meet() {
        assert_eq!(claims(&["a/b", "a/b/c"]), [true, false]);
        assert_eq!(claims(&["a/b/c", "a/b"]), [true, false]);
    }

    #[test]
    fn a_refused_path_takes_nothing() {
        assert_eq!(claims(&["a", "a/b/c", "b"]), [true, false, true]);
    }

    #[test]
    fn the_names_of_this_room_are_reserved() {
        assert_eq!(
            claims(&[".minhbach", ".MinhBach-staging/x", ".minhbach.txt", "x/.minhbach"]),
            [false, false, true, true]
        );
    }
}
