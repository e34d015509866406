use super::found::COMPLETED;
use super::store::Store;
use super::{Item, Kind, LARGE};
use crate::search::analysis::with_i;

const MISTYPED: f64 = 0.4;
const TYPED_KEYS: f64 = 0.9;

/// What a word of the query may stand for: a bare syllable, and what it is worth.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) text: String,
    pub(super) weight: f64,
    pub(super) slip: Slip,
}

/// Whether a reading takes a word for a slip of the finger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Slip {
    None,
    /// The word is no syllable of Vietnamese.
    Sure,
    /// It is one and stands nowhere in the content: it may just as well be a word of another matter.
    Word,
}

/// Only the last word may be unfinished, and only if it is no word as it stands; other unknown words are mistyped.
pub(super) fn readings(store: &Store<'_>, item: &Item, last: bool) -> Vec<Reading> {
    if !matches!(item.kind, Kind::Word { .. }) || store.words.contains_key(&item.text) {
        return vec![Reading { text: item.text.clone(), weight: 1.0, slip: Slip::None }];
    }
    let large = store.count() > LARGE;
    let plain = item.plain();
    let begins = |word: &str| word.starts_with(&plain) || word.starts_with(&item.text);
    if last && plain.chars().count() > 1 {
        let longer = matching(store, item, begins, (COMPLETED, Slip::None), if large { 6 } else { 30 });
        if !longer.is_empty() {
            return longer;
        }
    }
    let keyed = without_keys(&plain);
    if keyed != item.text && store.words.contains_key(&keyed) {
        return vec![Reading { text: keyed, weight: TYPED_KEYS, slip: Slip::None }];
    }
    if item.text.chars().count() <= 2 {
        return Vec::new();
    }
    let slip = if is_syllable(&plain) { Slip::Word } else { Slip::Sure };
    matching(store, item, |word| one_slip(&item.text, word), (MISTYPED, slip), if large { 4 } else { 8 })
}

/// What a word typed as Telex keys is without them: chuwx is chu.
fn without_keys(letters: &str) -> String {
    let mut kept: Vec<char> = letters.chars().collect();
    if let [.., 'a'..='z', 's' | 'f' | 'r' | 'x' | 'j'] = kept[..] {
        kept.pop();
    }
    kept.retain(|&letter| letter != 'w');
    let mut plain = String::new();
    let mut letters = kept.into_iter().peekable();
    while let Some(letter) = letters.next() {
        plain.push(letter);
        if matches!(letter, 'a' | 'e' | 'o' | 'd') {
            letters.next_if_eq(&letter);
        }
    }
    with_i(&plain)
}

/// Syllables of the site, common ones first.
fn matching(
    store: &Store<'_>,
    item: &Item,
    test: impl Fn(&str) -> bool,
    (weight, slip): (f64, Slip),
    most: usize,
) -> Vec<Reading> {
    let mut words: Vec<(&String, &u8)> =
        store.words.iter().filter(|(word, _)| **word != item.text && test(word)).collect();
    words.sort_by(|(a, m), (b, n)| n.cmp(m).then(a.cmp(b)));
    words.into_iter().take(most).map(|(text, _)| Reading { text: text.clone(), weight, slip }).collect()
}

/// How a syllable of Vietnamese begins, without marks; those first that another one begins.
const BEGINNINGS: [&str; 27] = [
    "ngh", "ng", "nh", "n", "gh", "gi", "g", "kh", "k", "ph", "p", "th", "tr", "t", "ch", "c", "qu", "q",
    "b", "d", "h", "l", "m", "r", "s", "v", "x",
];

/// And how it ends: a vowel or several, and what may follow them.
const ENDINGS: [(&str, &[&str]); 13] = [
    ("a", &["", "c", "i", "m", "n", "o", "u", "y", "ch", "ng", "nh", "p", "t"]),
    ("e", &["", "c", "m", "n", "o", "p", "t", "u", "ch", "ng", "nh"]),
    ("i", &["", "a", "c", "m", "n", "p", "t", "u", "ch", "ng", "nh"]),
    ("ie", &["c", "m", "n", "p", "t", "u", "ng"]),
    ("o", &["", "a", "c", "e", "i", "m", "n", "p", "t", "ng", "on", "ong"]),
    ("oa", &["c", "i", "m", "n", "o", "p", "t", "y", "ch", "ng", "nh"]),
    ("oe", &["", "m", "n", "o", "t", "ng"]),
    ("u", &["", "a", "c", "e", "i", "m", "n", "p", "t", "u", "y", "ng"]),
    ("ua", &["c", "m", "n", "t", "y", "ng"]),
    ("ue", &["n", "u", "ch", "nh"]),
    ("uo", &["c", "i", "m", "n", "p", "t", "u", "ng"]),
    ("uy", &["a", "p", "n", "t", "u", "ch", "en", "et", "nh"]),
    ("ye", &["m", "n", "ng", "t", "u"]),
];

/// Whether letters without marks are a syllable of Vietnamese.
pub(super) fn is_syllable(plain: &str) -> bool {
    let ends = |rest: &str| {
        rest == "y"
            || ENDINGS.iter().any(|(vowels, after)| {
                rest.strip_prefix(vowels).is_some_and(|after_vowels| after.contains(&after_vowels))
            })
    };
    ends(plain) || BEGINNINGS.iter().any(|beginning| plain.strip_prefix(beginning).is_some_and(ends))
}

/// Whether one slip of the finger (wrong, missing, extra or swapped letter) lies between two words.
fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    a.len().max(b.len()) <= 1 || matches!((a, b), ([x, y], [z, w]) if x == w && y == z)
}

#[cfg(test)]
mod tests {
    use super::{is_syllable, one_slip, without_keys};

    #[test]
    fn telex_keys_go_from_a_word() {
        for (typed, plain) in
            [("chuwx", "chu"), ("kys", "ki"), ("soos", "so"), ("ddoongf", "dong"), ("x", "x")]
        {
            assert_eq!(without_keys(typed), plain);
        }
    }

    #[test]
    fn a_syllable_of_vietnamese_is_told_from_a_slip() {
        for syllable in ["nghieng", "qua", "quyet", "gi", "gia", "uy", "yen", "xoong", "khuya", "vang", "a"] {
            assert!(is_syllable(syllable), "{syllable}");
        }
        for slip in ["hnah", "kehs", "nagn", "chnh", "", "q", "thh", "wifi", "angn"] {
            assert!(!is_syllable(slip), "{slip}");
        }
    }

    #[test]
    fn one_letter_may_be_wrong_missing_extra_or_swapped_with_its_neighbour() {
        for (a, b) in
            [("cach", "cahc"), ("cach", "cac"), ("cach", "caach"), ("cach", "cath"), ("hanh", "hanh")]
        {
            assert!(one_slip(a, b) && one_slip(b, a), "{a} {b}");
        }
        for (a, b) in [("cach", "hacc"), ("cach", "ca"), ("cach", "thuc"), ("", "ab")] {
            assert!(!one_slip(a, b) && !one_slip(b, a), "{a} {b}");
        }
    }
}
