//! One fault for each rule of the audit, planted in the otherwise untouched made-up district: the audit must find it
//! at its place, and find nothing else that it did not find before.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod audit;

use std::collections::BTreeSet;

use audit::{Files, Said, made_up_district, said};
use minhbach::diagnostics::Severity;
use rayon::prelude::*;
use serde_json::Value;

/// One fault. Paths are those of messages, but a record of a list may be named by its `id` or `unit`.
struct Plant {
    rule: &'static str,
    fault: &'static str,
    edits: &'static [Edit],
    /// File and path of the one new discrepancy.
    found: (&'static str, &'static str),
}

enum Edit {
    /// Writes a JSON value, over what was there or as a new key.
    Set(&'static str, &'static str, &'static str),
    /// Removes a key.
    Drop(&'static str, &'static str),
    /// Adds a file.
    Write(&'static str, &'static str),
    /// Replaces text that stands once in a Markdown file.
    Replace(&'static str, &'static str, &'static str),
}

use Edit::{Drop, Replace, Set, Write};

const DISTRICT: &str = "results/2023/huyen.json";
const COMMUNES: &str = "results/2023/xa.json";
const EARLIER: &str = "results/2021/huyen.json";
const FINDINGS: &str = "findings/2023/huyen.json";
const REPORT: &str = "documents/2023/bao-cao-2023.md";
const ON_TIME: &str = "indicators/dung-han.json";
const REMARKS: &str = "findings/2023/nhan-xet.json";
const DONE_FINDINGS: &str = "findings/2022/huyen.json";
const OLDER_FINDINGS: &str = "findings/2021/huyen.json";
const SETS: &str = "frameworks/gia-dinh-huyen-2022.json";
const OLDER_SETS: &str = "frameworks/gia-dinh-huyen-2019.json";
const UNITS: &str = "units/don-vi-hanh-chinh.json";

const DISCIPLINE: &str = "indicators/xu-ly-ky-luat.json";
const OVERRIDES: &str = "overrides/so-dien-thoai.json";
const EXPLAINED: &str = "findings[huyen-mau-2023-1.5].explanation";
const OVERRIDE: &str = r#"{"overrides": [{"id": "duong-day-nong", "rule": "phone-number",
    "record": "findings/huyen-mau-2023-1.5", "field": "explanation", "basis": "Điều 1 Quyết định 01/QĐ-MẪU"}]}"#;

