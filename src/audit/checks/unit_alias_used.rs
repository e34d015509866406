use std::collections::{HashMap, HashSet};

use crate::audit::texts::{Hit, Places, search};
use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Model, Unit, UnitIx};
use crate::text::fold;

static RULE: Rule = Rule {
    id: "unit-alias-used",
    severity: Severity::Note,
    vi: Wording {
        message: "viết là “{stated}”, tên chính thức là “{computed}”",
        help: "viết tên chính thức; nếu dẫn lại cách viết của văn bản thì đặt trong ngoặc kép “…”",
    },
    en: Wording {
        message: "written “{stated}”, the official name is “{computed}”",
        help: "write the official name; put the spelling of a document that you quote between quotes “…”",
    },
};

/// Texts that spell the name of a unit in another way than the register: `Sơn Tiên` for `Sơn Tiến`.
///
/// Only aliases that are spellings of the name count; abbreviations and longer forms are aliases, too, and sound.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "units", run };

/// Fields that repeat what a document prints, and folders of records that say how things are spelt.
const AS_PRINTED: [&str; 6] = ["locator", "label", "domain_printed", "number", "was", "issuer"];

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let spellings = Spellings::of(model);
    if spellings.by_first_word.is_empty() {
        return Vec::new();
    }
    let mut places = Places::new(model);
    let mut found = Vec::new();
    for (span, spelling) in search(model, |text, hits| spellings.look(text, hits)) {
        let Some(place) = places.of(span) else { continue };
        let as_printed = place.field.split(['.', '[']).any(|part| AS_PRINTED.contains(&part))
            || matches!(place.subject, Subject::Unit(_))
            || (matches!(place.subject, Subject::Document(_)) && place.field.ends_with("title"));
        if as_printed {
            continue;
        }
        let Spelling { alias, unit, name } = &spellings.list[spelling];
        found.push(
            Discrepancy::new(model, place.subject, &RULE, span, Verdict::Remark)
                .comparing(alias, name)
                .also_about(*unit)
                .in_field(place.field),
        );
    }
    found
}

/// Another spelling of a name.
#[derive(Debug)]
struct Spelling {
    alias: String,
    unit: UnitIx,
    /// The official name, with its kind where the alias has it.
    name: String,
}

#[derive(Debug)]
struct Spellings {
    list: Vec<Spelling>,
    /// Positions by the first word, longest spelling first.
    by_first_word: HashMap<String, Vec<usize>>,
}

impl Spellings {
    fn of(model: &Model<'_>) -> Self {
        let official: HashSet<&str> = model.units.iter().flat_map(official_names).collect();
        let mut list = Vec::new();
        for (ix, unit) in model.iter_units() {
            for alias in &unit.aliases {
                let name =
                    [unit.short_name(), &unit.name].into_iter().find(|name| is_spelling_of(alias, name));
                if let Some(name) = name.filter(|_| !official.contains(&**alias)) {
                    list.push(Spelling { alias: alias.to_string(), unit: ix, name: name.to_owned() });
                }
            }
        }
        let mut by_first_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, spelling) in list.iter().enumerate() {
            let first = spelling.alias.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            if first.starts_with(char::is_uppercase) {
                by_first_word.entry(first.to_owned()).or_default().push(at);
            }
        }
        for positions in by_first_word.values_mut() {
            positions.sort_by_key(|&at| std::cmp::Reverse(list[at].alias.len()));
        }
        Self { list, by_first_word }
    }

    /// Every spelling in a text that stands there as whole words and is not quoted.
    fn look(&self, text: &str, hits: &mut Vec<Hit<usize>>) {
        let mut at = 0;
        while let Some(start) = text[at..].find(char::is_alphanumeric).map(|found| at + found) {
            let rest = &text[start..];
            let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            at = start + length;
            if !rest.starts_with(char::is_uppercase) {
                continue;
            }
            let Some(positions) = self.by_first_word.get(&rest[..length]) else { continue };
            let here = positions.iter().find(|&&spelling| {
                rest.strip_prefix(&*self.list[spelling].alias)
                    .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
            });
            if let Some(&spelling) = here {
                let end = start + self.list[spelling].alias.len();
                at = end;
                if !is_quoted(text, start, end) && !goes_on(text, end) {
                    hits.push((start..end, spelling));
                }
            }
        }
    }
}

/// The name, the name without its kind, and former names.
fn official_names<'u>(unit: &'u Unit<'_>) -> impl Iterator<Item = &'u str> {
    [&*unit.name, unit.short_name()].into_iter().chain(unit.names.iter().map(|period| &*period.name))
}

