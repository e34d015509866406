//! Rules of meaning: what records must be to each other before anything is computed from them.

use crate::diagnostics::{Rule, Severity, Wording};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[
    &DUPLICATE_ID,
    &DUPLICATE_RESULT,
    &ADDRESS_TAKEN,
    &ADDRESS_RESERVED,
    &UNIT.unknown,
    &FRAMEWORK.unknown,
    &FINDING.unknown,
    &DOCUMENT.unknown,
    &DOMAIN.unknown,
    &CRITERION.unknown,
    &AMBIGUOUS_REFERENCE,
    &CITED_DOCUMENT,
    &NOT_A_SITE,
    &NO_UNITS,
    &CIRCLE,
    &BOUNDS,
    &FIGURE_SHAPE,
    &LOSS_SHAPE,
    &SAYING_SHAPE,
    &ZERO_DENOMINATOR,
    &MISSING_FRAMEWORK,
    &RECORD_YEAR,
];

/// Rules of [`RULES`] once more, with a guess for a hint.
pub static WITH_GUESS: &[&Rule] =
    &[&UNIT.guess, &FRAMEWORK.guess, &FINDING.guess, &DOCUMENT.guess, &DOMAIN.guess, &CRITERION.guess];

/// Two records with one id.
pub static DUPLICATE_ID: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    vi: Wording {
        message: "mã “{id}” đã dùng cho một bản ghi khác ({first})",
        help: "mỗi mã chỉ dùng một lần; thêm mã đơn vị hành chính hoặc số thứ tự để phân biệt",
    },
    en: Wording {
        message: "the id “{id}” is already taken by another record ({first})",
        help: "use every id once; add the official code or a number to tell them apart",
    },
};

/// Two records whose pages would have one address.
pub static ADDRESS_TAKEN: Rule = Rule {
    id: "address-taken",
    severity: Severity::Error,
    vi: Wording {
        message: "trang của bản ghi này có cùng địa chỉ “/{route}” với trang của một bản ghi khác ({first})",
        help: "đổi mã (id) của một trong hai bản ghi",
    },
    en: Wording {
        message: "the page of this record has the address “/{route}”, which is that of another record ({first})",
        help: "change the id of one of the two records",
    },
};

/// A record whose page would have the address of a page that every site has.
pub static ADDRESS_RESERVED: Rule = Rule {
    id: "address-reserved",
    severity: Severity::Error,
    vi: Wording {
        message: "địa chỉ “/{route}” đã dành cho một trang có sẵn của trang web",
        help: "đổi mã (id) của bản ghi này",
    },
    en: Wording {
        message: "the address “/{route}” is reserved for a page that every site has",
        help: "change the id of this record",
    },
};

/// Two results of one unit, year and period.
pub static DUPLICATE_RESULT: Rule = Rule {
    id: "duplicate-result",
    severity: Severity::Error,
    vi: Wording {
        message: "đơn vị “{unit}” đã có kết quả năm {year} ({first})",
        help: "gộp hai bản ghi thành một, hoặc ghi kỳ khác nhau ở khóa period",
    },
    en: Wording {
        message: "the unit “{unit}” already has a result for {year} ({first})",
        help: "merge the two records, or give them different periods",
    },
};

/// The sentences about a reference that finds nothing, for one kind of record.
#[derive(Debug)]
pub struct ReferenceRules {
    /// Nothing has this id, and nothing is like it.
    pub unknown: Rule,
    /// Nothing has this id, but `{guess}` is like it.
    pub guess: Rule,
}

