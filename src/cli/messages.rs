//! What the command line says, in both languages.

use std::path::Path;

use crate::build::{BuildError, Built};
use crate::diagnostics::{Language, Rule, Summary, human};
use crate::load::LoadError;
use crate::publish::{PublishError, Published};
use crate::search::EngineError;
use crate::text::closest;

use super::arguments::{Problem, ProblemKind};
use super::help;

/// A wrong command line.
pub(super) fn usage(problem: &Problem) -> String {
    let guess = |given: &str, known: Vec<&str>| {
        closest(given, known).map(|guess| did_you_mean(guess, problem.language)).unwrap_or_default()
    };
    let commands = || help::COMMANDS.iter().map(|command| command.name).collect();
    let options = || help::OPTIONS.iter().map(|option| option.name).collect();
    let vi = problem.language == Language::Vi;
    let sentence = match &problem.kind {
        ProblemKind::NoCommand if vi => "Chưa có lệnh.".to_owned(),
        ProblemKind::NoCommand => "No command given.".to_owned(),
        ProblemKind::NoQuery if vi => "Chưa có từ cần tìm.".to_owned(),
        ProblemKind::NoQuery => "Nothing to search for.".to_owned(),
        ProblemKind::UnknownCommand(name) if vi => {
            format!("Không có lệnh “{name}”.{}", guess(name, commands()))
        }
        ProblemKind::UnknownCommand(name) => {
            format!("There is no command “{name}”.{}", guess(name, commands()))
        }
        ProblemKind::UnknownOption(name) if vi => {
            format!("Không có tùy chọn “{name}”.{}", guess(name, options()))
        }
        ProblemKind::UnknownOption(name) => format!("There is no option “{name}”.{}", guess(name, options())),
        ProblemKind::NotForCommand { option, command } if vi => {
            format!("Lệnh “{command}” không dùng tùy chọn “{option}”.")
        }
        ProblemKind::NotForCommand { option, command } => {
            format!("The command “{command}” does not take the option “{option}”.")
        }
        ProblemKind::MissingValue(option) if vi => format!("Tùy chọn “{option}” thiếu giá trị."),
        ProblemKind::MissingValue(option) => format!("The option “{option}” needs a value."),
        ProblemKind::BadValue { option, value, expected } if vi => {
            format!("Giá trị “{value}” của {option} không đúng; viết dạng {expected}.")
        }
        ProblemKind::BadValue { option, value, expected } => {
            format!("The value “{value}” of {option} is wrong; write {expected}.")
        }
        ProblemKind::Extra(word) if vi => format!("Thừa “{word}”."),
        ProblemKind::Extra(word) => format!("“{word}” is too much."),
    };
    let see = if vi { "Xem hướng dẫn: minhbach help" } else { "For help: minhbach help --lang en" };
    format!("{sentence}\n{see}\n")
}

/// Files that nothing reads, because of their names.
pub(super) fn ignored(paths: &[String], language: Language) -> String {
    const LISTED: usize = 10;
    let list = paths.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if paths.len() > LISTED { ", …" } else { "" };
    match language {
        Language::Vi => format!("Bỏ qua {} tệp không phải .json, .md, .toml: {list}{more}\n", paths.len()),
        Language::En => {
            format!("Passed over {} files that are not .json, .md or .toml: {list}{more}\n", paths.len())
        }
    }
}

/// A content folder with nothing in it.
pub(super) fn empty(folder: &Path, language: Language) -> String {
    let folder = folder.display();
    match language {
        Language::Vi => format!("Thư mục “{folder}” không có tệp nội dung nào; cần ít nhất site.toml.\n"),
        Language::En => format!("The folder “{folder}” has no content; it needs at least a site.toml.\n"),
    }
}

/// How often each rule spoke, one line each, before the closing line of a check.
pub(super) fn counts(counts: &[(&Rule, usize)], language: Language) -> String {
    let width = |text: &str| text.chars().count();
    let words = counts.iter().map(|(rule, _)| width(rule.severity.word(language))).max().unwrap_or_default();
    let digits = counts.iter().map(|(_, count)| count.to_string().len()).max().unwrap_or_default();
    let line = |(rule, count): &(&Rule, usize)| {
        let word = rule.severity.word(language);
        let pad = " ".repeat(words - width(word));
        format!("  {count:>digits$}  {word}{pad}  {}\n", rule.id)
    };
    counts.iter().map(line).collect()
}

/// No rule to explain has this id.
pub(super) fn unknown_rule(id: &str, guess: Option<&str>, language: Language) -> String {
    let guess = guess.map(|guess| did_you_mean(guess, language)).unwrap_or_default();
    match language {
        Language::Vi => {
            format!("Không có quy tắc “{id}”.{guess}\nXem mọi quy tắc: minhbach check --explain\n")
        }
        Language::En => {
            format!("There is no rule “{id}”.{guess}\nFor all rules: minhbach check --explain --lang en\n")
        }
    }
}

fn did_you_mean(guess: &str, language: Language) -> String {
    match language {
        Language::Vi => format!(" Có phải là “{guess}” không?"),
        Language::En => format!(" Did you mean “{guess}”?"),
    }
}

