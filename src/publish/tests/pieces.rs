use std::sync::Mutex;

use super::*;
use crate::artifact::{ArtifactPath, Fingerprint, Pieces};

/// Writes a table of some words, each a piece, and tells which pieces were made.
fn build(place: &Place, words: &[&str]) -> (Published, Vec<usize>) {
    let memory = Memory::open(&place.0.join("cache"), &place.out(), Fingerprint::of(b"program")).unwrap();
    let sink = place.sink().remembering(memory, Fingerprint::of(words.join(" ").as_bytes()));
    let made = Mutex::new(Vec::new());
    let write = |number: usize, out: &mut dyn std::io::Write| {
        made.lock().unwrap().push(number);
        // A word in brackets is another input for the same bytes.
        out.write_all(words[number].trim_matches(['(', ')']).as_bytes())
    };
    let pieces = Pieces {
        head: b"<",
        between: b", ",
        tail: b">",
        inputs: words.iter().map(|word| Fingerprint::of(word.as_bytes())).collect(),
        write: &write,
    };
    let path = ArtifactPath::new("table.txt").unwrap();
    sink.put_pieces(path, &pieces).unwrap();
    let published = sink.commit().unwrap();
    (published, made.into_inner().unwrap())
}

fn text(place: &Place) -> String {
    fs::read_to_string(place.file("table.txt")).unwrap()
}

#[test]
fn only_pieces_with_other_inputs_are_made() {
    let place = Place::new();
    assert_eq!(build(&place, &["one", "two", "", "three", "four"]).1, [0, 1, 2, 3, 4]);
    assert_eq!(text(&place), "<one, two, three, four>");
    assert_eq!(build(&place, &["one", "two", "", "three", "four"]).1, [0; 0]);
    assert_eq!(build(&place, &["one", "2", "", "three", "four"]).1, [1]);
    assert_eq!(text(&place), "<one, 2, three, four>");
    // one more, one less, another order
    assert_eq!(build(&place, &["four", "one", "2", "more", "three"]).1, [3]);
    assert_eq!(text(&place), "<four, one, 2, more, three>");
    // nearly all are others
    assert_eq!(build(&place, &["a", "b", "c", "d", "three"]).1, [0, 1, 2, 3, 4]);
    assert_eq!(text(&place), "<a, b, c, d, three>");
    assert_eq!(build(&place, &[]).1, [0; 0]);
    assert_eq!(text(&place), "<>");
}

#[test]
fn where_all_pieces_come_out_the_same_nothing_is_written() {
    let place = Place::new();
    build(&place, &["one", "two", "three"]);
    let (published, made) = build(&place, &["one", "(two)", "three"]);
    assert_eq!((made, published.written, published.unchanged), (vec![1], 0, 1));
    // and the new inputs are remembered
    assert_eq!(build(&place, &["one", "(two)", "three"]).1, [0; 0]);
}

#[test]
fn a_table_that_somebody_wrote_into_is_not_copied_from() {
    let place = Place::new();
    build(&place, &["one", "two", "three"]);
    let times = fs::metadata(place.file("table.txt")).unwrap().modified().unwrap();
    fs::write(place.file("table.txt"), "<uno, two, three>").unwrap();
    assert_eq!(build(&place, &["one", "2", "three"]).1, [0, 1, 2]);
    assert_eq!(text(&place), "<one, 2, three>");
    // even where the time was set back
    std::thread::sleep(std::time::Duration::from_millis(60));
    build(&place, &["one", "two", "three"]);
    std::thread::sleep(std::time::Duration::from_millis(60));
    let file = fs::OpenOptions::new().write(true).open(place.file("table.txt")).unwrap();
    let written = file.metadata().unwrap().modified().unwrap();
    fs::write(place.file("table.txt"), "<uno, two, three>").unwrap();
    file.set_modified(written).unwrap();
    assert!(written > times);
    build(&place, &["one", "2", "three"]);
    assert_eq!(text(&place), "<one, 2, three>");
}
