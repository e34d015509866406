//! Names of persons: after a form of address, after or before a post, above a signature.
//!
//! A name is a run of capitalised syllables; whether it is that of a person is decided by what stands around it.
//! The same syllables after `xã`, `Trường` or `đường` are a place, and so is every name of the register.

use std::collections::HashSet;
use std::ops::Range;

use crate::artifact::Fingerprint;
use crate::model::Model;

use super::lexicon::{
    Family, LONGEST_ROLE, SIGNING, entries, family, is_body, is_given_name, is_historical, is_never_a_person,
    is_place_word, is_role, is_unit_word, is_unmarked_family,
};
use super::words::{Word, breaks, is_blank, joins, line_of};

/// Most syllables of a name.
const LONGEST_NAME: usize = 4;
/// How many words may stand between a post and its holder: `Phó Chánh Văn phòng HĐND-UBND huyện …`.
const LONGEST_POST: usize = 9;
/// Letters of the longest syllable, `nghiêng`.
const LONGEST_SYLLABLE: usize = 7;
/// Characters of a line above a signature.
const LONGEST_TITLE: usize = 80;

/// How the names of the register end: `nguyễn du` of `Trường Tiểu học Nguyễn Du`.
#[derive(Debug, Default)]
pub(super) struct Register {
    names: HashSet<String>,
}

impl Register {
    /// Every name, spelling and former name of every unit, and their ends that begin with a capital.
    pub(super) fn of(model: &Model<'_>) -> Self {
        let mut names = HashSet::new();
        for unit in &model.units {
            let former = unit.names.iter().map(|period| &period.name);
            for name in std::iter::once(&unit.name).chain(&unit.aliases).chain(former) {
                let words: Vec<&str> = name.split_whitespace().collect();
                for from in 0..words.len().saturating_sub(1) {
                    if words[from].starts_with(char::is_uppercase) {
                        names.insert(words[from..].join(" ").to_lowercase());
                    }
                }
            }
        }
        Self { names }
    }

    /// What all names come down to.
    pub(super) fn print(&self) -> Fingerprint {
        let mut names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        names.sort_unstable();
        Fingerprint::of(names.join("\n").as_bytes())
    }

    /// Whether a name is that of a unit.
    fn holds(&self, name: &Name<'_>) -> bool {
        name.is_among(|name| self.names.contains(name))
    }
}

/// A form of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Address {
    /// `Ông`, `Bà`, `đồng chí`: one syllable is enough for a name.
    Formal,
    /// `anh`, `chị`, `em`, a degree: the name must begin with a family name.
    Familiar,
    /// `ong`, `ba` without their marks: the name must begin with a common family name without its own.
    Unmarked,
}

/// A run of capitalised syllables.
#[derive(Debug)]
struct Name<'t> {
    words: Vec<Word<'t>>,
    lower: Vec<String>,
}

impl<'t> Name<'t> {
    /// The longest name that begins with a word.
    fn from(text: &'t str, first: Word<'t>) -> Self {
        let mut name = Self { words: vec![first], lower: vec![first.lower()] };
        while let Some(&last) = name.words.last().filter(|_| name.words.len() < LONGEST_NAME) {
            let Some(next) = Word::after(text, last.end) else { break };
            let gap = &text[last.end..next.start];
            let acronym = next.is_shouted() && !name.is_shouted();
            if !joins(gap) || !is_syllable(next) || acronym || starts_role(text, next) {
                break;
            }
            // A line that ends within a name is seen from its beginning; else a new line begins something new.
            let open = name.len() == 1 || (name.len() == 2 && is_middle(&name.lower[1]));
            if gap.contains('\n') && !open {
                break;
            }
            name.words.push(next);
            name.lower.push(next.lower());
        }
        name
    }

    fn joined(&self, end: usize) -> String {
        self.lower[..end].join(" ")
    }

    fn len(&self) -> usize {
        self.words.len()
    }

    fn start(&self) -> usize {
        self.words[0].start
    }

    fn end(&self) -> usize {
        self.words[self.words.len() - 1].end
    }

    fn is_shouted(&self) -> bool {
        self.words.iter().all(|word| word.is_shouted() || word.text.chars().count() == 1)
            && self.words.iter().any(|word| word.is_shouted())
    }

    /// `Nguyễn Văn …`, `Trần Thị …`: hardly ever anything but a person.
    fn has_middle(&self) -> bool {
        self.len() > 2 && is_middle(&self.lower[1])
    }

    /// `A …`, `Y …`: men and women of the peoples of the northern highlands of the centre.
    fn is_highland(&self) -> bool {
        matches!(&*self.lower[0], "a" | "y")
    }

