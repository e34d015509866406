//! Two documents a year: the report on the index in February, the report on remedies in June. Their tables hold
//! the same figures as the records, row by row, so that every source place can be looked up.

mod follow_up;
mod report;

use crate::findings::Findings;
use crate::results::Scores;
use crate::units::{DISTRICT, YEARS};

const REPORT: &str = "bao-cao";
const FOLLOW_UP: &str = "khac-phuc";
const ISSUER: &str = "UBND huyện Mẫu";

/// Number and date of each report, and of each report on remedies.
const SIGNED: [[(&str, &str); 2]; 6] = [
    [("21/BC-UBND", "2020-02-18"), ("134/BC-UBND", "2020-06-19")],
    [("17/BC-UBND", "2021-02-05"), ("128/BC-UBND", "2021-06-21")],
    [("25/BC-UBND", "2022-02-16"), ("141/BC-UBND", "2022-06-17")],
    [("19/BC-UBND", "2023-02-10"), ("136/BC-UBND", "2023-06-20")],
    [("23/BC-UBND", "2024-02-20"), ("150/BC-UBND", "2024-06-18")],
    [("16/BC-UBND", "2025-02-14"), ("122/BC-UBND", "2025-06-20")],
];

/// Id of the report on a year.
pub(crate) fn report_id(year: i64) -> String {
    format!("{REPORT}-{year}")
}

/// Id of the report on the remedies of a year's shortcomings.
pub(crate) fn follow_up_id(year: i64) -> String {
    format!("{FOLLOW_UP}-{year}")
}

/// Whether an id is that of a report on a year.
pub(crate) fn is_report(id: &str) -> bool {
    id.starts_with(REPORT)
}

fn signed(year: i64) -> [(&'static str, &'static str); 2] {
    SIGNED[usize::try_from(year - YEARS[0]).unwrap_or(0)]
}

fn report_title(year: i64) -> String {
    format!("Kết quả xác định Chỉ số cải cách hành chính năm {year}")
}

fn follow_up_title(year: i64) -> String {
    format!("Kết quả khắc phục tồn tại, hạn chế về cải cách hành chính năm {year}")
}

/// A count that the document states, with the records that it counts.
struct Claim {
    label: &'static str,
    stated: usize,
    /// TOML fields of the selector.
    count: String,
}

/// The files of all documents.
pub(crate) fn files(scores: &Scores, findings: &Findings) -> Vec<(String, String)> {
    let file = |year: i64, id: String, text: String| (format!("documents/{year}/{id}.md"), text);
    YEARS
        .iter()
        .flat_map(|&year| {
            [
                file(year, report_id(year), report::report(scores, findings, year)),
                file(year, follow_up_id(year), follow_up::follow_up(findings, year)),
            ]
        })
        .collect()
}

fn front_matter(
    id: &str,
    (number, date): (&str, &str),
    title: &str,
    year: i64,
    references: &[String],
    claims: &[Claim],
) -> String {
    let mut text = format!(
        "+++\nid = \"{id}\"\nnumber = \"{number}\"\ndate = \"{date}\"\nissuer = \"{ISSUER}\"\n\
         issuer_unit = \"ubnd-huyen-mau\"\nkind = \"Báo cáo\"\ntitle = \"{title}\"\nperiod = \"{year}\"\n\
         about = [\"{DISTRICT}\"]\nsigned = true\nnote = \"Văn bản giả, làm ra để minh họa.\"\n"
    );
    list(&mut text, "references", references);
    let claims: Vec<String> = claims
        .iter()
        .map(|claim| {
            format!(
                "{{ label = \"{}\", stated = {}, count = {{ {} }} }}",
                claim.label, claim.stated, claim.count
            )
        })
        .collect();
    list(&mut text, "claims", &claims);
    text.push_str("+++\n\n");
    text
}

fn list(text: &mut String, key: &str, items: &[String]) {
    text.push_str(key);
    text.push_str(" = [\n");
    for item in items {
        text.push_str("  ");
        text.push_str(item);
        text.push_str(",\n");
    }
    text.push_str("]\n");
}

fn reference((number, date): (&str, &str), title: &str) -> String {
    format!("{{ number = \"{number}\", date = \"{date}\", issuer = \"{ISSUER}\", title = \"{title}\" }}")
}
