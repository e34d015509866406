//! Settings, the page about the site, and the criteria set.

use super::Size;
use super::json::Json;
use super::number::plain;
use super::words::{DOMAINS, Domain};

/// Id of the criteria set.
pub(super) const FRAMEWORK: &str = "gia-lap-cap-xa";

/// Names of the classes and the fewest points of each.
pub(super) const CLASSES: [(&str, i64); 4] =
    [("Tốt", 94_000), ("Khá", 90_000), ("Trung bình", 80_000), ("Yếu", 0)];

/// `site.toml`.
pub(super) fn settings() -> String {
    concat!(
        "title = \"Công khai kết quả cải cách hành chính\"\n",
        "base_url = \"https://gia-lap.example/\"\n",
        "publisher = \"UBND tỉnh Giả Lập\"\n",
        "language = \"vi\"\n",
        "description = \"Kết quả cải cách hành chính của các xã, phường, thị trấn trong một tỉnh giả.\"\n",
        "notice = \"Dữ liệu giả, làm ra để đo tốc độ.\"\n",
    )
    .to_owned()
}

/// `pages/gioi-thieu.md`.
pub(super) fn about() -> String {
    concat!(
        "+++\nid = \"gioi-thieu\"\ntitle = \"Giới thiệu\"\n+++\n\n",
        "Tỉnh Giả Lập không có thật. Mọi tên gọi, con số và văn bản ở đây đều do một chương trình làm ra.\n",
    )
    .to_owned()
}

/// The criteria set of all communes and years.
pub(super) fn framework(size: Size) -> String {
    let points = |max: i64| Json::from(plain(max, 2));
    let classes = CLASSES.iter().enumerate().map(|(at, (name, min))| {
        let max = if at == 0 { 100_000 } else { CLASSES[at - 1].1 - 10 };
        Json::object([("name", (*name).into()), ("min", points(*min)), ("max", points(max))])
    });
    let code = |at: usize| (at + 1).to_string();
    let domains = DOMAINS.iter().enumerate().map(|(at, domain)| {
        Json::object([
            ("code", code(at).into()),
            ("key", domain.key.into()),
            ("title", domain.title.into()),
            ("max", points(domain.max())),
        ])
    });
    let criteria = |(at, domain): (usize, &Domain)| {
        let rows = domain.criteria.iter().enumerate().map(move |(row, criterion)| {
            Json::object([
                ("code", format!("{}.{}", at + 1, row + 1).into()),
                ("parent", code(at).into()),
                ("title", criterion.title.into()),
                ("max", points(criterion.max)),
            ])
        });
        rows.collect::<Vec<_>>()
    };
    let set = Json::object([
        ("id", FRAMEWORK.into()),
        ("title", "Bộ tiêu chí xác định Chỉ số cải cách hành chính cấp xã".into()),
        ("level", "commune".into()),
        ("years", Json::list(size.index_years())),
        ("scale", Json::object([("appraised", "100.00".into()), ("total", "100.00".into())])),
        ("classes", Json::list(classes)),
        ("domains", Json::list(domains)),
        ("criteria", Json::List(DOMAINS.iter().enumerate().flat_map(criteria).collect())),
    ]);
    Json::object([("frameworks", Json::List(vec![set]))]).to_file()
}