macro_rules! reference_rules {
    ($(#[$meta:meta])* $name:ident, $id:literal, $vi:literal in $vi_list:literal, $en:literal in $en_list:literal) => {
        $(#[$meta])*
        pub static $name: ReferenceRules = ReferenceRules {
            unknown: Rule {
                id: $id,
                severity: Severity::Error,
                vi: Wording {
                    message: concat!("không có ", $vi, " nào mang mã “{id}”"),
                    help: concat!("dùng mã có trong ", $vi_list, ", hoặc thêm bản ghi mới vào đó"),
                },
                en: Wording {
                    message: concat!("there is no ", $en, " with the id “{id}”"),
                    help: concat!("use an id from ", $en_list, ", or add a record there"),
                },
            },
            guess: Rule {
                id: $id,
                severity: Severity::Error,
                vi: Wording {
                    message: concat!("không có ", $vi, " nào mang mã “{id}”"),
                    help: "có phải là “{guess}” không?",
                },
                en: Wording {
                    message: concat!("there is no ", $en, " with the id “{id}”"),
                    help: "did you mean “{guess}”?",
                },
            },
        };
    };
}

reference_rules!(
    /// References to units.
    UNIT, "unknown-unit", "đơn vị" in "units/", "unit" in "units/"
);
reference_rules!(
    /// References to criteria sets.
    FRAMEWORK, "unknown-framework", "bộ tiêu chí" in "frameworks/", "criteria set" in "frameworks/"
);
reference_rules!(
    /// References to findings.
    FINDING, "unknown-finding", "tồn tại" in "findings/", "finding" in "findings/"
);
reference_rules!(
    /// References to documents.
    DOCUMENT, "unknown-document", "văn bản" in "documents/", "document" in "documents/"
);
reference_rules!(
    /// References to a domain of a criteria set.
    DOMAIN, "unknown-domain", "lĩnh vực" in "danh sách domains của bộ tiêu chí", "domain" in "the domains of the criteria set"
);
reference_rules!(
    /// References to a criterion of a criteria set.
    CRITERION, "unknown-criterion", "tiêu chí" in "danh sách criteria của bộ tiêu chí", "criterion" in "the criteria of the criteria set"
);

/// A reference that more than one record fits.
pub static AMBIGUOUS_REFERENCE: Rule = Rule {
    id: "ambiguous-reference",
    severity: Severity::Error,
    vi: Wording {
        message: "“{id}” có thể chỉ nhiều bản ghi: {candidates}",
        help: "viết đúng một trong các mã đó",
    },
    en: Wording {
        message: "“{id}” could mean more than one record: {candidates}",
        help: "write exactly one of these ids",
    },
};

/// A cited document where a source document is needed.
pub static CITED_DOCUMENT: Rule = Rule {
    id: "cited-document",
    severity: Severity::Error,
    vi: Wording {
        message: "“{id}” mới chỉ là văn bản được dẫn, chưa có tệp của nó",
        help: "thêm tệp văn bản vào documents/, hoặc dùng mã của văn bản đã có tệp",
    },
    en: Wording {
        message: "“{id}” is only a document that others cite; it has no file of its own",
        help: "add its file to documents/, or use the id of a document that has one",
    },
};

/// A folder without `site.toml`.
pub static NOT_A_SITE: Rule = Rule {
    id: "not-a-site",
    severity: Severity::Error,
    vi: Wording {
        message: "thư mục không có tệp site.toml",
        help: "tạo site.toml với bốn dòng title, base_url, publisher, language",
    },
    en: Wording {
        message: "the folder has no site.toml",
        help: "make a site.toml with the four lines title, base_url, publisher, language",
    },
};

/// A finding about nobody.
pub static NO_UNITS: Rule = Rule {
    id: "no-units",
    severity: Severity::Error,
    vi: Wording {
        message: "tồn tại không nêu đơn vị nào",
        help: "ghi ít nhất một mã đơn vị, hoặc {\"all_of\": \"mã huyện\"}",
    },
    en: Wording {
        message: "the finding names no unit",
        help: "give at least one unit id, or {\"all_of\": \"district id\"}",
    },
};

/// A unit or criterion above itself.
pub static CIRCLE: Rule = Rule {
    id: "circle",
    severity: Severity::Error,
    vi: Wording {
        message: "“{id}” nằm dưới chính nó: các bản ghi cấp trên nối thành vòng",
        help: "sửa khóa parent của một bản ghi trong vòng",
    },
    en: Wording {
        message: "“{id}” lies below itself: the records above it form a circle",
        help: "mend the parent of one record of the circle",
    },
};

/// Bounds the wrong way round.
pub static BOUNDS: Rule = Rule {
    id: "bounds",
    severity: Severity::Error,
    vi: Wording {
        message: "cận dưới {low} lớn hơn cận trên {high}", help: "đổi chỗ hai giá trị"
    },
    en: Wording {
        message: "the lower bound {low} is above the upper bound {high}",
        help: "swap the two values",
    },
};

/// A figure that says two things, or half of one.
pub static FIGURE_SHAPE: Rule = Rule {
    id: "figure-shape",
    severity: Severity::Error,
    vi: Wording {
        message: "con số ghi thiếu hoặc ghi lẫn nhiều dạng ({found})",
        help: "chọn một dạng: value; numerator và denominator (có thể thêm stated); min và/hoặc max; band; date; hoặc withheld",
    },
    en: Wording {
        message: "the figure is incomplete or mixes several forms ({found})",
        help: "choose one form: value; numerator and denominator (perhaps with stated); min and/or max; band; date; or withheld",
    },
};

/// A loss that says two things, or half of one.
pub static LOSS_SHAPE: Rule = Rule {
    id: "loss-shape",
    severity: Severity::Error,
    vi: Wording {
        message: "điểm mất ghi thiếu hoặc ghi lẫn hai dạng ({found})",
        help: "chọn một dạng: amount; hoặc cả min và max; không rõ thì ghi null",
    },
    en: Wording {
        message: "the loss is incomplete or mixes two forms ({found})",
        help: "choose one form: amount; or both min and max; null where it is unknown",
    },
};

/// A saying that says nothing, or two things.
pub static SAYING_SHAPE: Rule = Rule {
    id: "saying-shape",
    severity: Severity::Error,
    vi: Wording {
        message: "điều bản ghi nói phải có đúng một trong hai: is hoặc value",
        help: "ghi is là yes hoặc no; không trả lời được bằng có hay không thì ghi value",
    },
    en: Wording {
        message: "what a record says needs one of is and value, and not both",
        help: "write is as yes or no; where that is no answer, write value",
    },
};

/// A fraction of nothing.
pub static ZERO_DENOMINATOR: Rule = Rule {
    id: "zero-denominator",
    severity: Severity::Error,
    vi: Wording {
        message: "mẫu số bằng 0", help: "ghi mẫu số thật, hoặc bỏ cả tử số và mẫu số"
    },
    en: Wording { message: "the denominator is 0", help: "write the real denominator, or leave both out" },
};

/// Scores by domain or criterion without a set.
pub static MISSING_FRAMEWORK: Rule = Rule {
    id: "missing-framework",
    severity: Severity::Error,
    vi: Wording {
        message: "không rõ “{code}” thuộc bộ tiêu chí nào",
        help: "ghi khóa framework với mã của bộ tiêu chí",
    },
    en: Wording {
        message: "it is not known which criteria set “{code}” belongs to",
        help: "add the key framework with the id of the set",
    },
};

/// A record in the folder of another year.
pub static RECORD_YEAR: Rule = Rule {
    id: "record-year",
    severity: Severity::Warning,
    vi: Wording {
        message: "bản ghi năm {year} nằm trong thư mục năm {folder}",
        help: "chuyển bản ghi sang thư mục {year}, hoặc sửa năm",
    },
    en: Wording {
        message: "a record of {year} lies in the folder of {folder}",
        help: "move the record to the folder {year}, or mend the year",
    },
};