/// The closing line of a check.
pub(super) fn summary(summary: Summary, language: Language) -> String {
    let Summary { errors, warnings, notes } = summary;
    match language {
        Language::Vi => format!("{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú\n"),
        Language::En => format!("{errors} errors, {warnings} warnings, {notes} notes\n"),
    }
}

/// After a build that was stopped by errors.
pub(super) fn not_built(language: Language) -> &'static str {
    match language {
        Language::Vi => "Chưa đăng gì: trang cũ được giữ nguyên. Sửa các lỗi trên rồi chạy lại.\n",
        Language::En => {
            "Nothing was written: the old site stands as it was. Mend the errors and run again.\n"
        }
    }
}

/// Why content could not be read.
pub(super) fn cannot_load(error: &LoadError, language: Language) -> String {
    let path = error.path().display();
    let vi = language == Language::Vi;
    let sentence = match error {
        LoadError::NotAFolder(_) if vi => {
            format!("Không có thư mục “{path}”. Chỉ ra thư mục nội dung bằng --content.")
        }
        LoadError::SymbolicLink(_) if vi => {
            format!("“{path}” là liên kết tượng trưng; hãy chép tệp thật vào thư mục.")
        }
        LoadError::NotAFile(_) if vi => format!("“{path}” không phải là tệp thường."),
        LoadError::TooLarge(..) if vi => format!("Tệp “{path}” quá lớn (trên 64 MiB)."),
        LoadError::NameNotUnicode(_) if vi => format!("Tên tệp “{path}” không phải Unicode; hãy đổi tên."),
        LoadError::Io(_, error) if vi => format!("Không đọc được “{path}”: {error}."),
        other => format!("{other}."),
    };
    format!("{sentence}\n")
}

/// A search without results.
pub(super) fn nothing_found(language: Language) -> &'static str {
    match language {
        Language::Vi => "Không tìm thấy kết quả nào.\n",
        Language::En => "Nothing was found.\n",
    }
}

/// What stands before the address where the audit says what it doubts of a hit.
pub(super) fn doubted(language: Language) -> &'static str {
    match language {
        Language::Vi => "Số liệu đáng lưu ý",
        Language::En => "A figure is doubted",
    }
}

/// Why a site could not be searched.
pub(super) fn cannot_search(error: &EngineError, public: &Path, language: Language) -> String {
    let folder = public.display();
    match (error, language) {
        (EngineError::File(name, error), Language::Vi) => format!(
            "Không đọc được “search/{name}.js” trong “{folder}”: {error}. Chỉ ra trang web đã dựng bằng --public.\n"
        ),
        (EngineError::Foreign(name), Language::Vi) => format!(
            "“search/{name}.js” trong “{folder}” không phải do phiên bản này dựng; hãy dựng lại bằng minhbach build.\n"
        ),
        (EngineError::File(..), Language::En) => {
            format!("{error}, below “{folder}”. Name the built website with --public.\n")
        }
        (EngineError::Foreign(_), Language::En) => format!(
            "{error}, below “{folder}”, was not built by this version; build again with minhbach build.\n"
        ),
    }
}

/// After a build.
pub(super) fn built(built: Built, published: Published, out: &Path, language: Language) -> String {
    let Published { written, unchanged, removed } = published;
    let (pages, out) = (built.pages, out.display());
    match language {
        Language::Vi => format!(
            "Đã dựng {pages} trang vào thư mục {out}: ghi {written} tệp, giữ nguyên {unchanged}, xóa {removed}.\nMở tệp {out}/index.html bằng trình duyệt để xem.\n"
        ),
        Language::En => format!(
            "Built {pages} pages into {out}: {written} files written, {unchanged} unchanged, {removed} removed.\nOpen {out}/index.html in a browser to look at it.\n"
        ),
    }
}

/// Why the theme could not be read.
pub(super) fn cannot_load_theme(error: &std::io::Error, language: Language) -> String {
    match language {
        Language::Vi => format!("Không đọc được thư mục giao diện: {error}.\n"),
        Language::En => format!("The theme folder could not be read: {error}.\n"),
    }
}

/// Why pages could not be made from valid content.
pub(super) fn cannot_build(error: &BuildError, language: Language) -> String {
    let sentence = match (error, language) {
        (BuildError::Meaning(error), language) => human(&error.diagnostics, &error.sources, language),
        (error, Language::Vi) => format!("Không dựng được trang: {error}.\n"),
        (error, Language::En) => format!("The site could not be built: {error}.\n"),
    };
    sentence + not_built(language)
}

/// Why the site could not be written.
pub(super) fn cannot_publish(error: &PublishError, language: Language) -> String {
    match (error, language) {
        (PublishError::NotOurs { folder, .. }, Language::Vi) => format!(
            "Thư mục “{}” có tệp không do minhbach tạo ra nên không ghi vào đó. Chọn thư mục khác bằng --out, hoặc làm trống thư mục này.\n",
            folder.display()
        ),
        (PublishError::NotAFolder(path), Language::Vi) => {
            format!("“{}” không phải là thư mục.\n", path.display())
        }
        (error, Language::Vi) => format!("Không ghi được trang: {error}.\n"),
        (error, Language::En) => format!("The site could not be written: {error}.\n"),
    }
}
