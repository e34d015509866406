//! What a file of meanings must be beyond its form.

use crate::diagnostics::{Rule, Severity, Wording};

/// All of them, in the order of the documentation.
pub static RULES: &[&Rule] = &[&SEARCH_GROUP, &SEARCH_WEIGHT, &SEARCH_PHRASE, &SEARCH_WORD, &SEARCH_KIND];

/// A group that no query can use.
pub static SEARCH_GROUP: Rule = Rule {
    id: "search-group",
    severity: Severity::Error,
    vi: Wording {
        message: "nhóm này không dùng được: cần `terms` có ít nhất hai lời, hoặc cả `from` và `to`",
        help: "ví dụ { terms = [\"trễ hẹn\", \"quá hạn\"] } hoặc { from = [\"scan\"], to = [\"số hóa\"] }",
    },
    en: Wording {
        message: "this group cannot be used: it needs `terms` with two or more phrases, or both `from` and `to`",
        help: "for example { terms = [\"trễ hẹn\", \"quá hạn\"] } or { from = [\"scan\"], to = [\"số hóa\"] }",
    },
};

/// A weight outside its range.
pub static SEARCH_WEIGHT: Rule = Rule {
    id: "search-weight",
    severity: Severity::Error,
    vi: Wording {
        message: "trọng số {value} nằm ngoài khoảng cho phép",
        help: "ghi một số trong khoảng {range}",
    },
    en: Wording { message: "the weight {value} is out of range", help: "write a number in {range}" },
};

/// A phrase without a letter or digit: no query has it.
pub static SEARCH_PHRASE: Rule = Rule {
    id: "search-phrase",
    severity: Severity::Error,
    vi: Wording {
        message: "“{value}” không có chữ hay số nào để tìm",
        help: "viết một lời có chữ, hoặc xóa đi",
    },
    en: Wording {
        message: "“{value}” has no letter or digit to search for",
        help: "write words, or remove it",
    },
};

/// More or less than one word where a word stands for another.
pub static SEARCH_WORD: Rule = Rule {
    id: "search-word",
    severity: Severity::Error,
    vi: Wording {
        message: "“{value}” phải là một tiếng", help: "ví dụ \"không\" = [\"chẳng\", \"chả\"]"
    },
    en: Wording {
        message: "“{value}” must be one word",
        help: "for example \"không\" = [\"chẳng\", \"chả\"]",
    },
};

/// A way of asking for a kind of entry that the index does not have.
pub static SEARCH_KIND: Rule = Rule {
    id: "search-kind",
    severity: Severity::Error,
    vi: Wording {
        message: "không có loại mục nào tên “{value}”", help: "dùng một trong các loại: {known}"
    },
    en: Wording { message: "there is no kind of entry “{value}”", help: "use one of: {known}" },
};
