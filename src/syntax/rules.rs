//! Rules of form: what a file must be before its meaning is looked at.

use crate::diagnostics::{Rule, Severity, Wording};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[
    &INVALID_UTF8,
    &BYTE_ORDER_MARK,
    &NOT_NFC,
    &JSON_EMPTY,
    &JSON_SYNTAX,
    &JSON_COMMENT,
    &JSON_TRAILING_COMMA,
    &JSON_MISSING_COMMA,
    &JSON_MISSING_COLON,
    &JSON_UNCLOSED,
    &JSON_DEPTH,
    &JSON_STRING,
    &TOML_SYNTAX,
    &TOML_UNQUOTED,
    &TOML_STRING,
    &DUPLICATE_KEY,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &BLANK_TEXT,
    &INVISIBLE_CHARACTER,
    &INVALID_ID,
    &INVALID_YEAR,
    &DECIMAL_COMMA,
    &INVALID_DECIMAL,
    &INVALID_DATE,
    &INVALID_CHOICE,
    &STRAY_FILE,
    &INVALID_URL,
    &INVALID_LINK,
    &FRONT_MATTER,
];

/// Rules of [`RULES`] once more, with a guess for a hint.
pub static WITH_GUESS: &[&Rule] = &[&UNKNOWN_KEY_GUESS, &INVALID_CHOICE_GUESS];

/// A byte that is not UTF-8.
pub static INVALID_UTF8: Rule = Rule {
    id: "invalid-utf8",
    severity: Severity::Error,
    vi: Wording {
        message: "tệp không phải UTF-8 kể từ đây",
        help: "lưu lại tệp với bảng mã UTF-8 (Notepad: Save As, Encoding UTF-8)",
    },
    en: Wording {
        message: "the file is not UTF-8 from here on",
        help: "save the file again with the encoding UTF-8",
    },
};

/// A file that starts with U+FEFF.
pub static BYTE_ORDER_MARK: Rule = Rule {
    id: "byte-order-mark",
    severity: Severity::Error,
    vi: Wording {
        message: "tệp bắt đầu bằng dấu thứ tự byte (BOM)",
        help: "lưu lại tệp với bảng mã “UTF-8”, không phải “UTF-8 with BOM”",
    },
    en: Wording {
        message: "the file starts with a byte-order mark",
        help: "save the file as UTF-8, not as UTF-8 with BOM",
    },
};

/// Text with marks apart from their letters.
pub static NOT_NFC: Rule = Rule {
    id: "not-nfc",
    severity: Severity::Error,
    vi: Wording {
        message: "chữ có dấu gõ rời (Unicode tổ hợp), tìm kiếm và sắp xếp sẽ sai",
        help: "viết lại bằng Unicode dựng sẵn: {fixed}",
    },
    en: Wording {
        message: "letters and marks are stored apart (not NFC), so search and sorting would fail",
        help: "write it with composed letters: {fixed}",
    },
};

/// A JSON file without a value.
pub static JSON_EMPTY: Rule = Rule {
    id: "json-empty",
    severity: Severity::Error,
    vi: Wording {
        message: "tệp JSON trống",
        help: "xóa tệp, hoặc viết một đối tượng với danh sách bản ghi, ví dụ {\"units\": []}",
    },
    en: Wording {
        message: "the JSON file is empty",
        help: "delete the file, or write an object with one list, such as {\"units\": []}",
    },
};

/// Anything else that is not JSON.
pub static JSON_SYNTAX: Rule = Rule {
    id: "json-syntax",
    severity: Severity::Error,
    vi: Wording {
        message: "không đọc được JSON ở chỗ này",
        help: "kiểm tra dấu ngoặc, dấu nháy và dấu phẩy ngay trước chỗ này",
    },
    en: Wording {
        message: "this is not valid JSON here",
        help: "check the brackets, quotes and commas just before this place",
    },
};

/// A comment in JSON.
pub static JSON_COMMENT: Rule = Rule {
    id: "json-comment",
    severity: Severity::Error,
    vi: Wording { message: "JSON không có chú thích", help: "bỏ phần chú thích" },
    en: Wording { message: "JSON has no comments", help: "remove the comment" },
};

