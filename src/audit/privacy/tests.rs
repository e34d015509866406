use proptest::prelude::*;
use serde_json::json;

use crate::audit::testing::Content;
use crate::diagnostics::Severity;
use crate::records::PersonalData;

use super::person::Register;
use super::scan::scan;

/// What the gate sees in a text, without a register.
fn seen(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    scan(text, &Register::default(), &mut found);
    found.into_iter().map(|(range, _)| &text[range]).collect()
}

fn assert_seen(cases: &[(&str, &str)]) {
    for (text, name) in cases {
        assert_eq!(seen(text), [*name], "{text}");
    }
}

fn assert_unseen(texts: &[&str]) {
    for text in texts {
        assert!(seen(text).is_empty(), "{text}: {:?}", seen(text));
    }
}

#[test]
fn a_name_after_a_form_of_address_is_seen() {
    assert_seen(&[
        ("Ông Nguyễn Văn Mẫu, chuyên viên", "Nguyễn Văn Mẫu"),
        ("do bà Trần Thị Mẫu tham mưu", "Trần Thị Mẫu"),
        ("ông A Mẫu phụ trách", "A Mẫu"),
        ("bà Y Mẫu phụ trách", "Y Mẫu"),
        ("Bà Xơđơ Mẫu", "Xơđơ Mẫu"),
        ("đồng chí Lê Mẫu", "Lê Mẫu"),
        ("Đ/c Phạm Mẫu Một", "Phạm Mẫu Một"),
        ("Đ/c Mẫu phụ trách", "Mẫu"),
        ("ông K'Mẫu chưa nộp", "K'Mẫu"),
        ("bà H’Mẫu Niê, công chức", "H’Mẫu Niê"),
        ("H'Mẫu Niê, chuyên viên", "H'Mẫu Niê"),
        ("Ong Nguyen Van Mau chua nop", "Nguyen Van Mau"),
        ("do ba Tran Thi Mau nop", "Tran Thi Mau"),
        ("ông (bà): Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("Ông/Bà Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("ông Mẫu chưa ký", "Mẫu"),
        ("ông Thành, bà nào", "Thành"),
        ("**Ông** *Nguyễn Văn Mẫu*", "Nguyễn Văn Mẫu"),
        ("ông Nguyễn\nVăn Mẫu", "Nguyễn\nVăn Mẫu"),
        ("ÔNG NGUYỄN VĂN MẪU", "NGUYỄN VĂN MẪU"),
        ("anh Trần Mẫu, chị", "Trần Mẫu"),
        ("phân công chị Mẫu ở bộ phận một cửa", "Mẫu"),
        ("gọi anh Mẫu theo số máy", "Mẫu"),
        ("Mr. Mẫu", "Mẫu"),
        ("ThS. Nguyễn Thị Mẫu", "Nguyễn Thị Mẫu"),
        ("ông Nguyễn Du", "Nguyễn Du"),
    ]);
}

#[test]
fn a_name_in_small_letters_is_seen() {
    assert_seen(&[
        ("do nguyễn văn mẫu lập", "nguyễn văn mẫu"),
        ("hồ sơ của trần thị mẫu", "trần thị mẫu"),
        ("phạm văn mẫu chưa nộp", "phạm văn mẫu"),
        ("gặp nguyễn mẫu để nhận", "nguyễn mẫu"),
        ("ông lê mẫu chưa ký", "lê mẫu"),
        ("đồng chí phan mẫu phụ trách", "phan mẫu"),
    ]);
    assert_unseen(&[
        "vi phạm văn bản quy phạm pháp luật",
        "sai phạm thị trường và vi phạm văn hóa công sở",
        "quy phạm văn bản đã ban hành",
        "giá ngô thị trường, các đô thị lớn",
        "đồng chí phạm lỗi, ông bà cụ già",
        "công văn trình huyện, thị trấn và văn phòng",
        "kinh tế thị trường, văn thư, cơ quan văn hóa",
    ]);
}

#[test]
fn a_name_that_somebody_is_said_to_have_is_seen() {
    assert_seen(&[("công dân tên Mẫu phản ánh", "Mẫu"), ("một người tên Mẫu", "Mẫu")]);
    assert_unseen(&[
        "đổi tên Trường Tiểu học thành trường liên cấp",
        "người dân tên gọi khác",
        "danh sách ghi họ, tên, chức vụ",
        "viên chức tên UBND xã",
    ]);
}

#[test]
fn a_name_beside_a_post_is_seen() {
    assert_seen(&[
        ("Chủ tịch UBND xã Nguyễn Văn A", "Nguyễn Văn A"),
        ("Chuyên viên Nguyễn Thành Mẫu", "Nguyễn Thành Mẫu"),
        ("Phó Chánh Văn phòng HĐND-UBND huyện Phan Quang Mẫu", "Phan Quang Mẫu"),
        ("công chức Tư pháp - Hộ tịch Phan Mẫu.", "Phan Mẫu"),
        ("Cá nhân phụ trách: Vũ Mẫu Hai", "Vũ Mẫu Hai"),
        ("Chủ tịch UBND A Mẫu.", "A Mẫu"),
        ("Người liên hệ: Hà Mẫu Ba", "Hà Mẫu Ba"),
        ("Chuyên viên Hoàng Mai Mẫu và", "Hoàng Mai Mẫu"),
        ("Chủ tịch UBND xã Cẩm Sơn Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("Nguyễn Quang Mẫu, Chủ tịch UBND xã", "Nguyễn Quang Mẫu"),
        ("Nguyễn Quang Mẫu – chuyên viên", "Nguyễn Quang Mẫu"),
        ("| Nguyễn Quang Mẫu | Phó Trưởng phòng |", "Nguyễn Quang Mẫu"),
        ("Nguyễn Quang Mẫu là kế toán", "Nguyễn Quang Mẫu"),
        ("A Mẫu, Chủ tịch UBND", "A Mẫu"),
    ]);
}

#[test]
fn a_name_with_its_middle_syllable_needs_no_company() {
    assert_seen(&[
        ("hồ sơ của Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("Do Trần Thị Mẫu lập", "Trần Thị Mẫu"),
        ("Lò Thị Mẫu", "Lò Thị Mẫu"),
    ]);
}

#[test]
fn a_signature_is_seen() {
    assert_seen(&[
        ("**CHỦ TỊCH**\n\n\n**Lương Quang Mẫu**", "Lương Quang Mẫu"),
        ("PHÓ CHỦ TỊCH UBND HUYỆN  \nHồ Quang Mẫu", "Hồ Quang Mẫu"),
        ("(Đã ký) Nguyễn Mẫu", "Nguyễn Mẫu"),
        ("(đã ký)\n\nNguyễn Mẫu", "Nguyễn Mẫu"),
    ]);
}

#[test]
fn names_in_a_list_are_seen_one_by_one() {
    assert_eq!(
        seen("các ông Nguyễn Văn Mẫu, Lê Quang Mẫu và Phạm Mẫu Hai"),
        ["Nguyễn Văn Mẫu", "Lê Quang Mẫu", "Phạm Mẫu Hai"]
    );
    assert_eq!(seen("Nguyễn Văn Mẫu\nTrần Thị Mẫu"), ["Nguyễn Văn Mẫu", "Trần Thị Mẫu"]);
}

#[test]
fn units_offices_streets_and_schools_pass() {
    assert_unseen(&[
        "Chủ tịch UBND xã Lê Lợi",
        "Chủ tịch UBND phường Nguyễn Trãi, Chủ tịch UBND huyện Trần Văn Thời",
        "UBND xã Nguyễn Văn Mẫu chưa nộp báo cáo",
        "đường Trần Phú, phố Lý Thường Kiệt, đường Nguyễn Văn Mẫu",
        "Trường Tiểu học Nguyễn Du và Trường THCS Lê Văn Mẫu",
        "Trường Tiểu học và Trung học cơ sở Trần Thị Mẫu",
        "Chủ tịch UBND huyện Nguyên Bình, Chủ tịch UBND tỉnh Hà Tĩnh",
        "UBND huyện Hương Sơn (Hà Tĩnh), các xã Tân Lập, Lương Bằng, Yên Thịnh",
        "cán bộ Hà Linh, Bí thư Đoàn Thanh niên, Đoàn Kiểm tra CCHC",
        "Chủ tịch Công đoàn, Trưởng Phòng Nội vụ, Phó Trưởng phòng Tài chính - Kế hoạch",
        "Giám đốc Trung tâm Y tế, cán bộ Y tế, Trạm trưởng Trạm Y tế xã",
        "QUẢN LÝ THỊ TRƯỜNG, QUẢN LÝ VĂN BẢN, CÁN BỘ HỒ SƠ LƯU TRỮ, CHỦ TỊCH UBND HUYỆN HƯƠNG SƠN",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNơi nhận: Như trên",
        "thị xã Kỳ Anh, Bà Rịa - Vũng Tàu, cầu Ông Lãnh, phường Hai Bà Trưng, xã Bà Điểm",
        "tiếng Anh Trình độ B1",
    ]);
}

#[test]
fn posts_bodies_and_formulas_pass() {
    assert_unseen(&[
        "đồng chí Chủ tịch UBND huyện, đồng chí Phó Bí thư Thường trực Huyện ủy",
        "các đồng chí Ủy viên Ban Thường vụ, đồng chí Trưởng Ban Chỉ đạo",
        "ông Thành viên Hội đồng, bà Hội trưởng, ông Trưởng Công an xã",
        "Ông (Bà) có tên trên, đồng chí Cấp ủy viên, Ông Già Noel",
        "Trưởng ban Chỉ đạo\nBan hành kèm theo",
        "các ông, bà: Chánh Văn phòng HĐND và UBND huyện; Trưởng phòng Nội vụ; Chủ tịch UBND các xã",
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "Chủ tịch Hồ Chí Minh, Thành phố Hồ Chí Minh, TP. Hồ Chí Minh, Đoàn TNCS Hồ Chí Minh",
        "quê hương đồng chí Trần Phú, Khu lưu niệm Tổng Bí thư Hà Huy Tập, Đại thi hào Nguyễn Du",
        "ĐOÀN TNCS HỒ CHÍ MINH HUYỆN HƯƠNG SƠN",
        "Giải thưởng Nguyễn Văn Mẫu, Cuộc thi Lê Mẫu Hai",
        "dạy tiếng anh Trường Tiểu học, lễ ở Anh Sơn, các anh chị",
        "chú trọng, chú ý, anh em, chị em phụ nữ, bà con Nhân dân, ông bà",
        "Luật Cán bộ, công chức; Luật Viên chức; Luật Hộ tịch; Nghị định 24/2014/NĐ-CP",
        "công chức Văn hóa - Xã hội, công chức Địa chính, kế toán Phòng Tài chính",
        "ông A, bà B và ông N.V.M",
    ]);
}

#[test]
fn every_kind_of_personal_data_has_its_rule() {
    let text = "Bà Trần Thị Mẫu (CCCD 001200000001), ĐT 0900 000 001, mau@mau.example";
    let mut found = Vec::new();
    scan(text, &Register::default(), &mut found);
    let rules: Vec<PersonalData> = found.iter().map(|(_, rule)| *rule).collect();
    use PersonalData::{EmailAddress, IdNumber, PersonName, PhoneNumber};
    assert_eq!(rules, [PersonName, IdNumber, PhoneNumber, EmailAddress]);
}

#[test]
fn a_name_in_a_finding_is_an_error_at_its_very_letters() {
    let report = Content::new().finding(json!({ "text": "Do ông Nguyễn Văn Mẫu ký." })).audit();
    let one = report.only("person-name");
    assert_eq!((one.at.as_str(), one.field.as_str()), ("Nguyễn Văn Mẫu", "text"));
    assert_eq!(one.severity, Severity::Error);
    assert_eq!(
        one.message,
        "đoạn chữ nêu tên người “Nguyễn Văn Mẫu”: trang công bố cơ quan, không công bố cá nhân"
    );
    assert_eq!(
        one.english,
        "the text names a person: “Nguyễn Văn Mẫu”: offices are published, people are not"
    );
    assert!(one.help.contains("record “findings/tt-1”, field “text”"), "{}", one.help);
    assert!(report.has_errors());
}

#[test]
fn documents_pages_settings_corrections_and_overrides_are_read_too() {
    let name = "Bà Trần Thị Mẫu";
    for content in [
        Content::new().only_document(&format!("number = \"1\"\ndate = \"2024-01-15\"\nnote = \"{name}\"")),
        Content::new().page("a", "title = \"A\"", &format!("## A\n\n{name}\n")),
        Content::new().site(&format!("notice = \"{name}\"")),
        Content::new().correction(json!({ "id": "dc-1", "date": "2024", "reason": name })),
        Content::new().unit(json!({ "id": "xa-c", "name": "Xã C", "kind": "commune", "note": name })),
        Content::new().framework(json!({ "note": name })),
        Content::new().result(json!({ "note": name })),
        Content::new().indicator(json!([{ "unit": "xa-a", "value": "1", "note": name }])),
    ] {
        assert_eq!(content.expect_only("person-name").at, "Trần Thị Mẫu");
    }
}

#[test]
fn the_contact_of_the_site_passes_and_no_other_address() {
    let report = Content::new()
        .site("contact = \"mailto:gop-y@mau.example\"")
        .finding(json!({ "text": "Gửi Gop-Y@mau.example hoặc van-thu@mau.example." }))
        .audit();
    assert_eq!(report.only("email-address").at, "van-thu@mau.example");
}

#[test]
fn numbers_that_are_no_texts_pass() {
    Content::new().finding(json!({ "figures": [{ "value": "123456789", "unit": "đồng" }] })).expect_nothing();
}

#[test]
fn names_of_the_register_pass() {
    let finding = json!({ "text": "Chuyên viên Trần Mẫu Hai lập." });
    let school = json!({ "id": "truong", "name": "Trường THCS Trần Mẫu Hai", "kind": "service-unit" });
    Content::new().finding(finding.clone()).expect_only("person-name");
    let answers = json!({ "title": "B", "responsible": [{ "unit": "truong", "role": "lead" }] });
    Content::new().unit(school).finding(finding).finding(answers).expect_nothing();
}

#[test]
fn an_unpublished_finding_is_not_read_and_its_override_waits() {
    let draft = json!({ "text": "Ông Nguyễn Văn Mẫu.", "draft": true });
    Content::new().finding(draft.clone()).expect_nothing();
    Content::new().finding(draft).allow("person-name", "findings/tt-1", "text").expect_nothing();
}

#[test]
fn an_override_makes_a_note_of_its_place_and_of_no_other() {
    let content = Content::new()
        .finding(json!({ "title": "Ông Nguyễn Văn Mẫu", "text": "Ông Nguyễn Văn Mẫu." }))
        .allow("person-name", "findings/tt-1", "text");
    let report = content.audit();
    assert_eq!(report.only("person-name").field, "title");
    let note = report.only("privacy-override");
    assert_eq!((note.severity, note.at.as_str()), (Severity::Note, "Nguyễn Văn Mẫu"));
    assert_eq!(note.message, "thông tin cá nhân (person-name) được đăng theo căn cứ: Điều 1 Luật A");
    assert!(!note.message.contains("Mẫu"), "the page of data quality does not repeat the name");
    assert_eq!(note.acknowledged, "Điều 1 Luật A");
}

#[test]
fn an_override_allows_one_match_and_not_the_next_one_beside_it() {
    let text = "Gọi 0900000001 hoặc 0900000002.";
    let found = |content: Content| {
        let report = content.finding(json!({ "text": text })).audit();
        (
            report.of("privacy-override").len(),
            report.of("phone-number").iter().map(|row| row.at.clone()).collect::<Vec<_>>(),
        )
    };
    let allowing = |texts: &[Option<&str>]| {
        texts.iter().fold(Content::new(), |content, quoted| {
            content.allow_text("phone-number", "findings/tt-1", "text", *quoted)
        })
    };
    assert_eq!(found(allowing(&[None])), (1, vec!["0900000002".to_owned()]));
    assert_eq!(found(allowing(&[Some("0900000002")])), (1, vec!["0900000001".to_owned()]));
    assert_eq!(found(allowing(&[None, Some("0900000001")])), (2, Vec::new()));
    assert_eq!(found(allowing(&[None, None])), (2, Vec::new()));
}

#[test]
fn an_override_of_nothing_is_an_error_at_its_record() {
    for (rule, record, field) in [
        ("phone-number", "findings/tt-1", "text"),
        ("person-name", "findings/tt-2", "text"),
        ("person-name", "findings/tt-1", "title"),
    ] {
        let report = Content::new()
            .finding(json!({ "text": "Ông Nguyễn Văn Mẫu." }))
            .allow("person-name", "findings/tt-1", "text")
            .allow(rule, record, field)
            .audit();
        let one = report.only("stale-override");
        assert_eq!((one.at, one.severity), (format!("\"{record}\""), Severity::Error));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end_and_what_is_found_lies_in_it(
        pieces in prop::collection::vec(
            prop_oneof![
                "\\PC{0,3}",
                "[0-9]{1,12}",
                "[ .,:;@/()+*\n\"“”–-]{1,3}",
                prop::sample::select(vec![
                    "Ông", "bà", "đ/c", "đồng chí", "Nguyễn", "Văn", "A", "Y", "Chủ tịch", "xã", "UBND", "là",
                    "chuyên viên", "MẪU", "Mr.", "+84", "CCCD", "mã", "a@b.vn", "\u{301}", "\u{a0}",
                ]).prop_map(str::to_owned),
            ],
            0..24,
        ),
    ) {
        let text = pieces.join(" ");
        let mut found = Vec::new();
        scan(&text, &Register::default(), &mut found);
        let mut last = 0;
        for (range, _) in found {
            prop_assert!(range.start < range.end && text.get(range.clone()).is_some(), "{range:?}");
            prop_assert!(last <= range.start, "in order and apart");
            last = range.end;
        }
    }
}