/// Whether an alias is the name with other marks or one other letter.
fn is_spelling_of(alias: &str, name: &str) -> bool {
    if alias == name {
        return false;
    }
    let (alias, name) = (fold(alias), fold(name));
    alias == name || (name.contains(' ') && strsim::damerau_levenshtein(&alias, &name) == 1)
}

fn is_quoted(text: &str, start: usize, end: usize) -> bool {
    const OPENING: [char; 5] = ['“', '"', '«', '‘', '\''];
    const CLOSING: [char; 5] = ['”', '"', '»', '’', '\''];
    // A whole text in the quotes of its file is no quotation.
    let (head, tail) = (&text[..start], &text[end..]);
    if head.len() <= 1 && tail.len() <= 1 {
        return false;
    }
    let quote =
        head.rfind(OPENING).filter(|&open| !head[open..].chars().skip(1).any(|c| CLOSING.contains(&c)));
    quote.is_some_and(|open| open > 0 && tail.find(CLOSING).is_some_and(|close| close + 1 < tail.len()))
}

/// Whether the words are a part of a longer name: `Sơn Tiên` in `Trường Sơn Tiên Phong`.
fn goes_on(text: &str, end: usize) -> bool {
    let mut rest = text[end..].chars();
    rest.next() == Some(' ') && rest.next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::is_spelling_of;
    use crate::audit::testing::Content;

    fn with_alias(alias: &str, finding: Value) -> Content {
        Content::new()
            .unit(json!({
                "id": "xa-tien", "name": "Xã Sơn Tiến", "kind": "commune", "parent": "huyen-a", "aliases": [alias],
            }))
            .finding(finding)
    }

    #[test]
    fn another_spelling_in_a_text_is_noted_at_its_letters() {
        let one =
            with_alias("Sơn Tiên", json!({ "text": "Xã Sơn Tiên trễ hạn." })).expect_only("unit-alias-used");
        assert_eq!((one.at.as_str(), one.field.as_str()), ("Sơn Tiên", "text"));
        assert_eq!(one.units, ["xa-a", "xa-tien"]);
        assert_eq!(one.message, "viết là “Sơn Tiên”, tên chính thức là “Sơn Tiến”");
        with_alias("Xã Sơn Tiên", json!({ "title": "Xã Sơn Tiên" })).expect_only("unit-alias-used");
    }

    #[test]
    fn the_name_itself_quotations_and_printed_labels_pass() {
        for finding in [
            json!({ "text": "Xã Sơn Tiến trễ hạn." }),
            json!({ "text": "Văn bản viết “xã Sơn Tiên”, nay là xã Sơn Tiến." }),
            json!({ "text": "Xã Sơn Tiênn, xã Sơn Tiên Hà." }),
            json!({ "text": "sơn tiên" }),
            json!({ "source": { "document": "bc-1", "locator": "UBND xã Sơn Tiên" } }),
            json!({ "history": [{ "status": "in-progress", "label": "Sơn Tiên" }] }),
        ] {
            with_alias("Sơn Tiên", finding).expect_nothing();
        }
    }

    #[test]
    fn an_alias_that_is_the_name_of_another_unit_passes() {
        let report = with_alias("Sơn Tiên", json!({ "text": "Xã Sơn Tiên trễ hạn." }))
            .unit(json!({ "id": "huyen-b", "name": "Huyện B", "kind": "district", "parent": "tinh-a" }))
            .unit(json!({ "id": "xa-khac", "name": "Xã Sơn Tiên", "kind": "commune", "parent": "huyen-b" }))
            .audit();
        assert!(report.of("unit-alias-used").is_empty(), "{report:#?}");
    }

    #[test]
    fn abbreviations_and_longer_forms_are_no_spellings() {
        assert!(is_spelling_of("Sơn Tiên", "Sơn Tiến"));
        assert!(is_spelling_of("Đăk Glei", "Đắk Glei"));
        assert!(is_spelling_of("Đắk Gle", "Đắk Glei"));
        assert!(is_spelling_of("Đắk KRoong", "Đắk Kroong"));
        assert!(!is_spelling_of("Sơn Tiến", "Sơn Tiến"));
        assert!(!is_spelling_of("Đắk Blô", "Đắk Môn"));
        assert!(!is_spelling_of("Uỷ ban nhân dân tỉnh Bắc Kạn", "UBND tỉnh Bắc Kạn"));
    }
}