    /// Whether the name is one that `known` holds. In a heading in capitals the run goes on past the name, and
    /// what goes on after Hồ Chí Minh is never another name.
    fn is_among(&self, known: impl Fn(&str) -> bool) -> bool {
        let from = if self.is_shouted() { 2 } else { self.len() };
        (from..=self.len()).any(|end| known(&self.joined(end)))
    }

    fn is_historical(&self) -> bool {
        self.is_among(is_historical)
    }

    fn is_uncle_ho(&self) -> bool {
        self.len() > 2 && self.joined(3) == "hồ chí minh"
    }

    fn is_never_a_person(&self) -> bool {
        self.is_among(is_never_a_person) || self.is_uncle_ho()
    }
}

fn is_middle(word: &str) -> bool {
    matches!(word, "văn" | "thị")
}

fn is_syllable(word: Word<'_>) -> bool {
    word.is_capital()
        && word.text.chars().all(char::is_alphabetic)
        && word.text.chars().count() <= LONGEST_SYLLABLE
}

/// The name of a person that begins with a capitalised word.
///
/// `last` is where the last name before ended: names stand in lists.
pub(super) fn person(
    text: &str,
    first: Word<'_>,
    last: Option<usize>,
    register: &Register,
) -> Option<Range<usize>> {
    if !is_syllable(first) {
        return None;
    }
    let before = Word::before(text, first.start);
    let addressed_here = before.and_then(|before| address(text, before, first));
    if let Some(name) = elided(text, first) {
        return (addressed_here == Some(Address::Formal) || post_after(text, name.end)).then_some(name);
    }
    if let Some(address) = addressed_here {
        return addressed(text, first, address);
    }
    // Most capitalised words stand alone: look at the next one first.
    let next = Word::after(text, first.end).filter(|next| next.is_capital())?;
    if !joins(&text[first.end..next.start]) {
        return None;
    }
    let family = family(&first.lower())?;
    let name = Name::from(text, first);
    let known = name.len() < 2 || name.is_never_a_person() || register.holds(&name);
    let adjacent = before.filter(|before| joins(&text[before.end..first.start]));
    let found = !known && is_holder(text, &name, family, adjacent, last);
    found.then(|| name.start()..name.end())
}

/// `K'Mẫu`, `H'Mẫu Niê`: names of peoples of the central highlands, with an apostrophe behind the first letter.
fn elided(text: &str, first: Word<'_>) -> Option<Range<usize>> {
    let rest = text[first.end..].strip_prefix(['\'', '’', '`'])?;
    let second = Word::at(text, text.len() - rest.len());
    if first.text.chars().count() != 1 || !second.is_capital() {
        return None;
    }
    Some(first.start..Name::from(text, second).end())
}

/// Whether a word before a name is a form of address.
fn address(text: &str, word: Word<'_>, first: Word<'_>) -> Option<Address> {
    let gap = &text[word.end..first.start];
    let (address, dotted) = match word.text {
        "ông" | "Ông" | "ÔNG" | "bà" | "Bà" | "BÀ" => (Address::Formal, false),
        "chí" | "Chí" | "CHÍ" | "c" | "C" if is_comrade(text, word) => (Address::Formal, false),
        "tên" if is_named_person(text, word) => (Address::Formal, false),
        "ong" | "Ong" | "ONG" | "ba" | "Ba" | "BA" => (Address::Unmarked, false),
        "Mr" | "Mrs" | "Ms" => (Address::Formal, true),
        "anh" | "chị" | "cô" | "chú" | "bác" | "cụ" | "thầy" | "em" | "cháu" | "bạn" => {
            (Address::Familiar, false)
        }
        "Anh" | "Chị" | "Cô" | "Chú" | "Bác" | "Cụ" | "Thầy" | "Em" | "Cháu" | "Bạn" if opens(text, word) => {
            (Address::Familiar, false)
        }
        "ThS" | "Ths" | "TS" | "BS" | "KS" | "CN" | "GS" | "PGS" | "CKI" | "CKII" => {
            (Address::Familiar, true)
        }
        _ => return None,
    };
    let allowed = |c: char| is_blank(c) || matches!(c, '(' | ')' | ':' | '/') || (dotted && c == '.');
    (gap.contains([' ', '\u{a0}', '\n', '.']) && gap.chars().all(allowed) && !breaks(gap)).then_some(address)
}

/// `người tên …`, `công dân tên …`, given the word `tên`: places, schools and boards are named, too.
fn is_named_person(text: &str, named: Word<'_>) -> bool {
    Word::before(text, named.start).is_some_and(|before| {
        let people = ["anh", "bà", "cháu", "chị", "chức", "dân", "em", "người", "ông", "sinh"];
        joins(&text[before.end..named.start]) && people.contains(&&*before.lower())
    })
}

