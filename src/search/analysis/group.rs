use std::mem;

use super::LONGEST;
use super::scan::{Gap, Script, Word};

/// Groups of a dotted number that its shorter forms are made from; no set of criteria is deeper.
const MOST_GROUPS: usize = 8;

/// One thing to be indexed or asked for: a word, a number, or a code made of several words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Item {
    /// What pairs and dates are made of: bare letters, or digits.
    pub(in crate::search) text: String,
    pub(in crate::search) kind: Kind,
    /// Whether only spaces or dashes separate it from the item before.
    pub(in crate::search) joined: bool,
    /// Its place among the items of a query.
    pub(in crate::search) number: usize,
    /// Where it begins and ends in the text, in bytes; a code does not know where it begins.
    pub(in crate::search) start: usize,
    pub(in crate::search) end: usize,
    /// Whether `text` ends in i where the text has y.
    y: bool,
    /// The item, by its number, that says the same more exactly.
    pub(in crate::search) within: Option<usize>,
    /// Whether a query may fall back on this item where that one is unknown: 431/BC-UBND on 431, never on every BC.
    pub(in crate::search) spare: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) enum Kind {
    Word { marks: String },
    Number,
    Code,
}

impl Item {
    fn new(text: String, kind: Kind, joined: bool, end: usize) -> Self {
        Self { text, kind, joined, number: 0, start: 0, end, y: false, within: None, spare: false }
    }

    /// Writes the index term of this item.
    pub(super) fn push_token(&self, token: &mut String) {
        token.push_str(&self.text);
        if let Kind::Word { marks } = &self.kind {
            token.push('!');
            token.push_str(marks);
        }
    }

    /// The index term of this item.
    pub(in crate::search) fn token(&self) -> String {
        let mut token = String::new();
        self.push_token(&mut token);
        token
    }

    /// Its letters as they were typed, without marks.
    pub(in crate::search) fn plain(&self) -> String {
        match self.text.strip_suffix('i').filter(|_| self.y) {
            Some(onset) => format!("{onset}y"),
            None => self.text.clone(),
        }
    }

    pub(in crate::search) fn code(text: &str, end: usize) -> Self {
        Self::new(text.chars().take(LONGEST).collect(), Kind::Code, false, end)
    }
}

/// Finds numbers, codes and dates among the words.
pub(super) fn items(mut words: Vec<Word>) -> Vec<Item> {
    let mut items = Vec::with_capacity(words.len());
    for chain in words.chunk_by_mut(|_, next| matches!(next.gap, Gap::Joint(_))) {
        if chain.len() == 1 || chain.iter().all(|word| word.script == Script::Letters) {
            items.extend(chain.iter_mut().map(single));
        } else {
            code(chain, &mut items);
        }
    }
    items
}

/// Takes the letters out of the word.
fn single(word: &mut Word) -> Item {
    let joined = matches!(word.gap, Gap::Space | Gap::Joint('-'));
    match word.script {
        Script::Letters => {
            let y = has_y(&word.letters);
            let text = if y { with_i(&word.letters) } else { mem::take(&mut word.letters) };
            let kind = Kind::Word { marks: mem::take(&mut word.marks) };
            Item { y, start: word.start, ..Item::new(text, kind, joined, word.end) }
        }
        Script::Digits => Item::new(whole_number(&word.letters).to_owned(), Kind::Number, joined, word.end),
        Script::Mixed => Item::new(mem::take(&mut word.letters), Kind::Code, joined, word.end),
    }
}

/// The parts of a chain, then the chain as a whole.
fn code(chain: &[Word], items: &mut Vec<Item>) {
    let first = items.len();
    let segments: Vec<_> =
        chain.chunk_by(|_, next| !matches!(next.gap, Gap::Joint('/' | '-'))).map(Segment::new).collect();
    for segment in &segments {
        match segment {
            Segment::Number(groups) => push_forms(&number(groups), groups, items),
            Segment::Words(words) => items.extend(words.iter().map(|word| single(&mut word.clone()))),
        }
    }
    if segments.len() > 1 {
        let parts: Vec<String> = segments.iter().map(Segment::text).collect();
        let day = date(&parts);
        let spare = day.is_none();
        let numbered = parts[0].bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let whole = items.len();
        push_forms(&day.unwrap_or_else(|| vec![parts.join("/")]), chain, items);
        for item in items[first..whole].iter_mut().filter(|item| item.within.is_none()) {
            item.within = Some(whole);
            item.spare = spare && !(numbered && matches!(item.kind, Kind::Word { .. }));
        }
    }
}

