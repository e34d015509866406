use std::ops::Range;

use crate::audit::texts::{Anchor, Hit, anchors};
use crate::records::PersonalData;

use super::email::{disguised_address, email_address};
use super::lowered::lowered_name;
use super::number::{id_number, phone_number};
use super::person::{Register, person};
use super::words::Word;

/// All personal data of a text, in order of place.
pub(super) fn scan(text: &str, register: &Register, found: &mut Vec<Hit<PersonalData>>) {
    let before = found.len();
    let mut last_name = None;
    let mut end = 0;
    for (at, anchor) in anchors(text) {
        // Within what has been found.
        if at < end {
            continue;
        }
        let hit = match anchor {
            Anchor::Capital => {
                let name = person(text, Word::at(text, at), last_name, register);
                name.map(|range| (range, PersonalData::PersonName))
            }
            Anchor::Digit => number(text, at),
            Anchor::At => email_address(text, at).map(|range| (range, PersonalData::EmailAddress)),
        };
        let Some((range, data)) = hit else { continue };
        if data == PersonalData::PersonName {
            last_name = Some(range.end);
        }
        end = range.end;
        found.push((range, data));
    }
    let mut from = 0;
    while let Some(range) = disguised_address(text, from) {
        from = range.end;
        insert(found, before, (range, PersonalData::EmailAddress));
    }
    let mut from = 0;
    while let Some(range) = lowered_name(text, from) {
        from = range.end;
        insert(found, before, (range, PersonalData::PersonName));
    }
}

/// Puts a hit among those of the text, which begin at `before`, in order of place.
fn insert(found: &mut Vec<Hit<PersonalData>>, before: usize, hit: Hit<PersonalData>) {
    let at = before + found[before..].partition_point(|(other, _)| other.start < hit.0.start);
    found.insert(at, hit);
}

fn number(text: &str, at: usize) -> Option<(Range<usize>, PersonalData)> {
    let phone = phone_number(text, at).map(|range| (range, PersonalData::PhoneNumber));
    phone.or_else(|| id_number(text, at).map(|range| (range, PersonalData::IdNumber)))
}
