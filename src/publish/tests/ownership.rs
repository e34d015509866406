//! What is not ours to change: foreign files, links, and paths that another artifact has.

use rayon::prelude::*;

use super::*;

#[test]
fn a_folder_with_other_content_is_refused_and_kept() {
    let place = Place::new();
    place.foreign("thesis.docx", "years of work");
    place.foreign("index.html", "x");
    let error = DiskSink::open(&place.out()).unwrap_err();
    assert!(matches!(&error, PublishError::NotOurs { entry, .. } if entry == "index.html"), "{error}");
    assert!(error.to_string().contains("index.html"));
    place.assert_files(&[("index.html", "x"), ("thesis.docx", "years of work")]);
}

#[test]
fn a_folder_with_placeholders_is_taken_and_they_are_kept() {
    let place = Place::new();
    place.foreign(".gitkeep", "");
    place.foreign(".gitignore", "*");
    place.build(&[("a", "1")]).unwrap();
    place.build(&[]).unwrap();
    place.assert_files(&[(".gitignore", "*"), (".gitkeep", "")]);
}

#[test]
fn a_file_in_place_of_the_output_folder_is_refused() {
    let place = Place::new();
    fs::write(place.out(), "x").unwrap();
    assert!(matches!(DiskSink::open(&place.out()), Err(PublishError::NotAFolder(_))));
}

#[test]
fn a_foreign_file_in_the_way_is_named_and_kept() {
    for foreign in ["b", "b/c", "b/c/d"] {
        let place = Place::new();
        place.build(&[("a", "1")]).unwrap();
        place.foreign(foreign, "mine");
        let before = place.snapshot();
        let error = place.build(&[("a", "2"), ("b/c", "3")]).unwrap_err();
        assert!(is_foreign(&error, &place.file(foreign)), "{error}");
        assert_eq!(place.snapshot(), before);
    }
}

#[test]
fn a_foreign_file_is_not_adopted_for_having_the_same_bytes() {
    let place = Place::new();
    place.build(&[("a", "1")]).unwrap();
    place.foreign("b", "2");
    assert!(is_foreign(&place.build(&[("a", "1"), ("b", "2")]).unwrap_err(), &place.file("b")));
}

#[test]
fn two_artifacts_of_one_path_collide_whatever_their_case() {
    let place = Place::new();
    let sink = place.sink();
    sink.put(artifact("ton-tai/A.html", "1")).unwrap();
    for path in ["ton-tai/A.html", "ton-tai/a.html", "Ton-Tai/b.html", MANIFEST, ".minhbach-staging/x"] {
        let error = sink.put(artifact(path, "2")).unwrap_err();
        assert!(matches!(&error, SinkError::Collision(named) if named.as_str() == path), "{error}");
    }
}

#[test]
fn a_path_may_change_its_case_from_build_to_build() {
    let place = Place::new();
    place.build(&[("Xa-A/Index.html", "1"), ("b", "2")]).unwrap();
    assert_eq!(place.build(&[("b", "2"), ("xa-a/index.html", "1")]).unwrap(), published(1, 1, 1));
    place.assert_files(&[("b", "2"), ("xa-a/index.html", "1")]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_foreign_file_that_resembles_a_published_one_in_another_case_is_kept() {
    let place = Place::new();
    place.build(&[("A", "1")]).unwrap();
    place.foreign("a", "mine");
    let before = place.snapshot();
    assert!(is_foreign(&place.build(&[("a", "2")]).unwrap_err(), &place.file("a")));
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_damaged_manifest_stops_the_build_at_its_line() {
    let place = Place::new();
    place.build(&[("a", "1")]).unwrap();
    fs::write(place.file(MANIFEST), "minhbach 1\na\n../../etc/passwd\n").unwrap();
    assert!(matches!(DiskSink::open(&place.out()), Err(PublishError::Manifest { line: 3, .. })));
}

#[cfg(unix)]
#[test]
fn a_link_on_the_way_of_a_new_file_is_refused_and_not_followed() {
    let place = Place::new();
    place.build(&[("a", "1")]).unwrap();
    fs::create_dir(place.0.join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(place.0.join("elsewhere"), place.file("b")).unwrap();
    for path in ["b/c", "b/c/d", "b"] {
        let error = place.build(&[("a", "1"), (path, "2")]).unwrap_err();
        assert!(is_foreign(&error, &place.file("b")), "{error}");
    }
    assert_eq!(fs::read_dir(place.0.join("elsewhere")).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn nothing_stale_is_removed_through_a_link() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b/c", "2"), ("d", "3")]).unwrap();
    fs::rename(place.file("b"), place.0.join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(place.0.join("elsewhere"), place.file("b")).unwrap();
    let before = place.snapshot();
    assert!(is_foreign(&place.build(&[("a", "9")]).unwrap_err(), &place.file("b")));
    assert_eq!(place.snapshot(), before);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_stale_file_is_kept() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b", "2")]).unwrap();
    fs::rename(place.file("b"), place.0.join("kept")).unwrap();
    std::os::unix::fs::symlink(place.0.join("kept"), place.file("b")).unwrap();
    assert_eq!(place.build(&[("a", "1")]).unwrap(), published(0, 1, 0));
    assert_eq!(fs::read_to_string(place.file("b")).unwrap(), "2");
}

#[cfg(unix)]
#[test]
fn the_staging_folder_may_not_be_a_link() {
    let place = Place::new();
    place.build(&[("a", "1")]).unwrap();
    fs::create_dir(place.0.join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(place.0.join("elsewhere"), place.file(STAGING)).unwrap();
    assert!(is_foreign(&DiskSink::open(&place.out()).unwrap_err(), &place.file(STAGING)));
}

#[cfg(unix)]
#[test]
fn the_output_folder_itself_may_be_a_link() {
    let place = Place::new();
    fs::create_dir(place.0.join("real")).unwrap();
    std::os::unix::fs::symlink(place.0.join("real"), place.out()).unwrap();
    place.build(&[("a/b", "1")]).unwrap();
    assert_eq!(fs::read_to_string(place.0.join("real/a/b")).unwrap(), "1");
}

#[test]
fn of_many_threads_with_one_path_one_wins() {
    let place = Place::new();
    let sink = place.sink();
    let taken = (0..64).into_par_iter().filter(|_| sink.put(artifact("a/b", "1")).is_ok()).count();
    assert_eq!(taken, 1);
}