/// The forms of one code; the first one says it most exactly.
fn push_forms(forms: &[String], words: &[Word], items: &mut Vec<Item>) {
    let whole = items.len();
    let end = words.last().map_or(0, |word| word.end);
    for (n, form) in forms.iter().enumerate() {
        let mut item = Item::code(form, end);
        if n > 0 {
            item.within = Some(whole);
            item.spare = !form.contains('.');
        }
        items.push(item);
    }
}

/// What stands between two slashes or hyphens of a chain.
enum Segment<'w> {
    /// Several groups of digits with `.` or `,` between them.
    Number(&'w [Word]),
    Words(&'w [Word]),
}

impl<'w> Segment<'w> {
    fn new(words: &'w [Word]) -> Self {
        let digits = words.len() > 1 && words.iter().all(|word| word.script == Script::Digits);
        if digits { Self::Number(words) } else { Self::Words(words) }
    }

    fn text(&self) -> String {
        match self {
            Self::Number(groups) => decimal(groups),
            Self::Words([word]) if word.script == Script::Digits => whole_number(&word.letters).to_owned(),
            Self::Words(words) => {
                words.iter().map(|word| word.letters.as_str()).collect::<Vec<_>>().join(".")
            }
        }
    }
}

/// A dotted number and its shorter forms; or the date that it is.
fn number(groups: &[Word]) -> Vec<String> {
    let digits: Vec<&str> = groups.iter().map(|group| group.letters.as_str()).collect();
    if let [day, month, year] = digits[..]
        && groups[1..].iter().all(|group| group.gap == Gap::Joint('.'))
        && let Some(forms) = date(&[day, month, year].map(|part| whole_number(part).to_owned()))
    {
        return forms;
    }
    let mut forms = vec![decimal(groups)];
    let is_code = forms[0] == digits.join(".");
    if is_code && (3..=MOST_GROUPS).contains(&digits.len()) {
        forms.extend((2..digits.len()).rev().map(|length| digits[..length].join(".")));
    }
    forms.extend(thousands(groups));
    forms
}

/// 1.234 may be a decimal, a code or 1234; 1,234 is a decimal here, but 1,234,567 is none.
fn thousands(groups: &[Word]) -> Option<String> {
    let (first, rest) = groups.split_first()?;
    let mark = rest.first()?.gap;
    let grouped = first.letters.len() <= 3
        && !first.letters.starts_with('0')
        && (mark == Gap::Joint('.') || rest.len() > 1)
        && rest.iter().all(|group| group.gap == mark && group.letters.len() == 3);
    grouped.then(|| groups.iter().map(|group| group.letters.as_str()).collect())
}

/// The number with a dot for a decimal comma and without thousands separators, where they can be told.
fn decimal(groups: &[Word]) -> String {
    let digits: Vec<&str> = groups.iter().map(|group| group.letters.as_str()).collect();
    if let [whole @ .., fraction] = groups
        && let [_, thousands @ ..] = whole
        && let [first, ..] = thousands
        && fraction.gap != first.gap
        && thousands.iter().all(|group| group.gap == first.gap && group.letters.len() == 3)
    {
        return format!("{}.{}", digits[..whole.len()].concat(), fraction.letters);
    }
    digits.join(".")
}

/// The terms of day/month/year or year/month/day.
fn date(parts: &[String]) -> Option<Vec<String>> {
    let [first, month, last] = parts else { return None };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let forms = month_and_day(year, month, day);
    (forms.len() == 2).then_some(forms)
}

/// `day/month/year` and `month/year`, the first only with a day, neither without a valid year and month.
pub(super) fn month_and_day(year: &str, month: &str, day: &str) -> Vec<String> {
    let within = |text: &str, first: u16, last: u16| {
        text.len() <= 4 && text.parse::<u16>().is_ok_and(|number| (first..=last).contains(&number))
    };
    if !within(year, 1900, 2100) || !within(month, 1, 12) {
        return Vec::new();
    }
    let mut forms = vec![format!("{month}/{year}")];
    if within(day, 1, 31) {
        forms.insert(0, format!("{day}/{month}/{year}"));
    }
    forms
}

/// Digits without leading zeros.
fn whole_number(digits: &str) -> &str {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() { "0" } else { trimmed }
}

/// An open syllable in -y, spelled with i where both spellings are in use.
pub(in crate::search) fn with_i(letters: &str) -> String {
    match letters.strip_suffix('y') {
        Some(onset) if has_y(letters) => format!("{onset}i"),
        _ => letters.to_owned(),
    }
}

/// Whether a syllable is one of those in -y that are spelled with i, too.
fn has_y(letters: &str) -> bool {
    matches!(letters, "quy" | "hy" | "ky" | "ly" | "my" | "sy" | "ty")
}
