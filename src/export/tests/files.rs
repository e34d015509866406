use super::super::{Export, ExportError, Links, sitemap};
use super::{Routes, export, files, rows, site, with_model};
use crate::artifact::MemorySink;
use crate::audit::{Discrepancies, Discrepancy};
use crate::model::{DocumentIx, FindingIx, UnitIx};

#[test]
fn the_same_content_gives_the_same_bytes() {
    let (first, second) = (files(), files());
    assert!(first.len() > 30);
    assert_eq!(first, second);
}

#[test]
fn a_site_of_units_alone_has_empty_tables_and_no_files_of_units() {
    let units = r#"{"units": [{"id": "xa-a", "name": "Xã A", "kind": "commune"}]}"#;
    let files =
        with_model(&[("site.toml", site::SITE.to_owned()), ("units/units.json", units.to_owned())], export);
    assert_eq!(files["du-lieu/ton-tai.json"], "[\n]\n");
    assert_eq!(files["du-lieu/ton-tai.csv"].matches("\r\n").count(), 1);
    assert!(!files.keys().any(|path| path.starts_with("don-vi/")));
    assert!(files["feed.xml"].contains("<updated>2024-03-01T00:00:00+07:00</updated>"));
}

#[test]
fn a_unit_takes_its_scores_and_findings_away_in_one_file() {
    let rows = rows("don-vi/huyen-mau/du-lieu.csv");
    let of = |key: &str| rows.iter().map(|row| row[key].clone()).collect::<Vec<_>>();
    assert_eq!(of("record"), ["result", "domain", "domain", "criterion", "finding", "finding", "finding"]);
    assert_eq!(of("relation"), ["", "", "", "", "named", "monitor", "named"]);
    assert_eq!(of("finding")[4..], ["mau-2023-1", "mau-2023-1", "mau-2022-1"]);
    assert_eq!(of("percent_of_max_computed")[..4], ["77.59", "82.89", "67.50", "25.00"]);
    assert_eq!([&*rows[4]["loss_min"], &*rows[4]["loss_max"], &*rows[6]["loss_min"]], ["1.50", "1.50", ""]);
    assert_eq!(rows[2]["title"], "Bộ máy");
    assert_eq!(rows[0]["source_locator"], "I.1");
}

#[test]
fn an_office_that_must_answer_has_its_file_and_its_feed() {
    let rows = rows("don-vi/phong-nv/du-lieu.csv");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["relation"], "lead");
    assert!(files().contains_key("don-vi/phong-nv/feed.xml"));
}

#[test]
fn a_year_and_a_domain_have_their_scores_and_findings_in_one_file() {
    let year = rows("nam/2023/du-lieu.csv");
    let of = |rows: &[std::collections::BTreeMap<String, String>], key: &str| -> Vec<String> {
        rows.iter().map(|row| row[key].clone()).collect()
    };
    assert_eq!(
        of(&year, "record"),
        ["result", "domain", "domain", "criterion", "finding", "finding", "finding"]
    );
    assert_eq!(of(&year, "units")[5], "xa-a | xa-b");
    assert_eq!(of(&year, "unit_names")[0], "Huyện Mẫu");
    assert_eq!([&*year[0]["source_document"], &*year[0]["source_locator"]], ["bc-01", "I.1"]);
    let domain = rows("linh-vuc/thu-tuc/du-lieu.csv");
    assert_eq!(of(&domain, "record"), ["domain", "criterion", "finding", "finding"]);
    assert_eq!(of(&domain, "year"), ["2023", "2023", "2022", "2023"]);
}

#[test]
fn what_the_audit_found_and_what_documents_count_can_be_taken_away() {
    let counts = rows("du-lieu/so-dem.csv");
    assert_eq!(
        [&*counts[0]["stated"], &*counts[0]["findings_computed"], &*counts[0]["locator"]],
        ["7", "2", "II"]
    );
    let reports = rows("du-lieu/kiem-tra.csv");
    let ratio = reports.iter().find(|row| row["rule"] == "claim-count").expect("the count is disputed");
    assert_eq!([&*ratio["stated"], &*ratio["source_document"]], ["7", "bc-01"]);
    assert_eq!(ratio["url"], "https://cchc.example.vn/mau/chat-luong-du-lieu/claim-count/");
}

#[test]
fn an_unsafe_route_is_an_error_and_not_a_file() {
    struct Outside;
    impl Links for Outside {
        fn unit(&self, _: UnitIx) -> String {
            "../".to_owned()
        }
        fn finding(&self, _: FindingIx) -> String {
            "f/".to_owned()
        }
        fn document(&self, _: DocumentIx) -> String {
            "d/".to_owned()
        }
        fn correction(&self, _: &str) -> String {
            "c/".to_owned()
        }
        fn year(&self, _: i32) -> String {
            "y/".to_owned()
        }
        fn domain(&self, _: &str) -> String {
            "l/".to_owned()
        }
        fn report(&self, _: &Discrepancy) -> String {
            "r/".to_owned()
        }
    }
    with_model(&site::files(), |model| {
        let sink = MemorySink::default();
        let error = Export::new(model, &Discrepancies::default(), &Outside).write(&sink).unwrap_err();
        assert!(matches!(error, ExportError::Path(_)), "{error}");
        assert!(!sink.into_files().keys().any(|path| path.as_str().contains("..")));
    });
}

#[test]
fn a_collision_is_reported() {
    with_model(&site::files(), |model| {
        let sink = MemorySink::default();
        let routes = Routes(model);
        let none = Discrepancies::default();
        let whole = Export::new(model, &none, &routes);
        whole.write(&sink).unwrap();
        assert!(matches!(whole.write(&sink), Err(ExportError::Sink(_))));
    });
}

#[test]
fn a_small_sitemap_is_one_file() {
    let pages = ["https://x.vn/".to_owned(), "https://x.vn/so-sanh/?a=1&b=2".to_owned()];
    let files = sitemap::artifacts("https://x.vn/", &pages).unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["robots.txt", "sitemap.xml"]);
    assert_eq!(
        String::from_utf8_lossy(&files[0].bytes),
        "User-agent: *\nDisallow:\n\nSitemap: https://x.vn/sitemap.xml\n"
    );
    let xml = String::from_utf8_lossy(&files[1].bytes);
    super::xml::assert_well_formed(&xml);
    assert!(xml.contains("<loc>https://x.vn/so-sanh/?a=1&amp;b=2</loc>"));
}

#[test]
fn a_large_sitemap_is_an_index_of_full_files_and_a_rest() {
    let pages: Vec<String> = (0..=sitemap::LARGEST).map(|at| format!("https://x.vn/{at}/")).collect();
    let files = sitemap::artifacts("https://x.vn/", &pages).unwrap();
    let text = |at: usize| String::from_utf8_lossy(&files[at].bytes);
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["robots.txt", "sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
    assert_eq!(text(1).matches("<url>").count(), sitemap::LARGEST);
    assert_eq!(text(2).matches("<url>").count(), 1);
    assert!(text(3).contains("<sitemap><loc>https://x.vn/sitemap-2.xml</loc>"));
    let exact = sitemap::artifacts("https://x.vn/", &pages[..sitemap::LARGEST]).unwrap();
    assert_eq!(exact.len(), 2);
}