/// A comma after the last element.
pub static JSON_TRAILING_COMMA: Rule = Rule {
    id: "json-trailing-comma",
    severity: Severity::Error,
    vi: Wording { message: "thừa dấu phẩy sau phần tử cuối", help: "bỏ dấu phẩy này" },
    en: Wording { message: "a comma after the last element", help: "remove this comma" },
};

/// Two elements without a comma.
pub static JSON_MISSING_COMMA: Rule = Rule {
    id: "json-missing-comma",
    severity: Severity::Error,
    vi: Wording {
        message: "thiếu dấu phẩy giữa hai phần tử", help: "thêm dấu phẩy vào cuối phần tử trước"
    },
    en: Wording {
        message: "a comma is missing between two elements",
        help: "put a comma after the element before",
    },
};

/// A key without a colon.
pub static JSON_MISSING_COLON: Rule = Rule {
    id: "json-missing-colon",
    severity: Severity::Error,
    vi: Wording { message: "thiếu dấu hai chấm sau tên khóa", help: "viết \"khóa\": giá trị" },
    en: Wording { message: "a colon is missing after the key", help: "write \"key\": value" },
};

/// A bracket that is never closed.
pub static JSON_UNCLOSED: Rule = Rule {
    id: "json-unclosed",
    severity: Severity::Error,
    vi: Wording {
        message: "dấu ngoặc mở ở đây không được đóng",
        help: "thêm dấu đóng ngoặc ] hoặc } tương ứng",
    },
    en: Wording { message: "the bracket opened here is never closed", help: "add the matching ] or }" },
};

/// Brackets in brackets beyond any use.
pub static JSON_DEPTH: Rule = Rule {
    id: "json-depth",
    severity: Severity::Error,
    vi: Wording {
        message: "ngoặc lồng vào nhau quá sâu", help: "xóa các dấu [ và { thừa trước chỗ này"
    },
    en: Wording {
        message: "the brackets are nested too deeply",
        help: "delete the surplus [ and { before this place",
    },
};

/// A string that is broken.
pub static JSON_STRING: Rule = Rule {
    id: "json-string",
    severity: Severity::Error,
    vi: Wording {
        message: "chuỗi ký tự viết sai",
        help: "đặt chuỗi giữa hai dấu \" trên cùng một dòng; bên trong viết \\\" cho dấu nháy, \\n cho chỗ xuống dòng, \\\\ cho dấu \\",
    },
    en: Wording {
        message: "the string is malformed",
        help: "put the string between two \" on one line; inside it write \\\" for a quote, \\n for a line break, \\\\ for a \\",
    },
};

/// Anything that is not TOML.
pub static TOML_SYNTAX: Rule = Rule {
    id: "toml-syntax",
    severity: Severity::Error,
    vi: Wording {
        message: "không đọc được TOML ở chỗ này",
        help: "viết mỗi dòng dạng khóa = \"giá trị\"; khóa chỉ gồm chữ không dấu, chữ số, dấu - và _",
    },
    en: Wording {
        message: "this is not valid TOML here",
        help: "write each line as key = \"value\"; a key has letters a to z, digits, - and _",
    },
};

/// TOML text without quotes.
pub static TOML_UNQUOTED: Rule = Rule {
    id: "toml-unquoted",
    severity: Severity::Error,
    vi: Wording { message: "giá trị chữ chưa đặt trong dấu nháy", help: "viết \"{value}\"" },
    en: Wording { message: "the text is not in quotes", help: "write \"{value}\"" },
};

/// A TOML string that is broken.
pub static TOML_STRING: Rule = Rule {
    id: "toml-string",
    severity: Severity::Error,
    vi: Wording {
        message: "chuỗi ký tự viết sai hoặc chưa đóng dấu nháy",
        help: "đóng chuỗi bằng dấu \" trên cùng một dòng; bên trong viết \\\" cho dấu nháy, \\\\ cho dấu \\",
    },
    en: Wording {
        message: "the string is malformed or its quote is not closed",
        help: "close the string with a \" on the same line; inside it write \\\" for a quote, \\\\ for a \\",
    },
};

