use super::LONGEST;
use super::letter::{Glyph, Quality, glyphs};

/// Marks that a word keeps; a Vietnamese syllable has at most three qualities and one tone.
const MOST_QUALITIES: usize = 8;
const MOST_TONES: usize = 4;

/// A maximal run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its characters without marks.
    pub(super) letters: String,
    /// Its marks as Telex keys: qualities in alphabetical order, then tones.
    pub(super) marks: String,
    pub(super) script: Script,
    /// What stands between the word before and this one.
    pub(super) gap: Gap,
    /// Bytes where its first character begins and behind its last one.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Letters,
    Digits,
    Mixed,
}

/// The separation of two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Exactly one of `. , / -`, without a space.
    Joint(char),
    /// Spaces and dashes only.
    Space,
    /// Anything else, or the start of the text.
    Break,
}

/// Splits a text into its words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut scanner = Scanner { gap: Some(Gap::Break), ..Scanner::default() };
    for (at, character) in text.char_indices() {
        scanner.at = at;
        scanner.behind = at + character.len_utf8();
        glyphs(character, |glyph| scanner.take(glyph));
    }
    scanner.at = text.len();
    scanner.end_word();
    scanner.words
}

#[derive(Default)]
struct Scanner {
    words: Vec<Word>,
    /// The word being read.
    letters: String,
    /// How many they are, how many of them are digits, and the last one.
    count: usize,
    digits: usize,
    last: char,
    qualities: Vec<char>,
    tones: Vec<char>,
    /// The gap being read; `None` right after a word.
    gap: Option<Gap>,
    /// Where the word being read begins.
    start: usize,
    /// Where the character being read begins, and where the next one does.
    at: usize,
    behind: usize,
}

impl Scanner {
    fn take(&mut self, glyph: Glyph) {
        match glyph {
            Glyph::Letter(letter, stroke) => {
                self.push(letter);
                stroke.into_iter().for_each(|key| self.mark(key));
            }
            Glyph::Digit(digit) => self.push(digit),
            Glyph::Quality(Quality::Key(key)) => self.mark(key),
            Glyph::Quality(Quality::Circumflex) => {
                self.mark(self.last);
            }
            Glyph::Tone(key) => {
                if !self.letters.is_empty() && self.tones.len() < MOST_TONES {
                    self.tones.push(key);
                }
            }
            Glyph::Ideograph(character) => {
                self.end_word();
                self.gap.get_or_insert(Gap::Space);
                self.push(character);
                self.at = self.behind;
                self.end_word();
                self.gap = Some(Gap::Space);
            }
            Glyph::Nothing => {}
            Glyph::Space | Glyph::Joiner(_) | Glyph::Break => {
                self.end_word();
                self.gap = Some(widened(self.gap, glyph));
            }
        }
    }

    fn push(&mut self, character: char) {
        if self.letters.is_empty() {
            self.start = self.at;
        }
        if self.count < LONGEST {
            self.letters.push(character);
            self.count += 1;
            self.digits += usize::from(character.is_ascii_digit());
            self.last = character;
        }
    }

    fn mark(&mut self, key: char) {
        if !self.letters.is_empty() && self.qualities.len() < MOST_QUALITIES {
            self.qualities.push(key);
        }
    }

    fn end_word(&mut self) {
        if self.letters.is_empty() {
            return;
        }
        self.qualities.sort_unstable();
        self.tones.sort_unstable();
        let script = match self.digits {
            0 => Script::Letters,
            all if all == self.count => Script::Digits,
            _ => Script::Mixed,
        };
        (self.count, self.digits) = (0, 0);
        self.words.push(Word {
            letters: std::mem::take(&mut self.letters),
            marks: self.qualities.drain(..).chain(self.tones.drain(..)).collect(),
            script,
            gap: self.gap.take().unwrap_or(Gap::Break),
            start: self.start,
            end: self.at,
        });
    }
}

/// The gap after one more separator.
fn widened(gap: Option<Gap>, separator: Glyph) -> Gap {
    match (gap, separator) {
        (None, Glyph::Joiner(joiner)) => Gap::Joint(joiner),
        (None | Some(Gap::Space | Gap::Joint('-')), Glyph::Space)
        | (Some(Gap::Space | Gap::Joint('-')), Glyph::Joiner('-')) => Gap::Space,
        _ => Gap::Break,
    }
}