static PLANTS: &[Plant] = &[
    Plant {
        rule: "person-name",
        fault: "an explanation names an official",
        edits: &[Set(FINDINGS, EXPLAINED, r#""Ông Nguyễn Văn Mẫu chưa gửi hồ sơ.""#)],
        found: (FINDINGS, EXPLAINED),
    },
    Plant {
        rule: "phone-number",
        fault: "an explanation gives a phone number",
        edits: &[Set(FINDINGS, EXPLAINED, r#""Hỏi thêm theo số 0912 345 678.""#)],
        found: (FINDINGS, EXPLAINED),
    },
    Plant {
        rule: "email-address",
        fault: "an explanation gives an e-mail address",
        edits: &[Set(FINDINGS, EXPLAINED, r#""Hồ sơ gửi về mot.nguoi@mau.example.""#)],
        found: (FINDINGS, EXPLAINED),
    },
    Plant {
        rule: "id-number",
        fault: "an explanation gives the number of an identity card",
        edits: &[Set(FINDINGS, EXPLAINED, r#""Người nộp có số căn cước 012345678901.""#)],
        found: (FINDINGS, EXPLAINED),
    },
    Plant {
        rule: "privacy-override",
        fault: "a phone number is published on a legal basis",
        edits: &[Set(FINDINGS, EXPLAINED, r#""Hỏi thêm theo số 0912 345 678.""#), Write(OVERRIDES, OVERRIDE)],
        found: (FINDINGS, EXPLAINED),
    },
    Plant {
        rule: "stale-override",
        fault: "an override allows a phone number where there is none",
        edits: &[Write(OVERRIDES, OVERRIDE)],
        found: (OVERRIDES, "overrides[duong-day-nong].record"),
    },
    Plant {
        rule: "small-count",
        fault: "one person of a commune is counted as disciplined",
        edits: &[Set(DISCIPLINE, "indicators[0].values[3].value", r#""1""#)],
        found: (DISCIPLINE, "indicators[0].values[3].value"),
    },
    Plant {
        rule: "unit-alias-used",
        fault: "an explanation spells a commune in another way than the register",
        edits: &[
            Set(UNITS, "units[xa-tan-mau-99034].aliases", r#"["Xã Tân Mậu"]"#),
            Set(FINDINGS, EXPLAINED, r#""Xã Tân Mậu báo cáo chậm.""#),
        ],
        found: (FINDINGS, EXPLAINED),
    },
    Plant {
        rule: "sum-of-domains",
        fault: "the self-assessed total of a commune is 0.60 less than its domains",
        edits: &[Set(COMMUNES, "results[xa-bai-ngo-99025].totals.self", r#""87.80""#)],
        found: (COMMUNES, "results[xa-bai-ngo-99025].totals.self"),
    },
    Plant {
        rule: "parts-vs-total",
        fault: "the total of a commune is half a point less than appraisal and survey together",
        edits: &[Set(COMMUNES, "results[xa-bai-ngo-99025].totals.total", r#""94.97""#)],
        found: (COMMUNES, "results[xa-bai-ngo-99025].totals.total"),
    },
    Plant {
        rule: "parts-unstated",
        fault: "the survey score of a commune is nowhere stated",
        edits: &[
            Drop(COMMUNES, "results[xa-bai-ngo-99025].totals.survey"),
            Drop(COMMUNES, "results[xa-bai-ngo-99025].domains[0].survey"),
        ],
        found: (COMMUNES, "results[xa-bai-ngo-99025].totals.total"),
    },
    Plant {
        rule: "score-above-maximum",
        fault: "a commune gives itself 12.50 points of 12 in a domain, and adds them up rightly",
        edits: &[
            Set(COMMUNES, "results[xa-bai-ngo-99025].domains[0].self", r#""12.50""#),
            Set(COMMUNES, "results[xa-bai-ngo-99025].totals.self", r#""88.90""#),
        ],
        found: (COMMUNES, "results[xa-bai-ngo-99025].domains[0].self"),
    },
    Plant {
        rule: "loss-vs-score",
        fault: "7.50 points of 8 are stated to have lost 0.75",
        edits: &[Set(DISTRICT, "results[huyen-mau].domains[3].lost", r#""0.75""#)],
        found: (DISTRICT, "results[huyen-mau].domains[3].lost"),
    },
    Plant {
        rule: "criteria-vs-parent",
        fault: "a criterion is self-assessed 0.10 lower than its domain needs",
        edits: &[Set(EARLIER, "results[huyen-mau].criteria[8.4].self", r#""1.400""#)],
        found: (EARLIER, "results[huyen-mau].domains[7].self"),
    },
    Plant {
        rule: "domain-percent",
        fault: "7.50 points of 8 are stated as 97.35%",
        edits: &[Set(DISTRICT, "results[huyen-mau].domains[3].percent", r#""97.35""#)],
        found: (DISTRICT, "results[huyen-mau].domains[3].percent"),
    },
    Plant {
        rule: "rank-out-of-range",
        fault: "the district is tenth of nine",
        edits: &[Set(DISTRICT, "results[huyen-mau].rank.position", "10")],
        found: (DISTRICT, "results[huyen-mau].rank"),
    },
    Plant {
        rule: "duplicate-rank",
        fault: "the second commune is ranked first, like the first one",
        edits: &[Set(COMMUNES, "results[xa-vuon-che-99070].rank.position", "1")],
        found: (COMMUNES, "results[xa-vuon-che-99070].rank"),
    },
    Plant {
        rule: "class-bounds",
        fault: "95.47 points are classed as fair, which ends at 84.99",
        edits: &[Set(COMMUNES, "results[xa-bai-ngo-99025].class", r#""Khá""#)],
        found: (COMMUNES, "results[xa-bai-ngo-99025].class"),
    },
    Plant {
        rule: "losses-listed",
        fault: "a finding claims 0.60 points in a domain that lost 0.50",
        edits: &[Set(FINDINGS, "findings[huyen-mau-2023-4.4].loss.amount", r#""0.60""#)],
        found: (DISTRICT, "results[huyen-mau].domains[3]"),
    },
    Plant {
        rule: "losses-unexplained",
        fault: "the only finding about a domain that lost 0.50 points accounts for 0.40",
        edits: &[Set(FINDINGS, "findings[huyen-mau-2023-4.4].loss.amount", r#""0.40""#)],
        found: (DISTRICT, "results[huyen-mau].domains[3]"),
    },
    Plant {
        rule: "ratio-vs-stated",
        fault: "776 of 788 is stated as 89.48%",
        edits: &[Set(ON_TIME, "indicators[dung-han].values[0].value", r#""89.48""#)],
        found: (ON_TIME, "indicators[dung-han].values[0].value"),
    },
    Plant {
        rule: "remedy-label",
        fault: "13 of 15 cases are reported as done",
        edits: &[Set(
            FINDINGS,
            "findings[huyen-mau-2023-3.5].history[0].figures",
            r#"[{"label": "Việc đã xong", "numerator": 13, "denominator": 15}]"#,
        )],
        found: (FINDINGS, "findings[huyen-mau-2023-3.5].history[0].figures[0].numerator"),
    },
    Plant {
        rule: "remedy-denominator",
        fault: "four of twenty are found wanting, fifteen of fifteen put right",
        edits: &[
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-3.5].figures",
                r#"[{"label": "Thủ tục", "numerator": 4, "denominator": 20}]"#,
            ),
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-3.5].history[0].figures",
                r#"[{"label": "Thủ tục", "numerator": 15, "denominator": 15}]"#,
            ),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-3.5].history[0].figures[0].denominator"),
    },
    Plant {
        rule: "overdue",
        fault: "a deadline of 2024 is set to a remedy that is still in progress",
        edits: &[Set(FINDINGS, "findings[huyen-mau-2023-2.4].due", r#""2024-11-30""#)],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4]"),
    },
    Plant {
        rule: "claim-count",
        fault: "the report counts five strengths, four are listed",
        edits: &[Replace(REPORT, "stated = 4, count", "stated = 5, count")],
        found: (REPORT, ""),
    },
    Plant {
        rule: "document-incomplete",
        fault: "the report is not signed",
        edits: &[Replace(REPORT, "signed = true", "signed = false")],
        found: (REPORT, ""),
    },
    Plant {
        rule: "maxima-vs-scale",
        fault: "the scale of the appraised part is 86, its domains make 85",
        edits: &[Set(SETS, "frameworks[gia-dinh-huyen-2022].scale.appraised", r#""86.00""#)],
        found: (SETS, "frameworks[gia-dinh-huyen-2022]"),
    },
    Plant {
        rule: "maxima-changed",
        fault: "two sets of one report state no scale, their domains make 80 and 85",
        edits: &[
            Drop(SETS, "frameworks[gia-dinh-huyen-2022].scale"),
            Drop(OLDER_SETS, "frameworks[gia-dinh-huyen-2019].scale"),
            Set(OLDER_SETS, "frameworks[gia-dinh-huyen-2019].source.document", r#""bao-cao-2022""#),
        ],
        found: (SETS, "frameworks[gia-dinh-huyen-2022]"),
    },
    Plant {
        rule: "aggregate-vs-components",
        fault: "a criterion lost 0.90 points, the only one below it 0.40",
        edits: &[
            Set(FINDINGS, "findings[huyen-mau-2023-kiem-tra-1].criterion", r#""3.2""#),
            Set(FINDINGS, "findings[huyen-mau-2023-kiem-tra-1].aggregate", r#"true"#),
            Set(FINDINGS, "findings[huyen-mau-2023-kiem-tra-1].loss", r#"{"amount": "0.90"}"#),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-kiem-tra-1].loss"),
    },
    Plant {
        rule: "loss-total",
        fault: "14.05 points are stated as lost, which is right, but findings list fewer",
        edits: &[Set(DISTRICT, "results[huyen-mau].totals.lost", r#""14.05""#)],
        found: (DISTRICT, "results[huyen-mau].totals.lost"),
    },
    Plant {
        rule: "same-reason-different-loss",
        fault: "one reason cost 0.20 points and 2.00",
        edits: &[
            Set(FINDINGS, "findings[huyen-mau-2023-2.2].criterion", r#""2.4""#),
            Set(FINDINGS, "findings[huyen-mau-2023-2.2].reason", r#""Chưa có danh mục chung.""#),
            Set(FINDINGS, "findings[huyen-mau-2023-2.4].reason", r#""Chưa có danh mục chung.""#),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-2.2]"),
    },
    Plant {
        rule: "missing-reason",
        fault: "three of four losses in a paper have a reason, the largest has none",
        edits: &[
            // Without a domain they do not recur.
            Drop(FINDINGS, "findings[huyen-mau-2023-3.2.2].domain"),
            Drop(FINDINGS, "findings[huyen-mau-2023-4.4].domain"),
            Drop(FINDINGS, "findings[huyen-mau-2023-5.2].domain"),
            Set(FINDINGS, "findings[huyen-mau-2023-3.2.2].source.document", r#""khac-phuc-2023""#),
            Set(FINDINGS, "findings[huyen-mau-2023-3.2.2].published", r#""2024-12-31""#),
            Set(FINDINGS, "findings[huyen-mau-2023-4.4].source.document", r#""khac-phuc-2023""#),
            Set(FINDINGS, "findings[huyen-mau-2023-4.4].published", r#""2024-12-31""#),
            Set(FINDINGS, "findings[huyen-mau-2023-5.2].source.document", r#""khac-phuc-2023""#),
            Set(FINDINGS, "findings[huyen-mau-2023-5.2].published", r#""2024-12-31""#),
            Set(FINDINGS, "findings[huyen-mau-2023-2.4].source.document", r#""khac-phuc-2023""#),
            Set(FINDINGS, "findings[huyen-mau-2023-2.4].published", r#""2024-12-31""#),
            Set(FINDINGS, "findings[huyen-mau-2023-5.2].reason", r#""Thiếu giảng viên.""#),
            Replace(REPORT, "stated = 72, count", "stated = 68, count"),
            Replace(REPORT, "stated = 16, count", "stated = 12, count"),
            Replace("documents/2023/khac-phuc-2023.md", "stated = 72, count", "stated = 68, count"),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4]"),
    },
    Plant {
        rule: "value-twice",
        fault: "a commune's share of files in time stands under the district, too",
        edits: &[Set(ON_TIME, "indicators[dung-han].values[1].unit", r#""huyen-mau""#)],
        found: (ON_TIME, "indicators[dung-han].values[1]"),
    },
    Plant {
        rule: "value-rounded",
        fault: "776 of 788 is stated twice, as 98.48% and as 98.5%",
        edits: &[
            Set(ON_TIME, "indicators[dung-han].values[1].unit", r#""huyen-mau""#),
            Set(ON_TIME, "indicators[dung-han].values[1].numerator", r#"776"#),
            Set(ON_TIME, "indicators[dung-han].values[1].denominator", r#"788"#),
            Set(ON_TIME, "indicators[dung-han].values[1].value", r#""98.5""#),
        ],
        found: (ON_TIME, "indicators[dung-han].values[1]"),
    },
    Plant {
        rule: "lowest-list",
        fault: "the third lowest of 2019 is called low, the two below it are not",
        edits: &[Set(ON_TIME, "indicators[dung-han].values[18].band", r#""thấp""#)],
        found: (ON_TIME, "indicators[dung-han].values[18]"),
    },
    Plant {
        rule: "period-vs-finding",
        fault: "nine months are stated for a finding of the first half of the year",
        edits: &[
            Set(ON_TIME, "indicators[dung-han].values[103].finding", r#""huyen-mau-2023-kiem-tra-1""#),
            Set(ON_TIME, "indicators[dung-han].values[103].period", r#""2023-01..2023-09""#),
        ],
        found: (ON_TIME, "indicators[dung-han].values[103]"),
    },
    Plant {
        rule: "date-outside-year",
        fault: "a paper of 2021 stands in a finding of 2023",
        edits: &[Set(
            FINDINGS,
            "findings[huyen-mau-2023-2.4].figures",
            r#"[{"label": "Ngày ban hành", "date": "2021-11-30"}]"#,
        )],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4].figures[0]"),
    },
    Plant {
        rule: "related-status",
        fault: "one matter is done in one row and in progress in another",
        edits: &[Set(FINDINGS, "findings[huyen-mau-2023-2.4].related", r#"["huyen-mau-2023-1.5"]"#)],
        found: (FINDINGS, "findings[huyen-mau-2023-1.5].history[0]"),
    },
    Plant {
        rule: "remedy-no-better",
        fault: "98.39% in time are found too few, 97% put it right",
        edits: &[
            Set(ON_TIME, "indicators[dung-han].values[103].finding", r#""huyen-mau-2023-2.4""#),
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-2.4].figures",
                r#"[{"label": "Đúng hạn", "value": "98.39", "unit": "%"}]"#,
            ),
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-2.4].history[0].figures",
                r#"[{"label": "Đúng hạn", "value": "97", "unit": "%"}]"#,
            ),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4].history[0].figures[0]"),
    },
    Plant {
        rule: "done-without-figure",
        fault: "half of the offices are found wanting, and then all is done",
        edits: &[Set(
            OLDER_FINDINGS,
            "findings[huyen-mau-2021-3.3].figures",
            r#"[{"label": "Phòng, ban", "numerator": 6, "denominator": 12}]"#,
        )],
        found: (OLDER_FINDINGS, "findings[huyen-mau-2021-3.3].history[0]"),
    },
    Plant {
        rule: "printed-heading",
        fault: "a criterion of domain 2 is printed below heading III",
        edits: &[Set(
            FINDINGS,
            "findings[huyen-mau-2023-2.4].domain_printed",
            r#"{"code": "III", "title": "Cải cách thủ tục hành chính"}"#,
        )],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4]"),
    },
    Plant {
        rule: "duplicate-code",
        fault: "the number 1.2 is printed for two criteria",
        edits: &[
            Set(SETS, "frameworks[gia-dinh-huyen-2022].criteria[3].id", r#""1.2""#),
            Set(SETS, "frameworks[gia-dinh-huyen-2022].criteria[4].id", r#""1.3""#),
            Set(SETS, "frameworks[gia-dinh-huyen-2022].criteria[4].code", r#""1.2""#),
        ],
        found: (SETS, "frameworks[gia-dinh-huyen-2022].criteria[4]"),
    },
    Plant {
        rule: "same-text",
        fault: "the reason of one criterion is given for another",
        edits: &[Set(
            FINDINGS,
            "findings[huyen-mau-2023-4.4].reason",
            r#""Bộ phận Một cửa chưa nắm được mẫu văn bản xin lỗi.""#,
        )],
        found: (FINDINGS, "findings[huyen-mau-2023-3.2.2]"),
    },
    Plant {
        rule: "all-vs-exceptions",
        fault: "all communes are praised, one of them has a shortcoming in the matter",
        edits: &[
            Set(REMARKS, "findings[xa-bai-ngo-99025-2023-ket-qua-1].units", r#"{"all_of": "huyen-mau"}"#),
            Set(
                REMARKS,
                "findings[xa-bai-ngo-99025-2023-ket-qua-1].related",
                r#"["xa-dong-my-99007-2023-7.2"]"#,
            ),
        ],
        found: (REMARKS, "findings[xa-bai-ngo-99025-2023-ket-qua-1]"),
    },
    Plant {
        rule: "praise-vs-shortcoming",
        fault: "the district is praised for what it is found wanting in",
        edits: &[
            Set(REMARKS, "findings[xa-vuon-che-99070-2023-ket-qua-4].units", r#"["huyen-mau"]"#),
            Set(REMARKS, "findings[xa-vuon-che-99070-2023-ket-qua-4].related", r#"["huyen-mau-2023-3.5"]"#),
        ],
        found: (REMARKS, "findings[xa-vuon-che-99070-2023-ket-qua-4]"),
    },
    Plant {
        rule: "records-contradict",
        fault: "one record says that all reported, another that one did not",
        edits: &[
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-2.4].says",
                r#"[{"about": "báo cáo đủ", "is": "yes", "words": "đủ"}]"#,
            ),
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-1.5].says",
                r#"[{"about": "báo cáo đủ", "is": "no", "words": "thiếu một"}]"#,
            ),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4].says[0]"),
    },
    Plant {
        rule: "words-vs-list",
        fault: "most communes are said to lack a plan, of which one is named",
        edits: &[
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-2.4].says",
                r#"[{"about": "có kế hoạch", "is": "no", "extent": "most", "words": "hầu hết chưa có"}]"#,
            ),
            Set(
                REMARKS,
                "findings[xa-vuon-che-99070-2023-ket-qua-4].says",
                r#"[{"about": "có kế hoạch", "is": "no", "words": "chưa có"}]"#,
            ),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4].says[0]"),
    },
    Plant {
        rule: "words-vs-share",
        fault: "all files are said to be in time, of which seven of ten were",
        edits: &[
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-2.4].figures",
                r#"[{"label": "Hồ sơ đúng hạn", "numerator": 7, "denominator": 10}]"#,
            ),
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-2.4].says",
                r#"[{"about": "hồ sơ đúng hạn", "is": "yes", "words": "đều đúng hạn"}]"#,
            ),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4].figures[0].numerator"),
    },
    Plant {
        rule: "parts-vs-whole",
        fault: "ten files are divided into seven and four",
        edits: &[Set(
            FINDINGS,
            "findings[huyen-mau-2023-2.4].figures",
            r#"[{"label": "Hồ sơ", "value": 10}, {"value": 7, "part_of": "Hồ sơ"}, {"value": 4, "part_of": "Hồ sơ"}]"#,
        )],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4].figures[0]"),
    },
    Plant {
        rule: "parts-below-whole",
        fault: "ten files are divided into seven and two",
        edits: &[Set(
            FINDINGS,
            "findings[huyen-mau-2023-2.4].figures",
            r#"[{"label": "Hồ sơ", "value": 10}, {"value": 7, "part_of": "Hồ sơ"}, {"value": 2, "part_of": "Hồ sơ"}]"#,
        )],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4].figures[0]"),
    },
    Plant {
        rule: "numbering",
        fault: "the report numbers its section II.8 twice",
        edits: &[Replace(
            REPORT,
            "signed = true",
            "signed = true\nnumbering = [{ section = \"II\", numbers = [\"2.7\", \"2.8\", \"2.8\"] }]",
        )],
        found: (REPORT, ""),
    },
    Plant {
        rule: "no-progress",
        fault: "eight remedies were done by the end of the year, and are on the day of the report",
        edits: &[Replace(
            REPORT,
            "{ label = \"Kết quả nổi bật\"",
            "{ label = \"Đã khắc phục\", stated = 8, as_of = \"2023-12-31\", count = { document = \"bao-cao-2023\", locator_prefix = \"Phụ lục I,\", status = [\"reported-done\", \"verified-done\"], of = \"findings\" } },\n  { label = \"Kết quả nổi bật\"",
        )],
        found: (REPORT, ""),
    },
    Plant {
        rule: "loss-unstated",
        fault: "a finding of a report that states points cost some, nobody knows how many",
        edits: &[Set(FINDINGS, "findings[huyen-mau-2023-1.5].loss", r#"{"basis": "max"}"#)],
        found: (FINDINGS, "findings[huyen-mau-2023-1.5].loss"),
    },
    Plant {
        rule: "same-loss-different-figure",
        fault: "31% and 28% cost the same points under one criterion",
        edits: &[
            Set(FINDINGS, "findings[huyen-mau-2023-7.6].criterion", r#""7.5""#),
            Set(FINDINGS, "findings[huyen-mau-2023-7.5].loss.amount", r#""0.775""#),
            Set(FINDINGS, "findings[huyen-mau-2023-7.6].loss.amount", r#""0.775""#),
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-7.5].figures",
                r#"[{"label": "Giải ngân", "value": "31", "unit": "%"}]"#,
            ),
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-7.6].figures",
                r#"[{"label": "Giải ngân", "value": "28", "unit": "%"}]"#,
            ),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-7.5]"),
    },
    Plant {
        rule: "reference-number",
        fault: "the report prints the number of a decision without its sign",
        edits: &[
            Replace(REPORT, "{ number = \"2022/QĐ-MẪU\"", "{ id = \"qd-2022\", number = \"2022/QĐ-MẪU\""),
            Replace(
                REPORT,
                "signed = true",
                "signed = true\nreference_numbers = [{ reference = \"qd-2022\", printed = \"2022/QĐ\" }]",
            ),
        ],
        found: (REPORT, ""),
    },
    Plant {
        rule: "printed-figures",
        fault: "the report prints one decimal with a point among commas",
        edits: &[Replace(
            REPORT,
            "signed = true",
            "signed = true\nfigures = [{ printed = [\"83,635\", \"0,500\", \"7.5\"] }]",
        )],
        found: (REPORT, ""),
    },
    Plant {
        rule: "printed-name",
        fault: "the report misprints the name of a commune",
        edits: &[Replace(
            REPORT,
            "signed = true",
            "signed = true\nnames = [{ unit = \"xa-tan-mau-99034\", printed = \"Xã Tân Mầu\" }]",
        )],
        found: (REPORT, ""),
    },
    Plant {
        rule: "lowest-domains",
        fault: "domain 3 is called low, domain 2 is lower",
        edits: &[Set(DISTRICT, "results[huyen-mau].named_low", r#"["3"]"#)],
        found: (DISTRICT, "results[huyen-mau].named_low[0]"),
    },
    Plant {
        rule: "criticised-fewer",
        fault: "a commune with one shortcoming is criticised, those with eleven are not",
        edits: &[Set(
            "findings/2022/nhan-xet.json",
            "findings[xa-hoa-mau-99031-2022-ket-qua-1].origin",
            r#""criticism""#,
        )],
        found: ("findings/2022/nhan-xet.json", "findings[xa-hoa-mau-99031-2022-ket-qua-1]"),
    },
    Plant {
        rule: "same-figure-twice",
        fault: "seven late files cost points under two criteria",
        edits: &[
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-2.4].figures",
                r#"[{"label": "Hồ sơ quá hạn", "value": 7, "unit": "hồ sơ"}]"#,
            ),
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-4.4].figures",
                r#"[{"label": "Hồ sơ quá hạn", "value": 7, "unit": "hồ sơ"}]"#,
            ),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4].figures[0]"),
    },
    Plant {
        rule: "remedy-without-base",
        fault: "four of twenty are answered by a bare 41.55%",
        edits: &[
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-3.5].figures",
                r#"[{"label": "Thủ tục", "numerator": 4, "denominator": 20}]"#,
            ),
            Set(
                FINDINGS,
                "findings[huyen-mau-2023-3.5].history[0].figures",
                r#"[{"label": "Tỷ lệ", "value": "41.55", "unit": "%"}]"#,
            ),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-3.5].history[0].figures[0].value"),
    },
    Plant {
        rule: "done-found-again",
        fault: "what was done in 2022 is tied to a finding of 2023",
        edits: &[Set(DONE_FINDINGS, "findings[huyen-mau-2022-3.4].related", r#"["huyen-mau-2023-2.4"]"#)],
        found: (DONE_FINDINGS, "findings[huyen-mau-2022-3.4].history[0]"),
    },
    Plant {
        rule: "recurring",
        fault: "a criterion of 2022 is found wanting in another paper of 2023",
        edits: &[
            Set(FINDINGS, "findings[huyen-mau-2023-7.4].source.document", r#""khac-phuc-2023""#),
            Set(FINDINGS, "findings[huyen-mau-2023-7.4].published", r#""2024-12-31""#),
            Replace(REPORT, "stated = 72, count", "stated = 71, count"),
            Replace(REPORT, "stated = 16, count", "stated = 15, count"),
            Replace("documents/2023/khac-phuc-2023.md", "stated = 72, count", "stated = 71, count"),
        ],
        found: (FINDINGS, "findings[huyen-mau-2023-7.4]"),
    },
    Plant {
        rule: "broken-link",
        fault: "an explanation links to a finding that is not there",
        edits: &[Set(FINDINGS, EXPLAINED, r#""Xem [tồn tại này](/ton-tai/huyen-mau-2023-99/).""#)],
        found: (FINDINGS, "findings[huyen-mau-2023-1.5]"),
    },
    Plant {
        rule: "unused-record",
        fault: "an indicator has no values",
        edits: &[Write(
            "indicators/trong.json",
            r#"{"indicators": [{"id": "chi-tieu-trong", "title": "Chỉ tiêu trống", "unit": "%", "values": []}]}"#,
        )],
        found: ("indicators/trong.json", "indicators[0]"),
    },
    Plant {
        rule: "impossible-dates",
        fault: "a finding is published a month before its report",
        edits: &[Set(FINDINGS, "findings[huyen-mau-2023-2.4].published", r#""2024-01-20""#)],
        found: (FINDINGS, "findings[huyen-mau-2023-2.4]"),
    },
    Plant {
        rule: "unit-not-valid",
        fault: "a value of 2019 is about a commune that was founded in 2023",
        edits: &[Set(
            ON_TIME,
            "indicators[dung-han].values[xa-bai-ngo-99025].unit",
            r#""xa-khe-vang-99076""#,
        )],
        found: (ON_TIME, "indicators[dung-han].values[9]"),
    },
    Plant {
        rule: "lineage-dates",
        fault: "a commune became one that ended on the same day",
        edits: &[Set(
            UNITS,
            "units[xa-cau-tre-99052].successors",
            r#"[{"unit": "xa-doi-sim-99040", "share": "full"}]"#,
        )],
        found: (UNITS, "units[xa-cau-tre-99052]"),
    },
    Plant {
        rule: "confusable-names",
        fault: "a commune is called like another with its words swapped",
        edits: &[Set(UNITS, "units[xa-vuon-che-99070].name", r#""Xã Ngô Bãi""#)],
        found: (UNITS, "units[xa-vuon-che-99070]"),
    },
    Plant {
        rule: "cut-off",
        fault: "776 of 788, 98.477…%, is stated as 98.47% instead of 98.48%",
        edits: &[Set(ON_TIME, "indicators[dung-han].values[0].value", r#""98.47""#)],
        found: (ON_TIME, "indicators[dung-han].values[0].value"),
    },
    Plant {
        rule: "rounded-parts",
        fault: "a total is 0.01 more than eight domains of two decimals each",
        edits: &[Set(COMMUNES, "results[xa-bai-ngo-99025].totals.self", r#""88.41""#)],
        found: (COMMUNES, "results[xa-bai-ngo-99025].totals.self"),
    },
    Plant {
        rule: "stale-acknowledgement",
        fault: "a wrong sum is acknowledged where the sum is right",
        edits: &[Set(
            COMMUNES,
            "results[xa-bai-ngo-99025].acknowledged",
            r#"[{"rule": "sum-of-domains", "note": "Văn bản in như vậy."}]"#,
        )],
        found: (COMMUNES, "results[xa-bai-ngo-99025].acknowledged[0].rule"),
    },
];

impl Plant {
    fn planted_in(&self, sound: &Files) -> Files {
        let mut files = sound.clone();
        for edit in self.edits {
            match *edit {
                Set(file, path, json) => change(&mut files, file, path, |parent, key| {
                    let value = serde_json::from_str(json).unwrap();
                    match parent {
                        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
                        Value::Object(entries) => drop(entries.insert(key.to_owned(), value)),
                        other => panic!("nothing can be set in {other}"),
                    }
                }),
                Drop(file, path) => change(&mut files, file, path, |parent, key| {
                    assert!(parent.as_object_mut().unwrap().remove(key).is_some(), "{path} is not there");
                }),
                Write(file, text) => {
                    assert!(files.insert(file.to_owned(), text.into()).is_none(), "{file} is there already");
                }
                Replace(file, from, to) => {
                    let bytes = files.get_mut(file).expect(file);
                    let text = String::from_utf8(bytes.clone()).unwrap();
                    assert_eq!(text.matches(from).count(), 1, "{from} in {file}");
                    *bytes = text.replace(from, to).into_bytes();
                }
            }
        }
        files
    }

    fn place_in(&self, files: &Files) -> (String, String) {
        let (file, path) = self.found;
        let path = if path.is_empty() { String::new() } else { numbered(&parsed(files, file), path) };
        (file.to_owned(), path)
    }
}

fn parsed(files: &Files, file: &str) -> Value {
    serde_json::from_slice(files.get(file).expect(file)).unwrap()
}

/// Changes a JSON file at the object or list that holds the last step of a path.
fn change(files: &mut Files, file: &str, path: &str, change: impl FnOnce(&mut Value, &str)) {
    let mut root = parsed(files, file);
    let path = numbered(&root, path);
    let steps = steps(&path);
    let (last, above) = steps.split_last().unwrap();
    let parent = above.iter().fold(&mut root, |node, step| match node {
        Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
        node => &mut node[*step],
    });
    change(parent, last);
    files.insert(file.to_owned(), serde_json::to_vec_pretty(&root).unwrap());
}

/// The steps of a path: `results[a-1.2].totals` is `results`, `a-1.2`, `totals`.
fn steps(path: &str) -> Vec<&str> {
    let mut steps = Vec::new();
    for part in path.split('[') {
        let (inside, outside) = part.split_once(']').map_or(("", part), |(inside, rest)| (inside, rest));
        steps.extend([inside].into_iter().chain(outside.split('.')).filter(|step| !step.is_empty()));
    }
    steps
}

/// The path with numbers in place of ids, units and criteria.
fn numbered(root: &Value, path: &str) -> String {
    let mut out = String::new();
    let mut node = root;
    for step in steps(path) {
        if let Value::Array(items) = node {
            let is_named = |item: &Value| ["id", "unit", "criterion"].iter().any(|key| item[*key] == step);
            let at = step.parse().ok().or_else(|| items.iter().position(is_named));
            let at: usize = at.unwrap_or_else(|| panic!("nothing is called {step} in {path}"));
            out.push_str(&format!("[{at}]"));
            node = &items[at];
        } else {
            out.push_str(if out.is_empty() { "" } else { "." });
            out.push_str(step);
            node = &node[step];
        }
    }
    out
}

/// What stands in one list more often than in another.
fn surplus(list: &[Said], other: &[Said]) -> Vec<Said> {
    let mut rest = other.to_vec();
    let mut more = Vec::new();
    for one in list {
        match rest.iter().position(|known| known == one) {
            Some(at) => drop(rest.swap_remove(at)),
            None => more.push(one.clone()),
        }
    }
    more
}

#[test]
fn every_rule_of_the_audit_has_a_plant() {
    let rules: BTreeSet<&str> = minhbach::audit::rules().map(|(rule, _)| rule.id).collect();
    let planted: BTreeSet<&str> = PLANTS.iter().map(|plant| plant.rule).collect();
    assert_eq!(planted, rules);
    assert_eq!(planted.len(), PLANTS.len(), "one plant for each rule");
}

#[test]
fn a_planted_fault_is_found_at_its_place_and_nothing_else_changes() {
    let sound = made_up_district();
    let before = said(&sound);
    let wrong: Vec<String> = PLANTS
        .par_iter()
        .filter_map(|plant| {
            let files = plant.planted_in(&sound);
            let after = said(&files);
            let (found, gone) = (surplus(&after, &before), surplus(&before, &after));
            let (file, path) = plant.place_in(&files);
            // A contradiction is said at both records, of which the plant names the first.
            let places = if plant.rule == "records-contradict" { 2 } else { 1 };
            let is_place = |one: &Said| one.rule == plant.rule && one.file == file && one.path == path;
            let is_found = found.len() == places
                && found.iter().any(is_place)
                && found.iter().all(|one| one.rule == plant.rule);
            (!is_found || !gone.is_empty()).then(|| {
                format!(
                    "{}: {}\n  expected at {file} {path}\n  found {found:#?}\n  gone {gone:#?}",
                    plant.rule, plant.fault
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// As `examples/README.md` says: one domain is over-explained on purpose.
#[test]
fn the_made_up_district_contradicts_itself_only_on_purpose() {
    let said = said(&made_up_district());
    let contradictions: Vec<_> = said
        .iter()
        .filter(|one| one.severity != Severity::Note)
        .map(|one| (one.rule, one.file.as_str(), one.path.as_str()))
        .collect();
    assert_eq!(contradictions, [("losses-listed", "results/2021/huyen.json", "results[0].domains[5]")]);
}