/// `đồng chí`, `đ/c`, `đ.c`, given its last word.
fn is_comrade(text: &str, last: Word<'_>) -> bool {
    let head = &text[..last.start];
    match last.text {
        "c" | "C" => {
            head.ends_with("đ/") || head.ends_with("Đ/") || head.ends_with("đ.") || head.ends_with("Đ.")
        }
        _ => {
            let head = head.trim_end_matches(is_blank);
            ["đồng", "Đồng", "ĐỒNG"].iter().any(|word| head.ends_with(word))
        }
    }
}

/// Whether a word opens a sentence: `Anh` elsewhere is a country or a part of a name.
fn opens(text: &str, word: Word<'_>) -> bool {
    let head = text[..word.start].trim_end_matches(|c| is_blank(c) && c != '\n');
    head.is_empty() || head.ends_with(|c: char| !c.is_alphanumeric())
}

/// The name after a form of address.
fn addressed(text: &str, first: Word<'_>, address: Address) -> Option<Range<usize>> {
    let form = Word::before(text, first.start)?;
    let name = Name::from(text, first);
    let lower = &name.lower[0];
    // `Bà Rịa`, `cầu Ông Lãnh`, `Hai Bà Trưng`.
    let place = |before: Word<'_>| {
        let joined = joins(&text[before.end..form.start]);
        joined
            && (is_unit_word(&before.lower()) || is_place_word("", &before.lower()) || before.text == "Hai")
    };
    let in_place = form.is_capital()
        && (is_never_a_person(&format!("{} {lower}", form.lower()))
            || Word::before(text, form.start).is_some_and(place));
    // `đồng chí Trần Phú` is history; `ông Trần Phú` may be a clerk.
    let comrade = matches!(form.text, "chí" | "Chí" | "CHÍ" | "c" | "C");
    let history = (comrade && name.is_historical()) || name.is_uncle_ho();
    if in_place || history || starts_role(text, first) {
        return None;
    }
    let known = family(lower)
        .or_else(|| (address == Address::Unmarked && is_unmarked_family(lower)).then_some(Family::Common));
    // `đồng chí Thường trực`, `ông Phòng Nội vụ`, and acronyms.
    let given = !comrade && is_given_name(lower) && ends_phrase(text, name.end());
    let body = is_body(lower) && !given;
    if known.is_none() && (body || (first.is_shouted() && !form.is_shouted())) {
        return None;
    }
    let enough = match address {
        // A single letter stands for a name that was left out.
        Address::Formal if name.len() > 1 => true,
        Address::Formal => {
            let letter = first.text.chars().count() == 1;
            // `Đ/c Hải phụ trách`, against `đồng chí Thường trực`.
            let acts = || {
                Word::after(text, name.end())
                    .is_some_and(|next| !next.is_capital() && starts_role(text, next))
            };
            !letter && !body && (!comrade || ends_phrase(text, name.end()) || acts())
        }
        Address::Familiar if name.len() > 1 => known.is_some(),
        // `chị Hoa ở bộ phận một cửa`, against `tiếng anh Trường …` and `Anh Sơn`, a district.
        Address::Familiar => {
            let tongue = Word::before(text, form.start)
                .is_some_and(|before| matches!(&*before.lower(), "tiếng" | "nước" | "môn"));
            matches!(form.text, "anh" | "chị") && !tongue && !body && first.text.chars().count() > 1
        }
        // `Ong Nguyen Van Mau`: typed without marks.
        Address::Unmarked => name.len() > 1 && is_unmarked_family(lower),
    };
    enough.then(|| name.start()..name.end())
}

/// Whether a name without a form of address belongs to somebody who holds a post.
fn is_holder(
    text: &str,
    name: &Name<'_>,
    family: Family,
    adjacent: Option<Word<'_>>,
    last: Option<usize>,
) -> bool {
    let common = family == Family::Common;
    let within = adjacent.is_some_and(Word::is_capital);
    if name.is_historical() {
        return false;
    }
    if is_signature(text, name) {
        return true;
    }
    let distance = post_before(text, name.start());
    if let Some(before) = adjacent {
        let word = before.lower();
        // `Chủ tịch UBND xã Nguyễn Văn A` against `Chủ tịch UBND xã Lê Lợi`.
        if is_unit_word(&word) {
            let sure = name.has_middle() || (common && name.len() > 2);
            let acronym = is_council(&word) && (common || name.is_highland());
            return distance.is_some() && (sure || acronym);
        }
        let earlier = Word::before(text, before.start).map(Word::lower).unwrap_or_default();
        if is_place_word(&earlier, &word) && distance != Some(0) {
            return false;
        }
    }
    // In capitals all words look alike: there only a common family name at the beginning of a phrase is trusted.
    let trusted = if within { common && !name.is_shouted() } else { common || !name.is_shouted() };
    let held = distance.is_some_and(|distance| {
        let direct = distance == 0;
        match family {
            Family::Common => direct || (trusted && (name.len() > 2 || ends_phrase(text, name.end()))),
            Family::Rarer => {
                let long = name.len() > 2 && !name.is_shouted();
                name.has_middle()
                    || (long && (direct || !within))
                    || (name.len() == 2 && direct && ends_phrase(text, name.end()))
            }
        }
    });
    if held {
        return true;
    }
    let listed =
        common && name.len() > 2 && last.is_some_and(|last| is_enumeration(&text[last..name.start()]));
    listed
        || (trusted && name.has_middle())
        || (post_after(text, name.end()) && ((name.len() > 2 && trusted) || name.is_highland()))
}

