use super::*;
use crate::artifact::Fingerprint;

/// The memory folder of a place, as seen by one version of the program.
fn memory(place: &Place, program: &[u8]) -> Memory {
    Memory::open(&place.0.join("cache"), &place.out(), Fingerprint::of(program)).unwrap()
}

fn inputs(text: &str) -> Fingerprint {
    Fingerprint::of(text.as_bytes())
}

fn sink(place: &Place, of: &str) -> DiskSink {
    place.sink().remembering(memory(place, b"program"), inputs(of))
}

/// One build of pages that say what they are made from.
fn build(place: &Place, of: &str, files: &[(&str, &str)]) -> Published {
    build_into(sink(place, of), files)
}

/// Makes what the sink does not keep. The content stands for what a page is made from.
fn build_into(sink: DiskSink, files: &[(&str, &str)]) -> Published {
    for (path, content) in files {
        let artifact = artifact(path, content).made_from(inputs(content));
        if !sink.keeps(&artifact.path, inputs(content)).unwrap() {
            sink.put(artifact).unwrap();
        }
    }
    sink.commit_noting("a note").unwrap()
}

const TWO: [(&str, &str); 2] = [("a/index.html", "one"), ("b/index.html", "two")];

#[test]
fn a_build_of_the_same_inputs_need_not_be_made() {
    let place = Place::new();
    build(&place, "v1", &TWO);
    let memory = memory(&place, b"program");
    assert_eq!(memory.stands(inputs("v1")), Some((2, "a note")));
    assert_eq!(memory.stands(inputs("v2")), None);
}

#[test]
fn what_was_edited_deleted_or_added_by_hand_in_the_output_is_seen() {
    let hands: [fn(&Place); 4] = [
        |place| fs::write(place.file("a/index.html"), "eno").unwrap(),
        |place| fs::write(place.file("a/index.html"), "longer").unwrap(),
        |place| fs::remove_file(place.file("b/index.html")).unwrap(),
        |place| fs::write(place.file(MANIFEST), "minhbach 1\na/index.html\n").unwrap(),
    ];
    for hand in hands {
        let place = Place::new();
        build(&place, "v1", &TWO);
        hand(&place);
        assert_eq!(memory(&place, b"program").stands(inputs("v1")), None);
        fs::write(place.file(MANIFEST), "minhbach 1\na/index.html\nb/index.html\n").unwrap();
        build(&place, "v1", &TWO);
        assert_eq!(fs::read_to_string(place.file("a/index.html")).unwrap(), "one");
        assert_eq!(fs::read_to_string(place.file("b/index.html")).unwrap(), "two");
    }
}

#[test]
fn a_page_of_the_same_inputs_is_kept_and_one_of_others_is_written() {
    let place = Place::new();
    build(&place, "v1", &TWO);
    let sink = sink(&place, "v2");
    let (a, b) = (artifact("a/index.html", "").path, artifact("b/index.html", "").path);
    assert!(sink.keeps(&a, inputs("one")).unwrap());
    assert!(!sink.keeps(&b, inputs("other")).unwrap());
    sink.put(artifact("b/index.html", "other").made_from(inputs("other"))).unwrap();
    let published = sink.commit().unwrap();
    assert_eq!(published, Published { written: 1, unchanged: 1, removed: 0 });
    assert_eq!(fs::read_to_string(place.file("a/index.html")).unwrap(), "one");
    assert_eq!(memory(&place, b"program").stands(inputs("v2")), Some((2, "")));
}

#[test]
fn a_kept_page_is_not_stale_and_takes_its_path() {
    let place = Place::new();
    build(&place, "v1", &TWO);
    let sink = sink(&place, "v2");
    assert!(sink.keeps(&artifact("a/index.html", "").path, inputs("one")).unwrap());
    assert!(matches!(sink.put(artifact("a/index.html", "x")), Err(SinkError::Collision(_))));
}

#[test]
fn a_memory_that_is_damaged_or_of_another_program_is_none() {
    let place = Place::new();
    build(&place, "v1", &TWO);
    assert_eq!(memory(&place, b"another program").stands(inputs("v1")), None);
    let file = fs::read_dir(place.0.join("cache")).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&file).unwrap();
    let swapped = String::from_utf8(whole.clone()).unwrap().replace("a/index", "c/index").into_bytes();
    for damaged in [&whole[..whole.len() / 2], &whole[..0], b"minhbach-memory 1\n\xff", &swapped] {
        fs::write(&file, damaged).unwrap();
        assert_eq!(memory(&place, b"program").stands(inputs("v1")), None);
        assert_eq!(build(&place, "v1", &TWO), Published { written: 0, unchanged: 2, removed: 0 });
    }
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert_eq!(build(&place, "v1", &TWO), Published { written: 0, unchanged: 2, removed: 0 });
}