/// A key that stands twice in one object.
pub static DUPLICATE_KEY: Rule = Rule {
    id: "duplicate-key",
    severity: Severity::Error,
    vi: Wording {
        message: "khóa “{key}” xuất hiện hai lần trong cùng một đối tượng",
        help: "giữ lại một khóa, xóa khóa kia",
    },
    en: Wording { message: "the key “{key}” stands twice in one object", help: "keep one of the two" },
};

/// A key that the format does not know.
pub static UNKNOWN_KEY: Rule = Rule {
    id: "unknown-key",
    severity: Severity::Error,
    vi: Wording {
        message: "không có khóa nào tên “{key}” ở đây", help: "dùng một trong các khóa: {known}"
    },
    en: Wording { message: "there is no key “{key}” here", help: "use one of: {known}" },
};

/// A key that the format does not know, but nearly.
pub static UNKNOWN_KEY_GUESS: Rule = Rule {
    id: "unknown-key",
    severity: Severity::Error,
    vi: Wording {
        message: "không có khóa nào tên “{key}” ở đây", help: "có phải là “{guess}” không?"
    },
    en: Wording { message: "there is no key “{key}” here", help: "did you mean “{guess}”?" },
};

/// A required key that is absent or null.
pub static MISSING_KEY: Rule = Rule {
    id: "missing-key",
    severity: Severity::Error,
    vi: Wording {
        message: "thiếu khóa bắt buộc “{key}”",
        help: "thêm khóa {key} với giá trị dạng {expected}",
    },
    en: Wording {
        message: "the required key “{key}” is missing",
        help: "add the key {key} with a value such as {expected}",
    },
};

/// A value of another type.
pub static WRONG_TYPE: Rule = Rule {
    id: "wrong-type",
    severity: Severity::Error,
    vi: Wording {
        message: "giá trị sai kiểu: ở đây là {found}", help: "viết theo dạng {expected}"
    },
    en: Wording { message: "a value of the wrong type: this is {found}", help: "write it as {expected}" },
};

/// Text of blanks only.
pub static BLANK_TEXT: Rule = Rule {
    id: "blank-text",
    severity: Severity::Error,
    vi: Wording {
        message: "đoạn chữ chỉ có khoảng trắng", help: "viết nội dung, hoặc bỏ khóa này đi"
    },
    en: Wording { message: "the text is blank", help: "write something, or leave the key out" },
};

/// A control or zero-width character.
pub static INVISIBLE_CHARACTER: Rule = Rule {
    id: "invisible-character",
    severity: Severity::Error,
    vi: Wording {
        message: "đoạn chữ có ký tự không nhìn thấy được ({code})",
        help: "xóa ký tự đó; thường nó theo vào khi chép từ Word hoặc trang web",
    },
    en: Wording {
        message: "the text has an invisible character ({code})",
        help: "delete it; it usually comes with text pasted from Word or a web page",
    },
};

/// An id that cannot be a folder name.
pub static INVALID_ID: Rule = Rule {
    id: "invalid-id",
    severity: Severity::Error,
    vi: Wording {
        message: "mã “{value}” không hợp lệ",
        help: "mã chỉ gồm chữ thường không dấu, chữ số và dấu - . _ ở giữa, ví dụ “{fixed}”",
    },
    en: Wording {
        message: "“{value}” is not a valid id",
        help: "an id has lower-case letters a to z, digits and single - . _ between them, such as “{fixed}”",
    },
};

/// A number that is no year.
pub static INVALID_YEAR: Rule = Rule {
    id: "invalid-year",
    severity: Severity::Error,
    vi: Wording {
        message: "“{value}” không phải là năm", help: "viết năm bằng bốn chữ số, ví dụ 2023"
    },
    en: Wording {
        message: "“{value}” is not a year", help: "write the year in four digits, such as 2023"
    },
};

