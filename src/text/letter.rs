/// Whether a character is a letter or a digit. The Latin letters are told without the tables of Unicode: texts
/// here are made of them.
pub fn is_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{24f}' => !matches!(c, '×' | '÷'),
        '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_are_told_as_the_tables_tell_them() {
        for code in 0..0x2000 {
            let Some(c) = char::from_u32(code) else { continue };
            let latin = matches!(code, 0..=0x24f | 0x1e00..=0x1eff);
            // The numeric signs among the Latin-1 marks are told by the tables as well.
            assert!(!latin || is_word(c) == c.is_alphanumeric(), "{c} {code:x}");
        }
    }
}
