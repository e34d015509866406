//! The rules of the privacy gate.

use crate::diagnostics::{Rule, Severity, Wording};
use crate::records::PersonalData;

/// All of them.
pub(super) static RULES: &[&Rule] =
    &[&PERSON_NAME, &PHONE_NUMBER, &EMAIL_ADDRESS, &ID_NUMBER, &OVERRIDDEN, &STALE_OVERRIDE];

/// The rule for a kind of personal data.
pub(super) fn rule_for(data: PersonalData) -> &'static Rule {
    match data {
        PersonalData::PersonName => &PERSON_NAME,
        PersonalData::PhoneNumber => &PHONE_NUMBER,
        PersonalData::EmailAddress => &EMAIL_ADDRESS,
        PersonalData::IdNumber => &ID_NUMBER,
    }
}

macro_rules! gate {
    ($name:ident, $id:literal, $vi:literal, $vi_instead:literal, $en:literal, $en_instead:literal) => {
        static $name: Rule = Rule {
            id: $id,
            severity: Severity::Error,
            vi: Wording {
                message: concat!($vi, " “{text}”: trang công bố cơ quan, không công bố cá nhân"),
                help: concat!(
                    $vi_instead,
                    "; nếu pháp luật cho phép đăng thì thêm vào overrides/ một bản ghi với rule “",
                    $id,
                    "”, record “{record}”, field “{field}” và căn cứ ở basis"
                ),
            },
            en: Wording {
                message: concat!($en, " “{text}”: offices are published, people are not"),
                help: concat!(
                    $en_instead,
                    "; if the law allows it, add a record to overrides/ with the rule “",
                    $id,
                    "”, the record “{record}”, the field “{field}” and the legal basis"
                ),
            },
        };
    };
}

gate!(
    PERSON_NAME,
    "person-name",
    "đoạn chữ nêu tên người",
    "thay tên bằng chức danh hoặc tên cơ quan",
    "the text names a person:",
    "write the post or the office instead"
);

gate!(
    PHONE_NUMBER,
    "phone-number",
    "đoạn chữ có số điện thoại",
    "bỏ số điện thoại",
    "the text has a phone number:",
    "leave the number out"
);

gate!(
    EMAIL_ADDRESS,
    "email-address",
    "đoạn chữ có địa chỉ thư điện tử",
    "bỏ địa chỉ, hoặc chỉ dùng địa chỉ ghi ở contact trong site.toml",
    "the text has an e-mail address:",
    "leave it out, or use only the contact of site.toml"
);

gate!(
    ID_NUMBER,
    "id-number",
    "đoạn chữ có dãy số giống số căn cước, chứng minh nhân dân",
    "bỏ dãy số; nếu là số tiền thì viết có dấu tách nhóm, nếu là mã thì viết rõ “mã …” ở trước",
    "the text has what looks like the number of an identity card:",
    "leave it out; write an amount with separators, and a code with the word “mã” before it"
);

/// Personal data that an override allows.
pub(super) static OVERRIDDEN: Rule = Rule {
    id: "privacy-override",
    severity: Severity::Note,
    vi: Wording {
        message: "thông tin cá nhân ({rule}) được đăng theo căn cứ: {basis}",
        help: "bỏ bản ghi “{id}” trong overrides/ khi căn cứ không còn",
    },
    en: Wording {
        message: "personal data ({rule}) is published on this legal basis: {basis}",
        help: "remove the record “{id}” from overrides/ when the basis ends",
    },
};

/// An override of nothing: it would let the next name at this place pass unseen.
pub(super) static STALE_OVERRIDE: Rule = Rule {
    id: "stale-override",
    severity: Severity::Error,
    vi: Wording {
        message: "bản ghi “{id}” cho phép {rule} ở {record}, trường {field}, nhưng ở đó không có gì như vậy",
        help: "sửa rule, record và field cho đúng chỗ, hoặc xóa bản ghi này",
    },
    en: Wording {
        message: "the record “{id}” allows a {rule} in {record}, field {field}, but there is none",
        help: "mend its rule, record and field, or remove it",
    },
};