/// A decimal with a comma.
pub static DECIMAL_COMMA: Rule = Rule {
    id: "decimal-comma",
    severity: Severity::Error,
    vi: Wording {
        message: "số thập phân “{value}” viết bằng dấu phẩy",
        help: "trong tệp dữ liệu hãy viết {fixed}; trên trang web số vẫn hiện với dấu phẩy",
    },
    en: Wording {
        message: "the decimal “{value}” has a comma",
        help: "write {fixed} in data files; the website still shows it with a comma",
    },
};

/// Text that is no decimal.
pub static INVALID_DECIMAL: Rule = Rule {
    id: "invalid-decimal",
    severity: Severity::Error,
    vi: Wording {
        message: "“{value}” không phải là số thập phân",
        help: "viết chữ số và dấu chấm thập phân, ví dụ 88.21",
    },
    en: Wording {
        message: "“{value}” is not a decimal number",
        help: "write digits and a decimal point, such as 88.21",
    },
};

/// Text that is no date.
pub static INVALID_DATE: Rule = Rule {
    id: "invalid-date",
    severity: Severity::Error,
    vi: Wording {
        message: "“{value}” không viết đúng dạng ngày, hoặc không có ngày đó",
        help: "viết năm-tháng-ngày, có thể bỏ ngày hoặc tháng, ví dụ {fixed}",
    },
    en: Wording {
        message: "“{value}” is not written as a date, or there is no such day",
        help: "write year-month-day, day and month may be left out, such as {fixed}",
    },
};

/// A word outside a closed list.
pub static INVALID_CHOICE: Rule = Rule {
    id: "invalid-choice",
    severity: Severity::Error,
    vi: Wording {
        message: "“{value}” không có trong danh sách cho phép", help: "dùng một trong: {known}"
    },
    en: Wording { message: "“{value}” is not one of the allowed words", help: "use one of: {known}" },
};

/// A word nearly of a closed list.
pub static INVALID_CHOICE_GUESS: Rule = Rule {
    id: "invalid-choice",
    severity: Severity::Error,
    vi: Wording {
        message: "“{value}” không có trong danh sách cho phép",
        help: "có phải là “{guess}” không? Các từ cho phép: {known}",
    },
    en: Wording {
        message: "“{value}” is not one of the allowed words",
        help: "did you mean “{guess}”? Allowed: {known}",
    },
};

/// A JSON or Markdown file in no known folder.
pub static STRAY_FILE: Rule = Rule {
    id: "stray-file",
    severity: Severity::Error,
    vi: Wording {
        message: "tệp nằm ngoài các thư mục bản ghi nên không được đọc",
        help: "chuyển tệp vào một trong các thư mục: {known}",
    },
    en: Wording {
        message: "the file lies in no record folder, so nothing would read it",
        help: "move it into one of the folders: {known}",
    },
};

/// A base URL that is none.
pub static INVALID_URL: Rule = Rule {
    id: "invalid-url",
    severity: Severity::Error,
    vi: Wording {
        message: "“{value}” không phải là địa chỉ trang",
        help: "viết đầy đủ, bắt đầu bằng https:// và kết thúc bằng dấu /, ví dụ https://cchc.example.vn/",
    },
    en: Wording {
        message: "“{value}” is not the address of a site",
        help: "write it in full, beginning with https:// and ending with /, such as https://cchc.example.vn/",
    },
};

/// A link with another scheme.
pub static INVALID_LINK: Rule = Rule {
    id: "invalid-link",
    severity: Severity::Error,
    vi: Wording {
        message: "liên kết “{value}” không dùng được",
        help: "chỉ dùng https://, http:// hoặc mailto:",
    },
    en: Wording {
        message: "the link “{value}” cannot be used", help: "use https://, http:// or mailto:"
    },
};

/// A Markdown file without front matter.
pub static FRONT_MATTER: Rule = Rule {
    id: "front-matter",
    severity: Severity::Error,
    vi: Wording {
        message: "tệp không mở đầu bằng phần thông tin giữa hai dòng +++",
        help: "viết dòng +++, rồi id = \"…\", title = \"…\", rồi dòng +++, rồi nội dung",
    },
    en: Wording {
        message: "the file does not start with front matter between two lines of +++",
        help: "write a line +++, then id = \"…\", title = \"…\", then a line +++, then the text",
    },
};
