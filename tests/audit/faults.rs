//! One fault for each rule of the audit, planted in a scene; its size is drawn.

use serde_json::{Value, json};

use super::scene::{FINDINGS, INDICATORS, OVERRIDES, REPORT, RESULTS, SETS, Scene, UNITS};

/// A fault: the rule that tells it, how it is planted by a size from 1 to 19, and where it is told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    pub(crate) rule: &'static str,
    pub(crate) plant: fn(&mut Scene, i64),
    pub(crate) found: (&'static str, &'static str),
}

const SOURCE: &str = "bc-02";

/// Hundredths as a decimal: 3140 is 31.40.
fn points(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn losing(criterion: &str, hundredths: i64, reason: &str) -> Value {
    json!({
        "framework": "bo-them", "criterion": criterion, "reason": reason, "loss": { "amount": points(hundredths) },
    })
}

/// A finding of any domain asks where the lost points of all domains are.
fn without_losses(scene: &mut Scene) {
    scene.set(RESULTS, "0/domains/0", json!({ "self": "10.00", "appraised": "10.00" }));
    scene.set(RESULTS, "0/totals", json!({ "self": "30.00", "appraised": "30.00", "total": "34.00" }));
}

fn explaining(scene: &mut Scene, text: &str) {
    scene.finding(json!({ "explanation": text }));
}

fn figures(list: Value) -> Value {
    json!({ "figures": list })
}

pub(crate) static FAULTS: &[Fault] = &[
    Fault {
        rule: "sum-of-domains",
        plant: |scene, by| scene.set(RESULTS, "0/totals", json!({ "self": points(2950 - 2 - by) })),
        found: (RESULTS, "results[0].totals.self"),
    },
    Fault {
        rule: "rounded-parts",
        plant: |scene, _| scene.set(RESULTS, "0/totals", json!({ "self": "29.51" })),
        found: (RESULTS, "results[0].totals.self"),
    },
    Fault {
        rule: "parts-vs-total",
        plant: |scene, by| scene.set(RESULTS, "0/totals", json!({ "total": points(3300 - 2 - by) })),
        found: (RESULTS, "results[0].totals.total"),
    },
    Fault {
        rule: "parts-unstated",
        plant: |scene, _| {
            scene.set(RESULTS, "0/totals", json!({ "survey": null }));
            for domain in 0..2 {
                scene.set(RESULTS, &format!("0/domains/{domain}"), json!({ "survey": null }));
            }
        },
        found: (RESULTS, "results[0].totals.total"),
    },
    Fault {
        rule: "score-above-maximum",
        plant: |scene, by| {
            scene.set(RESULTS, "0/domains/0", json!({ "self": points(1000 + by) }));
            scene.set(RESULTS, "0/domains/1", json!({ "self": "19.00" }));
            scene.set(RESULTS, "0/totals", json!({ "self": points(2900 + by) }));
        },
        found: (RESULTS, "results[0].domains[0].self"),
    },
    Fault {
        rule: "loss-vs-score",
        plant: |scene, by| scene.set(RESULTS, "0/domains/0", json!({ "lost": points(100 + by) })),
        found: (RESULTS, "results[0].domains[0].lost"),
    },
    Fault {
        rule: "criteria-vs-parent",
        plant: |scene, by| {
            let criteria = json!([
                { "criterion": "1.1", "appraised": points(300 - 2 - by) },
                { "criterion": "1.1.1", "appraised": "1.50" },
                { "criterion": "1.1.2", "appraised": "1.50" },
            ]);
            scene.set(RESULTS, "0", json!({ "criteria": criteria }));
        },
        found: (RESULTS, "results[0].criteria[0].appraised"),
    },
    Fault {
        rule: "domain-percent",
        plant: |scene, by| scene.set(RESULTS, "0/domains/0", json!({ "percent": points(9000 - by) })),
        found: (RESULTS, "results[0].domains[0].percent"),
    },
    Fault {
        rule: "rank-out-of-range",
        plant: |scene, by| scene.set(RESULTS, "0/rank", json!({ "position": 3 + by })),
        found: (RESULTS, "results[0].rank"),
    },
    Fault {
        rule: "duplicate-rank",
        plant: |scene, by| {
            let mut other = scene.at(RESULTS, "0").clone();
            other["unit"] = json!("xa-khac");
            other["totals"] = json!({ "total": points(3300 - by) });
            other["domains"] = json!([]);
            scene.add(RESULTS, other);
        },
        found: (RESULTS, "results[1].rank"),
    },
    Fault {
        rule: "class-bounds",
        plant: |scene, _| scene.set(RESULTS, "0", json!({ "class": "Khá" })),
        found: (RESULTS, "results[0].class"),
    },
    Fault {
        rule: "maxima-vs-scale",
        plant: |scene, by| {
            scene.set(SETS, "0/scale", json!({ "appraised": 31 + by, "total": 36 + by }));
        },
        found: (SETS, "frameworks[0]"),
    },
    Fault {
        rule: "maxima-changed",
        plant: |scene, by| {
            scene.set(SETS, "0", json!({ "scale": null, "source": { "document": SOURCE } }));
            let mut other = scene.at(SETS, "0").clone();
            other["id"] = json!("bo-cu");
            other["years"] = json!([2022]);
            other["domains"][0]["max"] = json!(points(1000 + by));
            scene.add(SETS, other);
        },
        found: (SETS, "frameworks[0]"),
    },
    Fault {
        rule: "losses-listed",
        plant: |scene, by| {
            scene.finding(json!({ "domain": "chi-dao", "loss": { "amount": points(100 + by) } }));
        },
        found: (RESULTS, "results[0].domains[0]"),
    },
    Fault {
        rule: "losses-unexplained",
        plant: |scene, by| {
            scene.finding(json!({ "domain": "chi-dao", "loss": { "amount": points(100 - by) } }));
        },
        found: (RESULTS, "results[0].domains[0]"),
    },
    Fault {
        rule: "aggregate-vs-components",
        plant: |scene, by| {
            let mut whole = losing("1.1", 100 + by, "Kế hoạch chậm.");
            whole["aggregate"] = json!(true);
            scene.finding(whole);
            scene.finding(losing("1.1.1", 100, "Ban hành chậm."));
        },
        found: (FINDINGS, "findings[0].loss"),
    },
    Fault {
        rule: "loss-total",
        plant: |scene, by| {
            // Without scores it is not known which domain lost them.
            let domains = json!([{ "code": "1" }, { "code": "2" }]);
            scene.set(RESULTS, "0", json!({ "totals": { "lost": "1.00" }, "domains": domains }));
            scene.finding(json!({ "domain": "chi-dao", "loss": { "amount": points(100 - by) } }));
        },
        found: (RESULTS, "results[0].totals.lost"),
    },
    Fault {
        rule: "same-figure-twice",
        plant: |scene, by| {
            for (criterion, reason) in [("1.1.1", "Trễ."), ("1.1.2", "Chậm.")] {
                let mut finding = losing(criterion, 50, reason);
                finding["figures"] = json!([{ "label": "Hồ sơ quá hạn", "value": 6 + by, "unit": "hồ sơ" }]);
                scene.finding(finding);
            }
        },
        found: (FINDINGS, "findings[0].figures[0]"),
    },
    Fault {
        rule: "same-reason-different-loss",
        plant: |scene, by| {
            scene.finding(losing("1.1.1", 50 - by, "Không có tài liệu kiểm chứng."));
            scene.finding(losing("1.1.1", 50 + by, "Không có tài liệu kiểm chứng."));
        },
        found: (FINDINGS, "findings[0]"),
    },
    Fault {
        rule: "same-loss-different-figure",
        plant: |scene, by| {
            for value in [31, 31 - by] {
                let mut finding = losing("1.1.1", 50, &format!("Đạt {value} %."));
                finding["figures"] = json!([{ "label": "Giải ngân", "value": value, "unit": "%" }]);
                scene.finding(finding);
            }
        },
        found: (FINDINGS, "findings[0]"),
    },
    Fault {
        rule: "missing-reason",
        plant: |scene, by| {
            for reason in ["Gửi trễ.", "Ghi thiếu.", "Sai mẫu."] {
                scene.finding(json!({ "reason": reason, "loss": { "amount": "0.50" } }));
            }
            scene.finding(json!({ "loss": { "amount": points(100 + by) } }));
        },
        found: (FINDINGS, "findings[3]"),
    },
    Fault {
        rule: "loss-unstated",
        plant: |scene, by| {
            scene.finding(json!({ "loss": { "amount": points(by) } }));
            scene.finding(json!({ "loss": { "basis": "self" } }));
        },
        found: (FINDINGS, "findings[1].loss"),
    },
    Fault {
        rule: "ratio-vs-stated",
        plant: |scene, by| {
            scene.finding(figures(json!([
                { "label": "Hồ sơ", "numerator": 2, "denominator": 3, "stated": points(6667 + by), "unit": "%" },
            ])));
        },
        found: (FINDINGS, "findings[0].figures[0].stated"),
    },
    Fault {
        rule: "cut-off",
        plant: |scene, _| {
            scene.finding(figures(json!([
                { "label": "Hồ sơ", "numerator": 2, "denominator": 3, "stated": "66.66", "unit": "%" },
            ])));
        },
        found: (FINDINGS, "findings[0].figures[0].stated"),
    },
    Fault {
        rule: "parts-vs-whole",
        plant: |scene, by| {
            scene.finding(figures(json!([
                { "label": "Hồ sơ", "value": 30 }, { "value": 20, "part_of": "Hồ sơ" },
                { "value": 10 + by, "part_of": "Hồ sơ" },
            ])));
        },
        found: (FINDINGS, "findings[0].figures[0]"),
    },
    Fault {
        rule: "parts-below-whole",
        plant: |scene, by| {
            scene.finding(figures(json!([
                { "label": "Hồ sơ", "value": 40 }, { "value": 20, "part_of": "Hồ sơ" },
                { "value": 20 - by, "part_of": "Hồ sơ" },
            ])));
        },
        found: (FINDINGS, "findings[0].figures[0]"),
    },
    Fault {
        rule: "value-twice",
        plant: |scene, by| {
            let values = vec![json!({ "value": points(9000) }), json!({ "value": points(9000 - 100 * by) })];
            scene.indicator(json!({}), values);
        },
        found: (INDICATORS, "indicators[0].values[1]"),
    },
    Fault {
        rule: "value-rounded",
        plant: |scene, _| {
            scene.indicator(json!({}), vec![json!({ "value": "98.48" }), json!({ "value": "98.5" })]);
        },
        found: (INDICATORS, "indicators[0].values[1]"),
    },
    Fault {
        rule: "lowest-list",
        plant: |scene, by| {
            let values = vec![
                json!({ "value": 40, "band": "thấp" }),
                json!({ "unit": "xa-khac", "value": 40 - by }),
                json!({ "unit": "xa-nua", "value": 60 }),
            ];
            scene.indicator(json!({ "better": "higher" }), values);
        },
        found: (INDICATORS, "indicators[0].values[0]"),
    },
    Fault {
        rule: "lowest-domains",
        plant: |scene, by| {
            scene.set(RESULTS, "0/domains/1", json!({ "appraised": points(1800 - 2 * by) }));
            scene.set(
                RESULTS,
                "0/totals",
                json!({ "appraised": points(2700 - 2 * by), "total": points(3100 - 2 * by) }),
            );
            scene.set(RESULTS, "0", json!({ "named_low": ["1"] }));
        },
        found: (RESULTS, "results[0].named_low[0]"),
    },
    Fault {
        rule: "period-vs-finding",
        plant: |scene, _| {
            scene.finding(json!({
                "period": "2024-H1", "figures": [{ "label": "Tỷ lệ", "value": 97, "unit": "%" }],
            }));
            let value = json!({ "period": "2024-01..2024-09", "value": 97, "finding": "them-0" });
            scene.indicator(json!({}), vec![value]);
        },
        found: (INDICATORS, "indicators[0].values[0]"),
    },
    Fault {
        rule: "date-outside-year",
        plant: |scene, by| {
            let date = format!("{}-11-30", 2023 - by);
            scene.finding(figures(json!([{ "label": "Ngày ban hành", "date": date }])));
        },
        found: (FINDINGS, "findings[0].figures[0]"),
    },
    Fault {
        rule: "remedy-label",
        plant: |scene, by| {
            scene.finding(json!({ "history": [{
                "as_of": "2025-01-10", "status": "reported-done",
                "figures": [{ "label": "Việc đã xong", "numerator": 20 - by, "denominator": 20 }],
            }] }));
        },
        found: (FINDINGS, "findings[0].history[0].figures[0].numerator"),
    },
    Fault {
        rule: "remedy-denominator",
        plant: |scene, by| {
            scene.finding(json!({
                "figures": [{ "label": "Thủ tục", "numerator": 4, "denominator": 20 }],
                "history": [{
                    "as_of": "2025-01-10", "status": "in-progress",
                    "figures": [{ "label": "Thủ tục", "numerator": 15, "denominator": 20 + by }],
                }],
            }));
        },
        found: (FINDINGS, "findings[0].history[0].figures[0].denominator"),
    },
    Fault {
        rule: "remedy-no-better",
        plant: |scene, by| {
            scene.finding(json!({
                "figures": [{ "label": "Đúng hạn", "value": 90, "unit": "%" }],
                "history": [{
                    "as_of": "2025-01-10", "status": "in-progress",
                    "figures": [{ "label": "Đúng hạn", "value": 90 - by, "unit": "%" }],
                }],
            }));
            scene.indicator(json!({ "better": "higher" }), vec![json!({ "value": 90, "finding": "them-0" })]);
        },
        found: (FINDINGS, "findings[0].history[0].figures[0]"),
    },
    Fault {
        rule: "remedy-without-base",
        plant: |scene, by| {
            scene.finding(json!({
                "figures": [{ "label": "Thủ tục", "numerator": 4, "denominator": 20 }],
                "history": [{
                    "as_of": "2025-01-10", "status": "in-progress",
                    "figures": [{ "label": "Tỷ lệ", "value": 41 + by, "unit": "%" }],
                }],
            }));
        },
        found: (FINDINGS, "findings[0].history[0].figures[0].value"),
    },
    Fault {
        rule: "done-without-figure",
        plant: |scene, by| {
            scene.finding(json!({
                "figures": [{ "label": "Phòng, ban", "numerator": by, "denominator": 20 }],
                "history": [{ "as_of": "2025-01-10", "status": "reported-done" }],
            }));
        },
        found: (FINDINGS, "findings[0].history[0]"),
    },
    Fault {
        rule: "related-status",
        plant: |scene, _| {
            scene.finding(json!({
                "related": ["them-1"], "history": [{ "as_of": "2025-01-10", "status": "reported-done" }],
            }));
            scene.finding(json!({ "history": [{ "as_of": "2025-01-10", "status": "in-progress" }] }));
        },
        found: (FINDINGS, "findings[0].history[0]"),
    },
    Fault {
        rule: "done-found-again",
        plant: |scene, _| {
            scene.finding(json!({
                "history": [{ "as_of": "2025-01-10", "status": "reported-done" }],
            }));
            scene.later_finding(json!({ "related": ["them-0"] }));
        },
        found: (FINDINGS, "findings[0].history[0]"),
    },
    Fault {
        rule: "overdue",
        plant: |scene, by| {
            scene.finding(json!({
                "due": format!("2025-05-{:02}", 10 + by),
                "history": [{ "as_of": "2025-01-10", "status": "in-progress" }],
            }));
        },
        found: (FINDINGS, "findings[0]"),
    },
    Fault {
        rule: "recurring",
        plant: |scene, _| {
            without_losses(scene);
            scene.finding(json!({ "framework": "bo-them", "criterion": "2.1", "domain": "thu-tuc" }));
            scene.later_finding(json!({ "framework": "bo-them", "criterion": "2.1", "domain": "thu-tuc" }));
        },
        found: ("findings/2025/sau.json", "findings[0]"),
    },
    Fault {
        rule: "claim-count",
        plant: |scene, by| {
            scene.finding(json!({}));
            scene.report(
                "claims",
                format!(
                    "[{{ label = \"Tồn tại\", stated = {}, count = {{ document = \"bc-02\" }} }}]",
                    1 + by
                ),
            );
        },
        found: (REPORT, ""),
    },
    Fault {
        rule: "no-progress",
        plant: |scene, by| {
            scene.finding(json!({ "history": [{ "as_of": "2025-01-10", "status": "reported-done" }] }));
            scene.finding(json!({}));
            scene.report(
                "claims",
                format!(
                    "[{{ label = \"Đã xong\", stated = 1, as_of = \"2024-11-{:02}\", count = {{ document = \"bc-02\", status = \
                     [\"reported-done\"], of = \"findings\" }} }}]",
                    by
                ),
            );
        },
        found: (REPORT, ""),
    },
    Fault {
        rule: "document-incomplete",
        plant: |scene, _| scene.report("number", "\"\""),
        found: (REPORT, ""),
    },
    Fault {
        rule: "printed-heading",
        plant: |scene, _| {
            without_losses(scene);
            let printed = json!({ "code": "1", "title": "Chỉ đạo" });
            scene.finding(json!({ "framework": "bo-them", "criterion": "2.1", "domain_printed": printed }));
        },
        found: (FINDINGS, "findings[0]"),
    },
    Fault {
        rule: "numbering",
        plant: |scene, by| {
            scene.report("numbering", format!("[{{ numbers = [\"2.{by}\", \"2.{}\"] }}]", by + 2));
        },
        found: (REPORT, ""),
    },
    Fault {
        rule: "printed-figures",
        plant: |scene, by| {
            scene.report("figures", format!("[{{ printed = [\"4,8%\", \"9,1%\", \"{by}.5%\"] }}]"))
        },
        found: (REPORT, ""),
    },
    Fault {
        rule: "reference-number",
        plant: |scene, by| {
            scene.report(
                "references",
                format!("[{{ id = \"nd\", number = \"{by}/2020/NĐ-CP\", title = \"Nghị định\" }}]"),
            );
            scene
                .report("reference_numbers", format!("[{{ reference = \"nd\", printed = \"{by}/NĐ-CP\" }}]"));
        },
        found: (REPORT, ""),
    },
    Fault {
        rule: "printed-name",
        plant: |scene, _| scene.report("names", "[{ unit = \"xa-them\", printed = \"Xã Ngọc Sợn\" }]"),
        found: (REPORT, ""),
    },
    Fault {
        rule: "duplicate-code",
        plant: |scene, by| {
            let criteria = json!([
                { "code": "1.1", "parent": "1", "title": "Kế hoạch", "max": "4" },
                { "id": "a", "code": format!("1.{}", 1 + by), "parent": "1", "title": "Ban hành", "max": "2" },
                { "id": "b", "code": format!("1.{}", 1 + by), "parent": "1", "title": "Hoàn thành", "max": "2" },
            ]);
            scene.set(SETS, "0", json!({ "criteria": criteria, "source": { "document": SOURCE } }));
        },
        found: (SETS, "frameworks[0].criteria[2]"),
    },
    Fault {
        rule: "same-text",
        plant: |scene, _| {
            for criterion in ["1.1.1", "1.1.2"] {
                scene.finding(losing(criterion, 50, "Hồ sơ gửi đến không kèm theo tài liệu kiểm chứng nào."));
            }
        },
        found: (FINDINGS, "findings[0]"),
    },
    Fault {
        rule: "all-vs-exceptions",
        plant: |scene, _| {
            scene.finding(
                json!({ "kind": "strength", "units": { "all_of": "huyen-a" }, "related": ["them-1"] }),
            );
            scene.finding(json!({}));
        },
        found: (FINDINGS, "findings[0]"),
    },
    Fault {
        rule: "praise-vs-shortcoming",
        plant: |scene, _| {
            scene.finding(json!({ "kind": "strength", "related": ["them-1"] }));
            scene.finding(json!({}));
        },
        found: (FINDINGS, "findings[0]"),
    },
    Fault {
        rule: "criticised-fewer",
        plant: |scene, by| {
            scene.finding(json!({ "kind": "statement", "origin": "criticism" }));
            scene.finding(json!({}));
            for _ in 0..=by {
                scene.finding(json!({ "units": ["xa-khac"] }));
            }
        },
        found: (FINDINGS, "findings[0]"),
    },
    Fault {
        rule: "records-contradict",
        plant: |scene, _| {
            let says = |is: &str| json!([{ "about": "nộp đủ báo cáo", "is": is, "words": is }]);
            scene.finding(json!({ "says": says("yes") }));
            scene.finding(json!({ "says": says("no") }));
        },
        found: (FINDINGS, "findings[0].says[0]"),
    },
    Fault {
        rule: "words-vs-list",
        plant: |scene, _| {
            let says = |extent: &str| json!([{ "about": "có kế hoạch", "is": "no", "extent": extent, "words": extent }]);
            scene.finding(json!({ "units": ["huyen-a"], "says": says("most") }));
            scene.finding(json!({ "units": ["xa-khac"], "says": says("all") }));
        },
        found: (FINDINGS, "findings[0].says[0]"),
    },
    Fault {
        rule: "words-vs-share",
        plant: |scene, by| {
            let figure = json!({ "label": "Hồ sơ đúng hạn", "numerator": by, "denominator": by + 1 });
            let says = json!([{ "about": "hồ sơ đúng hạn", "is": "yes", "words": "đều đúng hạn" }]);
            scene.finding(json!({ "figures": [figure], "says": says }));
        },
        found: (FINDINGS, "findings[0].figures[0].numerator"),
    },
    Fault {
        rule: "impossible-dates",
        plant: |scene, by| scene.finding(json!({ "published": format!("2024-12-{:02}", by) })),
        found: (FINDINGS, "findings[0]"),
    },
    Fault {
        rule: "unit-not-valid",
        plant: |scene, by| {
            scene.set(UNITS, "1", json!({ "valid": { "from": format!("2025-01-{:02}", by) } }));
            scene.indicator(json!({}), vec![json!({ "unit": "xa-khac", "value": 90 })]);
        },
        found: (INDICATORS, "indicators[0].values[0]"),
    },
    Fault {
        rule: "lineage-dates",
        plant: |scene, by| {
            let successors = json!([{ "unit": "xa-nua", "share": "full" }]);
            scene.set(UNITS, "1", json!({ "valid": { "to": "2024-12-31" }, "successors": successors }));
            scene.set(UNITS, "2", json!({ "valid": { "from": format!("2025-01-{:02}", by + 1) } }));
        },
        found: (UNITS, "units[1]"),
    },
    Fault {
        rule: "confusable-names",
        plant: |scene, _| scene.set(UNITS, "1", json!({ "name": "Xã Sơn Ngọc" })),
        found: (UNITS, "units[1]"),
    },
    Fault {
        rule: "unit-alias-used",
        plant: |scene, _| {
            scene.set(UNITS, "1", json!({ "aliases": ["Xã Vịnh Thịnh"] }));
            explaining(scene, "Xã Vịnh Thịnh báo cáo chậm.");
        },
        found: (FINDINGS, "findings[0].explanation"),
    },
    Fault {
        rule: "person-name",
        plant: |scene, _| explaining(scene, "Ông Nguyễn Văn Mẫu chưa gửi hồ sơ."),
        found: (FINDINGS, "findings[0].explanation"),
    },
    Fault {
        rule: "phone-number",
        plant: |scene, by| explaining(scene, &format!("Hỏi thêm theo số 0912 345 {}.", 678 + by)),
        found: (FINDINGS, "findings[0].explanation"),
    },
    Fault {
        rule: "email-address",
        plant: |scene, by| explaining(scene, &format!("Hồ sơ gửi về mot.nguoi{by}@mau.example.")),
        found: (FINDINGS, "findings[0].explanation"),
    },
    Fault {
        rule: "id-number",
        plant: |scene, by| explaining(scene, &format!("Người nộp có số căn cước 0123456789{}.", 10 + by)),
        found: (FINDINGS, "findings[0].explanation"),
    },
    Fault {
        rule: "privacy-override",
        plant: |scene, _| {
            explaining(scene, "Hỏi thêm theo số 0912 345 678.");
            scene.add(OVERRIDES, permission());
        },
        found: (FINDINGS, "findings[0].explanation"),
    },
    Fault {
        rule: "stale-override",
        plant: |scene, _| {
            explaining(scene, "Hỏi thêm ở Văn phòng.");
            scene.add(OVERRIDES, permission());
        },
        found: (OVERRIDES, "overrides[0].record"),
    },
    Fault {
        rule: "broken-link",
        plant: |scene, by| explaining(scene, &format!("Xem [tồn tại này](/ton-tai/khong-co-{by}/).")),
        found: (FINDINGS, "findings[0]"),
    },
    Fault {
        rule: "unused-record",
        plant: |scene, _| scene.indicator(json!({}), Vec::new()),
        found: (INDICATORS, "indicators[0]"),
    },
    Fault {
        rule: "small-count",
        plant: |scene, by| {
            let keys = json!({ "title": "Số người bị xử lý kỷ luật", "unit": "người" });
            scene.indicator(keys, vec![json!({ "value": 1 + by % 4 })]);
        },
        found: (INDICATORS, "indicators[0].values[0].value"),
    },
    Fault {
        rule: "stale-acknowledgement",
        plant: |scene, _| {
            let acknowledged = json!([{ "rule": "sum-of-domains", "note": "Văn bản in như vậy." }]);
            scene.set(RESULTS, "0", json!({ "acknowledged": acknowledged }));
        },
        found: (RESULTS, "results[0].acknowledged[0].rule"),
    },
];

fn permission() -> Value {
    json!({
        "id": "duong-day-nong", "rule": "phone-number", "record": "findings/them-0", "field": "explanation",
        "basis": "Điều 1 Quyết định 01/QĐ-MẪU",
    })
}
