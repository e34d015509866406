//! What a build changes, and what a failed one leaves.

use std::time::Duration;

use rayon::prelude::*;

use super::*;

#[test]
fn a_first_build_makes_the_folder_and_lists_its_files() {
    let place = Place::new();
    let files = [("a/b/index.html", "1"), ("index.html", "2")];
    assert_eq!(place.build(&files).unwrap(), published(2, 0, 0));
    place.assert_files(&files);
    assert_eq!(place.manifest(), "minhbach 1\na/b/index.html\nindex.html\n");
    assert!(!place.file(STAGING).exists());
}

#[test]
fn a_second_build_of_the_same_writes_nothing() {
    let place = Place::new();
    let files = [("a/index.html", "1"), ("index.html", "2")];
    place.build(&files).unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(86_400);
    for path in ["a/index.html", "index.html", MANIFEST] {
        fs::File::options().write(true).open(place.file(path)).unwrap().set_modified(long_ago).unwrap();
    }
    let before = place.snapshot();
    assert_eq!(place.build(&files).unwrap(), published(0, 2, 0));
    assert_eq!(place.snapshot(), before);
}

#[test]
fn only_the_changed_file_is_written() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b", "2"), ("c/d", "3")]).unwrap();
    // The same length, so that only the bytes tell.
    assert_eq!(
        place.build(&[("a", "1"), ("b", "9"), ("c/d", "3"), ("c/e", "4")]).unwrap(),
        published(2, 2, 0)
    );
    place.assert_files(&[("a", "1"), ("b", "9"), ("c/d", "3"), ("c/e", "4")]);
}

#[test]
fn a_build_without_a_commit_leaves_every_byte_as_it_was() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b/c", "2")]).unwrap();
    let before = place.snapshot();
    let sink = place.sink();
    sink.put(artifact("a", "changed")).unwrap();
    sink.put(artifact("new/d", "3")).unwrap();
    drop(sink);
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_first_build_without_a_commit_leaves_no_folder() {
    let place = Place::new();
    let sink = DiskSink::open(&place.0.join("x/y/public")).unwrap();
    sink.put(artifact("a/b", "1")).unwrap();
    drop(sink);
    assert!(!place.0.join("x").exists());
}

#[test]
fn a_commit_after_a_refusal_changes_nothing() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b", "2")]).unwrap();
    let before = place.snapshot();
    let sink = place.sink();
    sink.put(artifact("a", "changed")).unwrap();
    sink.put(artifact("a", "again")).unwrap_err();
    assert!(matches!(sink.commit(), Err(PublishError::Incomplete)));
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_file_that_is_no_longer_produced_goes_with_its_empty_folders() {
    let place = Place::new();
    place.build(&[("a/b/c", "1"), ("a/b/d/e", "2"), ("f/g", "3")]).unwrap();
    place.foreign("f/notes.txt", "mine");
    assert_eq!(place.build(&[("x", "4")]).unwrap(), published(1, 0, 3));
    place.assert_files(&[("f/notes.txt", "mine"), ("x", "4")]);
    assert!(!place.file("a").exists());
    assert_eq!(place.manifest(), "minhbach 1\nx\n");
}

#[test]
fn a_stale_file_that_was_already_deleted_by_hand_is_no_error() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b/c", "2")]).unwrap();
    fs::remove_dir_all(place.file("b")).unwrap();
    assert_eq!(place.build(&[("a", "1")]).unwrap(), published(0, 1, 0));
}

#[test]
fn a_deleted_or_edited_page_is_restored() {
    let place = Place::new();
    let files = [("a", "1"), ("b/c", "2"), ("d", "3")];
    place.build(&files).unwrap();
    fs::remove_dir_all(place.file("b")).unwrap();
    fs::write(place.file("d"), "edited").unwrap();
    assert_eq!(place.build(&files).unwrap(), published(2, 1, 0));
    place.assert_files(&files);
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_becomes_a_file() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b/c/d", "2"), ("b/e", "3")]).unwrap();
    assert_eq!(place.build(&[("a/x", "4"), ("b", "5")]).unwrap(), published(2, 0, 3));
    place.assert_files(&[("a/x", "4"), ("b", "5")]);
}

#[test]
fn what_a_crash_left_in_the_staging_folder_is_cleared() {
    let place = Place::new();
    place.foreign(&format!("{STAGING}/old/page.html"), "half a pa");
    // The crash of a first build: no manifest yet.
    place.build(&[("a", "1")]).unwrap();
    place.assert_files(&[("a", "1")]);
    place.foreign(&format!("{STAGING}/a"), "half");
    assert_eq!(place.build(&[("a", "1")]).unwrap(), published(0, 1, 0));
    place.assert_files(&[("a", "1")]);
}

#[test]
fn a_crash_between_the_manifest_and_the_renames_is_repaired() {
    let place = Place::new();
    place.build(&[("a", "1"), ("old/b", "2")]).unwrap();
    // The union is written, "old/b" is still there, "new/c" has arrived, "new/d" has not.
    fs::write(place.file(MANIFEST), "minhbach 1\na\nnew/c\nnew/d\nold/b\n").unwrap();
    place.foreign("new/c", "3");
    let files = [("a", "1"), ("new/c", "3"), ("new/d", "4")];
    assert_eq!(place.build(&files).unwrap(), published(1, 2, 1));
    place.assert_files(&files);
    assert_eq!(place.manifest(), "minhbach 1\na\nnew/c\nnew/d\n");
}

#[test]
fn a_commit_that_fails_half_way_is_repaired_by_the_next_build() {
    let place = Place::new();
    place.build(&[("a", "1"), ("old", "2")]).unwrap();
    let files = [("a", "9"), ("b/c", "3"), ("z", "4")];
    let sink = place.sink();
    for (path, content) in files {
        sink.put(artifact(path, content)).unwrap();
    }
    // Appears after it was looked at, and cannot be replaced by a file.
    place.foreign("z/x", "mine");
    assert!(matches!(sink.commit(), Err(PublishError::Output(SinkError::Io(..)))));
    assert!(!place.file(STAGING).exists());
    fs::remove_dir_all(place.file("z")).unwrap();
    place.build(&files).unwrap();
    place.assert_files(&files);
    assert_eq!(place.manifest(), "minhbach 1\na\nb/c\nz\n");
}

#[test]
fn many_threads_write_many_files() {
    let place = Place::new();
    let page = |number: usize| (format!("f{}/p{number}/index.html", number % 7), format!("page {number}"));
    let build = || {
        let sink = place.sink();
        (0..2_000).into_par_iter().for_each(|number| {
            let (path, content) = page(number);
            sink.put(artifact(&path, &content)).unwrap();
        });
        sink.commit().unwrap()
    };
    assert_eq!(build(), published(2_000, 0, 0));
    assert_eq!(build(), published(0, 2_000, 0));
    let mut expected: Vec<_> = (0..2_000).map(page).collect();
    expected.sort();
    let mut files = place.files();
    files.sort();
    assert_eq!(files, expected);
}