/// How many words stand between the nearest post before and a name; nothing but blanks, colons and hyphens may
/// stand between those.
fn post_before(text: &str, start: usize) -> Option<usize> {
    let mut words: Vec<String> = Vec::new();
    let mut at = start;
    while words.len() < LONGEST_POST + LONGEST_ROLE {
        let Some(word) = Word::before(text, at) else { break };
        let gap = &text[word.end..at];
        // `(Đã ký) Nguyễn …`, `phụ trách:** Nguyễn …`
        let soft = |c: char| is_blank(c) || matches!(c, '-' | '–' | '/' | ':') || (at == start && c == ')');
        if !gap.chars().all(soft) || breaks(gap) {
            break;
        }
        words.push(word.lower());
        at = word.start;
    }
    let ends_at = |distance: usize| {
        (1..=LONGEST_ROLE.min(words.len() - distance)).any(|length| {
            let role: Vec<&str> =
                words[distance..distance + length].iter().rev().map(String::as_str).collect();
            is_role(&role.join(" "))
        })
    };
    // Acronyms of the body do not count: `Chủ tịch UBND A …` is as close as `Chủ tịch A …`.
    let between = |distance: usize| words[..distance].iter().filter(|word| !is_council(word)).count();
    (0..words.len().min(LONGEST_POST)).find(|&distance| ends_at(distance)).map(between)
}

/// Whether a post follows a name: `…, Chủ tịch UBND xã`, `… (chuyên viên)`, `… là kế toán`.
fn post_after(text: &str, end: usize) -> bool {
    let Some(next) = Word::after(text, end) else { return false };
    let gap = &text[end..next.start];
    let marks = |c: char| matches!(c, ',' | '-' | '–' | '—' | '(' | '|' | ':' | '\t' | '\n');
    if !gap.chars().all(|c| is_blank(c) || marks(c)) || gap.contains("\n\n") {
        return false;
    }
    if gap.contains(marks) {
        return starts_role(text, next);
    }
    let Some(second) = Word::after(text, next.end) else { return false };
    starts_role(text, next)
        || (matches!(next.text, "là" | "làm" | "giữ")
            && joins(&text[next.end..second.start])
            && starts_role(text, second))
}

/// Whether a post begins with a word; `Phó` and `Trưởng` before one belong to it.
fn starts_role(text: &str, first: Word<'_>) -> bool {
    let mut phrase = first.lower();
    let mut last = first;
    for _ in 0..LONGEST_ROLE {
        if is_role(&phrase) && phrase != "hộ" {
            return true;
        }
        let Some(next) = Word::after(text, last.end).filter(|next| joins(&text[last.end..next.start])) else {
            return false;
        };
        if phrase == "phó" || phrase == "quyền" || phrase == "nguyên" {
            phrase.clear();
        } else {
            phrase.push(' ');
        }
        phrase.push_str(&next.lower());
        last = next;
    }
    is_role(&phrase)
}

/// Whether a name stands alone on its line under the post of who signs.
fn is_signature(text: &str, name: &Name<'_>) -> bool {
    let whole = &text[name.start()..name.end()];
    if line_of(text, name.start()) != whole {
        return false;
    }
    let above = text[..name.start()]
        .lines()
        .rev()
        .map(|line| line.trim_matches(is_blank))
        .find(|line| !line.is_empty());
    above.is_some_and(|line| {
        let line = line.to_lowercase();
        line.chars().count() <= LONGEST_TITLE && entries(SIGNING).any(|title| line.contains(title))
    })
}

/// Whether a name ends its phrase: no word in small letters follows at once.
fn ends_phrase(text: &str, end: usize) -> bool {
    Word::after(text, end).is_none_or(|next| {
        let gap = &text[end..next.start];
        !gap.chars().all(is_blank) || breaks(gap)
    })
}

/// The acronyms of the councils and committees that every unit has.
fn is_council(word: &str) -> bool {
    matches!(word, "ubnd" | "hđnd")
}

/// What stands between two names of a list.
fn is_enumeration(gap: &str) -> bool {
    matches!(gap.trim_matches(is_blank), "," | ";" | "và" | "&" | ", và")
}