#[test]
fn a_commit_that_fails_half_way_leaves_no_memory() {
    let place = Place::new();
    build(&place, "v1", &TWO);
    let sink = sink(&place, "v2");
    sink.put(artifact("c/index.html", "three")).unwrap();
    // somebody puts a file where a folder must come
    place.foreign("c", "mine");
    assert!(sink.commit().is_err());
    assert_eq!(memory(&place, b"program").stands(inputs("v1")), None);
    assert_eq!(memory(&place, b"program").stands(inputs("v2")), None);
}

#[test]
fn memories_of_folders_that_are_gone_go_too() {
    let place = Place::new();
    let gone = place.0.join("gone");
    let other = Memory::open(&place.0.join("cache"), &gone, Fingerprint::of(b"program")).unwrap();
    DiskSink::open(&gone).unwrap().remembering(other, inputs("x")).commit().unwrap();
    fs::remove_dir_all(&gone).unwrap();
    build(&place, "v1", &TWO);
    assert_eq!(fs::read_dir(place.0.join("cache")).unwrap().count(), 1);
}

mod compressed {
    use super::*;

    fn long(text: &str) -> String {
        format!("{text} ").repeat(500)
    }

    fn build(place: &Place, of: &str, files: &[(&str, &str)]) -> Published {
        build_into(sink(place, of).compressing(true), files)
    }

    fn unpacked(place: &Place, path: &str) -> String {
        let mut bytes = Vec::new();
        brotli::BrotliDecompress(&mut &fs::read(place.file(path)).unwrap()[..], &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn long_texts_get_siblings_and_short_ones_and_pictures_do_not() {
        let place = Place::new();
        let text = long("xã");
        build(&place, "v1", &[("a.html", &text), ("b.html", "short"), ("c.png", &text)]);
        let there = |path: &str| place.file(path).exists();
        assert!(there("a.html.gz") && there("a.html.br"));
        assert!(!there("b.html.gz") && !there("c.png.gz"));
        assert_eq!(unpacked(&place, "a.html.br"), text);
    }

    #[test]
    fn siblings_follow_their_file_and_are_left_alone_otherwise() {
        let place = Place::new();
        let (one, two, new) = (long("one"), long("two"), long("new"));
        build(&place, "v1", &[("a.html", &one), ("b.html", &two)]);
        let before = place.snapshot();
        assert_eq!(build(&place, "v1", &[("a.html", &one), ("b.html", &two)]).unchanged, 6);
        let is_cache = |path: &Path| path.starts_with(place.0.join("cache"));
        let after = place.snapshot();
        assert!(before.iter().filter(|(path, _)| !is_cache(path)).all(|(path, file)| after[path] == *file));
        let published = build(&place, "v2", &[("a.html", &new), ("b.html", &two)]);
        assert_eq!(published, Published { written: 3, unchanged: 3, removed: 0 });
        assert_eq!(unpacked(&place, "a.html.br"), new);
    }

    #[test]
    fn a_sibling_that_is_gone_comes_back_and_one_too_many_goes() {
        let place = Place::new();
        let text = long("one");
        build(&place, "v1", &[("a.html", &text)]);
        fs::remove_file(place.file("a.html.gz")).unwrap();
        assert_eq!(build(&place, "v1", &[("a.html", &text)]).written, 1);
        assert!(place.file("a.html.gz").exists());
        let plain = build_into(sink(&place, "v2"), &[("a.html", &text)]);
        assert_eq!(plain, Published { written: 0, unchanged: 1, removed: 2 });
    }

    #[test]
    fn without_a_memory_siblings_are_compared_byte_by_byte() {
        let place = Place::new();
        let text = long("one");
        let build = || {
            let sink = place.sink().compressing(true);
            sink.put(artifact("a.html", &text)).unwrap();
            sink.commit().unwrap()
        };
        assert_eq!(build().written, 3);
        assert_eq!(build(), Published { written: 0, unchanged: 3, removed: 0 });
    }
}
