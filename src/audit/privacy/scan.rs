use std::ops::Range;

use crate::records::PersonalData;

use super::email::email_address;
use super::number::{id_number, phone_number};
use super::person::{Register, person};
use super::words::Word;

/// All personal data of a text, in order of place. One pass over its bytes: only a capital at the beginning of a
/// word, the first of some digits and an `@` are looked at twice.
pub(super) fn scan(text: &str, register: &Register, found: &mut Vec<(Range<usize>, PersonalData)>) {
    let bytes = text.as_bytes();
    let mut in_word = false;
    let mut last_name = None;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let begins = !in_word;
        let letter = byte >= 0x80 && !is_mark(byte);
        in_word = byte.is_ascii_alphanumeric() || letter;
        let hit = if begins && (byte.is_ascii_uppercase() || (letter && is_capital(text, at))) {
            let name = person(text, Word::at(text, at), last_name, register);
            last_name = name.as_ref().map(|name| name.end).or(last_name);
            name.map(|range| (range, PersonalData::PersonName))
        } else if byte.is_ascii_digit()
            && !at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_digit())
        {
            number(text, at)
        } else if byte == b'@' {
            email_address(text, at).map(|range| (range, PersonalData::EmailAddress))
        } else {
            None
        };
        match hit {
            Some((range, rule)) => {
                at = range.end;
                in_word = false;
                // The beginning of an address may look like a number or a name.
                while found.last().is_some_and(|(before, _)| before.start >= range.start) {
                    found.pop();
                }
                found.push((range, rule));
            }
            None => at += if letter || is_mark(byte) { length(byte) } else { 1 },
        }
    }
}

fn number(text: &str, at: usize) -> Option<(Range<usize>, PersonalData)> {
    let phone = phone_number(text, at).map(|range| (range, PersonalData::PhoneNumber));
    phone.or_else(|| id_number(text, at).map(|range| (range, PersonalData::IdNumber)))
}

/// First bytes of letters outside ASCII are all above those of spaces, quotes and dashes: U+00A0 to U+00BF begin
/// with C2, U+2000 to U+2FFF with E2, U+3000 to U+3FFF with E3.
fn is_mark(byte: u8) -> bool {
    matches!(byte, 0xc2 | 0xe2 | 0xe3)
}

fn is_capital(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(char::is_uppercase)
}

/// Length of a character by its first byte.
fn length(byte: u8) -> usize {
    match byte {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}
