use super::xml::assert_well_formed;
use super::{export, file, files, site, with_model};

/// The text of every element of a name, in order.
fn all<'x>(xml: &'x str, name: &str) -> Vec<&'x str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    xml.split(&open).skip(1).map(|rest| rest.split(&close).next().unwrap()).collect()
}

#[test]
fn every_feed_is_well_formed() {
    let feeds: Vec<_> = files().into_iter().filter(|(path, _)| path.ends_with("feed.xml")).collect();
    let paths: Vec<&str> = feeds.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "don-vi/huyen-mau/feed.xml",
            "don-vi/phong-nv/feed.xml",
            "don-vi/xa-a/feed.xml",
            "don-vi/xa-b/feed.xml",
            "feed.xml"
        ]
    );
    for (_, xml) in &feeds {
        assert_well_formed(xml);
    }
}

#[test]
fn the_newest_come_first_and_ids_are_permanent_addresses() {
    let xml = file("feed.xml");
    assert_eq!(
        all(&xml, "id"),
        [
            "https://cchc.example.vn/mau/feed.xml",
            // Status of February 2024: its last day.
            "https://cchc.example.vn/mau/ton-tai/mau-2023-1/",
            "https://cchc.example.vn/mau/dinh-chinh/#dc-1",
            // Corrected on the same day.
            "https://cchc.example.vn/mau/ton-tai/mau-2023-2/",
            "https://cchc.example.vn/mau/don-vi/huyen-mau/#ket-qua-2023",
            // Neither it nor its document has a date: the end of its year.
            "https://cchc.example.vn/mau/ton-tai/mau-2023-3/",
            "https://cchc.example.vn/mau/ton-tai/mau-2022-1/",
        ]
    );
    let days: Vec<&str> = all(&xml, "updated").into_iter().map(|time| &time[..10]).collect();
    assert_eq!(
        days,
        ["2024-02-29", "2024-02-29", "2024-02-20", "2024-02-20", "2024-01-15", "2023-12-31", "2023-05-02"]
    );
    assert_eq!(all(&xml, "published")[0], "2024-02-01T00:00:00+07:00");
}

#[test]
fn markup_of_records_is_escaped_and_markdown_is_plain() {
    let xml = file("feed.xml");
    assert!(xml.contains("<title>Minh bạch &lt;huyện Mẫu&gt; &amp; xã</title>"));
    assert!(xml.contains("<summary>Hồ sơ trễ hạn, &quot;lặp lại&quot;; dòng hai</summary>"));
}

#[test]
fn a_result_and_a_correction_say_what_they_are_in_words_of_the_records() {
    let xml = file("feed.xml");
    assert!(xml.contains("<title>Huyện Mẫu 2023: 82,791</title>"));
    assert!(xml.contains("<summary>77,59\u{a0}% · 4/8 · Tốt</summary>"));
    assert!(xml.contains("<summary>loss: 0,4 → 0,4–1,29</summary>"));
}

#[test]
fn the_feed_of_a_unit_holds_what_is_about_it() {
    let xml = file("don-vi/xa-a/feed.xml");
    assert_eq!(
        all(&xml, "id"),
        [
            "https://cchc.example.vn/mau/don-vi/xa-a/feed.xml",
            "https://cchc.example.vn/mau/dinh-chinh/#dc-1",
            "https://cchc.example.vn/mau/ton-tai/mau-2023-2/",
        ]
    );
    assert!(xml.contains(
        "<link rel=\"alternate\" type=\"text/html\" href=\"https://cchc.example.vn/mau/don-vi/xa-a/\">"
    ));
}

#[test]
fn a_feed_has_fifty_entries_at_most() {
    let mut content = site::files();
    let list: Vec<String> = (1..=60)
        .map(|day| {
            format!(
                r#"{{"id": "f-{day}", "kind": "statement", "year": 2021, "units": ["xa-a"], "title": "t",
                "text": "t", "published": "2021-{:02}-{:02}", "source": {{"document": "bc-01"}}}}"#,
                day / 28 + 1,
                day % 28 + 1
            )
        })
        .collect();
    content.push(("findings/2021/many.json", format!("{{\"findings\": [{}]}}", list.join(","))));
    let xml = with_model(&content, export).remove("feed.xml").unwrap();
    assert_eq!(xml.matches("<entry>").count(), 50);
    assert!(xml.contains("/f-60/") && xml.contains("/f-17/") && !xml.contains("/f-16/"));
}
