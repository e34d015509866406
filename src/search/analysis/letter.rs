use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;

/// What one part of a decomposed, lower-cased character means to the scanner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// A bare letter, and the mark that its stroke counts as.
    Letter(char, Option<char>),
    /// A character that is a word by itself.
    Ideograph(char),
    Digit(char),
    /// A mark that makes another vowel or consonant: circumflex, breve, horn, caron …
    Quality(Quality),
    /// One of the five tones, as its Telex key.
    Tone(char),
    /// `.`, `,`, `/`, or `-` for any dash.
    Joiner(char),
    Space,
    /// Leaves no trace, not even a word boundary.
    Nothing,
    /// Ends a word and everything that could connect it to the next.
    Break,
}

/// How a quality mark is written: Telex doubles the letter for a circumflex and types w for breve and horn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quality {
    /// Written as the letter that carries it.
    Circumflex,
    /// Written as this key.
    Key(char),
}

/// Takes one character of the text apart and hands each part to `each`.
pub(super) fn glyphs(character: char, mut each: impl FnMut(Glyph)) {
    // Nearly all text is ASCII letters and spaces; they need no table.
    if character.is_ascii() {
        return each(glyph(character.to_ascii_lowercase()));
    }
    match latin(character) {
        Some(parts) => parts.iter().copied().for_each(each),
        None => taken_apart(character, each),
    }
}

/// The parts of a Latin letter with marks: most of what is not ASCII, taken apart once.
fn latin(character: char) -> Option<&'static [Glyph]> {
    /// The blocks that hold them.
    const BLOCKS: [(u32, u32); 2] = [(0xc0, 0x24f), (0x1e00, 0x1eff)];
    static PARTS: LazyLock<[Vec<Vec<Glyph>>; 2]> = LazyLock::new(|| {
        BLOCKS.map(|(first, last)| {
            let letters = (first..=last).filter_map(char::from_u32);
            letters
                .map(|letter| {
                    let mut parts = Vec::new();
                    taken_apart(letter, |part| parts.push(part));
                    parts
                })
                .collect()
        })
    });
    let code = character as u32;
    let block = BLOCKS.iter().position(|(first, last)| (*first..=*last).contains(&code))?;
    PARTS[block].get((code - BLOCKS[block].0) as usize).map(Vec::as_slice)
}

fn taken_apart(character: char, mut each: impl FnMut(Glyph)) {
    decompose_canonical(character, |part| part.to_lowercase().for_each(|lower| each(glyph(lower))));
}

fn glyph(part: char) -> Glyph {
    match part {
        'a'..='z' => Glyph::Letter(part, None),
        '0'..='9' => Glyph::Digit(part),
        // đ; ð and ɖ, which old fonts and foreign keyboards put in its place
        'đ' | 'ð' | 'ɖ' => Glyph::Letter('d', Some('d')),
        // in names of the Central Highlands
        'ƀ' => Glyph::Letter('b', Some('b')),
        '×' | '÷' => Glyph::Break,
        'À'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' => Glyph::Letter(part, None),
        // Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Thai, Lao, Hangul, Khmer, Kana
        '\u{370}'..='\u{3ff}'
        | '\u{400}'..='\u{52f}'
        | '\u{531}'..='\u{587}'
        | '\u{5d0}'..='\u{5ea}'
        | '\u{620}'..='\u{64a}'
        | '\u{900}'..='\u{963}'
        | '\u{e01}'..='\u{e4e}'
        | '\u{e81}'..='\u{ece}'
        | '\u{1100}'..='\u{11ff}'
        | '\u{1780}'..='\u{17d3}'
        | '\u{3041}'..='\u{30ff}' => Glyph::Letter(part, None),
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Glyph::Ideograph(part),
        '\u{300}' => Glyph::Tone('f'),
        '\u{301}' => Glyph::Tone('s'),
        '\u{309}' => Glyph::Tone('r'),
        '\u{303}' => Glyph::Tone('x'),
        '\u{323}' => Glyph::Tone('j'),
        '\u{302}' => Glyph::Quality(Quality::Circumflex),
        '\u{306}' | '\u{31b}' => Glyph::Quality(Quality::Key('w')),
        '\u{34f}' => Glyph::Nothing,
        '\u{300}'..='\u{36f}' => Glyph::Quality(Quality::Key('q')),
        '.' | ',' | '/' => Glyph::Joiner(part),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Glyph::Joiner('-'),
        '\t'..='\r' | ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            Glyph::Space
        }
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Glyph::Nothing,
        _ => Glyph::Break,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(character: char) -> Vec<Glyph> {
        let mut found = Vec::new();
        glyphs(character, |glyph| found.push(glyph));
        found
    }

    #[test]
    fn a_vietnamese_vowel_comes_apart_into_letter_quality_and_tone() {
        let expected = [Glyph::Letter('e', None), Glyph::Quality(Quality::Circumflex), Glyph::Tone('s')];
        assert_eq!(all('ế'), [expected[0], expected[1], expected[2]]);
        assert_eq!(all('Đ'), [Glyph::Letter('d', Some('d'))]);
        assert_eq!(all('Ð'), [Glyph::Letter('d', Some('d'))], "eth stands for đ in old documents");
    }

    #[test]
    fn what_cannot_be_seen_leaves_no_trace_and_what_is_foreign_separates() {
        assert_eq!(all('\u{200b}'), [Glyph::Nothing]);
        assert_eq!(all('\u{202e}'), [Glyph::Nothing]);
        assert_eq!(all('中'), [Glyph::Ideograph('中')]);
        assert_eq!(all('Ж'), [Glyph::Letter('ж', None)]);
        assert_eq!(all('😀'), [Glyph::Break]);
    }
}
