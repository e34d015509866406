use std::borrow::Cow;

use crate::model::{FindingIx, Model};

/// Arguments of a sentence that stand in brackets behind the title of the same record: there its place tells more.
const BEHIND_TITLE: [&str; 2] = ["other", "other_id"];
/// Of a longer list of records only the first are written out.
const MOST: usize = 3;

/// What readers call the records that the sentences of the audit name by id.
#[derive(Debug)]
pub(crate) struct Names {
    /// All findings, in the order of their ids.
    findings: Vec<FindingIx>,
}

/// What stands for an id.
struct Named<'m> {
    /// As it stands in a sentence: a unit by its name, a title in quotation marks.
    words: String,
    /// Where it is found: the place in its document, the code of a unit.
    place: Cow<'m, str>,
}

impl Names {
    /// The names of all records.
    pub(crate) fn of(model: &Model<'_>) -> Self {
        let mut findings: Vec<FindingIx> = model.iter_findings().map(|(ix, _)| ix).collect();
        findings.sort_unstable_by(|&one, &other| model.finding(one).id.cmp(&model.finding(other).id));
        Self { findings }
    }

    fn get<'m>(&self, model: &'m Model<'_>, id: &str) -> Option<Named<'m>> {
        let quoted = |title: &str| format!("“{title}”");
        if let Ok(at) = self.findings.binary_search_by(|&ix| (*model.finding(ix).id).cmp(id)) {
            let finding = model.finding(self.findings[at]);
            let place = finding.source.locator.as_deref();
            let place = place.map_or_else(|| Cow::Owned(finding.year.to_string()), Cow::Borrowed);
            return Some(Named { words: quoted(&finding.title), place });
        }
        if let Some(ix) = model.unit_by_id(id) {
            let unit = model.unit(ix);
            let place = Cow::Borrowed(unit.code.as_deref().unwrap_or(&unit.name));
            return Some(Named { words: unit.name.to_string(), place });
        }
        let indicator = model.indicators.iter().find(|indicator| indicator.id == id)?;
        Some(Named { words: quoted(&indicator.title), place: Cow::Borrowed(&*indicator.title) })
    }

    /// An argument of a sentence with its ids replaced; `name` is what the sentence calls it.
    pub(crate) fn spell(&self, model: &Model<'_>, name: &str, text: &str) -> String {
        spell(name, text, |id| self.get(model, id))
    }
}

fn spell<'m>(name: &str, text: &str, named: impl Fn(&str) -> Option<Named<'m>>) -> String {
    if BEHIND_TITLE.contains(&name)
        && let Some(record) = named(text)
    {
        return record.place.into_owned();
    }
    let listed: Option<Vec<Named<'_>>> = text.split(", ").map(&named).collect();
    if let Some(list) = listed.filter(|list| list.len() > MOST) {
        let first: Vec<&str> = list[..MOST].iter().map(|record| &*record.words).collect();
        return format!("{}, …", first.join(", "));
    }
    let mut spelt = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(in_id) {
        let end = rest[start..].find(|letter| !in_id(letter)).map_or(rest.len(), |length| start + length);
        let id = &rest[start..end];
        spelt.push_str(&rest[..start]);
        // words without a hyphen are words, even if somebody called a record so
        let record = if id.contains('-') { named(id) } else { None };
        spelt.push_str(record.as_ref().map_or(id, |record| &record.words));
        rest = &rest[end..];
    }
    spelt.push_str(rest);
    spelt
}

fn in_id(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_')
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::Named;

    fn spell(name: &str, text: &str) -> String {
        super::spell(name, text, |id| {
            let (words, place) = match id {
                "h-2022-1.2" => ("“Chưa số hóa”", "Phụ lục I, mục 1.2"),
                "h-2022-2" => ("“Chậm báo cáo”", "II.2"),
                "h-2022-3" => ("“Thiếu kế hoạch”", "II.3"),
                "h-2022-4" => ("“Thiếu sổ”", "II.4"),
                "xa-a" => ("Xã A", "18142"),
                _ => return None,
            };
            Some(Named { words: words.to_owned(), place: Cow::Borrowed(place) })
        })
    }

    #[test]
    fn an_id_in_a_sentence_becomes_what_readers_call_the_record() {
        assert_eq!(spell("names", "Xã A (h-2022-1.2, h-2022-2)"), "Xã A (“Chưa số hóa”, “Chậm báo cáo”)");
        assert_eq!(spell("first", "h-2022-2"), "“Chậm báo cáo”");
        assert_eq!(spell("ids", "xa-a"), "Xã A");
    }

    #[test]
    fn behind_its_title_a_record_is_told_by_its_place() {
        assert_eq!(spell("other", "h-2022-1.2"), "Phụ lục I, mục 1.2");
        assert_eq!(spell("other_id", "xa-a"), "18142");
        assert_eq!(spell("other", "Xã B"), "Xã B");
    }

    #[test]
    fn a_long_list_is_cut_and_other_words_stay() {
        assert_eq!(
            spell("ids", "h-2022-1.2, h-2022-2, h-2022-3, h-2022-4"),
            "“Chưa số hóa”, “Chậm báo cáo”, “Thiếu kế hoạch”, …"
        );
        for words in ["kinh tế - xã hội", "13/15", "từ 80 % đến dưới 100 %", "một-cửa", ""] {
            assert_eq!(spell("about", words), words);
        }
    }
}
