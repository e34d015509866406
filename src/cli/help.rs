use crate::diagnostics::Language;

/// One command or option: its name, what follows it, and one line in each language.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: &'static str,
    value: Placeholder,
    vi: &'static str,
    en: &'static str,
}

/// What stands for the value of an option, in each language.
#[derive(Debug, Clone, Copy)]
struct Placeholder {
    vi: &'static str,
    en: &'static str,
}

const NOTHING: Placeholder = same("");
const FOLDER: Placeholder = Placeholder { vi: "THƯ_MỤC", en: "DIR" };

const fn same(text: &'static str) -> Placeholder {
    Placeholder { vi: text, en: text }
}

/// Every command.
pub(super) static COMMANDS: &[Entry] = &[
    Entry {
        name: "build",
        value: NOTHING,
        vi: "dựng trang web từ thư mục nội dung",
        en: "build the website from the content folder",
    },
    Entry {
        name: "check",
        value: NOTHING,
        vi: "kiểm tra nội dung, không ghi gì",
        en: "check the content, write nothing",
    },
    Entry {
        name: "search",
        value: Placeholder { vi: "CÂU_HỎI", en: "QUERY" },
        vi: "tìm trong trang web đã dựng, kết quả như trên trình duyệt",
        en: "search the built website, with the results of the browser",
    },
    Entry { name: "help", value: NOTHING, vi: "xem hướng dẫn này", en: "show this help" },
    Entry { name: "version", value: NOTHING, vi: "xem phiên bản", en: "show the version" },
];

/// Every option.
pub(super) static OPTIONS: &[Entry] = &[
    Entry {
        name: "--content",
        value: FOLDER,
        vi: "thư mục nội dung (mặc định: content)",
        en: "content folder (default: content)",
    },
    Entry {
        name: "--out",
        value: FOLDER,
        vi: "build: thư mục đặt trang web (mặc định: public)",
        en: "build: folder of the website (default: public)",
    },
    Entry {
        name: "--base-url",
        value: same("URL"),
        vi: "build: địa chỉ trang, thay cho base_url trong site.toml",
        en: "build: address of the site, instead of base_url in site.toml",
    },
    Entry {
        name: "--theme",
        value: FOLDER,
        vi: "build, check: tệp giao diện riêng, thay từng tệp của giao diện có sẵn",
        en: "build, check: theme files of your own, each replacing a built-in one",
    },
    Entry {
        name: "--compress",
        value: NOTHING,
        vi: "build: thêm bản nén .gz và .br cạnh mỗi tệp chữ",
        en: "build: with compressed .gz and .br siblings of text files",
    },
    Entry {
        name: "--timings",
        value: NOTHING,
        vi: "build: in thời gian của từng bước",
        en: "build: say where the time went",
    },
    Entry {
        name: "--cache",
        value: FOLDER,
        vi: "build: nơi nhớ lần dựng trước (mặc định: thư mục đệm của người dùng)",
        en: "build: where the last build is remembered (default: the user's cache folder)",
    },
    Entry {
        name: "--no-cache",
        value: NOTHING,
        vi: "build: không nhớ gì, dựng lại tất cả",
        en: "build: remember nothing, make everything anew",
    },
    Entry {
        name: "--drafts",
        value: NOTHING,
        vi: "kể cả bản nháp và bản ghi chưa đến ngày đăng",
        en: "with drafts and records not yet due for publication",
    },
    Entry {
        name: "--date",
        value: same("YYYY-MM-DD"),
        vi: "ngày dựng trang (mặc định: hôm nay); quyết định việc gì đã quá hạn",
        en: "date of the build (default: today); decides what is overdue",
    },
    Entry {
        name: "--format",
        value: same("human|short|json|sarif"),
        vi: "check, search: cách in kết quả (mặc định: human)",
        en: "check, search: how to print (default: human)",
    },
    Entry {
        name: "--public",
        value: FOLDER,
        vi: "search: thư mục trang web đã dựng (mặc định: public)",
        en: "search: folder of the built website (default: public)",
    },
    Entry {
        name: "--limit",
        value: same("N"),
        vi: "search: số kết quả nhiều nhất (mặc định: 10)",
        en: "search: how many results at most (default: 10)",
    },
    Entry {
        name: "--explain",
        value: Placeholder { vi: "[MÃ]", en: "[RULE]" },
        vi: "check: giải thích một quy tắc kiểm tra, hoặc liệt kê tất cả",
        en: "check: explain one rule, or list all of them",
    },
    Entry {
        name: "--lang",
        value: same("vi|en"),
        vi: "ngôn ngữ của thông báo (mặc định: vi)",
        en: "language of messages (default: vi)",
    },
];

/// The whole help text.
pub(super) fn text(language: Language) -> String {
    let vi = language == Language::Vi;
    let mut out = String::new();
    out.push_str(if vi {
        "minhbach: từ bản ghi tồn tại và kết quả cải cách hành chính thành trang web minh bạch\n\nCách dùng: minhbach LỆNH [TÙY CHỌN]\n\nLệnh:\n"
    } else {
        "minhbach: from records of administrative-reform findings and results to a transparency website\n\nUsage: minhbach COMMAND [OPTIONS]\n\nCommands:\n"
    });
    entries(&mut out, COMMANDS, language);
    out.push_str(if vi { "\nTùy chọn:\n" } else { "\nOptions:\n" });
    entries(&mut out, OPTIONS, language);
    out.push_str(if vi {
        "\nMã kết thúc: 0 xong, 1 nội dung có lỗi, 2 dùng sai, 3 không đọc hoặc ghi được.\n"
    } else {
        "\nExit codes: 0 done, 1 content has errors, 2 wrong use, 3 could not read or write.\n"
    });
    out
}

fn entries(out: &mut String, entries: &[Entry], language: Language) {
    let left = |entry: &Entry| {
        let value = if language == Language::Vi { entry.value.vi } else { entry.value.en };
        format!("{} {value}", entry.name).trim_end().to_owned()
    };
    let width = entries.iter().map(|entry| left(entry).chars().count()).max().unwrap_or_default();
    for entry in entries {
        let words = if language == Language::Vi { entry.vi } else { entry.en };
        let left = left(entry);
        let pad = " ".repeat(width - left.chars().count());
        out.push_str(&format!("  {left}{pad}  {words}\n"));
    }
}
