use serde::Serialize;

use super::figure::Coord;

/// The narrowest column a chart is laid out for, in pixels: a screen of 320 less its margins.
pub const NARROWEST: f64 = 288.0;

/// The same less the gutter of a chart whose vertical axis has labels (`.gut` in the stylesheet).
pub(super) const NARROWEST_WITH_GUTTER: f64 = 233.0;

/// From one line of text to the next, in pixels.
pub(super) const LINE: f64 = 17.0;

/// How heavy a text is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// One line of a text that was broken to fit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextLine {
    /// Baseline in pixels.
    pub y: Coord,
    /// The words of the line.
    pub text: String,
}

/// The width that a text of 13 px takes in the widest fallback font (DejaVu Sans), in pixels, estimated from the
/// shapes of its letters. Other fonts are narrower, so what fits by this estimate fits everywhere.
pub(super) fn text_width(text: &str, weight: Weight) -> f64 {
    let width: f64 = text.chars().map(letter_width).sum();
    match weight {
        Weight::Regular => width,
        Weight::Bold => width * 1.1,
    }
}

/// The width set aside for a word of the interface that is not known yet, by its number of characters.
pub(super) fn word_width(characters: usize, weight: Weight) -> f64 {
    let per_character = match weight {
        Weight::Regular => 7.6,
        Weight::Bold => 8.0,
    };
    characters as f64 * per_character
}

fn letter_width(letter: char) -> f64 {
    match letter {
        '\u{300}'..='\u{36f}' => 0.0,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'í' | 'ì' | 'ỉ' | 'ĩ' | 'ị'
        | 'l' | 'j' | 'I' | 'Í' => 4.2,
        't' | 'f' | 'r' | '/' | '(' | ')' | '-' => 5.3,
        'c' | 's' | 'z' => 7.1,
        'v' | 'x' | 'y' | 'ý' | 'ỳ' | 'ỷ' | 'ỹ' | 'ỵ' | 'k' => 7.7,
        'm' | 'w' | 'M' | 'W' | '%' | '—' | '@' => 12.7,
        '−' | '+' | '=' | '≠' | '≈' | '≥' | '≤' | '→' | '<' | '>' => 10.9,
        'Đ' | 'Ơ' | 'Ớ' | 'Ờ' | 'Ở' | 'Ỡ' | 'Ợ' | 'Q' | 'O' | 'Ô' => 10.3,
        _ if letter.is_uppercase() => 9.7,
        _ => 8.3,
    }
}

/// Breaks a text between words so that each line fits into `width`. A single word that is wider stays whole.
pub(super) fn wrap(text: &str, width: f64, weight: Weight) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line} {word}"), weight) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A title with figures at the right end of its last line, or under it where they do not fit beside it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heading {
    pub(super) title: Vec<TextLine>,
    /// Baseline of the figures in pixels.
    pub(super) figures_y: f64,
}

impl Heading {
    /// Breaks a bold title to the narrowest column; `top` is where its first line begins, `figures` the width of
    /// the text at the right.
    pub(super) fn new(title: &str, figures: f64, top: f64) -> Self {
        let lines = wrap(title, NARROWEST, Weight::Bold);
        let last = lines.last().map_or(0.0, |line| text_width(line, Weight::Bold));
        let baseline = |line: usize| top + 13.0 + line as f64 * LINE;
        let beside = last + 5.0 + figures <= NARROWEST;
        let figures_line = if beside { lines.len().saturating_sub(1) } else { lines.len() };
        let line = |(index, text)| TextLine { y: Coord(baseline(index)), text };
        Self { title: lines.into_iter().enumerate().map(line).collect(), figures_y: baseline(figures_line) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combining_marks_take_no_room() {
        assert_eq!(text_width("e\u{302}\u{301}", Weight::Regular), text_width("ế", Weight::Regular));
    }

    #[test]
    fn long_names_break_between_words_and_lose_none() {
        let name = "Xây dựng và phát triển Chính quyền điện tử, Chính quyền số trên địa bàn huyện";
        let lines = wrap(name, NARROWEST, Weight::Bold);
        assert!(lines.len() > 1);
        assert!(lines.iter().all(|line| text_width(line, Weight::Bold) <= NARROWEST));
        assert_eq!(lines.join(" "), name);
    }

    #[test]
    fn a_word_wider_than_the_column_stays_whole() {
        assert_eq!(wrap("a bbbbbbbbbb c", 30.0, Weight::Regular), ["a", "bbbbbbbbbb", "c"]);
    }

    #[test]
    fn figures_stand_beside_a_short_title_and_under_a_long_one() {
        let short = Heading::new("2. Thể chế", 120.0, 0.0);
        assert_eq!((short.title.len(), short.figures_y), (1, 13.0));
        let long = Heading::new("3. Cải cách thủ tục hành chính", 120.0, 0.0);
        assert_eq!((long.title.len(), long.figures_y), (1, 30.0));
    }

    #[test]
    fn an_empty_text_has_no_lines() {
        assert!(wrap("", 100.0, Weight::Regular).is_empty());
    }
}
