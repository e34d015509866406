/// A district, two communes, an office; one result, findings of every sort of loss and figure.
pub(super) fn files() -> Vec<(&'static str, String)> {
    vec![
        ("site.toml", SITE.to_owned()),
        ("units/units.json", UNITS.to_owned()),
        ("frameworks/sets.json", FRAMEWORKS.to_owned()),
        ("results/2023/results.json", RESULTS.to_owned()),
        ("findings/2022/findings.json", FINDINGS_2022.to_owned()),
        ("findings/2023/findings.json", FINDINGS_2023.to_owned()),
        ("indicators/indicators.json", INDICATORS.to_owned()),
        ("corrections/corrections.json", CORRECTIONS.to_owned()),
        ("documents/2024/report.md", DOCUMENT.to_owned()),
        ("documents/2024/undated.md", UNDATED.to_owned()),
    ]
}

pub(super) const SITE: &str = r#"
title = "Minh bạch <huyện Mẫu> & xã"
base_url = "https://cchc.example.vn/mau/"
publisher = "UBND huyện Mẫu"
language = "vi"
licence = "CC BY 4.0"
"#;

const UNITS: &str = r#"{"units": [
  {"id": "huyen-mau", "name": "Huyện Mẫu", "kind": "district", "code": "001"},
  {"id": "xa-a", "name": "Xã A", "kind": "commune", "parent": "huyen-mau", "aliases": ["A cũ", "Á"],
   "valid": {"to": "2025-06"}, "successors": [{"unit": "xa-b", "share": "part", "basis": "1665"}]},
  {"id": "xa-b", "name": "Xã B", "kind": "commune", "parent": "huyen-mau"},
  {"id": "phong-nv", "name": "Phòng Nội vụ", "kind": "office", "parent": "huyen-mau"}
]}"#;

const FRAMEWORKS: &str = r#"{"frameworks": [{"id": "bo-2023", "level": "district", "years": [2023],
  "scale": {"total": "100"},
  "domains": [{"code": "3", "key": "thu-tuc", "title": "Thủ tục", "max": "19"},
              {"code": "4", "key": "bo-may", "title": "Bộ máy", "max": "10", "survey_max": "2.5"}],
  "criteria": [{"code": "3.3.2", "parent": "3", "title": "Cập nhật hồ sơ", "max": "2"}]}]}"#;

const RESULTS: &str = r#"{"results": [{"unit": "huyen-mau", "year": 2023, "framework": "bo-2023",
  "totals": {"self": "77.220", "appraised": "22.500", "total": "82.791"}, "rank": {"position": 4, "of": 8},
  "class": "Tốt",
  "domains": [{"code": "3", "appraised": "15.750", "percent": "82.9"},
              {"code": "4", "appraised": "6.75"}],
  "criteria": [{"criterion": "3.3.2", "appraised": "0.5"}],
  "adjustments": [{"kind": "penalty", "amount": "1.50", "title": "Chậm báo cáo"},
                  {"kind": "penalty", "amount": "0.25"}],
  "source": {"document": "bc-01", "locator": "I.1"}}]}"#;

const FINDINGS_2022: &str = r#"{"findings": [
  {"id": "mau-2022-1", "kind": "shortcoming", "year": 2022, "units": ["huyen-mau"], "domain": "thu-tuc",
   "title": "Hồ sơ trễ hạn", "text": "Năm trước cũng vậy.", "tags": ["tre-han"], "published": "2023-05-02",
   "source": {"document": "khong-ngay"}}]}"#;

const FINDINGS_2023: &str = r#"{"findings": [
  {"id": "mau-2023-1", "kind": "shortcoming", "year": 2023, "origin": "provincial-appraisal",
   "units": ["huyen-mau"], "domain": "thu-tuc", "criterion": "3.3.2",
   "title": "=HYPERLINK(\"http://x\";\"bấm\")", "text": "Hồ sơ **trễ hạn**, \"lặp lại\";\ndòng hai <b>",
   "loss": {"amount": "1.50", "basis": "max"}, "tags": ["tre-han", "ho-so"],
   "responsible": [{"unit": "phong-nv", "role": "lead"}, {"unit": "huyen-mau", "role": "monitor"}],
   "due": "2024-01-31",
   "figures": [{"label": "Trực tuyến", "numerator": 40, "denominator": 177, "stated": "22.59", "unit": "%"},
               {"label": "Kỷ luật", "withheld": true}],
   "history": [{"as_of": "2023-09-29", "status": "not-started"},
               {"as_of": "2024-02", "status": "in-progress", "assurance": "self-reported",
                "figures": [{"value": "30.0"}], "source": {"document": "khong-ngay", "locator": "dòng 10"}}],
   "published": "2024-02-01",
   "source": {"document": "bc-01", "locator": "Phụ lục I, mục 3.3.2"}},
  {"id": "mau-2023-2", "kind": "shortcoming", "year": 2023, "units": {"all_of": "huyen-mau"},
   "domain": "bo-may", "title": "-5", "text": "Cả hai xã.", "loss": {"min": "0.4", "max": "1.29"},
   "source": {"document": "bc-01"}},
  {"id": "mau-2023-3", "kind": "strength", "year": 2023, "units": ["xa-b"], "title": "Làm tốt, đúng hạn",
   "text": "Tốt.", "source": {"document": "khong-ngay"}}]}"#;

const INDICATORS: &str = r#"{"indicators": [{"id": "dvc", "title": "Hồ sơ trực tuyến", "unit": "%",
  "better": "higher", "values": [
   {"unit": "xa-a", "year": 2023, "value": "7.550", "band": "thấp", "source": {"document": "bc-01"}},
   {"unit": "xa-b", "year": 2023, "withheld": true, "source": {"document": "bc-01"}}]}]}"#;

const CORRECTIONS: &str = r#"{"corrections": [{"id": "dc-1", "date": "2024-02-20", "finding": "mau-2023-2",
  "field": "loss", "was": "0,4", "now": "0,4–1,29", "reason": "Ghi thiếu cận trên"}]}"#;

const DOCUMENT: &str = r#"+++
id = "bc-01"
number = "01/BC-UBND"
date = "2024-01-15"
issuer = "UBND tỉnh"
kind = "Báo cáo"
title = "Kết quả thẩm định"
about = ["huyen-mau", "xa-a"]
signed = true
claims = [{ label = "Tồn tại", stated = 7, count = { document = "bc-01", kind = "shortcoming" }, locator = "II" }]
+++
Tóm tắt.
"#;

const UNDATED: &str = r#"+++
id = "khong-ngay"
number = ""
issuer = "UBND huyện"
kind = "Báo cáo"
title = "Khắc phục"
references = [{ number = "9/QĐ", title = "Quyết định" }, { title = "Kế hoạch" }]
+++
"#;
