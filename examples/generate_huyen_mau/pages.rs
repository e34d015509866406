//! What a site has besides records and documents: its settings, its pages, its corrections.

use crate::findings::Findings;
use crate::indicators::Indicator;
use crate::json::Json;
use crate::results::Scores;
use crate::units::unit;

const SITE: &str = r#"title = "Huyện Mẫu"
base_url = "https://mau.example/"
publisher = "UBND huyện Mẫu"
language = "vi"
licence = "CC0 1.0"
licence_url = "https://creativecommons.org/publicdomain/zero/1.0/deed.vi"
contact = "https://mau.example/"
description = "Kết quả cải cách hành chính của một huyện giả và các xã, thị trấn thuộc huyện, năm 2019–2024."
notice = "Dữ liệu của huyện này là dữ liệu giả, làm ra để minh họa."
"#;

const ABOUT: &str = r#"+++
id = "gioi-thieu"
title = "Giới thiệu"
description = "Trang này trình bày kết quả cải cách hành chính của một huyện không có thật."
order = 1
+++

Huyện Mẫu, tỉnh Giả Định và mọi xã, thị trấn trên trang này đều không có thật. Số liệu, văn bản và nhận xét do một chương trình tạo ra để cho thấy mỗi loại trang và biểu đồ trông thế nào khi có đủ dữ liệu.

## Trang có gì

- Điểm, thứ hạng và xếp loại của huyện và các xã, thị trấn trong sáu năm 2019–2024.
- Các tồn tại, hạn chế được nêu, số điểm mất, cơ quan chịu trách nhiệm và tình trạng khắc phục.
- Một số chỉ tiêu theo dõi hằng năm và mười hai văn bản nguồn.

## Đơn vị thay đổi

- Ngày 01/01/2023, xã Khe Bưởi và xã Khe Cau nhập thành xã Khe Vàng; xã Giếng Đá nhập từng phần vào xã Đồi Sim và xã Cầu Tre.
- Ngày 01/07/2025, huyện kết thúc hoạt động; 23 xã, thị trấn trở thành 6 xã mới.
"#;

const METHOD: &str = r#"+++
id = "phuong-phap"
title = "Phương pháp"
description = "Cách tính, cách đọc và những giới hạn của số liệu."
order = 2
+++

## Điểm

Mỗi lĩnh vực gồm các tiêu chí. Điểm thẩm định của lĩnh vực là tổng điểm các tiêu chí. Tổng điểm gồm điểm thẩm định, điểm điều tra xã hội học nếu có, cộng điểm thưởng và trừ điểm phạt.

## So sánh giữa các năm

Bộ tiêu chí thay đổi từ năm 2022. Điểm của hai bộ không so trực tiếp được; chỉ nên so tỷ lệ phần trăm so với điểm tối đa.

## Xếp hạng

Đơn vị bằng điểm có cùng hạng, và hạng tiếp theo được bỏ qua. Đơn vị không có kết quả không được xếp hạng, cũng không bị coi là kém nhất.

## Số thiếu và số không công bố

Số thiếu khác với số không. Số cán bộ, công chức bị xử lý kỷ luật không được công bố khi số đó nhỏ và khác không.

## Điểm mất

Điểm mất không rõ không phải là không mất điểm. Phần điểm mất mà báo cáo không giải thích được nêu riêng.
"#;

/// All of it. Fails when a correction has nothing to correct.
pub(crate) fn files(scores: &Scores, findings: &Findings) -> Result<Vec<(String, String)>, String> {
    let corrections = [finding_correction(findings), figure_correction(scores)];
    let corrections: Vec<Json> = corrections.into_iter().flatten().collect();
    if corrections.len() != 2 {
        return Err(format!("{} corrections", corrections.len()));
    }
    Ok(vec![
        ("site.toml".to_owned(), SITE.to_owned()),
        ("pages/gioi-thieu.md".to_owned(), ABOUT.to_owned()),
        ("pages/phuong-phap.md".to_owned(), METHOD.to_owned()),
        (
            "corrections/dinh-chinh.json".to_owned(),
            Json::object([("corrections", Json::List(corrections))]).to_file(),
        ),
    ])
}

fn finding_correction(findings: &Findings) -> Option<Json> {
    let finding = findings
        .iter()
        .find(|finding| finding.year == 2022 && finding.criterion.is_some() && finding.due.is_some())?;
    let due = finding.due.as_ref()?;
    Some(Json::object([
        ("id", "2023-han-khac-phuc".into()),
        ("date", "2023-03-15".into()),
        ("finding", (&finding.id).into()),
        ("field", "Hạn khắc phục".into()),
        ("was", "2023-03-31".into()),
        ("now", due.into()),
        ("reason", "Khi nhập liệu đã chép nhầm thời hạn của dòng bên cạnh.".into()),
    ]))
}

fn figure_correction(scores: &Scores) -> Option<Json> {
    let unit = unit("xa-bai-ngo-99025")?;
    let indicator = Indicator::get("ky-so")?;
    let reading = indicator.reading(scores, unit, 2023)?;
    Some(Json::object([
        ("id", "2024-ky-so-bai-ngo".into()),
        ("date", "2024-04-02".into()),
        ("unit", unit.id.into()),
        ("field", format!("{}, năm 2023", indicator.title).into()),
        ("was", "9,5%".into()),
        ("now", indicator.in_words(&reading).into()),
        ("reason", "Khi nhập liệu đã đặt sai dấu thập phân; số trong báo cáo không thay đổi.".into()),
    ]))
}
